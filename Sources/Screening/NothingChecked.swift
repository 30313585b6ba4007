import Dossiers
import Rulebook
import Values

/// Why nothing at all of a dossier was checked: no verdict, no exit status below 64.
package enum NothingChecked: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nobody said which procedure; these are known.
  case noProcedure(known: [String])
  /// `ho-so.json` names a procedure that the rulebook does not have.
  case unknownProcedure(String, known: [String])
  /// `ho-so.json` and the officer name different ones.
  case twoProcedures(filed: String, asked: String)
  /// Not one file could be read, and nothing else said anything; each file with why.
  case nothingReadable([String])

  package var description: String { "CHƯA KIỂM ĐƯỢC GÌ: \(what)" }

  private var what: String {
    switch self {
    case .noProcedure(let known):
      return "chưa biết thủ tục của hồ sơ. Ghi thu_tuc/ma trong ho-so.json; các mã: \(known.joined(separator: ", "))."
    case .unknownProcedure(let code, let known):
      let nearest = Suggestion.among(known, for: code)
      let hint = nearest.isEmpty ? "." : nearest
      return
        "ho-so.json nêu thủ tục «\(code)», bộ quy tắc không có\(hint) Các mã: \(known.joined(separator: ", "))."
    case .twoProcedures(let filed, let asked):
      return "ho-so.json nêu thủ tục \(filed), nơi gọi nêu \(asked)."
    case .nothingReadable(let files):
      let told = ["không tệp nào của hồ sơ đọc được."] + files.map { "  \($0)" } + ["Gửi lại dạng .docx."]
      return told.joined(separator: "\n")
    }
  }

  /// What an officer at a terminal can do about it.
  package var remedy: String {
    switch self {
    case .noProcedure: "Hoặc nêu --procedure MÃ."
    case .unknownProcedure: "Sửa thu_tuc/ma trong ho-so.json."
    case .twoProcedures: "Bỏ --procedure, hoặc sửa ho-so.json."
    case .nothingReadable: "Hoặc đọc bằng tay rồi nêu: hoso state --help"
    }
  }

  /// The exit status: wrong use, bad data, no input.
  package var status: Int32 {
    switch self {
    case .noProcedure, .twoProcedures: 64
    case .unknownProcedure: 65
    case .nothingReadable: 66
    }
  }
}

extension Screening {
  /// Why this report checked nothing; nil where it checked anything.
  func nothingChecked(_ report: ScreeningReport) -> NothingChecked? {
    let known = rulebook.procedures.flatMap { $0.codes.map(\.code) }
    let filed = report.dossier.intake.procedureCode
    if let filed, let asked = settings.procedureCode, filed != asked {
      return .twoProcedures(filed: filed, asked: asked)
    }
    guard report.judgement.procedure != nil else {
      return filed.map { .unknownProcedure($0, known: known) } ?? .noProcedure(known: known)
    }
    let outcomes = report.judgement.verdicts.map(\.outcome) + report.judgement.components.map(\.outcome)
    guard report.dossier.documents.isEmpty, !outcomes.contains(where: \.isDetermined) else { return nil }
    let unread = report.dossier.unreadable.map { "\($0.path.visible): \($0.why.sentence)" }
    return .nothingReadable(unread.isEmpty ? ["hồ sơ chỉ có ho-so.json"] : unread)
  }
}

extension Outcome {
  fileprivate var isDetermined: Bool {
    switch self {
    case .satisfied, .violated, .needsReview: true
    case .undetermined, .notApplicable: false
    }
  }
}
