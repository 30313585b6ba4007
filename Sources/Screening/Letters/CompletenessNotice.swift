import Letters
import Rulebook
import Values

/// The notice that a dossier has all its components and goes on. It is drafted only where nothing about them is
/// missing, open or doubtful.
extension LetterMaker {
  mutating func completeness() throws(NoLetter) -> Letter {
    let obstacles = obstacles
    guard obstacles.isEmpty, let version = judgement.procedureVersion else {
      throw NoLetter("chưa thể báo hồ sơ đủ thành phần: \(obstacles.joined(separator: "; "))")
    }
    let isText = version.verified.isText
    let received =
      report.dossier.intake.received?.at.map(\.dayInVietnam).map { VietnameseText.longDay($0) } ?? Letter.blank
    let opening = words(.opening, [.received: .text(received), .basis: .cited(version.basis)])
    let rows = there.enumerated().map { index, result in
      ["\(index + 1)", result.component.name, result.papers.joined(separator: "; ")]
    }
    let titles = [LetterPart.numberColumn, .contentColumn, .paperColumn].map { words($0) }
    let table = Letter.Table(columns: zip(titles, [6, 60, 34]).map { .init($0, share: $1) }, rows: rows)
    let line = completenessLine
    let body: [Letter.Passage] =
      [
        .paragraph(Self.marked(opening, isText)), .table(table),
        .paragraph(Self.marked(words(.conclusion), line.isConfirmed)),
      ] + (term.map { [.paragraph($0)] } ?? []) + [.paragraph(words(.scope))]
    return named(
      subject: words(.subject), body, signer: nil,
      isText ? [] : ["Danh sách thành phần \(version.verified.description): cán bộ đối chiếu văn bản."])
  }

  var completenessLines: [LetterLine] { obstacles.isEmpty ? [completenessLine] : [] }

  /// What the officer confirms: which papers are there.
  private var completenessLine: LetterLine {
    let papers = there.map { "\($0.component.code): \($0.papers.joined(separator: ", "))" }
    return LetterLine(
      code: LetterKind.complete.rawValue, text: "Hồ sơ đủ thành phần: \(papers.joined(separator: "; ")).",
      basis: .init(kind: .asked, citations: judgement.procedureVersion?.basis ?? []), of: report)
  }

  private var there: [ComponentResult] { judgement.components.filter { $0.presence.isPresent } }

  private var term: String? {
    mutating get {
      guard case .due(let count) = judgement.deadline else { return nil }
      let text = words(
        .term,
        [.limit: .text(count.limit.inLetter), .due: .text(count.inLetter), .basis: .cited(count.limit.basis)])
      return Self.marked(text, count.verified.isText && count.due.note == nil)
    }
  }

  /// Why it cannot be said, each reason once.
  private var obstacles: [String] {
    let office =
      ([code.receivedBy] + code.alsoBy).contains(office) ? [] : ["hồ sơ này do \(code.receivedBy.name) tiếp nhận"]
    let law = judgement.procedureVersion == nil ? ["chưa biết luật của ngày nộp đòi giấy tờ nào"] : []
    let missing = judgement.components.filter { result in
      switch result.outcome {
      case .satisfied: false
      case .notApplicable: result.component.isAlwaysAsked
      case .violated, .needsReview, .undetermined: true
      }
    }.map { "\($0.component.code) \($0.outcome.rawValue)" }
    let verdicts = judgement.verdicts.filter { verdict in
      switch verdict.outcome {
      case .satisfied, .notApplicable: false
      case .violated: true
      case .needsReview, .undetermined: [.competence, .completeness, .validity].contains(verdict.stage)
      }
    }.map { "\($0.code) \($0.outcome.rawValue)" }
    let tables = judgement.classifications.filter { $0.isOpen || $0.isDoubtful }.map { "\($0.id) chưa rõ" }
    let asked = SupplementRequest(of: report).lines.map { line in
      line.rejection.map { "\(line.code) quy tắc đòi bổ sung, \($0.sentence)" } ?? "\(line.code) còn phải bổ sung"
    }
    return (office + law + missing + verdicts + tables + asked + report.unread).uniqued
  }
}

extension ScreeningReport {
  /// What was filed and nobody has read or used, each with what is wrong with it.
  var unread: [String] {
    let parts = dossier.documents.filter { !$0.unreadParts.isEmpty }.map { "\($0.path) còn phần chưa đọc" }
    return dossier.unreadable.map { "chưa đọc được \($0.path)" } + parts
      + unrecognised.map { "chưa nhận ra \($0) là giấy tờ gì" } + statements.problems
  }
}

extension ComponentResult {
  /// The files that are this component, or who says that it is there.
  var papers: [String] {
    guard case .present(let statements) = presence else { return [] }
    return statements.map { statement in
      switch statement.source {
      case .document(let path, _), .model(_, _, let path): path
      case .intake, .accounting, .log, .table: statement.words
      case .officer(let name, _): "\(statement.words) (\(name))"
      }
    }.uniqued
  }
}

extension Deadline.Count {
  /// The last day, and what would move it.
  fileprivate var inLetter: String {
    let ordinary = Self.days(due) + (openCase.map { " (hạn sớm nhất, vì chưa rõ «\($0.fact)»)" } ?? "")
    guard let longer, let condition = limit.longer?.condition else { return ordinary }
    return "\(ordinary); \(Self.days(longer)) nếu \(condition)"
  }

  private static func days(_ due: WorkingCalendar.Due) -> String {
    let day = VietnameseText.longDay(due.day)
    return due.moved.map { "\(day) (\(VietnameseText.longDay($0.day)) nếu \($0.if) được duyệt)" } ?? day
  }
}
