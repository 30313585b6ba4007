import GRDB

extension Store {
  /// That no other check follows.
  static let isLatest = "NOT EXISTS (SELECT 1 FROM checks later WHERE later.follows = checks.id)"

  /// The checks that no other follows, those due first; those without a day last, the latest first.
  package func checksByDue(of owners: Owners, skipping: Int, count: Int) throws(StoreError) -> [KeptCheck] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM checks WHERE \(owners.condition)
            AND \(Self.isLatest)
          ORDER BY due IS NULL, due, made DESC, id DESC LIMIT :count OFFSET :skipping
          """, arguments: ["owner": owners.argument, "count": count, "skipping": skipping])
      return try rows.map { try Self.check($0, database) }
    }
  }
}
