import DMN
import Values

/// One rule over one dossier: the walk from a version and its facts to verdicts.
struct Judge {
  let catalogue: Catalogue
  let facts: FactSet
  let office: Body?

  /// Every verdict of the rule, one a subject; and its note, where it is one.
  func verdicts(of rule: Rule, governing: GoverningDay) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    let frame = VerdictFrame(rule: rule, governing: governing, governingFact: facts.fact(rule.matter.governedBy))
    guard rule.status == .active else {
      let reason = Reason(
        kind: .notRun, text: "quy tắc đang ở trạng thái «\(rule.status.rawValue)» nên không chạy",
        remedy: "kiểm tra nội dung này bằng tay")
      return ([frame.verdict(.undetermined, [reason])], [])
    }
    let day: CivilDay
    switch governing {
    case .unknown(let reason):
      let why = Reason(kind: .dayUnknown, text: reason, remedy: "nêu «\(rule.matter.governedBy)»")
      return ([frame.verdict(.undetermined, [why])], [])
    case .known(let known, _), .gap(let known, _): day = known
    }
    let versions = rule.versions.filter { $0.inForce.contains(day) }
    guard !versions.isEmpty else { return ([withoutVersion(rule, frame, on: day, governing)], []) }
    let judged = versions.map { verdicts(of: $0, frame.speaking($0)) }
    return (judged.flatMap(\.verdicts), judged.flatMap(\.notes))
  }

  /// No version speaks on the day: a gap is *chưa đủ căn cứ*; before the first or after the last the rule does not
  /// apply, provided that the day lies in a known period.
  private func withoutVersion(_ rule: Rule, _ frame: VerdictFrame, on day: CivilDay, _ governing: GoverningDay)
    -> Verdict
  {
    if case .gap(_, let reason) = governing {
      let why = Reason(kind: .gap, text: reason, remedy: "xác định văn bản áp dụng cho hồ sơ nộp ngày này")
      return frame.verdict(.undetermined, [why])
    }
    let before = rule.versions.filter { $0.inForce.from <= day }
    let after = rule.versions.filter { $0.inForce.from > day }
    if !before.isEmpty, !after.isEmpty {
      let why = Reason(
        kind: .gap, text: "ngày \(VietnameseText.day(day)) không phiên bản nào của quy tắc có hiệu lực",
        remedy: "xác định văn bản áp dụng cho hồ sơ nộp ngày này")
      return frame.verdict(.undetermined, [why])
    }
    let told = rule.versions.map { "\($0.basis.map(\.description).joined(separator: ", ")): \($0.inForce.description)" }
    let why = Reason(
      kind: .notInForce,
      text: "không có hiệu lực vào ngày \(VietnameseText.day(day)) (\(told.joined(separator: "; ")))",
      remedy: nil)
    return frame.verdict(.notApplicable, [why])
  }

  private func verdicts(
    of version: Rule.Version, _ frame: VerdictFrame
  ) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    guard let collection = version.forEach else { return one(version, frame, row: nil, collection: nil) }
    let rows = facts.rows(of: collection.name)
    let judged = rows.rows.map { one(version, frame, row: $0, collection: collection) }
    var verdicts = judged.flatMap(\.verdicts)
    if let why = rows.incompleteBecause {
      let remedy = "bổ sung hoặc xác nhận danh mục «\(collection.name)»"
      verdicts.append(
        frame.verdict(
          .undetermined, [Reason(kind: .rowsUnknown, text: why, remedy: remedy)],
          unknownRows: .init(collection: collection.name, needs: version.needs.map(\.name))))
    } else if rows.rows.isEmpty {
      let why = Reason(kind: .noRows, text: "hồ sơ nêu rõ không có «\(collection.name)» nào", remedy: nil)
      verdicts.append(frame.verdict(.notApplicable, [why]))
    }
    return (verdicts, judged.flatMap(\.notes))
  }

  private func one(
    _ version: Rule.Version, _ frame: VerdictFrame, row: FactSet.Row?, collection: CollectionDefinition?
  ) -> (verdicts: [Verdict], notes: [Judgement.Note]) {
    let subject = row.map { Subject.row(collection: collection?.name ?? "", name: $0.name) } ?? .dossier
    let names = version.readings.reduce(into: Set<String>()) { $0.formUnion($1.condition.names) }
    let scope = FactScope(catalogue: catalogue, row: collection)
    let binding = FactBinding(scope: scope, facts: facts, row: row, names: names)
    let trial = Trial(version: version, effect: frame.rule.effect, binding: binding)
    if frame.rule.effect == .note {
      guard trial.outcomes == [.violated] || version.readings.isEmpty else { return ([], []) }
      let note = Judgement.Note(
        rule: frame.rule.id, text: trial.finding(row: row), basis: version.basis, audience: frame.rule.audience)
      return ([], [note])
    }
    return (
      Capped(trial: trial, frame: frame, subject: subject, row: row, office: office).verdict.map { [$0] } ?? [], []
    )
  }
}
