import Values

/// A trial's result after the four caps, which are applied here and nowhere else.
///
/// 1. Only a version seen in a text may give *không đạt*. 2. Where another body decides, *không đạt* ends at *cần xem
/// xét*. 3. A value that is proposed or uncertain, or statements that lead to different outcomes, end any outcome at
/// *cần xem xét*. 4. Readings of one text must agree (in `Trial`).
struct Capped {
  let trial: Trial
  let frame: VerdictFrame
  let subject: Subject
  let office: Body?

  /// nil only where an exemption does not hold: then the rule says nothing.
  var verdict: Verdict? {
    if trial.contradictionMatters { return make(.needsReview, [trial.binding.contradiction]) }
    guard trial.outcomes.count == 1, let raw = trial.outcomes.first else {
      return make(.undetermined, trial.unknowns)
    }
    if frame.rule.effect == .exempt, raw == .satisfied { return nil }
    if raw == .satisfied, let shadow = trial.binding.shadow, trial.hangsOnUnread {
      return make(.undetermined, [shadow])
    }
    var outcome = raw
    var reasons: [Reason] = raw == .needsReview ? [whyLook] : []
    if outcome == .violated, trial.version.verified.source != .text {
      outcome = .needsReview
      reasons.append(Reason(unverified: trial.version.verified))
    }
    if outcome == .violated, let body = frame.rule.decidedBy, body != office {
      outcome = .needsReview
      let text = "\(body.name) quyết định nội dung này; cơ quan đang xử lý chỉ lấy ý kiến"
      reasons.append(Reason(kind: .decidedElsewhere, text: text, remedy: "lấy ý kiến \(body.name)"))
    }
    if let unconfirmed = trial.binding.unconfirmed(and: frame.governingFact) {
      outcome = .needsReview
      reasons.append(unconfirmed)
    }
    if outcome == .notApplicable, reasons.isEmpty {
      reasons.append(trial.exemption)
    }
    return make(outcome, reasons)
  }

  private func make(_ outcome: Outcome, _ reasons: [Reason]) -> Verdict {
    let mayHaveDefect = outcome != .undetermined && trial.mayHaveFinding
    let asks = outcome == .undetermined && !trial.leftOut.isEmpty
    return frame.verdict(
      outcome, reasons, subject: subject, finding: mayHaveDefect ? trial.finding : nil,
      measure: trial.measure,
      ask: asks ? trial.ask : nil, leftOut: trial.leftOut.map(\.name),
      unclear: outcome == .undetermined ? trial.unclear.map(\.name) : [], read: trial.binding.read,
      readings: trial.readingResults)
  }

  private var whyLook: Reason {
    let results = trial.readingResults
    if Set(results.map(\.holds)).count > 1 {
      let told = results.map { result in
        let outcome = result.holds.map { $0 ? "vướng" : "không vướng" } ?? "chưa rõ"
        return "«\(result.name)»: \(outcome)"
      }
      return Reason(
        kind: .readingsDiffer, text: "văn bản có nhiều cách hiểu: \(told.joined(separator: "; "))",
        remedy: "lãnh đạo quyết định cách hiểu áp dụng")
    }
    return Reason(kind: .askedToLook, text: trial.finding, remedy: "cán bộ xem xét")
  }
}
