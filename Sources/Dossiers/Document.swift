import Values

/// What one file says: its text and tables with their places, and what in it could not be read.
package struct Document: Sendable, Hashable {
  /// Path within the dossier, NFC.
  package let path: String
  package let digest: Digest
  package let blocks: [Block]
  package let unreadParts: [UnreadPart]
  /// Text that is no part of what the paper says, yet is in the file: the secrecy gate looks at it, nothing else does.
  package let asides: [Aside]
  /// How its words were come by, where its bytes do not say them plainly.
  package let notes: [ReadingNote]

  package init(
    path: String, digest: Digest, blocks: [Block], unreadParts: [UnreadPart], asides: [Aside] = [],
    notes: [ReadingNote] = []
  ) {
    self.path = path
    self.digest = digest
    self.blocks = blocks
    self.unreadParts = unreadParts
    self.asides = asides
    self.notes = notes
  }
}

/// Text beside the paper's own: hidden, deleted, in comments, in the file's properties.
package struct Aside: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case hidden = "chữ ẩn"
    case deleted = "chữ đã xóa"
    case comment = "nhận xét"
    case equation = "phương trình"
    case wordArt = "chữ nghệ thuật"
    case chart = "biểu đồ hoặc sơ đồ"
    case properties = "thuộc tính tệp"
    case other = "chữ ngoài lời văn"
  }

  package let kind: Kind
  /// NFC.
  package let text: String
}

/// A rectangle on a page, in points from its upper left corner.
package struct Box: Sendable, Hashable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }
}

package indirect enum Block: Sendable, Hashable {
  case paragraph(Paragraph)
  case table(Table)
}

package struct Paragraph: Sendable, Hashable {
  /// NFC; tabs as `\t`, line breaks as `\n`.
  package let text: String
  package let place: Place
  /// 1 for the outermost; nil for body text.
  package let headingLevel: Int?
  package let doubts: Set<Doubt>
}

package struct Table: Sendable, Hashable {
  package let place: Place
  package let rows: [[Cell]]
  /// Why rows may be missing: some were deleted under tracked changes or are hidden.
  package let doubts: Set<Doubt>

  package init(place: Place, rows: [[Cell]], doubts: Set<Doubt> = []) {
    self.place = place
    self.rows = rows
    self.doubts = doubts
  }
}

package struct Cell: Sendable, Hashable {
  /// The paragraphs of the cell, joined by `\n`.
  package let text: String
  /// First grid column, from 0.
  package let column: Int
  package let columnSpan: Int
  /// Whether it goes on a cell that began in a row above (its text is that cell's).
  package let continuesAbove: Bool
  package let place: Place
  package internal(set) var doubts: Set<Doubt>
}

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

  package init(
    part: Part, headings: [String] = [], paragraph: Int? = nil, table: Int? = nil, row: Int? = nil, cell: Int? = nil,
    page: Int? = nil, box: Box? = nil, sheet: String? = nil, address: String? = nil
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
  }

  /// `bảng 2, dòng 3`.
  package var line: String {
    [table.map { "bảng \($0)" }, row.map { "dòng \($0)" }].compactMap(\.self).joined(separator: ", ")
  }

  /// `bảng 2, dòng 3, ô 4 (mục «Công suất»)`; `trang 3, bảng 1, dòng 2, ô 4`; `trang tính «Máy móc», ô C5`.
  package var description: String {
    if let sheet {
      return ["trang tính «\(sheet)»", address.map { "ô \($0)" }].compactMap(\.self).joined(separator: ", ")
    }
    var parts: [String] = part == .body ? [] : [part.rawValue]
    if let page { parts.insert("trang \(page)", at: 0) }
    if let table { parts.append("bảng \(table)") }
    if let row { parts.append("dòng \(row)") }
    if let cell { parts.append("ô \(cell)") }
    if let paragraph { parts.append("đoạn \(paragraph)") }
    let told = parts.joined(separator: ", ")
    return headings.last.map { "\(told) (mục «\($0)»)" } ?? told
  }
}

/// Something in a file that was not read, and how many of it: never silent.
package struct UnreadPart: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
    case picture = "hình ảnh"
    case embeddedObject = "đối tượng nhúng"
    case chart = "biểu đồ hoặc sơ đồ"
    case includedFile = "tệp chèn"
    case comment = "nhận xét"
    case hiddenText = "chữ ẩn"
    case symbol = "ký tự phông riêng"
    case equation = "phương trình"
    case wordArt = "chữ nghệ thuật"
    case deletedRow = "dòng bảng bị xóa"
    case field = "trường không có kết quả"
    case scannedPage = "trang quét"
    case badEncoding = "trang lỗi phông chữ"
    case other = "phần chưa rõ"
    case macro = "macro"

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  package let kind: Kind
  package let count: Int
  package let part: Place.Part

  package init(kind: Kind, count: Int, part: Place.Part = .body) {
    self.kind = kind
    self.count = count
    self.part = part
  }

  /// Whether it may hold something that the paper says. A logo in the running head, a remark of a reader and a macro do
  /// not (docs/decisions/0005).
  package var mayStateFacts: Bool {
    switch kind {
    case .comment, .macro: false
    case .picture, .embeddedObject, .chart, .includedFile, .hiddenText, .symbol, .equation, .wordArt, .deletedRow,
      .field, .scannedPage, .badEncoding, .other:
      part == .body || part == .footnote
    }
  }
}

extension Sequence<UnreadPart> {
  /// `2 hình, 1 biểu đồ`.
  package var words: String { map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ") }
}
