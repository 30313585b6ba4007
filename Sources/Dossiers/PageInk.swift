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
  private var ink: [UInt64]
  private let stride: Int

  /// Paler than this is no ink: nobody reads it on white.
  private static let pale: UInt8 = 208
  /// How much darker than what lies three pixels to either side a rule is.
  private static let contrast = 24
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
    // Where the run of rule pixels that is going on in a column began.
    var began = [Int](repeating: -1, count: width)
    var running: [Int] = []
    for y in 0..<height {
      let row = UnsafeBufferPointer(rebasing: grey[(y * width)..<((y + 1) * width)])
      let dark = Self.dark(row)
      guard !dark.isEmpty || !running.isEmpty else { continue }
      var start = -1
      var last = -2
      func end() { if start >= 0, last - start + 1 >= Self.leastLevel { level.append(Rule(at: y, from: start, to: last)) } }
      for x in dark {
        let value = Int(row[x])
        if row[x] < Self.pale { ink[y * stride + x / 64] |= 1 << UInt64(x % 64) }
        let above = y >= 3 ? Int(grey[(y - 3) * width + x]) : 255
        let below = y + 3 < height ? Int(grey[(y + 3) * width + x]) : 255
        if value + Self.contrast <= above, value + Self.contrast <= below {
          if last != x - 1 {
            end()
            start = x
          }
          last = x
        }
        let left = x >= 3 ? Int(row[x - 3]) : 255
        let right = x + 3 < width ? Int(row[x + 3]) : 255
        if value + Self.contrast <= left, value + Self.contrast <= right, began[x] < 0 {
          began[x] = y
          running.append(x)
        }
      }
      end()
      running.removeAll { x in
        let left = x >= 3 ? Int(row[x - 3]) : 255
        let right = x + 3 < width ? Int(row[x + 3]) : 255
        let goesOn = Int(row[x]) + Self.contrast <= min(left, right)
        if goesOn { return false }
        if y - began[x] >= Self.leastUpright { upright.append(Rule(at: x, from: began[x], to: y - 1)) }
        began[x] = -1
        return true
      }
      if level.count + upright.count > Self.mostRules { break }
    }
    for x in running where height - began[x] >= Self.leastUpright {
      upright.append(Rule(at: x, from: began[x], to: height - 1))
    }
    level = Self.joined(level)
    upright = Self.joined(upright)
  }

  var isDrawing: Bool { level.count + upright.count > Self.mostRules / 4 }

  /// The columns of a row that are not as white as paper.
  private static func dark(_ row: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    let raw = UnsafeRawBufferPointer(row)
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
  func byte(_ tile: Int, _ y: Int) -> UInt8 { UInt8(truncatingIfNeeded: ink[y * stride + tile / 8] >> UInt64(tile % 8 * 8)) }

  func hasInk(x: Int, y: Int) -> Bool { ink[y * stride + x / 64] >> UInt64(x % 64) & 1 == 1 }

  /// Whether anything is to be seen in a rectangle: ink on paper, or paper in ink.
  func shows(_ box: Box) -> Bool {
    let columns = pixels(box.left, box.right, width)
    let rows = pixels(box.top, box.bottom, height)
    guard let x = columns.first, let y = rows.first else { return false }
    let first = hasInk(x: x, y: y)
    return rows.contains { y in columns.contains { hasInk(x: $0, y: y) != first } }
  }

  /// The pixels between two sides, the sides themselves left out where there is room.
  private func pixels(_ from: Double, _ to: Double, _ most: Int) -> Range<Int> {
    let first = max(0, min(most, Int(from.rounded(.down))))
    return first..<max(first, min(most, Int(to.rounded(.up))))
  }
}
