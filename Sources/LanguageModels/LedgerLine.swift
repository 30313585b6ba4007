import Values

/// One call in the ledger: what left the machine and how it ended, without any of the content.
package struct LedgerLine: Sendable, Hashable {
  package let provider: String
  package let location: Provider.Location
  package let modelAsked: String
  package let modelReported: String?
  package let task: String
  package let bytesOut: Int
  package let bytesIn: Int
  package let sha256: Digest
  package let status: ModelReply.Status
  package let attempts: Int

  func ending(_ status: ModelReply.Status) -> LedgerLine {
    LedgerLine(
      provider: provider, location: location, modelAsked: modelAsked, modelReported: modelReported, task: task,
      bytesOut: bytesOut, bytesIn: bytesIn, sha256: sha256, status: status, attempts: attempts)
  }

  package var json: JSON {
    .record([
      "nha_cung_cap": .string(provider), "noi_xu_ly": .string(location.rawValue), "mo_hinh": .string(modelAsked),
      "mo_hinh_tra_loi": modelReported.map { .string($0) }, "viec": .string(task),
      "byte_gui": .number(Decimal128(bytesOut)), "byte_nhan": .number(Decimal128(bytesIn)),
      "sha256_gui": .string(sha256.hex), "ket_qua": .string(status.rawValue),
      "so_lan": .number(Decimal128(attempts)),
    ])
  }
}
