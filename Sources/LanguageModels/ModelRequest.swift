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
    case notRecorded = "khong_ghi_so"
  }

  package let status: Status
  /// Only when `ok`.
  package let json: JSON?
  package let ledger: LedgerLine
}
