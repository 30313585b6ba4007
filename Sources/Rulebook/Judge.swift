import DMN
import Values

/// One rule over one dossier: the walk from a version and its facts to verdicts.
struct Judge {
  let catalogue: Catalogue
  let facts: FactSet
  let office: Body?
  let caseFound: CaseFound

  /// What a rule comes to.
  struct Judged: Sendable {
    let verdicts: [Verdict]
    let notes: [Judgement.Note]
  }

  /// All that it hangs on.
  struct Key: Hashable {
    let known: Identities
    let assumedDay: CivilDay?
    /// Whether another body than the screening office decides.
    let isDecidedElsewhere: Bool
  }

  /// The verdicts of a rule; of a dossier that says the same of all that it reads they are found again.
  /// - Parameter governing: the day of the rule's matter, by the facts or as it is assumed.
  func judged(_ rule: Rule, assuming day: CivilDay?, governing: () -> GoverningDay) -> Judged {
    var known = rule.whatIsRead(in: catalogue).identities(in: facts)
    if !rule.cases.isEmpty { known?.append(caseFound) }
    let isElsewhere = rule.decidedBy.map { $0 != office } ?? false
    let key = known.map { Key(known: $0, assumedDay: day, isDecidedElsewhere: isElsewhere) }
    return rule.judged.value(key) {
      let (verdicts, notes) = verdicts(of: rule, governing: governing())
      return Judged(verdicts: verdicts, notes: notes)
    }
  }

  /// Every verdict of the rule, one a subject; and its note, where it is one.
  func verdicts(of rule: Rule, governing: GoverningDay) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    let frame = VerdictFrame(
      rule: rule, governing: governing, governingFact: facts.fact(rule.matter.governedBy),
      caseFact: caseFound.fact)
    let speaking = Speaking(rule.status, rule.matter, governing, rule.versions.map(\.inForce)) { index in
      rule.versions[index].basis.map(\.description).joined(separator: ", ")
    }
    switch speaking {
    case .open(let why): return ([frame.verdict(.undetermined, [why])], [])
    case .outside(let why): return ([frame.verdict(.notApplicable, [why])], [])
    case .versions(let indices, _):
      let judged = indices.map { asked(rule.versions[$0], frame.speaking(rule.versions[$0])) }
      return (judged.flatMap(\.verdicts), judged.flatMap(\.notes))
    }
  }

  /// A rule of certain cases is not asked in another; while it is not known which case it is, nothing is settled.
  private func asked(
    _ version: Rule.Version, _ frame: VerdictFrame
  ) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    let cases = frame.rule.cases
    switch caseFound.belonging(cases) {
    case .always: return verdicts(of: version, frame)
    case .never where frame.rule.effect == .note: return ([], [])
    case .never: return ([frame.verdict(.notApplicable, [caseFound.otherCase(than: cases)])], [])
    case .perhaps:
      let (verdicts, notes) = verdicts(of: version, frame)
      let open = verdicts.map { verdict in
        let reason = caseFound.doubt(ofRuleIn: cases, saying: verdict.finding)
        let others = verdict.outcome == .undetermined ? verdict.reasons : []
        return frame.verdict(.undetermined, [reason] + others, subject: verdict.subject, read: verdict.read)
      }
      return (open, notes)
    }
  }

  private func verdicts(
    of version: Rule.Version, _ frame: VerdictFrame
  ) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    let agreeing = version.plans(in: catalogue).agreeing
    guard agreeing.isEmpty else {
      let judged = agreeing.map { one($0, frame, row: nil, collection: nil) }
      return (judged.flatMap(\.verdicts), judged.flatMap(\.notes))
    }
    guard let collection = version.forEach else { return one(version, frame, row: nil, collection: nil) }
    let rows = facts.rows(of: collection.name)
    let judged = rows.rows.map { one(version, frame, row: $0, collection: collection) }
    var verdicts = judged.flatMap(\.verdicts)
    if let more = Reason(moreRows: rows) {
      verdicts.append(
        frame.verdict(
          .undetermined, [more], unknownRows: .init(collection: collection.name, needs: version.needs.map(\.name))))
    } else if rows.rows.isEmpty {
      verdicts.append(frame.verdict(.notApplicable, [Reason(noRows: collection.name)]))
    }
    return (verdicts, judged.flatMap(\.notes))
  }

  private func one(
    _ version: Rule.Version, _ frame: VerdictFrame, row: FactSet.Row?, collection: CollectionDefinition?
  ) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    let about = version.agree.first.map { Subject.fact($0.name) } ?? .dossier
    let subject = row.map { Subject.row(collection: collection?.name ?? "", name: $0.name) } ?? about
    let plans = version.plans(in: catalogue)
    let binding = FactBinding(plans.verdict, facts: facts, row: row)
    let trial = Trial(version: version, plans: plans, effect: frame.rule.effect, binding: binding)
    if binding.read.contains(where: { $0.sought == .noLog }) {
      let why = Reason(kind: .noLog, text: EventLog.absent, remedy: EventLog.remedy)
      return ([frame.verdict(.notApplicable, [why], subject: subject, read: binding.read)], [])
    }
    // A note on the log says so where it cannot be told; of the dossier's own facts it says nothing then.
    let isOpen = trial.outcomes.count > 1 && reads(log: binding)
    if frame.rule.effect == .note, !isOpen {
      guard trial.outcomes == [.violated] || version.isUnconditional else { return ([], []) }
      let note = Judgement.Note(
        rule: frame.rule.id, text: trial.finding, basis: version.basis, audience: frame.rule.audience,
        verified: version.verified, remark: version.note, read: binding.read)
      return ([], [note])
    }
    return (
      Capped(trial: trial, frame: frame, subject: subject, office: office).verdict.map { [$0] } ?? [], []
    )
  }

  private func reads(log binding: FactBinding) -> Bool {
    binding.read.contains { catalogue.fact($0.name)?.log != nil }
  }
}
