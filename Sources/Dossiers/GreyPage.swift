/// A grey picture, and where in it there is ink and where pixels stand out from what lies two or three pixels to either
/// side, as those of a rule do and those inside a fill do not. Sixteen pixels are compared at once.
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

  var marks: Marks { plainInk.map(Marks.init(ofPlain:)) ?? greyMarks }

  /// The ink of a page that is black and white and nothing between, as one drawn without smoothing mostly is; else nil.
  private var plainInk: BitPage? {
    var ink = BitPage(width: width, height: height)
    guard let start = UnsafeRawPointer(grey.baseAddress) else { return ink }
    for y in 0..<height {
      for column in 0..<ink.stride {
        let from = column * 64
        let row = start + (y * width + from)
        let count = min(64, width - from)
        if count == 64, Self.isPaper(row) { continue }
        var found: UInt64 = 0
        for x in stride(from: 0, to: count - 15, by: 16) {
          let here = (row + x).loadUnaligned(as: Bytes.self)
          let black = here .== Bytes(repeating: 0)
          guard all(black .| (here .== Bytes(repeating: .max))) else { return nil }
          found |= Self.bits(black) &<< UInt64(x)
        }
        for x in (count & ~15)..<count {
          switch grey[y * width + from + x] {
          case 0: found |= 1 &<< UInt64(x)
          case .max: continue
          default: return nil
          }
        }
        if found != 0 { ink.set(found, column, y) }
      }
    }
    return ink
  }

  private var greyMarks: Marks {
    let blank = BitPage(width: width, height: height)
    var marks = Marks(ink: blank, level: blank, upright: blank)
    guard let start = UnsafeRawPointer(grey.baseAddress) else { return marks }
    for y in 0..<height {
      for column in 0..<blank.stride {
        let from = column * 64
        let row = start + (y * width + from)
        let isWhole = from + 64 <= width
        if isWhole, Self.isPaper(row) { continue }
        var found = Found()
        for x in stride(from: 0, to: min(64, width - from), by: 16) {
          // At the sides of the page there is paper all around.
          let isInside = from + x >= 3 && from + x + 19 <= width
          let sixteen = isInside ? sixteen(row + x, y) : oneByOne(from + x, y)
          found.ink |= sixteen.ink &<< UInt64(x)
          found.level |= sixteen.level &<< UInt64(x)
          found.upright |= sixteen.upright &<< UInt64(x)
        }
        if found.ink | found.level | found.upright != 0 {
          marks.ink.set(found.ink, column, y)
          marks.level.set(found.level, column, y)
          marks.upright.set(found.upright, column, y)
        }
      }
    }
    return marks
  }

  /// Whether 64 pixels are white.
  private static func isPaper(_ pixels: UnsafeRawPointer) -> Bool {
    let eight = pixels.loadUnaligned(as: SIMD8<UInt64>.self)
    let four = eight.lowHalf & eight.highHalf
    let two = four.lowHalf & four.highHalf
    return two[0] & two[1] == .max
  }

  /// Bits for the pixels from one on, sixteen or as many as the row still has.
  private struct Found {
    var ink: UInt64 = 0
    var level: UInt64 = 0
    var upright: UInt64 = 0
  }

  private typealias Bytes = SIMD16<UInt8>

  @inline(__always)
  private func sixteen(_ place: UnsafeRawPointer, _ y: Int) -> Found {
    func pixels(_ distance: Int) -> Bytes { (place + distance).loadUnaligned(as: Bytes.self) }
    let here = pixels(0)
    guard unsafeBitCast(here, to: SIMD2<UInt64>.self) != SIMD2(repeating: .max) else { return Found() }
    // Where adding the contrast would pass white, nothing can be so much paler.
    let mayStandOut = here .<= Bytes(repeating: 255 - Self.contrast)
    let least = here &+ Bytes(repeating: Self.contrast)
    func isPaler(_ one: Int, _ other: Int) -> SIMDMask<SIMD16<Int8>> {
      (pixels(one) .>= least) .| (pixels(other) .>= least)
    }
    var level = mayStandOut
    if y >= 3 { level = level .& isPaler(-2 * width, -3 * width) }
    if y + 3 < height { level = level .& isPaler(2 * width, 3 * width) }
    return Found(
      ink: Self.bits(here .< Bytes(repeating: Self.pale)), level: Self.bits(level),
      upright: Self.bits(mayStandOut .& isPaler(-2, -3) .& isPaler(2, 3)))
  }

  /// Sixteen bits, the first byte's lowest.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    func eight(_ half: UInt64) -> UInt64 {
      ((UInt64(littleEndian: half) & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
    }
    return eight(halves[0]) | eight(halves[1]) &<< 8
  }

  private func oneByOne(_ x: Int, _ y: Int) -> Found {
    var found = Found()
    for index in 0..<min(16, width - x) where self[x + index, y] < .max {
      let bit = UInt64(1) &<< UInt64(index)
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

extension GreyPage.Marks {
  /// Of black pixels on white: those stand out that are white two or three pixels away, on both sides.
  fileprivate init(ofPlain ink: BitPage) {
    self.init(ink: ink, level: ink, upright: ink)
    let words = ink.words
    /// A word of a row; beyond the page there is paper.
    func black(_ column: Int, _ y: Int) -> UInt64 {
      column < 0 || column >= ink.stride || y < 0 || y >= ink.height ? 0 : words[y * ink.stride + column]
    }
    for y in 0..<ink.height {
      for column in 0..<ink.stride {
        let here = black(column, y)
        guard here != 0 else { continue }
        let above = black(column, y - 2) & black(column, y - 3)
        let below = black(column, y + 2) & black(column, y + 3)
        level.set(here & ~above & ~below, column, y)
        let (before, behind) = (black(column - 1, y), black(column + 1, y))
        let left = (here &<< 2 | before &>> 62) & (here &<< 3 | before &>> 61)
        let right = (here &>> 2 | behind &<< 62) & (here &>> 3 | behind &<< 61)
        upright.set(here & ~left & ~right, column, y)
      }
    }
  }
}
