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

  init(_ content: [UInt8]) throws(Fault) {
    var names: [String] = []
    let entries: [ZipArchive.Entry]
    do {
      entries = try ZipArchive.entries(of: content) { name in
        names.append(name)
        return name.hasPrefix("word/") && name.hasSuffix(".xml") && !name.hasPrefix("word/theme/")
      }
    } catch {
      throw .archive(error)
    }
    let parts = Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first }
    guard let body = parts["word/document.xml"] else { throw .notWord }
    let styles = WordStyles(parts["word/styles.xml"])
    var unread: [UnreadPart.Kind: Int] = [:]
    var blocks: [Block] = []
    func read(_ name: String, _ bytes: [UInt8], as part: Place.Part) throws(Fault) {
      guard let tree = XMLTree(bytes) else { throw .brokenPart(name) }
      var walk = WordWalk(part: part, styles: styles)
      walk.blocks(in: part == .body ? tree.root.first("body") ?? tree.root : tree.root)
      blocks += walk.blocks
      unread.merge(walk.unread) { $0 + $1 }
    }
    // Headers come first: a mark of secrecy stands there.
    for (prefix, part) in [("word/header", Place.Part.header)] {
      for name in parts.keys.sorted() where name.hasPrefix(prefix) { try read(name, parts[name] ?? [], as: part) }
    }
    try read("word/document.xml", body, as: .body)
    for (prefix, part) in [
      ("word/footnotes", Place.Part.footnote), ("word/endnotes", .footnote), ("word/footer", .footer),
    ] {
      for name in parts.keys.sorted() where name.hasPrefix(prefix) { try read(name, parts[name] ?? [], as: part) }
    }
    for name in names {
      if name.hasSuffix("vbaProject.bin") { unread[.macro, default: 0] += 1 }
      if name.hasPrefix("word/charts/chart") || name.hasPrefix("word/diagrams/data") {
        unread[.chart, default: 0] += 1
      }
    }
    self.blocks = blocks
    self.unreadParts = unread.map { UnreadPart(kind: $0.key, count: $0.value) }.sorted { $0.kind < $1.kind }
  }
}

/// The outline level of each paragraph style that is a heading.
struct WordStyles {
  private(set) var levels: [String: Int] = [:]

  init(_ part: [UInt8]?) {
    guard let part, let tree = XMLTree(part) else { return }
    for style in tree.root.children where style.name == "style" {
      guard let id = style.attribute("styleId") else { continue }
      let outline = style.first("pPr")?.first("outlineLvl")?.attribute("val").flatMap { Int($0) }
      let name = style.first("name")?.attribute("val")?.lowercased() ?? ""
      let numbered = name.hasPrefix("heading ") ? Int(name.dropFirst(8)) : nil
      if let level = outline.map({ $0 + 1 }) ?? numbered, (1...9).contains(level) { levels[id] = level }
    }
  }
}
