import Hummingbird
import Keeping
import Rulebook
import Screening
import Values

/// What a monitoring system reads.
extension CheckService {
  /// Sums over everybody, so for who sees everybody's: an officer's key or an auditor's.
  var metricsEndpoint: Endpoint {
    Endpoint(
      method: .get, path: "/metrics", operation: "metrics",
      summary: Words("Số đo của dịch vụ, dạng văn bản của Prometheus", en: "Metrics, in the text form of Prometheus"),
      needs: .scope([.audit, .review]), gives: .init(type: "text/plain", shape: .bytes),
      given: Words("Các số đo", en: "The metrics"), problems: keeper == nil ? [] : Problem.Kind.ofKeeping,
      answer: { call in
        let told = try await onAThread { try families }
        return call.answer(Array(told.map(\.text).joined().utf8), type: MetricFamily.contentType)
      })
  }

  private var families: [MetricFamily] {
    get throws { measures.families + load + (try keeper.map { try kept($0) } ?? []) + process }
  }

  private var load: [MetricFamily] {
    let load = turnstile.workers.load
    return [
      MetricFamily("hoso_connections_open", .gauge, "Connections that are open.", connections.count),
      MetricFamily("hoso_places", .gauge, "Requests that are taken on at the same time.", turnstile.workers.places),
      MetricFamily("hoso_places_taken", .gauge, "Requests being read, waiting or worked on.", load.taken),
      MetricFamily("hoso_queue_length", .gauge, "Pieces of work that wait for a thread.", load.waiting),
      MetricFamily("hoso_working", .gauge, "Pieces of work being done.", load.working),
    ]
  }

  private func kept(_ keeper: Keeper) throws -> [MetricFamily] {
    let size = keeper.size.measured { keeper.store.size() }
    let jobs = try keeper.store.jobCount()
    let running = errands.running.filter(\.isPromised).count
    let ended = errands.ended
    let states = [("waiting", max(0, jobs.unfinished - running)), ("running", running), ("failed", jobs.failed)]
    return [
      MetricFamily(
        "hoso_jobs", .gauge, "Jobs in the store, by state; a job that is done is a check.",
        states.map { state, count in .init(labels: [("state", state)], value: Double(count)) }),
      MetricFamily(
        "hoso_jobs_ended_total", .counter, "Jobs that ended, by how.",
        [("done", ended.made), ("failed", ended.failed)].map { state, count in
          .init(labels: [("state", state)], value: Double(count))
        }),
      MetricFamily(
        "hoso_store_bytes", .gauge, "The store's files; measured once a minute at most.",
        [
          .init(labels: [("part", "database")], value: Double(size.database)),
          .init(labels: [("part", "contents")], value: Double(size.contents)),
        ]),
    ]
  }

  private var process: [MetricFamily] {
    [
      MetricFamily(
        "hoso_build_info", .gauge, "The program and the SHA-256 of the edition in use; always 1.",
        [
          .init(
            labels: [("version", ScreeningReport.engine), ("edition", rulebook?.edition.digest.hex ?? "")], value: 1)
        ]),
      MetricFamily(
        "process_resident_memory_bytes", .gauge, "Resident memory.",
        ProcessFigures.residentMemory.map { [.init(value: Double($0))] } ?? []),
      MetricFamily(
        "process_start_time_seconds", .gauge, "When the process started, since 1970.",
        ProcessFigures.start.map { [.init(value: $0)] } ?? []),
    ]
  }
}
