import Values

/// What holds of single rows, pairs of rows and outputs. Rows are indices until they are given out.
struct RowAnalysis {
  private let source: TableSource
  private let space: AnalysedSpace
  private let touching: [[UInt64]]
  private var steps: Int
  private let pairs: Int

  private(set) var isCut = false
  private(set) var impossible: [Int] = []
  private(set) var overlaps: [TableAnalysis.Overlap] = []
  private(set) var undecidedOverlaps = 0
  /// Whether there are more pairs than were asked for.
  private(set) var hasMorePairs = false
  private(set) var masked: [TableAnalysis.MaskedRow] = []
  private(set) var undecidedMasked: [Int] = []
  private(set) var unreachable: [TableAnalysis.UnreachableOutput] = []
  /// Names of outputs of which rows give values that are not known here.
  private(set) var undecidedOutputs: [String] = []
  private(set) var redundant: [Int] = []
  private(set) var isDefaultUnused = false
  /// Whether the order of importance hangs on outputs that read inputs.
  private(set) var hasUnknownRanks = false

  init(_ source: TableSource, _ space: AnalysedSpace, _ limits: TableAnalysis.Limits) {
    self.source = source
    self.space = space
    self.touching = space.touching()
    self.steps = limits.steps
    self.pairs = limits.pairs
  }

  mutating func analyse(uncovered coverage: TableAnalysis.Coverage) {
    impossible = (0..<space.rows).filter { !AnalysedSpace.holds($0, in: touching[$0]) }.map { $0 + 1 }
    findOverlaps()
    switch source.code.hitPolicy {
    case .first: findMasked(Array(0..<space.rows))
    case .priority: if let order = byImportance() { findMasked(order) } else { hasUnknownRanks = true }
    case .any: findRedundant()
    case .unique, .collect, .ruleOrder, .outputOrder: break
    }
    isDefaultUnused = source.hasDefault && coverage.isComplete
    findUnreachable(isDefaultUsed: source.hasDefault && !coverage.isComplete)
  }

  // MARK: Pairs

  private mutating func findOverlaps() {
    for first in 0..<space.rows {
      for second in space.rows(in: touching[first]) where second > first {
        guard !isDoubtful(first), !isDoubtful(second) else {
          undecidedOverlaps += 1
          continue
        }
        guard overlaps.count < pairs else {
          hasMorePairs = true
          return
        }
        let same = sameOutput(first, second)
        let isError =
          switch source.code.hitPolicy {
          case .unique: true
          case .any: same == false
          case .first, .priority, .collect, .ruleOrder, .outputOrder: false
          }
        overlaps.append(
          TableAnalysis.Overlap(first: first + 1, second: second + 1, sameOutput: same, isError: isError))
      }
    }
  }

  private func isDoubtful(_ row: Int) -> Bool { AnalysedSpace.holds(row, in: space.doubtful) }

  private func sameOutput(_ first: Int, _ second: Int) -> Bool? {
    var same: Bool? = true
    for output in source.box.outputs.indices {
      let (left, right) = (result(first, output), result(second, output))
      if let left, let right {
        if left != right { return false }
      } else if text(first, output) != text(second, output) {
        same = nil
      }
    }
    return same
  }

  private func result(_ row: Int, _ output: Int) -> FEELValue? {
    let constants = source.code.rows[row].constants
    return output < constants.count ? constants[output] : nil
  }

  private func text(_ row: Int, _ output: Int) -> String? {
    let entries = source.box.rules[row].outputEntries
    return output < entries.count ? entries[output].text.trimmingBlanks : nil
  }

  private mutating func findRedundant() {
    let containing = space.containing()
    var dropped: Set<Int> = []
    for row in (0..<space.rows).reversed() where !impossible.contains(row + 1) {
      let isCovered = space.rows(in: containing[row]).contains { other in
        other != row && !dropped.contains(other) && !isDoubtful(other) && sameOutput(row, other) == true
      }
      if isCovered { dropped.insert(row) }
    }
    redundant = dropped.sorted().map { $0 + 1 }
  }

  // MARK: Masked rows

