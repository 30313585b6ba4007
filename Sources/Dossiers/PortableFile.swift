import Glibc
import Values

/// A PDF with text: its paragraphs and tables in reading order, its running heads and feet, and what in it is no text.
struct PortableFile {
  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]

  /// The mark may stand after other bytes, within the first kilobyte.
  static let headLength = 1024

  static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.starts(with: [0x50, 0x4B]) && Array(bytes.prefix(headLength)).contains(Array("%PDF-".utf8))
  }

  /// What a PDF says, by the programs that were started for it.
  /// - Throws: also `protected` where they could not open a file that is encrypted.
  init(_ bytes: [UInt8], by tools: PortableTools, _ limits: ReaderChild.Limits) throws(Unreadable) {
    let told: PortablePages
    do {
      told = try tools.told(limits)
    } catch {
      throw error == .broken && bytes.contains(Array("/Encrypt".utf8)) ? .protected : error
    }
    try self.init(bytes, told: told)
  }

  /// - Throws: `scanned` where no page has text, `badEncoding` where none has any that can be used.
  init(_ bytes: [UInt8], told: PortablePages) throws(Unreadable) {
    var told = told
    try told.end()
    let complaints = String(decoding: told.complaints, as: UTF8.self)
    // A table of contents that poppler made up may bring back what was replaced.
    guard !["xref", "XRef", "trailer", "reconstruct"].contains(where: complaints.contains) else { throw .broken }
    var unread = Unread()
    if complaints.contains("Error") { unread.add(.other) }
    if bytes.contains(Array("/EmbeddedFile".utf8)) { unread.add(.embeddedObject) }
    if bytes.contains(Array("/Popup".utf8)) { unread.add(.comment) }
    if bytes.contains(Array("/XFA".utf8)) { unread.add(.field) }
    if bytes.contains(Array("/JavaScript".utf8)) { unread.add(.macro) }

    let pages = told.seen
    var hasBadEncoding = false
    for seen in pages {
      if seen.isScan { unread.add(.scannedPage) }
      if seen.isGarbled { unread.add(.badEncoding) }
      hasBadEncoding = hasBadEncoding || seen.isGarbled
      for _ in seen.hidden { unread.add(.hiddenText) }
    }
    guard pages.contains(where: { !$0.lines.isEmpty }) else {
      throw hasBadEncoding ? .badEncoding : .scanned
    }
    var flow = PageFlow(pages)
    for page in pages.indices { flow.read(page) }
    for picture in flow.pictures { unread.add(.picture, picture) }
    blocks = flow.headers + flow.blocks + flow.footers
    unreadParts = unread.parts
    asides =
      told.words.properties.map { Aside(kind: .properties, text: $0) }
      + pages.flatMap { page in page.hidden.map { Aside(kind: .hidden, text: $0) } }
  }

  /// Counts by kind and part.
  private struct Unread {
    private var counts: [UnreadPart.Kind: [Place.Part: Int]] = [:]

    mutating func add(_ kind: UnreadPart.Kind, _ part: Place.Part = .body) {
      counts[kind, default: [:]][part, default: 0] += 1
    }

    var parts: [UnreadPart] {
      UnreadPart.Kind.allCases.sorted().flatMap { kind in
        Place.Part.allCases.compactMap { part in
          counts[kind]?[part].map { UnreadPart(kind: kind, count: $0, part: part) }
        }
      }
    }
  }
}

extension [UInt8] {
  /// Whether the bytes stand in these.
  func contains(_ bytes: [UInt8]) -> Bool {
    withUnsafeBytes { all in
      var start = 0
      while let base = all.baseAddress, let first = bytes.first, start + bytes.count <= all.count,
        let found = memchr(base + start, Int32(first), all.count - bytes.count + 1 - start)
      {
        if memcmp(found, bytes, bytes.count) == 0 { return true }
        start = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }
}
