import Foundation
import GRDB
import Values

/// Checks that were promised. Which of them is being worked on is not written down: that is known to the process that does
/// it, and ends with it, however it ends.
extension Store {
  static let jobTables = """
    CREATE TABLE jobs (
      number INTEGER PRIMARY KEY NOT NULL,
      id TEXT NOT NULL UNIQUE,
      owner TEXT NOT NULL,
      key TEXT NOT NULL,
      officer TEXT,
      accepted TEXT NOT NULL,
      request BLOB NOT NULL,
      repeatKey TEXT,
      repeatRequest TEXT,
      takenUp INTEGER NOT NULL DEFAULT 0,
      problem BLOB,
      failed TEXT
    ) STRICT;
    CREATE UNIQUE INDEX jobs_by_repeat_key ON jobs (owner, repeatKey) WHERE repeatKey IS NOT NULL;
    CREATE TABLE jobFiles (
      jobId TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      digest TEXT NOT NULL,
      PRIMARY KEY (jobId, place)
    ) STRICT;
    CREATE INDEX jobFiles_by_digest ON jobFiles (digest);
    DROP VIEW usedContents;
    CREATE VIEW usedContents AS
      SELECT checkId AS holder, digest FROM files
      UNION SELECT id, words FROM checks WHERE words IS NOT NULL
      UNION SELECT jobId, digest FROM jobFiles;
    """

  /// What there is of a check that was asked for.
  package enum Promised: Sendable, Hashable {
    case job(Job)
    case check(KeptCheck)
  }

  /// Promises a check: the files and what was asked are on the disk when it returns.
  /// - Returns: what there is: the job; or, where the check was made meanwhile, or the same request came before under the
  ///   same key, what came of that.
  /// - Throws: `StoreError.otherRequest` where the key was used for another request.
  package func promise(_ job: Job, files: [(name: String, bytes: [UInt8])]) throws(StoreError) -> Promised {
    let digested = Array(zip(job.files.map(\.digest), files.map(\.bytes)))
    return try write(with: digested) { database in
      if let check = try Self.check(job.id, of: .all, database) { return .check(check) }
      if let job = try Self.job(job.id, of: .all, database) { return .job(job) }
      if let repeatable = job.repeatable {
        if let check = try Self.check(repeatable, of: job.owner, database) { return .check(check) }
        if let before = try Self.job(repeatable, of: job.owner, database) { return .job(before) }
      }
      try Self.insert(job, database)
      return .job(job)
    }
  }

  private static func insert(_ job: Job, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO jobs (id, owner, key, officer, accepted, request, repeatKey, repeatRequest)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        job.id, job.owner, job.key, job.officer, job.accepted, Data(job.request.bytes()), job.repeatable?.key,
        job.repeatable?.request.hex,
      ])
    try insert(job.files, of: job.id, .job, database)
  }

  /// nil where there is none, it is a check by now, or it is another's.
  package func job(_ id: String, of owners: Owners) throws(StoreError) -> Job? {
    try read { try Self.job(id, of: owners, $0) }
  }

  private static func job(_ id: String, of owners: Owners, _ database: Database) throws -> Job? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM jobs WHERE id = :id AND \(owners.condition)",
      arguments: ["id": id, "owner": owners.argument]
    ).map { try job($0, database) }
  }

  /// The job that was promised under the key; nil where there is none, or it is a check by now.
  /// - Throws: `StoreError.otherRequest` where the key was used for another request.
  package func job(repeating key: RepeatKey, of owner: String) throws(StoreError) -> Job? {
    try read { try Self.job(key, of: owner, $0) }
  }

  private static func job(_ repeated: RepeatKey, of owner: String, _ database: Database) throws -> Job? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM jobs WHERE owner = ? AND repeatKey = ?", arguments: [owner, repeated.key])
    else { return nil }
    guard row["repeatRequest"] == repeated.request.hex else { throw StoreError.otherRequest }
    return try job(row, database)
  }

  /// Those whose check may yet come, in the order in which they were promised.
  package func unfinishedJobs() throws(StoreError) -> [Job] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM jobs WHERE problem IS NULL ORDER BY number")
        .map { try Self.job($0, database) }
    }
  }

  private static func job(_ row: Row, _ database: Database) throws -> Job {
    let id: String = row["id"]
    let name = "việc \(id)"
    func json(_ data: Data) throws -> JSON { try JSON.parse([UInt8](data)) }
    var failure: Job.Failure?
    if let problem = row["problem"] as Data? {
      guard let at = row["failed"] as String? else { throw StoreError.damaged(name) }
      failure = Job.Failure(at: at, problem: try json(problem))
    }
    return Job(
      id: id, owner: row["owner"], key: row["key"], officer: row["officer"], accepted: row["accepted"],
      files: try files(of: id, .job, name: name, database), request: try json(row["request"]),
      repeatable: try (row["repeatKey"] as String?).map { key in
        guard let request = Digest(hex: row["repeatRequest"]) else { throw StoreError.damaged(name) }
        return RepeatKey(key: key, request: request)
      }, failure: failure)
  }

  /// The files of a job as they were sent.
  package func files(of job: Job) throws(StoreError) -> [(name: String, bytes: [UInt8])] {
    try bytes(of: job.files)
  }

  /// Counts that a process begins a job which another left behind: one that always ends the process must not end every
  /// later one.
  /// - Returns: how many have begun it so.
  package func takeUp(_ id: String) throws(StoreError) -> Int {
    try write { database in
      try Int.fetchOne(
        database, sql: "UPDATE jobs SET takenUp = takenUp + 1 WHERE id = ? RETURNING takenUp", arguments: [id]) ?? 0
    }
  }

  /// Takes back that they were begun: the process ends because it was told to.
  package func layDown(_ ids: [String]) throws(StoreError) {
    try write { database in
      for id in ids {
        try database.execute(sql: "UPDATE jobs SET takenUp = max(0, takenUp - 1) WHERE id = ?", arguments: [id])
      }
    }
  }

  /// The check will not come. Its files are forgotten, so that what could not be checked is not kept.
  /// - Returns: whether it was still expected.
  @discardableResult
  package func fail(_ id: String, _ failure: Job.Failure, audit: AuditEntry) throws(StoreError) -> Bool {
    let digests = try write { database -> [String]? in
      try database.execute(
        sql: "UPDATE jobs SET problem = ?, failed = ? WHERE id = ? AND problem IS NULL",
        arguments: [Data(failure.problem.bytes()), failure.at, id])
      guard database.changesCount > 0 else { return nil }
      let had = try String.fetchAll(
        database, sql: "SELECT DISTINCT digest FROM jobFiles WHERE jobId = ?", arguments: [id])
      try database.execute(sql: "DELETE FROM jobFiles WHERE jobId = ?", arguments: [id])
      try Self.append(audit, database)
      return had
    }
    guard let digests else { return false }
    try forget(digests.compactMap { Digest(hex: $0) })
    return true
  }

  /// How many jobs there are.
  package struct JobCount: Sendable, Hashable {
    package let unfinished: Int
    package let failed: Int
  }

  package func jobCount() throws(StoreError) -> JobCount {
    try read { database in
      func count(_ condition: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM jobs WHERE problem IS \(condition)") ?? 0
      }
      return JobCount(unfinished: try count("NULL"), failed: try count("NOT NULL"))
    }
  }

  /// Those that failed before a moment; their keys are free again.
  func forgetJobs(failedBefore moment: String) throws(StoreError) -> Int {
    try write { database in
      try database.execute(sql: "DELETE FROM jobs WHERE failed < ?", arguments: [moment])
      return database.changesCount
    }
  }
}
