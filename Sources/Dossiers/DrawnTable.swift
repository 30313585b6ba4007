import Values

/// A table in a plain text whose columns are parted by drawn bars: `| a | b |`, with or without lines of dashes between the
/// rows, or in a box of signs made for it.
struct DrawnTable {
  /// Of the text, from 0.
  let lines: ClosedRange<Int>
  private(set) var rows: [[SheetCells.Content]] = []

  static let bars: Set<Character> = ["|", "│", "┃", "║"]
  private static let dashes: Set<Character> = ["-", "=", "─", "━", "═"]
  private static let joints: Set<Character> = [
    "+", ":", " ", "├", "┤", "┬", "┴", "┼", "┌", "┐", "└", "┘", "╔", "╗", "╚", "╝", "╠", "╣", "╦", "╩", "╬", "┏", "┓",
    "┗",
    "┛", "┣", "┫", "┳", "┻", "╋",
  ]

  private enum Line {
    case rule
    case row(DrawnLine)
  }

  static func all(in lines: [Substring]) -> [DrawnTable] {
    var found: [DrawnTable] = []
    var run: [Line] = []
    func close(before end: Int) {
      if !run.isEmpty, let table = DrawnTable(run, from: end - run.count) { found.append(table) }
      run = []
    }
    for (index, line) in lines.enumerated() {
      guard let drawn = told(line) else {
        close(before: index)
        continue
      }
      // Below its last rule one table ends, with the next one's first rule.
      if case .rule = drawn, case .rule? = run.last, run.count > 1 { close(before: index) }
      run.append(drawn)
    }
    close(before: lines.count)
    return found
  }

  /// nil for a line in which nothing is drawn.
  private static func told(_ line: Substring) -> Line? {
    var dashes = 0
    var isRule = true
    var hasBar = false
    for character in line {
      if Self.dashes.contains(character) {
        dashes += 1
      } else if bars.contains(character) {
        hasBar = true
      } else if !joints.contains(character) {
        isRule = false
      }
    }
    if isRule, dashes >= 2 { return .rule }
    return hasBar && !line.contains("\t") ? .row(DrawnLine(line)) : nil
  }

  private init?(_ run: [Line], from start: Int) {
    var groups: [[DrawnLine]] = [[]]
    for line in run {
      switch line {
      case .rule: groups.append([])
      case .row(let row): groups[groups.count - 1].append(row)
      }
    }
    groups = groups.map { $0.filter(\.hasWords) }.filter { !$0.isEmpty }
    let told = groups.flatMap(\.self)
    let isRuled = run.contains { if case .rule = $0 { true } else { false } }
    // A lone bar may stand in a sentence.
    guard told.count >= 2, let most = told.max(by: { $0.bars.count < $1.bars.count }),
      isRuled || told.allSatisfy({ $0.bars.count == most.bars.count })
    else { return nil }
    let edges = most.edges
    let isStraight = told.allSatisfy { $0.isDrawn(between: edges) }
    let isOpen = told.contains { $0.edges.first == -1 || $0.edges.last == .max }
    let cells = groups.map { $0.map { isStraight ? $0.cells(between: edges) : $0.cells(isOpen: isOpen) } }
    for (index, group) in cells.enumerated() {
      rows += Self.rows(of: group, isFirst: index == 0 && cells.count > 1, areRuledOff: cells.count > 2)
    }
    lines = start...(start + run.count - 1)
  }

  /// Lines between two rules. Where it is not told whether a line goes on with the one above or is a row of its own, neither
  /// is sure.
  ///
  /// - Parameters:
  ///   - isFirst: whether they stand above the first of the rules between rows.
  ///   - areRuledOff: whether more than the head is ruled off, so that rules stand between rows.
  private static func rows(of group: [[DrawnCell]], isFirst: Bool, areRuledOff: Bool) -> [[SheetCells.Content]] {
    guard let first = group.first, group.count > 1 else { return group.map { $0.map { $0.content(isSure: true) } } }
    let isAlike = group.allSatisfy { $0.map(\.columns) == first.map(\.columns) }
    let isHead = isFirst && group.joined().allSatisfy { $0.text.isEmpty || $0.text.isHeadLike }
    if !isAlike, isHead { return group.map { $0.map { $0.content(isSure: true) } } }
    let isFull = group.allSatisfy { $0.allSatisfy { !$0.text.isEmpty } }
    if isAlike, isHead || areRuledOff && !isFull {
      let isSure = isHead || group.dropFirst().allSatisfy(\.goesOn)
      return [first.indices.map { column in DrawnCell.joined(group.map { $0[column] }, isSure: isSure) }]
    }
    var told: [(lines: [[DrawnCell]], isSure: Bool)] = []
    for line in group {
      let mayGoOn = !told.isEmpty && (line.goesOn || line.isThin)
      if mayGoOn { told[told.count - 1].isSure = false }
      if mayGoOn, line.goesOn, told.last?.lines.first?.map(\.columns) == line.map(\.columns) {
        told[told.count - 1].lines.append(line)
      } else {
        told.append(([line], !areRuledOff && !mayGoOn))
      }
    }
    return told.map { row in
      row.lines[0].indices.map { column in DrawnCell.joined(row.lines.map { $0[column] }, isSure: row.isSure) }
    }
  }
}

