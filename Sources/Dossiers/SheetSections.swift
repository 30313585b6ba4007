import Values

/// Rows of a sheet that follow one another without a blank one, parted into lines of text and tables: a line of one cell
/// above a table is text; below one it ends the table where a head follows it, or nothing.
struct SheetSections {
  /// A row with something in it.
  struct Row {
    struct Cell {
      let column: Int
      let columns: Int
      let text: String
      /// Whether it begins in this row; a merged one may begin above.
      let isOwn: Bool
    }

    let number: Int
    let cells: [Cell]
  }

  enum Section {
    case text(row: Int)
    /// - Parameter unsure: from this row on it may be another table.
    case table(rows: [Int], unsure: Int?)
  }

  private(set) var all: [Section] = []
  private let rows: [Row]

  init(_ rows: [Row]) {
    self.rows = rows
    var index = 0
    while index < rows.count {
      guard rows[index].cells.count > 1 else {
        all.append(.text(row: rows[index].number))
        index += 1
        continue
      }
      let (end, unsure) = table(from: index)
      all.append(.table(rows: rows[index..<end].map(\.number), unsure: unsure.map { rows[$0].number }))
      index = end
    }
  }

  /// Where the table that begins at a row ends, and from where on that is not sure.
  private func table(from start: Int) -> (end: Int, unsure: Int?) {
    var unsure: Int?
    var index = start + 1
    while index < rows.count {
      let above = rows[start..<index]
      guard rows[index].isLine else {
        if isHeadAgain(rows[index], below: above) { return (index, unsure) }
        index += 1
        continue
      }
      let next = rows[index...].firstIndex { $0.cells.count > 1 } ?? rows.count
      if next == rows.count {
        if ends(above, at: rows[index]) { return (index, unsure) }
      } else {
        switch isHead(next, below: above) {
        case true?: return (index, unsure)
        case false?: break
        case nil: unsure = unsure ?? index
        }
      }
      index = next + 1
    }
    return (rows.count, unsure)
  }

  /// Whether a line of one cell with no table below it is no row of the table above it, whose values are blank: it is
  /// merged over several columns, stands where rows are counted, or begins like a heading or a note.
  private func ends(_ above: ArraySlice<Row>, at line: Row) -> Bool {
    guard let cell = line.cells.first else { return false }
    let column = above.dropFirst().compactMap { $0.cell(in: cell.column)?.text }
    return cell.columns > 1 || isCounted(above, in: cell.column)
      || cell.text.beginsItem && !column.contains(where: \.beginsItem)
  }

  /// Whether the row below a line of one cell is the head of another table; nil where it may be one as well as a row of
  /// the table above, whose part the line heads.
  private func isHead(_ index: Int, below above: ArraySlice<Row>) -> Bool? {
    let row = rows[index]
    if row.isCountedHead { return true }
    guard row.cells.allSatisfy({ $0.text.isLabelLike }) else { return false }
    if index + 1 < rows.count, rows[index + 1].cells.map(\.text).numberColumns { return true }
    if let first = row.cells.first, first.text.count > 1, isCounted(above, in: first.column) { return true }
    let known = Set(above.flatMap { $0.cells.flatMap { $0.column..<($0.column + $0.columns) } })
    if row.cells.contains(where: { !known.contains($0.column) }) { return true }
    let below = rows[(index + 1)...].prefix { $0.cells.count > 1 }
    let headsFigures = below.contains { line in
      line.cells.contains { $0.text.contains(where: \.isNumber) && row.cell(in: $0.column) != nil }
    }
    return headsFigures ? nil : false
  }

  /// Whether a row heads another table though no line parts it from the one above: it counts rows anew, and what stands
  /// above is counted, or labels with their values. Anything else may be the upper part of its own head.
  private func isHeadAgain(_ row: Row, below above: ArraySlice<Row>) -> Bool {
    guard row.isCountedHead, above.count > 1, let first = row.cells.first else { return false }
    return isCounted(above, in: first.column) || row.cells.count > 2 && above.allSatisfy { $0.cells.count <= 2 }
  }

  /// Whether the rows under the head are counted in a column.
  private func isCounted(_ above: ArraySlice<Row>, in column: Int) -> Bool {
    let told = above.dropFirst().compactMap { $0.cell(in: column)?.text }.filter { $0.contains(where: \.isNumber) }
    return !told.isEmpty && told.allSatisfy { !$0.contains(where: \.isLetter) && $0.count <= 5 }
      && above.first?.cell(in: column).map { !$0.text.contains(where: \.isNumber) } ?? true
  }
}

extension SheetSections.Row {
  /// One cell with words that begins here.
  fileprivate var isLine: Bool {
    cells.count == 1 && cells[0].isOwn && cells[0].text.contains(where: \.isLetter)
  }

  /// `STT | …`: what counts rows is the first label of a head, and nothing else.
  fileprivate var isCountedHead: Bool {
    guard cells.count > 1, let first = cells.first else { return false }
    return first.isOwn && first.text.namesCount
  }

  fileprivate func cell(in column: Int) -> Cell? {
    cells.first { $0.column <= column && column < $0.column + $0.columns }
  }
}
