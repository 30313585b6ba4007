/// How a file's words were come by where its bytes do not say them plainly: told beside the file, since it may have
/// changed what the file says.
package struct ReadingNote: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case encoding = "bang_ma"
    case font = "phong_cu"
    case converted = "chuyen_doi"
  }

  package let kind: Kind
  /// The encoding's name, with the fonts that tell it; what converted it, and from what.
  package let detail: String

  package init(kind: Kind, detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// What was done and what to look at, in Vietnamese.
  package var sentence: String {
    switch kind {
    case .encoding: "chữ theo bảng mã \(detail), do máy đoán; xem lại chữ trích ra có đúng không"
    case .font: "chữ theo bảng mã \(detail), đã đổi sang Unicode; xem lại chữ trích ra có đúng không"
    case .converted:
      "đọc qua bản do \(detail) chuyển đổi; mở bản gốc xem chữ gạch ngang, chữ ẩn, sửa đổi và số liệu có giữ nguyên không"
    }
  }
}
