import RecognitionShim
import Values

/// The ink of a rectangle, row by row, in pixels of the page.
struct InkRows {
  let count: UInt
  let top: Int
  let left: Int
  let right: Int
  let rows: [UInt32]

  private static let side = Double(PAGE_PIXELS_A_POINT)

  var box: Box {
    let first = rows.firstIndex { $0 > 0 } ?? 0
    let last = rows.lastIndex { $0 > 0 } ?? first
    return band(first..<(last + 1))
  }

  private func band(_ rows: Range<Int>) -> Box {
    Box(
      left: Double(left) / Self.side, top: Double(top + rows.lowerBound) / Self.side,
      right: Double(max(right, left + 1)) / Self.side, bottom: Double(top + rows.upperBound) / Self.side)
  }

  /// A stroke on its own, as stands for *nothing* in a table; the machine makes no word of it.
  var isDash: Bool {
    let box = box
    let (width, height) = (box.right - box.left, box.bottom - box.top)
    return height <= 2.5 && width >= 1.8 * height && width <= 24
  }

  /// Specks: less high than letters are, or hardly any of the place over which they lie.
  var isDirt: Bool {
    let box = box
    let place = box.area * Self.side * Self.side
    return box.bottom - box.top < 3 || Double(count) < 0.03 * place && count < 300
  }

  /// Rows with hardly any ink part lines; marks above and below letters go with the nearer line.
  var lines: [Box] {
    let most = rows.max() ?? 0
    let least = max(1, most / 12)
    var bands: [Range<Int>] = []
    for (row, ink) in rows.enumerated() where ink >= least {
      if let last = bands.last, last.upperBound == row {
        bands[bands.count - 1] = last.lowerBound..<(row + 1)
      } else {
        bands.append(row..<(row + 1))
      }
    }
    let low = Int(Self.side * 3)
    var joined: [Range<Int>] = []
    for (index, band) in bands.enumerated() {
      let gapAbove = joined.last.map { band.lowerBound - $0.upperBound } ?? .max
      let gapBelow = index + 1 < bands.count ? bands[index + 1].lowerBound - band.upperBound : .max
      if let last = joined.last, band.count < low && gapAbove < gapBelow || last.count < low {
        joined[joined.count - 1] = last.lowerBound..<band.upperBound
      } else {
        joined.append(band)
      }
    }
    return joined.map(self.band)
  }
}
