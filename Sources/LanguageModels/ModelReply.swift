import Values

/// What came of one question: JSON that satisfies the schema, or why there is none. Never a partial answer.
package struct ModelReply: Sendable {
  /// Every way in which a question may end.
  package enum Status: String, Sendable, Hashable, CaseIterable {
    case ok
    /// The model itself says that it will not.
    case refused = "tu_choi"
    /// A filter of the provider took the question or the answer away.
    case blocked = "bi_chan"
    /// The answer was cut, even where what is left of it parses.
    case truncated = "bi_cat"
    /// What was sent does not fit what the model can read, or only part of it was read.
    case contextExceeded = "qua_ngu_canh"
    case malformed = "sai_dang"
    /// JSON, but not of the form that was asked for: the provider dropped the schema.
    case schemaViolated = "sai_luoc_do"
    case wrongModel = "sai_mo_hinh"
    case rateLimited = "qua_toc_do"
    case quotaExhausted = "het_han_muc"
    case unavailable = "khong_san_sang"
    case timedOut = "qua_gio"
    case unauthorised = "khong_duoc_phep"
    case misconfigured = "sai_cau_hinh"
    /// TLS: the server is not who it says.
    case untrusted = "khong_tin_chung_thu"
    /// The address is not where the configuration says that the model computes.
    case wrongPlace = "sai_noi_xu_ly"
    case redirected = "bi_chuyen_huong"
    case tooLarge = "qua_lon"
    case offline = "khong_mang"
    /// The configuration does not allow this provider this task.
    case notAllowed = "khong_giao_viec"
    /// The allowance of tokens or money of this run or dossier is used up.
    case overBudget = "het_ngan_sach"
    /// Too many calls failed one after the other: no more are made for a while.
    case suspended = "tam_ngung"
    case notRecorded = "khong_ghi_so"
  }

  package let status: Status
  /// Only when `ok`.
  package let json: JSON?
  package let ledger: LedgerLine
}

/// What a provider counted, in its own tokens; nil where it does not say.
package struct TokenUse: Sendable, Hashable {
  package let input: Int?
  package let output: Int?

  static let unsaid = TokenUse(input: nil, output: nil)
}
