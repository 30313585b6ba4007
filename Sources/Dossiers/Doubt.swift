/// Why words on a page may not be what the paper says; what is taken from them stays uncertain.
package enum Doubt: String, Sendable, Hashable, CaseIterable {
  /// Somebody's tracked change touched it: the text is as if every change were accepted.
  case tracked = "sua_doi"
  /// Struck through, yet still there.
  case struck = "gach_ngang"
  /// A footnote or endnote hangs on it and may change its sense.
  case noted = "chu_thich"

  package var sentence: String {
    switch self {
    case .tracked: "chỗ này có sửa đổi (track changes) chưa được chấp nhận"
    case .struck: "chỗ này có chữ bị gạch ngang"
    case .noted: "chỗ này có chú thích, có thể làm đổi nghĩa"
    }
  }
}
