/// The figures of NĐ 30/2020/NĐ-CP, Phụ lục I, in one place. Sizes in half points, lengths in twentieths of a point
/// (OOXML's units); 1 mm is 56.7 of the latter.
enum Layout {
  /// Phần I mục 1: A4.
  static let page = (width: 11906, height: 16838)
  /// Phần I mục 3: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.
  static let margin = (top: 1134, bottom: 1134, left: 1701, right: 1021)
  /// Phần I mục 4.
  static let font = "Times New Roman"
  /// Phần II mục 1: Quốc hiệu 12–13, Tiêu ngữ 13–14.
  static let country = 26
  static let motto = 28
  /// Phần II mục 2: 12–13.
  static let agency = 26
  /// Phần II mục 3: 13.
  static let number = 26
  /// Phần II mục 4: 13–14, italic.
  static let day = 28
  /// Phần II mục 5: 12–13 under the number.
  static let subject = 26
  /// Phần II mục 6: 13–14, first line 1 or 1,27 cm, at least 6 pt between paragraphs, single to 1.5 lines.
  static let body = 28
  static let firstLine = 720
  static let after = 120
  static let line = 264
  /// Phần II mục 7: 13–14, bold.
  static let signer = 28
  /// Phần II mục 9: the word 12 italic bold, the list 11.
  static let recipientsWord = 24
  static let recipients = 22
  /// Phần I mục 7: 13–14, centred in the top margin.
  static let pageNumber = 26
  /// The two columns of the head: agency, state.
  static let columns = (3284, 5900)
}
