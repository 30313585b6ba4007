import Values

/// What the first row of a page is to the last row of the page before, in a table that goes on over both, by the numbers
/// that its rows begin with.
enum RowOverPages {
  /// It has the next number: no row goes on with the number of another.
  case next
  /// It has no number and the row after it has the next one, and says nothing where the row above says nothing: the end of
  /// the page has cut the row in two.
  case cut
  case unclear

  init(above: [[Cell]], below: [[Cell]]) {
    self = .unclear
    guard let last = above.last, let first = below.first, last.map(\.column) == first.map(\.column),
      !(last + first).contains(where: { $0.continuesAbove || $0.doubts.contains(.merged) })
    else { return }
    let mayGoOn = first[0].text.isEmpty && zip(last, first).allSatisfy { !$0.text.isEmpty || $1.text.isEmpty }
    guard let number = last.number, number == 1 || above.dropLast().last?.number == number - 1 else {
      // A machine misreads numbers, and nothing that it reads is ever certain.
      if mayGoOn, first.isRecognised, first.dropFirst().first?.text.isEmpty ?? false { self = .cut }
      return
    }
    if first.number == number + 1 {
      self = .next
    } else if mayGoOn, below.count == 1 || below[1].number == number + 1 {
      self = .cut
    }
  }
}

extension [Cell] {
  /// Which row of its table it says to be.
  fileprivate var number: Int? { first.flatMap { Int($0.text) } }

  fileprivate var isRecognised: Bool { contains { $0.doubts.contains(.recognised) } }

  /// Whether it is the row of a head once more; a machine reads no row twice in the same way.
  func repeats(_ head: [Cell]) -> Bool {
    if map(\.text) == head.map(\.text) { return true }
    guard isRecognised, map(\.column) == head.map(\.column) else { return false }
    return zip(self, head).allSatisfy { one, other in
      let (one, other) = (one.text.map(\.withoutMarks), other.text.map(\.withoutMarks))
      return Suggestion.distance(one, other) <= Swift.max(one.count, other.count) / Self.lettersAMistake
    }
  }

  /// In a head read twice.
  private static var lettersAMistake: Int { 4 }
}

extension RuledTable {
  /// The table whose last row goes on with a row of the next page. What both halves of a cell say is one only if nothing
  /// else is meant by a row without a number, so it stays doubtful; what one half says alone is the same in either case.
  func goingOn(with row: Int, of next: RuledTable) -> RuledTable {
    var joined = self
    for (index, region) in grid.cells.enumerated() where region.rows.contains(all.upperBound - 1) {
      guard let below = next.grid.cells.firstIndex(where: { $0.rows.contains(row) && $0.columns == region.columns })
      else { continue }
      joined.add(next.words[below], of: next.grid.box(of: next.grid.cells[below]), to: index)
      for doubt in next.doubts[below] { joined.doubt(index, doubt) }
    }
    return joined
  }

  func lastRow(table: Int, numbered number: Int) -> [Cell] {
    rows(all, table: table, from: number + 1 - all.count).last ?? []
  }
}
