import Values

/// What decision tables make of a dossier: their results, and the facts with those that the results state. A table that
/// reads what another states comes after it.
struct DerivedFacts {
  private let catalogue: Catalogue
  private let tables: [Classification]
  private let governing: (Matter, FactSet) -> GoverningDay
  private(set) var facts: FactSet
  private var results: [Rule.ID: Classified] = [:]

  /// - Parameter governing: the day of a matter, by the facts known so far.
  init(
    _ tables: [Classification], of facts: FactSet, in catalogue: Catalogue,
    governing: @escaping (Matter, FactSet) -> GoverningDay
  ) {
    self.catalogue = catalogue
    self.tables = tables
    self.governing = governing
    self.facts = facts
    for table in tables { classify(table) }
  }

  /// In the order of the tables.
  var classified: [Classified] { tables.compactMap { results[$0.id] } }

  /// The loader has made sure that no table waits for itself.
  private mutating func classify(_ table: Classification) {
    guard results[table.id] == nil else { return }
    for source in table.sources(in: catalogue) {
      if let before = tables.first(where: { $0.id == source }) { classify(before) }
    }
    let result = table.classified(facts, catalogue, governing(table.matter, facts))
    results[table.id] = result
    for definition in catalogue.facts where definition.table == table.id {
      facts = facts.replacing(facts.fact(definition.name).stated(by: result))
    }
  }
}

extension Classification {
  /// The tables that state what it reads, in the order of the catalogue.
  func sources(in catalogue: Catalogue) -> [Rule.ID] {
    let read = names
    return catalogue.facts.filter { read.contains($0.name) }.compactMap(\.table)
  }
}

extension Fact {
  /// With what the table says of it: its result beside other statements, or why there is none. What a self-test has taken
  /// away stays away.
  fileprivate func stated(by result: Classified) -> Fact {
    guard sought != .withheld else { return self }
    switch result.answer {
    case .known(let outputs, let row):
      guard let output = outputs.first(where: { $0.name == name }), let value = output.value else { return self }
      let statement = Statement(
        value: value, words: output.words, source: .table(result.id, row: row), place: "bảng \(result.id), hàng \(row)",
        standing: Statement.Standing(read: result.reasons.filter { $0.kind != .factUnknown }.map(\.text)))
      // What may speak against what the table read may speak against its result.
      let shadowing = result.reasons.contains { $0.kind == .factUnknown } ? result.read.filter(\.mayBeContradicted) : []
      return Fact(
        name: name, subject: subject, statements: statements + [statement], sought: nil,
        unreadSources: (unreadSources + shadowing.flatMap(\.unreadSources)).uniqued,
        unclear: (unclear + shadowing.flatMap(\.unclear)).uniqued)
    case .open, .notApplicable:
      return statements.isEmpty ? with(statements: [], sought: .undecided(table: result.id)) : self
    }
  }
}

extension FactSet {
  func replacing(_ fact: Fact) -> FactSet {
    let isKnown = facts.contains { $0.name == fact.name }
    return FactSet(facts: isKnown ? facts.map { $0.name == fact.name ? fact : $0 } : facts + [fact], rows: rows)
  }
}
