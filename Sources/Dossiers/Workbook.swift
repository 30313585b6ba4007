import Values

/// An `.xlsx` file: its sheets in their order, each as paragraphs and tables; numbers as a Vietnamese reader sees them.
struct Workbook {
  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]
  let properties: [FileProperty]

  static let mark = "xl/workbook.xml"

  /// - Throws: `broken` where a part that the sheets need is missing or is no XML.
  init(_ content: [UInt8]) throws(Unreadable) {
    var names: [String] = []
    let entries: [ZipArchive.Entry]
    do {
      entries = try ZipArchive.entries(of: content) { name in
        names.append(name)
        return name.hasSuffix(".xml") || name.hasSuffix(".rels")
      }
    } catch {
      throw Unreadable(WordFile.Fault.archive(error))
    }
    let parts = Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first }
    func tree(_ name: String) throws(Unreadable) -> XMLTree? {
      guard let bytes = parts[name] else { return nil }
      guard let tree = XMLTree(bytes) else { throw .broken }
      return tree
    }
    guard let book = try tree(Self.mark), let relations = try tree("xl/_rels/workbook.xml.rels") else { throw .broken }
    let targets = relations.read { root in
      Dictionary(
        root.children.compactMap { relation -> (String, String)? in
          guard let id = relation.attribute("Id"), let target = relation.attribute("Target") else { return nil }
          return (id, target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)")
        }
      ) { first, _ in first }
    }
    let styles = try SheetStyles(tree("xl/styles.xml"))
    let shared = try tree("xl/sharedStrings.xml").map { $0.read { $0.children.map(SharedText.init) } } ?? []
    var blocks: [Block] = []
    var asides: [Aside] = []
    var unread: [UnreadPart.Kind: Int] = [:]
    var counts = SheetBlocks.Counts()
    let sheets = book.read { root -> [(name: String, target: String?, isHidden: Bool)] in
      (root.first("sheets").map { Array($0.children) } ?? []).map { sheet in
        let name = sheet.attribute("name")?.nfc ?? ""
        // The prefix is the file's choice; the sheet's own number is no relation.
        let target = sheet.attribute("id").flatMap { targets[$0] }
        return (name, target, !["visible", nil].contains(sheet.attribute("state")))
      }
    }
    let is1904 =
      book.read { $0.first("workbookPr")?.attribute("date1904") }.map { ["1", "true"].contains($0) } ?? false
    var commented: Set<String> = []
    for name in parts.keys where name.hasPrefix("xl/comments") || name.hasPrefix("xl/threadedComments/") {
      if let part = try tree(name) { commented.formUnion(part.read(\.references)) }
    }
    for sheet in sheets {
      guard let target = sheet.target else { throw .broken }
      guard target.hasPrefix("xl/worksheets/") else {
        unread[.chart, default: 0] += 1
        continue
      }
      guard let part = try tree(target) else { throw .broken }
      let cells = try part.read { root throws(Unreadable) in
        try SheetCells(root, styles: styles, shared: shared, is1904: is1904, comments: commented)
      }
      if sheet.isHidden {
        // Nobody sees it who looks at the paper; only the secrecy gate does.
        unread[.hiddenText, default: 0] += 1
        asides += cells.texts.map { Aside(kind: .hidden, text: $0) }
        continue
      }
      asides += cells.runningHeads.map { Aside(kind: .other, text: $0) }
      asides += cells.hidden.map { Aside(kind: .hidden, text: $0) }
      asides += cells.faint.map { Aside(kind: .faint, text: $0) }
      if !cells.hidden.isEmpty { unread[.hiddenText, default: 0] += cells.hidden.count }
      let split = SheetBlocks(cells, sheet: sheet.name, counts: &counts)
      blocks += split.blocks
    }
    for name in names {
      guard let kind = Self.unreadParts.first(where: { name.hasPrefix($0.prefix) })?.kind else { continue }
      unread[kind, default: 0] += 1
    }
    if names.contains(where: { $0.hasSuffix("vbaProject.bin") }) { unread[.macro, default: 0] += 1 }
    for (prefix, kind) in Self.asideParts {
      for name in parts.keys.sorted() where name.hasPrefix(prefix) {
        guard let part = try tree(name) else { continue }
        let texts = part.read(\.texts).map { $0.nfc.trimmingBlanks }.filter { !$0.isEmpty }
        asides += texts.map { Aside(kind: kind, text: $0) }
        // Words in shapes lie over the cells and are read by nobody here.
        if kind == .other, !texts.isEmpty { unread[.other, default: 0] += 1 }
      }
    }
    if blocks.contains(where: { $0.texts.contains(where: OldEncoding.isHidden) }) {
      unread[.badEncoding, default: 0] += 1
    }
    self.blocks = blocks
    self.asides = asides
    properties = FileProperty.all(in: parts)
    unreadParts = unread.sorted { $0.key < $1.key }.map { UnreadPart(kind: $0.key, count: $0.value) }
  }

  private static let unreadParts: [(prefix: String, kind: UnreadPart.Kind)] = [
    ("xl/media/", .picture), ("xl/charts/chart", .chart), ("xl/diagrams/data", .chart),
    ("xl/embeddings/", .embeddedObject), ("xl/comments", .comment), ("xl/threadedComments/", .comment),
  ]

  private static let asideParts: [(prefix: String, kind: Aside.Kind)] = [
    ("xl/comments", .comment), ("xl/threadedComments/", .comment), ("xl/drawings/drawing", .other),
    ("xl/charts/", .chart), ("docProps/", .properties), ("customXml/", .properties),
  ]
}

extension XMLElement {
  /// The cells that the elements below name.
  fileprivate var references: [String] {
    children.flatMap { child in (child.attribute("ref").map { [$0] } ?? []) + child.references }
  }
}
