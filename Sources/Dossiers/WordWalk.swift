import Values

/// The walk over one part of a Word file.
struct WordWalk {
  let part: Place.Part
  let styles: WordStyles
  private(set) var blocks: [Block] = []
  private(set) var unread: [UnreadPart.Kind: Int] = [:]
  private var headings: [(level: Int, text: String)] = []
  private var paragraphs = 0
  private var tables = 0
  /// Text boxes met inside the paragraph being read; they follow it as blocks of their own.
  private var boxes: [XMLElement] = []

  init(part: Place.Part, styles: WordStyles) {
    self.part = part
    self.styles = styles
  }

  /// Text gathered from runs, and what makes it doubtful.
  private struct Gathered {
    var text = ""
    var doubts: Set<Doubt> = []
  }

  mutating func blocks(in element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "p": paragraph(child)
      case "tbl": table(child)
      case "sdt": if let content = child.first("sdtContent") { blocks(in: content) }
      case "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote", "txbxContent": blocks(in: child)
      case "altChunk": unread[.includedFile, default: 0] += 1
      default: continue
      }
    }
  }

  private mutating func paragraph(_ element: XMLElement) {
    paragraphs += 1
    var gathered = Gathered()
    runs(in: element, into: &gathered)
    let text = gathered.text.nfc
    let level = headingLevel(of: element)
    let place = Place(part: part, headings: headings.map(\.text), paragraph: paragraphs)
    if !text.trimmingBlanks.isEmpty {
      if let level {
        headings.removeAll { $0.level >= level }
        headings.append((level, text.trimmingBlanks))
      }
      blocks.append(
        .paragraph(Paragraph(text: text, place: place, headingLevel: level, doubts: gathered.doubts)))
    }
    let met = boxes
    boxes = []
    for box in met { blocks(in: box) }
  }

  private func headingLevel(of paragraph: XMLElement) -> Int? {
    let properties = paragraph.first("pPr")
    if let outline = properties?.first("outlineLvl")?.attribute("val").flatMap({ Int($0) }), outline < 9 {
      return outline + 1
    }
    return properties?.first("pStyle")?.attribute("val").flatMap { styles.levels[$0] }
  }

  private mutating func runs(in element: XMLElement, into gathered: inout Gathered) {
    for child in element.children {
      switch child.name {
      case "r": run(child, into: &gathered)
      case "ins", "moveTo":
        gathered.doubts.insert(.tracked)
        runs(in: child, into: &gathered)
      case "del", "moveFrom": gathered.doubts.insert(.tracked)
      case "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo":
        runs(in: child, into: &gathered)
      case "pPr":
        if let marks = child.first("rPr"), marks.first("ins") != nil || marks.first("del") != nil {
          gathered.doubts.insert(.tracked)
        }
      default: continue
      }
    }
  }

  private mutating func run(_ element: XMLElement, into gathered: inout Gathered) {
    let properties = element.first("rPr")
    if properties?.isOn("vanish") ?? false {
      unread[.hiddenText, default: 0] += 1
      return
    }
    if let properties, properties.isOn("strike") || properties.isOn("dstrike") { gathered.doubts.insert(.struck) }
    for child in element.children { piece(child, into: &gathered) }
  }

  private mutating func piece(_ element: XMLElement, into gathered: inout Gathered) {
    switch element.name {
    case "t": gathered.text += element.text
    case "tab", "ptab": gathered.text += "\t"
    case "br", "cr": gathered.text += "\n"
    case "noBreakHyphen": gathered.text += "-"
    case "sym": unread[.symbol, default: 0] += 1
    case "footnoteReference", "endnoteReference": gathered.doubts.insert(.noted)
    case "commentReference": unread[.comment, default: 0] += 1
    case "object":
      unread[.embeddedObject, default: 0] += 1
      pictures(in: element)
    case "drawing", "pict": pictures(in: element)
    // The same content twice, for newer and for older readers: one is enough.
    case "AlternateContent": if let choice = element.children.first(where: { _ in true }) { pieces(choice, &gathered) }
    default: return
    }
  }

  private mutating func pieces(_ element: XMLElement, _ gathered: inout Gathered) {
    for child in element.children { piece(child, into: &gathered) }
  }

  /// Text boxes inside a drawing are read; pictures are counted.
  private mutating func pictures(in element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "txbxContent": boxes.append(child)
      case "blip", "imagedata": unread[.picture, default: 0] += 1
      case "chart", "relIds": unread[.chart, default: 0] += 1
      default: pictures(in: child)
      }
    }
  }

  // MARK: Tables

  private mutating func table(_ element: XMLElement) {
    tables += 1
    let number = tables
    let place = Place(part: part, headings: headings.map(\.text), table: number)
    var rows: [[Cell]] = []
    var nested: [XMLElement] = []
    for row in rowElements(of: element) {
      rows.append(cells(of: row, table: number, row: rows.count + 1, above: rows.last ?? [], nested: &nested))
    }
    blocks.append(.table(Table(place: place, rows: rows)))
    for table in nested { self.table(table) }
  }

  private mutating func rowElements(of element: XMLElement) -> [XMLElement] {
    var rows: [XMLElement] = []
    for child in element.children {
      switch child.name {
      case "tr":
        let properties = child.first("trPr")
        if properties?.first("del") != nil { continue }
        if properties?.isOn("hidden") ?? false {
          unread[.hiddenText, default: 0] += 1
          continue
        }
        rows.append(child)
      case "sdt": if let content = child.first("sdtContent") { rows += rowElements(of: content) }
      case "ins", "moveTo", "customXml": rows += rowElements(of: child)
      default: continue
      }
    }
    return rows
  }

  private mutating func cells(
    of row: XMLElement, table: Int, row number: Int, above: [Cell], nested: inout [XMLElement]
  ) -> [Cell] {
    var cells: [Cell] = []
    let properties = row.first("trPr")
    let ofRow: Set<Doubt> = properties?.first("ins") == nil ? [] : [.tracked]
    var column = properties?.first("gridBefore")?.attribute("val").flatMap { Int($0) } ?? 0
    for element in cellElements(of: row) {
      let span = max(1, element.first("tcPr")?.first("gridSpan")?.attribute("val").flatMap { Int($0) } ?? 1)
      let merge = element.first("tcPr")?.first("vMerge")
      let continues = merge != nil && merge?.attribute("val") != "restart"
      var gathered = Gathered()
      content(of: element, into: &gathered, nested: &nested)
      let source = continues ? above.first { $0.column == column } : nil
      let place = Place(
        part: part, headings: headings.map(\.text), table: table, row: number, cell: cells.count + 1)
      cells.append(
        Cell(
          text: source?.text ?? gathered.text.nfc.trimmingBlanks, column: column, columnSpan: min(span, 1000),
          continuesAbove: source != nil, place: place,
          doubts: ofRow.union(gathered.doubts).union(source?.doubts ?? [])))
      column += min(span, 1000)
    }
    return cells
  }

  private func cellElements(of row: XMLElement) -> [XMLElement] {
    row.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "tc": [child]
      case "sdt": child.first("sdtContent").map { cellElements(of: $0) } ?? []
      case "ins", "moveTo", "customXml": cellElements(of: child)
      default: []
      }
    }
  }

  private mutating func content(of element: XMLElement, into gathered: inout Gathered, nested: inout [XMLElement]) {
    for child in element.children {
      switch child.name {
      case "p":
        if !gathered.text.isEmpty { gathered.text += "\n" }
        runs(in: child, into: &gathered)
      case "tbl": nested.append(child)
      case "sdt": if let inner = child.first("sdtContent") { content(of: inner, into: &gathered, nested: &nested) }
      case "ins", "moveTo", "customXml": content(of: child, into: &gathered, nested: &nested)
      default: continue
      }
    }
  }
}
