import Values

/// What decision tables make of a dossier: their results, and the facts with those that the results state. A table that
/// reads what another states comes after it.
struct DerivedFacts {
  private let catalogue: Catalogue
  private let tables: [Classification]
  private let assumedDay: CivilDay?
  private let governing: (Matter, FactSet) -> GoverningDay
  private(set) var facts: FactSet
  private var results: [Rule.ID: [Classified]] = [:]

  /// What a table comes to: its results, and what it says of the facts that it states.
  struct Derived: Sendable {
    let classified: [Classified]
    /// Of the dossier.
    let facts: [Fact]
    /// The rows that it visited.
    let rows: FactSet.Rows?
  }

  /// All that it hangs on.
  struct Key: Hashable {
    let known: Identities
    let assumedDay: CivilDay?
  }

  /// - Parameter governing: the day of a matter, by the facts known so far or as it is assumed.
  init(
    _ tables: [Classification], of facts: FactSet, in catalogue: Catalogue, assuming day: CivilDay?,
    governing: @escaping (Matter, FactSet) -> GoverningDay
  ) {
    self.assumedDay = day
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
    let key = plans.whatIsRead.identities(in: facts).map { Key(known: $0, assumedDay: assumedDay) }
    let derived = table.derived.value(key) { self.derived(by: table, plans) }
    results[table.id] = derived.classified
    for fact in derived.facts { facts.replace(fact) }
    if let rows = derived.rows { facts.replace(rows) }
  }

  private func derived(by table: Classification, _ plans: Classification.Plans) -> Derived {
    let classified = table.classified(facts, catalogue, governing(table.matter, facts)).map { result in
      result.settled(by: plans.stated.map { facts.fact($0, of: result.subject) })
    }
    guard let collection = table.forEach else {
      let stated = plans.stated.map { name in classified.reduce(facts.fact(name)) { $0.stated(by: $1) } }
      return Derived(classified: classified, facts: stated, rows: nil)
    }
    let rows = plans.stated.reduce(facts.rows(of: collection.name)) { $0.stating($1, by: classified) }
    return Derived(classified: classified, facts: [], rows: rows)
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

  /// Puts the rows in the place of those of their collection; of one that is not there nothing is known.
  fileprivate mutating func replace(_ known: Rows) {
    if let place = rows.firstIndex(where: { $0.collection == known.collection }) { rows[place] = known }
  }
}

extension FactSet.Rows {
  /// With what a table says of one fact of each row.
  fileprivate func stating(_ fact: String, by results: [Classified]) -> FactSet.Rows {
    FactSet.Rows(
      collection: collection, rows: rows.map { $0.stating(fact, by: results, in: collection) },
      incompleteBecause: incompleteBecause)
  }
}

extension FactSet.Row {
  /// The result of this row, else the one that speaks of all rows.
  fileprivate func stating(_ fact: String, by results: [Classified], in collection: String) -> FactSet.Row {
    let subject = Subject.row(collection: collection, name: name)
    guard let result = results.first(where: { $0.subject == subject }) ?? results.first else { return self }
    let before = self.fact(fact, of: collection)
    return FactSet.Row(name: name, facts: facts.filter { $0.name != fact } + [before.stated(by: result)])
  }
}
