import Dispatch
import Foundation
import TestSupport
import Testing
import Values

@testable import Keeping

/// A real service whose disk is full, or whose database another program has.
@Suite("Dịch vụ khi đĩa đầy, khi kho bị khóa", .serialized)
struct ServeDiskTests {
  private func command(_ words: String..., store: String) throws -> TestPrograms.Ended {
    try TestPrograms.run(TestPrograms.hoso, words + ["--store", store])
  }

  @Test(
    "Đĩa đầy: mọi việc phải ghi được trả lời 507, không gì giữ nửa chừng, chuỗi kiểm toán liền; có chỗ thì chạy tiếp",
    .enabled(if: TinyDisk.isAllowed, "cần quyền mount tmpfs (root)"))
  func full() throws {
    let disk = try TinyDisk()
    let store = "\(disk.path)/kho"
    let (process, desk) = try DiskDesk.served(store)
    defer { process.stop() }
    let first = try desk.send(1, key: "k-1")
    let place = try #require(first.header("Location"))
    #expect(first.status == 201)

    try disk.fill()
    // Its contents have no room; they have, and the database has none; a job; words of an officer; a removal.
    for reply in [
      try desk.send(2, key: "k-2"), try desk.send(1, key: "k-3"), try desk.send(3, key: "k-4", wait: 0),
      try desk.send(1, key: "k-5", wait: 0),
      try desk.say(#"{"loai": "khong_nop", "thanh_phan": ["HS-a"]}"#, to: place),
      try desk.client.send("DELETE", place), try desk.client.send("GET", "\(place)/record.json"),
    ] {
      #expect(reply.isRefused(507, "het-cho"), "\(reply.head) \(String(decoding: reply.body, as: UTF8.self))")
    }
    #expect(try desk.send(1, key: "k-1").id == first.id)
    #expect(try desk.client.send("GET", place).body == first.body)
    #expect(try desk.listed() == [try #require(first.id)])
    let verified = try command("audit", "verify", store: store)
    #expect(verified.status == 0 && verified.text.hasPrefix("Chuỗi nguyên vẹn, 1 bản ghi"), "\(verified.errors)")

    let tidied = try command("store", "vacuum", store: store)
    #expect(tidied.status == 0 && tidied.text.contains("Chưa gọn được hoso.sqlite"), "\(tidied)")

    disk.makeRoom()
    // What was refused has bound no key and left no trace, and is taken now.
    #expect(try Store(at: store).contents.all().contents.isEmpty && Store(at: store).unusedSmallContents().isEmpty)
    let again = try desk.send(2, key: "k-2")
    #expect(again.status == 201 && again.header("Idempotency-Replayed") == nil)
    #expect(try desk.send(2, key: "k-2").header("Idempotency-Replayed") == "true")
    #expect(try desk.send(1, key: "k-3").status == 201)
    let made = try desk.made(try desk.send(3, key: "k-4", wait: 0))
    #expect(try desk.say(#"{"loai": "khong_nop", "thanh_phan": ["HS-a"]}"#, to: made).status == 201)
    #expect(try desk.client.send("DELETE", place).status == 204)
    #expect(try desk.listed().count == 4)
    #expect(try command("audit", "verify", store: store).status == 0)
    #expect(try Store(at: store).faults().isEmpty)
  }

  @Test(
    "Chết giữa lúc đĩa đầy: khởi động lại nói hết chỗ hoặc phục vụ được; có chỗ thì còn đủ",
    .enabled(if: TinyDisk.isAllowed, "cần quyền mount tmpfs (root)"))
  func killedWhileFull() throws {
    let disk = try TinyDisk()
    let store = "\(disk.path)/kho"
    let (first, desk) = try DiskDesk.served(store)
    let kept = try desk.send(1, key: "k-1")
    #expect(kept.status == 201)
    try disk.fill()
    #expect(try desk.send(2, key: "k-2").status == 507)
    first.kill()
    do {
      let (second, again) = try DiskDesk.served(store)
      #expect(try again.client.send("GET", "/v1/checks/\(kept.id ?? "")").body == kept.body)
      #expect(try again.send(2, key: "k-2").status == 507)
      second.kill()
    } catch let error as ServedProcess.NotServing {
      #expect(error.told.contains("Hết chỗ trên đĩa"), "\(error.told)")
    }
    disk.makeRoom()
    let (third, after) = try DiskDesk.served(store)
    defer { third.stop() }
    #expect(try after.client.send("GET", "/v1/checks/\(kept.id ?? "")").body == kept.body)
    #expect(try after.send(2, key: "k-2").status == 201)
    #expect(try Store(at: store).faults().isEmpty)
  }

  @Test(
    "Chương trình khác giữ khóa ghi lâu: 503, Retry-After, vẫn đọc được; nhả ra thì chạy tiếp, không mất, không hai lần"
  )
  func locked() throws {
    try TemporaryFolder.run { folder in
      let store = folder.appendingPathComponent("kho").path
      let (process, desk) = try DiskDesk.served(store)
      defer { process.stop() }
      let first = try desk.send(1, key: "k-1")
      let place = try #require(first.header("Location"))
      let other = try HeldStore(store)
      let replies = Answers()
      DispatchQueue.concurrentPerform(iterations: 6) { number in
        replies.note(number) {
          switch number {
          case 0: try desk.client.send("DELETE", place)
          case 1: try desk.say("", to: place)
          case 2: try desk.send(2, key: "k-2", wait: 0)
          default: try desk.send(number, key: "k-\(number)")
          }
        }
      }
      #expect(replies.all.count == 6)
      for reply in replies.all {
        #expect(reply.isRefused(503, "kho-ban") && reply.header("Retry-After") == "1", "\(reply.head)")
      }
      #expect(try desk.client.send("GET", place).body == first.body)
      #expect(try desk.listed() == [try #require(first.id)])
      other.letGo()
      for number in 3...5 { #expect(try desk.send(number, key: "k-\(number)").status == 201) }
      _ = try desk.made(try desk.send(2, key: "k-2", wait: 0))
      #expect(try desk.say("", to: place).status == 201)
      #expect(try desk.client.send("DELETE", place).status == 204)
      #expect(try desk.listed().count == 5)
      #expect(try Store(at: store).faults().isEmpty)
    }
  }
}

/// A write transaction of another program, which lasts until it is let go.
final class HeldStore: Sendable {
  private let gate = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(_ folder: String) throws {
    let store = try Store(at: folder)
    let begun = DispatchSemaphore(value: 0)
    DispatchQueue.global().async { [gate, ended] in
      _ = try? store.write { _ in
        begun.signal()
        gate.wait()
        return true
      }
      ended.signal()
    }
    begun.wait()
  }

  /// It has gone when this returns.
  func letGo() {
    gate.signal()
    ended.wait()
  }
}
