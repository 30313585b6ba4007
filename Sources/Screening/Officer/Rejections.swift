import Rulebook
import Values

/// What the rules ask for and officers reject. Nothing is taken out of the report for it: each is told beside the finding.
struct Rejections {
  private let rejected: [(line: LetterLine, by: LetterLine.Rejection)]

  init(of report: ScreeningReport) {
    rejected = SupplementRequest(of: report).rejected
  }

  var isEmpty: Bool { rejected.isEmpty }
  var count: Int { rejected.count }

  func lines(on verdict: Verdict, _ columns: TextColumns, indent: Int) -> [String] {
    let subjects = [verdict.subject.key] + (verdict.unknownRows.map { ["\($0.collection)/"] } ?? [])
    return lines(columns, indent) { $0.code == verdict.rule && subjects.contains($0.subject) }
  }

  func lines(on component: Component, _ columns: TextColumns, indent: Int) -> [String] {
    lines(columns, indent) { $0.code == component.code }
  }

  func isAny(on component: Component) -> Bool { rejected.contains { $0.line.code == component.code } }

  private func lines(_ columns: TextColumns, _ indent: Int, where isMeant: (LetterLine) -> Bool) -> [String] {
    rejected.filter { isMeant($0.line) }.flatMap { columns.entry("! \($0.by.sentence)", indent: indent, hanging: 2) }
  }

  /// nil where there is none.
  var json: JSON? {
    guard !isEmpty else { return nil }
    return .array(
      rejected.map { line, by in
        .record([
          "quy_tac": .string(line.code), "doi_tuong": .string(line.subject), "loi": .string(line.text),
          "can_bo": .string(by.officer), "ngay": .string("\(by.on)"), "ly_do": .string(by.reason),
        ])
      })
  }
}
