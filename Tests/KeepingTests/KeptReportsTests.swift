import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Báo cáo giống nhau nằm một lần trong kho")
struct KeptReportsTests {
  private let home: TemporaryStore

  init() throws { home = try TemporaryStore() }

  private func keep(_ id: String, _ report: String, owner: String = "k1") throws -> KeptCheck {
    let report = Array(report.utf8)
    return try home.store.keep(
      KeptCheck(
        id: id, owner: owner, made: "2026-09-0\(id)T01:00:00Z", dossier: nil, files: [], record: .object([]),
        reportDigest: Digest(of: report)), files: [], report: report, audit: [.trying(.checked, id)])
  }

  private func count() throws -> Int? {
    try home.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reports") }
  }

  @Test("Hai người giữ cùng một báo cáo: người này xóa, người kia còn; người cuối xóa thì báo cáo mất")
  func goesWithTheLast() throws {
    let checks = [try keep("1", "{}"), try keep("2", "{}", owner: "k2"), try keep("3", "[]")]
    #expect(try count() == 2)
    #expect(try home.store.remove("1", of: "k1", audit: .trying(.removed, "1")))
    #expect(try home.store.report(of: checks[1]) == Array("{}".utf8))
    #expect(try home.store.remove("2", of: "k2", audit: .trying(.removed, "2")))
    #expect(try count() == 1)
    #expect(try home.store.report(of: checks[2]) == Array("[]".utf8))
    #expect(throws: StoreError.self) { try home.store.report(of: checks[1]) }
  }

  @Test("Hết hạn giữ thì báo cáo đi theo")
  func goesWithAge() throws {
    _ = [try keep("1", "{}"), try keep("2", "[]")]
    _ = try home.store.vacuum(before: "2026-09-02") { .trying(.removed, $0.id) }
    #expect(try count() == 1)
  }

  @Test("Kiểm kho nói báo cáo nào bị đổi, của hồ sơ nào bị mất")
  func faults() throws {
    _ = [try keep("1", "{}"), try keep("2", "[]")]
    #expect(try home.store.faults().isEmpty)
    let digest = Digest(of: Array("{}".utf8)).hex
    try home.store.write {
      try $0.execute(sql: "UPDATE reports SET bytes = x'7B' WHERE digest = ?", arguments: [digest])
    }
    #expect(try home.store.faults().contains { $0.contains(digest) && $0.contains("đã bị đổi") })
    try home.store.write { try $0.execute(sql: "DELETE FROM reports WHERE digest = ?", arguments: [digest]) }
    let faults = try home.store.faults()
    #expect(faults.count == 1 && faults[0].contains("thiếu báo cáo của hồ sơ 1"))
  }

  @Test("Kho của bản trước mở ra thấy đủ báo cáo, giống nhau thì gộp")
  func migrated() throws {
    let folder = "\(home.folder)-cu"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let texts = ["{}", "{}", "[]"]
    do {
      let before = try DatabaseQueue(path: "\(folder)/hoso.sqlite")
      try Store.migrator.migrate(before, upTo: "6 small contents")
      try before.write { database in
        for (number, text) in texts.enumerated() {
          try database.execute(
            sql: """
              INSERT INTO checks (id, owner, made, record, report, reportDigest) VALUES (?, 'k1', '2026', x'7B7D', ?, ?)
              """,
            arguments: ["\(number)", Store.packed(Array(text.utf8)), Digest(of: Array(text.utf8)).hex])
        }
      }
      try before.close()
    }
    let store = try Store(at: folder)
    for (number, text) in texts.enumerated() {
      let check = try #require(try store.check("\(number)", of: .all))
      #expect(try store.report(of: check) == Array(text.utf8))
    }
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM reports") } == 2)
    #expect(try store.faults().isEmpty)
  }
}
