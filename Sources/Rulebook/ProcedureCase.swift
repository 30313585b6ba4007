import Values

/// The cases of a procedure, told apart by one fact of the dossier: each may have components and limits of its own.
package struct ProcedureCases: Sendable, Hashable {
  package let fact: String
  /// Every value that the fact may have.
  package let values: [String]
}

/// Which case of its procedure a dossier is, as far as its facts tell.
package final class CaseFound: Sendable {
  /// The fact that tells the cases apart; nil where the version has one list for all.
  package let fact: Fact?
  /// The cases that it may be.
  let possible: [String]
  /// Why it is not known which; nil where it is.
  package let open: Reason?

  init(fact: Fact?, possible: [String], open: Reason?) {
    self.fact = fact
    self.possible = possible
    self.open = open
  }

  /// The one case that it is; nil where that is not known or there are no cases.
  package var value: String? { open == nil ? possible.first : nil }

  /// Of a version without cases.
  static let only = CaseFound(fact: nil, possible: [], open: nil)

  enum Belonging {
    case always, perhaps, never
  }

  /// Whether what is asked in these cases is asked of the dossier; of no cases named: of every dossier.
  func belonging(_ cases: [String]) -> Belonging {
    guard !cases.isEmpty, !possible.isEmpty else { return .always }
    let held = possible.filter(cases.contains)
    return held.isEmpty ? .never : held == possible ? .always : .perhaps
  }

  func mayAsk(_ component: Component) -> Bool { mayConcern(component.cases) }

  /// Whether what is asked in these cases may be asked of the dossier.
  func mayConcern(_ cases: [String]) -> Bool { belonging(cases) != .never }

  /// Why it is not known whether the component is asked; nil where it is.
  func doubt(of component: Component) -> Reason? {
    guard belonging(component.cases) == .perhaps else { return nil }
    return unknown("chỉ đòi trong trường hợp \(component.cases.listed)")
  }

  /// Why it is not known whether a rule of these cases is asked, and what it would say.
  func doubt(ofRuleIn cases: [String], saying finding: String?) -> Reason {
    let said = finding.map { "; nếu đúng trường hợp ấy: \($0)" } ?? ""
    return unknown("chỉ xét trong trường hợp \(cases.listed)", said)
  }

  /// Why a rule of these cases is not asked of the dossier, which is none of them.
  func otherCase(than cases: [String]) -> Reason {
    Reason(
      kind: .otherCase, text: "chỉ xét trong trường hợp \(cases.listed); hồ sơ là \(possible.listed)", remedy: nil)
  }

  private func unknown(_ asked: String, _ said: String = "") -> Reason {
    Reason(
      kind: .caseUnknown, text: "\(asked); \(open?.text ?? "")\(said)", remedy: open?.remedy,
      settledBy: open?.settledBy ?? [])
  }

  /// The limits that surely hold for the dossier, and those of which only the case says whether they do.
  package func limits(of version: Procedure.Version, under code: Procedure.Code) -> (sure: [Limit], open: [Limit]) {
    let limits = version.limits.filter { $0.codes.isEmpty || $0.codes.contains(code.code) }
    return (
      limits.filter { belonging($0.cases) == .always }, limits.filter { belonging($0.cases) == .perhaps }
    )
  }

  /// The limit of the whole procedure among those of the possible cases: the one that they all have, else the earliest
  /// and that it is; nil where a case has none, or the days cannot be counted.
  func whole(of limits: [Limit], from day: CivilDay, by calendar: WorkingCalendar) -> (limit: Limit, open: OpenCase?)? {
    let choices = choices(of: limits.filter(\.isWhole))
    guard Set(choices.flatMap(\.cases)) == Set(possible), let fact, let first = choices.first else { return nil }
    guard choices.count > 1 else { return (first.limit, nil) }
    let dues = choices.compactMap { choice in
      (try? calendar.due(after: day, choice.limit.days, choice.limit.unit)).map { (choice: choice, day: $0.day) }
    }
    guard dues.count == choices.count else { return nil }
    let sorted = dues.sorted { $0.day < $1.day }.map(\.choice)
    return (sorted[0].limit, OpenCase(fact: fact.name, choices: sorted))
  }

  /// One for each length, with all that the limits of this length rest on.
  private func choices(of limits: [Limit]) -> [OpenCase.Choice] {
    limits.reduce(into: []) { choices, limit in
      let cases = limit.cases.filter(possible.contains)
      if let index = choices.firstIndex(where: { $0.limit.isAsLong(as: limit) }) {
        choices[index].cases += cases
        choices[index].limit.basis = (choices[index].limit.basis + limit.basis).uniqued
      } else {
        choices.append(OpenCase.Choice(limit: limit, cases: cases))
      }
    }
  }
}

