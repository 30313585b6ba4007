/// A page in one bit a pixel, rows from the top, each in whole words: what is asked of many pixels is asked of 64 at once.
struct BitPage: Sendable {
  let width: Int
  let height: Int
  /// How many words a row takes; bits beyond the width are clear.
  let stride: Int
  private(set) var words: [UInt64]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    stride = (width + 63) / 64
    words = [UInt64](repeating: 0, count: stride * height)
  }

  /// - Parameter words: a row's after another's, `(width + 63) / 64` of each, clear beyond the width.
  init(width: Int, height: Int, words: [UInt64]) {
    self.width = width
    self.height = height
    stride = (width + 63) / 64
    self.words = words
  }

  /// The pixels of a row, 64 a word, from the left.
  func row(_ y: Int) -> ArraySlice<UInt64> { words[(y * stride)..<((y + 1) * stride)] }

  subscript(x: Int, y: Int) -> Bool { words[y * stride + x / 64] >> UInt64(x % 64) & 1 == 1 }

  /// The eight pixels of a row from `8 * tile`.
  func byte(_ tile: Int, _ y: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[y * stride + tile / 8] >> UInt64(tile % 8 * 8))
  }

  /// Sets the word of a row from pixel `64 * column`; the bits beyond the width must be clear.
  mutating func set(_ word: UInt64, _ column: Int, _ y: Int) { words[y * stride + column] = word }

  /// Sets every pixel from one side to the other, those that the sides lie in with them.
  mutating func fill(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    let columns = max(0, Int(left))..<max(0, min(width, Int(right) + 1), Int(left))
    let rows = max(0, Int(top))..<max(0, min(height, Int(bottom) + 1), Int(top))
    for column in Self.words(of: columns) {
      let mask = Self.mask(columns, column)
      for y in rows { words[y * stride + column] |= mask }
    }
  }

  func union(_ other: BitPage) -> BitPage {
    var page = self
    for index in words.indices { page.words[index] |= other.words[index] }
    return page
  }

  // MARK: Asking

  /// How many of some pixels of a row are set.
  func count(_ columns: Range<Int>, _ y: Int) -> Int {
    Self.words(of: columns).reduce(0) { sum, column in
      sum + (words[y * stride + column] & Self.mask(columns, column)).nonzeroBitCount
    }
  }

  /// Whether any of some pixels of a row is otherwise than told.
  func differs(_ columns: Range<Int>, _ y: Int, from isSet: Bool) -> Bool {
    let same: UInt64 = isSet ? .max : 0
    return Self.words(of: columns).contains { column in
      (words[y * stride + column] ^ same) & Self.mask(columns, column) != 0
    }
  }

  /// Whether a run of at least so many set pixels lies among some of a row.
  func hasRun(_ columns: Range<Int>, _ y: Int, atLeast least: Int) -> Bool {
    guard columns.count > 64 else {
      // A run of so many is what is left of a word that is laid over itself, one pixel on, so many times.
      var run = bits(columns, y)
      var length = 1
      while length < least, run != 0 {
        let step = min(length, least - length)
        run &= run >> UInt64(step)
        length += step
      }
      return run != 0
    }
    guard count(columns, y) >= least else { return false }
    var start = columns.lowerBound
    while let first = next(true, from: start, y), first < columns.upperBound {
      start = min(next(false, from: first, y) ?? width, columns.upperBound)
      if start - first >= least { return true }
    }
    return false
  }

  /// The runs of set pixels in a row of at least so many, from the left.
  /// - Parameter least: 15 or more; such a run fills a whole byte somewhere.
  func runs(_ y: Int, atLeast least: Int) -> [Range<Int>] {
    precondition(least >= 15)
    let row = words[(y * stride)..<((y + 1) * stride)]
    guard row.contains(where: \.hasFullByte) else { return [] }
    var runs: [Range<Int>] = []
    var start = 0
    while let first = next(true, from: start, y) {
      start = next(false, from: first, y) ?? width
      if start - first >= least { runs.append(first..<start) }
    }
    return runs
  }

  /// The pixels that are set with as many above them as make `count` in all.
  func standing(_ count: Int) -> BitPage {
    var page = self
    var height = 1
    page.words.withUnsafeMutableBufferPointer { words in
      while height < count {
        let step = min(height, count - height) * stride
        for index in Swift.stride(from: words.count - 1, through: 0, by: -1) {
          words[index] = index < step ? 0 : words[index] & words[index - step]
        }
        height += step / stride
      }
    }
    return page
  }

  /// The pixels of a row that are set while the one below is not, from the left.
  func forEachEnd(_ y: Int, _ body: (Int) -> Void) {
    for column in 0..<stride {
      var ends = words[y * stride + column]
      guard ends != 0 else { continue }
      if y + 1 < height { ends &= ~words[(y + 1) * stride + column] }
      while ends != 0 {
        body(column * 64 + ends.trailingZeroBitCount)
        ends &= ends &- 1
      }
    }
  }

  /// The first pixel of a row from `start` that is set, or not set; nil where there is none.
  private func next(_ isSet: Bool, from start: Int, _ y: Int) -> Int? {
    guard start < width else { return nil }
    let flip: UInt64 = isSet ? 0 : .max
    var column = start / 64
    var word = (words[y * stride + column] ^ flip) & (UInt64.max << UInt64(start % 64))
    while word == 0 {
      column += 1
      guard column < stride else { return nil }
      word = words[y * stride + column] ^ flip
    }
    let found = column * 64 + word.trailingZeroBitCount
    return found < width ? found : nil
  }

  /// Up to 64 pixels of a row, the first one's bit lowest.
  private func bits(_ columns: Range<Int>, _ y: Int) -> UInt64 {
    guard let first = columns.first else { return 0 }
    let index = y * stride + first / 64
    let shift = UInt64(first % 64)
    var bits = words[index] >> shift
    if columns.upperBound > (first / 64 + 1) * 64 { bits |= words[index + 1] << (64 - shift) }
    return bits & (.max >> UInt64(64 - columns.count))
  }

  /// The words that hold some pixels of a row.
  private static func words(of columns: Range<Int>) -> Range<Int> {
    columns.isEmpty ? 0..<0 : (columns.lowerBound / 64)..<((columns.upperBound + 63) / 64)
  }

  /// Those of the pixels that a word holds.
  private static func mask(_ columns: Range<Int>, _ word: Int) -> UInt64 {
    let from = max(0, columns.lowerBound - 64 * word)
    let to = min(64, columns.upperBound - 64 * word)
    return (UInt64.max << UInt64(from)) & (UInt64.max >> UInt64(64 - to))
  }
}

extension UInt64 {
  fileprivate var hasFullByte: Bool {
    let clear = ~self
    return (clear &- 0x0101_0101_0101_0101) & self & 0x8080_8080_8080_8080 != 0
  }
}
