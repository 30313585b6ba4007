import Foundation
import GRDB
import Values

/// The audit: each record bears the hash of the one before it, so that none can be altered, taken out, put in or moved
/// without every later hash being wrong.
extension Store {
  /// Before the first record.
  private static let beginning = String(repeating: "0", count: 64)

  /// Within the transaction of the act itself.
  static func append(_ entry: AuditEntry, _ database: Database) throws {
    let head = try Row.fetchOne(database.cachedStatement(sql: "SELECT seq, hash FROM auditHead WHERE one = 1"))
    let seq = (head?["seq"] as Int? ?? 0) + 1
    let bytes = entry.bytes(seq: seq, after: head?["hash"] ?? beginning)
    let hash = Digest(of: bytes).hex
    try database.run("INSERT INTO audit (seq, entry, hash) VALUES (?, ?, ?)", [seq, Data(bytes), hash])
    try database.run(
      """
      INSERT INTO auditHead (one, seq, hash) VALUES (1, ?, ?)
      ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash
      """, [seq, hash])
  }

  /// An act that changes nothing else: an export, a draft.
  package func note(_ entry: AuditEntry) throws(StoreError) {
    try write { try Self.append(entry, $0) }
  }

  /// What an examination of the whole chain came to.
  package struct Examination: Sendable, Hashable {
    /// Records that are as they were written.
    package let sound: Int
    /// The hash of the last one; noted elsewhere, it shows later that the end was not cut off.
    package let head: String
    /// What is wrong, in Vietnamese, the first first; empty where nothing is.
    package let faults: [String]
  }

  /// Walks the whole chain.
  /// - Parameter known: a head that was noted before: it must still be one of the hashes.
  package func examine(known: String? = nil) throws(StoreError) -> Examination {
    try read { database in
      var faults: [String] = []
      var previous = Self.beginning
      var expected = 1
      var sound = 0
      var hasKnown = known == nil
      let rows = try Row.fetchCursor(database, sql: "SELECT seq, entry, hash FROM audit ORDER BY seq")
      while let row = try rows.next() {
        let seq: Int = row["seq"]
        let entry: Data = row["entry"]
        let hash: String = row["hash"]
        var isSound = true
        func fault(_ text: String) {
          isSound = false
          faults.append(text)
        }
        if seq != expected {
          fault(seq == expected + 1 ? "thiếu bản ghi \(expected)" : "thiếu bản ghi \(expected) đến \(seq - 1)")
        }
        let told = try? JSON.parse([UInt8](entry))
        if Digest(of: [UInt8](entry)).hex != hash {
          fault("bản ghi \(seq) đã bị sửa")
        } else if told?["so"]?.integer != seq {
          fault("bản ghi \(seq) vốn là bản ghi khác: thứ tự đã bị đổi")
        } else if seq == expected, told?["truoc"]?.string != previous {
          fault("bản ghi \(seq) không nối tiếp bản ghi trước nó")
        }
        if isSound { sound += 1 }
        if hash == known { hasKnown = true }
        previous = hash
        expected = seq + 1
      }
      let head = try Row.fetchOne(database, sql: "SELECT seq, hash FROM auditHead WHERE one = 1")
      let headSeq: Int = head?["seq"] ?? 0
      if headSeq != expected - 1 {
        faults.append(
          headSeq > expected - 1
            ? "thiếu bản ghi cuối: phải đến bản ghi \(headSeq)" : "có bản ghi sau bản ghi cuối \(headSeq)")
      } else if let hash = head?["hash"] as String?, hash != previous {
        faults.append("bản ghi cuối khác bản đã ghi nhận")
      }
      if !hasKnown { faults.append("không còn bản ghi có mã băm \(known ?? "")") }
      return Examination(sound: sound, head: previous, faults: faults)
    }
  }

  /// The records from the first on, as they were written.
  package func auditEntries(after seq: Int = 0, count: Int) throws(StoreError) -> [JSON] {
    try read { database in
      try Data.fetchAll(
        database, sql: "SELECT entry FROM audit WHERE seq > ? ORDER BY seq LIMIT ?", arguments: [seq, count]
      ).map { try JSON.parse([UInt8]($0)) }
    }
  }
}
