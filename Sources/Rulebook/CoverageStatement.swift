import Values

/// How much of what the law asks in a procedure is looked at, and by whom (*phạm vi kiểm tra*). Who looks is computed
/// from the rules of the day; nothing here is declared by anybody.
package final class CoverageStatement: Sendable {
  package enum Looker: String, Sendable, Hashable, CaseIterable {
    case nobody = "chưa ai"
    case officer = "cán bộ"
    case machine = "máy"
  }

  /// One obligation, and who looks at it.
  package struct Line: Sendable, Hashable {
    package let asked: Asked
    package let looker: Looker
    /// The rules and tables that look at it, whoever it is left to; also those that are suspended or yet drafts.
    package let rules: [Rule.ID]
    /// Why it is left to an officer, or what keeps a rule from looking, in Vietnamese; empty where nothing is to be said.
    package let because: [String]
    /// Facts that a rule of the machine needs and that no paper, log or table states: without an officer's word it comes
    /// to nothing.
    package let words: [String]
  }

  /// What is asked, entered or stated by the procedure's file.
  package struct Asked: Sendable, Hashable {
    package let id: String
    package let title: String
    package let kind: Obligation.Kind
    package let cases: [String]
    /// The day by which its law was chosen.
    package let day: CivilDay
    package let inForce: InForce
    package let basis: [Citation]
    package let verified: Verification
    package let sources: [String]
  }

  /// A matter of which the law of the day is not known: what it asks could not be counted.
  package struct Uncounted: Sendable, Hashable {
    package let matter: String
    package let reason: String
  }

  package let lines: [Line]
  package let uncounted: [Uncounted]
  /// The days of which nobody has gone through the sources, so that more is asked than was counted.
  package let unenteredDays: [CivilDay]
  /// Rules of the procedure in force that look at nothing that was entered.
  package let otherRules: [Rule.ID]
  /// As reports write it.
  package let written = Once<WrittenJSON>()

  init(lines: [Line], uncounted: [Uncounted], unenteredDays: [CivilDay], otherRules: [Rule.ID]) {
    self.lines = lines
    self.uncounted = uncounted
    self.unenteredDays = unenteredDays
    self.otherRules = otherRules
  }

  package func count(_ looker: Looker) -> Int { lines.count { $0.looker == looker } }

  /// Those whose law was chosen, each once.
  package var days: [CivilDay] { lines.map(\.asked.day).uniqued.sorted() }

  /// Whether every obligation that is known of was counted.
  package var isWhole: Bool { uncounted.isEmpty && unenteredDays.isEmpty && !lines.isEmpty }
}

extension CoverageStatement: Hashable {
  package static func == (left: CoverageStatement, right: CoverageStatement) -> Bool {
    left === right
      || left.lines == right.lines && left.uncounted == right.uncounted && left.unenteredDays == right.unenteredDays
        && left.otherRules == right.otherRules
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(lines)
    hasher.combine(otherRules)
  }
}
