/// A grey picture, and where in it there is ink and where pixels stand out from what lies two or three pixels to either
/// side, as those of a rule do and those inside a fill do not. Eight pixels are compared at once, as the bytes of a word.
struct GreyPage {
  let grey: UnsafeBufferPointer<UInt8>
  let width: Int
  let height: Int

  /// Paler than this is no ink: nobody reads it on white.
  private static let pale: UInt8 = 208
  private static let contrast: UInt8 = 24

  struct Marks {
    var ink: BitPage
    /// Darker than what lies above and below.
    var level: BitPage
    /// Darker than what lies to the left and to the right.
    var upright: BitPage
  }

  var marks: Marks {
    let blank = BitPage(width: width, height: height)
    var marks = Marks(ink: blank, level: blank, upright: blank)
    let raw = UnsafeRawBufferPointer(grey)
    for y in 0..<height {
      for column in 0..<blank.stride {
        let from = column * 64
        let to = min(from + 64, width)
        guard !isPaper(raw, y, from, to) else { continue }
        var found = Eight()
        var word = (ink: UInt64(0), level: UInt64(0), upright: UInt64(0))
        var x = from
        while x < to {
          let isWhole = x + 8 <= width
          if isWhole, raw.loadUnaligned(fromByteOffset: y * width + x, as: UInt64.self) == .max {
            x += 8
            continue
          }
          // At the sides of the page there is paper all around.
          found = x >= 3 && x + 11 <= width ? eight(raw, x, y) : oneByOne(x, y)
          let shift = UInt64(x - from)
          word.ink |= found.ink << shift
          word.level |= found.level << shift
          word.upright |= found.upright << shift
          x += 8
        }
        if word.ink | word.level | word.upright != 0 {
          marks.ink.set(word.ink, column, y)
          marks.level.set(word.level, column, y)
          marks.upright.set(word.upright, column, y)
        }
      }
    }
    return marks
  }

  /// Whether a whole word's pixels are white.
  private func isPaper(_ raw: UnsafeRawBufferPointer, _ y: Int, _ from: Int, _ to: Int) -> Bool {
    guard to - from == 64 else { return false }
    var all = UInt64.max
    for x in stride(from: from, to: to, by: 8) {
      all &= raw.loadUnaligned(fromByteOffset: y * width + x, as: UInt64.self)
    }
    return all == .max
  }

  /// Bits for the pixels from one on, eight or as many as the row still has.
  private struct Eight {
    var ink: UInt64 = 0
    var level: UInt64 = 0
    var upright: UInt64 = 0
  }

  private func eight(_ raw: UnsafeRawBufferPointer, _ x: Int, _ y: Int) -> Eight {
    func pixels(_ x: Int, _ y: Int) -> Bytes {
      Bytes(raw.loadUnaligned(fromByteOffset: y * width + x, as: UInt64.self))
    }
    let here = pixels(x, y)
    // Where adding the contrast would pass white, nothing can be so much paler.
    let mayStandOut = ~here.atLeast(Bytes(repeating: 255 - Self.contrast + 1))
    let least = here.adding(Self.contrast)
    func isPaler(_ one: Bytes, _ other: Bytes) -> UInt64 { one.atLeast(least) | other.atLeast(least) }
    let above = y < 3 ? .max : isPaler(pixels(x, y - 2), pixels(x, y - 3))
    let below = y + 3 >= height ? .max : isPaler(pixels(x, y + 2), pixels(x, y + 3))
    let left = isPaler(pixels(x - 2, y), pixels(x - 3, y))
    let right = isPaler(pixels(x + 2, y), pixels(x + 3, y))
    return Eight(
      ink: Bytes.bits(~here.atLeast(Bytes(repeating: Self.pale))), level: Bytes.bits(mayStandOut & above & below),
      upright: Bytes.bits(mayStandOut & left & right))
  }

  private func oneByOne(_ x: Int, _ y: Int) -> Eight {
    var found = Eight()
    for index in 0..<min(8, width - x) {
      let bit = UInt64(1) << UInt64(index)
      if self[x + index, y] < Self.pale { found.ink |= bit }
      if standsOutLevel(x + index, y) { found.level |= bit }
      if standsOutUpright(x + index, y) { found.upright |= bit }
    }
    return found
  }

  private subscript(x: Int, y: Int) -> UInt8 { grey[y * width + x] }

  private func standsOutLevel(_ x: Int, _ y: Int) -> Bool {
    let least = Int(self[x, y]) + Int(Self.contrast)
    let above = y < 3 ? 255 : max(Int(self[x, y - 2]), Int(self[x, y - 3]))
    let below = y + 3 >= height ? 255 : max(Int(self[x, y + 2]), Int(self[x, y + 3]))
    return least <= above && least <= below
  }

  private func standsOutUpright(_ x: Int, _ y: Int) -> Bool {
    let least = Int(self[x, y]) + Int(Self.contrast)
    let left = x < 3 ? 255 : max(Int(self[x - 2, y]), Int(self[x - 3, y]))
    let right = x + 3 >= width ? 255 : max(Int(self[x + 2, y]), Int(self[x + 3, y]))
    return least <= left && least <= right
  }
}

/// Eight bytes of a word, each on its own; answers stand in the highest bit of each byte.
private struct Bytes {
  private let word: UInt64

  private static let highest: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  init(_ word: UInt64) { self.word = UInt64(littleEndian: word) }

  init(repeating byte: UInt8) { word = UInt64(byte) &* Self.ones }

  /// Modulo 256.
  func adding(_ byte: UInt8) -> Bytes {
    let other = UInt64(byte) &* Self.ones
    return Bytes(((word & ~Self.highest) &+ (other & ~Self.highest)) ^ ((word ^ other) & Self.highest))
  }

  func atLeast(_ other: Bytes) -> UInt64 {
    // In seven bits first, with the eighth set so that no byte borrows from the next.
    let low = (word | Self.highest) &- (other.word & ~Self.highest)
    return ((word & ~other.word) | (~(word ^ other.word) & low)) & Self.highest
  }

  /// The highest bits as eight bits, the first byte's lowest.
  static func bits(_ answers: UInt64) -> UInt64 {
    (((answers & highest) >> 7) &* 0x0102_0408_1020_4080) >> 56
  }
}
