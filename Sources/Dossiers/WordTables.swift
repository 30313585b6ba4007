import Values

/// Tables of a Word file: rows and cells as they stand in the grid, with what hangs on them.
extension WordWalk {
  mutating func table(_ element: XMLElement) {
    tables += 1
    let number = tables
    let place = Place(part: part, headings: headings.map(\.text), table: number)
    var rows: [[Cell]] = []
    var nested: [XMLElement] = []
    var doubts: Set<Doubt> = []
    for row in unwrapped(element) {
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

  /// What stands in a table or a row, in order, out of what only wraps it.
  private func unwrapped(_ element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "sdt": child.first("sdtContent").map { unwrapped($0) } ?? []
      case "ins", "moveTo", "customXml": unwrapped(child)
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
    if row.children.contains(where: { $0.name == "sdt" && $0.showsPrompt }) { ofRow.insert(.field) }
    var column = properties?.first("gridBefore")?.attribute("val").flatMap { Int($0) } ?? 0
    for element in unwrapped(row) {
      guard element.name == "tc" else {
        if let doubt = pass(element) { ofRow.insert(doubt) }
        continue
      }
      let properties = element.first("tcPr")
      // A cell that came or went moves all that follow it.
      if ["cellDel", "cellIns", "cellMerge"].contains(where: { properties?.first($0) != nil }) {
        ofRow.insert(.tracked)
      }
      let span = max(1, properties?.first("gridSpan")?.attribute("val").flatMap { Int($0) } ?? 1)
      let merge = properties?.first("vMerge")
      let continues = merge != nil && merge?.attribute("val") != "restart"
      var gathered = RunText()
      content(of: element, into: &gathered, nested: &nested)
      // White letters are seen on a dark ground.
      if properties?.first("shd")?.isGround ?? false { gathered.showPale() }
      tellFaint(gathered)
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

  private mutating func content(of element: XMLElement, into gathered: inout RunText, nested: inout [XMLElement]) {
    for child in element.children {
      switch child.name {
      case "p":
        if !gathered.text.isEmpty { gathered.text += "\n" }
        lines(of: child, into: &gathered)
      case "tbl":
        nested.append(child)
        gathered.doubts.insert(.nested)
      case "sdt":
        if child.showsPrompt { gathered.doubts.insert(.field) }
        if let inner = child.first("sdtContent") { content(of: inner, into: &gathered, nested: &nested) }
      case "ins", "moveTo", "customXml": content(of: child, into: &gathered, nested: &nested)
      case "AlternateContent":
        if let choice = alternative(child) { content(of: choice, into: &gathered, nested: &nested) }
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
