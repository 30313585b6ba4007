import Values

/// A plain text: its lines as paragraphs. What is laid out in columns by tabs or blanks is no table that anybody could be
/// sure of: such a line stays a paragraph of its own, and doubtful.
struct PlainText {
  private(set) var blocks: [Block] = []

  private let lines: [Substring]
  /// How long a line is that was broken off for want of room, in characters; nil where lines are paragraphs.
  private let width: Int?

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    width = Self.width(of: lines)
    var start = 0
    for index in lines.indices where index + 1 == lines.count || !goesOn(index, from: start) {
      add(lines[start...index])
      start = index + 1
    }
  }

  /// The width at which the lines were wrapped: many are about as long as the longest, and none is very long.
  private static func width(of lines: [Substring]) -> Int? {
    let lengths = lines.map(\.length).filter { $0 > 0 }.sorted(by: >)
    guard !lengths.isEmpty else { return nil }
    // A few lines may be longer: an address of the web is not broken.
    let width = lengths[lengths.count / 20]
    let full = lengths.count { $0 > width - 12 && $0 <= width }
    return (40...160).contains(width) && full >= max(3, lengths.count / 10) ? width : nil
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

  private mutating func add(_ lines: ArraySlice<Substring>) {
    let text = lines.map { String($0).trimmingBlanks }.joined(separator: " ").nfc
    guard !text.isEmpty else { return }
    let place = Place(part: .body, paragraph: blocks.count + 1)
    let doubts: Set<Doubt> = lines.contains(where: \.hasColumns) ? [.unsureColumns] : []
    blocks.append(.paragraph(Paragraph(text: text, place: place, headingLevel: nil, doubts: doubts)))
  }
}

extension Substring {
  /// Without the blanks at its end.
  fileprivate var length: Int { count - reversed().prefix(while: \.isWhitespace).count }

  fileprivate var indent: Int { prefix(while: \.isWhitespace).count }

  /// Whether words stand beside others in columns, or between drawn rules. What follows a label's colon at some distance
  /// is its value.
  fileprivate var hasColumns: Bool {
    var pieces = 0
    var rules = 0
    var blanks = 0
    var hasTab = false
    var last: Character = ":"
    for character in self {
      if "|│┃║".contains(character) { rules += 1 }
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
