import Values

/// Pictures and drawings on a page: ink that is no word, no rule and no plain fill.
extension PageInk {
  private static let tile = 8
  /// Less ink than this, or smaller than this, is a bullet or a speck.
  private static let leastInk = 60
  private static let leastSide = 14.0
  /// More of an area than this filled is a shade, which says nothing.
  private static let filled = 0.8

  /// - Parameter hasPictures: whether the file says so of the page; then what looks like a fill may be one of them.
  func drawings(besides words: [PageWord], hasPictures: Bool) -> [Box] {
    var rest = Bits(width: width, height: height)
    for word in words {
      rest.set(word.box.left - 2, word.box.top - 1, word.box.right + 2, word.box.bottom + 1)
    }
    for rule in level {
      rest.set(Double(rule.from) - 3, Double(rule.at) - 2, Double(rule.to) + 3, Double(rule.at) + 5)
    }
    for rule in upright {
      rest.set(Double(rule.at) - 2, Double(rule.from) - 3, Double(rule.at) + 5, Double(rule.to) + 3)
    }
    let across = (width + Self.tile - 1) / Self.tile
    let down = (height + Self.tile - 1) / Self.tile
    var inked = [Int](repeating: 0, count: across * down)
    var looked = inked
    for y in 0..<height {
      for x in 0..<across {
        let covered = rest.byte(x, y)
        let here = byte(x, y) & ~covered
        inked[y / Self.tile * across + x] += here.nonzeroBitCount
        looked[y / Self.tile * across + x] += (~covered).nonzeroBitCount
      }
    }
    return clusters(inked, looked, across: across, down: down, countsFills: hasPictures)
  }

  /// Tiles with ink that touch one another.
  private func clusters(_ inked: [Int], _ looked: [Int], across: Int, down: Int, countsFills: Bool) -> [Box] {
    var seen = inked.map { $0 < 3 }
    var found: [Box] = []
    for start in inked.indices where !seen[start] {
      var open = [start]
      seen[start] = true
      var ink = 0
      var area = 0
      var box: Box?
      while let index = open.popLast() {
        ink += inked[index]
        area += looked[index]
        let (x, y) = (index % across, index / across)
        let side = Double(Self.tile)
        let tile = Box(
          left: Double(x) * side, top: Double(y) * side, right: Double(x + 1) * side, bottom: Double(y + 1) * side)
        box = box?.union(tile) ?? tile
        for nextY in max(0, y - 1)...min(down - 1, y + 1) {
          for nextX in max(0, x - 1)...min(across - 1, x + 1) where !seen[nextY * across + nextX] {
            seen[nextY * across + nextX] = true
            open.append(nextY * across + nextX)
          }
        }
      }
      guard let box, ink >= Self.leastInk, max(box.right - box.left, box.bottom - box.top) >= Self.leastSide,
        countsFills || Double(ink) < Self.filled * Double(max(area, 1))
      else { continue }
      found.append(box)
    }
    return found
  }
}

/// One bit a pixel.
private struct Bits {
  private var words: [UInt64]
  private let stride: Int
  private let width: Int
  private let height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    stride = (width + 63) / 64
    words = [UInt64](repeating: 0, count: stride * height)
  }

  mutating func set(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    let columns = max(0, Int(left))..<max(0, min(width, Int(right) + 1), Int(left))
    let rows = max(0, Int(top))..<max(0, min(height, Int(bottom) + 1), Int(top))
    for y in rows {
      for x in columns { words[y * stride + x / 64] |= 1 << UInt64(x % 64) }
    }
  }

  /// The eight pixels of a tile in a row.
  func byte(_ tile: Int, _ y: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[y * stride + tile / 8] >> UInt64(tile % 8 * 8))
  }
}
