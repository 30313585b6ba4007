import Values

/// A sheet as paragraphs and tables: rows and columns without anything in them part it, and lines of one cell above a
/// table are its title.
struct SheetBlocks {
  private(set) var blocks: [Block] = []

  private let cells: SheetCells
  private let sheet: String
  /// Every place that a cell covers, with the cell it belongs to.
  private var owners: [SheetCells.Key: SheetCells.Key] = [:]

  private typealias Key = SheetCells.Key

  /// - Parameter tables: how many tables the book had before; counted on.
  init(_ cells: SheetCells, sheet: String, tables: inout Int) {
    self.cells = cells
    self.sheet = sheet
    for (key, content) in cells.contents {
      // A merged title may reach over all columns there are: no more is looked at than can hold a table.
      for row in key.row..<(key.row + min(content.rows, 2000)) where !cells.hiddenRows.contains(row) {
        for column in key.column..<(key.column + min(content.columns, 200)) where !cells.hiddenColumns.contains(column)
        {
          owners[Key(row: row, column: column)] = key
        }
      }
    }
    let all = Set(owners.keys)
    for band in parts(of: all, by: \.row) {
      for strip in parts(of: band, by: \.column) {
        for part in parts(of: strip, by: \.row) { add(part, &tables) }
      }
    }
  }

  /// The places between rows, or columns, that hold nothing; hidden ones part nothing.
  private func parts(of places: Set<Key>, by side: KeyPath<Key, Int>) -> [Set<Key>] {
    let isHidden: (Int) -> Bool =
      side == \.row ? { cells.hiddenRows.contains($0) } : { cells.hiddenColumns.contains($0) }
    let byLine = Dictionary(grouping: places) { $0[keyPath: side] }
    var parts: [Set<Key>] = []
    var last: Int?
    for line in byLine.keys.sorted() {
      let isNext = last.map { (($0 + 1)..<max(line, $0 + 1)).allSatisfy(isHidden) } ?? false
      if isNext { parts[parts.count - 1].formUnion(byLine[line] ?? []) } else { parts.append(Set(byLine[line] ?? [])) }
      last = line
    }
    return parts
  }

  private mutating func add(_ part: Set<Key>, _ tables: inout Int) {
    let rows = Set(part.map(\.row)).sorted()
    let columns = Set(part.map(\.column)).sorted()
    func owners(in row: Int) -> [Key] {
      var seen: Set<Key> = []
      return columns.compactMap { self.owners[Key(row: row, column: $0)] }.filter { seen.insert($0).inserted }
    }
    let titles = rows.prefix { owners(in: $0).count == 1 }
    for row in titles {
      for key in owners(in: row) where key.row == row || row == rows.first {
        guard let content = cells.contents[key], !content.text.isEmpty else { continue }
        let place = Place(part: .body, sheet: sheet, address: key.address)
        blocks.append(
          .paragraph(Paragraph(text: content.text, place: place, headingLevel: nil, doubts: content.doubts)))
      }
    }
    let lines = rows.dropFirst(titles.count)
    guard let first = lines.first, let firstColumn = columns.first else { return }
    tables += 1
    let told = lines.enumerated().map { number, row in line(row, columns, first, table: tables, number: number + 1) }
    let between = { (hidden: Set<Int>, from: Int, to: Int) in hidden.contains { from < $0 && $0 < to } }
    let hides =
      between(cells.hiddenRows, first - 1, (lines.last ?? first) + 1)
      || between(cells.hiddenColumns, firstColumn - 1, (columns.last ?? firstColumn) + 1)
    let place = Place(part: .body, table: tables, sheet: sheet, address: Key(row: first, column: firstColumn).address)
    blocks.append(.table(Table(place: place, rows: told, doubts: hides ? [.hidden] : [])))
  }

  private func line(_ row: Int, _ columns: [Int], _ firstRow: Int, table: Int, number: Int) -> [Cell] {
    var line: [Cell] = []
    var done: Set<Key> = []
    for (index, column) in columns.enumerated() {
      let key = Key(row: row, column: column)
      let owner = owners[key]
      if let owner, !done.insert(owner).inserted { continue }
      let content = owner.flatMap { cells.contents[$0] }
      let covered = owner == nil ? 1 : columns[index...].prefix { owners[Key(row: row, column: $0)] == owner }.count
      let goesOn = owner.map { $0.row < row && row > firstRow } ?? false
      let place = Place(
        part: .body, table: table, row: number, cell: line.count + 1, sheet: sheet, address: (owner ?? key).address)
      line.append(
        Cell(
          text: content?.text ?? "", column: index, columnSpan: covered, continuesAbove: goesOn, place: place,
          doubts: (content?.doubts ?? []).union((content?.rows ?? 1) > 1 ? [.merged] : [])))
    }
    return line
  }
}