/// A line with bars in it.
private struct DrawnLine {
  let text: Substring
  /// Where its bars stand, in characters.
  let bars: [Int]

  init(_ text: Substring) {
    self.text = text
    bars = text.enumerated().filter { DrawnTable.bars.contains($0.element) }.map(\.offset)
  }

  var hasWords: Bool { text.contains { !$0.isWhitespace && !DrawnTable.bars.contains($0) } }

  /// Where its cells end: its bars, and the ends of the line where words stand outside them.
  var edges: [Int] {
    guard let first = bars.first, let last = bars.last else { return [] }
    let begins = text.prefix(first).contains { !$0.isWhitespace }
    let ends = text.dropFirst(last + 1).contains { !$0.isWhitespace }
    return (begins ? [-1] : []) + bars + (ends ? [.max] : [])
  }

  /// Whether its bars stand where the edges are, the outermost among them.
  func isDrawn(between edges: [Int]) -> Bool {
    let known = Set(edges)
    let own = self.edges
    guard bars.allSatisfy(known.contains), let first = edges.first, let last = edges.last else { return false }
    return (own.first == first || first == -1 && own.first.map { $0 > 0 } ?? false)
      && (own.last == last || last == .max) && own.allSatisfy(known.contains)
  }

  /// One a place between two edges, or more where a bar is left out.
  func cells(between edges: [Int]) -> [DrawnCell] {
    let own = edges.filter { $0 == -1 || $0 == .max || bars.contains($0) }
    let letters = Array(text)
    return zip(own, own.dropFirst()).map { left, right in
      let end = min(right, letters.count)
      let columns = (edges.firstIndex(of: right) ?? 0) - (edges.firstIndex(of: left) ?? 0)
      let words = left + 1 < end ? String(letters[(left + 1)..<end]).nfc.trimmingBlanks : ""
      return DrawnCell(text: words, columns: columns, room: right == .max ? nil : right - left - 1)
    }
  }

  /// One between its bars each; in a table that is open at its sides, also before and behind them.
  func cells(isOpen: Bool) -> [DrawnCell] {
    var pieces = text.split(omittingEmptySubsequences: false, whereSeparator: DrawnTable.bars.contains)
    if !isOpen { pieces = pieces.dropFirst().dropLast() }
    return pieces.map { DrawnCell(text: String($0).nfc.trimmingBlanks, columns: 1, room: nil) }
  }
}

/// What stands between two bars of a line.
private struct DrawnCell {
  let text: String
  let columns: Int
  /// How many characters it may hold, with the blanks at its sides; nil where that is not told.
  let room: Int?

  func content(isSure: Bool) -> SheetCells.Content {
    SheetCells.Content(text: text, doubts: isSure ? [] : [.unsureColumns], columns: columns)
  }

  /// The lines of one cell. Where one is full, or ends in a hyphen, its last word may go on in the next.
  static func joined(_ lines: [DrawnCell], isSure: Bool) -> SheetCells.Content {
    var text = ""
    var isWhole = isSure
    let told = lines.filter { !$0.text.isEmpty }
    for (index, line) in told.enumerated() {
      text += (text.isEmpty || text.hasSuffix("-") ? "" : " ") + line.text
      guard index + 1 < told.count else { break }
      if line.text.hasSuffix("-") || line.room.map({ line.text.count + 2 >= $0 }) ?? true { isWhole = false }
    }
    return SheetCells.Content(text: text, doubts: isWhole ? [] : [.unsureColumns], columns: lines.first?.columns ?? 1)
  }
}

extension [DrawnCell] {
  /// Whether its first cell is empty, or half of them: it may be a row, or go on with the one above.
  fileprivate var isThin: Bool { first?.text.isEmpty ?? true || 2 * count { $0.text.isEmpty } >= count }

  /// Whether nothing stands in its first cell, nor in another: as where long words of a row go on in a line below.
  fileprivate var goesOn: Bool {
    first?.text.isEmpty ?? true && count { !$0.text.isEmpty } <= Swift.max(1, count - 2)
  }
}
