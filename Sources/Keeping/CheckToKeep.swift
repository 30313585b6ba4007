import Foundation
import Values

/// A check with all that is kept of it: its files, what officers had said, its report and the record of who made it.
package struct CheckToKeep: Sendable {
  let check: KeptCheck
  /// Of its files and of what officers had said.
  let contents: [(digest: Digest, bytes: [UInt8])]
  /// As gzip, or where there is no memory for that, as it is.
  let report: Data
  let audit: [AuditEntry]
  let repeatable: RepeatKey?

  /// - Parameters:
  ///   - words: of the digest `check.words`; nil where that is nil.
  ///   - report: as gzip, or where there is no memory for that, as it is.
  ///   - audit: each act, in order.
  ///   - repeatable: the caller's `Idempotency-Key` with the digest of all that was asked under it.
  package init(
    _ check: KeptCheck, files: [(name: String, bytes: [UInt8])], words: [UInt8]? = nil, report: Data,
    audit: [AuditEntry], repeatable: RepeatKey? = nil
  ) {
    self.check = check
    contents = Array(zip(check.files.map(\.digest), files.map(\.bytes))) + check.words.with(words)
    self.report = report
    self.audit = audit
    self.repeatable = repeatable
  }
}

extension Store {
  /// The same as `keep`, while no thread waits; in one transaction with whatever else is kept at that moment, where its
  /// contents are small.
  package func keepTogether(_ new: CheckToKeep) async throws(StoreError) -> KeptCheck {
    let small = new.contents.filter { $0.bytes.count <= mostSmall }
    guard small.count == new.contents.count else {
      // Files are written one by one.
      return try await onAThread { () throws(StoreError) in try keep(new) }
    }
    return try await writeTogether { database in
      for (digest, bytes) in small { try Self.keep(bytes, as: digest, database) }
      return try Self.keep(new, database)
    }
  }
}

extension Digest? {
  /// With the bytes of which it is; empty where there are none.
  fileprivate func with(_ bytes: [UInt8]?) -> [(digest: Digest, bytes: [UInt8])] {
    guard let digest = self, let bytes else { return [] }
    return [(digest, bytes)]
  }
}
