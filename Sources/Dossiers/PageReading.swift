import RecognitionShim
import Values

/// One page on its way from a picture to lines of words.
struct PageReading {
  private let page: RecognisedPicture
  private(set) var lines: [PageLine] = []
  /// Where there is ink of which no word was made.
  private(set) var unread: [Box] = []
  /// The tables that no rule draws.
  private(set) var open: [OpenGrid] = []
  private var blocks = 0

  init(_ page: RecognisedPicture) { self.page = page }

  /// Fewer dark pixels, at 288 an inch, are dirt: a full stop of a small print has twice as many.
  private static let leastInk: UInt = 24
  /// A cell higher than this, in points, holds text with columns of its own.
  private static let highCell = 220.0
  /// What is found at the second look is a word only with this much certainty, in percent.
  private static let sure = 70

  // MARK: Cells

  /// Reads the cells of a table, and whitens it.
  mutating func read(_ grid: RuledGrid) {
    // Beside the places of its rules only: a stroke through the words of a cell is as straight.
    for row in grid.rows {
      page.whitenRules(level: Box(left: grid.box.left, top: row, right: grid.box.right, bottom: row))
    }
    for column in grid.columns {
      page.whitenRules(upright: Box(left: column, top: grid.box.top, right: column, bottom: grid.box.bottom))
    }
    for region in grid.cells { read(cell: grid.box(of: region).inset) }
    page.whiten(grid.box.grown(by: 0.5))
  }

  private mutating func read(_ open: OpenGrid) {
    for region in open.grid.cells {
      // No higher than its lines: the tails of the row above come down to the middle of the white.
      var cell = open.grid.box(of: region)
      (cell.top, cell.bottom) = open.rows[region.rows.lowerBound]
      read(cell: cell.grown(by: 0.5))
    }
    page.whiten(open.grid.box)
  }

  private mutating func read(cell: Box) {
    let ink = page.ink(in: cell)
    guard ink.count >= Self.leastInk else { return }
    if ink.isDash {
      add([[PageWord(text: "–", box: ink.box, confidence: 100)]])
      return
    }
    guard cell.bottom - cell.top <= Self.highCell else {
      let found = page.words(in: cell, RECOGNISE_PAGE)
      add(found)
      if found.isEmpty { unread.append(cell) }
      return
    }
    var found = page.words(in: cell, RECOGNISE_BLOCK)
    let isShort = found.count < ink.lines.count
    if isShort || found.joined().contains(where: { $0.confidence ?? 0 < RecognisedPicture.doubtful }) {
      // Lines that are told apart by the white between them: the machine's own lines go astray in narrow cells.
      let again = ink.lines.compactMap { line in
        page.words(in: line.grown(by: 1.5), RECOGNISE_BLOCK).max { [$0].certainty < [$1].certainty }
      }
      let hasMore = isShort && again.count > found.count && again.certainty >= Double(RecognisedPicture.doubtful)
      if hasMore || again.certainty > found.certainty { found = again }
    }
    for scale in RecognisedPicture.closer where found.isEmpty {
      found = ink.lines.flatMap { page.words(in: $0.grown(by: 2), RECOGNISE_LINE, scale: scale) }
    }
    add(found.map(\.withoutRule))
    if found.isEmpty, !ink.isDirt { unread.append(cell) }
  }

  // MARK: Everything else

