import Dossiers
import Rulebook
import Values

/// The head of a collection's table: which column names the row, gives its unit, states each fact.
struct TableHead {
  let rowIndex: Int
  let nameColumn: Int
  let unitColumn: Int?
  /// Column and the unit that its heading prints, by fact.
  let facts: [String: (column: Int, unit: Unit?)]
  /// Why what stands under the head may be meant otherwise, in Vietnamese, by fact.
  let doubts: [String: [String]]
  /// Headings that begin like ours and that we do not know, where a fact has no column.
  let unknownHeadings: [String]

  enum Found {
    case none
    case head(TableHead)
    /// Our labels stand there and the table could not be taken: why, in Vietnamese. `isPartial` where the labels of the
    /// row or of all facts are missing, so that the table may be another collection's.
    case unread(String, isPartial: Bool)
  }

  /// The first of the upper rows that has the row's label and at least one fact's.
  static func find(in table: Table, _ labels: CollectionLabels) -> Found {
    var partial: String?
    for (index, row) in table.rows.prefix(4).enumerated() {
      let line = row.map(ColumnHeading.init)
      let names = line.filter { labels.rowLabels.holds($0.key) }.map(\.cell)
      let columns = labels.facts.flatMap { fact in
        line.compactMap { heading in
          heading.unit(among: fact.labels).map { (fact: fact.fact, cell: heading.cell, unit: $0) }
        }
      }
      guard !names.isEmpty || !columns.isEmpty else { continue }
      let told = (names + columns.map(\.cell)).map { "«\($0.text.trimmingBlanks)»" }.joined(separator: ", ")
      guard let name = names.first, !columns.isEmpty else {
        partial = partial ?? "có nhãn \(told) nhưng không đủ các cột khác nên chưa đọc được"
        continue
      }
      let isTwice = names.count > 1 || Set(columns.map(\.fact)).count < columns.count
      guard !isTwice, !(names + columns.map(\.cell)).contains(where: { $0.columnSpan > 1 }) else {
        let why = "có nhãn \(told) trùm nhiều cột hoặc lặp lại nên chưa đọc được"
        return .unread(why, isPartial: false)
      }
      let unit = line.first { labels.unitLabels.holds($0.key) }?.cell
      let known = Set((names + columns.map(\.cell) + [unit].compactMap(\.self)).map(\.column))
      let near = line.filter { !known.contains($0.cell.column) }
        .map { (text: $0.cell.text.trimmingBlanks, facts: labels.near($0.key)) }.filter { !$0.facts.isEmpty }
      // It may be the column of a fact that has none, or a second one of a fact that has one.
      let (strange, doubled) = near.divided { heading in
        heading.facts.contains { fact in !columns.contains { $0.fact == fact } }
      }
      let hasNameless = row.contains { cell in
        cell.text.isEmpty && !known.contains(cell.column)
          && table.rows.dropFirst(index + 1).contains { below in
            below.covering(cell.column)?.text.contains(where: \.isNumber) ?? false
          }
      }
      let besides =
        doubled.map { "bảng còn cột «\($0.text)» chưa rõ là gì" }
        + (hasNameless ? ["bảng còn cột không tên mang số"] : [])
      let doubts = columns.map { column in
        (
          column.fact,
          table.upperDoubts(over: column.cell, above: index, labels) + besides
            + column.cell.doubts.union(name.doubts).subtracting([.merged]).ofKnownName.sentences.map {
              "ở đầu cột: \($0)"
            }
        )
      }
      return .head(
        TableHead(
          rowIndex: index, nameColumn: name.column, unitColumn: unit?.column,
          facts: Dictionary(columns.map { ($0.fact, (column: $0.cell.column, unit: $0.unit)) }) { first, _ in first },
          doubts: Dictionary(doubts) { first, _ in first }, unknownHeadings: strange.map(\.text)))
    }
    return partial.map { .unread($0, isPartial: true) } ?? .none
  }
}

extension Table {
  /// What spans columns above a heading and is not known to be harmless.
  fileprivate func upperDoubts(over cell: Cell, above index: Int, _ labels: CollectionLabels) -> [String] {
    let key = LabelKey(cell.text)
    return rows.prefix(index).compactMap { line in
      guard let upper = line.covering(cell.column), !upper.text.isEmpty, LabelKey(upper.text) != key,
        !labels.upperLabels.contains(LabelKey(upper.text))
      else { return nil }
      return "phía trên cột «\(cell.text.trimmingBlanks)» là «\(upper.text.trimmingBlanks)»"
    }
  }
}

extension CollectionLabels {
  /// The facts one of whose labels begins as a heading does, by its first two words.
  fileprivate func near(_ heading: LabelKey) -> [String] {
    let words = heading.words.prefix(2)
    guard words.count == 2 else { return [] }
    return facts.filter { $0.labels.contains { $0.key.words.prefix(2).elementsEqual(words) } }.map(\.fact)
  }
}

/// A cell as a column's heading: a label, perhaps with the unit in parentheses: `Công suất thiết kế (kg/h)`.
private struct ColumnHeading {
  let cell: Cell
  let key: LabelKey
  private let bare: LabelKey?
  private let unit: Unit?

  init(_ cell: Cell) {
    self.cell = cell
    self.key = LabelKey(cell.text)
    let line = cell.text.trimmingBlanks
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "("),
      let unit = Unit(String(line[line.index(after: open)...].dropLast()))
    else {
      (self.bare, self.unit) = (nil, nil)
      return
    }
    (self.bare, self.unit) = (LabelKey(String(line[..<open])), unit)
  }

  /// The unit that it prints, where it is one of the labels; nil where it is none.
  func unit(among labels: [Label]) -> Unit?? {
    if labels.holds(key) { return .some(nil) }
    guard let bare, labels.holds(bare) else { return nil }
    return unit
  }
}

extension [Cell] {
  /// How many grid columns the line takes.
  var width: Int { last.map { $0.column + $0.columnSpan } ?? 0 }

  /// The cell over a grid column.
  func covering(_ column: Int) -> Cell? {
    first { $0.column <= column && column < $0.column + $0.columnSpan }
  }
}

extension Array {
  /// Those for which it holds, and the others.
  fileprivate func divided(_ holds: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(holds), filter { !holds($0) })
  }
}
