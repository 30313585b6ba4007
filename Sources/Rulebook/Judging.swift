import Values

/// What a judgement is asked for: the procedure's code, the screening office, and the days.
package struct JudgementRequest: Sendable, Hashable {
  /// The procedure's code as filed; nil where nobody said it.
  package let procedureCode: String?
  /// The screening office; nil means the body that receives dossiers under the code.
  package let office: Body?
  /// *Hôm nay*: decides days left and nothing else.
  package let today: CivilDay
  /// The day assumed to govern every matter (`--on`).
  package let assumedDay: CivilDay?
  /// The log of processing; nil where none was kept.
  package let log: EventLog?

  package init(
    procedureCode: String?, office: Body?, today: CivilDay, assumedDay: CivilDay?, log: EventLog? = nil
  ) {
    self.log = log
    self.procedureCode = procedureCode
    self.office = office
    self.today = today
    self.assumedDay = assumedDay
  }
}

extension Rulebook {
  /// The judgement of what is known of one dossier.
  package func judgement(
    of facts: FactSet, presences: [String: Presence], for request: JudgementRequest
  ) -> Judgement {
    guard let code = request.procedureCode, let found = procedure(code: code) else {
      return nothingJudged(request)
    }
    let procedure = found.procedure
    let rules = index.rules[procedure.id] ?? []
    let derived = derived(from: facts, for: procedure.id, request.assumedDay)
    let screening = ScreeningOffice(
      named: request.office, on: request.today, under: found.code, derived.facts, catalogue)
    let office = screening.body
    let (facts, classified) = (screening.stated(in: derived.facts, catalogue), derived.classified)
    let components = components(of: procedure, found.code, facts, presences, request)
    let judge = Judge(catalogue: catalogue, facts: facts, office: office, caseFound: components.caseFound)
    let judged = rules.map { rule in
      judge.judged(rule, assuming: request.assumedDay) { governing(rule.matter, facts, request.assumedDay) }
    }
    let verdicts = (index.order[procedure.id] ?? []).flatMap { judged[$0].verdicts }
    let chain = chain(of: procedure, found.code, facts, request)
    return Judgement(
      procedure: procedure, code: found.code, caseFound: components.caseFound, office: office,
      assumedDay: request.assumedDay,
      matters: matterDays(
        of: procedure, rules.map(\.matter) + classified.compactMap { classification($0.id)?.matter }, facts, request),
      components: components.results, verdicts: verdicts,
      classifications: classified, notes: judged.flatMap(\.notes),
      recommendation: Recommendation(of: verdicts, components.results),
      unchecked: Judgement.Unchecked.groups(of: verdicts, components.results, classified),
      coverage: .init(rules: rules.count, determined: judged.count { !$0.verdicts.contains(where: \.isUnsettled) }),
      obligations: coverage(of: procedure, under: found.code, before: office, components.caseFound) {
        governing($0, facts, request.assumedDay)
      },
      deadline: chain?.deadline ?? deadline(of: procedure, found.code, facts, request), chain: chain)
  }

  /// What the decision tables of a procedure make of the facts; of all tables where no procedure is named.
  package func classified(_ facts: FactSet, for procedure: Procedure.ID?, on assumed: CivilDay?) -> [Classified] {
    derived(from: facts, for: procedure, assumed).classified
  }

  private func derived(from facts: FactSet, for procedure: Procedure.ID?, _ assumed: CivilDay?) -> DerivedFacts {
    let tables = procedure.map { index.tables[$0] ?? [] } ?? classifications
    return DerivedFacts(tables, of: facts, in: catalogue, assuming: assumed) { governing($0, $1, assumed) }
  }

  private func nothingJudged(_ request: JudgementRequest) -> Judgement {
    let codes = procedures.flatMap { $0.codes.map(\.code) }
    let unknown = request.procedureCode.map {
      "bộ quy tắc không có thủ tục mã «\($0)»\(Suggestion.among(codes, for: $0))"
    }
    let why = unknown ?? "chưa biết thủ tục của hồ sơ"
    let remedy = (unknown.map { "\($0); " } ?? "") + "nêu mã thủ tục: \(codes.joined(separator: ", "))"
    return Judgement(
      procedure: nil, code: nil, caseFound: .only, office: request.office, assumedDay: request.assumedDay, matters: [],
      components: [],
      verdicts: [], classifications: [], notes: [], recommendation: Recommendation(kind: .nothing, reasons: []),
      unchecked: [.init(remedy: remedy, settledBy: [], reasons: [why], rules: rules.map(\.id))],
      coverage: .init(rules: rules.count, determined: 0), obligations: nil, deadline: .unknown(reason: why), chain: nil)
  }

