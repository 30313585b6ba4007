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
  let row: FactSet.Row?
  let office: Body?

  /// nil only where an exemption does not hold: then the rule says nothing.
  var verdict: Verdict? {
    if trial.contradictionMatters { return make(.needsReview, [contradiction]) }
    guard trial.outcomes.count == 1, let raw = trial.outcomes.first else { return make(.undetermined, unknowns) }
    if frame.rule.effect == .exempt, raw == .satisfied { return nil }
    if raw == .satisfied, let shadow { return make(.undetermined, [shadow]) }
    var outcome = raw
    var reasons: [Reason] = raw == .needsReview ? [whyLook] : []
    if outcome == .violated, trial.version.verified.source != .text {
      outcome = .needsReview
      let verified = trial.version.verified
      let remedy = verified.isDerived ? "cán bộ xác nhận có cần yêu cầu" : "đối chiếu văn bản gốc"
      reasons.append(Reason(kind: .unverified, text: verified.description, remedy: remedy))
    }
    if outcome == .violated, let body = frame.rule.decidedBy, body != office {
      outcome = .needsReview
      let text = "\(body.name) quyết định nội dung này; cơ quan đang xử lý chỉ lấy ý kiến"
      reasons.append(Reason(kind: .decidedElsewhere, text: text, remedy: "lấy ý kiến \(body.name)"))
    }
    if let unconfirmed {
      outcome = .needsReview
      reasons.append(unconfirmed)
    }
    if outcome == .notApplicable, reasons.isEmpty {
      reasons.append(Reason(kind: .notInForce, text: trial.finding(row: row), remedy: nil))
    }
    return make(outcome, reasons)
  }

  private func make(_ outcome: Outcome, _ reasons: [Reason]) -> Verdict {
    let mayHaveDefect = outcome != .undetermined && trial.outcomes != [.satisfied]
    let asks = outcome == .undetermined && !trial.leftOut.isEmpty
    return frame.verdict(
      outcome, reasons, subject: subject, finding: mayHaveDefect ? trial.finding(row: row) : nil,
      ask: asks ? trial.ask(row: row) : nil, leftOut: trial.leftOut.map(\.name),
      unclear: outcome == .undetermined ? trial.unclear.map(\.name) : [], read: trial.binding.read,
      readings: trial.readingResults)
  }

  private var contradiction: Reason {
    let told = trial.binding.read.filter { $0.values.count > 1 }.map { fact in
      let said = fact.governing.map { "«\($0.words)» (\($0.sourceAndPlace))" }
      return "\(fact.name): \(said.joined(separator: " khác "))"
    }
    return Reason(
      kind: .contradiction,
      text: "các nguồn nói khác nhau và dẫn đến kết quả khác nhau: \(told.joined(separator: "; "))",
      remedy: "xác nhận giá trị đúng")
  }

  private var unconfirmed: Reason? {
    let facts = trial.binding.read + [frame.governingFact]
    let told = facts.flatMap { fact in
      fact.governing.compactMap { statement -> String? in
        switch statement.standing {
        case .proposed: "\(fact.name) «\(statement.words)» do mô hình đề xuất (\(statement.sourceAndPlace))"
        case .uncertain(let why): "\(fact.name) «\(statement.words)» chưa chắc: \(why) (\(statement.sourceAndPlace))"
        case .read, .confirmed: nil
        }
      }
    }
    guard !told.isEmpty else { return nil }
    return Reason(kind: .unconfirmedValue, text: told.joined(separator: "; "), remedy: "xác nhận giá trị")
  }

  /// A pass that an unread file may contradict is no pass.
  private var shadow: Reason? {
    let facts = trial.binding.read.filter { !$0.isConfirmed && !$0.unreadSources.isEmpty }
    guard let files = facts.first?.unreadSources else { return nil }
    let names = facts.map(\.name).joined(separator: ", ")
    return Reason(
      kind: .factUnknown, text: "chưa đọc được \(files.joined(separator: ", ")), nơi có thể nêu khác về \(names)",
      remedy: "đọc \(files.joined(separator: ", ")) rồi xác nhận")
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
    return Reason(kind: .askedToLook, text: trial.finding(row: row), remedy: "cán bộ xem xét")
  }

  /// One reason for each fact that is unknown, or for the computation that failed.
  private var unknowns: [Reason] {
    if let clash = trial.binding.unitClash {
      return [Reason(kind: .computation, text: clash, remedy: "thống nhất đơn vị rồi xác nhận giá trị")]
    }
    let unstated = trial.binding.read.filter(\.values.isEmpty).map { fact in
      Reason(kind: .factUnknown, text: "chưa có «\(fact.name)»: \(fact.soughtInWords)", remedy: fact.remedy)
    }
    guard unstated.isEmpty else { return unstated }
    return [
      Reason(kind: .computation, text: "không tính được điều kiện từ các giá trị đã đọc", remedy: "kiểm tra bằng tay")
    ]
  }
}
