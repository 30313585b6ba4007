import Values

/// A `.docx` file: its body, headers, footers and notes, as paragraphs and tables in document order.
struct WordFile {
  enum Fault: Error, Equatable {
    case archive(ZipArchive.Fault)
    case notWord
    case brokenPart(String)
  }

  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]
  let properties: [FileProperty]
  let notes: [ReadingNote]
  /// The blocks before which the author ended a page or a section.
  let breaks: [Int]

  init(_ content: [UInt8]) throws(Fault) {
    var names: [String] = []
    let entries: [ZipArchive.Entry]
    do {
      entries = try ZipArchive.entries(of: content) { name in
        names.append(name)
        return name.hasSuffix(".xml") && !name.hasPrefix("word/theme/")
      }
    } catch {
      throw .archive(error)
    }
    let parts = Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first }
    guard let body = parts["word/document.xml"] else { throw .notWord }
    let styles = WordStyles(parts["word/styles.xml"])
    var unread: [UnreadPart] = []
    var blocks: [Block] = []
    var asides: [Aside] = []
    var breaks: [Int] = []
    var fonts: [String: OldEncoding] = [:]
    func read(_ name: String, _ bytes: [UInt8], as part: Place.Part) throws(Fault) {
      guard let tree = XMLTree(bytes) else { throw .brokenPart(name) }
      var walk = WordWalk(part: part, styles: styles)
      tree.read { walk.blocks(in: part == .body ? $0.first("body") ?? $0 : $0) }
      if part == .body { breaks = walk.breaks.filter(walk.blocks.indices.contains).map { $0 + blocks.count } }
      blocks += walk.blocks
      asides += walk.asides
      fonts.merge(walk.fonts) { first, _ in first }
      unread += walk.unread.map { UnreadPart(kind: $0.key, count: $0.value, part: part) }
    }
    func readAll(_ prefix: String, as part: Place.Part) throws(Fault) {
      for name in parts.keys.sorted() where name.hasPrefix(prefix) { try read(name, parts[name] ?? [], as: part) }
    }
    // Headers come first: a mark of secrecy stands there.
    try readAll("word/header", as: .header)
    try read("word/document.xml", body, as: .body)
    try readAll("word/footnotes", as: .footnote)
    try readAll("word/endnotes", as: .footnote)
    try readAll("word/footer", as: .footer)
    for name in names {
      if name.hasSuffix("vbaProject.bin") { unread.append(UnreadPart(kind: .macro, count: 1)) }
      if name.hasPrefix("word/charts/chart") || name.hasPrefix("word/diagrams/data") {
        unread.append(UnreadPart(kind: .chart, count: 1))
      }
      if let kind = Self.asideParts.first(where: { name.hasPrefix($0.prefix) })?.kind, let bytes = parts[name] {
        guard let tree = XMLTree(bytes) else { throw .brokenPart(name) }
        asides += tree.read(\.texts).map { $0.nfc.trimmingBlanks }.filter { !$0.isEmpty }.map {
          Aside(kind: kind, text: $0)
        }
      }
    }
    // Its letters are of a font that the file does not name, and what they say is not known.
    if blocks.contains(where: { $0.texts.contains(where: OldEncoding.isHidden) }) {
      unread.append(UnreadPart(kind: .badEncoding, count: 1))
    }
    self.blocks = blocks
    self.unreadParts = unread.merged
    self.asides = asides
    properties = FileProperty.all(in: parts)
    notes = OldEncoding.allCases.compactMap { encoding in
      let names = fonts.filter { $0.value == encoding }.keys.sorted()
      return names.isEmpty
        ? nil : ReadingNote(kind: .font, detail: "\(encoding.name) của phông \(names.joined(separator: ", ").visible)")
    }
    self.breaks = breaks
  }

  /// Parts beside the paper's text, whose words only the secrecy gate looks at.
  private static let asideParts: [(prefix: String, kind: Aside.Kind)] = [
    ("word/comments", .comment), ("word/charts/", .chart), ("word/diagrams/", .chart), ("word/glossary/", .other),
    ("docProps/", .properties), ("customXml/", .properties),
  ]
}

extension [UnreadPart] {
  /// One for each kind and part, in one order.
  fileprivate var merged: [UnreadPart] {
    UnreadPart.Kind.allCases.sorted().flatMap { kind in
      Place.Part.allCases.compactMap { part in
        let count = filter { $0.kind == kind && $0.part == part }.reduce(0) { $0 + $1.count }
        return count == 0 ? nil : UnreadPart(kind: kind, count: count, part: part)
      }
    }
  }
}