  /// The day that governs a matter: the assumed one, or the one its date fact states.
  private func governing(_ matter: Matter, _ facts: FactSet, _ assumed: CivilDay?) -> GoverningDay {
    if let assumed { return matter.governing(assumed) }
    let fact = facts.fact(matter.governedBy)
    guard fact.values.count <= 1 else {
      let said = fact.governing.map { "«\($0.words)» (\($0.sourceAndPlace))" }
      return .unknown(reason: "các nguồn nêu «\(fact.name)» khác nhau: \(said.joined(separator: "; "))")
    }
    guard case .day(let day)? = fact.values.first else {
      return .unknown(reason: "chưa có «\(fact.name)»: \(fact.soughtInWords)")
    }
    return matter.governing(day)
  }

  private func matterDays(
    of procedure: Procedure, _ asked: [Matter], _ facts: FactSet, _ request: JudgementRequest
  ) -> [Judgement.MatterDay] {
    let named = Set(asked.map(\.id) + [procedure.componentMatter, procedure.processMatter])
    return matters.filter { named.contains($0.id) }.map { matter in
      .init(matter: matter, governing: governing(matter, facts, request.assumedDay))
    }
  }

  private func version(
    of procedure: Procedure, _ matterID: Matter.ID, _ facts: FactSet, _ request: JudgementRequest
  ) -> (version: Procedure.Version?, day: CivilDay?, why: Reason?) {
    guard let matter = matters.first(where: { $0.id == matterID }) else { return (nil, nil, nil) }
    switch governing(matter, facts, request.assumedDay) {
    case .unknown(let reason):
      return (
        nil, nil,
        Reason(
          kind: .dayUnknown, text: reason, remedy: "nêu «\(matter.governedBy)»",
          settledBy: [.value(fact: matter.governedBy, of: .dossier)])
      )
    case .gap(let day, let reason):
      return (nil, day, Reason(kind: .gap, text: reason, remedy: "xác định văn bản áp dụng cho hồ sơ nộp ngày này"))
    case .known(let day, let period):
      if let version = procedure.version(on: day) { return (version, day, nil) }
      let text = "chưa nhập \(matter.name.lowercased()) của thủ tục trong thời kỳ \(period.name)"
      return (nil, day, Reason(kind: .notRun, text: text, remedy: "kiểm tra bằng tay theo \(period.name)"))
    }
  }

  private func components(
    of procedure: Procedure, _ code: Procedure.Code, _ facts: FactSet, _ presences: [String: Presence],
    _ request: JudgementRequest
  ) -> (caseFound: CaseFound, results: [ComponentResult]) {
    let (version, day, why) = version(of: procedure, procedure.componentMatter, facts, request)
    // Where the day's list is not known, the latest one is shown, each component unchecked.
    let shown = version ?? procedure.versions.last
    let found = shown?.caseFound(facts, under: code, catalogue) ?? .only
    let decided = index.componentsRead(in: procedure.id)
    let results = (shown?.components ?? []).filter(found.mayAsk).map { component in
      let component = day.map { component.known(on: $0) } ?? component
      let presence = presences[component.code] ?? .notSeen(mayLieIn: [])
      guard let why = why ?? found.doubt(of: component) else {
        return ComponentResult(component, presence, isLeftToRule: decided.contains(component.code))
      }
      return ComponentResult(component: component, presence: presence, outcome: .undetermined, reasons: [why])
    }
    return (found, results)
  }

  private func chain(
    of procedure: Procedure, _ code: Procedure.Code, _ facts: FactSet, _ request: JudgementRequest
  ) -> Chain? {
    guard request.assumedDay == nil, let log = request.log,
      let version = version(of: procedure, procedure.processMatter, facts, request).version
    else { return nil }
    let clock = ProcessClock(log: log, rulebook: self, version: version, today: request.today)
    return clock.chain(of: version, facts, under: code, in: version.caseFound(facts, under: code, catalogue))
  }

