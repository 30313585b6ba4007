import Values

/// Which lines of running text go on one another, by the room that each has: that of the document, or that of its column
/// where columns stand side by side.
struct PageColumns {
  private let lines: [PageLine]
  /// Of the lines.
  let texts: [RunText]
  private let rooms: [(left: Double, right: Double)]

  init(_ lines: [PageLine], room: (left: Double, right: Double)) {
    self.lines = lines
    texts = lines.map { PageText.text(of: $0.words) }
    var blocks: [Int: (box: Box, count: Int)] = [:]
    for line in lines {
      blocks[line.block] = blocks[line.block].map { ($0.box.union(line.box), $0.count + 1) } ?? (line.box, 1)
    }
    rooms = lines.map { line in
      guard let own = blocks[line.block], own.count >= 3 else { return room }
      let hasNeighbour = blocks.values.contains { other in
        let high = min(own.box.bottom, other.box.bottom) - max(own.box.top, other.box.top)
        let isBeside = other.box.left >= own.box.right || other.box.right <= own.box.left
        return other.count >= 3 && isBeside
          && high > 0.4 * min(own.box.bottom - own.box.top, other.box.bottom - other.box.top)
      }
      return hasNeighbour ? (own.box.left, own.box.right) : room
    }
  }

  /// Whether a line goes on with the next.
  func joins(_ index: Int) -> Bool {
    let (line, next) = (lines[index], lines[index + 1])
    let (above, below) = (line.box, next.box)
    let height = above.bottom - above.top
    guard below.top > above.top + 0.5 * height, below.top - above.bottom < 0.8 * height,
      min(above.right, below.right) > max(above.left, below.left),
      abs((below.bottom - below.top) - height) < 0.2 * height,
      PageText.goesOn(line.words, next.words, room: rooms[index])
    else { return false }
    let text = texts[index + 1].text
    return !text.beginsItem && !isSetApart(index) && !endsTitle(index, text)
  }

  /// Whether a line in capitals that goes on none ends above white, and what follows is set as text.
  private func endsTitle(_ index: Int, _ next: String) -> Bool {
    let (above, below) = (lines[index].box, lines[index + 1].box)
    guard below.top - above.bottom > 0.5 * (above.bottom - above.top), lines[index].words.count >= 3,
      texts[index].text.isCapitals, !next.isCapitals
    else { return false }
    return index == 0 || !joins(index - 1) || texts[index - 1].text.isCapitals
  }

  /// Whether a line ends at the right margin because it is set there, as the place and the day of a paper are, and the
  /// next one stands elsewhere: further left, or in capitals as a title.
  private func isSetApart(_ index: Int) -> Bool {
    let (above, below, room) = (lines[index].box, lines[index + 1].box, rooms[index])
    guard above.left - room.left > 0.25 * (room.right - room.left), below.left < above.left - 6 else { return false }
    let turnsToCapitals = texts[index + 1].text.isCapitals && !texts[index].text.isCapitals
    return turnsToCapitals || above.left - below.left > 40
  }
}

extension String {
  /// Whether a line with this text begins something new: an item of a list, a numbered heading, a label with its colon.
  var beginsItem: Bool {
    let text = trimmingBlanks
    guard let first = text.split(separator: " ", maxSplits: 1).first else { return false }
    if let sign = first.first, !sign.isLetter, "-–+•*▪●○✓".contains(sign) { return true }
    if ["Điều", "Chương", "Mục", "Phần"].contains(first) { return true }
    if first.isItemMark { return true }
    guard text.utf8.contains(UInt8(ascii: ":")), let colon = text.firstIndex(of: ":") else { return false }
    return text[..<colon].split(separator: " ").count <= 8
  }

  /// Whether nothing more of the sentence is to come.
  var endsSentence: Bool { trimmingBlanks.last.map { ".:;!?".contains($0) } ?? true }
}

extension Substring {
  /// `1.`, `2.3`, `a)`, `(1)`, `IV.`
  fileprivate var isItemMark: Bool {
    // Most words have none of these, and looking sign by sign takes long.
    guard utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "/") })
    else { return false }
    let mark = drop { $0 == "(" }
    let body = mark.prefix { !".)/".contains($0) }
    let isMark =
      body.count <= 2 && body.allSatisfy(\.isNumber) || body.count == 1 && body.allSatisfy(\.isLetter)
      || body.count <= 5 && body.allSatisfy { "IVX".contains($0) }
    return isMark && !body.isEmpty && body.endIndex < mark.endIndex
  }
}
