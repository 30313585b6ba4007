import TestSupport
import Testing
import Values

@testable import DMN

/// Random small tables of numbers, texts and flags.
private struct AnalysedTables {
  static let policies = ["UNIQUE", "FIRST", "ANY", "PRIORITY", "COLLECT"]
  var random: SeededNumbers

  private mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func cell(of type: String) -> String {
    if number(in: 0...3) == 0 { return "-" }
    switch type {
    case "number":
      let (low, high) = (number(in: 0...3), number(in: 0...3))
      switch number(in: 0...6) {
      case 0: return "< \(low)"
      case 1: return ">= \(low)"
      case 2: return "\(low)"
      case 3: return "not(\(low), > \(high))"
      case 4: return "(\(low)..\(high)]"
      case 5: return "\(low), \(high)"
      default: return "[\(low)..\(high))"
      }
    case "string":
      let listed = ["a", "b", "c", "d"].filter { _ in number(in: 0...1) == 0 }.map { "\"\($0)\"" }
      if listed.isEmpty { return "-" }
      let text = listed.joined(separator: ", ")
      return number(in: 0...4) == 0 ? "not(\(text))" : text
    default: return number(in: 0...1) == 0 ? "true" : "false"
    }
  }

  private mutating func input(_ name: String) -> TableSample.Input {
    switch number(in: 0...4) {
    case 0...1:
      let allowed = number(in: 0...2) == 0 ? "[0..2]" : nil
      return TableSample.Input(name: name, type: "number", allowed: allowed)
    case 2...3:
      let allowed = number(in: 0...1) == 0 ? "\"a\", \"b\", \"c\"" : nil
      return TableSample.Input(name: name, type: "string", allowed: allowed)
    default: return TableSample.Input(name: name, type: "boolean")
    }
  }

  mutating func table() -> TableSample {
    let inputs = ["x", "y", "z"].prefix(number(in: 2...3)).map { input($0) }
    let rows = (0..<number(in: 1...6)).map { _ in
      inputs.map { cell(of: $0.type) }.joined(separator: " | ") + " => \(number(in: 1...3))"
    }
    return TableSample(
      policy: Self.policies.randomElement(using: &random) ?? "UNIQUE", inputs: inputs,
      outputs: [("kết quả", "3, 1, 2", nil)], rows: rows)
  }
}

/// Every point of a table, run through its cells.
private struct BruteForce {
  let hits: [(point: [FEELValue], rows: [Int])]

  init(_ sample: TableSample, _ source: TableSource) {
    let values = sample.inputs.map { input -> [FEELValue] in
      switch input.type {
      // At, between, below and above the whole numbers of the cells.
      case "number": (-1...7).map { .number(Decimal128($0).divided(by: Decimal128(2)) ?? .zero) }
      case "string": ["a", "b", "c", "d", "khác"].map { .string($0) }
      default: [.boolean(false), .boolean(true)]
      }
    }
    let points = values.reduce([[]]) { points, column in points.flatMap { point in column.map { point + [$0] } } }
    hits = points.compactMap { point in source.rows(at: point).map { (point, $0) } }
  }

  /// Pairs of rows that fire together at some point.
  func overlaps() -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    for sets in Set(hits.map(\.rows)) {
      for first in sets { for second in sets where second > first { pairs.insert([first, second]) } }
    }
    return pairs
  }

  /// Rows that fire somewhere, but never as the answer among those that do.
  func masked(_ rank: (Int) -> Int) -> [Int] {
    let sets = Set(hits.map(\.rows))
    let fire = Set(sets.flatMap(\.self))
    let answers = Set(sets.compactMap { $0.min { (rank($0), $0) < (rank($1), $1) } })
    return fire.subtracting(answers).sorted()
  }
}

