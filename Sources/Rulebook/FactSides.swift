import Values

/// Who says what of one fact: the papers, the intake list and people, grouped by equal value.
package struct FactSides: Sendable, Hashable {
  /// Those who say one value, within what the catalogue allows.
  package struct Side: Sendable, Hashable {
    package let value: FactValue
    package let statements: [Statement]

    /// Each source once, in order of first mention.
    package var sources: [String] { statements.map(\.sourceName).uniqued }
  }

  /// The one most sources say first.
  package let sides: [Side]
  package let sameness: Sameness
  /// Those of which nobody can tell whether they say the same.
  package let unclear: [Statement]

  package init(of fact: Fact, by sameness: Sameness) {
    self.sameness = sameness
    var sides: [(value: FactValue, statements: [(Int, Statement)])] = []
    var unclear: [Statement] = []
    let words = fact.statements.filter(\.isSomebodysWord)
    // Those that are known first: what nobody can tell from them takes no side.
    let known = words.enumerated().filter { $1.value.isKnown }
    for (index, statement) in known.ascending + words.enumerated().filter({ !$1.value.isKnown }) {
      let same = sides.map { sameness.holds($0.value, statement.value) }
      if let side = same.firstIndex(of: true) {
        sides[side].statements.append((index, statement))
      } else if same.allSatisfy({ $0 == false }) {
        sides.append((statement.value, [(index, statement)]))
      } else {
        unclear.append(statement)
      }
    }
    self.unclear = unclear
    let ordered = sides.map { side in
      (side.value, side.statements.sorted { $0.0 < $1.0 })
    }
    .sorted { ($0.1.first?.0 ?? 0) < ($1.1.first?.0 ?? 0) }
    // The sort is stable: of sides as strong the one that speaks first comes first.
    self.sides = ordered.map { Side(value: $0.1.first?.1.value ?? $0.0, statements: $0.1.map(\.1)) }
      .sorted { $0.sources.count > $1.sources.count }
  }

  package var sources: [String] { sides.flatMap(\.sources).uniqued }

  /// Whether what is said cannot all be so.
  package var differ: Bool {
    guard sides.count > 1 else { return false }
    guard sameness.allowsSeveral else { return true }
    // One paper that names all that any paper names is contradicted by none of those that name fewer.
    return !sources.contains { source in sides.allSatisfy { $0.sources.contains(source) } }
  }

  /// The side that one source alone is on, against several that agree; nil where nobody can tell which is odd.
  package var odd: Side? {
    guard let first = sides.first, sides.count == 2, first.sources.count > 1, sides[1].sources.count == 1 else {
      return nil
    }
    return sides[1]
  }

  /// Who says what, each with its places and words, in Vietnamese.
  package var told: String {
    sides.map { side in
      let alone = side == odd ? "riêng " : ""
      return "\(alone)\(side.statements.map(\.sourceAndPlace).uniqued.joined(separator: ", ")) ghi \(side.told)"
    }.joined(separator: "; ")
  }
}

extension FactSides {
  /// Who says what, and what was allowed.
  package var toldWithAllowance: String {
    told + (sameness.words.map { " (coi là như nhau: \($0))" } ?? "")
  }
}

extension FactSides.Side {
  /// What they say; of a place that they call by several names the one of the day.
  package var told: String {
    guard case .place(let place) = value, let name = place.name,
      Set(statements.map { LabelKey($0.words) }).count > 1
    else { return statements.map(\.words).uniqued(by: LabelKey.init).map { "«\($0)»" }.joined(separator: ", ") }
    return "nơi có tên hiện nay là «\(name)»"
  }
}

extension Statement {
  /// Who says it, without the place.
  package var sourceName: String {
    switch source {
    case .document(let path, _), .model(_, _, let path): path
    case .intake: "ho-so.json"
    case .log: "nhat-ky.json"
    case .accounting: "đối chiếu mọi tệp"
    case .table: place
    case .officer(let name, _): name
    }
  }

  /// Bookkeeping over all files and a model's proposal contradict nobody.
  package var isSomebodysWord: Bool {
    switch source {
    case .document, .intake, .log, .officer, .table: true
    case .accounting, .model: false
    }
  }
}

extension FactValue {
  /// False of a place that is in no list.
  fileprivate var isKnown: Bool { if case .place(let place) = self { place.name != nil } else { true } }
}

extension [(offset: Int, element: Statement)] {
  /// Figures from the least on, so that a group never reaches further than what is allowed; else as they stand.
  fileprivate var ascending: [(offset: Int, element: Statement)] {
    let unit = firstUnit
    let told = compactMap { _, statement -> Decimal128? in
      switch statement.value {
      case .number(let number): number
      case .quantity(let quantity): unit.flatMap(quantity.converted)
      case .text, .day, .flag, .place: nil
      }
    }
    guard told.count == count else { return self }
    return zip(told, self).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private var firstUnit: Unit? {
    lazy.compactMap { _, statement -> Unit? in
      if case .quantity(let quantity) = statement.value { quantity.unit } else { nil }
    }.first
  }
}

extension [String] {
  fileprivate func uniqued(by key: (String) -> LabelKey) -> [String] {
    var seen: Set<LabelKey> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
