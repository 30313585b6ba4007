import Values

/// What every verdict of one rule has in common: the rule, its matter's day, and the version that speaks.
struct VerdictFrame {
  let rule: Rule
  let governing: GoverningDay
  /// The fact that gave the day; part of what a verdict read.
  let governingFact: Fact
  /// The fact that says in which case of the procedure the dossier is; nil where the rule is asked in every case.
  private let caseFact: Fact?
  private(set) var version: Rule.Version?

  init(rule: Rule, governing: GoverningDay, governingFact: Fact, caseFact: Fact?) {
    self.rule = rule
    self.governing = governing
    self.governingFact = governingFact
    self.caseFact = rule.cases.isEmpty ? nil : caseFact
  }

  func speaking(_ version: Rule.Version) -> VerdictFrame {
    var frame = self
    frame.version = version
    return frame
  }

  func verdict(
    _ outcome: Outcome, _ reasons: [Reason], subject: Subject = .dossier, finding: String? = nil,
    measure: String? = nil, ask: String? = nil,
    leftOut: [String] = [], unclear: [String] = [], unknownRows: Verdict.UnknownRows? = nil, read: [Fact] = [],
    readings: [Verdict.ReadingResult] = []
  ) -> Verdict {
    let always = [governingFact, caseFact].compactMap(\.self)
    return Verdict(
      frame: self, outcome: outcome, reasons: reasons, subject: subject, finding: finding, measure: measure, ask: ask,
      leftOut: leftOut, unclear: unclear, unknownRows: unknownRows,
      read: read + always.filter { fact in !read.contains { $0.name == fact.name } }, readings: readings)
  }
}
