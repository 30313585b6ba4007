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
  let context: TableContext
  /// The facts that may be taken from papers of the document's kind.
  let facts: Set<String>

  /// A line of the table as a row of the collection.
  struct Row {
    /// What the row is called among the others: its name, told apart where another line of the table has the same.
    let title: String
    let key: LabelKey
    let name: Statement
    let found: [String: [FactReader.Found]]
    /// The paper that it stands in.
    let paper: PaperID

    /// Whether other lines of the table have the same name.
    var isToldApart: Bool { key != LabelKey(name.words) }
  }

  struct Result {
    let rows: [Row]
    /// Lines that could not be taken as rows, and why; in Vietnamese.
    let problems: [String]
  }

  enum Reading {
    /// The table is not the collection's.
    case none
    case rows(Result)
    /// Our labels stand in it and it could not be taken; `isPartial` where it may be another collection's.
    case unread(String, isPartial: Bool)
  }

  var reading: Reading {
    switch TableHead.find(in: table, labels) {
    case .none: .none
    case .unread(let why, let isPartial):
      .unread("\(document.path), \(table.place.description) \(why)", isPartial: isPartial)
    case .head(let head): .rows(result(under: head))
    }
  }

  private func result(under head: TableHead) -> Result {
    let below = table.rows.dropFirst(head.rows.upperBound + 1).enumerated()
    let numbered = below.filter { !$0.element.isNumbering(first: $0.offset == 0) }
    let lines = numbered.map(\.element)
    let again =
      numbered.firstIndex { isHead($0.element, head) || isOtherHead(at: head.rows.upperBound + 1 + $0.offset) }
      ?? lines.endIndex
    var problems = table.lostRows.map { "\(document.path), \(table.place.description): \($0)" }
    problems += head.unknownHeadings.map {
      "\(document.path), \(table.place.description) có cột «\($0)» chưa rõ là gì"
    }
    if again < lines.endIndex { problems.append("\(place(of: lines[again])) là một đầu bảng nữa") }
    var rows: [Row] = []
    let told = lines[..<again].filter { !$0.allSatisfy(\.text.isEmpty) }
    problems += lines[..<again].filter { line in
      line.allSatisfy(\.text.isEmpty) && line.contains { !$0.doubts.isEmpty }
    }.map { "\(place(of: $0)) trống nhưng có phần chưa đọc được hoặc đã xóa" }
    let isCounted = told.contains { index(of: $0, head)?.allSatisfy(\.isNumber) ?? false }
    var section: [String] = []
    for (line, title) in zip(told, titles(of: told, head)) {
      if isSection(line, head) {
        section = otherContext(in: line).map { ["nằm dưới dòng có lời «\($0)»"] } ?? []
      }
      // `A`, `II` among `1`, `2`: a part of the list, whose figures may be sums of those below.
      let isPart = isCounted && index(of: line, head)?.allSatisfy(\.isLetter) ?? false
      switch row(line, title, head, section + (isPart ? ["dòng này đánh số như đầu một phần của bảng"] : [])) {
      case .row(let row): rows.append(row)
      case .notRow: continue
      case .problem(let why): problems.append(why)
      }
    }
    return Result(rows: rows, problems: problems)
  }

  /// A head inside the table: under another one than ours the columns mean something else. Ours again, at the top of a
  /// page, is passed over as a line without values.
  private func isHead(_ line: [Cell], _ head: TableHead) -> Bool {
    guard let name = line.covering(head.nameColumn)?.text else { return false }
    return labels.rowLabels.holds(name) && !isHeadAgain(line, head)
  }

  /// The head of another collection's table, which stands right under this one: what follows are no rows of ours.
  private func isOtherHead(at index: Int) -> Bool {
    let others = context.book.collections.filter { $0.collection != collection.name }
    // Most lines have figures or long words where a head has labels.
    let keys = table.rows[index].filter { $0.text.count <= 60 && !$0.text.contains(where: \.isNumber) }
      .map { LabelKey($0.text) }
    return others.contains { labels in
      guard keys.contains(where: { labels.rowLabels.holds($0) }) else { return false }
      if case .head = TableHead.find(in: table.from(index), labels) { return true }
      return false
    }
  }

  private func isHeadAgain(_ line: [Cell], _ head: TableHead) -> Bool {
    table.rows[head.rows].contains { first in
      first.count == line.count && zip(first, line).allSatisfy { LabelKey($0.text) == LabelKey($1.text) }
    }
  }

  /// Lines of one name in one table are different things: each is told by what stands left of its name (`Line 2 ·
  /// Điện`), or by its place. Statements of one are never those of another.
  private func titles(of lines: [[Cell]], _ head: TableHead) -> [String] {
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

  /// What numbers the line, where a cell left of its name does: `1`, `2.1`, `A`, `II`.
  private func index(of line: [Cell], _ head: TableHead) -> String? {
    guard let cell = line.first, cell.column < head.nameColumn else { return nil }
    let text = cell.text.filter { $0.isLetter || $0.isNumber }
    return (1...4).contains(text.count) ? text : nil
  }

  /// A line without any value: it heads those below it.
  private func isSection(_ line: [Cell], _ head: TableHead) -> Bool {
    let name = line.covering(head.nameColumn)
    return head.facts.values.allSatisfy { column in
      guard let cell = line.covering(column.column) else { return true }
      return cell.text.trimmingBlanks.isEmpty || cell.column == name?.column
    }
  }

  /// - Parameter section: what the line above that heads this one says against it.
  private func row(_ line: [Cell], _ title: String, _ head: TableHead, _ section: [String]) -> Line {
    guard let named = line.covering(head.nameColumn) else {
      return .problem("\(place(of: line)) không có ô tên")
    }
    let name = named.text.trimmingBlanks
    let lineName = labels.lineName(LabelKey(name))
    if lineName == .total || isHeadAgain(line, head) { return .notRow }
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      return .problem("\(place(of: line)) để trống tên")
    }
    guard named.columnSpan == 1 || line.count > 1 else { return .problem("\(place(of: line)) gộp ô: «\(name)»") }
    let statement = Statement(
      value: .text(title), words: name, source: .document(path: document.path, digest: document.digest),
      location: .at(named.place), standing: .init(read: named.doubts.ofRowName.sentences))
    let unitCell = head.unitColumn.flatMap { line.covering($0) }
    let lineUnit = unitCell.flatMap { Unit($0.text) }
    let ofLine = context.doubts + section + lineDoubts(line, lineName, head)
    let ofState = remarks(line, head) + unsureName(line, head)
    var found: [String: [FactReader.Found]] = [:]
    for (fact, column) in head.facts {
      guard facts.contains(fact), let definition = collection.fact(fact), let cell = line.covering(column.column)
      else { continue }
      // A unit may well be given once for several lines.
      let besides = named.doubts.union(column.unit == nil ? unitCell?.doubts.subtracting([.merged]) ?? [] : [])
      let reading = CellReading(
        path: document.path, digest: document.digest, place: cell.place, own: cell.doubts,
        doubts: besides.subtracting(cell.doubts).sentences + ofLine + (collection.isState(definition) ? ofState : [])
          + (head.doubts[fact] ?? [])
          + twoUnits(column.unit, unitCell), habit: habit, inWords: context.book.inWords)
      guard cell.columnSpan == 1 else {
        let why = "ô gộp nhiều cột"
        found[fact] = [
          .sought(.unclear(path: document.path, place: cell.place.description, words: cell.text, why: why))
        ]
        continue
      }
      found[fact] = [reading.found(cell.text, definition, unit: column.unit ?? lineUnit)]
    }
    return .row(Row(title: title, key: LabelKey(title), name: statement, found: found, paper: document.paper))
  }

  /// A heading's unit and a unit column's that are not the same: one of them is meant for something else.
  private func twoUnits(_ heading: Unit?, _ cell: Cell?) -> [String] {
    guard let heading, let cell, !cell.text.isEmpty else { return [] }
    let one = Unit(cell.text).flatMap { Quantity(value: .one, unit: $0).converted(to: heading) }
    guard one != .one else { return [] }
    return ["đầu cột ghi «\(heading)» nhưng cột đơn vị ghi «\(cell.text.trimmingBlanks)»"]
  }

  /// A line that a form gives as an example, left in, one that begins like a total, or one that says that it speaks of
  /// something else: no value of the project's for certain, and none that may go unseen.
  private func lineDoubts(_ line: [Cell], _ name: CollectionLabels.LineName, _ head: TableHead) -> [String] {
    var doubts: [String] = []
    if line.width != table.rows[head.rows.upperBound].width { doubts.append("dòng này có số cột khác đầu bảng") }
    if line.contains(where: { labels.marksExample($0.text) }) { doubts.append("dòng này được ghi là ví dụ hoặc mẫu") }
    if name == .likeTotal { doubts.append("tên dòng này bắt đầu như dòng tổng") }
    if let other = otherContext(in: line) { doubts.append("dòng này ghi «\(other)»") }
    return doubts
  }

  private func unsureName(_ line: [Cell], _ head: TableHead) -> [String] {
    guard let told = line.covering(head.nameColumn)?.text, isUnsure(told, head) else { return [] }
    return ["tên dòng là «\(told.trimmingBlanks)»"]
  }

  /// The word by which a cell says that the line speaks of something else than the project as it is.
  private func otherContext(in line: [Cell]) -> String? {
    line.lazy.compactMap { context.book.otherContext(in: $0.text) }.first
  }

  /// A name that repeats another, or with a figure in brackets, or with another unit there than the columns'.
  private func isUnsure(_ name: String, _ head: TableHead) -> Bool {
    let key = LabelKey(name)
    if labels.unsureNames.contains(where: { key.holds($0) }) { return true }
    let inner = name.split(separator: "(").dropFirst().map { String($0.prefix { $0 != ")" }) }
    return inner.contains { text in
      let unit = Unit(text)
      return text.contains(where: \.isNumber)
        || unit != nil && head.facts.values.contains { $0.unit != nil && $0.unit != unit }
    }
  }

  /// What columns that we do not know say of the line's figures; a column whose heading names a year or another state
  /// of things tells of that.
  private func remarks(_ line: [Cell], _ head: TableHead) -> [String] {
    let known = Set([head.nameColumn] + [head.unitColumn].compactMap(\.self) + head.facts.values.map(\.column))
    return line.compactMap { cell in
      let text = cell.text.trimmingBlanks
      guard !known.contains(cell.column), text.contains(where: { $0.isLetter || $0.isNumber }),
        !labels.fineRemarks.contains(LabelKey(text))
      else { return nil }
      let over = head.heading(over: cell.column)
      let heading = over?.text ?? ""
      let keys = [over?.key, over?.ownKey].compactMap(\.self)
      let isHarmless =
        cell.column < head.nameColumn || heading.contains(where: \.isNumber)
        || context.book.otherContext(in: heading) != nil
        || keys.contains { labels.otherColumns.contains($0) || context.book.isLabel($0) }
      return isHarmless ? nil : "cột «\(heading)» ghi «\(text)»"
    }
  }

  private func place(of line: [Cell]) -> String {
    "\(document.path), \(line.first?.place.description ?? table.place.description)"
  }
}

extension Table {
  /// As much of it from a row on as a head takes.
  fileprivate func from(_ index: Int) -> Table { Table(place: place, rows: Array(rows[index...].prefix(3))) }

  /// Why rows of it were left out, in Vietnamese.
  fileprivate var lostRows: [String] {
    Doubt.allCases.filter(doubts.contains).map { doubt in
      switch doubt {
      case .tracked: "có dòng bị xóa (track changes)"
      case .hidden: "có dòng ẩn"
      default: doubt.sentence
      }
    }
  }
}
