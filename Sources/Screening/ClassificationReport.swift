import Reading
import Rulebook
import Values

/// What the decision tables make of one dossier, row by row: those of its procedure, or all of them where nobody has said
/// which procedure it is, which may be what is asked.
package struct ClassificationReport: Sendable {
  let report: ScreeningReport
  let classified: [Classified]

  package init(_ report: ScreeningReport, by screening: Screening) {
    self.report = report
    classified =
      report.judgement.procedure == nil
      ? screening.rulebook.classified(report.statements.facts, for: nil, on: screening.settings.assumedDay)
      : report.judgement.classifications
  }

  /// The bits of the exit status: 2 an answer is not known, or something could not be read, 4 one is *cần xem xét*.
  package var status: Int32 {
    let isUnread = !report.dossier.unreadable.isEmpty || !report.statements.problems.isEmpty
    return (isUnread || classified.contains(where: \.isOpen) ? 2 : 0)
      | (classified.contains(where: \.isDoubtful) ? 4 : 0)
  }

  /// As `Schemas/phan-loai.schema.json` describes it.
  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "ho_so": report.dossierJSON,
      "thu_tuc": report.judgement.code.map { .string($0.code) },
      "chua_doc": .array(unread.map { .string($0) }), "phan_loai": .array(classified.map(\.json)),
      "ban_ghi": report.recordJSON,
    ])
  }

  private var unread: [String] { report.unreadFiles + report.unreadParts + report.unusable }

  package func text(width: Int = 80) -> String {
    let columns = TextColumns(width: width)
    let open = classified.count(where: \.isOpen)
    let procedure = report.judgement.code.map { "\($0.code) \($0.name)" } ?? "chưa nêu thủ tục, xét mọi bảng"
    var lines = columns.entry("\(report.dossier.intake.code ?? report.dossier.name) · \(procedure)", hanging: 2)
    lines += columns.entry("\(classified.count) bảng · \(open) chưa rõ", hanging: 2)
    for line in unread { lines += columns.entry(line, hanging: 2) }
    let words = ClassificationText(columns: columns)
    for result in classified {
      lines +=
        [""] + words.entry(result) + words.rows(of: result) + words.evidence(of: result) + words.commands(for: result)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
