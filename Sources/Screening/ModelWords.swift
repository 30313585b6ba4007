import LanguageModels

extension Provider.Location {
  /// For an officer's eyes; the raw value is the key of configuration and ledger.
  package var words: String {
    switch self {
    case .thisMachine: "trên máy này"
    case .internalNetwork: "trong mạng nội bộ"
    case .domestic: "ở trong nước"
    case .abroad: "ở nước ngoài"
    }
  }
}

extension ModelReply.Status {
  package var words: String {
    switch self {
    case .ok: "có trả lời"
    case .refused: "mô hình từ chối trả lời"
    case .truncated: "trả lời bị cắt, không dùng"
    case .malformed: "trả lời sai dạng, không dùng"
    case .schemaViolated: "trả lời sai lược đồ, không dùng"
    case .wrongModel: "máy chủ trả lời bằng mô hình khác, không dùng"
    case .rateLimited: "máy chủ báo gửi quá nhanh"
    case .quotaExhausted: "đã hết hạn mức"
    case .unavailable: "máy chủ không sẵn sàng"
    case .timedOut: "quá giờ chờ"
    case .unauthorised: "khóa không được chấp nhận"
    case .misconfigured: "cấu hình hoặc khóa sai"
    case .redirected: "máy chủ chuyển hướng, không đi theo"
    case .tooLarge: "nội dung quá lớn"
    case .offline: "không mở kết nối"
    case .notRecorded: "không ghi được sổ nên không dùng"
    }
  }
}
