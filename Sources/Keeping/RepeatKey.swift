import GRDB
import Values

/// What a caller sends so that a request that comes again is not done again (`Idempotency-Key`).
package struct RepeatKey: Sendable, Hashable {
  package let key: String
  /// Of all that was asked: address, type, body.
  package let request: Digest

  package init(key: String, request: Digest) {
    self.key = key
    self.request = request
  }
}

extension Store {
  /// The check that was kept under the key; nil where it was not used.
  /// - Throws: `StoreError.otherRequest` where it was used for another request.
  package func check(repeating key: RepeatKey, of owner: String) throws(StoreError) -> KeptCheck? {
    try read { try Self.check(key, of: owner, $0) }
  }

  static func check(_ repeated: RepeatKey, of owner: String, _ database: Database) throws -> KeptCheck? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT request, checkId FROM repeatKeys WHERE owner = ? AND key = ?",
        arguments: [owner, repeated.key])
    else { return nil }
    guard row["request"] == repeated.request.hex else { throw StoreError.otherRequest }
    return try check(row["checkId"] as String, of: .one(owner), database)
  }

  static func insert(_ repeated: RepeatKey, for check: KeptCheck, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO repeatKeys (owner, key, request, checkId) VALUES (?, ?, ?, ?)",
      arguments: [check.owner, repeated.key, repeated.request.hex, check.id])
  }
}
