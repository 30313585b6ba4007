import Letters
import Rulebook
import Values

/// The determination of a project's technology, as a draft. «Không» is worded only where every criterion passed and
/// nothing at all is open; «có» only on a criterion that is met; else the conclusion is blank. It is always the
/// officer's.
extension LetterMaker {
  private enum Conclusion {
    case hit, clear, open
  }

  /// One criterion of one subject.
  private struct Row {
    enum Outcome {
      case hit, clear, open(why: String), byOfficer
    }

    let text: String
    let words: String
    let outcome: Outcome
    let basis: [Citation]

    /// Why it is open; nil where it is not.
    var openness: String? {
      if case .open(let why) = outcome { why } else { nil }
    }

    var isHit: Bool {
      if case .hit = outcome { true } else { false }
    }
  }

  mutating func determination() throws(NoLetter) -> Letter {
    try checkCompetence()
    let rows = rows
    let open = open(rows)
    let conclusion = conclusion(rows, open)
    let isConfirmed = line(conclusion, rows)?.isConfirmed ?? true
    var body: [Letter.Passage] = [
      .paragraph(words(.opening, basis: judgement.procedureVersion?.basis ?? [])), .table(table(of: rows)),
      .paragraph(words(.consulted)),
    ]
    switch conclusion {
    case .hit: body.append(.heading(Self.marked(words(.hit, basis: hits(rows).flatMap(\.basis).uniqued), isConfirmed)))
    case .clear: body.append(.heading(Self.marked(words(.clear, basis: rows.flatMap(\.basis).uniqued), isConfirmed)))
    case .open:
      body += [.heading(words(.blank)), .paragraph(words(.open))]
      body += open.enumerated().map { .item(number: $0 + 1, text: "\($1).", basis: "", isConfirmed: true) }
    }
    body.append(.paragraph(words(.closing)))
    let subject = words(subjectPart(conclusion))
    return correspondence(
      Self.marked(subject, isConfirmed), to: [applicant], body, remarks(conclusion, rows, open))
  }

  /// The criteria that only an officer can look at, and the conclusion once it can be worded.
  var determinationLines: [LetterLine] {
    guard (try? checkCompetence()) != nil else { return [] }
    let rows = rows
    return criteria.filter(\.rules.isEmpty).map(line) + [line(conclusion(rows, open(rows)), rows)].compactMap(\.self)
  }

  private func checkCompetence() throws(NoLetter) {
    guard office == code.decidedBy else {
      throw NoLetter(
        "\(code.decidedBy.name) xác định công nghệ, không phải \(office.name); xét tại cơ quan ấy bằng --office")
    }
    guard !criteria.isEmpty else { throw NoLetter("chưa biết tiêu chí của ngày nộp hồ sơ") }
  }

  // MARK: Criteria

  private var criteria: [LetterWording.Criterion] {
    guard let day = wording.matter.flatMap({ judgement.day(of: $0) }) else { return [] }
    return wording.criteria.filter { $0.inForce.contains(day) }
  }

  /// Every criterion with what each subject came to, then what the rules test beyond the list.
  private var rows: [Row] {
    let listed = Set(criteria.flatMap(\.rules))
    let others = judgement.verdicts.filter { verdict in
      verdict.audience == .applicant && verdict.stage == .conditions && !listed.contains(verdict.rule)
        && verdict.reasons.first?.kind != .notInForce
    }
    return criteria.flatMap(rows) + others.map { row($0, $0.titleAndSubject) }
  }

  private func rows(of criterion: LetterWording.Criterion) -> [Row] {
    guard !criterion.rules.isEmpty else {
      let isPassed = line(of: criterion).isConfirmed
      let text = isPassed ? criterion.text : "\(criterion.text) (\(criterion.id))"
      return [
        Row(
          text: text, words: "", outcome: isPassed ? .byOfficer : .open(why: "\(text): cán bộ chưa xét"),
          basis: criterion.basis)
      ]
    }
    let verdicts = judgement.verdicts.filter { $0.audience == .applicant && criterion.rules.contains($0.rule) }
    guard !verdicts.isEmpty else {
      let why = "\(criterion.text): quy tắc không xét được"
      return [Row(text: criterion.text, words: "", outcome: .open(why: why), basis: criterion.basis)]
    }
    return verdicts.map { verdict in
      row(verdict, verdict.subject == .dossier ? criterion.text : "\(criterion.text) – \(verdict.subject.words)")
    }
  }

  private func row(_ verdict: Verdict, _ text: String) -> Row {
    let why = verdict.reasons.map(\.text).joined(separator: "; ")
    let outcome: Row.Outcome =
      switch verdict.outcome {
      case .violated: .hit
      case .satisfied: .clear
      // Only that there is nothing to look at; a rule of another time leaves its criterion open.
      case .notApplicable where verdict.reasons.allSatisfy({ $0.kind == .noRows }): .clear
      case .notApplicable, .needsReview, .undetermined: .open(why: "\(verdict.titleAndSubject): \(why)")
      }
    let told = [verdict.finding, verdict.quotes.isEmpty ? nil : verdict.quotes].compactMap(\.self)
    return Row(text: text, words: told.joined(separator: " "), outcome: outcome, basis: verdict.basis)
  }

