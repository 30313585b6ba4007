import Foundation
import GRDB
import Values

/// Reports lie apart from the checks, by their digests: the same dossier checked again comes to the same bytes, which are kept
/// once. One that no check has any more goes with the last that had it.
extension Store {
  static let reportTable = """
    CREATE TABLE reports (
      digest TEXT PRIMARY KEY NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO reports SELECT reportDigest, report FROM checks;
    ALTER TABLE checks DROP COLUMN report;
    CREATE INDEX checks_by_report ON checks (reportDigest);
    CREATE TRIGGER report_goes_with_its_last_check AFTER DELETE ON checks
      WHEN NOT EXISTS (SELECT 1 FROM checks WHERE reportDigest = OLD.reportDigest)
      BEGIN DELETE FROM reports WHERE digest = OLD.reportDigest; END;
    """

  static func keep(_ report: Data, of check: KeptCheck, _ database: Database) throws {
    try database.run(
      "INSERT OR IGNORE INTO reports (digest, bytes) VALUES (?, ?)", [check.reportDigest.hex, report])
  }

  /// The bytes of the report, as they were.
  package func report(of check: KeptCheck) throws(StoreError) -> [UInt8] {
    let kept = try read { database in
      try Data.fetchOne(
        database, sql: "SELECT bytes FROM reports WHERE digest = ?", arguments: [check.reportDigest.hex])
    }
    guard let kept else { throw .damaged("báo cáo của hồ sơ \(check.id)") }
    guard let bytes = Self.report(kept, check.reportDigest.hex) else {
      throw .damaged("báo cáo của hồ sơ \(check.id) đã bị đổi")
    }
    return bytes
  }

  /// nil where they are not of this digest.
  private static func report(_ kept: Data, _ digest: String) -> [UInt8]? {
    let bytes = Gzip.unpacked([UInt8](kept), upTo: mostReportBytes) ?? [UInt8](kept)
    return Digest(of: bytes).hex == digest ? bytes : nil
  }

  private static let mostReportBytes = 256 << 20

  /// Reports that are not as they were written, and those that are missing.
  func reportFaults() throws(StoreError) -> [String] {
    try read { database in
      let missing = try String.fetchAll(
        database, sql: "SELECT id FROM checks WHERE reportDigest NOT IN (SELECT digest FROM reports)")
      var faults = missing.map { StoreError.damaged("thiếu báo cáo của hồ sơ \($0)").description }
      let rows = try Row.fetchCursor(database, sql: "SELECT digest, bytes FROM reports")
      while let row = try rows.next() {
        let digest: String = row["digest"]
        if Self.report(row["bytes"], digest) == nil {
          faults.append(StoreError.damaged("báo cáo \(digest) đã bị đổi").description)
        }
      }
      return faults
    }
  }
}
