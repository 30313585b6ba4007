import Rulebook
import Values

extension LeanReport {
  /// Drawn from a report as it was made; the full one is not written for it.
  package init(of report: ScreeningReport) {
    let judgement = report.judgement
    let verdicts = judgement.verdicts
    dossier = report.dossier.intake.code
    procedure = judgement.code?.code
    assumedDay = judgement.assumedDay.map { "\($0)" }
    recommendation = judgement.recommendation.json
    counts = judgement.counts
    unchecked = judgement.unchecked.map { Unchecked(remedy: $0.remedy, rules: $0.rules) }
    unread = report.unreadJSON
    unusable = report.statements.problems
    classifications = judgement.classifications.filter { $0.isOpen || $0.isDoubtful }.map { table in
      Classification(
        code: table.id, subject: table.subject == .dossier ? nil : table.subject.words, state: table.state)
    }
    conflicts = report.conflicts.count
    machineOrders = report.machineOrders.count
    deadline = LeanDeadline(judgement.deadline, on: report.today)
    findings = judgement.components.compactMap { LeanFinding($0) } + verdicts.compactMap { LeanFinding($0) }
    satisfied = Self.grouped(
      verdicts.filter { $0.outcome == .satisfied }.map { ($0.rule, $0.governedBy.map { "\($0)" }) })
    notApplicable = verdicts.filter { $0.outcome == .notApplicable }.map(\.rule).uniqued
    components = judgement.components.map { .init($0.component.code, .string($0.presence.word)) }
    days = judgement.matters.map(\.lean)
    record = .record([
      "phan_mem": .string("hoso \(ScreeningReport.engine)"), "bo_quy_tac": .string(report.edition.name),
      "sha256_bo_quy_tac": .string(report.edition.digest.hex), "hom_nay": .string("\(report.today)"),
      "tep": .array(
        report.dossier.files.map { file in
          .record(["ten": .string(file.path), "sha256": file.digest.map { .string($0.hex) }])
        }),
    ])
  }
}

extension Judgement.MatterDay {
  /// The day without why it is that one.
  fileprivate var lean: JSON {
    switch governing {
    case .known(let day, let period):
      .record(["van_de": .string(matter.name), "ngay": .string("\(day)"), "thoi_ky": .string(period.name)])
    case .gap(let day, let reason):
      .record(["van_de": .string(matter.name), "ngay": .string("\(day)"), "khoang_trong": .string(reason)])
    case .unknown(let reason): .record(["van_de": .string(matter.name), "chua_ro": .string(reason)])
    }
  }
}
