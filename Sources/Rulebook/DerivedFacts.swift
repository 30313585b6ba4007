import Values

/// What decision tables make of a dossier: their results, and the facts with those that the results state. A table that
/// reads what another states comes after it.
struct DerivedFacts {
  private let catalogue: Catalogue
  private let tables: [Classification]
  private let governing: (Matter, FactSet) -> GoverningDay
  private(set) var facts: FactSet
  private var results: [Rule.ID: [Classified]] = [:]

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

  /// In the order of the tables; of a table that visits rows, in the order of the rows.
  var classified: [Classified] { tables.flatMap { results[$0.id] ?? [] } }

  /// The loader has made sure that no table waits for itself.
  private mutating func classify(_ table: Classification) {
    guard results[table.id] == nil else { return }
    let plans = table.plans(in: catalogue)
    for source in plans.sources {
      if let before = tables.first(where: { $0.id == source }) { classify(before) }
    }
    let classified = table.classified(facts, catalogue, governing(table.matter, facts)).map { result in
      result.settled(by: plans.stated.map { facts.fact($0, of: result.subject) })
    }
    results[table.id] = classified
    for name in plans.stated { facts.state(name, by: classified, of: table.forEach) }
  }
}

extension Classified {
  /// A question that only lacks facts, and that somebody has answered without the table, is not open.
  /// - Parameter stated: the facts that the table states, as they are known without it.
  fileprivate func settled(by stated: [Fact]) -> Classified {
    let isContradiction = reasons.contains { $0.kind == .contradiction }
    guard isOpen, version != nil, !isContradiction, !stated.isEmpty,
      stated.allSatisfy({ $0.values.count == 1 && $0.isCertain })
    else { return self }
    let told = stated.flatMap { fact in
      fact.governing.prefix(1).map { "«\(fact.name)» đã được nêu: «\($0.words)» (\($0.sourceAndPlace))" }
    }
    let why = Reason(kind: .notRun, text: told.joined(separator: "; "), remedy: nil)
    return Classified(
      id: id, title: title, subject: subject, matter: matter, answer: .notApplicable, reasons: [why],
      governedBy: governedBy, version: version, verified: verified, inputs: inputs, rows: rows, read: stated,
      missing: [])
  }
}

extension Fact {
  /// Whether one of the statements that count was read without a doubt, or confirmed.
  fileprivate var isCertain: Bool { governing.contains { !$0.standing.isOpen } }

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
  fileprivate func fact(_ name: String, of subject: Subject) -> Fact {
    guard case .row(let collection, let of) = subject else { return fact(name) }
    let row = rows(of: collection).rows.first { $0.name == of } ?? Row(name: of, facts: [])
    return row.fact(name, of: collection)
  }

  /// With what a table says of one fact: of the dossier, or of each row that the table has visited.
  fileprivate mutating func state(_ name: String, by results: [Classified], of collection: CollectionDefinition?) {
    guard let collection else {
      for result in results { replace(fact(name).stated(by: result)) }
      return
    }
    rows = rows.map { rows in
      guard rows.collection == collection.name else { return rows }
      let stated = rows.rows.map { $0.stating(name, by: results, in: collection.name) }
      return Rows(collection: rows.collection, rows: stated, incompleteBecause: rows.incompleteBecause)
    }
  }
}

extension FactSet.Row {
  /// The result of this row, else the one that speaks of all rows.
  fileprivate func stating(_ fact: String, by results: [Classified], in collection: String) -> Self {
    let subject = Subject.row(collection: collection, name: name)
    guard let result = results.first(where: { $0.subject == subject }) ?? results.first else { return self }
    let before = self.fact(fact, of: collection)
    return Self(name: name, facts: facts.filter { $0.name != fact } + [before.stated(by: result)])
  }
}
