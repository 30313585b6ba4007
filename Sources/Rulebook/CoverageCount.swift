import Values

/// The count of what a procedure asks under one code: its components and limits by its own file, and what was entered
/// beside them.
struct CoverageCount {
  let rulebook: Rulebook
  let procedure: Procedure
  let code: Procedure.Code
  let office: Body
  /// The day that governs a matter.
  let governing: (Matter) -> GoverningDay
  /// Whether what is asked in these cases may be asked of the dossier; of no cases named it is.
  let mayConcern: ([String]) -> Bool

  private var covering: Covering { Covering(rulebook: rulebook, procedure: procedure, office: office) }

  var statement: CoverageStatement {
    let entered = rulebook.obligations.obligations.filter { obligation in
      obligation.holds(for: procedure, under: code) && mayConcern(obligation.cases)
    }
    let own = [procedure.componentMatter, procedure.processMatter]
    let matters = rulebook.matters.filter { matter in
      own.contains(matter.id) || entered.contains { $0.matter.id == matter.id }
    }
    let days = matters.map { (matter: $0, governing: governing($0)) }
    func day(_ id: Matter.ID) -> CivilDay? {
      guard case .known(let day, _)? = days.first(where: { $0.matter.id == id })?.governing else { return nil }
      return day
    }
    let known = days.compactMap { day($0.matter.id) }.uniqued
    let lines =
      (day(procedure.componentMatter).map(components) ?? [])
      + entered.compactMap { obligation in day(obligation.matter.id).flatMap { line(of: obligation, on: $0) } }
      + (day(procedure.processMatter).map(limits) ?? []) + (day(procedure.componentMatter).map(forms) ?? [])
    return CoverageStatement(
      lines: lines,
      uncounted: days.compactMap { entry in
        switch entry.governing {
        case .known: nil
        case .gap(_, let reason), .unknown(let reason): .init(matter: entry.matter.name, reason: reason)
        }
      },
      unenteredDays: known.filter { !isEntered(on: $0) }.sorted(), otherRules: otherRules(than: lines, on: day))
  }

  private func isEntered(on day: CivilDay) -> Bool {
    procedure.version(on: day) != nil
      && rulebook.obligations.entered.contains { entered in
        entered.procedure == procedure.id && entered.inForce.contains(day)
          && (entered.codes.isEmpty || entered.codes.contains(code.code))
      }
  }

  private func otherRules(than lines: [CoverageStatement.Line], on day: (Matter.ID) -> CivilDay?) -> [Rule.ID] {
    let looking = Set(lines.flatMap(\.rules))
    return (rulebook.index.rules[procedure.id] ?? []).filter { rule in
      guard rule.status == .active, !looking.contains(rule.id),
        case .known(let day, _) = governing(rule.matter)
      else { return false }
      return rule.versions.contains { $0.inForce.contains(day) }
    }.map(\.id)
  }

  // MARK: What was entered

  private func line(of obligation: Obligation, on day: CivilDay) -> CoverageStatement.Line? {
    guard let version = obligation.version(on: day) else { return nil }
    let asked = CoverageStatement.Asked(
      id: obligation.id, title: obligation.title, kind: obligation.kind, cases: obligation.cases, day: day,
      inForce: version.inForce, basis: version.basis, verified: version.verified, sources: obligation.sources)
    let found = covering.found([obligation.id], on: day)
    guard let why = obligation.officer, found.looker != .machine else { return .init(asked, found) }
    return .init(
      asked, .init(looker: .officer, rules: found.rules, because: [why] + found.because))
  }

  // MARK: What the procedure's file states

  private func components(on day: CivilDay) -> [CoverageStatement.Line] {
    asked(on: day) { component, version in
      let asked = CoverageStatement.Asked(
        id: component.code, title: component.name, kind: .component, cases: component.cases, day: day,
        inForce: version.inForce, basis: component.basis, verified: component.verified, sources: [Self.procedureFile])
      return .init(asked, filing(of: component, on: day))
    }
  }

  private func forms(on day: CivilDay) -> [CoverageStatement.Line] {
    asked(on: day) { form(of: $0, in: $1, on: day) }
  }

  private func asked(
    on day: CivilDay, _ line: (Component, Procedure.Version) -> CoverageStatement.Line?
  ) -> [CoverageStatement.Line] {
    guard let version = procedure.version(on: day) else { return [] }
    return version.components.filter { mayConcern($0.cases) }.compactMap { line($0.known(on: day), version) }
  }

  private static let procedureFile = "danh sách của thủ tục"

