import Values

/// One question to a model: our words, passages that are not to be trusted, and the form of the answer.
package struct ModelRequest: Sendable {
  package struct Passage: Sendable, Hashable {
    package let id: String
    package let text: String

    package init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }

  package let task: String
  package let instructions: String
  package let passages: [Passage]
  package let schemaName: String
  package let schema: JSON

  package init(task: String, instructions: String, passages: [Passage], schemaName: String, schema: JSON) {
    self.task = task
    self.instructions = instructions
    self.passages = passages
    self.schemaName = schemaName
    self.schema = schema
  }
}

/// What came of one question: JSON that satisfies the schema, or why there is none. Never a partial answer.
package struct ModelReply: Sendable {
  package enum Status: String, Sendable, Hashable, CaseIterable {
    case ok
    case refused = "tu_choi"
    case truncated = "bi_cat"
    case malformed = "sai_dang"
    case schemaViolated = "sai_luoc_do"
    case wrongModel = "sai_mo_hinh"
    case rateLimited = "qua_toc_do"
    case quotaExhausted = "het_han_muc"
    case unavailable = "khong_san_sang"
    case timedOut = "qua_gio"
    case unauthorised = "khong_duoc_phep"
    case misconfigured = "sai_cau_hinh"
    case redirected = "bi_chuyen_huong"
    case tooLarge = "qua_lon"
    case offline = "khong_mang"
  }

  package let status: Status
  /// Only when `ok`.
  package let json: JSON?
  package let ledger: LedgerLine
}

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
