import GRDB
import Values

/// The files that a check or a job has, and their bytes among the contents.
extension Store {
  /// Who has files, by the table in which they stand.
  enum FileHolder: String {
    case check = "files"
    case job = "jobFiles"

    /// The column that names the holder.
    fileprivate var column: String {
      switch self {
      case .check: "checkId"
      case .job: "jobId"
      }
    }
  }

  static func insert(_ files: [KeptCheck.File], of id: String, _ holder: FileHolder, _ database: Database) throws {
    for (place, file) in files.enumerated() {
      try database.run(
        "INSERT INTO \(holder.rawValue) (\(holder.column), place, name, digest) VALUES (?, ?, ?, ?)",
        [id, place, file.name, file.digest.hex])
    }
  }

  /// As they were sent.
  /// - Parameter name: of the holder, for whoever is told that it is damaged.
  static func files(of id: String, _ holder: FileHolder, name: String, _ database: Database) throws -> [KeptCheck.File]
  {
    let sql = "SELECT name, digest FROM \(holder.rawValue) WHERE \(holder.column) = ? ORDER BY place"
    return try Row.fetchAll(database, sql: sql, arguments: [id]).map { file in
      guard let digest = Digest(hex: file["digest"]) else { throw StoreError.damaged(name) }
      return KeptCheck.File(name: file["name"], digest: digest)
    }
  }

  /// Contents, and the transaction that says whose they are. Where it does not come about they go again: what was not kept
  /// takes no room, and nobody's papers lie there unnamed.
  func write<Value: Sendable>(
    with named: [(digest: Digest, bytes: [UInt8])], _ work: @Sendable (Database) throws -> Value
  ) throws(StoreError) -> Value {
    try checkPlace()
    let filed = named.filter { $0.bytes.count > mostSmall }
    do throws(StoreError) {
      for (digest, bytes) in filed { try contents.keep(bytes, as: digest) }
      return try write { database in
        for (digest, bytes) in named where bytes.count <= mostSmall { try Self.keep(bytes, as: digest, database) }
        let value = try work(database)
        // One of them may have been the last trace of a check that was removed in between.
        for (digest, bytes) in filed where !contents.has(digest) { try contents.keep(bytes, as: digest) }
        return value
      }
    } catch {
      // Whether another check has them is not known while another program has the database: a vacuum finds them.
      if error != .locked, !filed.isEmpty { try? forget(filed.map(\.digest)) }
      throw error
    }
  }

  func bytes(of files: [KeptCheck.File]) throws(StoreError) -> [(name: String, bytes: [UInt8])] {
    var read: [(name: String, bytes: [UInt8])] = []
    for file in files { read.append((file.name, try content(file.digest))) }
    return read
  }
}
