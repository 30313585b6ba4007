import Dossiers
import Reading
import Rulebook
import Values

/// The report on a screen: the answer first, then what was not checked, then the findings, each with its code.
package struct ReportText: Sendable {
  let report: ScreeningReport
  let columns: TextColumns
  private let left: TimeLeft
  private let files: FileLists
  private let rejections: Rejections

  package init(_ report: ScreeningReport, width: Int = 80) {
    self.report = report
    self.columns = TextColumns(width: width)
    self.left = TimeLeft(report.judgement.deadline, of: report)
    self.files = FileLists(report.judgement)
    self.rejections = Rejections(of: report)
  }

  private var judgement: Judgement { report.judgement }
  private var components: ComponentText {
    ComponentText(columns: columns, files: files, judgement: judgement, rejections: rejections)
  }
  private var findings: FindingText {
    FindingText(columns: columns, files: files, judgement: judgement, rejections: rejections)
  }

  package var text: String {
    let sections = [
      head, UncheckedText(columns: columns, files: files).section(judgement), components.asked, conflicts,
      ChainText(columns: columns).section(judgement.chain),
      outcome(.violated), outcome(.needsReview), undetermined, notes,
      ClassificationText(columns: columns).section(judgement.classifications), components.plain, passed, closing,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: The first lines

  private var head: [String] {
    let assumed = judgement.assumedDay.map { "XÉT GIẢ ĐỊNH ngày \(VietnameseText.day($0)) · " } ?? ""
    let first = assumed + [completeness, left.words, missing].joined(separator: " · ")
    let named = [
      report.dossier.intake.code ?? report.dossier.name, report.dossier.intake.applicant,
      judgement.code.map { "\($0.code) \($0.name)" }, judgement.office.map { "xét tại \($0.name)" },
      judgement.caseFound.value.map { "trường hợp «\($0)»" },
    ].compactMap(\.self).joined(separator: " · ")
    return columns.entry(first, hanging: 2) + columns.entry(named, hanging: 2) + columns.entry(counts, hanging: 2)
      + columns.entry("ĐỀ NGHỊ: \(judgement.recommendation.kind.rawValue).", hanging: 2) + coverage
      + unpacked.flatMap { columns.entry($0, hanging: 2) } + unused.flatMap { columns.entry($0, hanging: 2) }
  }

  /// The outermost archives, each with the files below it that are no archives that were unpacked.
  private var unpacked: [String] {
    let containers = report.dossier.containers.map(\.path)
    let outermost = containers.filter { path in !containers.contains { path.hasPrefix("\($0)/") } }
    let papers = report.dossier.papers
    return outermost.map { path in
      "Tệp nén \(path): đã mở, có \(papers.count { $0.hasPrefix("\(path)/") }) tệp bên trong"
    }
  }

  /// What was filed and could not be used: files, parts of files, words of `ho-so.json` and `xac-nhan.json`.
  private var unused: [String] {
    let notes = report.dossier.documents.flatMap { document in
      document.notes.map { "Tệp \(document.path): \($0.sentence)" }
    }
    return report.unreadFiles + report.unknownPapers + report.unreadParts + notes + report.unusable
  }

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

  private var counts: String {
    let told = [Outcome.violated, .needsReview, .undetermined, .satisfied].map {
      "\(judgement.count($0)) \($0.rawValue)"
    }
    // The rules' count stays; that an officer rejects some of it is said beside it.
    let rejected = rejections.isEmpty ? [] : ["\(rejections.count) mục cán bộ bác"]
    return (told + rejected).joined(separator: " · ")
  }

  /// How much of what the law asks was looked at at all; the counts above are of the rules.
  private var coverage: [String] {
    report.coverage.map { columns.entry("\($0.text) Xem đủ: \($0.command)", hanging: 2) } ?? []
  }

  // MARK: Findings

  /// What papers say differently of one fact, one entry a fact.
  private var conflicts: [String] {
    let conflicts = report.conflictsBesideFindings
    guard !conflicts.isEmpty else { return [] }
    return ["MÂU THUẪN GIỮA CÁC GIẤY TỜ:"]
      + conflicts.flatMap { columns.entry($0.sentence, indent: 2, hanging: 2) }
  }

  private func outcome(_ outcome: Outcome) -> [String] {
    let verdicts = judgement.verdicts.filter { $0.outcome == outcome }
    guard !verdicts.isEmpty else { return [] }
    return ["\(outcome.rawValue.uppercased()):"] + findings.lines(of: verdicts)
  }

  /// By reason: one gap or one unread file leaves many rules open.
  private var undetermined: [String] {
    let verdicts = judgement.verdicts.filter { $0.outcome == .undetermined }
    guard !verdicts.isEmpty else { return [] }
    var reasons: [[String]] = []
    for verdict in verdicts where !reasons.contains(verdict.reasons.map(\.text)) {
      reasons.append(verdict.reasons.map(\.text))
    }
    let groups = reasons.flatMap { texts -> [String] in
      let members = verdicts.filter { $0.reasons.map(\.text) == texts }
      let lines = members.flatMap { verdict in
        columns.entry(verdict.titleAndSubject, code: verdict.code, indent: 6, hanging: 2)
          + rejections.lines(on: verdict, columns, indent: 8)
      }
      return columns.entry("Vì \(files.short(texts.joined(separator: "; "))):", indent: 2, hanging: 2) + lines
    }
    return ["\(Outcome.undetermined.rawValue.uppercased()):"] + groups
  }

  private var notes: [String] {
    guard !judgement.notes.isEmpty else { return [] }
    let groups = judgement.notes.map(\.rule).uniqued.map { rule in judgement.notes.filter { $0.rule == rule } }
    return ["GHI CHÚ:"]
      + groups.flatMap { notes -> [String] in
        let shown = notes.prefix(Self.mostNotes)
        let more = notes.count - shown.count
        return shown.flatMap(findings.lines(of:))
          + (more > 0 ? columns.entry("và \(more) ghi chú như vậy nữa, xem đủ ở dạng JSON", indent: 2, hanging: 2) : [])
      }
  }

  /// Of one rule; a list of forty machines is not read forty times.
  private static let mostNotes = 3

  private var passed: [String] {
    [Outcome.satisfied, .notApplicable].compactMap { outcome -> [String]? in
      let verdicts = judgement.verdicts.filter { $0.outcome == outcome }
      guard !verdicts.isEmpty else { return nil }
      let told = verdicts.map(\.code).uniqued.map { code in
        let subjects = verdicts.filter { $0.code == code }.map(\.subject).filter { $0 != .dossier }
        return subjects.isEmpty ? code : "\(code) (\(subjects.countedWords))"
      }
      return columns.entry("\(outcome.rawValue.uppercased()): \(told.joined(separator: ", "))", hanging: 2)
    }.flatMap(\.self)
  }

  private var closing: [String] {
    var lines = ["VĂN BẢN ÁP DỤNG VÀ CÁCH TÍNH"] + matters
    lines += counting
    if report.statements.usesUnofficialLabels {
      lines += columns.entry(
        "Giấy tờ được nhận theo tiêu đề và nhãn do chúng tôi đặt; chưa thấy mẫu chính thức.", indent: 2, hanging: 2)
    }
    let edition =
      "Bộ quy tắc \(report.edition.name) (\(report.edition.approvedBy)), \(report.edition.location)."
    let closing = "Kết quả để cán bộ tham khảo; giải thích từng mã: hoso explain MÃ HỒ-SƠ"
    lines += columns.entry("\(edition) \(sent) \(closing)", indent: 2, hanging: 2)
    return lines
  }

  private var counting: [String] {
    left.notes.flatMap { columns.entry($0, indent: 2, hanging: 2) }
  }

  /// What left the machine.
  private var sent: String {
    guard let help = report.help else { return "Không gửi dữ liệu ra ngoài." }
    let ended = help.ledger.status.words
    guard help.ledger.attempts > 0 else { return "Không gửi dữ liệu ra ngoài. Mô hình: \(ended)." }
    return
      "Đã gửi \(help.ledger.bytesOut) byte tới \(help.ledger.provider), \(help.ledger.location.words): \(ended), \(help.proposed) đề xuất chờ xác nhận, \(help.dropped) bị loại."
  }

  /// Matters under one law on one day share a line.
  private var matters: [String] {
    let told = judgement.matters.map { day in
      switch day.governing {
      case .known(let civil, let period):
        (law: "theo \(period.name), ngày \(VietnameseText.day(civil))", day.matter.name)
      case .gap(_, let reason), .unknown(let reason): (law: reason, day.matter.name)
      }
    }
    var laws: [String] = []
    for entry in told where !laws.contains(entry.law) { laws.append(entry.law) }
    return laws.flatMap { law in
      let names = told.filter { $0.law == law }.map(\.1).joined(separator: "; ")
      return columns.entry("\(names): \(law).", indent: 2, hanging: 2)
    }
  }
}
