import Rulebook
import Synchronization

/// What the service has done since it started, counted. Labels are names of the program's own (operations, classes of
/// statuses, recommendations), so nothing that a caller sends makes another one.
final class Measures: Sendable {
  /// Upper bounds of how long an answer took, in seconds: from a look-up to the longest that is waited for.
  static let bounds: [Double] = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60]

  private struct Answers: Hashable {
    let operation: String
    /// 2 of 2xx.
    let status: Int
  }

  private struct Times {
    /// One more than there are bounds: the last holds what took longer than any.
    var counts = [Int](repeating: 0, count: Measures.bounds.count + 1)
    var sum = 0.0
  }

  /// What a check takes its time for.
  enum Phase: String, Sendable, CaseIterable {
    /// From the bytes that were sent to the dossier.
    case parse
    case judge
    /// From the report to its bytes.
    case write
    /// Until all is on the disk.
    case store
  }

  private struct State {
    var answers: [Answers: Int] = [:]
    var times: [String: Times] = [:]
    var checks: [Recommendation.Kind: Int] = [:]
    var phases: [Phase: Duration] = [:]
  }

  private let state = Mutex(State())

  func answered(_ operation: String, status: Int, after duration: Duration) {
    let seconds = duration / .seconds(1)
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.answers[Answers(operation: operation, status: status / 100), default: 0] += 1
      state.times[operation, default: Times()].counts[bucket] += 1
      state.times[operation]?.sum += seconds
    }
  }

  /// Does the work and takes down how long it took.
  func timed<Value, Failure: Error>(_ phase: Phase, _ work: () throws(Failure) -> Value) throws(Failure) -> Value {
    let start = ContinuousClock.now
    defer { took(phase, since: start) }
    return try work()
  }

  func took(_ phase: Phase, since start: ContinuousClock.Instant) {
    let taken = start.duration(to: .now)
    state.withLock { $0.phases[phase, default: .zero] += taken }
  }

  func checked(_ recommendation: Recommendation.Kind) {
    state.withLock { $0.checks[recommendation, default: 0] += 1 }
  }

  var families: [MetricFamily] {
    let state = state.withLock { $0 }
    let answers = state.answers.sorted { ($0.key.operation, $0.key.status) < ($1.key.operation, $1.key.status) }
    return [
      MetricFamily(
        "hoso_http_requests_total", .counter, "Requests answered, by operation and class of status.",
        answers.map { answers, count in
          .init(
            labels: [("operation", answers.operation), ("status", "\(answers.status)xx")], value: Double(count))
        }),
      MetricFamily(
        "hoso_http_request_duration_seconds", .histogram, "From the head of a request to its answer, by operation.",
        state.times.sorted { $0.key < $1.key }.flatMap { Self.samples(of: $0.value, $0.key) }),
      MetricFamily(
        "hoso_checks_total", .counter, "Checks made, by what they recommend.",
        Recommendation.Kind.allCases.map {
          .init(labels: [("recommendation", $0.key)], value: Double(state.checks[$0] ?? 0))
        }),
      MetricFamily(
        "hoso_check_phase_seconds_total", .counter, "What checks took their time for.",
        Phase.allCases.map {
          .init(labels: [("phase", $0.rawValue)], value: (state.phases[$0] ?? .zero) / .seconds(1))
        }),
    ]
  }

  private static func samples(of times: Times, _ operation: String) -> [MetricFamily.Sample] {
    var sum = 0
    let buckets = zip(bounds + [.infinity], times.counts).map { bound, count in
      sum += count
      return MetricFamily.Sample(
        suffix: "_bucket", labels: [("operation", operation), ("le", MetricFamily.text(of: bound))],
        value: Double(sum))
    }
    return buckets + [
      .init(suffix: "_sum", labels: [("operation", operation)], value: times.sum),
      .init(suffix: "_count", labels: [("operation", operation)], value: Double(sum)),
    ]
  }
}
