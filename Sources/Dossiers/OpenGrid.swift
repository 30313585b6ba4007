import Values

/// A line of a page's ink: how high it stands, and from where to where it is inked, from the left.
struct InkLine {
  typealias Span = ColumnSpans.Span

  let top: Double
  let bottom: Double
  let runs: [Span]

  var height: Double { bottom - top }
  var box: Box { Box(left: runs.first?.left ?? 0, top: top, right: runs.last?.right ?? 0, bottom: bottom) }

  /// How many pieces the gaps make of it that are at least so wide.
  func pieces(apart gap: Double) -> Int { 1 + zip(runs, runs.dropFirst()).count { $1.left - $0.right >= gap } }

  func inks(_ span: Span) -> Bool { runs.contains { $0.left < span.right && $0.right > span.left } }
}

/// A table that no rule draws, as the white in its ink draws it: gutters through all of its lines part three columns or
/// more, or labels from their values where both stand flush, and its lines are told to be rows or what goes on in one. Where
/// that is not told there is none.
struct OpenGrid {
  /// With rules amid the white.
  let grid: RuledGrid
  /// From where to where the ink of each row goes.
  let rows: [(top: Double, bottom: Double)]

  private static let leastColumns = 3
  /// Of labels and their values, in heights: what counts or marks items is narrower.
  private static let leastLabel = 5.0
  private static let leastPairs = 3
  /// How far from one another, in points, what begins flush begins.
  private static let flush = 2.5
  /// A gutter is at least so wide, in heights of the lines: the blank between two words is a third.
  private static let gutter = 0.5
  /// Lines farther apart, in heights, belong to no one table.
  private static let farthest = 1.5
  /// Two lines whose letters touch look like one of this many times the usual height.
  private static let tall = 1.6
  /// A column that counts rows is no wider than this, in heights.
  private static let widestCount = 3.5
  /// How far round its ink a table goes, in points.
  private static let edge = 2.0

  /// - Parameter text: what a line says, as far as that is known.
  static func all(of lines: [InkLine], text: (InkLine) -> String) -> [OpenGrid] {
    var found: [OpenGrid] = []
    var index = 0
    while index < lines.count {
      let least = gutter * height(of: lines, near: index)
      guard lines[index].pieces(apart: least) > 1 else {
        index += 1
        continue
      }
      let end = end(of: lines, from: index, apart: least, text)
      if let grid = OpenGrid(lines, index..<end, apart: least, text) {
        found.append(grid)
        index = end
      } else {
        // The lower part of a table is none; below two columns that are none one may begin.
        index = gutters(of: lines[index..<end], apart: least).count >= leastColumns - 1 ? end : index + 1
      }
    }
    return found
  }

  /// The line behind the last that leaves every gutter open.
  private static func end(
    of lines: [InkLine], from start: Int, apart least: Double, _ text: (InkLine) -> String
  ) -> Int {
    var end = start + 1
    var open = gutters(of: lines[start..<end], apart: least)
    while end < lines.count {
      let height = height(of: lines, near: end)
      let line = lines[end]
      guard line.top - lines[end - 1].bottom < farthest * height,
        !(line.pieces(apart: least) == 1 && text(line).beginsItem)
      else { break }
      let next = gutters(of: lines[start...end], apart: least)
      let keepsOpen = open.allSatisfy { old in next.contains { $0.left < old.right && $0.right > old.left } }
      guard keepsOpen, !next.isEmpty else { break }
      open = next
      end += 1
    }
    return end
  }

  /// The middle height of the lines around one: a line without tall letters is no measure.
  private static func height(of lines: [InkLine], near index: Int) -> Double {
    height(of: lines[max(0, index - 2)..<min(lines.count, index + 3)])
  }

  private static func height(of lines: ArraySlice<InkLine>) -> Double {
    lines.map(\.height).sorted()[lines.count / 2]
  }

