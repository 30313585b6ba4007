import Values

/// A table in a plain text whose columns are set out by blanks: its letters, all one wide, are laid out as on a page and read
/// like a table without rules there (`BorderlessTable`).
struct SpacedTable {
  /// Of the text, from 0.
  let lines: ClosedRange<Int>

  private let table: BorderlessTable

  /// Of a letter, and of a line with the gap below it, in points: one blank parts words, two part columns, and a blank line
  /// is no line's gap.
  private static let letter = 5.0
  private static let height = 10.0
  private static let pitch = 12.5

  /// - Parameter free: the lines that are set out in no other way, from 0, ascending.
  static func all(in lines: [Substring], _ free: [Int]) -> [SpacedTable] {
    var found: [SpacedTable] = []
    var run: [(index: Int, words: [PageWord])] = []
    func close() {
      defer { run = [] }
      // Most runs are prose.
      guard run.count(where: { hasGutters(lines[$0.index]) }) >= 2 else { return }
      for table in BorderlessTable.all(in: run.map { PageLine(words: $0.words, block: 1) }) {
        let rows = run.indices.filter { table.box.top <= Double($0) * pitch && Double($0) * pitch < table.box.bottom }
        guard let first = rows.first, let last = rows.last else { continue }
        found.append(SpacedTable(lines: run[first].index...run[last].index, table: table))
      }
    }
    for index in free {
      if let last = run.last?.index, lines[(last + 1)..<index].contains(where: { !$0.isRuleOfDashes }) { close() }
      guard !lines[index].isRuleOfDashes else { continue }
      let words = words(of: lines[index], line: run.count)
      if words.isEmpty { close() } else { run.append((index, words)) }
    }
    close()
    return found
  }

  /// Whether two blanks part its words in two places.
  private static func hasGutters(_ line: Substring) -> Bool {
    var gutters = 0
    var blanks = 0
    var hasWords = false
    for character in line {
      if character.isWhitespace {
        blanks += 1
        continue
      }
      if blanks >= 2, hasWords { gutters += 1 }
      hasWords = true
      blanks = 0
    }
    return gutters >= 2
  }

  private static func words(of line: Substring, line row: Int) -> [PageWord] {
    var words: [PageWord] = []
    var text = ""
    let top = Double(row) * pitch
    func close(_ end: Int) {
      guard !text.isEmpty else { return }
      let box = Box(
        left: Double(end - text.count) * letter, top: top, right: Double(end) * letter, bottom: top + height)
      words.append(PageWord(text: text.nfc, box: box))
      text = ""
    }
    for (column, character) in line.enumerated() {
      if character.isWhitespace { close(column) } else { text.append(character) }
    }
    close(line.count)
    return words
  }

  /// The table as the text's: it stands on no page.
  func table(number: Int) -> Table {
    let rows = table.rows(table: number, page: 1, doubts: []).map { row in
      row.map { cell in
        Cell(
          text: cell.text, column: cell.column, columnSpan: cell.columnSpan, continuesAbove: cell.continuesAbove,
          place: Place(part: .body, table: number, row: cell.place.row, cell: cell.place.cell), doubts: cell.doubts)
      }
    }
    return Table(
      place: Place(part: .body, table: number), rows: rows, doubts: table.isRegular ? [] : [.unsureColumns])
  }
}

extension Substring {
  /// `-----  -----`, as some set off a head.
  fileprivate var isRuleOfDashes: Bool {
    contains { "-=_─━═".contains($0) } && allSatisfy { "-=_─━═ ".contains($0) } && count >= 3
  }
}
