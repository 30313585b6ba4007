import RecognitionShim
import Values

/// The ink of a page that is a picture.
extension PageInk {
  /// The page at one pixel a point.
  init(small picture: OpaquePointer) {
    let side = Int(PAGE_PIXELS_A_POINT)
    let (width, height) = (Int(page_width(picture)) / side, Int(page_height(picture)) / side)
    var grey = [UInt8](repeating: 255, count: width * height)
    page_small(picture, &grey)
    self = grey.withUnsafeBufferPointer { PageInk(grey: $0, width: width, height: height) }
  }

  /// With the rules that are found in all its pixels: at a point a pixel, letters that touch are as straight.
  init(recognising picture: OpaquePointer) {
    let small = PageInk(small: picture)
    var found = FoundRules(width: small.width, height: small.height)
    let failed = withUnsafeMutablePointer(to: &found) { found in
      page_find_rules(
        picture,
        { context, isUpright, left, top, right, bottom in
          context?.assumingMemoryBound(to: FoundRules.self).pointee.add(isUpright != 0, left, top, right, bottom)
        }, found)
    }
    self =
      failed != 0
      ? small
      : PageInk(ink: small.ink, level: Self.joined(found.level), upright: Self.joined(found.upright)).withoutStrokes
  }

  var whole: Box { Box(left: 0, top: 0, right: Double(width), bottom: Double(height)) }

  /// How much of the page is inked.
  var inkedShare: Double {
    Double((0..<height).reduce(0) { $0 + ink.count(0..<width, $1) }) / Double(max(1, width * height))
  }

  /// In points: what letters that run together are not as wide as, a heading is not as high as.
  private static let longestRun = 80
  private static let highestLetter = 40
  /// A row of a table is higher than this, in points.
  private static let lowestRow = 6

  /// Before any word is known, what tells the sides of a cell from the strokes of letters is their length, and that they go
  /// from rule to rule.
  private var withoutStrokes: PageInk {
    func isNear(_ rules: [Rule], _ at: Int, _ along: Int) -> Bool {
      rules.contains { abs($0.at - along) <= 2 && $0.from - 3 <= at && at <= $0.to + 3 }
    }
    let long = level.filter { $0.length >= Self.longestRun }
    // A stem touches one rule at most; ink that was taken away with a stamp may have cut a side short.
    let sides = upright.filter { rule in
      let met = long.filter {
        $0.from - 3 <= rule.at && rule.at <= $0.to + 3 && rule.from - 2 <= $0.at && $0.at <= rule.to + 2
      }
      return rule.length >= Self.highestLetter
        || (met.map(\.at).max() ?? 0) - (met.map(\.at).min() ?? 0) > Self.lowestRow
    }
    let tops = level.filter { rule in
      rule.length >= Self.longestRun || isNear(sides, rule.at, rule.from) && isNear(sides, rule.at, rule.to)
    }
    return PageInk(ink: ink, level: tops, upright: sides)
  }
}

/// Rules as they are told, in pixels; kept in points.
private struct FoundRules {
  let width: Int
  let height: Int
  private(set) var level: [PageInk.Rule] = []
  private(set) var upright: [PageInk.Rule] = []

  mutating func add(_ isUpright: Bool, _ left: Int32, _ top: Int32, _ right: Int32, _ bottom: Int32) {
    // The last pixels of a page may be less than a point.
    func points(_ pixels: Int32, _ most: Int) -> Int { min(Int(pixels) / Int(PAGE_PIXELS_A_POINT), most - 1) }
    if isUpright {
      upright.append(
        PageInk.Rule(
          at: points((left + right) / 2, width), from: points(top, height), to: points(bottom - 1, height)))
    } else {
      level.append(
        PageInk.Rule(
          at: points((top + bottom) / 2, height), from: points(left, width), to: points(right - 1, width)))
    }
  }
}
