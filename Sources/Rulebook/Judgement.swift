import Values

/// What the rulebook says of one dossier. Only `Rulebook` makes one.
package struct Judgement: Sendable, Hashable {
  /// nil while the procedure is not known: then nothing was judged.
  package let procedure: Procedure?
  package let code: Procedure.Code?
  /// Which case of the procedure the dossier is, by the day that governs its components.
  package let caseFound: CaseFound
  package let office: Body?
  /// `--on DAY`: the day that was assumed to govern every matter; no letter is drafted then.
  package let assumedDay: CivilDay?
  package let matters: [MatterDay]
  package let components: [ComponentResult]
  package let verdicts: [Verdict]
  package let classifications: [Classified]
  package let notes: [Note]
  package let recommendation: Recommendation
  package let unchecked: [Unchecked]
  package let coverage: Coverage
  /// What the procedure asks and who looks at it; nil while the procedure is not known.
  package let obligations: CoverageStatement?
  package let deadline: Deadline
  /// The steps against the log; nil where there is no log, or the law of the day is not known.
  package let chain: Chain?

  /// A matter with the day that governs it.
  package struct MatterDay: Sendable, Hashable {
    package let matter: Matter
    package let governing: GoverningDay
  }

  /// The sentence of a `note` rule; it is no verdict and counts nowhere.
  package struct Note: Sendable, Hashable {
    package let rule: Rule.ID
    package let text: String
    package let basis: [Citation]
    package let audience: Rule.Audience
    package let verified: Verification
    /// What the text of the period leaves open.
    package let remark: String?
    /// Every fact that was read, with all statements about it.
    package let read: [Fact]
  }

  /// What was not checked, by what would settle it.
  package struct Unchecked: Sendable, Hashable {
    package let remedy: String
    /// By what an officer settles it.
    package let settledBy: [Settlement]
    package let reasons: [String]
    package let rules: [Rule.ID]

    /// Those that the remedy names one after another.
    package var files: [String] { settledBy.flatMap(\.files).uniqued }

    /// To be typed: see `Settlement.commands`.
    package var commands: [String] { settledBy.flatMap(\.commands).uniqued }
  }

  package struct Coverage: Sendable, Hashable {
    /// Rules of this procedure in the edition.
    package let rules: Int
    /// Those of them with an outcome other than *chưa đủ căn cứ* for every subject.
    package let determined: Int
  }

  /// How many verdicts and components came to each outcome.
  package func count(_ outcome: Outcome) -> Int {
    verdicts.count { $0.outcome == outcome } + components.count { $0.outcome == outcome }
  }
}

/// Presence is bookkeeping: *có* by the intake list, a recognised document or an officer; *thiếu* only when somebody
/// says so; otherwise *chưa thấy*.
package enum Presence: Sendable, Hashable {
  case present([Statement])
  case absent([Statement])
  /// Not seen, with the files in which it may still lie.
  case notSeen(mayLieIn: [String])
}

/// One component of the procedure and whether it is there.
package struct ComponentResult: Sendable, Hashable {
  package let component: Component
  package let presence: Presence
  package let outcome: Outcome
  package let reasons: [Reason]

  /// Whether only the case of the procedure, which is not known, says that it is asked.
  package var dependsOnCase: Bool { reasons.contains { $0.kind == .caseUnknown } }
}

package struct Recommendation: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case redirect = "Đề nghị chuyển hồ sơ sang đúng thủ tục, đúng cơ quan; không xét tiếp ở thủ tục này"
    case supplement = "Đề nghị yêu cầu bổ sung, một lần cho toàn bộ nội dung"
    case refusal = "Đề nghị trình người có thẩm quyền xem xét từ chối, nêu rõ lý do"
    case settleUnchecked = "Chưa đủ căn cứ để đề nghị; làm rõ các mục chưa kiểm được"
    case review = "Đề nghị cán bộ xem xét các mục được nêu"
    case proceed = "Có thể chuyển bước tiếp theo của thủ tục"
    case nothing = "Chưa kiểm được gì"
  }

  package let kind: Kind
  /// Rules and components it rests on.
  package let reasons: [String]
}

/// By when the whole procedure must be done, or why that is not known.
package enum Deadline: Sendable, Hashable {
  case due(Count)
  /// The log says that the clock does not run now, and why.
  case resting(reason: String)
  /// The log says when it was decided, and how many days of the limit's unit late.
  case done(Count, on: CivilDay, late: Int)
  case unknown(reason: String)

  /// Counted from the day of the complete dossier where the log tells it, else as if the dossier had been complete and
  /// correct (*hợp lệ*) on the day of receipt.
  package struct Count: Sendable, Hashable {
    package let received: CivilDay
    /// Whether the log says that the office took the dossier as complete on that day.
    package let isTakenAsComplete: Bool
    package let limit: Limit
    package let due: WorkingCalendar.Due
    /// The last day of the longer limit, where the text has one.
    package let longer: WorkingCalendar.Due?
    /// That the limit is the earliest of several, among which the unknown case of the procedure decides.
    package let openCase: OpenCase?
    package let verified: Verification
    /// Working days left, negative when the day has passed; nil where the calendar does not reach.
    package let daysLeft: Int?
    /// What says that the time for amending is not counted.
    package let pause: [Citation]
  }
}

extension Presence {
  package var isPresent: Bool {
    if case .present = self { true } else { false }
  }

  /// Who says that it is there or not.
  package var statements: [Statement] {
    switch self {
    case .present(let statements), .absent(let statements): statements
    case .notSeen: []
    }
  }
}
