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

  /// No line of letters is as low as this, in pixels; marks of letters are.
  private static let lowBody = Int(3 * side)

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
  var lines: [Box] { lines(least: max(1, (rows.max() ?? 0) / 12)).map(band) }

  /// - Parameter least: fewer pixels of ink in a row are hardly any.
  private func lines(least: UInt32) -> [Range<Int>] {
    let bands = Self.runs(of: rows, least: least)
    var joined: [Range<Int>] = []
    for (index, band) in bands.enumerated() {
      let gapAbove = joined.last.map { band.lowerBound - $0.upperBound } ?? .max
      let gapBelow = index + 1 < bands.count ? bands[index + 1].lowerBound - band.upperBound : .max
      if let last = joined.last, band.count < Self.lowBody && gapAbove < gapBelow || last.count < Self.lowBody {
        joined[joined.count - 1] = last.lowerBound..<band.upperBound
      } else {
        joined.append(band)
      }
    }
    return joined
  }

  /// Of how many times the usual height a line is taken for several that touch.
  private static let touching = 1.5
  /// How much of its fullest row's ink a row has that belongs to the body of a line, in the order in which it is tried: what
  /// stands between lines that touch are marks and tails of a few letters.
  private static let bodies: [UInt32] = [12, 8, 5, 3]

  /// The lines, those whose letters touch parted where there is least ink between their bodies.
  func partedLines(least: UInt32) -> [Box] {
    let all = lines(least: least)
    return all.indices.flatMap { index in
      let near = all[max(0, index - 3)..<min(all.count, index + 4)].map(\.count).sorted()
      return parted(all[index], usual: near[near.count / 2]).map(band)
    }
  }

  private func parted(_ range: Range<Int>, usual: Int) -> [Range<Int>] {
    guard Double(range.count) > Self.touching * Double(usual) else { return [range] }
    let rows = Array(rows[range])
    let most = rows.max() ?? 0
    for share in Self.bodies {
      let bodies = Self.runs(of: rows, least: max(2, most / share)).filter { $0.count >= Self.lowBody }
      guard bodies.count >= 2 else { continue }
      let cuts = zip(bodies, bodies.dropFirst()).map { above, below in
        let between = above.upperBound..<below.lowerBound
        let least = between.filter { rows[$0] == between.map { rows[$0] }.min() }
        return range.lowerBound + least[least.count / 2]
      }
      return zip([range.lowerBound] + cuts, cuts + [range.upperBound]).flatMap { parted($0..<$1, usual: usual) }
    }
    return [range]
  }

  /// Of columns of ink those of the dots that end them: as narrow as one another, no farther apart, as many at least as no
  /// ellipsis has.
  static func dots(in columns: [UInt32]) -> Range<Int>? {
    let widest = Int(2 * side)
    let dots = Array(runs(of: columns, least: 1).reversed().prefix { $0.count <= widest })
    let even = zip(dots, dots.dropFirst()).prefix { $0.lowerBound - $1.upperBound <= 2 * widest }
    guard even.count + 1 >= leastDots, let last = dots.first, let first = even.last?.1,
      columns.count - last.upperBound <= 4 * widest
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  private static let leastDots = 5

  /// Where neighbouring rows, or columns, have at least so much ink.
  static func runs(of ink: [UInt32], least: UInt32) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (at, ink) in ink.enumerated() where ink >= least {
      if let last = runs.last, last.upperBound == at {
        runs[runs.count - 1] = last.lowerBound..<(at + 1)
      } else {
        runs.append(at..<(at + 1))
      }
    }
    return runs
  }
}
