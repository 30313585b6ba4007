import Dossiers
import Rulebook
import Values

/// The head of a collection's table: which column names the row, gives its unit, states each fact.
struct TableHead {
  /// The rows of the table that it takes.
  let rows: ClosedRange<Int>
  let headings: [ColumnHeading]
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

  /// The first of the upper rows that has the row's label and at least one fact's, by itself or with the rows that go on
  /// it.
  static func find(in table: Table, _ labels: CollectionLabels) -> Found {
    var partial: Found?
    for index in table.rows.indices.prefix(4) {
      let whole = table.headRows(from: index)
      for rows in whole.count > 1 ? [whole, index...index] : [whole] {
        switch found(at: rows, of: table, labels) {
        case .none: continue
        case .unread(let why, isPartial: true): partial = partial ?? .unread(why, isPartial: true)
        case let found: return found
        }
      }
    }
    return partial ?? .none
  }

  private static func found(at rows: ClosedRange<Int>, of table: Table, _ labels: CollectionLabels) -> Found {
    let line = table.rows[rows.upperBound].map { ColumnHeading($0, in: table.rows[rows]) }
    let names = line.filter { $0.isOne(of: labels.rowLabels) }
    let columns = labels.facts.flatMap { fact in
      line.compactMap { heading in
        heading.match(among: fact.labels).map { (fact: fact.fact, heading: heading, match: $0) }
      }
    }
    guard !names.isEmpty || !columns.isEmpty else { return .none }
    let labelled = names + columns.map(\.heading)
    let told = labelled.map { "«\($0.text)»" }.joined(separator: ", ")
    guard let name = names.first, !columns.isEmpty else {
      return .unread("có nhãn \(told) nhưng không đủ các cột khác nên chưa đọc được", isPartial: true)
    }
    let isTwice = names.count > 1 || Set(columns.map(\.fact)).count < columns.count
    guard !isTwice, !labelled.contains(where: { $0.cell.columnSpan > 1 }) else {
      return .unread("có nhãn \(told) trùm nhiều cột hoặc lặp lại nên chưa đọc được", isPartial: false)
    }
    let unit = line.first { $0.isOne(of: labels.unitLabels) }
    let known = Set((labelled + [unit].compactMap(\.self)).map(\.cell.column))
    let rest = line.filter { !known.contains($0.cell.column) }
    let near = rest.filter { !labels.otherColumns.contains($0.key) }.map { (text: $0.text, facts: labels.near($0.key)) }
      .filter { !$0.facts.isEmpty }
    // It may be the column of a fact that has none, or a second one of a fact that has one.
    let (strange, doubled) = near.divided { heading in
      heading.facts.contains { fact in !columns.contains { $0.fact == fact } }
    }
    let hasNameless = rest.contains { heading in
      heading.text.isEmpty
        && table.rows.dropFirst(rows.upperBound + 1).contains { below in
          below.covering(heading.cell.column)?.text.contains(where: \.isNumber) ?? false
        }
    }
    let besides =
      doubled.map { "bảng còn cột «\($0.text)» chưa rõ là gì" }
      + (hasNameless ? ["bảng còn cột không tên mang số"] : [])
    let doubts = columns.map { column in
      (
        column.fact,
        table.upperDoubts(over: column.heading, column.match, head: rows, labels) + besides
          + column.heading.doubts.union(name.doubts).sentences.map { "ở đầu cột: \($0)" }
      )
    }
    return .head(
      TableHead(
        rows: rows, headings: line, nameColumn: name.cell.column, unitColumn: unit?.cell.column,
        facts: Dictionary(columns.map { ($0.fact, (column: $0.heading.cell.column, unit: $0.match.unit)) }) {
          first, _ in
          first
        },
        doubts: Dictionary(doubts) { first, _ in first }, unknownHeadings: strange.map(\.text)))
  }

  func heading(over column: Int) -> ColumnHeading? {
    headings.first { $0.cell.column <= column && column < $0.cell.column + $0.cell.columnSpan }
  }
}

extension Table {
  /// What spans columns above a heading and is not known to be harmless: neither part of the label nor how it begins.
  fileprivate func upperDoubts(
    over heading: ColumnHeading, _ match: ColumnHeading.Match, head: ClosedRange<Int>, _ labels: CollectionLabels
  ) -> [String] {
    let (last, key) =
      switch match {
      case .own: (head.upperBound, heading.ownKey)
      case .joined: (head.lowerBound, heading.key)
      }
    return rows.prefix(last).compactMap { line in
      guard let upper = line.covering(heading.cell.column), !upper.text.isEmpty else { return nil }
      let part = HeadingPart(upper.text)
      let isHarmless = [part.key, part.bare].compactMap(\.self).contains { upper in
        upper == key || labels.upperLabels.contains(upper) || key.begins(with: upper)
      }
      return isHarmless ? nil : "phía trên cột «\(heading.text)» là «\(part.text)»"
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
