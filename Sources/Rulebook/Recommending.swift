import Values

/// The recommendation and the list of what was not checked are both drawn from the verdicts, never judged anew.
extension Recommendation {
  init(of verdicts: [Verdict], _ components: [ComponentResult]) {
    let sentBack =
      verdicts.filter { $0.outcome == .violated && $0.effect == .return }.map(\.rule)
      + components.filter { $0.outcome == .violated }.map(\.component.code)
    let elsewhere = verdicts.filter { $0.outcome == .violated && $0.effect == .redirect }.map(\.rule)
    let barred = verdicts.filter { $0.outcome == .violated && $0.effect != .return && $0.effect != .redirect }.map(
      \.rule)
    let open =
      verdicts.filter { $0.outcome == .undetermined }.map(\.rule)
      + components.filter { $0.outcome == .undetermined }.map(\.component.code)
    let look =
      verdicts.filter { $0.outcome == .needsReview }.map(\.rule)
      + components.filter { $0.outcome == .needsReview }.map(\.component.code)
    let ranked: [(Kind, [String])] = [
      (.redirect, elsewhere), (.supplement, sentBack + barred), (.refusal, barred), (.settleUnchecked, open),
      (.review, look),
    ]
    let first = ranked.first { kind, reasons in kind == .supplement ? !sentBack.isEmpty : !reasons.isEmpty }
    self.init(kind: first?.0 ?? (verdicts.isEmpty ? .nothing : .proceed), reasons: (first?.1 ?? []).uniqued)
  }
}

extension Judgement {
  /// The same judgement once an officer has confirmed lines of the one notice: what they ask for is asked for, whatever
  /// else is open.
  package func asking(for confirmed: [String]) -> Judgement {
    guard !confirmed.isEmpty, ![.supplement, .redirect].contains(recommendation.kind) else { return self }
    return Judgement(
      procedure: procedure, code: code, caseFound: caseFound, office: office, assumedDay: assumedDay, matters: matters,
      components: components, verdicts: verdicts, classifications: classifications, notes: notes,
      recommendation: Recommendation(kind: .supplement, reasons: confirmed.uniqued), unchecked: unchecked,
      coverage: coverage, obligations: obligations, deadline: deadline, chain: chain)
  }
}

extension Judgement.Unchecked {
  /// Everything undetermined, grouped by what would settle it, in order of first appearance.
  static func groups(
    of verdicts: [Verdict], _ components: [ComponentResult], _ classified: [Classified]
  ) -> [Judgement.Unchecked] {
    var groups = Groups()
    for result in components where result.outcome == .undetermined {
      for reason in result.reasons { groups.add(reason, result.component.code) }
    }
    for verdict in verdicts where verdict.outcome == .undetermined {
      for reason in verdict.reasons { groups.add(reason, verdict.rule) }
    }
    // A rule on the log does not apply without one; that there is none is told once.
    for verdict in verdicts where verdict.outcome == .notApplicable {
      for reason in verdict.reasons where reason.kind == .noLog { groups.add(reason, verdict.rule) }
    }
    for result in classified where result.isOpen {
      for reason in result.reasons { groups.add(reason, result.id) }
    }
    return groups.groups.map { group in
      Judgement.Unchecked(
        remedy: group.remedy, settledBy: group.reasons.flatMap(\.settledBy).uniqued,
        reasons: group.reasons.map { ByteText($0.text) }.uniqued.map(\.text), rules: group.rules.uniqued)
    }
  }

  /// Reasons by what would settle them.
  private struct Groups {
    private(set) var groups: [(remedy: String, reasons: [Reason], rules: [Rule.ID])] = []
    private var places: [ByteText: Int] = [:]

    mutating func add(_ reason: Reason, _ rule: Rule.ID) {
      let remedy = reason.remedy ?? reason.text
      if let place = places[ByteText(remedy)] {
        groups[place].reasons.append(reason)
        groups[place].rules.append(rule)
      } else {
        places[ByteText(remedy)] = groups.count
        groups.append((remedy, [reason], [rule]))
      }
    }
  }
}
