import Values

/// What the rules and tables of an edition do about an obligation on a day.
struct Covering {
  let rulebook: Rulebook
  let procedure: Procedure
  /// The office before which the dossier is: a question that another body decides is not its machine's.
  let office: Body

  struct Found {
    let looker: CoverageStatement.Looker
    var rules: [Rule.ID] = []
    var because: [String] = []
    var words: [String] = []
  }

  /// Who looks at what has one of these codes: the machine where one rule decides it from what papers, the log or tables
  /// state; else an officer where a rule or table leaves it to them; else nobody.
  func found(_ ids: [String], on day: CivilDay) -> Found {
    let named = rulebook.index.rules(of: procedure.id, having: ids)
    let all =
      named.compactMap { rule in nature(of: rule, on: day).map { (rule.id, $0) } }
      + tables(ids).compactMap { table in nature(of: table, on: day).map { (table.id, $0) } }
    return joined(all)
  }

  /// The rules that read whether the component was filed.
  func found(readingPresenceOf component: String, on day: CivilDay) -> Found {
    let reading = rulebook.index.rules(of: procedure.id, readingPresenceOf: component)
    return joined(reading.compactMap { rule in nature(of: rule, on: day).map { (rule.id, $0) } })
  }

  private func tables(_ ids: [String]) -> [Classification] {
    rulebook.classifications.filter { table in
      table.procedures.contains(procedure.id) && ids.contains { $0 == table.id || table.also.contains($0) }
    }
  }

  // MARK: One rule

  private enum Nature {
    /// With the facts that only an officer states.
    case decides(words: [String])
    case leaves(String)
    case sleeps(String)
  }

  private func joined(_ all: [(Rule.ID, Nature)]) -> Found {
    var deciding: [Rule.ID] = []
    var words: [String] = []
    var leaving: [(Rule.ID, String)] = []
    var sleeping: [(Rule.ID, String)] = []
    for (id, nature) in all {
      switch nature {
      case .decides(let needed):
        deciding.append(id)
        words += needed
      case .leaves(let why): leaving.append((id, why))
      case .sleeps(let why): sleeping.append((id, why))
      }
    }
    let rules = deciding + leaving.map(\.0) + sleeping.map(\.0)
    let asleep = sleeping.map { "\($0.0) \($0.1)" }
    if !deciding.isEmpty { return Found(looker: .machine, rules: rules, because: asleep, words: words.uniqued) }
    guard !leaving.isEmpty else { return Found(looker: .nobody, rules: rules, because: asleep) }
    return Found(looker: .officer, rules: rules, because: leaving.map { "\($0.0) \($0.1)" } + asleep)
  }

  /// nil where the rule says nothing on that day.
  private func nature(of rule: Rule, on day: CivilDay) -> Nature? {
    let versions = rule.versions.filter { $0.inForce.contains(day) }
    guard !versions.isEmpty else { return nil }
    guard rule.status == .active else { return .sleeps("đang ở trạng thái «\(rule.status.rawValue)»") }
    if rule.effect == .note { return .leaves("chỉ ghi chú, không kết luận") }
    if versions.allSatisfy(\.isUnconditional) { return .leaves("luôn chuyển cán bộ xem") }
    if rule.audience == .officer { return .leaves("dành cho cán bộ cân nhắc") }
    if let body = rule.decidedBy, body != office { return .leaves("máy chỉ so số liệu, \(body.name) quyết định") }
    let read = rulebook.index.sources(of: rule, on: day)
    let words = read.filter { !$0.isStated }.map(\.name)
    if !words.isEmpty, words.count == read.count {
      return .leaves("kết luận theo lời cán bộ về \(words.listed)")
    }
    return .decides(words: words)
  }

  /// A table gives a result and no verdict: whether the dossier agrees with it is for an officer to see.
  private func nature(of table: Classification, on day: CivilDay) -> Nature? {
    guard table.versions.contains(where: { $0.inForce.contains(day) }) else { return nil }
    guard table.status == .active else { return .sleeps("đang ở trạng thái «\(table.status.rawValue)»") }
    return .leaves("là bảng phân loại: cho kết quả, cán bộ đối chiếu")
  }
}

/// Who can state what rules read.
struct FactSources {
  let rulebook: Rulebook

  struct Read: Hashable {
    let name: String
    /// Whether a paper, the bookkeeping of papers or the log states it; else only a person's word does.
    let isStated: Bool
  }

  /// What a version rests on in the end: of what a table states, what the table reads; without what the intake desk
  /// always states.
  func read(_ version: Rule.Version) -> [Read] {
    version.names.sorted().flatMap { name -> [Read] in
      if let collection = rulebook.catalogue.collection(name) {
        return [Read(name: name, isStated: collection.facts.contains(where: isStated))]
      }
      return rulebook.catalogue.definition(name, in: version.forEach).map { read($0, within: []) } ?? []
    }.uniqued
  }

  private func read(_ fact: FactDefinition, within tables: Set<Rule.ID>) -> [Read] {
    if fact.isReceiptDay || fact.isFiledCode || fact.office == .screening { return [] }
    guard !isStated(fact), let id = fact.table, !tables.contains(id), let table = rulebook.classification(id) else {
      return [Read(name: fact.name, isStated: isStated(fact))]
    }
    return table.names.sorted().compactMap { rulebook.catalogue.fact($0) }.flatMap {
      read($0, within: tables.union([id]))
    }
  }

  private func isStated(_ fact: FactDefinition) -> Bool {
    switch fact.kind {
    case .presence, .listed: true
    case .number, .quantity, .text, .harmonisedCode, .day, .flag, .place:
      !fact.documentKinds.isEmpty || fact.log != nil
    }
  }
}
