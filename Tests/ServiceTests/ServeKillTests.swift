import Dispatch
import Foundation
import TestSupport
import Testing
import Values

@testable import Keeping

/// A real service that is killed in the middle of everything, as a power cut does it, again and again.
@Suite("Mất điện giữa lúc nhiều người gửi", .serialized)
struct ServeKillTests {
  private static let callers = 6
  private static let sample: (type: String, body: [UInt8]) = {
    LoopbackClient.multipart((try? ServedAPI.files(of: JobDesk.sample)) ?? [])
  }()

  /// One caller: asks for this and that until the service is gone.
  private static func call(_ desk: DiskDesk, _ ledger: KillLedger, round: Int, caller: Int) {
    var random = SeededNumbers(UInt64(round * 100 + caller))
    for number in 0... {
      let key = "k-\(round)-\(caller)-\(number)"
      let intake = DiskDesk.intake(caller * 1000 + number)
      func checks(_ type: String, _ body: [UInt8], _ headers: [String: String] = [:]) -> KillLedger.Asked {
        KillLedger.Asked(
          path: "/v1/checks", type: type, body: body, headers: headers.merging(["Idempotency-Key": key]) { $1 })
      }
      func words(_ form: String, _ words: String) -> Bool {
        guard let id = ledger.taken(by: &random) else { return true }
        let asked = KillLedger.Asked(
          path: "/v1/checks/\(id)/\(form)", type: "application/json",
          body: Array(#"{"schemaVersion": "1", "loi": [\#(words)]}"#.utf8),
          headers: ["Idempotency-Key": key, "Hoso-Officer": "cb-\(caller)"])
        return ledger.ask(form, asked, by: desk.client)
      }
      let goesOn =
        switch random.next() % 12 {
        case 0..<4: ledger.ask("ngay", checks("application/json", intake), by: desk.client)
        case 4, 5: ledger.ask("viec", checks("application/json", intake, ["Prefer": "wait=0"]), by: desk.client)
        case 6: ledger.ask("tep", checks(sample.type, sample.body), by: desk.client)
        case 7, 8: words("statements", #"{"loai": "khong_nop", "thanh_phan": ["HS-a"]}"#)
        case 9: words("confirmations", #"{"loai": "bac", "ma": "DT-D22", "ly_do": "đã nộp"}"#)
        default: ledger.taken(by: &random).map { ledger.remove($0, by: desk.client) } ?? true
        }
      guard goesOn else { return }
    }
  }

  @Test(
    "Mã nào đã trả 2xx thì còn đúng từng byte, đã xóa thì mất hẳn, gửi lại không thành hai, chuỗi liền, làm lại giống hệt"
  )
  func killed() throws {
    try TemporaryFolder.run { folder in
      let store = folder.appendingPathComponent("kho").path
      let ledger = KillLedger()
      var random = SeededNumbers(2026)
      for round in 0..<4 {
        let (process, desk) = try DiskDesk.served(store)
        ledger.next(Int.random(in: 8...30, using: &random))
        let ended = DispatchGroup()
        for caller in 0..<Self.callers {
          DispatchQueue.global().async(group: ended) { Self.call(desk, ledger, round: round, caller: caller) }
        }
        while ledger.due.wait(timeout: .now() + 1) == .timedOut, process.isRunning {}
        process.kill()
        ended.wait()
      }
      let (process, desk) = try DiskDesk.served(store)
      defer { process.stop() }
      try settle(ledger, desk)
      try expect(ledger, desk, store)
      try replay(ledger, desk, store, in: folder)
    }
  }

  /// Finds out what was done of which nobody was told, and what became of promises.
  private func settle(_ ledger: KillLedger, _ desk: DiskDesk) throws {
    let state = ledger.state.withLock(\.self)
    for (id, asked) in state.promised {
      let place = try desk.made(LoopbackClient.Reply(status: 202, head: "Location: /v1/jobs/\(id)", body: []))
      #expect(place == "/v1/checks/\(id)")
      let report = try desk.client.send("GET", place).body
      ledger.state.withLock { $0.made[id] = .init(digest: Digest(of: report), asked: asked) }
    }
    for asked in state.unanswered {
      var reply = try asked.send(by: desk.client)
      if reply.status == 202 {
        _ = try desk.made(reply)
        reply = try asked.send(by: desk.client)
      }
      let id = try #require(reply.id, "\(reply.head)")
      #expect(reply.status == 201)
      ledger.state.withLock { $0.made[id] = .init(digest: Digest(of: reply.body), asked: asked) }
    }
    for id in state.removing where try desk.client.send("GET", "/v1/checks/\(id)").status == 404 {
      ledger.state.withLock { state in
        state.made[id] = nil
        state.removed.insert(id)
      }
    }
  }

  private func expect(_ ledger: KillLedger, _ desk: DiskDesk, _ store: String) throws {
    let state = ledger.state.withLock(\.self)
    #expect(state.refused.isEmpty)
    // Every kind of request has been answered, or the test holds nothing of it.
    #expect(state.byKind.keys.sorted() == ["confirmations", "ngay", "statements", "tep", "viec", "xoa"])
    for (id, made) in state.made {
      let kept = try desk.client.send("GET", "/v1/checks/\(id)")
      let digest = Digest(of: kept.body)
      #expect(kept.status == 200 && digest == made.digest ?? digest, "\(id)")
      let record = try JSON.parse(try desk.client.send("GET", "/v1/checks/\(id)/record.json").body)
      #expect(record["sha256_bao_cao"]?.string == digest.hex)
      // Sent again it is the same check.
      let again = try made.asked.send(by: desk.client)
      #expect(again.status == 201 && again.id == id && again.header("Idempotency-Replayed") == "true", "\(again.head)")
    }
    for id in state.removed { #expect(try desk.client.send("GET", "/v1/checks/\(id)").status == 404) }
    // There is nothing else, and nothing twice.
    #expect(try desk.listed().sorted() == state.made.keys.sorted())
    let beside = try Store(at: store)
    #expect(try beside.faults().isEmpty && beside.unfinishedJobs().isEmpty && beside.jobCount().failed == 0)
    let acts = try beside.auditEntries(count: 10_000)
    let removed = acts.filter { $0["viec"]?.string == "xoa" }.compactMap { $0["ho_so"]?.string }
    #expect(removed.sorted() == state.removed.sorted())
    let verified = try TestPrograms.run(TestPrograms.hoso, ["audit", "verify", "--store", store])
    #expect(verified.status == 0, "\(verified.errors)")
  }

  /// No verdict has changed: the first that each way of asking came to is made again.
  private func replay(_ ledger: KillLedger, _ desk: DiskDesk, _ store: String, in folder: URL) throws {
    let made = ledger.state.withLock(\.made)
    let ways = Dictionary(grouping: made.keys.sorted()) { id -> String in
      let asked = made[id]?.asked
      return "\(asked?.path.split(separator: "/").last ?? "") \(asked?.type ?? "") \(asked?.headers["Prefer"] ?? "")"
    }
    #expect(ways.count == 5)
    let record = folder.appendingPathComponent("record.json")
    for id in ways.values.compactMap(\.first) {
      try Data(try desk.client.send("GET", "/v1/checks/\(id)/record.json").body).write(to: record)
      let again = try TestPrograms.run(
        TestPrograms.hoso, ["replay", record.path, "--store", store, "--rules", PublishedRules.location])
      #expect(again.status == 0 && again.text.hasPrefix("Giống từng byte"), "\(again.text)\(again.errors)")
    }
  }
}
