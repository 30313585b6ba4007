import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

/// A store in a folder of its own, which goes with it.
final class TemporaryStore {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kho-\(UUID().uuidString)").path
  let store: Store

  /// - Parameter mostSmall: of contents that lie in the database; -1: all lie in files.
  init(mostSmall: Int = -1) throws { store = try Store(at: folder, mostSmall: mostSmall) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

extension AuditEntry {
  static func trying(_ act: Act = .checked, _ check: String? = nil, at: String = "2026-09-01T01:00:00Z") -> AuditEntry {
    AuditEntry(at: at, key: "k1", officer: "cb-7", act: act, check: check, details: .record(["n": .string("1")]))
  }
}

@Suite("Kho hồ sơ")
struct StoreTests {
  private func check(
    _ id: String, of owner: String = "k1", made: String = "2026-09-01T01:00:00Z",
    files: [(name: String, bytes: [UInt8])], report: [UInt8]
  ) -> KeptCheck {
    KeptCheck(
      id: id, owner: owner, made: made, dossier: "HS-1",
      files: files.map { .init(name: $0.name, digest: Digest(of: $0.bytes)) },
      record: .record(["hom_nay": .string("2026-09-01")]), reportDigest: Digest(of: report))
  }

  private static let files: [(name: String, bytes: [UInt8])] = [
    ("ho-so.json", Array("{}".utf8)), ("a.docx", (0..<5000).map { UInt8($0 % 251) }), ("b.docx", []),
  ]
  private static let report = Array(#"{"schemaVersion":"1"}"#.utf8)

  private func keep(_ id: String, of owner: String = "k1", made: String = "2026-09-01T01:00:00Z", in store: Store)
    throws
  {
    let kept = check(id, of: owner, made: made, files: Self.files, report: Self.report)
    _ = try store.keep(kept, files: Self.files, report: Self.report, audit: [.trying(.checked, id)])
  }

  @Test("Giữ rồi lấy lại đúng từng byte, cả sau khi mở lại kho")
  func keeps() throws {
    let home = try TemporaryStore()
    try keep("1", in: home.store)
    let again = try Store(at: home.folder)
    let found = try #require(try again.check("1", of: .one("k1")))
    #expect(found == check("1", files: Self.files, report: Self.report))
    let files = try again.files(of: found)
    #expect(files.map(\.name) == Self.files.map(\.name) && files.map(\.bytes) == Self.files.map(\.bytes))
    #expect(try again.report(of: found) == Self.report)
    #expect(try again.auditEntries(count: 10).map { $0["viec"]?.string } == ["kiem_tra"])
  }

  @Test("Hồ sơ của khóa nào chỉ khóa ấy thấy và xóa được")
  func owners() throws {
    let home = try TemporaryStore()
    try keep("1", of: "k1", in: home.store)
    #expect(try home.store.check("1", of: .one("k2")) == nil)
    #expect(try home.store.checks(of: .one("k2"), count: 10).isEmpty)
    #expect(try home.store.remove("1", of: "k2", audit: .trying(.removed, "1")) == false)
    #expect(try home.store.check("1", of: .one("k1")) != nil)
    // What was not done leaves no record.
    #expect(try home.store.auditEntries(count: 10).count == 1)
  }

  @Test("Cùng nội dung giữ một lần; xóa hồ sơ chỉ bỏ nội dung không hồ sơ nào khác dùng")
  func sharedContents() throws {
    let home = try TemporaryStore()
    try keep("1", in: home.store)
    try keep("2", in: home.store)
    #expect(home.store.contents.all().contents.count == 3)
    #expect(try home.store.remove("1", of: "k1", audit: .trying(.removed, "1")))
    let left = try #require(try home.store.check("2", of: .one("k1")))
    #expect(try home.store.files(of: left).count == 3)
    #expect(try home.store.remove("2", of: "k1", audit: .trying(.removed, "2")))
    #expect(home.store.contents.all().contents.isEmpty)
    #expect(
      try home.store.auditEntries(count: 10).compactMap { $0["viec"]?.string } == [
        "kiem_tra", "kiem_tra", "xoa", "xoa",
      ])
  }

  @Test("Danh sách mới nhất trước, đọc tiếp từng trang không sót, không lặp")
  func pages() throws {
    let home = try TemporaryStore()
    // Several were made in one second.
    for number in 0..<7 { try keep("\(number)", made: "2026-09-01T01:00:0\(number / 3)Z", in: home.store) }
    var seen: [String] = []
    while true {
      let page = try home.store.checks(of: .one("k1"), after: seen.last, count: 3)
      if page.isEmpty { break }
      seen += page.map(\.id)
    }
    #expect(seen == ["6", "5", "4", "3", "2", "1", "0"])
  }

  @Test("Tệp trên đĩa hay báo cáo bị đổi, bị mất: nói kho hỏng, không đưa ra nội dung khác")
  func damaged() throws {
    let home = try TemporaryStore()
    try keep("1", in: home.store)
    let found = try #require(try home.store.check("1", of: .one("k1")))
    let hex = found.files[1].digest.hex
    let path = "\(home.folder)/contents/\(hex.prefix(2))/\(hex)"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
    #expect { try home.store.files(of: found) } throws: { "\($0)".contains("đã bị đổi") }
    try FileManager.default.removeItem(atPath: path)
    #expect { try home.store.files(of: found) } throws: { "\($0)".contains("thiếu nội dung") }
    try home.store.write { try $0.execute(sql: "UPDATE reports SET bytes = x'00'") }
    #expect { try home.store.report(of: found) } throws: { "\($0)".contains("đã bị đổi") }
  }

  @Test("Đĩa đầy giữa chừng: lỗi rõ, không giữ nửa hồ sơ, không ghi là đã kiểm tra")
  func full() throws {
    let home = try TemporaryStore()
    try keep("0", in: home.store)
    let pages = try home.store.write { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try home.store.write { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    // What does not shrink when it is packed.
    var state: UInt64 = 1
    let report = (0..<200_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let kept = check("1", files: Self.files, report: report)
    #expect(throws: StoreError.full) {
      _ = try home.store.keep(kept, files: Self.files, report: report, audit: [.trying(.checked, "1")])
    }
    #expect(try home.store.check("1", of: .one("k1")) == nil)
    #expect(try home.store.examine().sound == 1)
  }

  @Test("Thư mục không ghi được, kho của bản mới hơn: lỗi nói phải làm gì")
  func refuses() throws {
    #expect { try Store(at: "/proc/khong-ghi-duoc") } throws: { "\($0)".contains("Kiểm tra đường dẫn") }
    let home = try TemporaryStore()
    try home.store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of tomorrow')") }
    #expect(throws: StoreError.newer) { try Store(at: home.folder) }
  }

  @Test("Mười luồng cùng ghi: mọi hồ sơ đều còn, chuỗi kiểm toán liền")
  func concurrent() async throws {
    let home = try TemporaryStore()
    let store = home.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for thread in 0..<10 {
        group.addTask { for number in 0..<10 { try keep("\(thread)-\(number)", in: store) } }
      }
      try await group.waitForAll()
    }
    #expect(try store.checks(of: .one("k1"), count: 1000).count == 100)
    let examined = try store.examine()
    #expect(examined.sound == 100 && examined.faults.isEmpty)
  }

  @Test("Mã hồ sơ là 40 chữ số, không trùng, xếp sau mọi mã của giây trước")
  func identifiers() {
    let before = String(time(nil) - 1, radix: 16)
    let ids = (0..<1000).map { _ in KeptCheck.newID() }
    #expect(Set(ids).count == 1000 && ids.allSatisfy { $0.count == 40 && $0.allSatisfy(\.isHexDigit) })
    #expect(ids.allSatisfy { $0 > before } && Set(ids.map { $0.suffix(32) }).count == 1000)
  }
}