  /// What is white in all lines, between what is inked in any; of two columns of which no line fills both, one is made.
  private static func gutters(of lines: ArraySlice<InkLine>, apart least: Double) -> [InkLine.Span] {
    let inked = ColumnSpans.all(of: lines.flatMap(\.runs), apart: least)
    let columns = ColumnSpans.joined(inked) { one, next in !lines.contains { $0.inks(one) && $0.inks(next) } }
    return zip(columns, columns.dropFirst()).map { ($0.right, $1.left) }
  }

  private init?(_ all: [InkLine], _ range: Range<Int>, apart least: Double, _ text: (InkLine) -> String) {
    let lines = all[range]
    let height = Self.height(of: lines)
    let gutters = Self.gutters(of: lines, apart: least)
    guard !gutters.isEmpty, lines.allSatisfy({ $0.height <= Self.tall * height }),
      let left = lines.compactMap(\.runs.first?.left).min(), let right = lines.compactMap(\.runs.last?.right).max()
    else { return nil }
    let sides = [left - Self.edge] + gutters.map { ($0.left + $0.right) / 2 } + [right + Self.edge]
    let columns = zip(sides, sides.dropFirst()).map { (left: $0, right: $1) }
    let filled = lines.map { line in Set(columns.indices.filter { line.inks(columns[$0]) }) }
    let width = (gutters[0].left - left) / height
    guard columns.count >= Self.leastColumns || width >= Self.leastLabel && Self.arePairs(lines, columns) else {
      return nil
    }
    let goesOn = zip(lines, filled).map { $1.count < columns.count && text($0).first?.isLowercase ?? false }
    let begins = Self.begins(filled, goesOn, of: columns.count, isCounted: width <= Self.widestCount)
    guard let begins, begins.count(where: \.self) >= 2 else { return nil }
    let first = zip(lines.indices, begins).filter(\.1).map(\.0)
    rows = zip(first, first.dropFirst() + [range.upperBound]).map { (all[$0].top, all[$1 - 1].bottom) }
    let between = zip(rows, rows.dropFirst()).map { ($0.bottom + $1.top) / 2 }
    grid = RuledGrid(
      columns: sides, rows: [rows[0].top - Self.edge] + between + [rows[rows.count - 1].bottom + Self.edge])
  }

  /// Whether labels stand flush at the left and their values at the gutter: what is set at the middle of its column is a
  /// letterhead, or what is signed.
  private static func arePairs(_ lines: ArraySlice<InkLine>, _ columns: [InkLine.Span]) -> Bool {
    lines.count { line in columns.allSatisfy(line.inks) } >= leastPairs
      && columns.allSatisfy { column in
        let lefts = lines.compactMap { line in
          line.runs.first { $0.right > column.left && $0.left < column.right }?.left
        }
        return (lefts.max() ?? 0) - (lefts.min() ?? 0) <= flush
      }
  }

  /// For each line whether it begins a row; nil where that is not told. A line that fills every column does; one that
  /// leaves the first empty goes on with the row above, and so does one that begins in small letters. Where lines that fill
  /// some begin rows as well, a column that counts the rows tells, or that they fill most.
  private static func begins(_ filled: [Set<Int>], _ goesOn: [Bool], of columns: Int, isCounted: Bool) -> [Bool]? {
    let begins = zip(filled, goesOn).map { $0.contains(0) && !$1 }
    guard begins.first == true else { return nil }
    var above: Set<Int> = []
    for (line, begins) in zip(filled, begins) {
      // What a cell goes on with stands below what it began with.
      if begins { above = line } else if !line.isSubset(of: above) { return nil }
    }
    if zip(filled, begins).allSatisfy({ !$1 || $0.count == columns }) { return begins }
    // Cells set at the middle of their rows would have the lines of the next row go on with this one.
    let isTop = filled[0].count == columns && (begins.dropFirst().first == false || !begins.contains(false))
    guard isTop else { return nil }
    return isCounted || zip(filled, begins).allSatisfy { !$1 || 2 * $0.count > columns } ? begins : nil
  }
}
