import GRDB

/// How often dossiers were checked by those who then file them, by the dossier's code. Nothing else is kept of such a check.
extension Store {
  static let selfCheckTable = """
    CREATE TABLE selfChecks (
      dossier TEXT PRIMARY KEY NOT NULL,
      count INTEGER NOT NULL
    ) STRICT;
    """

  /// Counts one more, together with its audit record.
  package func countSelfCheck(of dossier: String, audit: AuditEntry) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO selfChecks (dossier, count) VALUES (?, 1)
          ON CONFLICT (dossier) DO UPDATE SET count = count + 1
          """, arguments: [dossier])
      try Self.append(audit, database)
    }
  }

  /// How many, by code; a code that is not there had none.
  package func selfChecks(of dossiers: [String]) throws(StoreError) -> [String: Int] {
    guard !dossiers.isEmpty else { return [:] }
    return try read { database in
      let marks = dossiers.map { _ in "?" }.joined(separator: ", ")
      let rows = try Row.fetchAll(
        database, sql: "SELECT dossier, count FROM selfChecks WHERE dossier IN (\(marks))",
        arguments: StatementArguments(dossiers))
      return Dictionary(rows.map { ($0["dossier"], $0["count"]) }) { first, _ in first }
    }
  }
}
