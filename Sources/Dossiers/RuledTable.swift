import Values

/// A ruled table with the words of its cells.
struct RuledTable {
  let grid: RuledGrid
  let page: Int
  private(set) var words: [[PageWord]]
  private(set) var doubts: [Set<Doubt>]

  /// How far a word may reach over a rule, in points: the boxes of words are a little wider than what is drawn.
  private static let overhang = 2.5

  init(_ grid: RuledGrid, page: Int, words all: [PageWord]) {
    self.grid = grid
    self.page = page
    words = [[PageWord]](repeating: [], count: grid.cells.count)
    doubts = grid.cells.map { $0.isUnsure ? [.unsureColumns] : [] }
    let boxes = grid.cells.map(grid.box(of:))
    for word in all {
      let middle = word.middle
      guard let own = boxes.firstIndex(where: { $0.holds(middle.x, middle.y) }) else { continue }
      words[own].append(word)
      if word.isStruck { doubts[own].insert(.struck) }
      for (index, box) in boxes.enumerated() where index != own {
        let wide = min(word.box.right, box.right) - max(word.box.left, box.left)
        let high = min(word.box.bottom, box.bottom) - max(word.box.top, box.top)
        // The boxes of words are higher than a line; half a line over a rule is too much.
        if wide > Self.overhang, high > 0.45 * word.height {
          doubts[own].insert(.unsureColumns)
          doubts[index].insert(.unsureColumns)
        }
      }
    }
  }

  mutating func doubt(_ index: Int, _ doubt: Doubt) { doubts[index].insert(doubt) }

  /// Puts words of another cell below those of a cell.
  mutating func add(_ more: [PageWord], of box: Box, to index: Int) {
    guard !more.isEmpty else { return }
    let drop = grid.box(of: grid.cells[index]).bottom - box.top
    words[index] += more.map { word in
      var word = word
      word.box = Box(
        left: word.box.left, top: word.box.top + drop, right: word.box.right, bottom: word.box.bottom + drop)
      return word
    }
    doubts[index].insert(.unsureColumns)
  }

  /// A frame around text, not a table: hardly anything but one large cell, which alone has words.
  var isFrame: Bool {
    let filled = words.indices.filter { !words[$0].isEmpty }
    guard filled.count <= 1, grid.cells.count <= 9 else { return false }
    return filled.isEmpty || grid.box(of: grid.cells[filled[0]]).area > 0.5 * grid.box.area
  }

  /// The indices of its rows.
  var all: Range<Int> { 0..<(grid.rows.count - 1) }

  /// Labels with their values above, and below them the head of a list: two tables that touch.
  var parts: [Range<Int>] {
    let members = all.map { row in
      grid.cells.indices.filter { grid.cells[$0].rows.contains(row) }
        .sorted { grid.cells[$0].columns.lowerBound < grid.cells[$1].columns.lowerBound }
    }
    guard let head = members.firstIndex(where: { $0.count > 2 }), head > 1, let first = members[head].first,
      members[head].allSatisfy({ grid.cells[$0].rows.lowerBound == head }),
      PageText.lines(of: words[first]).map({ PageText.text(of: $0).text }).joined(separator: " ").namesCount
    else { return [all] }
    return [0..<head, head..<all.upperBound]
  }

  func box(of rows: Range<Int>) -> Box {
    Box(
      left: grid.box.left, top: grid.rows[rows.lowerBound], right: grid.box.right, bottom: grid.rows[rows.upperBound])
  }

  /// These rows, numbered on from `first`; a cell over several rows is told in each.
  func rows(_ rows: Range<Int>, table: Int, from first: Int) -> [[Cell]] {
    let texts = grid.cells.indices.map { index -> RunText in
      let box = grid.box(of: grid.cells[index])
      let lines = PageText.lines(of: words[index])
      let inset = lines.compactMap { $0.first?.box.left }.min().map { max(0, $0 - box.left) } ?? 0
      let room = (left: box.left + inset, right: box.right - min(inset, 6))
      var cell = RunText()
      for paragraph in PageText.paragraphs(of: lines, room: room) {
        cell.text += (cell.text.isEmpty ? "" : "\n") + paragraph.text
        cell.doubts.formUnion(paragraph.doubts)
        cell.recognised(paragraph.confidence)
      }
      if lines.dropLast().contains(where: { $0.mayBreakWord(in: room) }) { cell.doubts.insert(.unsureColumns) }
      return cell
    }
    // A rule that only the other rows have parts no columns of these.
    let own = grid.cells.filter { !$0.rows.clamped(to: rows).isEmpty }.map(\.columns)
    let edges =
      rows == all ? Array(grid.columns.indices) : Set(own.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    return rows.map { row in
      let members = grid.cells.indices.filter { grid.cells[$0].rows.contains(row) }
        .sorted { grid.cells[$0].columns.lowerBound < grid.cells[$1].columns.lowerBound }
      return members.enumerated().map { position, index in
        let region = grid.cells[index]
        let place = Place(
          part: .body, table: table, row: first + row - rows.lowerBound, cell: position + 1, page: page,
          box: grid.box(of: region).rounded, confidence: texts[index].confidence)
        let column = edges.firstIndex(of: region.columns.lowerBound) ?? 0
        let end = edges.firstIndex(of: region.columns.upperBound) ?? column + 1
        return Cell(
          text: texts[index].text.nfc.trimmingBlanks, column: column, columnSpan: end - column,
          continuesAbove: row > region.rows.lowerBound, place: place,
          doubts: texts[index].doubts.union(doubts[index]).union(region.rows.count > 1 ? [.merged] : []))
      }
    }
  }
}

extension Box {
  var area: Double { (right - left) * (bottom - top) }

  func holds(_ other: Box) -> Bool {
    left - 1 <= other.left && other.right <= right + 1 && top - 1 <= other.top && other.bottom <= bottom + 1
  }

  /// Whether most of the other lies in it.
  func covers(_ other: Box) -> Bool {
    let wide = min(right, other.right) - max(left, other.left)
    let high = min(bottom, other.bottom) - max(top, other.top)
    return wide > 0 && high > 0 && wide * high > 0.5 * other.area
  }

  func holds(_ x: Double, _ y: Double) -> Bool { left <= x && x < right && top <= y && y < bottom }
}
