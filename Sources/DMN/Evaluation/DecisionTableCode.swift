import Values

/// A decision table as code: each row tested, and the hits made one value by the hit policy (DMN 1.5 §8.2.8). In
/// evidence mode a row may also perhaps fire, and the value is known where every way of its firing gives the same.
struct DecisionTableCode: Sendable {
  enum Cell: Sendable {
    case any
    case never
    /// The tested value is the innermost local of the code.
    case tests(UnaryTests, Code)
  }

  struct Input: Sendable {
    let code: Code
    let allowed: Cell
    /// The slot that the input is, where it is a name and nothing more.
    let slot: Int?
  }

  struct Output: Sendable {
    /// nil where the table has one output that bears no name.
    let name: String?
    let type: FEELType
    /// Its values, most important first.
    let priorities: [Code]
    let standard: Code?
  }

  struct Row: Sendable {
    let cells: [Cell]
    let outputs: [Code]
    /// The values of outputs that read nothing; nil for others.
    let constants: [FEELValue?]
    /// From 1, in the model's file; 0 where there is none.
    let line: Int
  }

  let hitPolicy: DecisionTable.HitPolicy
  let aggregation: DecisionTable.Aggregation?
  let inputs: [Input]
  let outputs: [Output]
  let rows: [Row]
  /// The table as masks; nil where a cell reads more than its own value.
  let index: TableIndex?
  /// As the model has it; for traces.
  let source: DecisionTable?

  init(
    hitPolicy: DecisionTable.HitPolicy, aggregation: DecisionTable.Aggregation?, inputs: [Input], outputs: [Output],
    rows: [Row], source: DecisionTable? = nil
  ) {
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rows = rows
    self.source = source
    self.index = TableIndex(inputs: inputs, rows: rows)
  }

  /// Which rows fire, and which perhaps do, for reasons.
  struct Hits {
    var sure: [Int] = []
    var perhaps: [Int] = []
    /// Sure and perhaps, in the order of rows.
    var either: [Int] = []
    var why: Unknown?
  }

  func value(_ frame: inout Frame) -> FEELValue {
    var values: [FEELValue] = []
    for input in inputs {
      let value = input.code(&frame)
      switch (Self.holds(input.allowed, of: value, &frame), frame.mode) {
      case (.boolean(true), _): values.append(value)
      case (_, .conformance):
        note(rejected: value, after: values, frame)
        return .null
      // A value that the table does not take, or perhaps does not, is no better than none; where no row asks for it
      // the table still answers.
      case (.unknown(let unknown), .evidence): values.append(.unknown(unknown))
      case (_, .evidence): values.append(frame.failed(.outOfRange))
      }
    }
    guard frame.spend(rows.count * (inputs.count + outputs.count) / 8) else { return frame.failed(.tooDeep) }
    let hits = hits(values, &frame)
    note(values, hits, &frame)
    return frame.measured(value(of: hits, &frame))
  }

  func hits(_ values: [FEELValue], _ frame: inout Frame) -> Hits {
    index.flatMap { hits(values, $0) } ?? hitsByCells(values, &frame)
  }

  /// By masks: the rows that hold whatever the unknown values are, and those that hold for some of them.
  private func hits(_ values: [FEELValue], _ index: TableIndex) -> Hits? {
    guard let sure = index.offsets(values, possibly: false) else { return nil }
    var hits = Hits()
    let isKnown = values.allSatisfy { $0.unknown == nil }
    if isKnown, hitPolicy == .first {
      hits.sure = index.first(sure).map { [$0] } ?? []
      hits.either = hits.sure
      return hits
    }
    hits.sure = index.hits(sure)
    hits.either = hits.sure
    guard !isKnown, let possible = index.offsets(values, possibly: true) else { return hits }
    hits.either = index.hits(possible)
    if hitPolicy == .first, let first = hits.sure.first {
      hits.sure = [first]
      hits.either.removeAll { $0 > first }
    }
    hits.perhaps = hits.either.filter { !hits.sure.contains($0) }
    for (column, value) in values.enumerated() {
      guard let unknown = value.unknown, hits.perhaps.contains(where: { !index.holds(row: $0, at: sure[column]) })
      else { continue }
      hits.why = hits.why?.joined(with: unknown) ?? unknown
    }
    return hits
  }

