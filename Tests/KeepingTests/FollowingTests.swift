import Foundation
import GRDB
import Testing
import Values

@testable import Keeping

@Suite("Lần kiểm tra theo sau")
struct FollowingTests {
  private static let report = Array(#"{"schemaVersion":"1"}"#.utf8)
  private static let words = Array(#"{"xac_nhan":[]}"#.utf8)
  private static let summary = KeptCheck.Summary(
    procedure: "1.009659", recommendation: "bo_sung", due: "2026-09-25",
    counts: .record(["dat": .number(Decimal128(3))]))

  private func keep(
    _ id: String, after earlier: String? = nil, words: [UInt8]? = nil, of owner: String = "k1", in store: Store
  ) throws {
    let check = KeptCheck(
      id: id, owner: owner, made: "2026-09-01T00:00:0\(id)Z", dossier: nil,
      files: [.init(name: "a.docx", digest: Digest(of: [1]))], record: .object([]),
      reportDigest: Digest(of: Self.report), follows: earlier, words: words.map { Digest(of: $0) },
      summary: Self.summary)
    let kept = try store.keep(
      check, files: [("a.docx", [1])], words: words, report: Self.report, audit: [.trying(.stated, id)])
    #expect(try store.check(id, of: .one(owner)) == kept)
  }

  @Test(
    "Mỗi lần chỉ có một lần sau; người đến muộn được nói lần mới nhất; của người khác hay đã xóa thì không theo được")
  func followedOnce() throws {
    let home = try TemporaryStore()
    try keep("1", in: home.store)
    try keep("2", after: "1", words: Self.words, in: home.store)
    try keep("3", after: "2", words: Self.words, in: home.store)
    #expect(throws: StoreError.followed(by: "3")) { try keep("4", after: "1", in: home.store) }
    #expect(throws: StoreError.gone("9")) { try keep("4", after: "9", in: home.store) }
    #expect(throws: StoreError.gone("3")) { try keep("4", after: "3", of: "k2", in: home.store) }
    #expect(try home.store.latest(after: "1", of: "k1") == "3")
    #expect(try home.store.latest(after: "3", of: "k1") == nil)
    #expect(try home.store.checks(of: .one("k1"), count: 9).map(\.id) == ["3", "2", "1"])
    #expect(try home.store.checks(of: .one("k1"), count: 9, onlyLatest: true).map(\.id) == ["3"])
    #expect(try home.store.auditEntries(count: 9).count == 3)
    // Without the last, the one before it may be followed anew.
    #expect(try home.store.remove("3", of: "k1", audit: .trying(.removed, "3")))
    try keep("4", after: "2", in: home.store)
  }

  @Test("Lời cán bộ là nội dung của kho: còn khi còn lần dùng nó, theo bản sao, thiếu thì bị thấy, đi khi lần cuối đi")
  func wordsAreContents() throws {
    let home = try TemporaryStore()
    let digest = Digest(of: Self.words)
    try keep("1", in: home.store)
    try keep("2", after: "1", words: Self.words, in: home.store)
    try keep("3", after: "2", words: Self.words, in: home.store)
    #expect(try home.store.remove("2", of: "k1", audit: .trying(.removed, "2")))
    _ = try home.store.vacuum(before: nil) { .trying(.removed, $0.id) }
    let last = try #require(try home.store.check("3", of: .one("k1")))
    #expect(try home.store.words(of: last) == Self.words)
    // Of what it followed it is still told.
    #expect(last.follows == "2")

    let copy = "\(home.folder)-sao"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    #expect(try home.store.backup(to: copy) == 2)
    #expect(try Store(at: copy).words(of: last) == Self.words)
    home.store.contents.remove(digest)
    #expect(try home.store.faults().count == 1)
    try home.store.contents.keep(Self.words, as: digest)
    #expect(try home.store.remove("3", of: "k1", audit: .trying(.removed, "3")))
    #expect(!home.store.contents.has(digest) && home.store.contents.has(Digest(of: [1])))
    #expect(try home.store.faults().isEmpty)
  }

  @Test("Kho của bản trước mở được: lần cũ không có lời, không theo lần nào, danh sách không nói điều không biết")
  func migrates() throws {
    let home = try TemporaryStore()
    try keep("1", in: home.store)
    try home.store.write { database in
      try database.execute(
        sql: """
          DROP VIEW usedContents; DROP TABLE jobFiles; DROP TABLE jobs; DROP INDEX checks_by_followed; DROP INDEX checks_by_words;
          DELETE FROM grdb_migrations WHERE identifier IN ('2 officers'' words', '4 jobs');
          """)
      for column in ["follows", "words", "procedureCode", "recommendation", "due", "counts"] {
        try database.execute(sql: "ALTER TABLE checks DROP COLUMN \(column)")
      }
    }
    let again = try Store(at: home.folder)
    let old = try #require(try again.check("1", of: .one("k1")))
    #expect(old.follows == nil && old.words == nil && old.summary == nil)
    #expect(try again.words(of: old) == nil && again.report(of: old) == Self.report)
    try keep("2", after: "1", words: Self.words, in: again)
    #expect(try again.check("2", of: .one("k1"))?.summary == Self.summary)
    #expect(try again.faults().isEmpty)
  }
}
