import LanguageModels
import Rulebook
import Values

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
    case .blocked: "bộ lọc của nhà cung cấp chặn, không có trả lời"
    case .truncated: "trả lời bị cắt, không dùng"
    case .contextExceeded: "nội dung vượt quá cỡ mô hình đọc được, không dùng"
    case .malformed: "trả lời sai dạng, không dùng"
    case .schemaViolated: "trả lời sai lược đồ, không dùng"
    case .wrongModel: "máy chủ trả lời bằng mô hình khác, không dùng"
    case .rateLimited: "máy chủ báo gửi quá nhanh"
    case .quotaExhausted: "đã hết hạn mức của nhà cung cấp"
    case .unavailable: "máy chủ không sẵn sàng"
    case .timedOut: "quá giờ chờ"
    case .unauthorised: "khóa không được chấp nhận"
    case .misconfigured: "cấu hình, khóa hoặc địa chỉ sai"
    case .untrusted: "chứng thư TLS của máy chủ không tin được"
    case .wrongPlace: "địa chỉ máy chủ không thuộc nơi xử lý đã khai"
    case .redirected: "máy chủ chuyển hướng, không đi theo"
    case .tooLarge: "nội dung quá lớn"
    case .offline: "không mở kết nối"
    case .notAllowed: "cấu hình không giao việc này"
    case .overBudget: "hết mức token hoặc tiền đã đặt"
    case .suspended: "không hỏi nữa vì những lần trước đã lỗi"
    case .notRecorded: "không ghi được sổ nên không dùng"
    }
  }
}

extension LanguageModel {
  /// What a run has used, for whoever pays for it.
  package var spentWords: String {
    let money = provider.price.map { ", \(VietnameseText.number(spent.money)) \($0.currency)" } ?? ""
    return "Mô hình \(provider.id): đã dùng \(VietnameseText.number(Decimal128(spent.tokens))) token\(money)."
  }
}

extension Fact {
  /// `công suất thực tế của dây chuyền «Nhuộm»`.
  var words: String { "\(name) của \(subject.words)" }
}

extension LedgerLine {
  /// How the question ended, for an officer's eyes; the provider's own code and name of the call where there are such.
  package var endedHow: String {
    let codes = [httpStatus.flatMap { $0 == 200 ? nil : "HTTP \($0)" }, requestID.map { "mã yêu cầu \($0)" }]
    let shown = status == .ok ? [] : codes.compactMap(\.self)
    return ([status?.words ?? "chưa rõ"] + (isCached ? ["lấy từ bộ nhớ"] : []) + shown).joined(separator: ", ")
  }
}
