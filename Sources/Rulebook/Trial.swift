import DMN
import Values

/// One version's conditions over one subject: what they come to under every reading of the text, every choice among
/// contradictory statements, and every way of filling what is unknown.
struct Trial {
  let version: Rule.Version
  private let plans: Rule.Version.Plans
  let effect: Rule.Effect
  let binding: FactBinding
  /// What a rule that asks whether all agree found; nil of every other rule.
  private let agreement: Agreement?
  /// The outcomes that are possible, before any cap; one alone is a result.
  let outcomes: Set<Outcome>

  init(version: Rule.Version, plans: Rule.Version.Plans, effect: Rule.Effect, binding: FactBinding) {
    self.version = version
    self.plans = plans
    self.effect = effect
    self.binding = binding
    self.agreement = Agreement(on: version.agree.first, in: binding)
    self.outcomes = agreement?.outcomes(effect) ?? Self.outcomes(version, effect, binding)
  }

  /// A condition's result: the defect is there, is not, or is unknown.
  private static func holds(_ reading: Rule.Reading, _ environment: Environment) -> Bool? {
    guard case .boolean(let holds) = reading.condition.evaluate(in: environment) else { return nil }
    return holds
  }

  private static func outcomes(
    _ version: Rule.Version, _ effect: Rule.Effect, _ binding: FactBinding
  ) -> Set<Outcome> {
    if !version.sameUnit.isEmpty { return unitOutcomes(effect, binding) }
    if let agreement = Agreement(on: version.agree.first, in: binding) { return agreement.outcomes(effect) }
    guard !version.isUnconditional else { return [.needsReview] }
    if isBlankNeed(version, effect, binding) { return [.violated] }
    guard let choices = binding.choices else { return [.satisfied, .violated] }
    return choices.reduce(into: []) { $0.formUnion(outcomes(version, effect, binding.environment($1))) }
  }

  /// Units that do not convert are the defect; while one quantity is unknown, so is whether they do.
  private static func unitOutcomes(_ effect: Rule.Effect, _ binding: FactBinding) -> Set<Outcome> {
    if binding.unitClash != nil { return [effect.outcomeOfDefect] }
    return binding.read.allSatisfy { !$0.values.isEmpty } ? [.satisfied] : [.satisfied, effect.outcomeOfDefect]
  }

  /// Why it is unknown.
  var unknowns: [Reason] {
    guard let agreement else { return binding.unknowns }
    if let incomparable = agreement.incomparable { return [incomparable] }
    return binding.shadow.map { [$0] } ?? binding.unknowns
  }

  /// Why it does not apply to this subject.
  var exemption: Reason {
    agreement?.alone ?? Reason(kind: .notInForce, text: finding, remedy: nil)
  }

  /// Whether there is a sentence to print where the outcome is known.
  var mayHaveFinding: Bool { agreement?.sides.differ ?? (outcomes != [.satisfied]) }

  /// The outcomes possible under one choice among contradictory statements.
  private static func outcomes(
    _ version: Rule.Version, _ effect: Rule.Effect, _ environment: Environment
  ) -> Set<Outcome> {
    var vectors: [[Bool]] = [[]]
    for reading in version.readings {
      let possible = holds(reading, environment).map { [$0] } ?? [true, false]
      vectors = vectors.flatMap { vector in possible.map { vector + [$0] } }
    }
    return Set(vectors.map { outcome(of: $0, effect) })
  }

  private func outcomes(under choice: [String: FactValue]) -> Set<Outcome> {
    Self.outcomes(version, effect, binding.environment(choice))
  }

  /// Readings that agree give the effect's outcome; readings that do not, *cần xem xét*.
  private static func outcome(of readings: [Bool], _ effect: Rule.Effect) -> Outcome {
    guard Set(readings).count == 1, let holds = readings.first else { return .needsReview }
    return holds ? effect.outcomeOfDefect : .satisfied
  }