  /// Rows by the ranks of their outputs, most important first; nil where some output is not known.
  private func byImportance() -> [Int]? {
    let values = source.box.outputs.indices.map { source.values(ofOutput: $0) }
    var ranks: [[Int]] = []
    for row in 0..<space.rows {
      var ranksOfRow: [Int] = []
      for output in source.box.outputs.indices {
        guard let names = values[output] else {
          if source.code.outputs[output].priorities.isEmpty {
            ranksOfRow.append(.max)
            continue
          }
          return nil
        }
        guard let value = result(row, output) else { return nil }
        ranksOfRow.append(names.firstIndex(of: value) ?? .max)
      }
      ranks.append(ranksOfRow)
    }
    return (0..<space.rows).sorted {
      ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0].lexicographicallyPrecedes(ranks[$1])
    }
  }

  /// - Parameter order: each row before those that answer only where it does not fire.
  private mutating func findMasked(_ order: [Int]) {
    var before = [UInt64](repeating: 0, count: space.words)
    for row in order {
      if !impossible.contains(row + 1) {
        let above = zip(before, touching[row]).map { $0 & $1 }
        let (answer, used) = search(above, inside: row)
        switch answer {
        case CoverageSweep.covered:
          masked.append(TableAnalysis.MaskedRow(row: row + 1, by: fewest(used, covering: row).map { $0 + 1 }))
        case CoverageSweep.unknown: undecidedMasked.append(row + 1)
        default: break
        }
      }
      before[row >> 6] |= 1 << UInt64(row & 63)
    }
    masked.sort { $0.row < $1.row }
    undecidedMasked.sort()
  }

  /// Whether rows cover every point of another, and which of them are enough.
  private mutating func search(_ above: [UInt64], inside row: Int) -> (answer: Int32, used: [UInt64]) {
    guard above.contains(where: { $0 != 0 }) else { return (CoverageSweep.uncovered, above) }
    var levels: [CoverageSweep.Level] = []
    for column in space.columns {
      // Parts that only other rows tell apart are one.
      var seen = MaskTable(words: space.words)
      var masks: [UInt64] = []
      for part in column.parts where AnalysedSpace.holds(row, in: part.mask) {
        let mask = zip(part.mask, above).map { $0 & $1 }
        if seen.value(of: mask, at: 0) == nil {
          seen.insert(0, for: mask, at: 0)
          masks += mask
        }
      }
      levels.append(CoverageSweep.Level(masks: masks, parts: seen.count))
    }
    levels.sort { $0.parts < $1.parts }
    var sweep = CoverageSweep(levels, rows: above, doubtful: space.doubtful, isSearch: true, steps: steps)
    let answer = sweep.root()
    steps = max(0, sweep.steps)
    if sweep.isCut { isCut = true }
    return (answer, sweep.used)
  }

  /// Rows of which none can be left out; where they are many, as they are.
  private mutating func fewest(_ used: [UInt64], covering row: Int) -> [Int] {
    var left = used
    let candidates = space.rows(in: used)
    guard candidates.count <= 8 else { return candidates }
    for candidate in candidates.reversed() {
      var fewer = left
      fewer[candidate >> 6] &= ~(1 << UInt64(candidate & 63))
      if search(fewer, inside: row).answer == CoverageSweep.covered { left = fewer }
    }
    return space.rows(in: left)
  }

  // MARK: Outputs

  private mutating func findUnreachable(isDefaultUsed: Bool) {
    if source.code.aggregation == .count || source.code.aggregation == .sum { return }
    let never = Set(impossible + masked.map(\.row))
    for output in source.box.outputs.indices {
      guard let values = source.values(ofOutput: output) else { continue }
      var given: [FEELValue?] = (0..<space.rows).filter { !never.contains($0 + 1) }.map { result($0, output) }
      if isDefaultUsed, let box = source.box.outputs[output].defaultEntry, !box.text.trimmingBlanks.isEmpty {
        given.append(source.standard(ofOutput: output))
      }
      let missing = values.filter { !given.contains($0) }
      if given.contains(nil) {
        if !missing.isEmpty { undecidedOutputs.append(source.name(ofOutput: output)) }
        continue
      }
      unreachable += missing.map {
        TableAnalysis.UnreachableOutput(output: source.name(ofOutput: output), value: $0)
      }
    }
  }
}
