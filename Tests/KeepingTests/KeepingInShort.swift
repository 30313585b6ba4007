import Foundation

@testable import Keeping

extension Store {
  /// Keeps a check of which a test says all at once.
  func keep(
    _ check: KeptCheck, files: [(name: String, bytes: [UInt8])], words: [UInt8]? = nil, report: [UInt8],
    audit: [AuditEntry], repeatable: RepeatKey? = nil
  ) throws(StoreError) -> KeptCheck {
    try keep(
      CheckToKeep(
        check, files: files, words: words, report: Self.packed(report), audit: audit, repeatable: repeatable))
  }

  static func packed(_ report: [UInt8]) -> Data { Data(Gzip.packed(report) ?? report) }
}
