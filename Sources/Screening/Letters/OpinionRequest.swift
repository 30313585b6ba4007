import Letters
import Rulebook
import Values

/// The letter that puts to other bodies what they decide, or what the law has asked of them: to each its findings with
/// their words and places, in one letter.
extension LetterMaker {
  /// What is put to one body.
  private struct Question {
    let name: String
    /// Verdicts that the body decides, open or against the applicant, as they are put.
    var lines: [(verdict: Verdict, line: LetterLine)] = []
    /// Those that passed by the dossier's own figures.
    var passed: [Verdict] = []
    /// What the law has asked of it.
    var asked: LetterWording.Asked?
  }

  mutating func opinions() throws(NoLetter) -> Letter {
    let questions = questions
    guard !questions.isEmpty else {
      throw NoLetter("bộ quy tắc không có cơ quan nào để \(office.name) hỏi về hồ sơ này")
    }
    let consultation = consultation
    let send = limit(consultation?.send)
    var body: [Letter.Passage] = [.paragraph(words(.opening, basis: send?.basis ?? []))]
    for (index, question) in questions.enumerated() { body += passages(of: question, number: index + 1) }
    body.append(.paragraph(term(consultation)))
    body.append(.paragraph(words(.papers)))
    let papers = judgement.components.filter { $0.presence.isPresent }
    for (index, result) in papers.enumerated() {
      let paper = words(.paper, [.paper: .text("\(result.component.name): \(result.papers.joined(separator: ", "))")])
      body.append(.item(number: index + 1, text: "\(paper).", basis: "", isConfirmed: true))
    }
    body.append(.paragraph(words(.closing)))
    return correspondence(words(.subject), to: questions.map(\.name), body, opinionRemarks(consultation))
  }

  var opinionLines: [LetterLine] {
    questions.flatMap { $0.lines.map(\.line) + ($0.passed.isEmpty ? [] : [passedLine(of: $0)]) }
  }

  // MARK: Whom, and what

  /// First the bodies that decide rules, in the order of the findings; then those that the law has asked.
  private var questions: [Question] {
    var questions: [Question] = []
    for verdict in judgement.verdicts where verdict.audience == .applicant {
      guard let body = rulebook.rule(verdict.rule)?.decidedBy, body != office else { continue }
      let index = questions.firstIndex { $0.name == body.name } ?? questions.count
      if index == questions.count { questions.append(Question(name: body.name)) }
      switch verdict.outcome {
      case .satisfied: questions[index].passed.append(verdict)
      case .violated, .needsReview, .undetermined:
        questions[index].lines.append((verdict, line(of: verdict)))
      case .notApplicable: continue
      }
    }
    questions.removeAll { $0.lines.isEmpty && $0.passed.isEmpty }
    return questions
      + (consultation?.bodies.map { asked in
        var question = Question(name: asked.name)
        question.asked = asked
        return question
      } ?? [])
  }

  private func line(of verdict: Verdict) -> LetterLine {
    let why = verdict.outcome == .undetermined ? ": \(verdict.reasons.map(\.text).joined(separator: "; "))" : ""
    let text = verdict.finding ?? "\(verdict.titleAndSubject)\(why)."
    return LetterLine(
      code: verdict.rule, subject: verdict.subject.key, text: text,
      basis: .init(kind: .asked, citations: verdict.basis), of: report)
  }

  /// What an officer confirms of that which passed: the list of it.
  private func passedLine(of question: Question) -> LetterLine {
    LetterLine(
      code: LetterKind.opinions.rawValue, subject: question.name,
      text: question.passed.map(\.title).uniqued.map { title in
        let subjects = question.passed.filter { $0.title == title }.map(\.subject).filter { $0 != .dossier }
        return subjects.isEmpty ? title : "\(title) – \(subjects.countedWords)"
      }.joined(separator: "; "),
      basis: .init(kind: .asked, citations: question.passed.flatMap(\.basis).uniqued), of: report)
  }

  private var consultation: LetterWording.Consultation? {
    guard let day = judgement.day(of: procedure.processMatter) else { return nil }
    return wording.consultations.first { $0.procedure == procedure.id && $0.inForce.contains(day) }
  }

  private func limit(_ step: String?) -> Limit? {
    judgement.limits(of: procedure.processMatter).first { $0.step == step }
  }

  // MARK: Passages

  private mutating func passages(of question: Question, number: Int) -> [Letter.Passage] {
    let name = words(.body, [.body: .text(question.name)])
    var passages: [Letter.Passage] = [.heading("\(number). \(name)")]
    if let asked = question.asked {
      let text = words(.lawfulQuestion, [.subjects: .text(asked.about), .basis: .cited(asked.basis)])
      passages.append(.paragraph(Self.marked(text, asked.verified.isText)))
    }
    if !question.lines.isEmpty { passages.append(.table(table(of: question, number: number))) }
    if !question.passed.isEmpty {
      let line = passedLine(of: question)
      let text = words(.passed, [.subjects: .text(line.text), .basis: .cited(line.basis.citations)])
      passages.append(.paragraph(Self.marked(text, line.isConfirmed)))
    }
    return passages
  }

  private mutating func table(of question: Question, number: Int) -> Letter.Table {
    let titles = [LetterPart.numberColumn, .contentColumn, .wordsColumn, .basisColumn].map { words($0) }
    let rows = question.lines.enumerated().map { index, asked in
      [
        "\(number).\(index + 1)", Self.marked(asked.line.text, asked.line.isConfirmed), asked.verdict.quotes,
        basis(of: asked.verdict),
      ]
    }
    return Letter.Table(columns: zip(titles, [8, 36, 32, 24]).map { .init($0, share: $1) }, rows: rows)
  }

  /// The citations of a verdict, with how they are known where the text itself was not seen.
  mutating func basis(of verdict: Verdict) -> String {
    let told = citations(verdict.basis)
    guard let verified = verdict.verified, !verified.isText else { return told }
    return "\(told) (\(verified.description))"
  }

  private mutating func term(_ consultation: LetterWording.Consultation?) -> String {
    guard let answer = limit(consultation?.answer) else { return words(.term) }
    let text = words(.term, [.limit: .text(answer.inLetter), .basis: .cited(answer.basis)])
    return Self.marked(text, judgement.version(of: procedure.processMatter)?.verified.isText ?? false)
  }

  private func opinionRemarks(_ consultation: LetterWording.Consultation?) -> [String] {
    let asked = SupplementRequest(of: report).asked.count
    let open =
      asked == 0
      ? [] : ["Hồ sơ còn \(asked) nội dung phải bổ sung: cân nhắc lấy ý kiến sau khi hồ sơ hợp lệ."]
    let unread = report.unread.isEmpty ? [] : ["Còn chưa đọc hết hồ sơ: \(report.unread.joined(separator: "; "))."]
    let law =
      consultation == nil ? ["Bộ quy tắc chưa có bước lấy ý kiến của thời kỳ này: cán bộ ghi thời hạn và căn cứ."] : []
    return open + unread + law
  }
}
