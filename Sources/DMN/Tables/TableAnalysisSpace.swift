import Values

/// All points of a table: its columns, and the rows that hold in each of their parts.
struct AnalysedSpace: Sendable {
  let rows: Int
  let words: Int
  let columns: [AnalysedColumn]
  /// Rows of which a column that was not analysed may decide.
  let doubtful: [UInt64]

  init(_ source: TableSource) {
    self.rows = source.code.rows.count
    self.words = RowMask.words(forRows: rows)
    // Inputs of the same expression have the same value.
    var groups: [(term: Term?, inputs: [Int])] = []
    for input in source.box.inputs.indices {
      let term = source.term(ofInput: input)
      if let term, let index = groups.firstIndex(where: { $0.term == term }) {
        groups[index].inputs.append(input)
      } else {
        groups.append((term, [input]))
      }
    }
    let columns = groups.map { AnalysedColumn($0.inputs, of: source) }
    self.columns = columns
    self.doubtful = columns.reduce(Array(repeating: 0, count: words)) { mask, column in
      zip(mask, column.doubtful).map { $0 | $1 }
    }
  }

  var everyRow: [UInt64] { RowMask(allOf: rows).words }

  static func holds(_ row: Int, in mask: [UInt64]) -> Bool { mask[row >> 6] >> UInt64(row & 63) & 1 == 1 }

  /// The parts of a column in which a row holds.
  func parts(of row: Int, in column: Int) -> [Int] {
    columns[column].parts.indices.filter { Self.holds(row, in: columns[column].parts[$0].mask) }
  }

  /// The indices of the rows in a mask.
  func rows(in mask: [UInt64]) -> [Int] { (0..<rows).filter { Self.holds($0, in: mask) } }

  // MARK: Gaps

  func coverage(_ limits: TableAnalysis.Limits) -> (TableAnalysis.Coverage, isCut: Bool) {
    // Few parts first: what is the same below many is found once.
    let order = columns.indices.sorted { columns[$0].parts.count < columns[$1].parts.count }
    let levels = order.map { column in
      CoverageSweep.Level(masks: columns[column].parts.flatMap(\.mask), parts: columns[column].parts.count)
    }
    var sweep = CoverageSweep(levels, rows: everyRow, doubtful: doubtful, isSearch: false, steps: limits.steps)
    let root = sweep.root()
    let witnesses = sweep.witnesses(root, upTo: limits.witnesses + 1)
    let gaps = witnesses.prefix(limits.witnesses).map { witness in
      var chosen = Array(repeating: [Int](), count: columns.count)
      for (level, column) in order.enumerated() { chosen[column] = witness.parts[level] }
      let (regions, point) = place(chosen)
      return TableAnalysis.Gap(regions: regions, point: point, share: witness.share)
    }
    let coverage = TableAnalysis.Coverage(
      points: sweep.points?[0], uncoveredPoints: sweep.points.map { _ in sweep.uncoveredCount(root, at: 0) },
      uncoveredShare: sweep.uncoveredShare(root), unknownShare: sweep.unknownShare(root), gaps: Array(gaps),
      isListComplete: witnesses.count <= limits.witnesses && !sweep.hasUnknown(root),
      isComplete: !sweep.hasUncovered(root) && !sweep.hasUnknown(root))
    return (coverage, sweep.isCut)
  }

  // MARK: Places

  /// Parts of every column as regions, with one point of them.
  func place(_ chosen: [[Int]]) -> (regions: [TableAnalysis.Region], point: FEELContext) {
    let regions = columns.indices.map { columns[$0].region(chosen[$0], at: $0) }
    var point = FEELContext()
    for (column, parts) in zip(columns, chosen) {
      let values = parts.compactMap { column.parts[$0].value }
      point[column.name] = values.min { $0.text.count < $1.text.count }
    }
    return (regions, point)
  }

  /// Where two rows fire together; nil where they never do.
  func meeting(_ first: Int, _ second: Int) -> (regions: [TableAnalysis.Region], point: FEELContext)? {
    let shared = columns.indices.map { column in
      parts(of: first, in: column).filter { Self.holds(second, in: columns[column].parts[$0].mask) }
    }
    return shared.contains(where: \.isEmpty) ? nil : place(shared)
  }

  // MARK: Rows against rows

  /// By row: the rows that hold at some point of it, itself among them.
  func touching() -> [[UInt64]] {
    combined(initially: 0) { union, mask in union | mask }
  }

  /// By row: the rows that hold at every point of it, itself among them.
  func containing() -> [[UInt64]] {
    combined(initially: ~0) { shared, mask in shared & mask }
  }

  /// In each column the masks of the parts that a row takes, put together; then what is so in every column.
  private func combined(initially start: UInt64, _ join: (UInt64, UInt64) -> UInt64) -> [[UInt64]] {
    let everyRow = everyRow
    var result = Array(repeating: everyRow, count: rows)
    var joined = [UInt64](repeating: start, count: rows * words)
    for column in columns {
      for index in joined.indices { joined[index] = start }
      for part in column.parts {
        for row in 0..<rows where Self.holds(row, in: part.mask) {
          for word in 0..<words { joined[row * words + word] = join(joined[row * words + word], part.mask[word]) }
        }
      }
      for row in 0..<rows {
        for word in 0..<words { result[row][word] &= joined[row * words + word] }
      }
    }
    return result
  }
}
