import Foundation
import GRDB
import Glibc
import Values

/// A check that was made: of which files, under which settings, with which report.
package struct KeptCheck: Sendable, Hashable {
  /// A file of the dossier by the name under which it was sent.
  package struct File: Sendable, Hashable {
    package let name: String
    package let digest: Digest

    package init(name: String, digest: Digest) {
      self.name = name
      self.digest = digest
    }
  }

  /// 40 hexadecimal digits, the last 32 random: an address that cannot be guessed. Of a check of before 32.
  package let id: String
  /// The key that made it; nobody else is told of it.
  package let owner: String
  /// RFC 3339, UTC.
  package let made: String
  /// The dossier's code, where it bears one.
  package let dossier: String?
  package let files: [File]
  /// What is needed to make the report again: settings, edition, digests. No words of the dossier.
  package let record: JSON
  package let reportDigest: Digest
  /// The check that it follows: of the same files, after officers have said more.
  package let follows: String?
  /// Of all that officers had said of the dossier; nil where they had said nothing.
  package let words: Digest?
  /// What a list tells of it; nil of a check that was kept before lists told anything.
  package let summary: Summary?

  /// What came of a check, in short.
  package struct Summary: Sendable, Hashable {
    package let procedure: String?
    /// The recommendation's word on the wire: `bo_sung`.
    package let recommendation: String
    /// The last day, ISO 8601; nil where it is not known or the clock does not run.
    package let due: String?
    /// How many findings came to which outcome, by the outcomes' words on the wire.
    package let counts: JSON

    package init(procedure: String?, recommendation: String, due: String?, counts: JSON) {
      self.procedure = procedure
      self.recommendation = recommendation
      self.due = due
      self.counts = counts
    }
  }

  package init(
    id: String, owner: String, made: String, dossier: String?, files: [File], record: JSON, reportDigest: Digest,
    follows: String? = nil, words: Digest? = nil, summary: Summary? = nil
  ) {
    self.id = id
    self.owner = owner
    self.made = made
    self.dossier = dossier
    self.files = files
    self.record = record
    self.reportDigest = reportDigest
    self.follows = follows
    self.words = words
    self.summary = summary
  }

  /// The second comes first (Unix time, 32 bits), so that checks of one time lie together in the store's indexes: where each
  /// lay somewhere else, each would be written to pages of its own.
  package static func newID() -> String {
    let random = (0..<4).map { _ in UInt32.random(in: 0 ... .max) }
    return ([UInt32(truncatingIfNeeded: time(nil))] + random).map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }
}

extension Store {
  /// Keeps it, all or nothing.
  /// - Returns: what is kept: the check, or the one that was kept before under its id, or under the same key for the same
  ///   request. The job of its id is done.
  /// - Throws: `StoreError.otherRequest` where the key was used for another request; `followed` where another follows the
  ///   same check already, so that of two officers at once neither loses the other's words; `gone` where that check is.
  package func keep(_ new: CheckToKeep) throws(StoreError) -> KeptCheck {
    try write(with: new.contents) { try Self.keep(new, $0) }
  }

  static func keep(_ new: CheckToKeep, _ database: Database) throws -> KeptCheck {
    let check = new.check
    try database.run("DELETE FROM jobs WHERE id = ?", [check.id])
    if let repeatable = new.repeatable, let before = try Self.check(repeatable, of: check.owner, database) {
      return before
    }
    try check.follows.map { try refuseFollowed($0, of: check.owner, database) }
    // A promise is kept once, and with this.
    guard try insert(check, database) else {
      guard let before = try Self.check(check.id, of: .all, database) else { throw StoreError.damaged(check.id) }
      return before
    }
    try keep(new.report, of: check, database)
    for entry in new.audit { try append(entry, database) }
    if let repeatable = new.repeatable { try insert(repeatable, for: check, database) }
    return check
  }

  /// - Returns: whether it was not there.
  private static func insert(_ check: KeptCheck, _ database: Database) throws -> Bool {
    try database.run(
      """
      INSERT INTO checks (id, owner, made, dossier, record, reportDigest, follows, words, procedureCode,
        recommendation, due, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """,
      [
        check.id, check.owner, check.made, check.dossier, Data(check.record.bytes()), check.reportDigest.hex,
        check.follows, check.words?.hex, check.summary?.procedure, check.summary?.recommendation, check.summary?.due,
        check.summary.map { String(decoding: $0.counts.bytes(), as: UTF8.self) },
      ])
    guard database.changesCount > 0 else { return false }
    try insert(check.files, of: check.id, .check, database)
    return true
  }