  /// A rule that sends a dossier back is itself about what is not stated: a label with nothing behind it is the
  /// defect.
  private static func isBlankNeed(_ version: Rule.Version, _ effect: Rule.Effect, _ binding: FactBinding) -> Bool {
    guard effect == .return else { return false }
    return version.needs.contains { need in
      guard let fact = binding.read.first(where: { $0.name == need.name }), fact.values.isEmpty,
        case .blank? = fact.sought
      else { return false }
      return true
    }
  }

  /// Whether what was not read could make it come to anything else.
  var hangsOnUnread: Bool { Self.outcomes(version, effect, binding.withoutUnread) != outcomes }

  /// Needed facts that nobody stated although a readable document of the right kind is there.
  var leftOut: [Fact] {
    unstatedNeeds { sought in
      switch sought {
      case .notFound, .blank: true
      case .unclear, .noDocument, .unreadable, .notStated, .noLog, .notInLog, .undecided, .withheld, nil: false
      }
    }
  }

  /// Needed facts for which words stand in a document that give no value.
  var unclear: [Fact] { unstatedNeeds { if case .unclear? = $0 { true } else { false } } }

  private func unstatedNeeds(_ isSo: (Sought?) -> Bool) -> [Fact] {
    version.needs.compactMap { need in
      binding.read.first { $0.name == need.name && $0.values.isEmpty && isSo($0.sought) }
    }
  }

  /// True where different statements of one fact, each alone, would come to different outcomes.
  var contradictionMatters: Bool {
    guard let choices = binding.choices else { return true }
    let each = choices.map { outcomes(under: $0) }
    return each.allSatisfy { $0.count == 1 } && Set(each).count > 1
  }

  /// What each reading came to under the first choice, where there is more than one reading.
  var readingResults: [Verdict.ReadingResult] {
    guard version.readings.count > 1 else { return [] }
    let environment = binding.environment(binding.choices?.first ?? [:])
    return version.readings.map { .init(name: $0.name ?? "", holds: Self.holds($0, environment)) }
  }

  var finding: String { filled(version.finding, plans.finding) }

  var measure: String? { filled(version.measure, plans.measure) }

  var ask: String? { filled(version.ask, plans.ask) }

  private func filled(_ template: MessageTemplate?, _ plan: FactPlan?) -> String? {
    guard let template, let plan else { return nil }
    return filled(template, plan)
  }

  /// The template over all its own names, not only those the condition reads.
  private func filled(_ template: MessageTemplate, _ plan: FactPlan) -> String {
    let wider = FactBinding(plan, facts: binding.facts, row: binding.row)
    let environment = wider.environment(worstChoice(of: wider))
    return template.filled(
      leftOut: leftOut.map(\.name).joined(separator: ", "), difference: agreement?.told ?? "",
      { $0.evaluate(in: environment) },
      printing: { $0.vietnamese })
  }

  /// Of contradictory statements a finding tells those that make the defect.
  private func worstChoice(of wider: FactBinding) -> [String: FactValue] {
    let choices = binding.choices ?? []
    return choices.first { outcomes(under: $0).contains(effect.outcomeOfDefect) } ?? wider.choices?.first ?? [:]
  }
}

extension Rule.Effect {
  /// What the defect of such a rule comes to, before the caps.
  var outcomeOfDefect: Outcome {
    switch self {
    case .block, .return, .redirect, .note: .violated
    case .review: .needsReview
    case .exempt: .notApplicable
    }
  }
}

extension MessageTemplate {
  var expressions: [Expression] {
    pieces.compactMap { piece in
      guard case .value(let expression, _, _) = piece else { return nil }
      return expression
    }
  }
}

extension FEELValue {
  /// As a sentence prints it; `…` where unknown.
  var vietnamese: String {
    switch self {
    case .string(let text): text
    case .number(let number): VietnameseText.number(number)
    case .date(let day): VietnameseText.day(day)
    case .boolean(let flag): flag ? "có" : "không"
    default: "…"
    }
  }
}
