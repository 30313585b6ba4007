import GRDB

/// A check is never changed: what officers say later makes another that follows it, and each is followed once at most.
extension Store {
  /// The last of those that follow a check, directly or by others; nil where none does.
  package func latest(after id: String, of owner: String) throws(StoreError) -> String? {
    try read { try Self.latest(after: id, of: owner, $0) }
  }

  private static func latest(after id: String, of owner: String, _ database: Database) throws -> String? {
    try String.fetchOne(
      database,
      sql: """
        WITH RECURSIVE later (id, step) AS (
          SELECT id, 1 FROM checks WHERE follows = :id AND owner = :owner
          UNION ALL
          SELECT checks.id, step + 1 FROM checks JOIN later ON checks.follows = later.id WHERE owner = :owner
        )
        SELECT id FROM later ORDER BY step DESC LIMIT 1
        """, arguments: ["id": id, "owner": owner])
  }

  /// Within the transaction that keeps the follower.
  static func refuseFollowed(_ id: String, of owner: String, _ database: Database) throws {
    let isThere = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM checks WHERE id = ? AND owner = ?)", arguments: [id, owner])
    guard isThere == true else { throw StoreError.gone(id) }
    if let latest = try latest(after: id, of: owner, database) { throw StoreError.followed(by: latest) }
  }
}
