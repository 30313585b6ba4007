/// Why words on a page may not be what the paper says, or not all of it; what is taken from them stays uncertain.
package enum Doubt: String, Sendable, Hashable, CaseIterable {
  /// Somebody's tracked change touched it: the text is as if every change were accepted.
  case tracked = "sua_doi"
  /// Struck through, yet still there.
  case struck = "gach_ngang"
  /// A footnote or endnote hangs on it and may change its sense.
  case noted = "chu_thich"
  /// A comment hangs on it.
  case commented = "nhan_xet"
  /// A sign set above or below the line stands at a number: a note's mark or an exponent.
  case raised = "chi_so"
  /// One cell over several lines, copied to each of them.
  case merged = "o_gop_doc"
  /// Hidden text, left out.
  case hidden = "chu_an"
  /// Text in white on nothing, or too small to be seen.
  case faint = "chu_mo"
  case equation = "phuong_trinh"
  /// A sign of a font of its own.
  case symbol = "ky_tu_rieng"
  /// A table inside the cell, read as a table of its own.
  case nested = "bang_long"
  /// A picture, drawing, text box or embedded object stands here.
  case pictured = "hinh"
  /// A field without a result, or a place to be filled in that still shows its prompt.
  case field = "truong"
  /// Cells told apart by where words stand, and where they stand does not tell.
  case unsureColumns = "cot_khong_ro"
  /// Letters on a page that is a picture: somebody's machine recognised them.
  case recognised = "chu_nhan_dang"
  /// Recognised figures of which the machine is not sure.
  case unclear = "doc_khong_ro"
  /// A formula without a kept result, or one that ended in an error.
  case formula = "cong_thuc"
  /// A number shown with fewer places than it is kept with.
  case rounded = "lam_tron"
  /// A file or an element of the format that was not read.
  case other = "phan_chua_doc"

  package var sentence: String {
    switch self {
    case .tracked: "chỗ này có sửa đổi (track changes) chưa được chấp nhận"
    case .struck: "chỗ này có chữ bị gạch ngang"
    case .noted: "chỗ này có chú thích, có thể làm đổi nghĩa"
    case .commented: "chỗ này có nhận xét (comment), có thể làm đổi nghĩa"
    case .raised: "chỗ này có chữ chỉ số trên hoặc dưới, có thể là dấu chú thích hoặc số mũ"
    case .merged: "ô gộp nhiều dòng, chưa rõ giá trị là của dòng nào"
    case .hidden: "chỗ này có chữ ẩn"
    case .faint: "chỗ này có chữ trắng hoặc nhỏ đến mức không thấy"
    case .equation: "chỗ này có phương trình chưa đọc được"
    case .symbol: "chỗ này có ký tự phông riêng chưa đọc được"
    case .nested: "trong ô có bảng lồng"
    case .pictured: "chỗ này có hình, hộp chữ hoặc đối tượng nhúng"
    case .field: "chỗ này có trường không có kết quả hoặc chưa điền"
    case .unsureColumns: "chưa chắc chữ này thuộc ô, dòng nào của bảng"
    case .recognised: "trang là ảnh, chữ do máy nhận dạng có thể sai"
    case .unclear: "chữ số trên ảnh đọc không rõ"
    case .formula: "ô có công thức không có kết quả hoặc kết quả lỗi"
    case .rounded: "ô hiện số đã làm tròn, số giữ trong tệp còn phần lẻ"
    case .other: "chỗ này có phần chưa đọc được"
    }
  }
}
