import RecognitionShim
import Values

/// A page in the hands of the machine: what it makes of a rectangle, and the ink of one.
struct RecognisedPicture {
  private let machine: OpaquePointer
  private let picture: OpaquePointer

  init(machine: OpaquePointer, picture: OpaquePointer) {
    self.machine = machine
    self.picture = picture
  }

  static let side = Double(PAGE_PIXELS_A_POINT)
  /// No letter is as low as this, in points.
  private static let leastHeight = 2.0

  /// The words of a rectangle in lines; what stands for no letter and no figure is left out where it is not sure.
  func words(in box: Box, _ mode: recogniser_mode, scale: Double = 1) -> [[PageWord]] {
    var told = Told()
    let status = withUnsafeMutablePointer(to: &told) { told in
      recogniser_read(
        machine, picture, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels, scale, mode,
        { context, text, confidence, left, top, right, bottom, _, line in
          guard let text, let told = context?.assumingMemoryBound(to: Told.self) else { return }
          told.pointee.add(String(cString: text), confidence, [left, top, right, bottom], line)
        }, told)
    }
    return status == 0 ? told.lines : []
  }

  private struct Told {
    var lines: [[PageWord]] = []
    private var last: Int32 = -1

    mutating func add(_ text: String, _ confidence: Float, _ sides: [Int32], _ line: Int32) {
      // The machine writes a stroke in two ways, at times both for one.
      let text = text.nfc.replacing("/\u{2044}", with: "/").replacing("\u{2044}", with: "/").trimmingBlanks
      let percent = max(0, min(100, Int(confidence)))
      guard sides[0] < sides[2], sides[1] < sides[3], !text.isEmpty, percent >= 60 || text.hasLetters else { return }
      let points = sides.map { Double($0) / RecognisedPicture.side }
      // The machine at times reads the upper edge of a line once more.
      guard points[3] - points[1] >= RecognisedPicture.leastHeight || !text.hasLetters else { return }
      if line != last || lines.isEmpty { lines.append([]) }
      last = line
      lines[lines.count - 1].append(
        PageWord(
          text: text, box: Box(left: points[0], top: points[1], right: points[2], bottom: points[3]),
          confidence: percent))
    }
  }

  var whole: Box {
    Box(
      left: 0, top: 0, right: Double(page_width(picture)) / Self.side, bottom: Double(page_height(picture)) / Self.side)
  }

  func ink(in box: Box) -> InkRows {
    let (top, bottom) = (box.top.pixels, box.bottom.pixels)
    var rows = [UInt32](repeating: 0, count: max(0, Int(bottom - top)))
    var (from, to): (Int32, Int32) = (0, 0)
    let count = page_row_ink(picture, box.left.pixels, top, box.right.pixels, bottom, &rows, &from, &to)
    return InkRows(count: count, top: Int(top), left: Int(from), right: Int(to), rows: rows)
  }

  func whiten(_ box: Box) {
    page_whiten(picture, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)
  }

  /// Where there is ink besides rules, fills and what was whitened.
  var drawings: [Box] { PageInk(small: picture).drawings(besides: [], hasPictures: true) }

  /// The page is what was red on it from here on; false, and the page is as it was, where there is hardly any.
  func turnToRed() -> Bool { page_turn_to_red(picture) != 0 }

  /// The longest level run of ink in a rectangle, in points.
  func longestRun(in box: Box) -> Double {
    Double(page_longest_run(picture, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)) / Self.side
  }

  /// How many pixels of ink a rectangle has in each of its columns.
  func columnInk(in box: Box) -> [UInt32] {
    var columns = [UInt32](repeating: 0, count: max(0, Int(box.right.pixels - box.left.pixels)))
    page_column_ink(picture, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels, &columns)
    return columns
  }

  /// How far from its place a rule that wavers is still one, in points.
  private static let waver = 3.0

  func whitenRules(level box: Box) {
    let box = box.grown(by: Self.waver)
    page_whiten_rules(picture, 0, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)
  }

  func whitenRules(upright box: Box) {
    let box = box.grown(by: Self.waver)
    page_whiten_rules(picture, 1, box.left.pixels, box.top.pixels, box.right.pixels, box.bottom.pixels)
  }

  /// A speck on a line is no ink of it.
  static let speck: UInt32 = 2
  /// What stands nearer to the edge of a page, in points, is the shadow of its edge.
  private static let border = 8.0

  /// Every line of ink, from the top, those that touch parted.
  var inkLines: [InkLine] {
    ink(in: whole).partedLines(least: Self.speck).compactMap { box in
      let columns = columnInk(
        in: Box(left: Self.border, top: box.top, right: whole.right - Self.border, bottom: box.bottom))
      let line = InkLine(
        top: box.top, bottom: box.bottom,
        runs: InkRows.runs(of: columns, least: Self.speck).map {
          (Self.border + Double($0.lowerBound) / Self.side, Self.border + Double($0.upperBound) / Self.side)
        })
      return line.runs.isEmpty || line.height < Self.leastHeight ? nil : line
    }
  }
}

extension Double {
  /// Points as pixels of the page.
  fileprivate var pixels: Int32 { Int32((self * Double(PAGE_PIXELS_A_POINT)).rounded()) }
}
