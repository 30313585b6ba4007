import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Nhật ký kiểm toán")
struct AuditTests {
  /// Five records, then whatever somebody with the database in hand does to them.
  private func examined(after sql: String, known: String? = nil) throws -> Store.Examination {
    let home = try TemporaryStore()
    for number in 1...5 { try home.store.note(.trying(.exported, "\(number)")) }
    try home.store.write { database in
      try database.execute(sql: "DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_removed")
      try database.execute(sql: sql)
    }
    return try home.store.examine(known: known)
  }

  @Test("Chuỗi nguyên vẹn: không lỗi, đủ bản ghi, mỗi bản ghi nói ai, việc gì, lúc nào")
  func whole() throws {
    let home = try TemporaryStore()
    #expect(try home.store.examine() == .init(sound: 0, head: String(repeating: "0", count: 64), faults: []))
    for number in 1...5 { try home.store.note(.trying(.exported, "\(number)")) }
    let examined = try home.store.examine()
    #expect(examined.sound == 5 && examined.faults.isEmpty)
    #expect(try home.store.examine(known: examined.head).faults.isEmpty)
    let entries = try home.store.auditEntries(after: 2, count: 2)
    #expect(entries.map { $0["so"]?.integer } == [3, 4])
    #expect(entries[0]["can_bo"]?.string == "cb-7" && entries[0]["luc"]?.string == "2026-09-01T01:00:00Z")
    // Five alike records have five hashes.
    try home.store.note(.trying())
    #expect(try home.store.examine().head != examined.head)
  }

  @Test("Cơ sở dữ liệu tự từ chối sửa và xóa bản ghi")
  func appendOnly() throws {
    let home = try TemporaryStore()
    try home.store.note(.trying())
    for sql in ["DELETE FROM audit", "UPDATE audit SET hash = ''"] {
      #expect { try home.store.write { try $0.execute(sql: sql) } } throws: { "\($0)".contains("append-only") }
    }
  }

  @Test(
    "Sửa, bỏ, chèn, đổi thứ tự, cắt đuôi: đều bị thấy, nói bản ghi nào",
    arguments: [
      (
        "UPDATE audit SET entry = CAST(replace(CAST(entry AS TEXT), 'cb-7', 'cb-8') AS BLOB) WHERE seq = 3",
        "bản ghi 3 đã bị sửa"
      ),
      ("UPDATE audit SET hash = upper(hash) WHERE seq = 2", "bản ghi 2 đã bị sửa"),
      ("DELETE FROM audit WHERE seq = 3", "thiếu bản ghi 3"),
      ("DELETE FROM audit WHERE seq IN (1, 2)", "thiếu bản ghi 1 đến 2"),
      ("DELETE FROM audit WHERE seq = 5", "thiếu bản ghi cuối: phải đến bản ghi 5"),
      ("DELETE FROM audit", "thiếu bản ghi cuối"),
      ("INSERT INTO audit SELECT 6, entry, hash FROM audit WHERE seq = 5", "bản ghi 6 vốn là bản ghi khác"),
      (
        "UPDATE audit SET seq = seq + 10; UPDATE audit SET seq = 13 - seq WHERE seq IN (11, 12); "
          + "UPDATE audit SET seq = seq - 10 WHERE seq > 10", "thứ tự đã bị đổi"
      ),
      ("UPDATE auditHead SET hash = 'x'", "bản ghi cuối khác"),
      ("DELETE FROM auditHead", "có bản ghi sau bản ghi cuối 0"),
    ])
  func tampered(sql: String, told: String) throws {
    let examined = try examined(after: sql)
    #expect(examined.faults.contains { $0.contains(told) }, "\(examined.faults)")
  }

  @Test("Cắt đuôi rồi sửa cả bản ghi cuối: chỉ thấy được khi đã ghi lại mã băm ở nơi khác")
  func cutTail() throws {
    let home = try TemporaryStore()
    for number in 1...5 { try home.store.note(.trying(.exported, "\(number)")) }
    let noted = try home.store.examine().head
    let sql = """
      DELETE FROM audit WHERE seq > 3;
      UPDATE auditHead SET seq = 3, hash = (SELECT hash FROM audit WHERE seq = 3)
      """
    #expect(try examined(after: sql).faults.isEmpty)
    #expect(try examined(after: sql, known: noted).faults == ["không còn bản ghi có mã băm \(noted)"])
  }
}

@Suite("gzip của kho")
struct GzipTests {
  @Test("Nén rồi giải ra đúng từng byte; byte hỏng, cụt, quá lớn thì không ra gì")
  func packs() {
    for count in [0, 1, 70_000, 1 << 20] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      let packed = Gzip.packed(bytes) ?? []
      #expect(Gzip.unpacked(packed, upTo: count) == bytes)
      #expect(Gzip.unpacked(Array(packed.dropLast()), upTo: count) == nil)
      #expect(Gzip.unpacked(packed + [0], upTo: count) == nil)
      if count > 0 { #expect(Gzip.unpacked(packed, upTo: count - 1) == nil) }
    }
    #expect(Gzip.unpacked(Array("{}".utf8), upTo: 100) == nil)
  }
}
