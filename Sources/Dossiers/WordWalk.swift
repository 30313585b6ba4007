import Values

/// The walk over one part of a Word file. What it passes over leaves a doubt at its place, and is counted where content
/// was lost; its text goes to the asides.
struct WordWalk {
  let part: Place.Part
  let styles: WordStyles
  private(set) var blocks: [Block] = []
  private(set) var unread: [UnreadPart.Kind: Int] = [:]
  private(set) var asides: [Aside] = []
  private var headings: [(level: Int, text: String)] = []
  private var paragraphs = 0
  private var tables = 0
  /// Text boxes met inside the paragraph or table being read; they follow it as blocks of their own.
  private var boxes: [XMLElement] = []
  /// Comments whose range is open.
  private var comments: Set<String> = []
  /// Fields that are open, innermost last.
  private var fields: [Field] = []
  private var paragraphStyle: String?

  private struct Field {
    var isSeparated = false
    var hasResult = false
  }

  init(part: Place.Part, styles: WordStyles) {
    self.part = part
    self.styles = styles
  }

  mutating func blocks(in element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "p": paragraph(child)
      case "tbl": table(child)
      case "sdt": if let content = child.first("sdtContent") { blocks(in: content) }
      case "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote", "txbxContent": blocks(in: child)
      case "altChunk", "subDoc": count(.includedFile)
      default: pass(child)
      }
    }
    flushBoxes()
  }

  private mutating func flushBoxes() {
    let met = boxes
    boxes = []
    for box in met { blocks(in: box) }
  }

  // MARK: What is passed over

  private mutating func count(_ kind: UnreadPart.Kind) { unread[kind, default: 0] += 1 }

  private mutating func aside(_ kind: Aside.Kind, _ text: String) {
    if !text.trimmingBlanks.isEmpty { asides.append(Aside(kind: kind, text: text.nfc)) }
  }

  /// Programs cut a word into runs as they please: the pieces of one paragraph are one text too.
  private mutating func joinAsides(from start: Int) {
    for kind in Aside.Kind.allCases {
      let pieces = asides[start...].filter { $0.kind == kind }
      if pieces.count > 1 { asides.append(Aside(kind: kind, text: pieces.map(\.text).joined())) }
    }
  }

  /// An element that is not read as text: the doubt that it leaves, nil for one that has nothing to say.
  @discardableResult
  private mutating func pass(_ element: XMLElement) -> Doubt? {
    switch element.name {
    case "commentRangeStart": comments.insert(element.attribute("id") ?? "")
    case "commentRangeEnd": comments.remove(element.attribute("id") ?? "")
    case "del", "moveFrom":
      aside(.deleted, element.text)
      return .tracked
    case "oMath", "oMathPara":
      count(.equation)
      aside(.equation, element.text)
      return .equation
    default:
      guard element.text.contains(where: { !$0.isWhitespace }) else { return nil }
      count(.other)
      aside(.other, element.text)
      return .other
    }
    return nil
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ element: XMLElement) {
    paragraphs += 1
    var gathered = RunText()
    lines(of: element, into: &gathered)
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
    flushBoxes()
  }

  private mutating func lines(of paragraph: XMLElement, into gathered: inout RunText) {
    paragraphStyle = paragraph.first("pPr")?.first("pStyle")?.attribute("val")
    let start = asides.count
    runs(in: paragraph, into: &gathered)
    joinAsides(from: start)
  }

  private func headingLevel(of paragraph: XMLElement) -> Int? {
    let properties = paragraph.first("pPr")
    if let outline = properties?.first("outlineLvl")?.attribute("val").flatMap({ Int($0) }), outline < 9 {
      return outline + 1
    }
    return properties?.first("pStyle")?.attribute("val").flatMap { styles.levels[$0] }
  }

  private mutating func runs(in element: XMLElement, into gathered: inout RunText) {
    for child in element.children {
      switch child.name {
      case "r": run(child, into: &gathered)
      case "ins", "moveTo":
        gathered.doubts.insert(.tracked)
        runs(in: child, into: &gathered)
      case "sdt":
        // A place to be filled in, still with its prompt.
        if child.first("sdtPr")?.isOn("showingPlcHdr") ?? false { gathered.doubts.insert(.field) }
        if let content = child.first("sdtContent") { runs(in: content, into: &gathered) }
      case "fldSimple":
        var result = RunText()
        runs(in: child, into: &result)
        if result.text.trimmingBlanks.isEmpty { lostField(&result) }
        gathered.add(result, RunLook())
      case "hyperlink", "smartTag", "customXml", "dir", "bdo": runs(in: child, into: &gathered)
      case "AlternateContent":
        if let choice = alternative(child) { runs(in: choice, into: &gathered) }
      case "pPr":
        if let marks = child.first("rPr"), marks.first("ins") != nil || marks.first("del") != nil {
          gathered.doubts.insert(.tracked)
        }
      default: if let doubt = pass(child) { gathered.doubts.insert(doubt) }
      }
    }
  }

  private mutating func lostField(_ gathered: inout RunText) {
    gathered.doubts.insert(.field)
    count(.field)
  }

  private mutating func run(_ element: XMLElement, into gathered: inout RunText) {
    let look = styles.look(of: element, inParagraphOf: paragraphStyle)
    if look.vanishes ?? false {
      // A hidden run may open or close a field all the same.
      for child in element.children where child.name == "fldChar" { piece(child, into: &gathered) }
      guard element.text.contains(where: { !$0.isWhitespace }) else { return }
      count(.hiddenText)
      aside(.hidden, element.text)
      gathered.doubts.insert(.hidden)
      return
    }
    var pieces = RunText()
    self.pieces(element, &pieces)
    if !comments.isEmpty, !pieces.text.isEmpty { pieces.doubts.insert(.commented) }
    gathered.add(pieces, look)
  }

  private mutating func piece(_ element: XMLElement, into gathered: inout RunText) {
    switch element.name {
    case "t":
      let text = element.text
      if !text.trimmingBlanks.isEmpty {
        for index in fields.indices where fields[index].isSeparated { fields[index].hasResult = true }
      }
      gathered.text += text
    case "tab", "ptab": gathered.text += "\t"
    case "br", "cr": gathered.text += "\n"
    case "noBreakHyphen": gathered.text += "-"
    case "sym":
      count(.symbol)
      gathered.doubts.insert(.symbol)
    case "footnoteReference", "endnoteReference": gathered.doubts.insert(.noted)
    case "commentReference":
      count(.comment)
      gathered.doubts.insert(.commented)
    case "object":
      count(.embeddedObject)
      gathered.doubts.insert(.pictured)
      pictures(in: element)
    case "drawing", "pict":
      gathered.doubts.insert(.pictured)
      pictures(in: element)
    case "contentPart":
      count(.picture)
      gathered.doubts.insert(.pictured)
    case "fldChar": field(element, &gathered)
    case "AlternateContent": if let choice = alternative(element) { pieces(choice, &gathered) }
    case "rPr", "instrText": return
    case "delText", "delInstrText": aside(.deleted, element.text)
    default: if let doubt = pass(element) { gathered.doubts.insert(doubt) }
    }
  }

  private mutating func pieces(_ element: XMLElement, _ gathered: inout RunText) {
    for child in element.children { piece(child, into: &gathered) }
  }

  private mutating func field(_ element: XMLElement, _ gathered: inout RunText) {
    switch element.attribute("fldCharType") {
    case "begin": fields.append(Field())
    case "separate": if let last = fields.indices.last { fields[last].isSeparated = true }
    case "end": if let field = fields.popLast(), !field.hasResult { lostField(&gathered) }
    default: return
    }
  }

  /// The same content twice, for newer and for older readers: one is enough, and the gate sees both.
  private mutating func alternative(_ element: XMLElement) -> XMLElement? {
    var chosen: XMLElement?
    for child in element.children {
      if chosen == nil {
        chosen = child
      } else {
        for text in child.texts { aside(.other, text) }
      }
    }
    return chosen
  }

  /// Text boxes inside a drawing are read; pictures are counted.
  private mutating func pictures(in element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "txbxContent": boxes.append(child)
      case "blip", "imagedata": count(.picture)
      case "chart", "relIds": count(.chart)
      case "textpath":
        count(.wordArt)
        aside(.wordArt, child.attribute("string") ?? "")
      case "AlternateContent": if let choice = alternative(child) { pictures(in: choice) }
      case "t":
        count(.other)
        aside(.other, child.text)
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
    var doubts: Set<Doubt> = []
    for row in rowElements(of: element) {
      guard row.name == "tr" else {
        if let doubt = pass(row) { doubts.insert(doubt) }
        continue
      }
      if let lost = lostRow(row) {
        doubts.insert(lost)
        continue
      }
      rows.append(cells(of: row, table: number, row: rows.count + 1, above: rows.last ?? [], nested: &nested))
    }
    blocks.append(.table(Table(place: place, rows: rows.sharingMerged, doubts: doubts)))
    for table in nested { self.table(table) }
    flushBoxes()
  }

  /// Why a row is left out: deleted under tracked changes, or hidden.
  private mutating func lostRow(_ row: XMLElement) -> Doubt? {
    let properties = row.first("trPr")
    if properties?.first("del") != nil {
      count(.deletedRow)
      for text in row.texts { aside(.deleted, text) }
      return .tracked
    }
    guard properties?.isOn("hidden") ?? false else { return nil }
    count(.hiddenText)
    for text in row.texts { aside(.hidden, text) }
    return .hidden
  }

  /// Rows, with whatever else stands among them, in order.
  private func rowElements(of element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "sdt": child.first("sdtContent").map { rowElements(of: $0) } ?? []
      case "ins", "moveTo", "customXml": rowElements(of: child)
      default: [child]
      }
    }
  }

  private mutating func cells(
    of row: XMLElement, table: Int, row number: Int, above: [Cell], nested: inout [XMLElement]
  ) -> [Cell] {
    var cells: [Cell] = []
    let properties = row.first("trPr")
    var ofRow: Set<Doubt> = properties?.first("ins") == nil ? [] : [.tracked]
    var column = properties?.first("gridBefore")?.attribute("val").flatMap { Int($0) } ?? 0
    for element in cellElements(of: row) {
      guard element.name == "tc" else {
        if let doubt = pass(element) { ofRow.insert(doubt) }
        continue
      }
      let properties = element.first("tcPr")
      // A cell that came or went moves all that follow it.
      if ["cellDel", "cellIns", "cellMerge"].contains(where: { properties?.first($0) != nil }) { ofRow.insert(.tracked) }
      let span = max(1, properties?.first("gridSpan")?.attribute("val").flatMap { Int($0) } ?? 1)
      let merge = properties?.first("vMerge")
      let continues = merge != nil && merge?.attribute("val") != "restart"
      var gathered = RunText()
      content(of: element, into: &gathered, nested: &nested)
      if continues || properties?.first("hMerge") != nil { gathered.doubts.insert(.merged) }
      let source = continues ? above.first { $0.column == column } : nil
      let place = Place(
        part: part, headings: headings.map(\.text), table: table, row: number, cell: cells.count + 1)
      cells.append(
        Cell(
          text: source?.text ?? gathered.text.nfc.trimmingBlanks, column: column, columnSpan: min(span, 1000),
          continuesAbove: source != nil, place: place, doubts: gathered.doubts.union(source?.doubts ?? [])))
      column += min(span, 1000)
    }
    for index in cells.indices { cells[index].doubts.formUnion(ofRow) }
    return cells
  }

  private func cellElements(of row: XMLElement) -> [XMLElement] {
    row.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "sdt": child.first("sdtContent").map { cellElements(of: $0) } ?? []
      case "ins", "moveTo", "customXml": cellElements(of: child)
      default: [child]
      }
    }
  }

  private mutating func content(of element: XMLElement, into gathered: inout RunText, nested: inout [XMLElement]) {
    for child in element.children {
      switch child.name {
      case "p":
        if !gathered.text.isEmpty { gathered.text += "\n" }
        lines(of: child, into: &gathered)
      case "tbl":
        nested.append(child)
        gathered.doubts.insert(.nested)
      case "sdt": if let inner = child.first("sdtContent") { content(of: inner, into: &gathered, nested: &nested) }
      case "ins", "moveTo", "customXml": content(of: child, into: &gathered, nested: &nested)
      case "altChunk", "subDoc":
        count(.includedFile)
        gathered.doubts.insert(.other)
      default: if let doubt = pass(child) { gathered.doubts.insert(doubt) }
      }
    }
  }
}

extension [[Cell]] {
  /// A cell that others below go on is doubted as they are: whose value it is cannot be seen.
  fileprivate var sharingMerged: [[Cell]] {
    var rows = self
    for index in rows.indices.dropFirst().reversed() {
      for cell in rows[index] where cell.continuesAbove {
        guard let above = rows[index - 1].firstIndex(where: { $0.column == cell.column }) else { continue }
        rows[index - 1][above].doubts.insert(.merged)
      }
    }
    return rows
  }
}
