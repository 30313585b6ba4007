import Rulebook
import Values

/// The one notice of all that is to be amended or supplemented: each line with its basis, each line unconfirmed until
/// an officer says so. The letters that ask for it are drawn from these lines.
package struct SupplementRequest: Sendable {
  /// All that the rules ask for.
  package let lines: [LetterLine]

  package init(of report: ScreeningReport) {
    self.lines = SupplementLines(report: report).lines
  }

  /// For who asks what officers have said of its lines: none are drawn while nobody has said anything.
  init(spokenOfIn report: ScreeningReport) {
    self.lines = report.officer.entries.isEmpty ? [] : SupplementLines(report: report).lines
  }

  /// What a letter asks for: the lines that no officer rejects.
  package var asked: [LetterLine] { lines.filter { $0.rejection == nil } }

  /// What the rules ask for and an officer rejects.
  package var rejected: [(line: LetterLine, by: LetterLine.Rejection)] {
    lines.compactMap { line in line.rejection.map { (line, $0) } }
  }

  /// Why there is no letter: never as if all were well where something was not checked.
  static func whyNone(of report: ScreeningReport) -> String {
    let rejected = SupplementRequest(of: report).rejected
    guard rejected.isEmpty else {
      let told = rejected.map { "\($0.line.code) \($0.by.sentence)" }.joined(separator: "; ")
      return "mọi nội dung phải bổ sung đều bị cán bộ bác (\(told)); kết luận của quy tắc vẫn còn"
    }
    let open = report.judgement.count(.undetermined)
    if open > 0 {
      return "chưa xác định được nội dung nào phải bổ sung; còn \(open) mục chưa đủ căn cứ, xem hoso check"
    }
    return "không có nội dung nào phải bổ sung"
  }
}

extension Judgement {
  /// The version of the procedure on the day that governs its components; nil where that is not known.
  var procedureVersion: Procedure.Version? { procedure.flatMap { version(of: $0.componentMatter) } }

  /// The version of the procedure on the day that governs a matter; nil where that is not known.
  func version(of matter: Matter.ID) -> Procedure.Version? {
    day(of: matter).flatMap { procedure?.version(on: $0) }
  }

  /// The limits that surely hold for the dossier on the day that governs a matter.
  func limits(of matter: Matter.ID) -> [Limit] {
    guard let version = version(of: matter), let code else { return [] }
    return caseFound.limits(of: version, under: code).sure
  }

  /// The day that governs a matter, where it is known and lies in a legal period.
  func day(of matter: Matter.ID) -> CivilDay? {
    guard case .known(let day, _)? = matters.first(where: { $0.matter.id == matter })?.governing else { return nil }
    return day
  }
}

extension Subject {
  /// The key of a subject in `xac-nhan.json`: empty for the dossier.
  package var key: String {
    switch self {
    case .dossier: ""
    case .row(let collection, let name): "\(collection)/\(name)"
    case .fact(let name): name
    }
  }
}