  private func deadline(
    of procedure: Procedure, _ code: Procedure.Code, _ facts: FactSet, _ request: JudgementRequest
  ) -> Deadline {
    guard request.assumedDay == nil else { return .unknown(reason: "xét giả định thì không tính hạn") }
    let (version, _, why) = version(of: procedure, procedure.processMatter, facts, request)
    guard let version else { return .unknown(reason: why?.text ?? "thủ tục chưa nhập thời hạn toàn bộ") }
    guard let matter = matters.first(where: { $0.id == procedure.processMatter }),
      case .day(let received)? = facts.fact(matter.governedBy).values.first
    else { return .unknown(reason: "chưa biết ngày nhận hồ sơ") }
    let found = version.caseFound(facts, under: code, catalogue)
    let (sure, open) = found.limits(of: version, under: code)
    let choice = found.whole(of: open, from: received, by: calendar)
    guard let limit = (sure.first(where: \.isWhole) ?? choice?.limit)?.settled(by: facts) else {
      return .unknown(reason: found.open?.text ?? "thủ tục chưa nhập thời hạn toàn bộ")
    }
    do {
      let due = try calendar.due(after: received, limit.days, limit.unit)
      let longer = limit.longer.flatMap { try? calendar.due(after: received, $0.days, limit.unit) }
      let left = try? calendar.workingDays(from: request.today, to: due.day)
      return .due(
        .init(
          received: received, isTakenAsComplete: false, limit: limit, due: due, longer: longer,
          openCase: choice?.open, verified: version.verified, daysLeft: left,
          pause: version.pause))
    } catch {
      return .unknown(reason: error.description)
    }
  }
}

extension Verdict {
  /// Whether nothing is said of the rule yet.
  fileprivate var isUnsettled: Bool { outcome == .undetermined || reasons.contains { $0.kind == .noLog } }
}

extension WorkingCalendar {
  package func due(
    after received: CivilDay, _ days: Int, _ unit: Limit.Unit, skipping pauses: [Pause] = []
  ) throws(CalendarError) -> Due {
    switch unit {
    case .workingDays: try due(after: received, workingDays: days, skipping: pauses)
    case .calendarDays: try due(after: received, calendarDays: days, skipping: pauses)
    }
  }
}

extension ComponentResult {
  /// The outcome of a component whose list is known: *thiếu* is a defect of the one notice, unless the list itself is
  /// known at second hand only.
  init(_ component: Component, _ presence: Presence, isLeftToRule: Bool) {
    self.component = component
    self.presence = presence
    guard component.isAlwaysAsked else {
      self.outcome = .notApplicable
      let who =
        isLeftToRule ? "có quy tắc riêng quyết định" : "chưa có quy tắc nào quyết định, cán bộ xem có phải nộp không"
      let text = "danh sách không đòi trong mọi trường hợp; \(who)"
      self.reasons = [Reason(kind: .notRun, text: text, remedy: nil)]
      return
    }
    let contradiction = Self.contradiction(presence)
    switch presence {
    case .present(let statements) where statements.contains { $0.standing == .proposed }:
      self.outcome = .needsReview
      self.reasons = [
        Reason(kind: .unconfirmedValue, text: "do mô hình nhận ra, chưa xác nhận", remedy: "xác nhận thành phần")
      ]
    case .present(let statements):
      // An officer's word settles it; what speaks against it is shown all the same.
      let open = statements.areConfirmed ? nil : statements.doubt ?? contradiction
      self.outcome = open == nil ? .satisfied : .needsReview
      self.reasons = [open ?? contradiction].compactMap(\.self)
    case .absent where component.verified.source != .text:
      self.outcome = .needsReview
      self.reasons = [Reason(unverified: component.verified)]
    case .absent:
      self.outcome = .violated
      self.reasons = [contradiction].compactMap(\.self)
    case .notSeen(let files):
      self.outcome = .undetermined
      let text =
        files.isEmpty
        ? "chưa thấy trong hồ sơ, chưa ai xác nhận là không nộp"
        : "chưa thấy; có thể nằm trong \(files.joined(separator: ", "))"
      let remedy = files.isEmpty ? "xác nhận có nộp hay không" : "đọc \(files.joined(separator: ", "))"
      self.reasons = [
        Reason(
          kind: .factUnknown, text: text, remedy: remedy, settledBy: [.filed(component: component.code, in: files)])
      ]
    }
  }
}

extension ComponentResult {
  /// What the sources say that do not agree; shown also where an officer's word settles it.
  private static func contradiction(_ presence: Presence) -> Reason? {
    let statements = presence.statements
    guard Set(statements.map(\.value)).count > 1 else { return nil }
    let told = statements.map { "«\($0.words)» (\($0.sourceAndPlace))" }.joined(separator: " khác ")
    return Reason(
      kind: .contradiction, text: "các nguồn nói khác nhau: \(told)", remedy: "xác nhận có nộp hay không")
  }
}

extension [Statement] {
  fileprivate var areConfirmed: Bool { contains { $0.standing == .confirmed } }

  /// Why none of them is certain; nil where one is.
  fileprivate var doubt: Reason? {
    let doubts = compactMap { statement -> String? in
      guard case .uncertain(let why) = statement.standing else { return nil }
      return "«\(statement.words)» chưa chắc: \(why)"
    }
    guard doubts.count == count, let first = doubts.first else { return nil }
    return Reason(kind: .unconfirmedValue, text: first, remedy: "xem giấy tờ rồi xác nhận thành phần")
  }
}