  /// By running every cell.
  func hitsByCells(_ values: [FEELValue], _ frame: inout Frame) -> Hits {
    var hits = Hits()
    for (index, row) in rows.enumerated() {
      var result = FEELValue.boolean(true)
      for (cell, value) in zip(row.cells, values) {
        result = Operators.and(result, Self.holds(cell, of: value, &frame), frame)
        if case .boolean(false) = result { break }
      }
      switch result {
      case .boolean(true):
        hits.sure.append(index)
        hits.either.append(index)
        if hitPolicy == .first { return hits }
      case .unknown(let unknown):
        hits.perhaps.append(index)
        hits.either.append(index)
        hits.why = hits.why?.joined(with: unknown) ?? unknown
      default: continue
      }
    }
    return hits
  }

  static func holds(_ cell: Cell, of value: FEELValue, _ frame: inout Frame) -> FEELValue {
    switch cell {
    case .any: return .boolean(true)
    case .never: return frame.mode == .conformance ? .boolean(false) : frame.failed(.mistyped)
    case .tests(_, let code):
      frame.locals.append(value)
      defer { frame.locals.removeLast() }
      return code(&frame)
    }
  }

  // MARK: From hits to a value

  private func value(of hits: Hits, _ frame: inout Frame) -> FEELValue {
    if hits.perhaps.isEmpty { return value(of: hits.sure, &frame) }
    // Every set of hits that is possible is a way of filling what is unknown; all must come to one value.
    var outcomes: [FEELValue] = []
    for possible in possibilities(hits) {
      guard frame.spend(possible.count) else { return frame.failed(.tooDeep) }
      let outcome = value(of: possible, &frame)
      if outcome.anyUnknown != nil || !outcomes.allSatisfy({ $0.isSame(as: outcome) }) {
        return .unknown((hits.why ?? Unknown([.outOfRange])).joined(with: outcome.anyUnknown))
      }
      if outcomes.isEmpty { outcomes.append(outcome) }
    }
    return outcomes.first ?? frame.failed(.outOfRange)
  }

  /// Sets of hits that between them come to every value possible.
  private func possibilities(_ hits: Hits) -> [[Int]] {
    switch hitPolicy {
    case .first:
      // The first hit alone counts: each row that perhaps fires, then the first that surely does, or none.
      return hits.perhaps.map { [$0] } + [hits.sure.first.map { [$0] } ?? []]
    case .unique, .any, .priority:
      // The sure hits alone, and with each other; two others together add nothing but a conflict that pairs show.
      let others = hits.perhaps.map { (hits.sure + [$0]).sorted() }
      let pairs = hitPolicy == .priority || hits.perhaps.count > 32 ? [hits.either] : twoOf(hits)
      return [hits.sure] + others + pairs
    case .collect, .ruleOrder, .outputOrder:
      return [hits.sure] + hits.perhaps.map { (hits.sure + [$0]).sorted() } + [hits.either]
    }
  }

  private func twoOf(_ hits: Hits) -> [[Int]] {
    hits.perhaps.indices.flatMap { first in
      hits.perhaps[(first + 1)...].map { second in (hits.sure + [hits.perhaps[first], second]).sorted() }
    }
  }