  private func hits(_ rows: [Row]) -> [Row] { rows.filter(\.isHit) }

  // MARK: Conclusion

  private func conclusion(_ rows: [Row], _ open: [String]) -> Conclusion {
    if !hits(rows).isEmpty { return .hit }
    // The whole report must be clean: an unread paper may hold another line, a missing one another figure.
    let isClean = open.isEmpty && report.status == 0 && report.unread.isEmpty
    let isTested = judgement.verdicts.contains { $0.stage == .conditions && $0.outcome == .satisfied }
    return isClean && isTested ? .clear : .open
  }

  /// What keeps a conclusion back; findings for officers are counted, not told.
  private func open(_ rows: [Row]) -> [String] {
    let others = judgement.verdicts.filter { $0.audience == .applicant && $0.stage != .conditions && $0.outcome.isOpen }
    let papers = judgement.components.filter(\.outcome.isOpen).map { "\($0.component.name): \($0.outcome.rawValue)" }
    let tables = judgement.classifications.filter { $0.isOpen || $0.isDoubtful }.map { "\($0.title): chưa rõ" }
    let told = others.map { verdict in
      verdict.finding?.withoutStop
        ?? "\(verdict.titleAndSubject): \(verdict.reasons.map(\.text).joined(separator: "; "))"
    }
    return (rows.compactMap(\.openness) + told + papers + tables + report.unread).uniqued
  }

  private func subjectPart(_ conclusion: Conclusion) -> LetterPart {
    switch conclusion {
    case .hit: .subjectHit
    case .clear: .subjectClear
    case .open: .subjectOpen
    }
  }

  /// The conclusion with all that it rests on: other figures make it another line. None while it is blank.
  private func line(_ conclusion: Conclusion, _ rows: [Row]) -> LetterLine? {
    let word: String
    switch conclusion {
    case .hit: word = "CÓ"
    case .clear: word = "KHÔNG"
    case .open: return nil
    }
    let told = rows.map { "\($0.text): \(self.word($0.outcome)); \($0.words)" }.joined(separator: " | ")
    return LetterLine(
      code: LetterKind.determination.rawValue, text: "KẾT LUẬN \(word): \(told)",
      basis: .init(kind: .asked, citations: rows.flatMap(\.basis).uniqued), of: report)
  }

  private func line(of criterion: LetterWording.Criterion) -> LetterLine {
    LetterLine(
      code: criterion.id, text: "Cán bộ đã xét, dự án không thuộc tiêu chí: \(criterion.text).",
      basis: .init(kind: .asked, citations: criterion.basis), of: report)
  }

  private func word(_ outcome: Row.Outcome) -> String {
    switch outcome {
    case .hit: "có"
    case .clear, .byOfficer: "không"
    case .open: "chưa kết luận"
    }
  }

  private mutating func table(of rows: [Row]) -> Letter.Table {
    let parts: [LetterPart] = [.numberColumn, .contentColumn, .wordsColumn, .outcomeColumn]
    let titles = parts.map { words($0) }
    let cells = rows.enumerated().map { index, row in
      let outcome =
        switch row.outcome {
        case .hit: words(.rowHit)
        case .clear: words(.rowClear)
        case .open: words(.rowOpen)
        case .byOfficer: words(.rowByOfficer)
        }
      let criterion = "\(row.text) \(words(.asked, basis: row.basis))"
      return ["\(index + 1)", criterion, row.words, outcome]
    }
    return Letter.Table(columns: zip(titles, [6, 40, 36, 18]).map { .init($0, share: $1) }, rows: cells)
  }

  private func remarks(_ conclusion: Conclusion, _ rows: [Row], _ open: [String]) -> [String] {
    let listed = Set(criteria.flatMap(\.rules))
    let notes = judgement.verdicts.filter { $0.outcome == .violated && listed.contains($0.rule) }.compactMap(\.note)
    let officers = judgement.verdicts.count { $0.audience == .officer && $0.outcome.isOpen }
    let known = judgement.procedureVersion?.verified
    let law = known.flatMap { $0.isText ? nil : ["Quy định về trình tự \($0.description)."] } ?? []
    let forOfficers = law + (officers == 0 ? [] : ["Còn \(officers) mục dành cho cán bộ, xem hoso check."])
    switch conclusion {
    case .hit:
      let rest = open.isEmpty ? [] : ["Còn \(open.count) nội dung chưa rõ: \(open.joined(separator: "; "))."]
      return notes.uniqued + rest + forOfficers
    case .clear: return forOfficers
    case .open: return ["Kết luận để trống vì còn nội dung chưa rõ."] + forOfficers
    }
  }
}

extension Outcome {
  /// Neither passed nor set aside.
  fileprivate var isOpen: Bool {
    switch self {
    case .satisfied, .notApplicable: false
    case .violated, .needsReview, .undetermined: true
    }
  }
}

extension String {
  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
