import Values

/// A table as its rules draw it: columns and rows between the rules, and the cells that the rules leave, some of them over
/// several columns or rows.
struct RuledGrid {
  /// The rules' places, from the left and from the top; one more than there are columns, and rows.
  let columns: [Double]
  let rows: [Double]
  let cells: [Region]

  /// A cell: its columns and rows.
  struct Region: Hashable {
    var columns: Range<Int>
    var rows: Range<Int>
    /// Rules leave no rectangle here, or stop halfway.
    var isUnsure = false
  }

  var box: Box { Box(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1]) }

  func box(of region: Region) -> Box {
    Box(
      left: columns[region.columns.lowerBound], top: rows[region.rows.lowerBound],
      right: columns[region.columns.upperBound], bottom: rows[region.rows.upperBound])
  }

  /// Rules nearer than this are one, and rules that near touch.
  private static let near = 3
  /// Which part of a side of a cell must be drawn for it to be there, and below which it is not there.
  private static let drawn = 0.7
  private static let notDrawn = 0.3
  private static let mostCells = 20_000
  fileprivate static let leastLevel = 2

  /// The tables of a page, from the top: each a set of rules that touch one another and leave at least two cells.
  static func all(of ink: PageInk, among words: [PageWord]) -> [RuledGrid] {
    guard !ink.isDrawing else { return [] }
    // An upright rule no longer than the word that it stands in is the stem of a letter.
    let upright = ink.upright.filter { rule in
      !words.contains { word in
        let at = Double(rule.at)
        return word.box.left - 1 < at && at < word.box.right + 1 && word.box.top - 2 <= Double(rule.from)
          && Double(rule.to) <= word.box.bottom + 2
      }
    }
    let groups = touching(ink.level, upright)
    return groups.compactMap { RuledGrid(level: $0.level, upright: $0.upright) }
      .sorted { ($0.rows[0], $0.columns[0]) < ($1.rows[0], $1.columns[0]) }
  }

  /// With a cell between any two neighbours of its columns and of its rows.
  init(columns: [Double], rows: [Double]) {
    self.columns = columns
    self.rows = rows
    cells = (0..<rows.count - 1).flatMap { row in
      (0..<columns.count - 1).map { Region(columns: $0..<($0 + 1), rows: row..<(row + 1)) }
    }
  }

  /// The rules that draw it.
  var level: [PageInk.Rule] { rows.map { PageInk.Rule(at: Int($0), from: Int(box.left), to: Int(box.right)) } }
  var upright: [PageInk.Rule] { columns.map { PageInk.Rule(at: Int($0), from: Int(box.top), to: Int(box.bottom)) } }

  private init?(level: [PageInk.Rule], upright: [PageInk.Rule]) {
    guard level.count >= Self.leastLevel, !upright.isEmpty else { return nil }
    // A table may be open at its sides: then its level rules tell how far it goes.
    let ends = [level.map(\.from).min() ?? 0, level.map(\.to).max() ?? 0]
    let columns = Self.places(upright.map(\.at) + ends)
    let rows = Self.places(level.map(\.at))
    let width = columns.count - 1
    let height = rows.count - 1
    guard width >= 1, height >= 1, width * height >= 2, width * height <= Self.mostCells else { return nil }

    func share(_ rules: [PageInk.Rule], at place: Int, _ from: Int, _ to: Int) -> Double {
      let length = to - from
      guard length > 0 else { return 1 }
      let covered = rules.filter { abs($0.at - place) <= Self.near }.reduce(0) { sum, rule in
        sum + max(0, min(rule.to, to) - max(rule.from, from) + 1)
      }
      return Double(covered) / Double(length)
    }
    // Between two cells side by side, between two one over the other.
    var isOpenRight = [[Bool]](repeating: [Bool](repeating: false, count: width), count: height)
    var isOpenBelow = isOpenRight
    var isHalf = isOpenRight
    let uprightAt = Self.sorted(upright, to: columns)
    let levelAt = Self.sorted(level, to: rows)
    for row in 0..<height {
      for column in 0..<width {
        if column + 1 < width {
          let part = share(uprightAt[column + 1], at: columns[column + 1], rows[row], rows[row + 1])
          isOpenRight[row][column] = part < Self.drawn
          if part > Self.notDrawn, part < Self.drawn { (isHalf[row][column], isHalf[row][column + 1]) = (true, true) }
        }
        if row + 1 < height {
          let part = share(levelAt[row + 1], at: rows[row + 1], columns[column], columns[column + 1])
          isOpenBelow[row][column] = part < Self.drawn
          if part > Self.notDrawn, part < Self.drawn { (isHalf[row][column], isHalf[row + 1][column]) = (true, true) }
        }
      }
    }
    self.columns = columns.map(Double.init)
    self.rows = rows.map(Double.init)
    cells = Self.regions(isOpenRight, isOpenBelow, isHalf)
    guard cells.count >= 2 else { return nil }
  }

  /// What the open sides join; where that is no rectangle, its parts are cells on their own and none is sure.
  private static func regions(_ right: [[Bool]], _ below: [[Bool]], _ half: [[Bool]]) -> [Region] {
    let height = right.count
    let width = right[0].count
    var seen = [[Bool]](repeating: [Bool](repeating: false, count: width), count: height)
    var regions: [Region] = []
    for row in 0..<height {
      for column in 0..<width where !seen[row][column] {
        var members: [(row: Int, column: Int)] = []
        var open = [(row: row, column: column)]
        seen[row][column] = true
        while let cell = open.popLast() {
          members.append(cell)
          func visit(_ row: Int, _ column: Int) {
            guard !seen[row][column] else { return }
            seen[row][column] = true
            open.append((row, column))
          }
          if right[cell.row][cell.column] { visit(cell.row, cell.column + 1) }
          if cell.column > 0, right[cell.row][cell.column - 1] { visit(cell.row, cell.column - 1) }
          if below[cell.row][cell.column] { visit(cell.row + 1, cell.column) }
          if cell.row > 0, below[cell.row - 1][cell.column] { visit(cell.row - 1, cell.column) }
        }
        let rows = (members.map(\.row).min() ?? 0)..<((members.map(\.row).max() ?? 0) + 1)
        let columns = (members.map(\.column).min() ?? 0)..<((members.map(\.column).max() ?? 0) + 1)
        let isUnsure = members.contains { half[$0.row][$0.column] }
        if rows.count * columns.count == members.count {
          regions.append(Region(columns: columns, rows: rows, isUnsure: isUnsure))
        } else {
          regions += members.map {
            Region(columns: $0.column..<($0.column + 1), rows: $0.row..<($0.row + 1), isUnsure: true)
          }
        }
      }
    }
    return regions.sorted { ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound) }
  }

  /// The distinct places, those near one another as one.
  private static func places(_ all: [Int]) -> [Int] {
    var places: [Int] = []
    for place in all.sorted() where places.last.map({ place - $0 > near + 1 }) ?? true { places.append(place) }
    return places
  }

  /// For each place the rules near it.
  private static func sorted(_ rules: [PageInk.Rule], to places: [Int]) -> [[PageInk.Rule]] {
    places.map { place in rules.filter { abs($0.at - place) <= near } }
  }

  /// The rules in sets that touch one another; upright ones count from the first level one that they
  /// cross to the last.
  private static func touching(
    _ level: [PageInk.Rule], _ upright: [PageInk.Rule]
  ) -> [(level: [PageInk.Rule], upright: [PageInk.Rule])] {
    func crosses(_ rule: PageInk.Rule, _ other: PageInk.Rule) -> Bool {
      other.at >= rule.from - near - 1 && other.at <= rule.to + near + 1
        && other.from - near <= rule.at && rule.at <= other.to + near
    }
    // What sticks out beyond the level rules is a letter that touches.
    let standing = upright.compactMap { rule -> PageInk.Rule? in
      let crossed = level.filter { crosses(rule, $0) }.map(\.at)
      guard let first = crossed.min(), let last = crossed.max(), last - first > 2 * near else { return nil }
      return PageInk.Rule(at: rule.at, from: max(rule.from, first), to: min(rule.to, last))
    }
    var group = Array(level.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while group[index] != index { index = group[index] }
      return index
    }
    var firstOf: [Int] = []
    for rule in standing {
      let crossed = level.indices.filter { crosses(rule, level[$0]) }
      for index in crossed { group[root(index)] = root(crossed[0]) }
      firstOf.append(crossed[0])
    }
    return Set(firstOf.map(root)).sorted().map { id in
      (
        level.indices.filter { root($0) == id }.map { level[$0] },
        standing.indices.filter { root(firstOf[$0]) == id }.map { standing[$0] }
      )
    }
  }
}

extension PageInk {
  /// Whether it has as many rules as the smallest table; most pages of text have none.
  var mayHoldTables: Bool { level.count >= RuledGrid.leastLevel && !upright.isEmpty }
}
