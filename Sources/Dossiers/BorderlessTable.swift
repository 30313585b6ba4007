import Values

/// A table without rules: lines whose words stand in three columns or more, with clear gutters between them. Two columns
/// are text beside text. It is sure only where every line fills every column; else nothing in it is.
struct BorderlessTable {
  let box: Box
  let isRegular: Bool
  private let columns: [Span]
  private let bands: [[Segment]]

  private typealias Span = (left: Double, right: Double)

  /// Words that stand together on a line.
  private struct Segment {
    let words: [PageWord]
    let box: Box
  }

  private static let leastColumns = 3

  static func all(in lines: [PageLine]) -> [BorderlessTable] {
    let bands = bands(of: lines)
    var found: [BorderlessTable] = []
    var index = 0
    while index < bands.count {
      guard bands[index].count >= leastColumns else {
        index += 1
        continue
      }
      var end = index + 1
      var last = index
      while end < bands.count, isNear(bands[end - 1], bands[end]) {
        if bands[end].count >= leastColumns { last = end }
        end += 1
      }
      // What hangs closely below belongs to the last line as well as not.
      while last + 1 < end, hangs(bands[last + 1], below: bands[last]) { last += 1 }
      if let table = BorderlessTable(Array(bands[index...last])) {
        found.append(table)
        index = last + 1
      } else {
        index += 1
      }
    }
    return found
  }

  private init?(_ bands: [[Segment]]) {
    let full = bands.filter { $0.count >= Self.leastColumns }
    guard full.count >= 2 else { return nil }
    var columns: [Span] = []
    for segment in full.joined().sorted(by: { $0.box.left < $1.box.left }) {
      if let last = columns.last, segment.box.left < last.right {
        columns[columns.count - 1].right = max(last.right, segment.box.right)
      } else {
        columns.append((segment.box.left, segment.box.right))
      }
    }
    guard columns.count >= Self.leastColumns else { return nil }
    self.columns = columns
    self.bands = bands
    isRegular = bands.allSatisfy { band in
      band.count == columns.count
        && zip(band, columns).allSatisfy { $0.box.left >= $1.left && $0.box.right <= $1.right }
    }
    box = bands.joined().dropFirst().reduce(bands[0][0].box) { $0.union($1.box) }
  }

  func rows(table: Int, page: Int, doubts: Set<Doubt>) -> [[Cell]] {
    bands.enumerated().map { row, band in
      columns.enumerated().compactMap { column, span -> Cell? in
        let words = band.filter { segment in
          let middle = (segment.box.left + segment.box.right) / 2
          return columns.firstIndex { middle <= $0.right } ?? columns.count - 1 == column
        }.flatMap(\.words)
        let text = PageText.text(of: words)
        var own = doubts.union(text.doubts)
        if !isRegular { own.insert(.unsureColumns) }
        if words.contains(where: \.isStruck) { own.insert(.struck) }
        let box = words.box ?? Box(left: span.left, top: band[0].box.top, right: span.right, bottom: band[0].box.bottom)
        return Cell(
          text: text.text.nfc.trimmingBlanks, column: column, columnSpan: 1, continuesAbove: false,
          place: Place(
            part: .body, table: table, row: row + 1, cell: column + 1, page: page, box: box.rounded,
            confidence: text.confidence),
          doubts: own)
      }
    }
  }

  /// Segments that stand beside one another, from the top.
  private static func bands(of lines: [PageLine]) -> [[Segment]] {
    PageText.lines(of: lines.flatMap(\.words)).map { words in
      var segments: [[PageWord]] = []
      for word in words {
        let gap = segments.last?.last.map { word.box.left - $0.box.right } ?? .infinity
        if gap < 0.75 * word.height { segments[segments.count - 1].append(word) } else { segments.append([word]) }
      }
      return segments.compactMap { words in words.box.map { Segment(words: words, box: $0) } }
    }
  }

  private static func isNear(_ above: [Segment], _ below: [Segment]) -> Bool {
    guard let last = above.first?.box, let next = below.first?.box else { return false }
    return next.top - last.bottom < 1.5 * (last.bottom - last.top)
  }

  private static func hangs(_ below: [Segment], below above: [Segment]) -> Bool {
    guard let last = above.first?.box, let next = below.first?.box else { return false }
    let isClose = next.top - last.bottom < 0.3 * (last.bottom - last.top)
    return isClose
      && below.allSatisfy { segment in
        above.contains { abs($0.box.left - segment.box.left) < 6 } && segment.box.right - segment.box.left < 200
      }
  }
}
