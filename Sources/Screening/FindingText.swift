import Rulebook

/// A finding or a note on screen: its sentence with the code, why, in whose words and where, and the basis, each in one
/// run.
struct FindingText {
  let columns: TextColumns
  let files: FileLists
  let judgement: Judgement
  let rejections: Rejections

  /// A rule over all lines rests on every figure of every line; a screen shows the first.
  private static let mostWords = 6

  /// One after another; a reason that several have is told once.
  func lines(of verdicts: [Verdict]) -> [String] {
    var told: [String: String] = [:]
    return verdicts.flatMap { verdict in
      let reasons = verdict.reasons.map(\.text).filter { $0 != verdict.finding && $0 != verdict.verified?.description }
      let lines = reasons.flatMap { reason -> [String] in
        let whole = columns.entry("vì \(files.short(reason))", indent: 6, hanging: 2)
        guard whole.count > 1 else { return whole }
        guard let before = told[reason], before != verdict.code else {
          told[reason] = verdict.code
          return whole
        }
        return columns.entry("vì lý do như ở \(before)", indent: 6, hanging: 2)
      }
      return columns.entry(verdict.finding ?? verdict.titleAndSubject, code: verdict.code, indent: 2, hanging: 2)
        + rejections.lines(on: verdict, columns, indent: 6) + lines + evidence(of: verdict)
        + basis(verdict.basis, verdict.verified)
    }
  }

  func lines(of note: Judgement.Note) -> [String] {
    let told = judgement.besidesDays(note.read).flatMap(\.shown)
    // A count names the events that a mere «có» rests on.
    let counts = told.filter { if case .flag = $0.value { $0.source != .log } else { true } }
    let said = counts.isEmpty ? told : counts
    return columns.entry(note.text, code: note.rule, indent: 2, hanging: 2)
      + (said.isEmpty ? [] : columns.entry(said.gathered, indent: 6, hanging: 2)) + basis(note.basis, note.verified)
      + (note.remark.map { columns.entry($0, indent: 6, hanging: 2) } ?? [])
  }

  /// The words that a finding rests on; what the intake list says of the dossier itself stands in the head.
  private func evidence(of verdict: Verdict) -> [String] {
    // What a reason has quoted with its place is not said again.
    let statements = judgement.besidesDays(verdict.read).flatMap(\.shown)
      .filter { statement in !verdict.reasons.contains { $0.quotes(statement) } }
    guard !statements.isEmpty else { return [] }
    let rest = statements.count - Self.mostWords
    let more = rest > 0 ? " và \(rest) lời nữa, xem đủ: hoso explain \(verdict.code) HỒ-SƠ" : ""
    return columns.entry(Array(statements.prefix(Self.mostWords)).gathered + more, indent: 6, hanging: 2)
  }

  /// What it rests on in the law, and how that is known where no text was seen.
  private func basis(_ basis: [Citation], _ verified: Verification?) -> [String] {
    guard !basis.isEmpty else { return [] }
    guard let verified, verified.source != .text else {
      return columns.entry("căn cứ \(basis.words)", indent: 6, hanging: 2)
    }
    let lead = verified.isDerived ? "cần để áp dụng tiêu chí tại" : "căn cứ"
    return columns.entry("\(lead) \(basis.words) (\(verified.description))", indent: 6, hanging: 2)
  }
}

extension Reason {
  fileprivate func quotes(_ statement: Statement) -> Bool {
    text.contains("«\(statement.words)»") && text.contains(statement.sourceAndPlace)
  }
}
