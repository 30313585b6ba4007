import Values

/// Tables of a web page: rows and cells as they stand in the grid.
extension WebWalk {
  /// More cells than any paper has.
  private static let mostCells = 500_000

  /// A cell that reaches into rows below, and into how many more.
  private struct Reach {
    let cell: Cell
    var rows: Int
  }

  mutating func table(_ element: XMLElement, _ look: WebLook) throws(Unreadable) {
    if isInCell {
      nested.append((element, look))
      pending.doubts.insert(.nested)
      return
    }
    flush()
    let outer = nested
    nested = []
    var lines: [(row: XMLElement, look: WebLook)] = []
    var doubts: Set<Doubt> = []
    try gather(element, look, &lines, &doubts)
    flush()
    tables += 1
    let number = tables
    let place = self.place(table: number)
    var rows: [[Cell]] = []
    var open: [Int: Reach] = [:]
    for line in lines {
      rows.append(try cells(of: line.row, line.look, table: number, row: rows.count + 1, &open))
    }
    add(Table(place: place, rows: rows, doubts: doubts))
    let inner = nested
    nested = []
    for (table, look) in inner { try self.table(table, look) }
    nested = outer
  }

  /// The rows of a table in the order in which they are shown; what else stands in it comes before it.
  private mutating func gather(
    _ element: XMLElement, _ look: WebLook, _ lines: inout [(row: XMLElement, look: WebLook)],
    _ doubts: inout Set<Doubt>
  ) throws(Unreadable) {
    var last: [(row: XMLElement, look: WebLook)] = []
    for child in element.children {
      guard ["tr", "thead", "tbody", "tfoot", "caption", "colgroup", "col"].contains(child.name) else {
        try take(child, within: look)
        continue
      }
      let inside = look.inside(child, styles)
      if inside.isHidden {
        if hide(child) { doubts.insert(.hidden) }
        continue
      }
      switch child.name {
      case "tr": lines.append((child, inside))
      case "tfoot": try gather(child, inside, &last, &doubts)
      case "thead", "tbody": try gather(child, inside, &lines, &doubts)
      case "caption":
        try flow(child, inside)
        flush()
      default: break
      }
    }
    lines += last
  }

  private mutating func cells(
    of row: XMLElement, _ look: WebLook, table: Int, row number: Int, _ open: inout [Int: Reach]
  ) throws(Unreadable) -> [Cell] {
    var line: [Cell] = []
    var ofRow: Set<Doubt> = []
    var column = 0
    /// Cells from above that stand here go on here.
    func goOn() {
      while let reach = open[column] {
        let place = self.place(table: table, row: number, cell: line.count + 1)
        line.append(
          Cell(
            text: reach.cell.text, column: column, columnSpan: reach.cell.columnSpan, continuesAbove: true,
            place: place, doubts: reach.cell.doubts))
        open[column] = reach.rows > 1 ? Reach(cell: reach.cell, rows: reach.rows - 1) : nil
        column += reach.cell.columnSpan
      }
    }
    var reaching: [Int: Reach] = [:]
    for child in row.children where ["td", "th"].contains(child.name) {
      let inside = look.inside(child, styles)
      if inside.isHidden {
        if hide(child) { ofRow.insert(.hidden) }
        continue
      }
      goOn()
      let asked = min(max(child.attribute("colspan").flatMap { Int($0) } ?? 1, 1), 1000)
      // A cell from above stands in the way of one that would reach over it.
      let columns = (1..<asked + 1).first { $0 == asked || open[column + $0] != nil } ?? asked
      let rows = min(child.attribute("rowspan").flatMap { Int($0) } ?? 1, 65_534)
      pending = RunText()
      isInCell = true
      try flow(child, inside)
      isInCell = false
      var doubts = pending.doubts
      tellFaint()
      // None or many: it reaches into rows below.
      if rows != 1 { doubts.insert(.merged) }
      if columns < asked { doubts.insert(.unsureColumns) }
      let cell = Cell(
        text: pending.text.nfc.trimmingBlanks, column: column, columnSpan: columns, continuesAbove: false,
        place: place(table: table, row: number, cell: line.count + 1), doubts: doubts)
      pending = RunText()
      line.append(cell)
      if rows != 1 { reaching[column] = Reach(cell: cell, rows: rows < 1 ? 65_534 : rows - 1) }
      column += columns
    }
    // To the right of the last cell of its own, cells from above may still stand.
    while let next = open.keys.filter({ $0 >= column }).min() {
      column = next
      goOn()
    }
    open.merge(reaching) { _, new in new }
    cells += line.count
    guard cells <= Self.mostCells else { throw .tooLarge }
    for index in line.indices { line[index].doubts.formUnion(ofRow) }
    return line
  }
}
