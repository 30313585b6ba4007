import Values

/// A plain text: its lines as paragraphs, and what is set out in columns as tables, by tabs or drawn rules like the rows of
/// a sheet (`SheetBlocks`), by blanks like words on a page (`SpacedTable`). A single line in columns is no table that
/// anybody could be sure of: of two columns it is a doubtful row, of more a doubtful paragraph.
struct PlainText {
  private(set) var blocks: [Block] = []

  private let lines: [Substring]
  /// How long a line is that was broken off for want of room, in characters; nil where lines are paragraphs.
  private let width: Int?
  private var counts = SheetBlocks.Counts()
  /// Rows not told yet, and the number of the next.
  private var rows: [TextRow] = []
  private var next = 1

  /// - Throws: `tooLarge` where it has more columns or cells than any paper.
  init(_ text: String) throws(Unreadable) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let drawn = DrawnTable.all(in: lines)
    let spaced = SpacedTable.all(in: lines, Self.free(lines, drawn))
    let drawnFrom = Dictionary(drawn.map { ($0.lines.lowerBound, $0) }) { first, _ in first }
    let spacedFrom = Dictionary(spaced.map { ($0.lines.lowerBound, $0) }) { first, _ in first }
    width = Self.width(of: lines)
    var index = 0
    while index < lines.count {
      if let table = drawnFrom[index] {
        for fields in table.rows { add(fields) }
        index = table.lines.upperBound
      } else if let table = spacedFrom[index] {
        try tell()
        counts.tables += 1
        blocks.append(.table(table.table(number: counts.tables)))
        index = table.lines.upperBound
      } else {
        let start = index
        while index + 1 < lines.count, goesOn(index, from: start) { index += 1 }
        add(lines[start...index])
      }
      index += 1
    }
    try tell()
  }

  /// The lines in which nothing is drawn and no tab stands.
  private static func free(_ lines: [Substring], _ drawn: [DrawnTable]) -> [Int] {
    let taken = Set(drawn.flatMap(\.lines))
    return lines.indices.filter { !taken.contains($0) && !lines[$0].contains("\t") }
  }

  /// The width at which the lines were wrapped: many are about as long as the longest, none is very long, and what stands
  /// below the full ones goes on with their sentences, in small letters.
  private static func width(of lines: [Substring]) -> Int? {
    let lengths = lines.filter { !$0.hasColumns }.map(\.length).filter { $0 > 0 }.sorted(by: >)
    guard !lengths.isEmpty else { return nil }
    // A few lines may be longer: an address of the web is not broken.
    let width = lengths[lengths.count / 20]
    let full = lengths.count { $0 > width - 12 && $0 <= width }
    guard (40...160).contains(width), full >= max(3, lengths.count / 10) else { return nil }
    let below = zip(lines, lines.dropFirst()).filter { $0.0.length > width - 12 && !$0.0.hasColumns }
      .compactMap { $0.1.first { !$0.isWhitespace } }
    return 2 * below.count(where: \.isLowercase) >= below.count ? width : nil
  }

  /// Whether a line goes on with the next because it was full.
  private func goesOn(_ index: Int, from start: Int) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    guard let width, let word = next.split(whereSeparator: \.isWhitespace).first, !line.hasColumns, !next.hasColumns,
      line.contains(where: { !$0.isWhitespace })
    else { return false }
    let isItem = String(lines[start]).beginsItem
    guard isItem || next.indent <= line.indent, !String(next).beginsItem else { return false }
    return line.length + 1 + word.count > width
  }

  /// A paragraph, a row of fields between tabs, or a blank line.
  private mutating func add(_ lines: ArraySlice<Substring>) {
    let text = lines.map { String($0).trimmingBlanks }.joined(separator: " ").nfc
    if let line = lines.first, lines.count == 1, let fields = line.fields {
      add(fields.map { SheetCells.Content(text: $0) })
    } else if let line = lines.first, lines.count == 1, let pair = line.pair {
      add(pair.map { SheetCells.Content(text: $0, doubts: [.unsureColumns]) })
    } else if text.isEmpty {
      next += 1
    } else {
      let doubts: Set<Doubt> = lines.contains(where: \.hasColumns) ? [.unsureColumns] : []
      add([SheetCells.Content(text: text, doubts: doubts)])
    }
  }

  private mutating func add(_ fields: [SheetCells.Content]) {
    rows.append(TextRow(number: next, fields: fields))
    next += 1
  }

  private mutating func tell() throws(Unreadable) {
    blocks += SheetBlocks(try SheetCells(rows.partedByProse.withoutEmptyColumns), sheet: nil, counts: &counts).blocks
    rows = []
  }
}

extension Substring {
  /// Without the blanks at its end.
  fileprivate var length: Int { count - reversed().prefix(while: \.isWhitespace).count }

  fileprivate var indent: Int { prefix(while: \.isWhitespace).count }

  /// What stands between its tabs; nil where it has none between words, or none but that behind an item's mark.
  fileprivate var fields: [String]? {
    let fields = split(separator: "\t", omittingEmptySubsequences: false).map { String($0).nfc.trimmingBlanks }
    guard fields.count > 1, let first = fields.first(where: { !$0.isEmpty }) else { return nil }
    let isItem = fields.count { !$0.isEmpty } == 2 && first.isItem
    return isItem ? nil : fields
  }

  /// Two texts with blanks between them: a label and its value as well as words of two columns. What follows a colon at some
  /// distance needs no column.
  fileprivate var pair: [String]? {
    var pieces: [String] = []
    var blanks = 3
    for character in self {
      if character.isWhitespace {
        blanks += 1
        continue
      }
      guard !DrawnTable.bars.contains(character), blanks < 3 || pieces.count < 2 else { return nil }
      if blanks >= 3 || pieces.isEmpty {
        pieces.append("")
      } else if blanks > 0 {
        pieces[pieces.count - 1] += " "
      }
      pieces[pieces.count - 1].append(character)
      blanks = 0
    }
    return pieces.count == 2 && !pieces[0].hasSuffix(":") ? pieces.map(\.nfc) : nil
  }

  /// Whether words stand beside others in columns, or between drawn rules. What follows a label's colon at some distance
  /// is its value.
  fileprivate var hasColumns: Bool {
    var pieces = 0
    var rules = 0
    var blanks = 0
    var hasTab = false
    var last: Character = ":"
    for character in self {
      if DrawnTable.bars.contains(character) { rules += 1 }
      if character.isWhitespace {
        blanks += 1
        hasTab = hasTab || character == "\t"
        continue
      }
      if (blanks >= 3 || hasTab), last != ":" { pieces += 1 }
      blanks = 0
      hasTab = false
      last = character
    }
    return pieces > 0 || rules > 1
  }
}

extension String {
  /// `1.`, `a)`, `-`, `Điều 2.`: nothing but what an item of a list begins with.
  fileprivate var isItem: Bool { beginsItem && count <= 12 && split(separator: " ").count <= 2 && !contains(":") }
}
