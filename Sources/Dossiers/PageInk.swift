import Values

/// What is drawn on a page, one pixel a point: where there is ink, and the straight rules in it. Words say what a file
/// holds; only ink says what somebody who looks at the page sees.
struct PageInk: Sendable {
  /// A straight rule: upright at `at` points from the left, or level at `at` points from the top, from one point to another.
  struct Rule: Sendable, Hashable {
    var at: Int
    var from: Int
    var to: Int

    var length: Int { to - from + 1 }
  }

  let width: Int
  let height: Int
  private(set) var level: [Rule] = []
  private(set) var upright: [Rule] = []
  /// One bit a pixel, rows from the top, each in whole words.
  private(set) var ink: [UInt64]
  private let stride: Int

  /// Paler than this is no ink: nobody reads it on white.
  private static let pale: UInt8 = 208
  /// A rule is a run of dark pixels, half of which at least stand out from both sides: letters may touch it.
  /// Shorter level runs are strokes of letters and dashes; shorter upright ones stems.
  private static let leastLevel = 15
  private static let leastUpright = 10
  /// A page with more is a drawing.
  private static let mostRules = 20_000

  init(grey: UnsafeBufferPointer<UInt8>, width: Int, height: Int) {
    self.width = width
    self.height = height
    stride = (width + 63) / 64
    ink = [UInt64](repeating: 0, count: stride * height)
    let view = GreyPage(grey: grey, width: width, height: height)
    // By column: where the upright run that is going on began, and how many of its pixels stand out.
    var began = [Int](repeating: -1, count: width)
    var standing = [Int](repeating: 0, count: width)
    var running: [Int] = []
    for y in 0..<height {
      let dark = view.dark(y)
      guard !dark.isEmpty || !running.isEmpty else { continue }
      var run = (start: -1, last: -2, standing: 0)
      func end() {
        let length = run.last - run.start + 1
        if run.start >= 0, length >= Self.leastLevel, 2 * run.standing >= length {
          level.append(Rule(at: y, from: run.start, to: run.last))
        }
      }
      for x in dark {
        let isInk = view[x, y] < Self.pale
        if isInk { ink[y * stride + x / 64] |= 1 << UInt64(x % 64) }
        let standsOut = view.standsOutLevel(x, y)
        if isInk || standsOut {
          if run.last != x - 1 {
            end()
            run = (x, x, 0)
          }
          run.last = x
          if standsOut { run.standing += 1 }
        }
        if began[x] < 0, isInk || view.standsOutUpright(x, y) {
          began[x] = y
          standing[x] = 0
          running.append(x)
        }
      }
      end()
      running.removeAll { x in
        let standsOut = view.standsOutUpright(x, y)
        if standsOut { standing[x] += 1 }
        guard !standsOut, view[x, y] >= Self.pale else { return false }
        endUpright(x, from: began[x], to: y - 1, standing: standing[x])
        began[x] = -1
        return true
      }
      if level.count + upright.count > Self.mostRules { break }
    }
    for x in running { endUpright(x, from: began[x], to: height - 1, standing: standing[x]) }
    level = Self.joined(level)
    upright = Self.joined(upright)
  }

  init(width: Int, height: Int, ink: [UInt64], level: [Rule], upright: [Rule]) {
    self.width = width
    self.height = height
    self.ink = ink
    self.level = level
    self.upright = upright
    stride = (width + 63) / 64
  }

  /// The pixels of a row, 64 a word, from the left.
  func words(of y: Int) -> ArraySlice<UInt64> { ink[(y * stride)..<((y + 1) * stride)] }

  var isDrawing: Bool { level.count + upright.count > Self.mostRules / 4 }

  private mutating func endUpright(_ x: Int, from: Int, to: Int, standing: Int) {
    let length = to - from + 1
    if length >= Self.leastUpright, 2 * standing >= length { upright.append(Rule(at: x, from: from, to: to)) }
  }

  /// Runs beside and behind each other are one rule: it may be three pixels wide, and a crossing rule interrupts it.
  private static func joined(_ rules: [Rule]) -> [Rule] {
    var joined: [Rule] = []
    var open: [Int] = []
    for rule in rules.sorted(by: { ($0.at, $0.from) < ($1.at, $1.from) }) {
      open.removeAll { joined[$0].at < rule.at - 2 }
      if let same = open.first(where: { joined[$0].from <= rule.to + 5 && joined[$0].to >= rule.from - 5 }) {
        joined[same].from = min(joined[same].from, rule.from)
        joined[same].to = max(joined[same].to, rule.to)
      } else {
        joined.append(rule)
        open.append(joined.count - 1)
      }
    }
    return joined
  }

