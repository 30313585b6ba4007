import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Khóa của API")
struct KeyTests {
  private static let now = "2026-09-01T01:00:00Z"

  private func made(_ store: Store, expires: String? = nil) throws -> Store.NewKey {
    try store.makeKey(label: "Một cửa – Nguyễn Văn Mẫu", scopes: [.review, .check], at: Self.now, expires: expires)
  }

  @Test("Khóa đúng thì nhận; sai một chữ số, sai mã, sai dạng thì không")
  func presents() async throws {
    let home = try TemporaryStore()
    #expect(try await !home.store.hasKeys())
    let made = try made(home.store)
    #expect(try await home.store.hasKeys())
    #expect(made.text.wholeMatch(of: /hoso_[0-9a-f]{10}_[0-9a-f]{64}/) != nil)
    let found = try await home.store.key(presented: made.text, at: Self.now)
    #expect(found == made.key && found?.scopes == [.check, .review] && found?.owner == made.key.id)
    let last = made.text.last == "0" ? "1" : "0"
    let other = try self.made(home.store)
    let crossed = "hoso_\(other.key.id)_\(made.text.split(separator: "_")[2])"
    for wrong in [
      made.text.dropLast() + last, made.text + "0", crossed, "hoso_0000000000_\(made.text.suffix(64))", "",
      "hoso__", "_\(made.text)", made.text.uppercased(), "hoso_\(made.key.id)_",
    ] {
      #expect(try await home.store.key(presented: String(wrong), at: Self.now) == nil, "\(wrong)")
    }
  }

  @Test("Kho dời chỗ, hay mất tệp đánh dấu rồi mở lại: vẫn biết là đã có khóa")
  func everHadKeys() async throws {
    let home = try TemporaryStore()
    let mark = "\(home.folder)/hoso.khoa"
    #expect(!FileManager.default.fileExists(atPath: mark))
    _ = try made(try Store(at: home.folder))
    #expect(FileManager.default.fileExists(atPath: mark))
    let moved = "\(home.folder)-doi"
    try FileManager.default.moveItem(atPath: home.folder, toPath: moved)
    #expect(try await home.store.hasKeys())
    try FileManager.default.moveItem(atPath: moved, toPath: home.folder)
    try FileManager.default.removeItem(atPath: mark)
    #expect(try await Store(at: home.folder).hasKeys())
    let copy = "\(home.folder)-sao"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    _ = try home.store.backup(to: copy)
    #expect(FileManager.default.fileExists(atPath: "\(copy)/hoso.khoa"))
  }

  @Test("Phần bí mật không nằm trong kho; nhật ký có mã, không có nhãn")
  func isHashed() throws {
    let home = try TemporaryStore()
    let made = try made(home.store)
    _ = try home.store.revokeKey(made.key.id, at: Self.now)
    let secret = try #require(made.text.split(separator: "_").last)
    for file in try FileManager.default.subpathsOfDirectory(atPath: home.folder) {
      let bytes = FileManager.default.contents(atPath: "\(home.folder)/\(file)") ?? Data()
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
    }
    let entries = try home.store.auditEntries(count: 10)
    #expect(entries.map { $0["viec"]?.string } == ["tao_khoa", "thu_khoa"])
    #expect(entries.allSatisfy { $0["chi_tiet"]?["khoa"]?.string == made.key.id })
    #expect(entries.allSatisfy { !String(decoding: $0.bytes(), as: UTF8.self).contains("Mẫu") })
    #expect(try home.store.examine().faults.isEmpty)
  }