  /// Reads what stands outside of tables, and then what the machine passed over.
  mutating func readRest() {
    guard page.ink(in: page.whole).count >= Self.leastInk else { return }
    let seen = page.joinedOverDots(page.words(in: page.whole, RECOGNISE_PAGE).fromTop)
    open = openGrids(among: seen)
    for grid in open { read(grid) }
    let found = seen.map { line in
      line.filter { word in !open.contains { $0.grid.box.holds(word.middle.x, word.middle.y) } }
    }
    .filter { !$0.isEmpty }
    let before = lines.count
    add(found.filter { !$0.allSatisfy(\.isScrawl) })
    unread += found.filter { $0.allSatisfy(\.isScrawl) }.compactMap(\.box)
    addDashes(from: before)
    for word in found.joined() { page.whiten(word.box.grown(by: 1)) }
    for box in page.drawings {
      // What is left of letters that were read is no line of its own.
      let again = (box.bottom - box.top < 80 ? page.words(in: box.grown(by: 2), RECOGNISE_BLOCK) : []).filter { line in
        !line.contains { word in lines.contains { $0.words.contains { $0.box.covers(word.box) } } }
      }
      let certain = again.filter { line in
        line.contains { $0.text.count >= 2 } && line.allSatisfy { $0.confidence ?? 0 >= Self.sure }
      }
      if certain.isEmpty { unread.append(box) } else { add(certain) }
    }
  }

  /// The tables that no rule draws, from the top.
  /// - Parameter seen: the words that the machine makes of the whole page.
  private func openGrids(among seen: [[PageWord]]) -> [OpenGrid] {
    let words = seen.joined()
    return OpenGrid.all(of: page.inkLines) { line in
      let own = words.filter { line.box.holds($0.middle.x, $0.middle.y) }.sorted { $0.box.left < $1.box.left }
      return PageText.text(of: own).text
    }
  }

  /// The dashes in tables without rules, of which the machine makes signs or nothing: without them a row fills too few of
  /// its columns.
  ///
  /// - Parameter first: of the lines, the first that may stand in such a table.
  private mutating func addDashes(from first: Int) {
    let bands = PageBand.all(of: Array(lines[first...]))
    for (index, band) in bands.enumerated() where band.count >= 2 {
      let near = bands[max(0, index - 12)..<min(bands.count, index + 13)]
      // Heads run together where columns stand close: the fullest lines tell where they are.
      let most = near.map(\.count).max() ?? 0
      let columns = most < 3 ? [] : PageBand.columns(of: near.filter { $0.count == most })
      for (place, column) in columns.enumerated() {
        let left = place == 0 ? column.left : (columns[place - 1].right + column.left) / 2
        let right = place + 1 == columns.count ? column.right : (column.right + columns[place + 1].left) / 2
        let own = band.segments.filter { $0.box.left < right && left < $0.box.right }
        guard !own.contains(where: { $0.text.contains { $0.isLetter || $0.isNumber } }) else { continue }
        let ink = page.ink(in: Box(left: left, top: band.box.top, right: right, bottom: band.box.bottom))
        guard ink.count >= Self.leastInk, ink.isDash else { continue }
        for segment in own { remove(segment.box, from: first) }
        add([[PageWord(text: "–", box: ink.box, confidence: 100)]])
        page.whiten(ink.box.grown(by: 1))
      }
    }
  }

  private mutating func remove(_ box: Box, from first: Int) {
    for line in lines.indices[first...] { lines[line].words.removeAll { box.holds($0.box) } }
    lines.removeAll(where: \.words.isEmpty)
  }

  /// The words of what was printed or stamped in red, a line each. They are no words of the paper, but a mark of secrecy is
  /// among them where there is one. Last, since the page is another one afterwards.
  func redLines() -> [String] {
    guard page.turnToRed() else { return [] }
    return page.words(in: page.whole, RECOGNISE_SCATTERED)
      .map { $0.map(\.text).joined(separator: " ") }
  }

  private mutating func add(_ found: [[PageWord]]) {
    guard !found.isEmpty else { return }
    let read = found.map { page.told($0).columns }
    for line in read {
      for (column, words) in line.enumerated() { lines.append(PageLine(words: words, block: blocks + 1 + column)) }
    }
    blocks += read.map(\.count).max() ?? 0
  }
}

extension Box {
  func grown(by points: Double) -> Box {
    Box(left: left - points, top: top - points, right: right + points, bottom: bottom + points)
  }

  /// Within the rules.
  fileprivate var inset: Box { grown(by: -0.5) }
}