  /// nil where there is none, or it is another's.
  package func check(_ id: String, of owners: Owners) throws(StoreError) -> KeptCheck? {
    try read { try Self.check(id, of: owners, $0) }
  }

  static func check(_ id: String, of owners: Owners, _ database: Database) throws -> KeptCheck? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM checks WHERE id = :id AND \(owners.condition)"),
      arguments: ["id": id, "owner": owners.argument]
    ).map { try check($0, database) }
  }

  /// The latest first, `count` of them after the one named by `after`.
  /// - Parameter onlyLatest: without those that another follows.
  package func checks(
    of owners: Owners, after: String? = nil, count: Int, onlyLatest: Bool = false
  ) throws(StoreError) -> [KeptCheck] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM checks WHERE \(owners.condition) AND (:after IS NULL OR
            (made, id) < (SELECT made, id FROM checks WHERE id = :after AND \(owners.condition)))
            AND (NOT :onlyLatest OR \(Self.isLatest))
          ORDER BY made DESC, id DESC LIMIT :count
          """,
        arguments: ["owner": owners.argument, "after": after, "count": count, "onlyLatest": onlyLatest])
      return try rows.map { try Self.check($0, database) }
    }
  }

  static func check(_ row: Row, _ database: Database) throws -> KeptCheck {
    let id: String = row["id"]
    let record: Data = row["record"]
    guard let reportDigest = Digest(hex: row["reportDigest"]) else { throw StoreError.damaged("hồ sơ \(id)") }
    return KeptCheck(
      id: id, owner: row["owner"], made: row["made"], dossier: row["dossier"],
      files: try files(of: id, .check, name: "tệp của hồ sơ \(id)", database), record: try JSON.parse([UInt8](record)),
      reportDigest: reportDigest, follows: row["follows"],
      words: try (row["words"] as String?).map { hex in
        guard let digest = Digest(hex: hex) else { throw StoreError.damaged("lời cán bộ của hồ sơ \(id)") }
        return digest
      }, summary: try summary(row))
  }

  private static func summary(_ row: Row) throws -> KeptCheck.Summary? {
    guard let recommendation = row["recommendation"] as String?, let counts = row["counts"] as String? else {
      return nil
    }
    return KeptCheck.Summary(
      procedure: row["procedureCode"], recommendation: recommendation, due: row["due"],
      counts: try JSON.parse(Array(counts.utf8)))
  }

  /// What officers had said, `xac-nhan.json`; nil where they had said nothing.
  package func words(of check: KeptCheck) throws(StoreError) -> [UInt8]? {
    guard let digest = check.words else { return nil }
    return try content(digest)
  }

  /// The files as they were sent.
  package func files(of check: KeptCheck) throws(StoreError) -> [(name: String, bytes: [UInt8])] {
    try bytes(of: check.files)
  }

  /// Forgets a check and the files that no other has; that it was there stays in the audit.
  /// - Returns: whether there was one.
  package func remove(_ id: String, of owner: String, audit: AuditEntry) throws(StoreError) -> Bool {
    let digests = try write { database -> [String]? in
      let had = try String.fetchAll(
        database,
        sql: """
          SELECT DISTINCT digest FROM usedContents WHERE holder = (SELECT id FROM checks WHERE id = ? AND owner = ?)
          """,
        arguments: [id, owner])
      try database.execute(sql: "DELETE FROM checks WHERE id = ? AND owner = ?", arguments: [id, owner])
      guard database.changesCount > 0 else { return nil }
      try Self.append(audit, database)
      return had
    }
    guard let digests else { return false }
    try forget(digests.compactMap { Digest(hex: $0) })
    return true
  }

  /// Removes contents that no check has. Within a transaction, since only one is written at a time: a check that is being
  /// kept sees them there or writes them anew.
  func forget(_ digests: [Digest]) throws(StoreError) {
    try write { database in
      for digest in digests {
        let isUsed = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM usedContents WHERE digest = ?)", arguments: [digest.hex])
        guard isUsed == false else { continue }
        contents.remove(digest)
        try Self.removeSmall(digest, database)
      }
    }
  }
}
