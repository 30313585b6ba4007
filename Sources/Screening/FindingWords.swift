import Rulebook

// What a finding says, whatever it is printed on.

/// A statement with the fact that it states.
struct ToldStatement: Hashable {
  let fact: Fact
  let statement: Statement
}

extension Verdict {
  /// The finding; what was asked where nothing was found.
  var headline: String { finding ?? titleAndSubject }

  /// Why, without what the headline and the basis say already.
  var toldReasons: [String] { reasons.map(\.text).filter { $0 != finding && $0 != verified?.description } }

  /// The words that it rests on; what a reason has quoted with its place is not said again.
  func told(in judgement: Judgement) -> [ToldStatement] {
    judgement.besidesDays(read).told.filter { told in !reasons.contains { $0.quotes(told.statement) } }
  }
}

extension Judgement.Note {
  /// The words that it rests on; a count names the events that a mere «có» rests on.
  func told(in judgement: Judgement) -> [ToldStatement] {
    let told = judgement.besidesDays(read).told
    let counts = told.filter { if case .flag = $0.statement.value { $0.statement.source != .log } else { true } }
    return counts.isEmpty ? told : counts
  }
}

extension [Fact] {
  fileprivate var told: [ToldStatement] {
    flatMap { fact in fact.shown.map { ToldStatement(fact: fact, statement: $0) } }
  }
}

extension [Citation] {
  /// On what something rests in the law, and how that is known where no text was seen; nil without a citation.
  func sentence(_ verified: Verification?) -> String? {
    guard !isEmpty else { return nil }
    guard let verified, verified.source != .text else { return "căn cứ \(words)" }
    let lead = verified.isDerived ? "cần để áp dụng tiêu chí tại" : "căn cứ"
    return "\(lead) \(words) (\(verified.description))"
  }
}

extension Judgement {
  /// What is *chưa đủ căn cứ*, by why: one gap or one unread file leaves many rules open.
  var undeterminedByReason: [(reasons: [String], verdicts: [Verdict])] {
    let open = verdicts.filter { $0.outcome == .undetermined }
    return open.map { $0.reasons.map(\.text) }.uniqued.map { texts in
      (texts, open.filter { $0.reasons.map(\.text) == texts })
    }
  }
}

extension Reason {
  fileprivate func quotes(_ statement: Statement) -> Bool {
    text.contains("«\(statement.words)»") && text.contains(statement.sourceAndPlace)
  }
}