  @Test("Hết hạn, thu hồi thì không nhận nữa; mở kho ở tiến trình khác cũng thấy ngay")
  func ends() async throws {
    let home = try TemporaryStore()
    let made = try made(home.store, expires: "2026-09-02T01:00:00Z")
    #expect(try await home.store.key(presented: made.text, at: "2026-09-02T00:59:59Z") != nil)
    #expect(try await home.store.key(presented: made.text, at: "2026-09-02T01:00:00Z") == nil)
    let beside = try Store(at: home.folder)
    #expect(try beside.revokeKey(made.key.id, at: Self.now)?.revoked == Self.now)
    #expect(try await home.store.key(presented: made.text, at: Self.now) == nil)
    // Once is enough, and told once.
    #expect(try beside.revokeKey(made.key.id, at: "2026-09-05T01:00:00Z")?.revoked == Self.now)
    #expect(try beside.revokeKey("0000000000", at: Self.now) == nil)
    #expect(try home.store.auditEntries(count: 10).count == 2)
    #expect(try await home.store.hasKeys())
  }

  @Test("Đổi khóa: người giữ không đổi, khóa cũ hết khi hết lúc gối nhau, không muộn hơn hạn của nó")
  func rotates() async throws {
    let home = try TemporaryStore()
    let first = try made(home.store, expires: "2026-09-01T02:00:00Z")
    let second = try #require(
      try home.store.rotateKey(first.key.id, at: Self.now, overlapEnds: "2026-09-02T01:00:00Z", expires: nil))
    #expect(second.key.owner == first.key.id && second.key.id != first.key.id)
    #expect(second.key.scopes == first.key.scopes && second.key.label == first.key.label)
    #expect(try await home.store.key(presented: first.text, at: "2026-09-01T01:59:59Z")?.replacedBy == second.key.id)
    #expect(try await home.store.key(presented: first.text, at: "2026-09-01T02:00:00Z") == nil)
    let third = try #require(
      try home.store.rotateKey(second.key.id, at: Self.now, overlapEnds: Self.now, expires: nil))
    #expect(third.key.owner == first.key.id)
    #expect(try await home.store.key(presented: second.text, at: Self.now) == nil)
    // One that was replaced or revoked is not replaced again.
    #expect(try home.store.rotateKey(second.key.id, at: Self.now, overlapEnds: Self.now, expires: nil) == nil)
    _ = try home.store.revokeKey(third.key.id, at: Self.now)
    #expect(try home.store.rotateKey(third.key.id, at: Self.now, overlapEnds: Self.now, expires: nil) == nil)
    let acts = try home.store.auditEntries(count: 10)
    #expect(acts.compactMap { $0["chi_tiet"]?["thay"]?.string } == [first.key.id, second.key.id])
    #expect(try home.store.keys().map(\.id) == [first, second, third].map(\.key.id))
  }

  @Test("Quyền lạ trong kho thì báo hỏng, không lặng lẽ bỏ")
  func unknownScope() async throws {
    let home = try TemporaryStore()
    let made = try made(home.store)
    try home.store.write { try $0.execute(sql: "UPDATE keys SET scopes = 'check toan-quyen'") }
    await #expect(throws: StoreError.damaged("quyền của khóa \(made.key.id)")) {
      try await home.store.key(presented: made.text, at: Self.now)
    }
  }

  @Test("Cán bộ thấy hồ sơ của mọi khóa, từng trang; khóa khác chỉ thấy của mình")
  func everybodys() throws {
    let home = try TemporaryStore()
    for (id, owner) in [("1", "k1"), ("2", "k2"), ("3", "k1")] {
      let check = KeptCheck(
        id: id, owner: owner, made: "2026-09-01T0\(id):00:00Z", dossier: nil, files: [], record: .object([]),
        reportDigest: Digest(of: []))
      _ = try home.store.keep(check, files: [], report: [], audit: [.trying(.checked, id)])
    }
    #expect(try home.store.checks(of: .all, count: 2).map(\.id) == ["3", "2"])
    #expect(try home.store.checks(of: .all, after: "2", count: 2).map(\.id) == ["1"])
    #expect(try home.store.checks(of: .one("k1"), count: 9).map(\.id) == ["3", "1"])
    // Another's id tells nothing as a place to go on from.
    #expect(try home.store.checks(of: .one("k1"), after: "2", count: 9).isEmpty)
    #expect(try home.store.check("2", of: .all)?.owner == "k2")
    #expect(try home.store.check("2", of: .one("k1")) == nil)
  }
}
