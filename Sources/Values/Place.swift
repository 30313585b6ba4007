/// Where something stands: in a Word file, which has no pages; on a page of a PDF; on a sheet of a workbook.
package struct Place: Sendable, Hashable {
  package enum Part: String, Sendable, Hashable, CaseIterable {
    case body = "thân"
    case header = "đầu trang"
    case footer = "chân trang"
    case footnote = "chú thích"
  }

  package let part: Part
  /// The headings above, outermost first.
  package let headings: [String]
  /// All from 1, within the part.
  package let paragraph: Int?
  package let table: Int?
  package let row: Int?
  package let cell: Int?
  /// Of a PDF, from 1.
  package let page: Int?
  /// Of a PDF: where on the page.
  package let box: Box?
  /// Of a workbook: the sheet, and the cell or the first cell there.
  package let sheet: String?
  package let address: String?
  /// How sure the machine is of the word there of which it is least sure, in percent; nil where nothing was recognised.
  package let confidence: Int?

  package init(
    part: Part, headings: [String] = [], paragraph: Int? = nil, table: Int? = nil, row: Int? = nil, cell: Int? = nil,
    page: Int? = nil, box: Box? = nil, sheet: String? = nil, address: String? = nil, confidence: Int? = nil
  ) {
    self.part = part
    self.headings = headings
    self.paragraph = paragraph
    self.table = table
    self.row = row
    self.cell = cell
    self.page = page
    self.box = box
    self.sheet = sheet
    self.address = address
    self.confidence = confidence
  }

  /// The same place with more words, of which the machine is as sure.
  package func recognised(_ percent: Int?) -> Place {
    guard let percent, percent < confidence ?? 101 else { return self }
    return Place(
      part: part, headings: headings, paragraph: paragraph, table: table, row: row, cell: cell, page: page, box: box,
      sheet: sheet, address: address, confidence: percent)
  }

  /// `bảng 2, dòng 3`.
  package var line: String {
    [table.map { "bảng \($0)" }, row.map { "dòng \($0)" }].compactMap(\.self).joined(separator: ", ")
  }

  /// `bảng 2, dòng 3, ô 4 (mục «Công suất»)`; `trang 3, bảng 1, dòng 2, ô 4`; `trang tính «Máy móc», ô C5`.
  package var description: String {
    sheet == nil ? headings.last.map { "\(spot) (mục «\($0)»)" } ?? spot : spot
  }

  /// The same without the heading above.
  package var spot: String {
    if let sheet {
      return ["trang tính «\(sheet)»", address.map { "ô \($0)" }].compactMap(\.self).joined(separator: ", ")
    }
    var parts: [String] = part == .body ? [] : [part.rawValue]
    if let page { parts.insert("trang \(page)", at: 0) }
    if let table { parts.append("bảng \(table)") }
    if let row { parts.append("dòng \(row)") }
    if let cell { parts.append("ô \(cell)") }
    if let paragraph { parts.append("đoạn \(paragraph)") }
    if let confidence { parts.append("nhận dạng \(confidence) %") }
    return parts.joined(separator: ", ")
  }
}
