import RecognitionShim
import Values

/// One page on its way from a picture to lines of words.
struct PageReading {
  private let machine: OpaquePointer
  private let picture: OpaquePointer
  private(set) var lines: [PageLine] = []
  /// Where there is ink of which no word was made.
  private(set) var unread: [Box] = []
  private var blocks = 0

  init(machine: OpaquePointer, picture: OpaquePointer) {
    self.machine = machine
    self.picture = picture
  }

  private static let side = Double(PAGE_PIXELS_A_POINT)
  /// Fewer dark pixels, at 288 an inch, are dirt: a full stop of a small print has twice as many.
  private static let leastInk: UInt = 24
  /// No letter is as low as this, in points.
  private static let leastHeight = 2.0
  /// A cell higher than this, in points, holds text with columns of its own.
  private static let highCell = 220.0
  /// What is found at the second look is a word only with this much certainty, in percent.
  private static let sure = 70
  /// Words less sure than this are looked at again in another way, in percent.
  private static let doubtful = 80
  /// How much larger a line is drawn for each further look.
  private static let closer = [1.5, 2]

  // MARK: Cells

  /// Reads the cells of a table, and whitens it.
  mutating func read(_ grid: RuledGrid) {
    // Beside the places of its rules only: a stroke through the words of a cell is as straight.
    for row in grid.rows {
      whitenRules(level: Box(left: grid.box.left, top: row, right: grid.box.right, bottom: row))
    }
    for column in grid.columns {
      whitenRules(upright: Box(left: column, top: grid.box.top, right: column, bottom: grid.box.bottom))
    }
    for region in grid.cells { read(cell: grid.box(of: region).inset) }
    whiten(grid.box.grown(by: 0.5))
  }

  private mutating func read(cell: Box) {
    let ink = ink(in: cell)
    guard ink.count >= Self.leastInk else { return }
    if ink.isDash {
      add([[PageWord(text: "–", box: ink.box, confidence: 100)]])
      return
    }
    guard cell.bottom - cell.top <= Self.highCell else {
      let found = words(in: cell, RECOGNISE_PAGE)
      add(found)
      if found.isEmpty { unread.append(cell) }
      return
    }
    var found = words(in: cell, RECOGNISE_BLOCK)
    if found.isEmpty || found.joined().contains(where: { $0.confidence ?? 0 < Self.doubtful }) {
      // Lines that are told apart by the white between them: the machine's own lines go astray in narrow cells.
      let again = ink.lines.compactMap { line in
        words(in: line.grown(by: 1.5), RECOGNISE_BLOCK).max { [$0].certainty < [$1].certainty }
      }
      if again.certainty > found.certainty { found = again }
    }
    for scale in Self.closer where found.isEmpty {
      found = ink.lines.flatMap { words(in: $0.grown(by: 2), RECOGNISE_LINE, scale: scale) }
    }
    add(found.map(\.withoutRule))
    if found.isEmpty, !ink.isDirt { unread.append(cell) }
  }

  // MARK: Everything else

