import Dossiers
import Reading
import Rulebook
import Values

/// The report on a screen: the answer first, then what was not checked, then the findings, each with its code.
package struct ReportText: Sendable {
  let report: ScreeningReport
  let columns: TextColumns
  private let head: ReportHead
  private let files: FileLists
  private let rejections: Rejections

  package init(_ report: ScreeningReport, width: Int = 80) {
    self.report = report
    self.columns = TextColumns(width: width)
    self.head = ReportHead(report)
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
      first, machineOrders, UncheckedText(columns: columns, files: files).section(judgement), components.asked,
      conflicts,
      ChainText(columns: columns).section(judgement.chain),
      outcome(.violated), outcome(.needsReview), undetermined, notes,
      ClassificationText(columns: columns).section(judgement.classifications), components.plain, passed, closing,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: The first lines

  private var first: [String] {
    let lines = [head.first, head.named, head.counts, head.recommendation]
    return lines.flatMap { columns.entry($0, hanging: 2) } + coverage
      + (head.unpacked + head.unused).flatMap { columns.entry($0, hanging: 2) }
  }

  /// How much of what the law asks was looked at at all; the counts above are of the rules.
  private var coverage: [String] {
    report.coverage.map { columns.entry("\($0.text) Xem đủ: \($0.command)", hanging: 2) } ?? []
  }

  /// Words meant for a machine and what nobody sees: never silent.
  private var machineOrders: [String] {
    guard !report.machineOrders.isEmpty else { return [] }
    let shown = report.machineOrders.prefix(Self.mostOrders)
    let more = report.machineOrders.count - shown.count
    return columns.entry("\([MachineOrder].heading.uppercased()): \([MachineOrder].remedy).", hanging: 2)
      + shown.flatMap { columns.entry($0.sentence, indent: 2, hanging: 2) }
      + (more > 0 ? columns.entry("và \(more) chỗ như vậy nữa, xem đủ ở dạng JSON", indent: 2, hanging: 2) : [])
  }

  /// Who plants a thousand does not push the rest off the screen.
  private static let mostOrders = 8

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
    let groups = judgement.undeterminedByReason.flatMap { reasons, verdicts -> [String] in
      let lines = verdicts.flatMap { verdict in
        columns.entry(verdict.titleAndSubject, code: verdict.code, indent: 6, hanging: 2)
          + rejections.lines(on: verdict, columns, indent: 8)
      }
      return columns.entry("Vì \(files.short(reasons.joined(separator: "; "))):", indent: 2, hanging: 2) + lines
    }
    return groups.isEmpty ? [] : ["\(Outcome.undetermined.rawValue.uppercased()):"] + groups
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
    let closing = ReportClosing(report, head.left)
    let last =
      "\(closing.edition) \(closing.sent) Kết quả để cán bộ tham khảo; giải thích từng mã: hoso explain MÃ HỒ-SƠ"
    return ["VĂN BẢN ÁP DỤNG VÀ CÁCH TÍNH"]
      + (closing.matters + closing.notes + [last]).flatMap { columns.entry($0, indent: 2, hanging: 2) }
  }
}
