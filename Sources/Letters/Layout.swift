/// The figures of NĐ 30/2020/NĐ-CP, Phụ lục I, in one place: what the text allows, and what is chosen within it. The
/// tests measure the printed page against the former. Sizes in half points, lengths in twentieths of a point (OOXML's
/// units); 1 mm is 56.7 of the latter.
enum Layout {
  /// Phần I mục 1: A4.
  static let page = (width: 11906, height: 16838)
  /// Phần I mục 3.
  static let margin = (top: 1134, bottom: 1134, left: 1701, right: 1021)
  /// Between the margins.
  static let textWidth = page.width - margin.left - margin.right
  /// Phần I mục 4.
  static let font = "Times New Roman"
  /// Phần II mục 1: Quốc hiệu, Tiêu ngữ.
  static let country = 24
  static let motto = 26
  /// Phần II mục 2.
  static let agency = 24
  /// Phần II mục 3.
  static let number = 26
  /// Phần II mục 4, italic.
  static let day = 26
  /// Phần II mục 5 điểm b: under the number of a công văn.
  static let subject = 24
  /// Phần II mục 5 điểm a: kind and subject of a named document, bold.
  static let title = 28
  /// Phần II mục 6: first line 1 or 1,27 cm, at least 6 pt between paragraphs, single to 1.5 lines.
  static let body = 28
  static let firstLine = 720
  static let after = 120
  static let line = 264
  /// Cells of a table within the text, which is in the size of the text.
  static let cell = 26
  /// Phần II mục 7, bold.
  static let signer = 28
  /// Phần II mục 9: the word italic bold, the list upright.
  static let recipientsWord = 24
  static let recipients = 22
  /// Phần II mục 13: the address at the foot of page one.
  static let address = 22
  /// Phần I mục 7: centred in the top margin.
  static let pageNumber = 26
  /// The two columns of the head: agency, state.
  static let columns = (3800, textWidth - 3800)
  /// What the names in the left column leave free of it.
  static let columnGap = 300
  /// Lines under names and titles are this part of the text above them.
  static let ruleShare = 0.42

  /// What the text allows: millimetres, and points.
  enum Allowed {
    static let page = (width: 210.0, height: 297.0)
    static let top = 20.0...25.0
    static let bottom = 20.0...25.0
    static let left = 30.0...35.0
    static let right = 15.0...20.0
    static let country = 12.0...13.0
    static let motto = 13.0...14.0
    static let agency = 12.0...13.0
    static let number = 13.0...13.0
    static let day = 13.0...14.0
    static let subject = 12.0...13.0
    static let title = 13.0...14.0
    static let body = 13.0...14.0
    static let signer = 13.0...14.0
    static let recipientsWord = 12.0...12.0
    static let recipients = 11.0...11.0
    static let address = 11.0...12.0
    static let pageNumber = 13.0...14.0
    /// Phần II mục 2 and mục 5 điểm a: of the text above.
    static let rule = 0.333...0.5
  }
}