  /// The eight pixels of a row from `8 * tile`.
  func byte(_ tile: Int, _ y: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: ink[y * stride + tile / 8] >> UInt64(tile % 8 * 8))
  }

  func hasInk(x: Int, y: Int) -> Bool { ink[y * stride + x / 64] >> UInt64(x % 64) & 1 == 1 }

  /// Whether anything is to be seen in a rectangle: ink on paper, or paper in ink.
  func shows(_ box: Box) -> Bool {
    let columns = pixels(box.left, box.right, width)
    let rows = pixels(box.top, box.bottom, height)
    guard let x = columns.first, let y = rows.first else { return false }
    let first = hasInk(x: x, y: y)
    return rows.contains { y in columns.contains { hasInk(x: $0, y: y) != first } }
  }

  /// Whether a stroke runs through the middle of a word, over more of it than any letter is wide.
  func strikes(_ word: PageWord) -> Bool {
    // At one pixel a point letters of a scan run together; a recognised word was looked at larger.
    guard word.confidence == nil else { return word.isStruck }
    let most = word.text.contains(where: \.isNumber) ? 0.72 : 1.1
    let columns = pixels(word.box.left - 1, word.box.right + 1, width)
    let rows = pixels(word.box.top + 0.42 * word.height, word.box.top + 0.72 * word.height, height)
    return rows.contains { y in
      var run = 0
      return columns.contains { x in
        run = hasInk(x: x, y: y) ? run + 1 : 0
        return Double(run) > most * word.height
      } && !isFilled(columns, y, word)
    }
  }

  /// Whether the row lies in a fill rather than in a stroke: then the rows around it are as dark.
  private func isFilled(_ columns: Range<Int>, _ y: Int, _ word: PageWord) -> Bool {
    let rows = pixels(word.box.top, word.box.bottom, height)
    let inked = rows.reduce(0) { sum, y in sum + columns.count { hasInk(x: $0, y: y) } }
    return 10 * inked > 6 * rows.count * columns.count
  }

  /// The pixels between two sides, the sides themselves left out where there is room.
  private func pixels(_ from: Double, _ to: Double, _ most: Int) -> Range<Int> {
    let first = max(0, min(most, Int(from.rounded(.down))))
    return first..<max(first, min(most, Int(to.rounded(.up))))
  }
}

/// A grey picture, and where in it pixels stand out from what lies two or three pixels to either side, as those of a rule
/// do and those inside a fill do not.
private struct GreyPage {
  let grey: UnsafeBufferPointer<UInt8>
  let width: Int
  let height: Int

  private static let contrast = 24

  subscript(x: Int, y: Int) -> UInt8 { grey[y * width + x] }

  func standsOutLevel(_ x: Int, _ y: Int) -> Bool {
    let least = Int(self[x, y]) + Self.contrast
    let above = y < 3 ? 255 : max(Int(self[x, y - 2]), Int(self[x, y - 3]))
    let below = y + 3 >= height ? 255 : max(Int(self[x, y + 2]), Int(self[x, y + 3]))
    return least <= above && least <= below
  }

  func standsOutUpright(_ x: Int, _ y: Int) -> Bool {
    let least = Int(self[x, y]) + Self.contrast
    let left = x < 3 ? 255 : max(Int(self[x - 2, y]), Int(self[x - 3, y]))
    let right = x + 3 >= width ? 255 : max(Int(self[x + 2, y]), Int(self[x + 3, y]))
    return least <= left && least <= right
  }

  /// The columns of a row that are not as white as paper.
  func dark(_ y: Int) -> [Int] {
    let row = UnsafeBufferPointer(rebasing: grey[(y * width)..<((y + 1) * width)])
    let raw = UnsafeRawBufferPointer(row)
    var found: [Int] = []
    var x = 0
    while x < row.count {
      if x + 8 <= row.count, raw.loadUnaligned(fromByteOffset: x, as: UInt64.self) == .max {
        x += 8
        continue
      }
      let end = min(x + 8, row.count)
      while x < end {
        if row[x] < 0xF4 { found.append(x) }
        x += 1
      }
    }
    return found
  }
}
