import Values

/// The rules of an edition as those who count what is looked at ask for them; made when first asked for.
struct RulebookIndex: Sendable {
  /// The rules of each procedure, in the order of the rulebook.
  let rules: [Procedure.ID: [Rule]]
  /// Where they stand in that list in the order of reports: by stage, then by id.
  let order: [Procedure.ID: [Int]]
  /// The tables of each procedure, in the order of the rulebook.
  let tables: [Procedure.ID: [Classification]]
  /// Where the rules stand in that list that have a code: as their own, as another page's, or in one period.
  private let places: [Procedure.ID: [Rule.ID: [Int]]]
  /// Where those stand that read whether a component was filed.
  private let readers: [Procedure.ID: [String: [Int]]]
  /// Where the labels of each fact of the dossier stand.
  let labels: NameIndex
  /// What each version of a rule rests on in the end.
  private let sources: [Rule.ID: [[FactSources.Read]]]

  init(_ rulebook: Rulebook) {
    var rules: [Procedure.ID: [Rule]] = [:]
    var places: [Procedure.ID: [Rule.ID: [Int]]] = [:]
    var readers: [Procedure.ID: [String: [Int]]] = [:]
    for rule in rulebook.rules {
      let components = rule.names.compactMap { name -> String? in
        guard case .presence(let component)? = rulebook.catalogue.fact(name)?.kind else { return nil }
        return component
      }.uniqued
      let codes = ([rule.id] + rule.also + rule.versions.map(\.code)).uniqued
      for procedure in rule.procedures {
        let place = rules[procedure, default: []].count
        rules[procedure, default: []].append(rule)
        for code in codes { places[procedure, default: [:]][code, default: []].append(place) }
        for component in components { readers[procedure, default: [:]][component, default: []].append(place) }
      }
    }
    self.rules = rules
    order = rules.mapValues { rules in
      rules.indices.sorted { left, right in
        (rules[left].stage, rules[left].id, left) < (rules[right].stage, rules[right].id, right)
      }
    }
    tables = rulebook.classifications.reduce(into: [:]) { tables, table in
      for procedure in table.procedures { tables[procedure, default: []].append(table) }
    }
    self.places = places
    self.readers = readers
    labels = NameIndex(rulebook.labels.facts.map(\.fact))
    let facts = FactSources(rulebook: rulebook)
    sources = Dictionary(rulebook.rules.map { ($0.id, $0.versions.map(facts.read)) }) { first, _ in first }
  }

  /// The rules of a procedure that have one of these codes.
  func rules(of procedure: Procedure.ID, having codes: [Rule.ID]) -> [Rule] {
    let found = Set(codes.flatMap { places[procedure]?[$0] ?? [] }).sorted()
    return found.compactMap { rules[procedure]?[$0] }
  }

  /// The rules of a procedure that read whether the component was filed.
  func rules(of procedure: Procedure.ID, readingPresenceOf component: String) -> [Rule] {
    (readers[procedure]?[component] ?? []).compactMap { rules[procedure]?[$0] }
  }

  /// The components whose being filed a rule of the procedure reads.
  func componentsRead(in procedure: Procedure.ID) -> Set<String> { Set((readers[procedure] ?? [:]).keys) }

  /// What the versions of a rule that are in force on a day rest on.
  func sources(of rule: Rule, on day: CivilDay) -> [FactSources.Read] {
    zip(rule.versions, sources[rule.id] ?? []).flatMap { version, read in
      version.inForce.contains(day) ? read : []
    }.uniqued
  }
}
