import Rulebook
import Values

/// What the rules ask for and officers reject. Nothing is taken out of the report for it: each is told beside the finding.
struct Rejections {
  private let rejected: [(line: LetterLine, by: LetterLine.Rejection)]

  init(of report: ScreeningReport) {
    rejected = SupplementRequest(spokenOfIn: report).rejected
  }

  var isEmpty: Bool { rejected.isEmpty }
  var count: Int { rejected.count }

  func lines(on verdict: Verdict, _ columns: TextColumns, indent: Int) -> [String] {
    sentences(on: verdict).flatMap { columns.entry("! \($0)", indent: indent, hanging: 2) }
  }

  func lines(on component: Component, _ columns: TextColumns, indent: Int) -> [String] {
    sentences(on: component).flatMap { columns.entry("! \($0)", indent: indent, hanging: 2) }
  }

  func isAny(on component: Component) -> Bool { !sentences(on: component).isEmpty }

  /// Who rejects what a verdict asks for, when and why.
  func sentences(on verdict: Verdict) -> [String] {
    let subjects = [verdict.subject.key] + (verdict.unknownRows.map { ["\($0.collection)/"] } ?? [])
    return sentences { $0.code == verdict.rule && subjects.contains($0.subject) }
  }

  func sentences(on component: Component) -> [String] { sentences { $0.code == component.code } }

  private func sentences(where isMeant: (LetterLine) -> Bool) -> [String] {
    rejected.filter { isMeant($0.line) }.map(\.by.sentence)
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
