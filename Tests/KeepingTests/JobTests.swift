import Foundation
import Testing
import Values

@testable import Keeping

@Suite("Việc đã nhận trong kho")
struct JobTests {
  private static let files: [(name: String, bytes: [UInt8])] = [("ho-so.json", Array("{}".utf8)), ("a.docx", [1, 2])]
  private static let report = Array(#"{"schemaVersion":"1"}"#.utf8)

  private func job(_ id: String, of owner: String = "k1", key: RepeatKey? = nil) -> Job {
    Job(
      id: id, owner: owner, key: "k1", officer: "cb-7", accepted: "2026-09-01T01:00:00Z",
      files: Self.files.map { .init(name: $0.name, digest: Digest(of: $0.bytes)) },
      request: .record(["hom_nay": .string("2026-09-01")]), repeatable: key)
  }

  private func keep(_ id: String, of owner: String = "k1", key: RepeatKey? = nil, in store: Store) throws -> KeptCheck {
    let check = KeptCheck(
      id: id, owner: owner, made: "2026-09-01T02:00:00Z", dossier: nil, files: job(id).files, record: .object([]),
      reportDigest: Digest(of: Self.report))
    return try store.keep(
      check, files: Self.files, report: Self.report, audit: [.trying(.checked, id)], repeatable: key)
  }

  private func failure(at: String = "2026-09-01T03:00:00Z") -> Job.Failure {
    .init(at: at, problem: .record(["loai": .string("thu-tuc")]))
  }

  @Test("Việc đã nhận nằm trên đĩa: mở lại kho, dọn, sao lưu đều còn nguyên tệp; khóa khác không thấy")
  func promises() throws {
    let home = try TemporaryStore()
    for id in ["2", "1"] { #expect(try home.store.promise(job(id), files: Self.files) == .job(job(id))) }
    _ = try home.store.vacuum(before: "2030-01-01T00:00:00Z") { .trying(.removed, $0.id) }
    let again = try Store(at: home.folder)
    #expect(try again.unfinishedJobs() == [job("2"), job("1")])
    #expect(try again.files(of: job("1")).map(\.bytes) == Self.files.map(\.bytes))
    #expect(try again.job("1", of: .one("k2")) == nil && again.job("1", of: .all) == job("1"))
    let copy = "\(home.folder)-sao"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    #expect(try again.backup(to: copy) == 2)
    #expect(try Store(at: copy).unfinishedJobs().count == 2)
    #expect(try again.faults().isEmpty && Store(at: copy).faults().isEmpty)
    // Its files are examined as those of a check are.
    again.contents.remove(Digest(of: [1, 2]))
    #expect(try again.faults().count == 1)
  }

  @Test("Việc thành đúng một lần kiểm tra cùng mã, dù hai bên cùng làm xong")
  func becomesOne() throws {
    let home = try TemporaryStore()
    _ = try home.store.promise(job("1"), files: Self.files)
    let made = try keep("1", in: home.store)
    #expect(try home.store.job("1", of: .all) == nil)
    #expect(try keep("1", in: home.store) == made)
    #expect(try home.store.promise(job("1"), files: Self.files) == .check(made))
    #expect(try home.store.auditEntries(count: 10).count == 1)
    #expect(try home.store.unfinishedJobs().isEmpty && home.store.checks(of: .all, count: 9).count == 1)
    #expect(try home.store.remove("1", of: "k1", audit: .trying(.removed, "1")))
    #expect(home.store.contents.all().contents.isEmpty)
  }

  @Test("Việc thất bại: tệp của nó không còn, kiểm toán ghi, vì sao còn đó cho tới khi dọn theo tuổi")
  func fails() throws {
    let home = try TemporaryStore()
    let key = RepeatKey(key: "a", request: Digest(of: [1]))
    _ = try home.store.promise(job("1", key: key), files: Self.files)
    _ = try home.store.promise(job("2"), files: Self.files)
    #expect(try home.store.fail("1", failure(), audit: .trying(.unchecked, "1")))
    // The other job has the same files.
    #expect(home.store.contents.all().contents.count == 2)
    #expect(try home.store.fail("2", failure(), audit: .trying(.unchecked, "2")))
    #expect(home.store.contents.all().contents.isEmpty)
    #expect(try home.store.fail("1", failure(), audit: .trying(.unchecked, "1")) == false)
    #expect(try home.store.auditEntries(count: 10).compactMap { $0["viec"]?.string }.count == 2)
    let failed = try #require(try home.store.job("1", of: .all))
    #expect(failed.failure == failure() && failed.files.isEmpty)
    #expect(try home.store.unfinishedJobs().isEmpty && home.store.jobCount() == .init(unfinished: 0, failed: 2))
    #expect(try home.store.job(repeating: key, of: "k1")?.id == "1")
    let early = try home.store.vacuum(before: "2026-09-01T03:00:00Z") { .trying(.removed, $0.id) }
    #expect(early.jobs == 0)
    let late = try home.store.vacuum(before: "2026-09-02T00:00:00Z") { .trying(.removed, $0.id) }
    #expect(late.jobs == 2)
    #expect(try home.store.promise(job("3", key: key), files: Self.files) == .job(job("3", key: key)))
  }

  @Test(
    "Cùng Idempotency-Key, cùng yêu cầu: một việc rồi một lần kiểm tra; yêu cầu khác: từ chối; khóa khác không liên quan"
  )
  func repeats() throws {
    let home = try TemporaryStore()
    let key = RepeatKey(key: "a", request: Digest(of: [1]))
    let other = RepeatKey(key: "a", request: Digest(of: [2]))
    let first = job("1", key: key)
    #expect(try home.store.promise(first, files: Self.files) == .job(first))
    #expect(try home.store.promise(job("2", key: key), files: Self.files) == .job(first))
    #expect(throws: StoreError.otherRequest) { try home.store.promise(job("3", key: other), files: Self.files) }
    #expect(throws: StoreError.otherRequest) { try home.store.job(repeating: other, of: "k1") }
    let theirs = job("4", of: "k2", key: other)
    #expect(try home.store.promise(theirs, files: Self.files) == .job(theirs))
    let made = try keep("1", key: key, in: home.store)
    #expect(try home.store.promise(job("5", key: key), files: Self.files) == .check(made))
    #expect(try home.store.check(repeating: key, of: "k1") == made)
  }

  @Test("Số tiến trình đã nhận lại một việc được đếm; dừng có lệnh thì không tính")
  func takesUp() throws {
    let home = try TemporaryStore()
    _ = try home.store.promise(job("1"), files: Self.files)
    #expect(try home.store.takeUp("1") == 1 && home.store.takeUp("1") == 2)
    try home.store.layDown(["1", "khong-co"])
    #expect(try home.store.takeUp("1") == 2)
    #expect(try home.store.takeUp("khong-co") == 0)
  }
}
