import Rulebook

extension Recommendation.Kind {
  /// The word of the wire, which stays when the sentence is worded anew.
  package var key: String {
    switch self {
    case .supplement: "bo_sung"
    case .refusal: "tu_choi"
    case .redirect: "chuyen_co_quan"
    case .settleUnchecked: "lam_ro"
    case .review: "xem_xet"
    case .proceed: "chuyen_buoc"
    case .nothing: "chua_kiem"
    }
  }

  /// nil where no recommendation has the word.
  package init?(key: String) {
    guard let kind = Self.allCases.first(where: { $0.key == key }) else { return nil }
    self = kind
  }

  /// For a list.
  package var short: String {
    switch self {
    case .supplement: "yêu cầu bổ sung"
    case .refusal: "trình xem xét từ chối"
    case .redirect: "chuyển thủ tục, cơ quan"
    case .settleUnchecked: "làm rõ mục chưa kiểm"
    case .review: "cán bộ xem xét"
    case .proceed: "chuyển bước"
    case .nothing: "chưa kiểm được gì"
    }
  }
}
