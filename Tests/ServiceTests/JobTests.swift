import Foundation
import Keeping
import Rulebook
import TestSupport
import Testing
import Values

@testable import Service

/// One that sends dossiers and asks how they are.
struct JobDesk {
  static let sample = ServedAPI.samples.appendingPathComponent("dieu-chinh-thoi-han")

  let client: LoopbackClient
  var headers: [String: String] = [:]

  func send(_ more: [String: String] = [:], query: String = "") throws -> LoopbackClient.Reply {
    let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: Self.sample))
    return try client.send(
      "POST", "/v1/checks\(query)", type: type, body: body, headers: headers.merging(more) { $1 })
  }

  /// What cannot be checked: nobody says which procedure.
  func sendUnknown(_ more: [String: String] = [:]) throws -> LoopbackClient.Reply {
    try client.send(
      "POST", "/v1/checks", type: "application/json", body: Array(#"{"schemaVersion": "1"}"#.utf8),
      headers: headers.merging(more) { $1 })
  }

  func state(_ place: String) throws -> JSON { try JSON.parse(try client.send("GET", place, headers: headers).body) }

  /// Once it has ended.
  func ended(_ place: String) throws -> JSON {
    let deadline = Date(timeIntervalSinceNow: 120)
    while Date() < deadline {
      let state = try state(place)
      if ["xong", "that_bai"].contains(state["trang_thai"]?.string) { return state }
      usleep(50_000)
    }
    return try state(place)
  }
}

@Suite("Kiểm tra lâu thành việc", .serialized)
struct JobTests {
  /// Keeps the only hand of a service from working until it is opened.
  private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    init(_ service: CheckService) {
      Task { [semaphore] in try await service.turnstile.workers.run { semaphore.wait() } }
      while service.turnstile.workers.load.working == 0 { usleep(1000) }
    }

