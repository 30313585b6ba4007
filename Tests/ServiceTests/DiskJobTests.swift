import Dispatch
import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Service

/// What a full disk or a locked database does to checks that are on their way.
@Suite("Việc khi đĩa đầy, khi kho bị khóa", .serialized)
struct DiskJobTests {
  private struct Held {
    let desk: DiskDesk
    let service: CheckService
    let store: Store
    /// Opens the only hand of the service.
    let open: @Sendable () -> Void

    /// Nothing is on its way any more.
    func rests() { while service.turnstile.workers.load.taken > 0 { usleep(1000) } }
  }

  private func held(at folder: String, _ body: @escaping @Sendable (Held) throws -> Void) async throws {
    let store = try Store(at: folder)
    var limits = ServiceLimits()
    limits.atOnce = 1
    limits.again = .milliseconds(20)
    let service = try ServedAPI.service(try PublishedRules.rulebook(), store, limits: limits)
    let gate = DispatchSemaphore(value: 0)
    Task { try await service.turnstile.workers.run { gate.wait() } }
    while service.turnstile.workers.load.working == 0 { usleep(1000) }
    try await ServedAPI.serving(service) { client in
      try body(Held(desk: DiskDesk(client: client), service: service, store: store, open: { gate.signal() }))
    }
  }

  @Test(
    "Chờ hết hạn mà không hứa được thì 507, và việc ấy thôi hẳn: có chỗ rồi cũng không hiện ra; gửi lại thì làm",
    .enabled(if: TinyDisk.isAllowed, "cần quyền mount tmpfs (root)"))
  func calledOff() async throws {
    let disk = try TinyDisk()
    try await held(at: "\(disk.path)/kho") { held in
      try disk.fill()
      for (number, wait) in [(1, 1), (2, 0)] {
        let refused = try held.desk.send(number, key: "k-\(number)", wait: wait)
        #expect(refused.isRefused(507, "het-cho"), "\(refused.head)")
      }
      disk.makeRoom()
      held.open()
      held.rests()
      let kept = try held.store.checks(of: .all, count: 9)
      #expect(kept.isEmpty)
      #expect(try held.store.unfinishedJobs().isEmpty && held.store.jobCount().failed == 0)
      for number in 1...2 {
        let again = try held.desk.send(number, key: "k-\(number)")
        #expect(again.status == 201 && again.header("Idempotency-Replayed") == nil)
      }
      #expect(try held.store.faults().isEmpty)
    }
  }

  @Test(
    "Hai người chờ cùng một yêu cầu: một người nhận 507 thì người kia vẫn được kiểm tra",
    .enabled(if: TinyDisk.isAllowed, "cần quyền mount tmpfs (root)"))
  func othersWait() async throws {
    let disk = try TinyDisk()
    try await held(at: "\(disk.path)/kho") { held in
      let patient = Answers()
      let done = DispatchSemaphore(value: 0)
      DispatchQueue.global().async {
        patient.note(0) { try held.desk.send(1, key: "k-1", wait: 60) }
        done.signal()
      }
      while held.service.turnstile.workers.load.taken < 1 { usleep(1000) }
      try disk.fill()
      // It has no place in the queue of its own: it waits for the same check.
      let refused = try held.desk.send(1, key: "k-1", wait: 0)
      #expect(refused.isRefused(507, "het-cho"))
      disk.makeRoom()
      held.open()
      done.wait()
      let made = try #require(patient.all.first)
      #expect(made.status == 201)
      let ids = try held.store.checks(of: .all, count: 9).map(\.id)
      #expect(ids == [made.id])
    }
  }

  @Test(
    "Đã hứa thì đĩa đầy không làm việc thất bại: có chỗ là thành kiểm tra",
    .enabled(if: TinyDisk.isAllowed, "cần quyền mount tmpfs (root)"))
  func promisedWhileFull() async throws {
    let disk = try TinyDisk()
    try await held(at: "\(disk.path)/kho") { held in
      let promised = try held.desk.send(1, key: "k-1", wait: 0)
      #expect(promised.status == 202)
      try disk.fill()
      held.open()
      // The hand has tried it more than once.
      let checks = #"hoso_checks_total{recommendation="#
      func tries() throws -> Int {
        let text = String(decoding: try held.desk.client.send("GET", "/metrics").body, as: UTF8.self)
        return text.split(separator: "\n").filter { $0.hasPrefix(checks) }
          .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
      }
      while try tries() < 2 { usleep(10_000) }
      let state = try JobDesk(client: held.desk.client).state(try #require(promised.header("Location")))
      #expect(["cho", "dang_lam"].contains(state["trang_thai"]?.string))
      disk.makeRoom()
      _ = try held.desk.made(promised)
      #expect(try held.store.checks(of: .all, count: 9).map(\.id) == [promised.id ?? ""])
      #expect(try held.store.faults().isEmpty)
    }
  }

  @Test("Kho bị khóa: chưa hứa được thì 503 và thôi hẳn; đã hứa thì nhả ra là làm")
  func locked() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kho-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await held(at: folder) { held in
      let promised = try held.desk.send(1, key: "k-1", wait: 0)
      #expect(promised.status == 202)
      let other = try HeldStore(folder)
      held.open()
      let refused = try held.desk.send(2, key: "k-2", wait: 0)
      #expect(refused.isRefused(503, "kho-ban") && refused.header("Retry-After") == "1", "\(refused.head)")
      other.letGo()
      _ = try held.desk.made(promised)
      held.rests()
      #expect(try held.store.checks(of: .all, count: 9).map(\.id) == [promised.id ?? ""])
      #expect(try held.desk.send(2, key: "k-2").status == 201)
    }
  }
}
