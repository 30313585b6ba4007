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
  let ink: BitPage
  let level: [Rule]
  let upright: [Rule]

  /// A rule is a run of dark pixels, half of which at least stand out from both sides: letters may touch it.
  /// Shorter level runs are strokes of letters and dashes; shorter upright ones stems.
  private static let leastLevel = 15
  private static let leastUpright = 10
  /// A page with more is a drawing.
  private static let mostRules = 20_000

  init(grey: UnsafeBufferPointer<UInt8>, width: Int, height: Int) {
    self.width = width
    self.height = height
    let marks = GreyPage(grey: grey, width: width, height: height).marks
    ink = marks.ink
    level = Self.joined(Self.level(in: marks))
    upright = Self.joined(Self.upright(in: marks))
  }

  private static func level(in marks: GreyPage.Marks) -> [Rule] {
    let dark = marks.ink.union(marks.level)
    var rules: [Rule] = []
    for y in 0..<dark.height where rules.count <= mostRules {
      for run in dark.runs(y, atLeast: leastLevel) where 2 * marks.level.count(run, y) >= run.count {
        rules.append(Rule(at: y, from: run.lowerBound, to: run.upperBound - 1))
      }
    }
    return rules
  }

  private static func upright(in marks: GreyPage.Marks) -> [Rule] {
    let dark = marks.ink.union(marks.upright)
    let tall = dark.standing(leastUpright)
    var rules: [Rule] = []
    for y in 0..<dark.height where rules.count <= mostRules {
      tall.forEachEnd(y) { x in
        var from = y
        var standing = 0
        while from >= 0, dark[x, from] {
          if marks.upright[x, from] { standing += 1 }
          from -= 1
        }
        if 2 * standing >= y - from { rules.append(Rule(at: x, from: from + 1, to: y)) }
      }
    }
    return rules
  }

  init(ink: BitPage, level: [Rule], upright: [Rule]) {
    width = ink.width
    height = ink.height
    self.ink = ink
    self.level = level
    self.upright = upright
  }

  /// With the rules of tables that none draws.
  func drawn(with grids: [RuledGrid]) -> PageInk {
    func within(_ rules: [Rule], _ along: Int, _ across: Int) -> [Rule] {
      rules.map { rule in
        Rule(
          at: max(0, min(across - 1, rule.at)), from: max(0, min(along - 1, rule.from)),
          to: max(0, min(along - 1, rule.to)))
      }
    }
    return PageInk(
      ink: ink, level: level + within(grids.flatMap(\.level), width, height),
      upright: upright + within(grids.flatMap(\.upright), height, width))
  }

  var isDrawing: Bool { level.count + upright.count > Self.mostRules / 4 }

  /// Runs beside and behind each other are one rule: it may be three pixels wide, and a crossing rule interrupts it.
  static func joined(_ rules: [Rule]) -> [Rule] {
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

  /// Whether anything is to be seen in a rectangle: ink on paper, or paper in ink.
  func shows(_ box: Box) -> Bool {
    let columns = pixels(box.left, box.right, width)
    let rows = pixels(box.top, box.bottom, height)
    guard let x = columns.first, let y = rows.first else { return false }
    let first = ink[x, y]
    return rows.contains { ink.differs(columns, $0, from: first) }
  }

  /// Whether a stroke runs through the middle of a word, over more of it than any letter is wide.
  func strikes(_ word: PageWord) -> Bool {
    let columns = pixels(word.box.left - 1, word.box.right + 1, width)
    let rows = pixels(word.box.top + 0.42 * word.height, word.box.top + 0.72 * word.height, height)
    func hasRun(longerThan most: Double) -> Bool {
      rows.contains { ink.hasRun(columns, $0, atLeast: Int(most * word.height) + 1) }
    }
    // Digits are narrower than letters.
    guard hasRun(longerThan: 0.72) else { return false }
    return (word.text.contains(where: \.isNumber) || hasRun(longerThan: 1.1)) && !isFilled(columns, word)
  }

  /// Whether the word lies in a fill rather than under a stroke: then all its rows are as dark.
  private func isFilled(_ columns: Range<Int>, _ word: PageWord) -> Bool {
    let rows = pixels(word.box.top, word.box.bottom, height)
    let inked = rows.reduce(0) { sum, y in sum + ink.count(columns, y) }
    return 10 * inked > 6 * rows.count * columns.count
  }

  /// The pixels between two sides, the sides themselves left out where there is room.
  private func pixels(_ from: Double, _ to: Double, _ most: Int) -> Range<Int> {
    let first = max(0, min(most, Int(from.rounded(.down))))
    return first..<max(first, min(most, Int(to.rounded(.up))))
  }
}
