import Dossiers
import Reading
import Rulebook
import Values

/// The first lines of a report, whatever they are printed on: the answer, who and what was screened, and what was filed and
/// could not be used.
struct ReportHead {
  let report: ScreeningReport
  let left: TimeLeft

  init(_ report: ScreeningReport) {
    self.report = report
    self.left = TimeLeft(report.judgement.deadline, of: report)
  }

  private var judgement: Judgement { report.judgement }

  /// Whether the papers are all there, how much time is left, what is missing.
  var first: String { ([assumed] + answers).compactMap(\.self).joined(separator: " · ") }

  /// That a day was assumed; nil where none was.
  var assumed: String? { judgement.assumedDay.map { "XÉT GIẢ ĐỊNH ngày \(VietnameseText.day($0))" } }

  /// Completeness, time, what is missing.
  var answers: [String] { [completeness, left.words, missing] }

  var named: String {
    [
      report.dossier.intake.code ?? report.dossier.name, report.dossier.intake.applicant,
      judgement.code.map { "\($0.code) \($0.name)" }, judgement.office.map { "xét tại \($0.name)" },
      judgement.caseFound.value.map { "trường hợp «\($0)»" },
    ].compactMap(\.self).joined(separator: " · ")
  }

  var recommendation: String { "ĐỀ NGHỊ: \(judgement.recommendation.kind.rawValue)." }

  /// The outermost archives, each with the files below it that are no archives that were unpacked.
  var unpacked: [String] {
    let containers = report.dossier.containers.map(\.path)
    let outermost = containers.filter { path in !containers.contains { path.hasPrefix("\($0)/") } }
    let papers = report.dossier.papers
    return outermost.map { path in
      "Tệp nén \(path): đã mở, có \(papers.count { $0.hasPrefix("\(path)/") }) tệp bên trong"
    }
  }

  /// What was filed and could not be used: files, parts of files, words of `ho-so.json` and `xac-nhan.json`.
  var unused: [String] {
    let notes = report.dossier.documents.flatMap { document in
      document.notes.map { "Tệp \(document.path): \($0.sentence)" }
    }
    return unasked + report.unreadFiles + report.unknownPapers + report.unreadParts + notes + report.unusable
  }

  /// That a model gave no answer, and which questions it leaves open: the rules alone have judged.
  private var unasked: [String] {
    guard let help = report.help, help.ledger.status != .ok else { return [] }
    let shown = help.asked.prefix(Self.mostQuestions).joined(separator: "; ")
    let more = help.asked.count - Self.mostQuestions
    return [
      "Mô hình \(help.ledger.provider) không trả lời được (\(help.ledger.endedHow)); chỉ xét bằng quy tắc, "
        + "còn bỏ ngỏ \(help.asked.count) câu hỏi: \(shown)\(more > 0 ? "; và \(more) câu nữa" : "")"
    ]
  }

  private static let mostQuestions = 5

  private var completeness: String {
    guard judgement.procedure != nil else { return "CHƯA KIỂM ĐƯỢC GÌ" }
    let results = judgement.components.filter(\.component.isAlwaysAsked)
    if results.contains(where: { $0.outcome == .violated }) { return "THIẾU THÀNH PHẦN" }
    if results.contains(where: { $0.outcome != .satisfied }) { return "CHƯA RÕ ĐỦ THÀNH PHẦN" }
    return "ĐỦ THÀNH PHẦN"
  }

  private var missing: String {
    guard judgement.procedure != nil else {
      return report.dossier.intake.procedureCode.map { "không biết thủ tục «\($0)»" } ?? "chưa biết thủ tục"
    }
    var absent: [String] = []
    var unseen: [String] = []
    var depends: [String] = []
    let looked = judgement.components.filter(\.isDoubtful).map(\.component.code)
    for result in judgement.components {
      switch (result.presence, result.component.isAlwaysAsked && !result.dependsOnCase) {
      case (.present, _): continue
      case (.absent, true): absent.append(result.component.code)
      case (.notSeen, true): unseen.append(result.component.code)
      case (_, false): depends.append(result.component.code)
      }
    }
    var told = [("thiếu", absent), ("chưa thấy", unseen), ("cần xem xét", looked)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
    // Named below, each with what makes it due.
    if !depends.isEmpty { told.append("\(depends.count) giấy tờ tùy trường hợp không có") }
    guard told.isEmpty else { return told.joined(separator: "; ") }
    // Every paper of today's list is there, and the list of the dossier's own day is not known.
    let isOpen = judgement.components.contains { $0.component.isAlwaysAsked && $0.outcome == .undetermined }
    return isOpen ? "chưa biết luật của ngày nộp đòi giấy tờ nào" : "không thiếu giấy tờ nào"
  }

  var counts: String {
    let told = [Outcome.violated, .needsReview, .undetermined, .satisfied].map {
      "\(judgement.count($0)) \($0.rawValue)"
    }
    return (told + [rejected].compactMap(\.self)).joined(separator: " · ")
  }

  /// The rules' count stays; that an officer rejects some of it is said beside it. nil where none does.
  var rejected: String? {
    let rejections = Rejections(of: report)
    return rejections.isEmpty ? nil : "\(rejections.count) mục cán bộ bác"
  }
}
