import Values

/// A table without rules: lines whose words stand in three columns or more, with clear gutters between them. Two columns
/// are text beside text. It is sure only where every line fills every column; else nothing in it is.
struct BorderlessTable {
  let box: Box
  let isRegular: Bool
  private let columns: [Span]
  private let bands: [PageBand]
  /// From this band on it may be another table.
  private let unsure: Int?

  private typealias Span = ColumnSpans.Span

  private static let leastColumns = 3

  static func all(in lines: [PageLine]) -> [BorderlessTable] {
    let bands = PageBand.all(of: lines)
    var found: [BorderlessTable] = []
    var index = 0
    while index < bands.count {
      guard bands[index].count >= leastColumns else {
        index += 1
        continue
      }
      var end = index + 1
      var last = index
      while end < bands.count, bands[end - 1].isNear(bands[end]) {
        if bands[end].count >= leastColumns { last = end }
        end += 1
      }
      // What hangs closely below belongs to the last line as well as not.
      while last + 1 < end, bands[last + 1].hangs(below: bands[last]) { last += 1 }
      found += tables(in: Array(bands[index...last]))
      index = last + 1
    }
    return found
  }

  /// The tables of bands near one another: a heading with a head below it parts them.
  private static func tables(in bands: [PageBand]) -> [BorderlessTable] {
    var found: [BorderlessTable] = []
    var start = 0
    var unsure: Int?
    func close(at end: Int) {
      if let table = BorderlessTable(Array(bands[start..<end]), unsure: unsure.map { $0 - start }) {
        found.append(table)
      }
    }
    for index in bands.indices.dropFirst() where unsure == nil && bands[index].count == 1 {
      guard bands.indices.contains(start), start < index, let parts = parts(bands, from: start, at: index) else {
        continue
      }
      if parts {
        close(at: index)
        start = index + 1
      } else {
        unsure = index
      }
    }
    close(at: bands.count)
    return found
  }

  /// Whether a line of one segment parts the table above from one below; nil where it does not, false where that is not
  /// sure.
  private static func parts(_ bands: [PageBand], from start: Int, at index: Int) -> Bool? {
    let above = bands[start..<index].filter { $0.count >= leastColumns }
    guard let line = bands[index].segments.first, let left = above.map(\.box.left).min(), line.box.left < left + 6,
      line.text.beginsItem,
      // What numbers the columns begins no item.
      !above.dropFirst().contains(where: { $0.segments[0].text.beginsItem && !$0.texts.numberColumns }),
      index + 1 < bands.count, case let head = bands[index + 1], head.count >= leastColumns
    else { return nil }
    if head.segments[0].text.namesCount { return true }
    guard head.texts.allSatisfy(\.isLabelLike) else { return nil }
    if line.box.top - bands[index - 1].box.bottom > 0.6 * (line.box.bottom - line.box.top) { return true }
    let isCounted = above.dropFirst().contains { $0.segments[0].text.allSatisfy(\.isNumber) }
    if isCounted && head.segments[0].text.count > 1 { return true }
    return head.count > (above.map(\.count).max() ?? 0)
  }

  private init?(_ bands: [PageBand], unsure: Int?) {
    let full = bands[..<(unsure ?? bands.count)].filter { $0.count >= Self.leastColumns }
    guard full.count >= 2 else { return nil }
    let apart = PageBand.columns(of: full)
    let columns = Self.joined(apart, in: full)
    guard columns.count >= Self.leastColumns else { return nil }
    self.columns = columns
    self.bands = bands
    self.unsure = unsure
    isRegular =
      unsure == nil && columns.count == apart.count
      && bands.allSatisfy { band in
        band.count == columns.count
          && zip(band.segments, columns).allSatisfy { $0.box.left >= $1.left && $0.box.right <= $1.right }
      }
    box = bands.dropFirst().reduce(bands[0].box) { $0.union($1.box) }
  }

  /// Of two columns of which every band fills just one, one is made.
  private static func joined(_ columns: [Span], in bands: [PageBand]) -> [Span] {
    func fills(_ band: PageBand, _ column: Span) -> Bool {
      band.segments.contains { $0.box.left < column.right && $0.box.right > column.left }
    }
    return ColumnSpans.joined(columns) { one, next in bands.allSatisfy { fills($0, one) != fills($0, next) } }
  }

  // MARK: Rows

  /// Bands that make a row; whole where it is not told which cell, or row, each of them belongs to.
  private struct Row {
    var bands: [PageBand]
    var isWhole = false
  }

  func rows(table: Int, page: Int, doubts: Set<Doubt>) -> [[Cell]] {
    rows.enumerated().map { row, told in
      let box = told.bands.dropFirst().reduce(told.bands[0].box) { $0.union($1.box) }
      return (told.isWhole ? [columns.indices] : columns.indices.map { $0..<($0 + 1) }).enumerated().map { cell, span in
        let lines = told.bands.map { band in
          band.segments.filter { told.isWhole || column(of: $0) == span.lowerBound }.flatMap(\.words)
        }.filter { !$0.isEmpty }
        let words = lines.flatMap(\.self)
        var text = RunText()
        for line in lines.map({ PageText.text(of: $0) }) {
          text.text += (text.text.isEmpty || line.text.isEmpty ? "" : " ") + line.text
          text.doubts.formUnion(line.doubts)
          text.recognised(line.confidence)
        }
        var own = doubts.union(text.doubts)
        if !isRegular { own.insert(.unsureColumns) }
        if words.contains(where: \.isStruck) { own.insert(.struck) }
        let place =
          words.box
          ?? Box(
            left: columns[span.lowerBound].left, top: box.top, right: columns[span.upperBound - 1].right,
            bottom: box.bottom)
        return Cell(
          text: text.text.nfc.trimmingBlanks, column: span.lowerBound, columnSpan: span.count, continuesAbove: false,
          place: Place(
            part: .body, table: table, row: row + 1, cell: cell + 1, page: page, box: place.rounded,
            confidence: text.confidence),
          doubts: own)
      }
    }
  }

  private func column(of segment: PageBand.Segment) -> Int {
    let middle = (segment.box.left + segment.box.right) / 2
    return columns.firstIndex { middle <= $0.right } ?? columns.count - 1
  }

  /// A band goes on with the one above where nothing stands in its first column, and every other begins cells in all
  /// columns. Where some leave columns out, cells may as well be set at the middle of a row or at its foot: then bands that
  /// begin no row, and those around them, are told whole.
  private var rows: [Row] {
    let begin = bands.map { band in band.count >= Self.leastColumns && band.segments.first.map(column) == 0 }
    let isFull = bands.map { band in Set(band.segments.map(column)).count == columns.count }
    let isFlush = zip(bands, isFull).prefix(unsure ?? bands.count).allSatisfy { band, isFull in
      isFull || band.segments.first.map(column) != 0
    }
    let isSet = isFlush && isFull.first == true
    var rows: [Row] = []
    for (index, band) in bands.enumerated() {
      if unsure.map({ index >= $0 }) ?? false {
        rows.append(Row(bands: [band], isWhole: true))
      } else if isSet, !isFull[index] {
        rows[rows.count - 1].bands.append(band)
      } else {
        let isBeside = [index - 1, index + 1].contains { begin.indices.contains($0) && !begin[$0] }
        rows.append(Row(bands: [band], isWhole: !isSet && (!begin[index] || isBeside && index > 0)))
      }
    }
    return rows
  }
}
