import Values

/// Words of a dossier that are meant for a machine, or that who reads the paper cannot see. It changes no outcome of any
/// rule: an officer looks at it.
package struct MachineOrder: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words that tell a machine what to answer.
    case order = "lenh"
    /// Text that is hidden, in white, too small or off the page.
    case invisibleText = "chu_khong_thay"
    /// Joiners, marks of direction, tags between letters.
    case invisibleCharacters = "ky_tu_khong_thay"
  }

  package let kind: Kind
  /// Within the dossier; the dossier's own name where that is meant.
  package let path: String
  package let place: String
  /// As they stand there, at most about 200 characters, what cannot be seen made visible.
  package let words: String
  /// What made an order of it, as it stands there.
  package let phrase: String?
  /// How many places, or characters, are told as one.
  package let count: Int

  /// Where it is and what it says, in Vietnamese.
  package var sentence: String {
    switch kind {
    case .order where count > 1: "\(path): còn \(count) lệnh cho máy nữa, đầu tiên ở \(place): «\(words)»"
    case .order: "\(path), \(place): lệnh cho máy\(phrase.map { " «\($0)»" } ?? ""), trong «\(words)»"
    case .invisibleText: "\(path), \(place)\(count > 1 ? ", \(count) chỗ, đầu tiên" : ""): «\(words)»"
    case .invisibleCharacters:
      "\(path), \(place): \(count) ký tự không hiện ra\(count > 1 ? ", đầu tiên" : ""), trong «\(words)»"
    }
  }

  var json: JSON {
    .record([
      "loai": .string(kind.rawValue), "tep": .string(path), "noi": .string(place), "chu": .string(words),
      "lenh": phrase.map { .string($0) }, "so": count > 1 ? .number(Decimal128(count)) : nil,
    ])
  }
}

extension [MachineOrder] {
  /// How a list of them is headed.
  static var heading: String { "Chữ ra lệnh cho máy hoặc người đọc không thấy" }
  /// What to do about it.
  static var remedy: String { "Mở bản gốc xem; kết luận của quy tắc không đổi vì những chữ này" }
}