@Suite("Phân tích bảng quyết định, so với thử hết mọi điểm")
struct TableAnalysisReferenceTests {
  @Test("Chỗ trống, chồng chéo, dòng bị che của bảng ngẫu nhiên đúng như thử hết", arguments: 0..<8)
  func agreesWithBruteForce(seed: Int) throws {
    var tables = AnalysedTables(random: SeededNumbers(UInt64(seed) + 77))
    var withGaps = 0
    var withMasked = 0
    for _ in 0..<300 {
      let sample = tables.table()
      let source = try sample.source()
      let analysis = TableAnalysis(source, limits: TableAnalysis.Limits(witnesses: 10_000))
      let brute = BruteForce(sample, source)
      #expect(analysis.isExact, "\(sample)")
      let empty = brute.hits.filter(\.rows.isEmpty)
      #expect(analysis.coverage.isComplete == empty.isEmpty, "\(sample)")
      if !empty.isEmpty { withGaps += 1 }
      #expect(Set(analysis.overlaps.map { [$0.first, $0.second] }) == brute.overlaps(), "\(sample)")
      let firing = Set(brute.hits.flatMap(\.rows))
      #expect(analysis.impossibleRows == (1...sample.rows.count).filter { !firing.contains($0) }, "\(sample)")
      let results = source.code.rows.map { $0.constants[0] }
      switch source.code.hitPolicy {
      case .first: #expect(analysis.maskedRows.map(\.row) == brute.masked { _ in 0 }, "\(sample)")
      case .priority:
        let order: [FEELValue?] = [3, 1, 2].map { .number(Decimal128($0)) }
        let masked = brute.masked { row in order.firstIndex(of: results[row - 1]) ?? .max }
        #expect(analysis.maskedRows.map(\.row) == masked, "\(sample)")
      case .unique, .any, .collect, .ruleOrder, .outputOrder: #expect(analysis.maskedRows.isEmpty)
      }
      if !analysis.maskedRows.isEmpty { withMasked += 1 }
      try checkCounts(analysis, source, brute, sample)
      checkWitnesses(analysis, source, sample)
    }
    #expect(withGaps > 100)
    #expect(withMasked > 20)
  }

  /// Counts over classes: points of which each column's value satisfies the same cells are one.
  private func checkCounts(
    _ analysis: TableAnalysis, _ source: TableSource, _ brute: BruteForce, _ sample: TableSample
  ) throws {
    var frame = Frame(Environment(Scope([]), mode: .conformance))
    var known: [FEELValue: [[Bool]]] = [:]
    func signature(_ value: FEELValue, _ column: Int) -> [Bool] {
      source.code.rows.map { row in
        guard case .tests(_, let code) = row.cells[column] else { return true }
        frame.locals.append(value)
        defer { frame.locals.removeLast() }
        return code(&frame) == .boolean(true)
      }
    }
    func signatures(_ point: [FEELValue]) -> [[Bool]] {
      point.enumerated().map { column, value in
        if let found = known[value], column < found.count, !found[column].isEmpty { return found[column] }
        let found = signature(value, column)
        var row = known[value] ?? Array(repeating: [], count: point.count)
        row[column] = found
        known[value] = row
        return found
      }
    }
    var all: Set<[[Bool]]> = []
    var uncovered: Set<[[Bool]]> = []
    for (point, rows) in brute.hits {
      let signature = signatures(point)
      all.insert(signature)
      if rows.isEmpty { uncovered.insert(signature) }
    }
    #expect(analysis.coverage.points == UInt128(all.count), "\(sample)")
    #expect(analysis.coverage.uncoveredPoints == UInt128(uncovered.count), "\(sample)")
    let share = all.isEmpty ? 0 : Double(uncovered.count) / Double(all.count)
    #expect(abs(analysis.coverage.uncoveredShare - share) < 1e-9, "\(sample)")
    // The gaps are all of them, none twice.
    #expect(analysis.coverage.isListComplete)
    #expect(abs(analysis.coverage.gaps.reduce(0) { $0 + $1.share } - share) < 1e-9, "\(sample)")
    let gaps = try analysis.coverage.gaps.map { try tests(of: $0.regions, sample) }
    for (point, rows) in brute.hits {
      let inside = gaps.filter { gap in zip(gap, point).allSatisfy { $0($1) } }
      #expect(inside.count == (rows.isEmpty ? 1 : 0), "\(sample) tại \(point)")
    }
  }

  /// Regions by their texts, which read as unary tests but for `khác`: what is not listed in the column.
  private func tests(
    of regions: [TableAnalysis.Region], _ sample: TableSample
  ) throws -> [(FEELValue) -> Bool] {
    try regions.map { region in
      if region.isWhole { return { _ in true } }
      guard region.text.contains("khác") else {
        let constraint = try #require(FEELConstraint(region.text))
        return { constraint.holds(of: $0) }
      }
      let rows = sample.rows.map { String($0.split(separator: "|")[region.column]) }
      let cells: [String] = rows + [sample.inputs[region.column].allowed ?? ""]
      return { value in
        region.text.contains(value.text) || !cells.contains { $0.contains(value.text) }
      }
    }
  }

  private func checkWitnesses(_ analysis: TableAnalysis, _ source: TableSource, _ sample: TableSample) {
    for gap in analysis.coverage.gaps { #expect(source.rows(at: gap.point) == [], "\(sample)") }
    for overlap in analysis.overlaps {
      let rows = analysis.witness(of: overlap).flatMap { source.rows(at: $0) } ?? []
      #expect(rows.contains(overlap.first) && rows.contains(overlap.second), "\(sample)")
    }
    for finding in analysis.findings where finding.kind == .overlap {
      let rows = finding.witness.flatMap { source.rows(at: $0) } ?? []
      #expect(finding.rows.allSatisfy { rows.contains($0) }, "\(sample)")
    }
  }
}
