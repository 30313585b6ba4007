import Values

/// A file that begins with no mark of its form: a web page, a table as text or a plain text, told by its content.
struct UnmarkedFile {
  let blocks: [Block]
  var unreadParts: [UnreadPart] = []
  var asides: [Aside] = []
  let notes: [ReadingNote]

  /// More text than this no paper has.
  static let mostBytes = 16 << 20

  /// - Throws: `notWord` where it is no text, `badEncoding` where no encoding makes its letters Vietnamese.
  init(_ bytes: [UInt8]) throws(Unreadable) {
    let isPage = WebPage.isOne(bytes)
    // The beginning tells most that is no text, however long it is.
    guard isPage || !bytes.prefix(1 << 16).isBinary else { throw .notWord }
    guard bytes.count <= Self.mostBytes else { throw .tooLarge }
    guard isPage || !bytes[...].isBinary else { throw .notWord }
    let text = try DecodedText(bytes, declared: isPage ? WebPage.declaredEncoding(in: bytes) : nil)
    notes = text.encoding.map { [ReadingNote(kind: .encoding, detail: $0)] } ?? []
    if isPage {
      let page = try WebPage(text.text)
      (blocks, unreadParts, asides) = (page.blocks, page.unreadParts, page.asides)
    } else if text.text.hasPrefix("<?xml") {
      // Data for programs, whose words are no paper's.
      throw .notSupported
    } else if let table = try SeparatedValues(text.text) {
      blocks = table.blocks
    } else {
      blocks = try PlainText(text.text).blocks
    }
    guard !blocks.isEmpty || !unreadParts.isEmpty else { throw .empty }
    guard TextQuality.isReadable(blocks.flatMap(\.words)) else { throw .badEncoding }
  }
}

extension Block {
  /// Of the paragraph, or of each cell once.
  var texts: [String] {
    switch self {
    case .paragraph(let paragraph): [paragraph.text]
    case .table(let table): table.rows.joined().filter { !$0.continuesAbove }.map(\.text)
    }
  }

  /// What stands between blanks.
  fileprivate var words: [Substring] { texts.flatMap { $0.split(whereSeparator: \.isWhitespace) } }
}

extension ArraySlice<UInt8> {
  /// Whether signs stand among them that no text has, in UTF-16 as its mark says it is or in any other encoding.
  fileprivate var isBinary: Bool {
    guard !starts(with: [0xFF, 0xFE]), !starts(with: [0xFE, 0xFF]) else { return false }
    // Tab, line feed, line tab, form feed, carriage return, and the end of a file of old.
    return contains { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A }
  }
}
