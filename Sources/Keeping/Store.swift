import Foundation
import GRDB
import Values

/// What the service keeps: checks with their files, and the audit of all that was done. One folder: `hoso.sqlite` in WAL
/// mode, and `contents/` with files by their SHA-256, but for the smallest.
///
/// Everything that changes is one transaction together with its audit record, on the disk before the caller is answered.
package struct Store: Sendable {
  package let folder: String
  let database: DatabasePool
  let contents: ContentFolder
  /// Contents of at most so many bytes lie in the database.
  let mostSmall: Int
  private let patience: Patience
  let queue: WriteQueue
  /// nil where it is not served: who comes and goes leaves it to SQLite.
  private let checkpoints: Checkpoints?
  let keyMark: KeyMark
  /// nil where it is worked on beside whoever serves it.
  private let lock: StoreLock?
  /// What each request asks first has a connection of its own, on which nobody waits for anybody; nil where it is not served.
  private let door: DatabaseQueue?

  /// Opens the folder, making it where it is not there.
  /// - Parameter start: when it begins to be served by this process, and by this one alone (RFC 3339, UTC); nil: it is not.
  /// - Throws: `StoreError.served` where it is to be served and another process serves it.
  package init(at folder: String, servedFrom start: String? = nil, mostSmall: Int = Store.mostSmall)
    throws(StoreError)
  {
    self.folder = folder
    self.mostSmall = mostSmall
    let patience = Patience()
    self.patience = patience
    contents = try ContentFolder(path: "\(folder)/contents")
    // Before the database is opened: who is refused changes nothing in it.
    lock = try start.map { start throws(StoreError) in try StoreLock(of: folder, at: start) }
    keyMark = try KeyMark(in: folder)
    do {
      var configuration = Configuration()
      configuration.busyMode = .callback { _ in patience.wait() }
      configuration.prepareDatabase { database in
        // A commit is on the disk before anybody is told of it, also where the power fails.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // Who reads waits for no turn.
        if database.configuration.readonly {
          try database.execute(sql: "PRAGMA busy_timeout = \(Int(Patience.seconds * 1000))")
        }
      }
      database = try DatabasePool(path: "\(folder)/hoso.sqlite", configuration: configuration)
      queue = WriteQueue(database, patience)
      let migrator = Self.migrator
      guard try database.read({ try !migrator.hasBeenSuperseded($0) }) else { throw StoreError.newer }
      try migrator.migrate(database)
      // A store of before has no mark, nor has one that was copied file by file without it.
      if try database.read(Self.hasKeys) { try keyMark.set() }
      checkpoints = try start.map { [database] _ in try Checkpoints(of: database, configuration) }
      var reading = Configuration()
      reading.readonly = true
      door = try start.map { [reading] _ in
        try DatabaseQueue(path: "\(folder)/hoso.sqlite", configuration: reading)
      }
    } catch {
      throw StoreError(error)
    }
  }

  /// A migration once published is never changed; another is added.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 checks and audit") { database in
      try database.execute(
        sql: """
          CREATE TABLE checks (
            id TEXT PRIMARY KEY NOT NULL,
            owner TEXT NOT NULL,
            made TEXT NOT NULL,
            dossier TEXT,
            record BLOB NOT NULL,
            report BLOB NOT NULL,
            reportDigest TEXT NOT NULL
          ) STRICT;
          CREATE INDEX checks_by_owner ON checks (owner, made, id);
          CREATE INDEX checks_by_age ON checks (made);
          CREATE TABLE files (
            checkId TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            PRIMARY KEY (checkId, place)
          ) STRICT;
          CREATE INDEX files_by_digest ON files (digest);
          CREATE TABLE repeatKeys (
            owner TEXT NOT NULL,
            key TEXT NOT NULL,
            request TEXT NOT NULL,
            checkId TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
            PRIMARY KEY (owner, key)
          ) STRICT;
          CREATE TABLE audit (
            seq INTEGER PRIMARY KEY NOT NULL,
            entry BLOB NOT NULL,
            hash TEXT NOT NULL
          ) STRICT;
          CREATE TABLE auditHead (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL
          ) STRICT;
          CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
          CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
          """)
    }
    migrator.registerMigration("2 officers' words") { database in
      try database.execute(
        sql: """
          ALTER TABLE checks ADD COLUMN follows TEXT;
          ALTER TABLE checks ADD COLUMN words TEXT;
          ALTER TABLE checks ADD COLUMN procedureCode TEXT;
          ALTER TABLE checks ADD COLUMN recommendation TEXT;
          ALTER TABLE checks ADD COLUMN due TEXT;
          ALTER TABLE checks ADD COLUMN counts TEXT;
          CREATE UNIQUE INDEX checks_by_followed ON checks (follows) WHERE follows IS NOT NULL;
          CREATE INDEX checks_by_words ON checks (words) WHERE words IS NOT NULL;
          CREATE VIEW usedContents AS
            SELECT checkId, digest FROM files
            UNION SELECT id, words FROM checks WHERE words IS NOT NULL;
          """)
    }
    migrator.registerMigration("3 keys") { try $0.execute(sql: keyTable) }
    migrator.registerMigration("4 jobs") { try $0.execute(sql: jobTables) }
    migrator.registerMigration("5 self-checks") { try $0.execute(sql: selfCheckTable) }
    migrator.registerMigration("6 small contents") { try $0.execute(sql: smallContentTable) }
    migrator.registerMigration("7 reports by digest") { try $0.execute(sql: reportTable) }
    return migrator
  }

  /// One transaction; what goes wrong leaves nothing behind.
  func write<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
    try writing { try $0.transaction(work) }
  }

  /// The same together with whatever else is to be written at that moment, while no thread waits.
  /// - Parameter work: may be done twice, the first time for nothing.
  func writeTogether<Value: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try checkPlace()
    do { return try await queue.write(work) } catch { throw StoreError(error) }
  }

  /// - Throws: `StoreError.moved` where what is written by the folder's name would go elsewhere than it was read from.
  func checkPlace() throws(StoreError) {
    if lock?.isIn(folder) == false { throw .moved(folder) }
  }

  /// With the one connection that writes, in its turn.
  func writing<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
    try checkPlace()
    let end = Patience.end
    do {
      return try database.writeWithoutTransaction { database throws -> Value in
        patience.lasts(until: end)
        return try work(database)
      }
    } catch {
      throw StoreError(error)
    }
  }

  func read<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try database.read(work) } catch { throw StoreError(error) }
  }

  /// Looks something up for whoever may not wait: at once where nobody keeps the database from being read, else with a thread
  /// that waits.
  /// - Parameter work: one statement, which needs no transaction around it to see one state; done again where it failed.
  func lookUp<Value: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    if let value = atOnce(work) { return value }
    return try await onAThread { () throws(StoreError) in
      do { return try database.unsafeRead(work) } catch { throw StoreError(error) }
    }
  }

  /// nil where it had to wait or failed.
  private func atOnce<Value>(_ work: (Database) throws -> Value) -> Value? { try? door?.unsafeRead(work) }
}

extension Database {
  /// Executes a statement that is read once and kept: those of every check.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