extension CaseFound: Hashable {
  package static func == (left: CaseFound, right: CaseFound) -> Bool {
    left === right || left.fact == right.fact && left.possible == right.possible && left.open == right.open
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(fact)
    hasher.combine(possible)
  }
}

/// That a limit is the earliest of those among which the unknown case decides.
package struct OpenCase: Sendable, Hashable {
  package struct Choice: Sendable, Hashable {
    package internal(set) var limit: Limit
    package internal(set) var cases: [String]
  }

  /// The fact that would tell.
  package let fact: String
  /// All of them, the earliest first.
  package let choices: [Choice]

  /// In Vietnamese: `05 ngày làm việc trong trường hợp «…»; …`.
  package var words: String {
    choices.map { "\($0.limit.days) \($0.limit.unit.words) trong trường hợp \($0.cases.listed)" }
      .joined(separator: "; ")
  }
}

extension Procedure.Version {
  /// Which case a dossier filed under the code is. A value that is proposed, uncertain, contradicted, or may be by what
  /// was not read, decides nothing.
  func caseFound(_ facts: FactSet, under code: Procedure.Code, _ catalogue: Catalogue) -> CaseFound {
    guard let cases else { return .only }
    let fact = facts.fact(cases.fact)
    let key = facts.identities { Identities([fact]) }.map {
      CatalogueIndex.CaseKey(fact: $0, code: code.code, from: inForce.from)
    }
    return catalogue.casesFound.value(key) {
      caseFound(fact, facts, cases, under: code, catalogue)
    }
  }

  private func caseFound(
    _ fact: Fact, _ facts: FactSet, _ cases: ProcedureCases, under code: Procedure.Code, _ catalogue: Catalogue
  ) -> CaseFound {
    let possible = code.cases.isEmpty ? cases.values : cases.values.filter(code.cases.contains)
    let binding = FactBinding(FactPlan(catalogue, row: nil, names: [cases.fact]), facts: facts, row: nil)
    func open(_ why: Reason?) -> CaseFound { CaseFound(fact: fact, possible: cases.values, open: why) }
    guard !fact.values.isEmpty else {
      let isOnly = possible.count == 1 && !fact.mayBeContradicted
      let open = isOnly ? nil : binding.unknowns.first.map { $0.naming(possible) }
      return CaseFound(fact: fact, possible: possible, open: open)
    }
    guard fact.values.count == 1, case .text(let value)? = fact.values.first else { return open(binding.contradiction) }
    if let why = binding.unconfirmed() ?? binding.shadow { return open(why) }
    guard possible.contains(value) else {
      return open(
        Reason(
          kind: .contradiction, text: "«\(fact.name)» là «\(value)», không phải trường hợp của thủ tục mã \(code.code)",
          remedy: "xem lại mã thủ tục hoặc «\(fact.name)»", settledBy: [.value(fact: fact.name, of: .dossier)]))
    }
    return CaseFound(fact: fact, possible: [value], open: nil)
  }
}

extension Reason {
  /// With the cases to choose from.
  fileprivate func naming(_ cases: [String]) -> Reason {
    Reason(kind: kind, text: text, remedy: remedy.map { "\($0), một trong: \(cases.listed)" }, settledBy: settledBy)
  }
}

extension Limit {
  fileprivate func isAsLong(as other: Limit) -> Bool {
    days == other.days && unit == other.unit && longer == other.longer && starts == other.starts && ends == other.ends
  }
}

extension [String] {
  /// `«một», «hai»`.
  package var listed: String { map { "«\($0)»" }.joined(separator: ", ") }
}
