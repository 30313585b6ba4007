import Foundation
import Testing
import Values

@testable import Keeping

@Suite("Sao lưu, khôi phục, dọn kho")
struct StoreCareTests {
  private static let report = Array(#"{"schemaVersion":"1"}"#.utf8)

  private func keep(_ id: String, made: String, _ bytes: [UInt8], in store: Store, key: RepeatKey? = nil) throws
    -> String
  {
    let check = KeptCheck(
      id: id, owner: "k1", made: made, dossier: nil, files: [.init(name: "a.docx", digest: Digest(of: bytes))],
      record: .object([]), reportDigest: Digest(of: Self.report))
    return try store.keep(
      check, files: [("a.docx", bytes)], report: Self.report, audit: [.trying(.checked, id)], repeatable: key
    ).id
  }

  @Test("Bản sao mở được, đủ hồ sơ, đủ tệp, chuỗi kiểm toán liền; khôi phục ra kho như cũ")
  func copies() throws {
    let home = try TemporaryStore()
    for number in 1...3 {
      _ = try keep("\(number)", made: "2026-09-0\(number)T00:00:00Z", [UInt8(number)], in: home.store)
    }
    let copy = "\(home.folder)-sao"
    let restored = "\(home.folder)-moi"
    defer { for path in [copy, restored] { try? FileManager.default.removeItem(atPath: path) } }
    #expect(try home.store.backup(to: copy) == 3)
    _ = try keep("4", made: "2026-09-04T00:00:00Z", [4], in: home.store)
    #expect(try Store.restore(from: copy, to: restored) == 3)
    let again = try Store(at: restored)
    #expect(try again.faults().isEmpty)
    #expect(try again.checks(of: .one("k1"), count: 10).map(\.id) == ["3", "2", "1"])
    let last = try #require(try again.check("3", of: .one("k1")))
    #expect(try again.files(of: last).map(\.bytes) == [[3]])
    #expect(try again.examine().sound == 3)
    // Neither goes over what is there.
    #expect { try home.store.backup(to: copy) } throws: { "\($0)".contains("đã có") }
    #expect { try Store.restore(from: copy, to: restored) } throws: { "\($0)".contains("đã có kho") }
    #expect { try Store.restore(from: "/tmp", to: copy + "2") } throws: { "\($0)".contains("không phải bản sao") }
  }

  @Test("Bản sao hỏng thì không khôi phục, nói hỏng gì")
  func damagedCopy() throws {
    let home = try TemporaryStore()
    _ = try keep("1", made: "2026-09-01T00:00:00Z", [1], in: home.store)
    let copy = "\(home.folder)-sao"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    _ = try home.store.backup(to: copy)
    try FileManager.default.removeItem(atPath: "\(copy)/contents/\(Digest(of: [1]).hex.prefix(2))")
    #expect { try Store.restore(from: copy, to: copy + "2") } throws: { "\($0)".contains("thiếu nội dung") }
    #expect(!FileManager.default.fileExists(atPath: copy + "2"))
  }

  @Test("Dọn theo tuổi: hồ sơ cũ và nội dung của nó đi, hồ sơ mới ở lại, kiểm toán ghi từng lần xóa")
  func ages() throws {
    let home = try TemporaryStore()
    _ = try keep("cũ", made: "2026-01-01T00:00:00Z", [1], in: home.store)
    _ = try keep("mới", made: "2026-09-01T00:00:00Z", [2], in: home.store)
    // A writing that was interrupted long ago, and one that goes on.
    let orphan = Digest(of: [9])
    try home.store.contents.keep([9], as: orphan)
    let part = "\(home.folder)/contents/\(orphan.hex.prefix(2))/\(orphan.hex).77.1"
    for (name, age) in [(part, 7200.0), (part + "2", 1.0)] {
      try Data([1]).write(to: URL(fileURLWithPath: name))
      let day = Date(timeIntervalSinceNow: -age)
      try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: name)
    }
    let done = try home.store.vacuum(before: "2026-06-01T00:00:00Z") { .trying(.removed, $0.id) }
    #expect(done == .init(checks: 1, jobs: 0, contents: 1, leftovers: 1))
    #expect(try home.store.checks(of: .one("k1"), count: 10).map(\.id) == ["mới"])
    #expect(home.store.contents.all().contents == [Digest(of: [2])])
    #expect(
      try home.store.auditEntries(count: 10).compactMap { $0["viec"]?.string } == ["kiem_tra", "kiem_tra", "xoa"])
    #expect(try home.store.faults().isEmpty)
    #expect(
      try home.store.vacuum(before: nil) { .trying(.removed, $0.id) }
        == .init(checks: 0, jobs: 0, contents: 0, leftovers: 0))
  }

  @Test("Cùng Idempotency-Key, cùng yêu cầu: một hồ sơ; yêu cầu khác: từ chối; khóa của người khác không liên quan")
  func repeats() throws {
    let home = try TemporaryStore()
    let key = RepeatKey(key: "a", request: Digest(of: [1]))
    #expect(try home.store.check(repeating: key, of: "k1") == nil)
    #expect(try keep("1", made: "2026-09-01T00:00:00Z", [1], in: home.store, key: key) == "1")
    #expect(try keep("2", made: "2026-09-01T00:00:00Z", [1], in: home.store, key: key) == "1")
    #expect(try home.store.check("2", of: .one("k1")) == nil)
    #expect(try home.store.auditEntries(count: 10).count == 1)
    #expect(try home.store.check(repeating: key, of: "k1")?.id == "1")
    let other = RepeatKey(key: "a", request: Digest(of: [2]))
    #expect(throws: StoreError.otherRequest) { try home.store.check(repeating: other, of: "k1") }
    #expect(try home.store.check(repeating: other, of: "k2") == nil)
    // A check that is gone frees its key.
    #expect(try home.store.remove("1", of: "k1", audit: .trying(.removed, "1")))
    #expect(try keep("3", made: "2026-09-01T00:00:00Z", [1], in: home.store, key: other) == "3")
  }

  @Test("Vừa giữ vừa xóa cùng một nội dung từ nhiều luồng: hồ sơ còn thì tệp của nó còn")
  func keepsWhileRemoving() async throws {
    let home = try TemporaryStore()
    let store = home.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for thread in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            let id = "\(thread)-\(number)"
            _ = try keep(id, made: "2026-09-01T00:00:00Z", [7], in: store)
            if number % 2 == 0 { _ = try store.remove(id, of: "k1", audit: .trying(.removed, id)) }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.checks(of: .one("k1"), count: 1000).count == 80)
    #expect(try store.faults().isEmpty)
  }
}
