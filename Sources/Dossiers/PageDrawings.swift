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
    var rest = BitPage(width: width, height: height)
    for word in words {
      rest.fill(word.box.left - 2, word.box.top - 1, word.box.right + 2, word.box.bottom + 1)
    }
    for rule in level {
      rest.fill(Double(rule.from) - 3, Double(rule.at) - 2, Double(rule.to) + 3, Double(rule.at) + 5)
    }
    for rule in upright {
      rest.fill(Double(rule.at) - 2, Double(rule.from) - 3, Double(rule.at) + 5, Double(rule.to) + 3)
    }
    return clusters(of: inked(besides: rest), besides: rest, countsFills: hasPictures)
  }

  /// How much ink each tile has, tiles in rows from the top.
  private func inked(besides rest: BitPage) -> Tiles {
    var tiles = Tiles(
      across: (width + Self.tile - 1) / Self.tile, down: (height + Self.tile - 1) / Self.tile)
    for index in ink.words.indices {
      var left = ink.words[index] & ~rest.words[index]
      guard left != 0 else { continue }
      var tile = index / ink.stride / Self.tile * tiles.across + index % ink.stride * (64 / Self.tile)
      while left != 0 {
        tiles.inked[tile] += UInt8(truncatingIfNeeded: left).nonzeroBitCount
        left >>= UInt64(Self.tile)
        tile += 1
      }
    }
    return tiles
  }

  private struct Tiles {
    let across: Int
    let down: Int
    var inked: [Int]

    init(across: Int, down: Int) {
      self.across = across
      self.down = down
      inked = [Int](repeating: 0, count: across * down)
    }
  }

  /// Tiles with ink that touch one another.
  private func clusters(of tiles: Tiles, besides rest: BitPage, countsFills: Bool) -> [Box] {
    let (inked, across, down) = (tiles.inked, tiles.across, tiles.down)
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
        let (x, y) = (index % across, index / across)
        for row in (y * Self.tile)..<min((y + 1) * Self.tile, height) { area += (~rest.byte(x, row)).nonzeroBitCount }
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
