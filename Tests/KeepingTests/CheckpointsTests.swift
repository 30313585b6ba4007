import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Nhật ký ghi của cơ sở dữ liệu được dọn bên cạnh việc ghi")
struct CheckpointsTests {
  /// What nothing packs any smaller.
  private static let noise = (0..<25_000).flatMap { _ -> [UInt8] in
    let number = UInt32.random(in: 0 ... .max)
    return (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// Keeps 60 MB, seven times what the log may come to before it is emptied.
  private func fill(_ store: Store, from first: Int = 0) async throws {
    for number in first..<first + 600 {
      let report = Array("\(number)".utf8) + Self.noise
      let check = KeptCheck(
        id: "\(number)", owner: "k1", made: "2026-09-01T01:00:00Z", dossier: nil, files: [], record: .object([]),
        reportDigest: Digest(of: report))
      _ = try await store.keepTogether(
        CheckToKeep(check, files: [], report: Data(report), audit: [.trying(.checked, check.id)]))
    }
  }

  private func size(_ name: String, in store: Store) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(store.folder)/\(name)")
    return try #require(attributes[.size] as? Int)
  }

  @Test("Ghi liên tục thì nhật ký ghi vẫn có hạn, không gì mất; mở lại kho thấy đủ")
  func bounded() async throws {
    let home = try TemporaryStore(mostSmall: Store.mostSmall)
    do {
      let served = try Store(at: home.folder, servedFrom: "2026-09-01T01:00:00Z")
      try await fill(served)
      #expect(try size("hoso.sqlite-wal", in: served) < 45 << 20)
      #expect(try size("hoso.sqlite", in: served) > 10 << 20)
      #expect(try served.examine().sound == 600)
    }
    let again = try Store(at: home.folder)
    #expect(try again.checks(of: .one("k1"), count: 1000).count == 600)
    #expect(try again.faults().isEmpty)
  }

  @Test("Có người đang đọc lâu thì chỉ nhật ký dài ra; đọc xong thì lại được dọn")
  func readers() async throws {
    let home = try TemporaryStore(mostSmall: Store.mostSmall)
    let served = try Store(at: home.folder, servedFrom: "2026-09-01T01:00:00Z")
    do {
      let snapshot = try served.database.makeSnapshot()
      try await fill(served)
      let seen = try await snapshot.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM checks") }
      #expect(seen == 0)
      #expect(try size("hoso.sqlite-wal", in: served) > 50 << 20)
      #expect(try size("hoso.sqlite", in: served) < 1 << 20)
    }
    try await fill(served, from: 600)
    #expect(try size("hoso.sqlite", in: served) > 50 << 20)
    #expect(try served.checks(of: .one("k1"), count: 2000).count == 1200)
  }
}
