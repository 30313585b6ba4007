import Dossiers
import Rulebook
import TestSupport
import Values

@testable import Screening

/// A dossier with one explanation of the technology, made of what a test puts in it, screened by the office that
/// decides.
enum HostileDossier {
  static let head = WordBuilder.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"])
  static let consumptionHead = WordBuilder.tr([
    "Chỉ tiêu tiêu hao", "Tiêu hao thiết kế (kg/kg)", "Tiêu hao thực tế (kg/kg)",
  ])

  static func dossier(_ parts: [(String, [UInt8])]) throws -> Dossier {
    try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "la", parts: parts.map { (name: $0.0, bytes: $0.1) })
  }

  static func report(
    _ body: String, more: [(String, String)] = [], title: String = "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ",
    papers: [String: String] = [:], on day: String = "2026-09-01"
  ) throws -> ScreeningReport {
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "\(day)T08:00:00+07:00"}}
      """
    let paper = WordBuilder.docx(body: WordBuilder.p(title) + body + WordBuilder.p("Hết."), more: more)
    let dossier = try dossier(
      [("ho-so.json", Array(intake.utf8)), ("a.docx", paper)]
        + papers.sorted { $0.key < $1.key }.map { ($0.key, WordBuilder.docx(body: $0.value)) })
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
  }
}

extension ScreeningReport {
  /// What a rule came to for each row of its table, by name.
  func outcomesByRow(of rule: String) -> [String: Outcome] {
    var found: [String: Outcome] = [:]
    for verdict in judgement.verdicts where verdict.rule == rule {
      if case .row(_, let name) = verdict.subject { found[name] = verdict.outcome } else { found[""] = verdict.outcome }
    }
    return found
  }

  /// Why: all reasons of a rule's verdicts.
  func reasons(of rule: String) -> String {
    judgement.verdicts.filter { $0.rule == rule }.flatMap(\.reasons).map(\.text).joined(separator: "; ")
  }
}
