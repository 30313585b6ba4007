import Values

/// Whether all who state a fact state the same, for a rule that asks it: `agree` in place of a condition, one verdict a
/// fact.
struct Agreement {
  let fact: Fact
  let sides: FactSides

  init?(on definition: FactDefinition?, in binding: FactBinding) {
    guard let definition, let fact = binding.read.first(where: { $0.name == definition.name }) else { return nil }
    self.fact = fact
    self.sides = FactSides(of: fact, by: definition.sameness)
  }

  func outcomes(_ effect: Rule.Effect) -> Set<Outcome> {
    if sides.differ { return [effect.outcomeOfDefect] }
    if isOpen { return [.satisfied, effect.outcomeOfDefect] }
    return [sides.sources.count > 1 ? .satisfied : .notApplicable]
  }

  /// Whether something that was not read, or not clearly, may differ.
  private var isOpen: Bool {
    if !sides.unclear.isEmpty { return true }
    // Of those that agree the cap asks for what was not read; one alone has nothing to agree with yet.
    if sides.sources.count < 2, fact.mayBeContradicted { return true }
    switch fact.sought {
    case .unreadable, .unclear, .withheld: return true
    case .noDocument, .notFound, .blank, .notStated, .noLog, .notInLog, .undecided, nil: return false
    }
  }

  /// Who says what, and what was allowed, in Vietnamese.
  var told: String { "\(fact.name): \(sides.toldWithAllowance)" }

  /// Why there is nothing to compare.
  var alone: Reason {
    let who = sides.sources.first.map { "chỉ \($0)" } ?? "không giấy tờ nào"
    return Reason(kind: .noRows, text: "\(who) nêu «\(fact.name)», không có gì để đối chiếu", remedy: nil)
  }

  /// Which words cannot be held against the others'; nil where it is not that.
  var incomparable: Reason? {
    sides.unclear.first.map { statement in
      Reason(
        kind: .factUnknown,
        text: "không so được «\(statement.words)» (\(statement.sourceAndPlace)) với lời của giấy tờ khác",
        remedy: "xác nhận «\(fact.name)»", settledBy: [.value(fact: fact.name, of: fact.subject)])
    }
  }
}