  /// Whether a component is there is told by the bookkeeping of papers; whether one that not every dossier needs must be
  /// there, by a rule that reads it, else by an officer.
  private func filing(of component: Component, on day: CivilDay) -> Covering.Found {
    let rules = covering.found([component.code] + component.also, on: day)
    guard !component.isAlwaysAsked else {
      return .init(looker: .machine, rules: rules.rules, because: ["máy xem có nộp hay không"])
    }
    let reading = covering.found(readingPresenceOf: component.code, on: day)
    let found = reading.looker == .machine ? reading : rules
    guard found.looker != .machine else { return found }
    return .init(
      looker: .officer, rules: reading.rules + rules.rules,
      because: ["máy xem có nộp hay không, cán bộ xem có phải nộp không"] + reading.because + rules.because)
  }

  /// The official form and the number of originals: no bookkeeping tells them.
  private func form(
    of component: Component, in version: Procedure.Version, on day: CivilDay
  ) -> CoverageStatement.Line? {
    let particulars = [component.form, component.copies].compactMap(\.self)
    guard let first = particulars.first else { return nil }
    let id = "\(component.code)-MẪU"
    let asked = CoverageStatement.Asked(
      id: id, title: "\(component.code): \(particulars.map(\.text).joined(separator: "; "))", kind: .form,
      cases: component.cases, day: day, inForce: version.inForce, basis: component.basis, verified: first.verified,
      sources: particulars.map(\.by).uniqued)
    return .init(asked, covering.found([id], on: day))
  }

  /// Limits of one step are one obligation, whatever their lengths in the cases.
  private func limits(on day: CivilDay) -> [CoverageStatement.Line] {
    guard let version = procedure.version(on: day) else { return [] }
    let limits = version.limits.filter { limit in
      (limit.codes.isEmpty || limit.codes.contains(code.code)) && mayConcern(limit.cases)
    }
    return limits.map(\.step).uniqued.map { step in
      let same = limits.filter { $0.step == step }
      let lengths = same.map { "\($0.days) \($0.unit.words)" }.uniqued.joined(separator: " hoặc ")
      let asked = CoverageStatement.Asked(
        id: step, title: "\(step): \(lengths)", kind: .limit,
        cases: same.contains { $0.cases.isEmpty } ? [] : same.flatMap(\.cases).uniqued, day: day,
        inForce: version.inForce, basis: same.flatMap(\.basis).uniqued, verified: version.verified,
        sources: [Self.procedureFile])
      let found: Covering.Found =
        if same.contains(where: \.isWhole) {
          .init(looker: .machine, because: ["máy tính ngày hết hạn"])
        } else if same.allSatisfy({ $0.starts != nil }) {
          .init(looker: .machine, because: ["máy tính theo nhật ký xử lý"])
        } else {
          .init(looker: .nobody)
        }
      return .init(asked, found)
    }
  }
}

extension CoverageStatement.Line {
  fileprivate init(_ asked: CoverageStatement.Asked, _ found: Covering.Found) {
    self.init(asked: asked, looker: found.looker, rules: found.rules, because: found.because, words: found.words)
  }
}

extension Rulebook {
  /// What the procedure asks under a code by the law of a day, in every case of the procedure that the code may have,
  /// before the body that receives the dossiers.
  package func coverage(of procedure: Procedure, under code: Procedure.Code, on day: CivilDay) -> CoverageStatement {
    CoverageCount(
      rulebook: self, procedure: procedure, code: code, office: code.receivedBy, governing: { $0.governing(day) },
      mayConcern: { $0.isEmpty || code.cases.isEmpty || !Set($0).isDisjoint(with: code.cases) }
    ).statement
  }
}

extension CoverageCount {
  /// All that a count hangs on: dossiers of one procedure that were filed on one day are counted once.
  struct Key: Hashable, Sendable {
    let procedure: Procedure.ID
    let code: String
    let office: Body.ID
    let governing: [GoverningDay]
    let cases: [String]
  }
}

extension Rulebook {
  /// What the procedure asks of a dossier, in the cases that it may be.
  func coverage(
    of procedure: Procedure, under code: Procedure.Code, before office: Body, _ found: CaseFound,
    _ governing: @escaping (Matter) -> GoverningDay
  ) -> CoverageStatement {
    let key = CoverageCount.Key(
      procedure: procedure.id, code: code.code, office: office.id, governing: matters.map(governing),
      cases: found.possible)
    return counted.value(key) {
      CoverageCount(
        rulebook: self, procedure: procedure, code: code, office: office, governing: governing,
        mayConcern: found.mayConcern
      ).statement
    }
  }
}
