import GRDB
import Values

/// The keys of the check API. They are never removed: an audit that names one can be read for as long as it is kept.
extension Store {
  static let keyTable = """
    CREATE TABLE keys (
      id TEXT PRIMARY KEY NOT NULL,
      owner TEXT NOT NULL,
      label TEXT NOT NULL,
      secret TEXT NOT NULL,
      scopes TEXT NOT NULL,
      created TEXT NOT NULL,
      expires TEXT,
      revoked TEXT,
      replacedBy TEXT REFERENCES keys (id)
    ) STRICT;
    """

  /// A key with the text that whoever calls presents; the text is not to be had again.
  package struct NewKey: Sendable {
    package let key: AccessKey
    package let text: String
  }

  /// - Parameter expires: nil: it does not end by itself.
  package func makeKey(label: String, scopes: [AccessKey.Scope], at: String, expires: String?)
    throws(StoreError) -> NewKey
  {
    try keyMark.set()
    return try write { database in
      let made = try Self.insert(label: label, scopes: scopes, owner: nil, at: at, expires: expires, database)
      try Self.append(Self.entry(.keyMade, made.key, at), database)
      return made
    }
  }

  /// A new key of the same owner and scopes; the old one ends when the overlap does.
  /// - Parameter overlapEnds: until when the old one is still taken, where it does not end before.
  /// - Returns: nil where there is no such key, it is revoked, or another replaced it already.
  package func rotateKey(_ id: String, at: String, overlapEnds: String, expires: String?)
    throws(StoreError) -> NewKey?
  {
    try write { database in
      guard let old = try Self.key(id, database), old.revoked == nil, old.replacedBy == nil else { return nil }
      let made = try Self.insert(
        label: old.label, scopes: old.scopes, owner: old.owner, at: at, expires: expires, database)
      let ends = min(old.expires ?? overlapEnds, overlapEnds)
      try database.execute(
        sql: "UPDATE keys SET replacedBy = ?, expires = ? WHERE id = ?", arguments: [made.key.id, ends, id])
      try Self.append(
        Self.entry(.keyRotated, made.key, at, replaces: id, until: ends), database)
      return made
    }
  }

  /// At once and for good.
  /// - Returns: nil where there is no such key; the key as it was before where it had been revoked.
  package func revokeKey(_ id: String, at: String) throws(StoreError) -> AccessKey? {
    try write { database in
      guard let key = try Self.key(id, database), key.revoked == nil else { return try Self.key(id, database) }
      try database.execute(sql: "UPDATE keys SET revoked = ? WHERE id = ?", arguments: [at, id])
      try Self.append(Self.entry(.keyRevoked, key, at), database)
      return try Self.key(id, database)
    }
  }

  /// All that ever were, in the order in which they were made.
  package func keys() throws(StoreError) -> [AccessKey] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM keys ORDER BY created, rowid").map { try Self.key($0) } }
  }

  /// Whether there ever was a key, live or not.
  package func hasKeys() async throws(StoreError) -> Bool {
    try await keyMark.isSet ? lookUp(Self.hasKeys) : false
  }

  @Sendable static func hasKeys(_ database: Database) throws -> Bool {
    try Bool.fetchOne(database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM keys)")) ?? false
  }

  /// The live key that was presented; nil where it is unknown, wrong, ended or revoked, which all cost the same.
  package func key(presented text: String, at now: String) async throws(StoreError) -> AccessKey? {
    let presented = KeySecret(presented: text)
    return try await lookUp { database in
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT * FROM keys WHERE id = ?"), arguments: [presented.id])
      guard presented.isKept(as: row?["secret"]), let key = try row.map(Self.key) else { return nil }
      return key.isLive(at: now) ? key : nil
    }
  }

  private static func insert(
    label: String, scopes: [AccessKey.Scope], owner: String?, at: String, expires: String?, _ database: Database
  ) throws -> NewKey {
    let secret = KeySecret()
    let key = AccessKey(
      id: secret.id, owner: owner ?? secret.id, label: label, scopes: AccessKey.Scope.allCases.filter(scopes.contains),
      created: at, expires: expires, revoked: nil, replacedBy: nil)
    try database.execute(
      sql: "INSERT INTO keys (id, owner, label, secret, scopes, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        key.id, key.owner, label, secret.digest.hex, key.scopes.map(\.rawValue).joined(separator: " "), at, expires,
      ])
    return NewKey(key: key, text: secret.text)
  }

  private static func key(_ id: String, _ database: Database) throws -> AccessKey? {
    try Row.fetchOne(database, sql: "SELECT * FROM keys WHERE id = ?", arguments: [id]).map { try key($0) }
  }

  private static func key(_ row: Row) throws -> AccessKey {
    let id: String = row["id"]
    let words = (row["scopes"] as String).split(separator: " ")
    let scopes = words.compactMap { AccessKey.Scope(rawValue: String($0)) }
    // A scope that is not known may not quietly become none, nor one that is.
    guard scopes.count == words.count else { throw StoreError.damaged("quyền của khóa \(id)") }
    return AccessKey(
      id: id, owner: row["owner"], label: row["label"], scopes: scopes, created: row["created"],
      expires: row["expires"], revoked: row["revoked"], replacedBy: row["replacedBy"])
  }

  /// The label may name a person; the audit names the key by its id.
  private static func entry(
    _ act: AuditEntry.Act, _ key: AccessKey, _ at: String, replaces old: String? = nil, until oldEnds: String? = nil
  ) -> AuditEntry {
    AuditEntry(
      at: at, key: "hoso keys", officer: nil, act: act, check: nil,
      details: .record([
        "khoa": .string(key.id), "chu": .string(key.owner), "quyen": .array(key.scopes.map { .string($0.rawValue) }),
        "het_han": key.expires.map { .string($0) }, "thay": old.map { .string($0) },
        "khoa_cu_het_han": oldEnds.map { .string($0) },
      ]))
  }
}
