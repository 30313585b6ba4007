import Dossiers
import Rulebook
import Values

/// What heads one column: a label, perhaps with the unit in parentheses (`Công suất thiết kế (kg/h)`), or in a head of
/// several rows the texts that stand over each other: `Công suất (kg/h)` over `thiết kế`.
struct ColumnHeading {
  /// Of the head's lowest row.
  let cell: Cell
  /// All that stands over the column in the head, from above, as one text.
  let text: String
  /// All of it.
  let key: LabelKey
  /// Of the lowest text alone.
  let ownKey: LabelKey
  /// Of the cells that hold it, without their being merged: that is how heads are drawn.
  let doubts: Set<Doubt>
  /// From above; never empty.
  private let parts: [HeadingPart]

  init(_ cell: Cell, in head: ArraySlice<[Cell]>) {
    let stack = head.enumerated().compactMap { offset, row -> Cell? in
      guard let upper = row.covering(cell.column), !upper.text.isEmpty, offset == 0 || !upper.continuesAbove else {
        return nil
      }
      return upper
    }
    self.cell = cell
    self.parts = stack.isEmpty ? [HeadingPart(cell.text)] : stack.map { HeadingPart($0.text) }
    self.text = parts.map(\.text).joined(separator: " ")
    self.key = LabelKey(text)
    self.ownKey = parts.last?.key ?? key
    self.doubts = stack.reduce(cell.doubts) { $0.union($1.doubts) }.subtracting([.merged]).ofKnownName
  }

  enum Match {
    /// The lowest text is a label by itself.
    case own(Unit?)
    /// Only with what stands over it.
    case joined(Unit?)

    var unit: Unit? {
      switch self {
      case .own(let unit), .joined(let unit): unit
      }
    }
  }

  /// How it is one of the labels; nil where it is none, or where its texts print two units.
  func match(among labels: [Label]) -> Match? {
    let units = Set(parts.compactMap(\.unit))
    guard let own = parts.last, units.count <= 1 else { return nil }
    // A label that itself ends in brackets.
    if labels.holds(own.key) { return .own(units.first) }
    if let bare = own.bare, labels.holds(bare) { return .own(units.first) }
    guard parts.count > 1 else { return nil }
    let joined = LabelKey(parts.map(\.words).joined(separator: " "))
    return labels.holds(joined) ? .joined(units.first) : nil
  }

  /// Whether it is one of the labels, by itself or as a whole.
  func isOne(of labels: [Label]) -> Bool { match(among: labels) != nil }
}

/// One cell's text in a head.
struct HeadingPart {
  let text: String
  let key: LabelKey
  /// The text without the unit.
  let words: String
  /// Its key, where there is a unit.
  let bare: LabelKey?
  let unit: Unit?

  init(_ text: String) {
    self.text = text.trimmingBlanks
    self.key = LabelKey(text)
    guard self.text.hasSuffix(")"), let open = self.text.lastIndex(of: "("),
      let unit = Unit(String(self.text[self.text.index(after: open)...].dropLast()))
    else {
      (self.words, self.bare, self.unit) = (self.text, nil, nil)
      return
    }
    self.words = String(self.text[..<open]).trimmingBlanks
    (self.bare, self.unit) = (LabelKey(words), unit)
  }
}

extension Table {
  /// The rows that together head the columns, where one begins at the index: those below it that only go on its cells, or
  /// divide those that span columns, or give units.
  func headRows(from index: Int) -> ClosedRange<Int> {
    var last = index
    while last + 1 < rows.count, last - index < 2, rows[last + 1].goesOn(rows[last]) { last += 1 }
    return index...last
  }
}

extension [Cell] {
  /// Whether the line is a lower row of the head that the other one begins.
  fileprivate func goesOn(_ upper: [Cell]) -> Bool {
    var divides = false
    var goesOn = false
    for cell in self {
      guard let above = upper.covering(cell.column) else { return false }
      let part = HeadingPart(cell.text)
      if cell.continuesAbove || part.text.isEmpty {
        goesOn = goesOn || above.text.contains(where: \.isLetter)
      } else if part.unit != nil, part.words.isEmpty {
        divides = true
      } else if above.columnSpan > cell.columnSpan, above.text.contains(where: \.isLetter),
        part.text.first?.isLetter ?? false
      {
        divides = true
      } else {
        return false
      }
    }
    return divides && goesOn
  }
}
