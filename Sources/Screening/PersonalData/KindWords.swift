import Rulebook

extension PersonalDataMarks.Kind {
  /// Behind a count, in Vietnamese: `người`, `số điện thoại`.
  package var words: String {
    switch self {
    case .person: "người"
    case .identity: "số giấy tờ tùy thân"
    case .passport: "số hộ chiếu"
    case .phone: "số điện thoại"
    case .mail: "địa chỉ thư điện tử"
    case .account: "số tài khoản"
    case .tax: "mã số thuế"
    case .land: "số giấy chứng nhận đất"
    case .plate: "biển số xe"
    case .birth: "ngày sinh"
    case .address: "nơi ở"
    case .nationality: "quốc tịch"
    case .trait: "điều riêng khác"
    case .number: "dãy số khác"
    }
  }
}
