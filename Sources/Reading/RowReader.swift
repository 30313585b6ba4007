import Dossiers
import Rulebook
import Values

/// The rows of one collection in one table, where the table's head names its columns by our labels.
struct RowReader {
  let document: Document
  let table: Table
  let labels: CollectionLabels
  let collection: CollectionDefinition
  let habit: NumberHabit

  /// A line of the table as a row of the collection.
  struct Row {
    /// What the row is called among the others: its name, told apart where another line of the table has the same.
    let title: String
    let name: Statement
    let found: [String: [FactReader.Found]]
  }

  struct Result {
    let rows: [Row]
    /// Facts for which the table has no column.
    let absentColumns: [String]
    /// Lines that could not be taken as rows, and why; in Vietnamese.
    let problems: [String]
  }

  /// nil where this table is not the collection's.
  var result: Result? {
    guard let head = head else { return nil }
    let lines = table.rows.dropFirst(head.rowIndex + 1).filter { line in
      !line.isNumbering && !line.allSatisfy(\.text.isEmpty)
    }
    let titles = titles(of: lines, head)
    var rows: [Row] = []
    var problems: [String] = []
    for (line, title) in zip(lines, titles) {
      switch row(line, title, head) {
      case .row(let row): rows.append(row)
      case .notRow: continue
      case .problem(let why): problems.append(why)
      }
    }
    let absent = collection.facts.map(\.name).filter { name in
      name != CollectionDefinition.rowName && head.facts[name] == nil
    }
    return Result(rows: rows, absentColumns: absent, problems: problems)
  }

  private struct Head {
    let rowIndex: Int
    let nameColumn: Int
    let unitColumn: Int?
    /// Column and the unit that its heading prints, by fact.
    let facts: [String: (column: Int, unit: Unit?)]
  }

  /// The first of the upper rows that has the row's label and at least one fact's.
  private var head: Head? {
    for (index, line) in table.rows.prefix(4).enumerated() {
      let keys = line.map { LabelKey($0.text) }
      guard let name = zip(line, keys).first(where: { _, key in labels.rowLabels.contains { $0.key == key } })?.0
      else { continue }
      var facts: [String: (Int, Unit?)] = [:]
      for fact in labels.facts {
        for (cell, key) in zip(line, keys) where cell.column != name.column {
          guard let heading = ColumnHeading(cell.text, key, among: fact.labels) else { continue }
          // A label over two columns says nothing of either.
          if facts[fact.fact] != nil || cell.columnSpan > 1 { return nil }
          facts[fact.fact] = (cell.column, heading.unit)
        }
      }
      guard !facts.isEmpty else { continue }
      let unit = zip(line, keys).first { _, key in labels.unitLabels.contains { $0.key == key } }?.0
      return Head(rowIndex: index, nameColumn: name.column, unitColumn: unit?.column, facts: facts)
    }
    return nil
  }

  /// Lines of one name in one table are different things: each is told by what stands left of its name (`Line 2 ·
  /// Điện`), or by its place. Statements of one are never those of another.
  private func titles(of lines: [[Cell]], _ head: Head) -> [String] {
    func names(_ lines: [[Cell]]) -> [String] {
      lines.map { $0.covering(head.nameColumn)?.text.trimmingBlanks ?? "" }
    }
    func told(_ titles: [String], _ name: (Int) -> String?) -> [String] {
      let keys = titles.map { LabelKey($0) }
      let counts = Dictionary(grouping: keys) { $0 }.mapValues(\.count)
      return titles.indices.map { index in
        (counts[keys[index]] ?? 0) > 1 ? name(index) ?? titles[index] : titles[index]
      }
    }
    let plain = names(lines)
    let grouped = told(plain) { index in
      let left = lines[index].last { $0.column < head.nameColumn && $0.text.contains(where: \.isLetter) }
      return left.map { "\($0.text.trimmingBlanks) · \(plain[index])" }
    }
    return told(grouped) { index in "\(grouped[index]) (\(lines[index].first?.place.line ?? ""))" }
  }

  private enum Line {
    case row(Row)
    case notRow
    case problem(String)
  }

  private func row(_ line: [Cell], _ title: String, _ head: Head) -> Line {
    guard let named = line.covering(head.nameColumn) else {
      return .problem("\(place(of: line)) không có ô tên")
    }
    let name = named.text.trimmingBlanks
    let key = LabelKey(name)
    if labels.notRows.contains(key) { return .notRow }
    guard !name.isEmpty else { return .problem("\(place(of: line)) để trống tên") }
    guard named.columnSpan == 1 || line.count > 1 else { return .problem("\(place(of: line)) gộp ô: «\(name)»") }
    // A line that a form gives as an example, left in: no value of the project's, and none that may go unseen.
    let isExample = line.contains { labels.marksExample($0.text) } ? ["dòng này được ghi là ví dụ hoặc mẫu"] : []
    let statement = Statement(
      value: .text(title), words: name, source: .document(path: document.path, digest: document.digest),
      place: named.place.description, standing: .read)
    let lineUnit = head.unitColumn.flatMap { line.covering($0) }.flatMap { Unit($0.text) }
    var found: [String: [FactReader.Found]] = [:]
    for (fact, column) in head.facts {
      guard let definition = collection.fact(fact), let cell = line.covering(column.column) else { continue }
      let reading = CellReading(
        path: document.path, digest: document.digest, place: cell.place.description,
        doubts: cell.doubts.union(named.doubts).sentences + isExample, habit: habit)
      guard cell.columnSpan == 1 else {
        let why = "ô gộp nhiều cột"
        found[fact] = [
          .sought(.unclear(path: document.path, place: cell.place.description, words: cell.text, why: why))
        ]
        continue
      }
      found[fact] = [reading.found(cell.text, definition, unit: column.unit ?? lineUnit)]
    }
    return .row(Row(title: title, name: statement, found: found))
  }

  private func place(of line: [Cell]) -> String {
    "\(document.path), \(line.first?.place.description ?? table.place.description)"
  }
}

/// A column's heading: a label, perhaps with the unit in parentheses: `Công suất thiết kế (kg/h)`.
private struct ColumnHeading {
  let unit: Unit?

  init?(_ text: String, _ whole: LabelKey, among labels: [Label]) {
    if labels.contains(where: { $0.key == whole }) {
      self.unit = nil
      return
    }
    let line = text.trimmingBlanks
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "("),
      let unit = Unit(String(line[line.index(after: open)...].dropLast()))
    else { return nil }
    let key = LabelKey(String(line[..<open]))
    guard labels.contains(where: { $0.key == key }) else { return nil }
    self.unit = unit
  }
}

extension [Cell] {
  /// The cell over a grid column.
  fileprivate func covering(_ column: Int) -> Cell? {
    first { $0.column <= column && column < $0.column + $0.columnSpan }
  }

  /// The line `(1) (2) (3)` that numbers the columns.
  fileprivate var isNumbering: Bool {
    let numbers = compactMap { cell -> Int? in Int(cell.text.filter { $0.isNumber || $0.isLetter }) }
    return count > 1 && numbers.count == count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 + 1 == $1 }
  }
}
