import Foundation
import Testing
import Values

@testable import Keeping

@Suite("Mỗi kho một dịch vụ")
struct StoreLockTests {
  private static let start = "2026-09-01T01:00:00Z"
  private static let report = Array(#"{"schemaVersion":"1"}"#.utf8)

  private func keep(_ id: String, _ bytes: [UInt8], in store: Store) throws {
    let check = KeptCheck(
      id: id, owner: "k1", made: Self.start, dossier: nil, files: [.init(name: "a.docx", digest: Digest(of: bytes))],
      record: .object([]), reportDigest: Digest(of: Self.report))
    _ = try store.keep(check, files: [("a.docx", bytes)], report: Self.report, audit: [.trying(.checked, id)])
  }

  @Test("Kho đang được phục vụ: ai phục vụ nữa bị từ chối, biết tiến trình nào, từ bao giờ; người kia thôi thì được")
  func served() throws {
    let home = try TemporaryStore()
    var first: Store? = try Store(at: home.folder, servedFrom: Self.start)
    let holder = StoreHolder(process: Int(getpid()), since: Self.start)
    #expect(throws: StoreError.served(home.folder, by: holder)) { try Store(at: home.folder, servedFrom: "sau") }
    #expect("\(StoreError.served("/kho", by: holder))".contains("tiến trình \(getpid()), từ \(Self.start)"))
    // Who works beside it needs nothing.
    try keep("1", [1], in: home.store)
    #expect(try first?.checks(of: .all, count: 9).count == 1)
    first = nil
    let next = try Store(at: home.folder, servedFrom: "2026-09-02T01:00:00Z")
    #expect(throws: StoreError.self) { try Store(at: home.folder, servedFrom: "sau") }
    #expect(try next.checks(of: .all, count: 9).count == 1)
  }

  @Test("Người giữ chưa ghi tên thì vẫn là có người giữ; tên người trước để lại không khóa ai")
  func unnamed() throws {
    let home = try TemporaryStore()
    let file = "\(home.folder)/hoso.lock"
    try Data("4711 2026-08-01T01:00:00Z\n và thừa".utf8).write(to: URL(fileURLWithPath: file))
    let served = try Store(at: home.folder, servedFrom: Self.start)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "\(getpid()) \(Self.start)\n")
    truncate(file, 0)
    #expect(throws: StoreError.served(home.folder, by: nil)) { try Store(at: home.folder, servedFrom: Self.start) }
    try keep("1", [1], in: served)
  }

  @Test("Không khôi phục vào kho đang được phục vụ; thôi phục vụ thì vẫn không đè lên kho có sẵn")
  func restores() throws {
    let home = try TemporaryStore()
    try keep("1", [1], in: home.store)
    let (copy, target) = ("\(home.folder)-sao", "\(home.folder)-moi")
    defer { for path in [copy, target] { try? FileManager.default.removeItem(atPath: path) } }
    #expect(try home.store.backup(to: copy) == 1)
    var served: Store? = try Store(at: target, servedFrom: Self.start)
    let holder = StoreHolder(process: Int(getpid()), since: Self.start)
    #expect(throws: StoreError.served(target, by: holder)) { try Store.restore(from: copy, to: target) }
    #expect(try served?.checks(of: .all, count: 9).isEmpty == true)
    served = nil
    #expect { try Store.restore(from: copy, to: target) } throws: { "\($0)".contains("đã có kho") }
    try FileManager.default.removeItem(atPath: target)
    // As systemd makes it.
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
    #expect(try Store.restore(from: copy, to: target) == 1)
    #expect(try Store(at: target, servedFrom: Self.start).faults().isEmpty)
  }

  @Test("Thư mục kho bị dời đi, kho khác đặt vào chỗ ấy: không ghi gì vào đâu nữa")
  func moved() throws {
    let home = try TemporaryStore()
    let served = try Store(at: home.folder, servedFrom: Self.start)
    try keep("1", [1], in: served)
    let away = "\(home.folder)-truoc"
    defer { try? FileManager.default.removeItem(atPath: away) }
    try FileManager.default.moveItem(atPath: home.folder, toPath: away)
    #expect(throws: StoreError.moved(home.folder)) { try keep("2", [2], in: served) }
    let other = try Store(at: home.folder, servedFrom: Self.start)
    #expect(throws: StoreError.moved(home.folder)) { try keep("3", [3], in: served) }
    #expect(try other.checks(of: .all, count: 9).isEmpty && other.contents.all().contents.isEmpty)
  }

  @Test("Bản sao không xong thì không mang tên bản sao")
  func unfinishedCopy() throws {
    let home = try TemporaryStore()
    try keep("1", [1], in: home.store)
    home.store.contents.remove(Digest(of: [1]))
    let beside = URL(fileURLWithPath: home.folder).deletingLastPathComponent().path
    #expect { try home.store.backup(to: "\(home.folder)-sao") } throws: { "\($0)".contains("thiếu nội dung") }
    let left = try FileManager.default.contentsOfDirectory(atPath: beside)
    let name = URL(fileURLWithPath: home.folder).lastPathComponent
    #expect(left.filter { $0.hasPrefix(name) } == [name])
  }

  @Test("Không giữ được thì tệp của yêu cầu ấy cũng không nằm lại; tệp hồ sơ khác có thì còn")
  func leavesNoContents() throws {
    let home = try TemporaryStore()
    try keep("1", [1], in: home.store)
    let following = KeptCheck(
      id: "2", owner: "k1", made: Self.start, dossier: nil,
      files: [1, 2].map { .init(name: "\($0)", digest: Digest(of: [$0])) }, record: .object([]),
      reportDigest: Digest(of: Self.report), follows: "không có")
    #expect(throws: StoreError.gone("không có")) {
      try home.store.keep(
        following, files: [("1", [1]), ("2", [2])], report: Self.report, audit: [.trying(.checked, "2")])
    }
    #expect(home.store.contents.all().contents == [Digest(of: [1])])
  }
}
