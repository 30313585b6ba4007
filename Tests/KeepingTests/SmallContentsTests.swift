import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Nội dung nhỏ nằm trong cơ sở dữ liệu")
struct SmallContentsTests {
  private let home: TemporaryStore
  private let small = Array("{\"schemaVersion\":\"1\"}".utf8)
  private let large = [UInt8](repeating: 7, count: Store.mostSmall + 1)
  private let report = Array("{}".utf8)

  init() throws { home = try TemporaryStore(mostSmall: Store.mostSmall) }

  private func keep(_ id: String) throws -> KeptCheck {
    let files = [(name: "ho-so.json", bytes: small), (name: "a.pdf", bytes: large)]
    let check = KeptCheck(
      id: id, owner: "k1", made: "2026-09-01T01:00:00Z", dossier: "HS-1",
      files: files.map { .init(name: $0.name, digest: Digest(of: $0.bytes)) }, record: .object([]),
      reportDigest: Digest(of: report))
    return try home.store.keep(check, files: files, report: report, audit: [.trying(.checked, id)])
  }

  private func smallCount(_ store: Store) throws -> Int {
    try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM smallContents") ?? 0 }
  }

  @Test("Tệp nhỏ không thành tệp riêng, đọc lại đúng byte, giữ một lần cho mọi hồ sơ")
  func keeps() throws {
    let checks = [try keep("a"), try keep("b")]
    #expect(home.store.contents.all().contents == [Digest(of: large)])
    #expect(try smallCount(home.store) == 1)
    for check in checks { #expect(try home.store.files(of: check).map(\.bytes) == [small, large]) }
    #expect(try home.store.faults().isEmpty)
  }

  @Test("Xóa hồ sơ cuối cùng dùng nó thì nó cũng mất; hồ sơ khác còn dùng thì còn")
  func forgets() throws {
    _ = try keep("a")
    let last = try keep("b")
    #expect(try home.store.remove("a", of: "k1", audit: .trying(.removed, "a")))
    #expect(try home.store.files(of: last).map(\.bytes) == [small, large])
    #expect(try home.store.remove("b", of: "k1", audit: .trying(.removed, "b")))
    #expect(try smallCount(home.store) == 0 && home.store.contents.all().contents.isEmpty)
  }

  @Test("Tiến trình chết giữa lúc xóa để lại nội dung không ai dùng: vacuum bỏ và đếm nó")
  func vacuums() throws {
    _ = try keep("a")
    try home.store.write { try Store.keep([1, 2, 3], as: Digest(of: [1, 2, 3]), $0) }
    let done = try home.store.vacuum(before: nil) { .trying(.removed, $0.id) }
    #expect(done.contents == 1)
    #expect(try smallCount(home.store) == 1 && home.store.faults().isEmpty)
  }

  @Test("Nội dung nhỏ bị sửa thì bị nhận ra như tệp bị sửa")
  func findsTampering() throws {
    let check = try keep("a")
    try home.store.write { try $0.execute(sql: "UPDATE smallContents SET bytes = x'00'") }
    #expect(throws: StoreError.self) { try home.store.files(of: check) }
    #expect(try home.store.faults().contains { $0.contains("đã bị đổi") })
  }

  @Test("Bản sao và phục hồi mang theo cả nội dung nhỏ; giao dịch hỏng không để lại gì")
  func copies() throws {
    let check = try keep("a")
    let copy = "\(home.folder)-ban-sao"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    #expect(try home.store.backup(to: copy) == 2)
    #expect(try Store(at: copy).files(of: check).map(\.bytes) == [small, large])
    let digest = Digest(of: [9])
    #expect(throws: StoreError.self) {
      try home.store.write(with: [(digest, [9])]) { _ in throw StoreError.full }
    }
    #expect(throws: StoreError.self) { try home.store.content(digest) }
  }

  @Test("Kho của bản trước, nội dung nhỏ nằm trong tệp, đọc được như cũ")
  func readsEarlier() throws {
    let earlier = try TemporaryStore()
    let check = KeptCheck(
      id: "a", owner: "k1", made: "2026-09-01T01:00:00Z", dossier: nil,
      files: [.init(name: "ho-so.json", digest: Digest(of: small))], record: .object([]),
      reportDigest: Digest(of: report))
    _ = try earlier.store.keep(
      check, files: [("ho-so.json", small)], report: report, audit: [.trying(.checked, "a")])
    let now = try Store(at: earlier.folder)
    #expect(try now.files(of: check).map(\.bytes) == [small])
    #expect(try now.remove("a", of: "k1", audit: .trying(.removed, "a")))
    #expect(now.contents.all().contents.isEmpty)
  }
}