    func open() { semaphore.signal() }
  }

  private func oneHand(_ store: Store) throws -> CheckService {
    var limits = ServiceLimits()
    limits.atOnce = 1
    return try ServedAPI.service(try PublishedRules.rulebook(), store, limits: limits)
  }

  private static let atOnce = ["Prefer": "wait=0", "Hoso-Officer": "cb-7"]

  /// A service whose only hand the test holds.
  private func held(_ body: @escaping @Sendable (JobDesk, Gate, Store) throws -> Void) async throws {
    try await ServedAPI.keeping { store in
      let service = try oneHand(store)
      try await ServedAPI.serving(service) { try body(JobDesk(client: $0), Gate(service), store) }
    }
  }

  @Test(
    "wait=0: 202 nói hỏi ở đâu, bao giờ; xong thì đúng từng byte như trả ngay, cùng bản ghi, kiểm toán nêu người gửi")
  func becomesCheck() async throws {
    try await ServedAPI.keeping { client, store in
      let desk = JobDesk(client: client)
      let direct = try desk.send(["Hoso-Officer": "cb-7"], query: "?office=so-tai-chinh")
      #expect(direct.status == 201 && direct.header("Preference-Applied") == nil)
      let reply = try desk.send(Self.atOnce, query: "?office=so-tai-chinh")
      #expect(reply.status == 202 && reply.header("Retry-After") == "2")
      #expect(reply.header("Preference-Applied") == "wait=0")
      let place = try #require(reply.header("Location"))
      let told = try JSON.parse(reply.body)
      #expect(place == "/v1/jobs/\(told["id"]?.string ?? "")" && told["nhan_luc"]?.string == "2026-09-10T02:00:00Z")
      let ended = try desk.ended(place)
      #expect(ended["trang_thai"]?.string == "xong")
      let made = try #require(ended["kiem_tra"]?.string)
      #expect(made == place.replacing("/jobs/", with: "/checks/"))
      #expect(try client.send("GET", made).body == direct.body)
      func record(_ place: String?) throws -> [JSON.Member] {
        let record = try JSON.parse(try client.send("GET", "\(place ?? "")/record.json").body)
        return (record.members ?? []).filter { $0.key != "id" }
      }
      let own = try record(made)
      #expect(try own == record(direct.header("Location")))
      let acts = try store.auditEntries(count: 2)
      #expect(acts.map { $0["chi_tiet"] }.first == acts.map { $0["chi_tiet"] }.last)
      #expect(acts.allSatisfy { $0["can_bo"]?.string == "cb-7" && $0["khoa"]?.string == "loopback" })
      let count = try store.jobCount()
      #expect(count.unfinished == 0 && count.failed == 0)
    }
  }

  @Test("Chờ hết hạn thì thành việc, tệp đã ở trên đĩa; đầy chỗ thì 503; có tay thì làm nốt hết")
  func waitRunsOut() async throws {
    try await held { desk, gate, store in
      let late = try desk.send(["Prefer": "wait=1"])
      #expect(late.status == 202 && late.header("Preference-Applied") == "wait=1")
      let first = try #require(late.header("Location"))
      let job = try #require(try store.unfinishedJobs().first)
      #expect(try store.files(of: job).count == ServedAPI.files(of: JobDesk.sample).count)
      // A list that nobody may send again is not waited for: it needs no hand.
      #expect(
        try desk.ended(desk.sendUnknown(Self.atOnce).header("Location") ?? "")["trang_thai"]?.string == "that_bai")
      let rest = try (0..<16).map { number in
        try desk.sendUnknown(Self.atOnce.merging(["Idempotency-Key": "\(number)"]) { _, key in key })
      }
      #expect(rest.allSatisfy { $0.status == 202 })
      let full = try desk.sendUnknown(Self.atOnce)
      #expect(full.status == 503 && full.header("Retry-After") == "2")
      let metrics = try MetricsText(try desk.client.send("GET", "/metrics").body)
      #expect(metrics[#"hoso_jobs{state="waiting"}"#] == 17 && metrics["hoso_places_taken"] == 17)
      #expect(metrics["hoso_queue_length"] == 17)
      gate.open()
      #expect(try desk.ended(first)["trang_thai"]?.string == "xong")
      for reply in rest {
        #expect(try desk.ended(reply.header("Location") ?? "")["trang_thai"]?.string == "that_bai")
      }
      let after = try MetricsText(try desk.client.send("GET", "/metrics").body)
      #expect(after[#"hoso_jobs{state="failed"}"#] == 17 && after[#"hoso_jobs_ended_total{state="done"}"#] == 1)
      #expect(try desk.sendUnknown(Self.atOnce).status == 202)
    }
  }

  @Test(
    "Không kiểm tra được: việc nói lỗi như trả ngay, tệp không còn, kiểm toán ghi loại lỗi và mã băm, không lời nào")
  func fails() async throws {
    try await ServedAPI.keeping { client, store in
      let desk = JobDesk(client: client)
      let direct = try desk.sendUnknown()
      #expect(direct.status == 422)
      let place = try #require(try desk.sendUnknown(Self.atOnce).header("Location"))
      let ended = try desk.ended(place)
      #expect(ended["trang_thai"]?.string == "that_bai" && ended["kiem_tra"] == nil)
      // Each time it happens is another occurrence.
      func told(_ problem: JSON?) -> [JSON.Member]? { problem?.members?.filter { $0.key != "instance" } }
      let answered = try JSON.parse(direct.body)
      #expect(told(ended["loi"]) == told(answered) && ended["loi"]?["instance"] != answered["instance"])
      let english = try client.send("GET", place, headers: ["Accept-Language": "en"])
      let title = try JSON.parse(english.body)["loi"]?["title"]?.string
      #expect(title == "The dossier's procedure is not known")
      let digest = Digest(of: Array(#"{"schemaVersion": "1"}"#.utf8)).hex
      let noted = try store.auditEntries(count: 9)
      #expect(noted.map { $0["viec"]?.string } == ["khong_kiem_tra", "khong_kiem_tra"])
      for entry in noted {
        #expect(entry["chi_tiet"] == .record(["loi": .string("thu-tuc"), "sha256_yeu_cau": .string(digest)]))
      }
      #expect(
        try store.vacuum(before: nil) { .init(at: "", key: "", officer: nil, act: .removed, check: $0.id) }.contents
          == 0)
      #expect(try store.faults().isEmpty)
    }
  }

  @Test("Cùng Idempotency-Key: cùng một việc, rồi cùng một lần kiểm tra; việc thất bại thì cùng lỗi; yêu cầu khác: 422")
  func repeats() async throws {
    try await held { desk, gate, store in
      let keyed = Self.atOnce.merging(["Idempotency-Key": "k-1"]) { $1 }
      let places = try (0..<3).map { _ in try desk.send(keyed).header("Location") }
      let place = try #require(places.first ?? nil)
      #expect(Set(places) == [place])
      #expect(try desk.send(keyed, query: "?on=2026-09-02").status == 422)
      let failing = Self.atOnce.merging(["Idempotency-Key": "k-2"]) { $1 }
      let failed = try #require(try desk.sendUnknown(failing).header("Location"))
      gate.open()
      #expect(try desk.ended(place)["trang_thai"]?.string == "xong")
      for preference in ["wait=0", "wait=9"] {
        let again = try desk.send(keyed.merging(["Prefer": preference]) { $1 })
        #expect(again.status == 201 && again.header("Idempotency-Replayed") == "true")
        #expect(again.header("Location") == place.replacing("/jobs/", with: "/checks/"))
      }
      #expect(try desk.ended(failed)["trang_thai"]?.string == "that_bai")
      #expect(try desk.sendUnknown(failing).status == 422)
      #expect(try store.checks(of: .all, count: 9).count == 1 && store.jobCount().failed == 1)
    }
  }

  @Test("Việc của khóa nào chỉ khóa ấy và cán bộ thấy")
  func owners() async throws {
    try await ServedAPI.keeping { client, store in
      func desk(_ scope: AccessKey.Scope) throws -> JobDesk {
        let made = try store.makeKey(label: "a", scopes: [scope], at: "2026-09-01T01:00:00Z", expires: nil)
        return JobDesk(client: client, headers: ["Authorization": "Bearer \(made.text)"])
      }
      let (own, other, officer) = (try desk(.check), try desk(.check), try desk(.review))
      for place in [
        try #require(try own.send(Self.atOnce).header("Location")),
        try #require(try own.sendUnknown(Self.atOnce).header("Location")),
      ] {
        #expect(try client.send("GET", place, headers: other.headers).status == 404)
        #expect(try client.send("GET", place).status == 401)
        let ended = try own.ended(place)
        let seen = try officer.state(place)
        #expect(seen == ended)
        #expect(try client.send("GET", place, headers: other.headers).status == 404)
      }
      let none = "/v1/jobs/00000000000000000000000000000000"
      #expect(try client.send("GET", none, headers: own.headers).status == 404)
    }
  }

  @Test("Tiến trình khác nhận lại việc; cả hai cùng làm xong thì vẫn đúng một lần kiểm tra; việc làm sập mãi thì thôi")
  func takenUp() async throws {
    try await ServedAPI.keeping { store in
      let first = try oneHand(store)
      let left = Gate(first)
      try await ServedAPI.serving(first) { client in
        let desk = JobDesk(client: client)
        let sent = try (0..<3).map { _ in try desk.send(Self.atOnce).status }
        #expect(sent == [202, 202, 202])
      }
      let ids = try store.unfinishedJobs().map(\.id)
      let fatal = try #require(ids.last)
      for _ in 0..<3 { _ = try store.takeUp(fatal) }
      // Of a later day; the job is of the day on which it was asked.
      let second = try ServedAPI.service(try PublishedRules.rulebook(), store, on: "2026-10-20")
      try await ServedAPI.serving(second) { client in
        let desk = JobDesk(client: client)
        for id in ids.dropLast() { #expect(try desk.ended("/v1/jobs/\(id)")["trang_thai"]?.string == "xong") }
        let given = try desk.ended("/v1/jobs/\(fatal)")
        #expect(given["loi"]?["type"]?.string == "/problems/loi-ben-trong")
        left.open()
        while first.turnstile.workers.load.taken > 0 { usleep(1000) }
        let made = try store.checks(of: .all, count: 9).map(\.id)
        #expect(Set(made) == Set(ids))
      }
      let days = try store.checks(of: .all, count: 9).map { $0.record["hom_nay"]?.string }
      #expect(Set(days) == ["2026-09-10"])
      let acts = try store.auditEntries(count: 9).compactMap { $0["viec"]?.string }
      #expect(acts.filter { $0 == "kiem_tra" }.count == ids.count)
      #expect(try store.faults().isEmpty)
    }
  }

  @Test("Prefer đọc như RFC 7240: dòng nào trước được trước, điều không hiểu bỏ qua, dài quá thì rút lại và nói")
  func prefers() async throws {
    for (header, wait, isAsync) in [
      (nil, nil, false), ("wait=5", 5, false), ("respond-async, WAIT = 10", 10, true), ("wait=\"7\"; x=1", 7, false),
      ("return=minimal", nil, false), ("wait=3, wait=9", 3, false), ("wait=-1", nil, false), ("wait=abc", nil, false),
      ("wait", nil, false), ("Respond-Async", nil, true),
    ] as [(String?, Int?, Bool)] {
      let prefer = Prefer(header)
      #expect(prefer.wait == wait && prefer.respondsAsync == isAsync, "\(header ?? "")")
    }
    try await ServedAPI.keeping { client, _ in
      let desk = JobDesk(client: client)
      let capped = try desk.send(["Prefer": "wait=100000"])
      #expect(capped.status == 201 && capped.header("Preference-Applied") == "wait=60")
      #expect(try desk.send(["Prefer": "respond-async"]).header("Preference-Applied") == "respond-async")
      // What is not kept cannot be promised.
      #expect(try desk.send(["Prefer": "wait=0"], query: "?keep=no").status == 200)
    }
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let sent = try JobDesk(client: client).send(["Prefer": "wait=0"])
      #expect(sent.status == 200)
      #expect(try client.send("GET", "/v1/jobs/0").status == 404)
    }
  }

  @Test("Chờ một giá trị: đến thì trả, hết giờ thì thôi, được bảo thôi thì thôi ngay")
  func awaits() async {
    let deadlines = Deadlines()
    let value = Awaited<Int>(deadlines)
    #expect(await value.value(within: .milliseconds(20)) == nil)
    async let waited = value.value(within: .seconds(60))
    value.settle(1)
    value.settle(2)
    #expect(await waited == 1)
    #expect(await value.value(within: .zero) == 1)
    let never = Awaited<Int>(deadlines)
    let clock = ContinuousClock()
    let time = await clock.measure {
      async let nothing = never.value(within: .seconds(60))
      never.giveUp()
      #expect(await nothing == nil)
      #expect(await never.value(within: .seconds(60)) == nil)
    }
    #expect(time < .seconds(10))
  }
}
