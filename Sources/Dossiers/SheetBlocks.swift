import Values

/// A sheet, or a text laid out as one, as paragraphs and tables: rows and columns without anything in them part it, and within a part lines of one
/// cell and heads (`SheetSections`).
struct SheetBlocks {
  private(set) var blocks: [Block] = []

  /// How much a paper had before; counted on.
  struct Counts {
    var tables = 0
    /// Of a text; those of a workbook stand in cells.
    var paragraphs = 0
  }

  private let cells: SheetCells
  /// nil for a text, which has no sheets.
  private let sheet: String?
  /// Every place that a cell covers, with the cell it belongs to.
  private var owners: [SheetCells.Key: SheetCells.Key] = [:]

  private typealias Key = SheetCells.Key

  init(_ cells: SheetCells, sheet: String?, counts: inout Counts) {
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
        for part in parts(of: strip, by: \.row) { add(part, &counts) }
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

  private mutating func add(_ part: Set<Key>, _ counts: inout Counts) {
    let rows = Set(part.map(\.row)).sorted()
    let columns = Set(part.map(\.column)).sorted()
    func owners(in row: Int) -> [Key] {
      var seen: Set<Key> = []
      return columns.compactMap { self.owners[Key(row: row, column: $0)] }.filter { seen.insert($0).inserted }
    }
    let lines = rows.map { row in
      SheetSections.Row(
        number: row,
        cells: owners(in: row).map { key in
          SheetSections.Row.Cell(
            column: key.column, columns: cells.contents[key]?.columns ?? 1, text: cells.contents[key]?.text ?? "",
            isOwn: key.row == row)
        })
    }
    for section in SheetSections(lines).all {
      switch section {
      case .text(let row):
        for key in owners(in: row) where key.row == row || row == rows.first {
          guard let content = cells.contents[key], !content.text.isEmpty else { continue }
          counts.paragraphs += 1
          let place = Place(
            part: .body, paragraph: sheet == nil ? counts.paragraphs : nil, sheet: sheet, address: address(of: key))
          blocks.append(
            .paragraph(Paragraph(text: content.text, place: place, headingLevel: nil, doubts: content.doubts)))
        }
      case .table(let own, let unsure):
        let own = Set(own)
        let used = part.filter { own.contains($0.row) }.map(\.column)
        guard let first = used.min(), let last = used.max() else { continue }
        add(own.sorted(), columns.filter { (first...last).contains($0) }, unsure: unsure, &counts.tables)
      }
    }
  }

  /// - Parameter unsure: from this row on it may be another table.
  private mutating func add(_ rows: [Int], _ columns: [Int], unsure: Int?, _ tables: inout Int) {
    guard let first = rows.first, let last = rows.last, let firstColumn = columns.first else { return }
    tables += 1
    let width = usualWidth(of: rows)
    let told = rows.enumerated().map { number, row in
      let isUnsure = unsure.map { row >= $0 } ?? false || cells.widths[row].map { $0 != width } ?? false
      return line(row, columns, first, table: tables, number: number + 1, doubts: isUnsure ? [.unsureColumns] : [])
    }
    let between = { (hidden: Set<Int>, from: Int, to: Int) in hidden.contains { from < $0 && $0 < to } }
    let hides =
      between(cells.hiddenRows, first - 1, last + 1)
      || between(cells.hiddenColumns, firstColumn - 1, (columns.last ?? firstColumn) + 1)
    let place = Place(
      part: .body, table: tables, sheet: sheet, address: address(of: Key(row: first, column: firstColumn)))
    var doubts: Set<Doubt> = hides ? [.hidden] : []
    if unsure != nil { doubts.insert(.unsureColumns) }
    blocks.append(.table(Table(place: place, rows: told, doubts: doubts)))
  }

  private func line(
    _ row: Int, _ columns: [Int], _ firstRow: Int, table: Int, number: Int, doubts: Set<Doubt>
  ) -> [Cell] {
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
        part: .body, table: table, row: number, cell: line.count + 1, sheet: sheet, address: address(of: owner ?? key))
      line.append(
        Cell(
          text: content?.text ?? "", column: index, columnSpan: covered, continuesAbove: goesOn, place: place,
          doubts: doubts.union(content?.doubts ?? []).union((content?.rows ?? 1) > 1 ? [.merged] : [])))
    }
    return line
  }

  /// How many columns most lines of a text have: in one that has more or fewer, which column a field belongs to is not sure.
  /// nil where as many have another number.
  private func usualWidth(of rows: [Int]) -> Int? {
    let counts = Dictionary(grouping: rows.compactMap { cells.widths[$0] }, by: \.self).mapValues(\.count)
    guard let most = counts.values.max() else { return nil }
    let usual = counts.filter { $0.value == most }
    return usual.count == 1 ? usual.first?.key : nil
  }

  private func address(of key: Key) -> String? { sheet == nil ? nil : key.address }
}
