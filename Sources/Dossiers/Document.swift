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
  /// Pages of a PDF, from 1, whose letters have yet to be recognised; of a picture, whose pages are not counted, the first.
  let scans: [Int]
  /// nil where the file has no pages of its own: a Word file, a workbook.
  package let pages: PageList?
  /// How its words were come by, where its bytes do not say them plainly.
  package let notes: [ReadingNote]
  package let properties: [FileProperty]
  /// The blocks before which a Word file's author ended a page or a section, ascending.
  package let breaks: [Int]
  /// Which part of the file it is; nil for the whole.
  package let span: PaperID.Span?
  /// The names of files in a PDF that can be taken out of it, as they stand there. As long as they are not, they are unread
  /// parts too.
  let attachments: [String]

  package init(
    path: String, digest: Digest, blocks: [Block], unreadParts: [UnreadPart], asides: [Aside] = [], scans: [Int] = [],
    pages: PageList? = nil, notes: [ReadingNote] = [], properties: [FileProperty] = [], breaks: [Int] = [],
    span: PaperID.Span? = nil, attachments: [String] = []
  ) {
    self.path = path
    self.digest = digest
    self.blocks = blocks
    self.unreadParts = unreadParts
    self.asides = asides
    self.scans = scans
    self.pages = pages
    self.notes = notes
    self.properties = properties
    self.breaks = breaks
    self.span = span
    self.attachments = attachments
  }
}

extension Document {
  /// Whether a machine recognised any of its letters.
  package var isRecognised: Bool { !recognisedPlaces.isEmpty }

  /// Pages with letters that a machine recognised.
  package var recognisedPages: Set<Int> { Set(recognisedPlaces.compactMap(\.page)) }

  private var recognisedPlaces: [Place] {
    blocks.flatMap { block in
      switch block {
      case .paragraph(let paragraph): [paragraph.place]
      case .table(let table): table.rows.joined().map(\.place)
      }
    }
    .filter { $0.confidence != nil }
  }

  /// The same paper with its blocks written otherwise.
  package func with(_ change: (Block) -> Block) -> Document {
    Document(
      path: path, digest: digest, blocks: blocks.map(change), unreadParts: unreadParts, asides: asides, scans: scans,
      pages: pages, notes: notes, properties: properties, breaks: breaks, span: span, attachments: attachments)
  }

  /// The same paper with more told of how its words were come by.
  func noting(_ more: [ReadingNote]) -> Document {
    Document(
      path: path, digest: digest, blocks: blocks, unreadParts: unreadParts, asides: asides, scans: scans, pages: pages,
      notes: notes + more, properties: properties, breaks: breaks, span: span, attachments: attachments)
  }

  /// The same paper when the files in it have become papers of their own.
  func withoutAttachments() -> Document {
    var left = attachments.count
    let unread = unreadParts.compactMap { part -> UnreadPart? in
      guard part.kind == .embeddedObject else { return part }
      let taken = min(left, part.count)
      left -= taken
      return part.count > taken ? UnreadPart(kind: part.kind, count: part.count - taken, part: part.part) : nil
    }
    return Document(
      path: path, digest: digest, blocks: blocks, unreadParts: unread, asides: asides, scans: scans, pages: pages,
      notes: notes, properties: properties, breaks: breaks, span: span)
  }
}

extension Paragraph {
  package func with(text: String) -> Paragraph {
    Paragraph(text: text, place: place, headingLevel: headingLevel, doubts: doubts)
  }
}

extension Table {
  package func with(_ change: (Cell) -> Cell) -> Table {
    Table(place: place, rows: rows.map { $0.map(change) }, doubts: doubts)
  }
}

extension Cell {
  package func with(text: String) -> Cell {
    Cell(
      text: text, column: column, columnSpan: columnSpan, continuesAbove: continuesAbove, place: place, doubts: doubts)
  }
}

/// The pages of a PDF.
package struct PageList: Sendable, Hashable {
  package let count: Int
  /// Those on which something was not read, ascending, from 1.
  package let unread: [Int]
}

/// Text beside the paper's own: hidden, deleted, in comments, in the file's properties.
package struct Aside: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case hidden = "chữ ẩn"
    /// In white on nothing, or too small to be seen; the paper's text has it too.
    case faint = "chữ trắng hoặc quá nhỏ"
    /// Beyond the edges of a page.
    case outside = "chữ nằm ngoài trang"
    case deleted = "chữ đã xóa"
    case comment = "nhận xét"
    case equation = "phương trình"
    case wordArt = "chữ nghệ thuật"
    case chart = "biểu đồ hoặc sơ đồ"
    /// What a machine recognised in red on a scan.
    case stamp = "dấu, chữ đỏ trên ảnh"
    case properties = "thuộc tính tệp"
    case other = "chữ ngoài lời văn"
  }

  package let kind: Kind
  /// NFC.
  package let text: String
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
    case unclearPage = "trang đọc không rõ"
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
      .field, .scannedPage, .badEncoding, .unclearPage, .other:
      part == .body || part == .footnote
    }
  }
}

extension Sequence<UnreadPart> {
  /// `2 hình, 1 biểu đồ`.
  package var words: String { map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ") }
}
