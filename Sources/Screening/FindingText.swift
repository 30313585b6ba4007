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
      let lines = verdict.toldReasons.flatMap { reason -> [String] in
        let whole = columns.entry("vì \(files.short(reason))", indent: 6, hanging: 2)
        guard whole.count > 1 else { return whole }
        guard let before = told[reason], before != verdict.code else {
          told[reason] = verdict.code
          return whole
        }
        return columns.entry("vì lý do như ở \(before)", indent: 6, hanging: 2)
      }
      return columns.entry(verdict.headline, code: verdict.code, indent: 2, hanging: 2)
        + rejections.lines(on: verdict, columns, indent: 6) + lines + evidence(of: verdict)
        + basis(verdict.basis, verdict.verified)
    }
  }

  func lines(of note: Judgement.Note) -> [String] {
    let said = note.told(in: judgement).map(\.statement)
    return columns.entry(note.text, code: note.rule, indent: 2, hanging: 2)
      + (said.isEmpty ? [] : columns.entry(said.gathered, indent: 6, hanging: 2)) + basis(note.basis, note.verified)
      + (note.remark.map { columns.entry($0, indent: 6, hanging: 2) } ?? [])
  }

  /// The words that a finding rests on; what the intake list says of the dossier itself stands in the head.
  private func evidence(of verdict: Verdict) -> [String] {
    let statements = verdict.told(in: judgement).map(\.statement)
    guard !statements.isEmpty else { return [] }
    let rest = statements.count - Self.mostWords
    let more = rest > 0 ? " và \(rest) lời nữa, xem đủ: hoso explain \(verdict.code) HỒ-SƠ" : ""
    return columns.entry(Array(statements.prefix(Self.mostWords)).gathered + more, indent: 6, hanging: 2)
  }

  private func basis(_ basis: [Citation], _ verified: Verification?) -> [String] {
    basis.sentence(verified).map { columns.entry($0, indent: 6, hanging: 2) } ?? []
  }
}
