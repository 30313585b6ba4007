import Foundation
import GRDB
import Glibc
import Values

/// Looking after a store: copies, age, leftovers.
extension Store {
  package struct Vacuumed: Sendable, Hashable {
    package let checks: Int
    /// Jobs that came to nothing.
    package let jobs: Int
    package let contents: Int
    package let leftovers: Int
    /// Whether the database gave its room back: that needs room first, and a moment in which nobody writes.
    package var isCompact = true
  }

  /// Removes checks that were made, and jobs that failed, before a moment, contents that none has, what interrupted
  /// writings left, and gives the room back to the disk. Each removal is in the audit. A service may go on meanwhile; what
  /// it would write waits, and is told after some seconds that the store is busy.
  /// - Parameter before: RFC 3339, UTC; nil: no check is too old.
  package func vacuum(before: String?, audit: @Sendable (KeptCheck) -> AuditEntry) throws(StoreError) -> Vacuumed {
    // First what needs no room to go, since the disk may be full.
    let (there, leftovers) = contents.all()
    // Of a writing that goes on now, the name is younger than this.
    let stale = leftovers.filter { Self.age(of: $0).map { $0 > 3600 } ?? false }
    for path in stale { unlink(path) }
    let used = Set(try digests())
    let unused = there.filter { !used.contains($0) }
    let small = try unusedSmallContents()
    try forget(unused + small)
    let old = try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM checks WHERE made < ?", arguments: [before ?? ""])
        .map { try Self.check($0, database) }
    }
    var removed = 0
    for check in old where try remove(check.id, of: check.owner, audit: audit(check)) { removed += 1 }
    let jobs = try before.map { moment throws(StoreError) in try forgetJobs(failedBefore: moment) } ?? 0
    return Vacuumed(
      checks: removed, jobs: jobs, contents: unused.filter { !contents.has($0) }.count + small.count,
      leftovers: stale.count,
      isCompact: try compact())
  }

  private func compact() throws(StoreError) -> Bool {
    do throws(StoreError) {
      try writing { try $0.execute(sql: "VACUUM") }
      // Where somebody reads meanwhile it gives the room back the next time.
      try writing { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      return true
    } catch {
      guard error == .full || error == .locked else { throw error }
      return false
    }
  }

  /// In seconds.
  private static func age(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return time(nil) - status.st_mtim.tv_sec
  }

  /// A whole copy in a new folder, while the store is in use: the database as of one moment, then the contents that it has.
  /// What is kept later is not in it; what is removed meanwhile may be missing, and is told.
  /// - Returns: how many contents were copied.
  package func backup(to folder: String) throws(StoreError) -> Int {
    guard access(folder, F_OK) != 0 else { throw .folder("\(folder) (đã có; nêu thư mục mới)") }
    return try copy(to: folder)
  }

  /// A copy bears its name once it is whole: one that the disk had no room for is none.
  /// - Parameter folder: empty, or not there.
  private func copy(to folder: String) throws(StoreError) -> Int {
    let unfinished = "\(folder).\(getpid()).\(UInt64.random(in: 0 ... .max))"
    do throws(StoreError) {
      let count = try fill(unfinished)
      guard rename(unfinished, folder) == 0 else {
        throw [ENOTEMPTY, EEXIST].contains(errno) ? .folder("\(folder) (đã có; nêu thư mục mới)") : .folder(folder)
      }
      return count
    } catch {
      try? FileManager.default.removeItem(atPath: unfinished)
      throw error
    }
  }

  private func fill(_ folder: String) throws(StoreError) -> Int {
    let copy = try ContentFolder(path: "\(folder)/contents")
    let path = "\(folder)/hoso.sqlite"
    try writing { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    let taken = try Store(at: folder)
    let count = try taken.digests().count
    for digest in try taken.filedContents() { try copy.keep(try contents.bytes(of: digest), as: digest) }
    do { try taken.database.close() } catch { throw StoreError(error) }
    return count
  }

  /// The contents that checks have.
  private func digests() throws(StoreError) -> [Digest] {
    try read { try String.fetchAll($0, sql: "SELECT DISTINCT digest FROM usedContents") }.compactMap { Digest(hex: $0) }
  }

  /// Everything that is wrong: the database's own pages, the audit's chain, each report and each content against its
  /// digest.
  package func faults() throws(StoreError) -> [String] {
    let pages = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }.filter { $0 != "ok" }
    var faults = try pages + examine().faults + reportFaults()
    for digest in try digests() {
      do throws(StoreError) { _ = try content(digest) } catch { faults.append("\(error)") }
    }
    return faults
  }

  /// Puts a copy where no store is, after it was found whole.
  /// - Returns: how many checks it holds.
  /// - Throws: `StoreError.served` where a service has the store that is there.
  package static func restore(from folder: String, to target: String) throws(StoreError) -> Int {
    guard access("\(folder)/hoso.sqlite", R_OK) == 0 else { throw .folder("\(folder) (không phải bản sao của kho)") }
    try StoreLock.refuseServed(target)
    guard access("\(target)/hoso.sqlite", F_OK) != 0 else { throw .folder("\(target) (đã có kho; nêu thư mục mới)") }
    let copy = try Store(at: folder)
    let faults = try copy.faults()
    guard faults.isEmpty else { throw .damaged(faults.joined(separator: "; ")) }
    // A folder that is there and empty, as systemd makes it, is taken; one with anything in it is not.
    _ = try copy.copy(to: target)
    return try Store(at: target).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM checks") ?? 0 }
  }
}