  /// The value of a set of hits, in the order of rows.
  private func value(of hits: [Int], _ frame: inout Frame) -> FEELValue {
    guard !hits.isEmpty else { return standard(&frame) }
    switch hitPolicy {
    case .unique: return hits.count == 1 ? output(hits[0], &frame) : frame.failed(.outOfRange)
    case .first: return output(hits[0], &frame)
    case .any:
      let values = hits.map { output($0, &frame) }
      return values.allSatisfy { $0 == values[0] } ? values[0] : frame.failed(.outOfRange)
    case .priority:
      return prioritised(hits, &frame).known { rows in output(rows[0], &frame) }
    case .ruleOrder: return .list(hits.map { output($0, &frame) })
    case .outputOrder:
      return prioritised(hits, &frame).known { rows in .list(rows.map { output($0, &frame) }) }
    case .collect: return collected(hits, &frame)
    }
  }

  /// What a row gives alone.
  func output(_ row: Int, _ frame: inout Frame) -> FEELValue {
    var values: [(String, FEELValue)] = []
    for (index, output) in outputs.enumerated() where index < rows[row].outputs.count {
      let value = rows[row].outputs[index](&frame)
      values.append((output.name ?? "", output.type.coerced(value) ?? frame.failed(.mistyped)))
    }
    return outputs.count == 1 ? values.first?.1 ?? frame.failed(.outOfRange) : .context(FEELContext(values))
  }

  /// What the table says where no row fires: its default values, an empty list of hits, or nothing.
  private func standard(_ frame: inout Frame) -> FEELValue {
    if outputs.contains(where: { $0.standard != nil }) {
      let values = outputs.map { ($0.name ?? "", $0.standard?(&frame) ?? frame.failed(.outOfRange)) }
      return outputs.count == 1 ? values[0].1 : .context(FEELContext(values))
    }
    switch (hitPolicy, aggregation) {
    case (.collect, .count?): return .number(.zero)
    case (.collect, nil), (.ruleOrder, _), (.outputOrder, _):
      return frame.mode == .conformance ? .null : .list([])
    default: return frame.failed(.outOfRange)
    }
  }

  /// The hits in the order of priority; unknown where more than one has hit and the place of any is unknown.
  func prioritised(_ hits: [Int], _ frame: inout Frame) -> Order {
    guard hits.count > 1 else { return .rows(hits) }
    let priorities = outputs.map { output in output.priorities.map { $0(&frame) } }
    var ranks: [[Int]] = []
    for row in hits {
      var rank: [Int] = []
      for (index, values) in priorities.enumerated() {
        guard index < rows[row].outputs.count, !values.isEmpty else { continue }
        let value = rows[row].outputs[index](&frame)
        if let unknown = value.anyUnknown ?? values.joinedUnknown { return .unknown(unknown) }
        rank.append(values.firstIndex(of: value) ?? .max)
      }
      ranks.append(rank)
    }
    return .rows(
      hits.indices.sorted { left, right in
        ranks[left] == ranks[right] ? left < right : ranks[left].lexicographicallyPrecedes(ranks[right])
      }.map { hits[$0] })
  }

  enum Order {
    case rows([Int])
    case unknown(Unknown)

    func known(_ value: ([Int]) -> FEELValue) -> FEELValue {
      switch self {
      case .rows(let rows): value(rows)
      case .unknown(let unknown): .unknown(unknown)
      }
    }
  }

  private func collected(_ hits: [Int], _ frame: inout Frame) -> FEELValue {
    let values = hits.map { output($0, &frame) }
    guard let aggregation else { return .list(values) }
    switch aggregation {
    case .count: return .number(Decimal128(values.count))
    case .sum, .minimum, .maximum:
      let name = ["SUM": "sum", "MIN": "min", "MAX": "max"][aggregation.rawValue] ?? "sum"
      guard outputs.count == 1 else { return aggregatedContexts(values, name, &frame) }
      return BuiltIn(name: name).value(of: [.list(values)], &frame)
    }
  }

  /// Each output of its own.
  private func aggregatedContexts(_ values: [FEELValue], _ name: String, _ frame: inout Frame) -> FEELValue {
    .context(
      FEELContext(
        outputs.map { output in
          let key = output.name ?? ""
          let column = values.map { Properties.value(of: $0, key, frame) }
          return (key, BuiltIn(name: name).value(of: [.list(column)], &frame))
        }))
  }
}
