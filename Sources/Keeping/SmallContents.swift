import Foundation
import GRDB
import Values

/// Contents of a few kilobytes lie in the database, not in files of their own: they are on the disk with the transaction that
/// says whose they are, where a new file and its name take two more waits for the disk.
extension Store {
  static let smallContentTable = """
    CREATE TABLE smallContents (
      digest TEXT PRIMARY KEY NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// In bytes: an intake list, the words of officers.
  package static let mostSmall = 8 << 10

  /// The bytes with this digest, wherever they lie.
  /// - Throws: `StoreError.damaged` where they are missing, or others.
  package func content(_ digest: Digest) throws(StoreError) -> [UInt8] {
    let small = try read { database in
      try Data.fetchOne(
        database.cachedStatement(sql: "SELECT bytes FROM smallContents WHERE digest = ?"), arguments: [digest.hex])
    }
    guard let small else { return try contents.bytes(of: digest) }
    return try ContentFolder.checked([UInt8](small), digest)
  }

  static func keep(_ bytes: [UInt8], as digest: Digest, _ database: Database) throws {
    try database.run("INSERT OR IGNORE INTO smallContents (digest, bytes) VALUES (?, ?)", [digest.hex, Data(bytes)])
  }

  static func removeSmall(_ digest: Digest, _ database: Database) throws {
    try database.run("DELETE FROM smallContents WHERE digest = ?", [digest.hex])
  }

  /// Those that nothing names any more.
  func unusedSmallContents() throws(StoreError) -> [Digest] {
    try read { database in
      try String.fetchAll(
        database, sql: "SELECT digest FROM smallContents WHERE digest NOT IN (SELECT digest FROM usedContents)")
    }.compactMap { Digest(hex: $0) }
  }

  /// Those in use that lie in files.
  func filedContents() throws(StoreError) -> [Digest] {
    try read { database in
      try String.fetchAll(
        database,
        sql: "SELECT DISTINCT digest FROM usedContents WHERE digest NOT IN (SELECT digest FROM smallContents)")
    }.compactMap { Digest(hex: $0) }
  }
}