  /// Reads what stands outside of tables, and then what the machine passed over.
  mutating func readRest() {
    guard ink(in: whole).count >= Self.leastInk else { return }
    let found = words(in: whole, RECOGNISE_PAGE)
    let before = lines.count
    add(found)
    addDashes(from: before)
    for word in found.joined() { whiten(word.box.grown(by: 1)) }
    for box in PageInk(small: picture).drawings(besides: [], hasPictures: true) {
      // What is left of letters that were read is no line of its own.
      let again = (box.bottom - box.top < 80 ? words(in: box.grown(by: 2), RECOGNISE_BLOCK) : []).filter { line in
        !line.contains { word in lines.contains { $0.words.contains { $0.box.covers(word.box) } } }
      }
      let certain = again.filter { line in
        line.contains { $0.text.count >= 2 } && line.allSatisfy { $0.confidence ?? 0 >= Self.sure }
      }
      if certain.isEmpty { unread.append(box) } else { add(certain) }
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
        let ink = ink(in: Box(left: left, top: band.box.top, right: right, bottom: band.box.bottom))
        guard ink.count >= Self.leastInk, ink.isDash else { continue }
        for segment in own { remove(segment.box, from: first) }
        add([[PageWord(text: "–", box: ink.box, confidence: 100)]])
        whiten(ink.box.grown(by: 1))
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
    guard page_turn_to_red(picture) != 0 else { return [] }
    return words(in: whole, RECOGNISE_SCATTERED)
      .map { $0.map(\.text).joined(separator: " ") }
  }

  private mutating func add(_ found: [[PageWord]]) {
    guard !found.isEmpty else { return }
    let read = found.map { struck(agreed($0).evenlyHigh).columns }
    for line in read {
      for (column, words) in line.enumerated() { lines.append(PageLine(words: words, block: blocks + 1 + column)) }
    }
    blocks += read.map(\.count).max() ?? 0
  }

  /// A figure counts where two of three looks, from nearer each time, read the same: a comma lost makes a hundredfold. Of
  /// words that the machine is not sure of the surest look counts.
  private func agreed(_ line: [PageWord]) -> [PageWord] {
    let hasFigures = line.contains(where: \.hasFigures)
    guard let box = line.box, hasFigures || line.contains(where: { $0.confidence ?? 0 < Self.doubtful }) else {
      return line
    }
    var looks = [line]
    for scale in Self.closer {
      looks.append(Array(words(in: box.grown(by: 2), RECOGNISE_LINE, scale: scale).joined()))
      let figures = looks.map { $0.map(\.figures).joined() }
      if hasFigures, let agreed = figures.dropLast().firstIndex(where: { $0 == figures.last && !$0.isEmpty }) {
        return [looks[agreed], looks[looks.count - 1]].surest
      }
    }
    guard hasFigures else { return looks.surest }
    let known = Set(looks.flatMap { $0.map(\.figures) })
    return looks.surest.map { word in
      guard word.hasFigures else { return word }
      if let figures = figures(in: word), known.contains(figures.text) { return figures }
      var word = word
      word.confidence = min(word.confidence ?? 0, PageWord.leastCertain - 1)
      return word
    }
  }

  /// A word of hardly anything but figures, as two looks for figures alone agree on it; nil where they do not. A machine
  /// that knows words makes `#7` of `77`.
  private func figures(in word: PageWord) -> PageWord? {
    guard word.text.count(where: \.isLetter) <= 1 else { return nil }
    let looks = Self.closer.map { words(in: word.box.grown(by: 1), RECOGNISE_FIGURES, scale: $0).joined() }
    let texts = looks.map { look in look.map(\.text).joined().withoutLastMarks }
    guard let text = texts.first, texts.allSatisfy({ $0 == text }), text.contains(where: \.isNumber) else { return nil }
    var word = word
    word.text = text
    word.confidence = max(PageWord.leastCertain, looks.joined().compactMap(\.confidence).min() ?? 0)
    return word
  }

  private func struck(_ line: [PageWord]) -> [PageWord] {
    line.map { word in
      // No letter has a level stroke as long as it is high.
      let most = word.text.contains(where: \.isNumber) ? 1.2 : 1.5
      let run = page_longest_run(
        picture, (word.box.left - 1).pixels, (word.box.top + 0.35 * word.height).pixels, (word.box.right + 1).pixels,
        (word.box.top + 0.75 * word.height).pixels)
      var word = word
      word.isStruck = Double(run) > most * word.height * Self.side && word.text.contains { $0.isLetter || $0.isNumber }
      return word
    }
  }

  // MARK: The machine

  /// The words of a rectangle in lines; what stands for no letter and no figure is left out where it is not sure.
  private func words(in box: Box, _ mode: recogniser_mode, scale: Double = 1) -> [[PageWord]] {
    var told = Told()
    let status = withUnsafeMutablePointer(to: &told) { told in
      recogniser_read(
        machine, picture, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels, scale, mode,
        { context, text, confidence, left, top, right, bottom, _, line in
          guard let text, let told = context?.assumingMemoryBound(to: Told.self) else { return }
          told.pointee.add(String(cString: text), confidence, [left, top, right, bottom], line)
        }, told)
    }
    return status == 0 ? told.lines : []
  }

  private struct Told {
    var lines: [[PageWord]] = []
    private var last: Int32 = -1

    mutating func add(_ text: String, _ confidence: Float, _ sides: [Int32], _ line: Int32) {
      // The machine writes a stroke in two ways, at times both for one.
      let text = text.nfc.replacing("/\u{2044}", with: "/").replacing("\u{2044}", with: "/").trimmingBlanks
      let percent = max(0, min(100, Int(confidence)))
      guard sides[0] < sides[2], sides[1] < sides[3], !text.isEmpty, percent >= 60 || text.hasLetters else { return }
      let points = sides.map { Double($0) / PageReading.side }
      // The machine at times reads the upper edge of a line once more.
      guard points[3] - points[1] >= PageReading.leastHeight || !text.hasLetters else { return }
      if line != last || lines.isEmpty { lines.append([]) }
      last = line
      lines[lines.count - 1].append(
        PageWord(
          text: text, box: Box(left: points[0], top: points[1], right: points[2], bottom: points[3]),
          confidence: percent))
    }
  }

  // MARK: The picture

  private var whole: Box {
    Box(
      left: 0, top: 0, right: Double(page_width(picture)) / Self.side, bottom: Double(page_height(picture)) / Self.side)
  }

  private func ink(in box: Box) -> InkRows {
    let (top, bottom) = (box.top.pixels, box.bottom.pixels)
    var rows = [UInt32](repeating: 0, count: max(0, Int(bottom - top)))
    var (from, to): (Int32, Int32) = (0, 0)
    let count = page_row_ink(picture, box.left.pixels, top, box.right.pixels, bottom, &rows, &from, &to)
    return InkRows(count: count, top: Int(top), left: Int(from), right: Int(to), rows: rows)
  }

  private func whiten(_ box: Box) {
    page_whiten(picture, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)
  }

  /// How far from its place a rule that wavers is still one, in points.
  private static let waver = 3.0

  private func whitenRules(level box: Box) {
    let box = box.grown(by: Self.waver)
    page_whiten_rules(picture, 0, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)
  }

  private func whitenRules(upright box: Box) {
    let box = box.grown(by: Self.waver)
    page_whiten_rules(picture, 1, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)
  }
}

extension Double {
  /// Points as pixels of the page.
  fileprivate var pixels: Int32 { Int32((self * Double(PAGE_PIXELS_A_POINT)).rounded()) }
}

extension Box {
  func grown(by points: Double) -> Box {
    Box(left: left - points, top: top - points, right: right + points, bottom: bottom + points)
  }

  /// Within the rules.
  fileprivate var inset: Box { grown(by: -0.5) }
}
