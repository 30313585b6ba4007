import Rulebook
import Values

/// Two reports on one dossier, under two editions: all that they say differently, rule by rule.
struct ReportComparison {
  private let old: ScreeningReport
  private let new: ScreeningReport
  private let difference: RulebookDifference

  init(_ old: ScreeningReport, _ new: ScreeningReport, _ difference: RulebookDifference) {
    self.old = old
    self.new = new
    self.difference = difference
  }

  var changes: [EditionComparison.Change] {
    verdicts + components + classifications + notes + papers + matters + whole + chain
  }

  /// What is said of one thing: its outcome, and the words beside it by their names.
  private struct Said: Equatable {
    let outcome: String
    let words: [Words]

    struct Words: Equatable {
      let name: String
      let text: String

      init(_ name: String, _ text: String?) {
        self.name = name
        self.text = text ?? ""
      }
    }
  }

  private struct Key: Hashable {
    let code: String
    let rule: Rule.ID?
    let subject: String?
  }

  private func changes(
    _ kind: EditionComparison.Change.Kind, _ old: [(Key, Said)], _ new: [(Key, Said)]
  ) -> [EditionComparison.Change] {
    var left = old
    var changes: [EditionComparison.Change] = []
    for (key, said) in new {
      let index = left.firstIndex { $0.0 == key }
      changes += self.changes(kind, key, index.map { left.remove(at: $0).1 }, said)
    }
    return changes + left.flatMap { self.changes(kind, $0.0, $0.1, nil) }
  }

  private func changes(
    _ kind: EditionComparison.Change.Kind, _ key: Key, _ old: Said?, _ new: Said?
  ) -> [EditionComparison.Change] {
    func change(_ field: String?, _ old: String?, _ new: String?) -> EditionComparison.Change {
      .init(
        kind: kind, code: key.code.isEmpty ? nil : key.code, subject: key.subject, field: field, old: old, new: new,
        isRuleChanged: key.rule.map { difference.change(of: $0) != nil })
    }
    guard let old, let new, old.outcome == new.outcome else { return [change(nil, old?.outcome, new?.outcome)] }
    return zip(old.words, new.words).filter { $0 != $1 }.map { change($0.name, $0.text, $1.text) }
  }

  // MARK: What there is to compare

  private var verdicts: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(Key, Said)] {
      report.judgement.verdicts.map { verdict in
        let words: [Said.Words] = [
          .init("câu kết luận", verdict.finding), .init("câu đề nghị bổ sung", verdict.ask),
          .init("số đo", verdict.measure),
          .init("căn cứ", verdict.basis.words), .init("xác minh", verdict.verified?.description),
          .init("lý do", verdict.reasons.map(\.text).joined(separator: "; ")), .init("ghi chú", verdict.note),
          .init("hệ quả (effect)", verdict.effect.rawValue), .init("dành cho (to)", verdict.audience.rawValue),
          .init("dữ kiện đã đọc", verdict.read.map(\.told).joined(separator: "; ")),
        ]
        let subject = if case .row = verdict.subject { verdict.subject.words } else { String?.none }
        return (
          Key(code: verdict.rule, rule: verdict.rule, subject: subject),
          Said(outcome: verdict.outcome.rawValue, words: words)
        )
      }
    }
    return changes(.verdict, all(old), all(new))
  }

  private var components: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(Key, Said)] {
      report.judgement.components.map { result in
        let words: [Said.Words] = [
          .init("tên", result.component.name), .init("biểu mẫu", result.component.form?.text),
          .init("số bản", result.component.copies?.text), .init("căn cứ", result.component.basis.words),
          .init("xác minh", result.component.verified.description),
          .init("luôn đòi", result.component.isAlwaysAsked ? "có" : "không"),
          .init("lý do", result.reasons.map(\.text).joined(separator: "; ")),
        ]
        return (
          Key(code: result.component.code, rule: nil, subject: result.component.name),
          Said(outcome: result.outcome.rawValue, words: words)
        )
      }
    }
    return changes(.component, all(old), all(new))
  }

  private var classifications: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(Key, Said)] {
      report.judgement.classifications.map { result in
        let answer =
          switch result.answer {
          case .known(let outputs, _): outputs.words
          case .open: "chưa rõ"
          case .notApplicable: Outcome.notApplicable.rawValue
          }
        let words: [Said.Words] = [
          .init("có thể là", result.possible.joined(separator: " hoặc ")), .init("căn cứ", result.basis.words),
          .init("xác minh", result.verified?.description),
          .init("lý do", result.reasons.map(\.text).joined(separator: "; ")),
        ]
        let subject = result.subject == .dossier ? nil : result.subject.words
        return (Key(code: result.id, rule: result.id, subject: subject), Said(outcome: answer, words: words))
      }
    }
    return changes(.classification, all(old), all(new))
  }

  private var notes: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(Key, Said)] {
      report.judgement.notes.map { note in
        (
          Key(code: note.rule, rule: note.rule, subject: nil),
          Said(
            outcome: note.text,
            words: [.init("căn cứ", note.basis.words), .init("ghi chú", note.remark)])
        )
      }
    }
    return changes(.note, all(old), all(new))
  }

  /// What each paper was taken for, and what makes it doubtful.
  private var papers: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(Key, Said)] {
      let statements = report.statements
      let taken = statements.recognised.map { ($0.paper, $0.kind.name) }
      return (taken + statements.unrecognised.map { ($0, "chưa nhận ra") }).map { paper, kind in
        let doubts = (statements.paperDoubts[paper] ?? []).joined(separator: "; ")
        return (
          Key(code: "", rule: nil, subject: paper.description),
          Said(outcome: kind, words: [.init("điều làm ngờ giấy tờ", doubts)])
        )
      }
    }
    return changes(.paper, all(old), all(new))
  }

  private var matters: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(Key, Said)] {
      report.judgement.matters.map { day in
        (Key(code: "", rule: nil, subject: day.matter.name), Said(outcome: day.governing.told, words: []))
      }
    }
    return changes(.matter, all(old), all(new))
  }

  private var whole: [EditionComparison.Change] {
    func all(_ report: ScreeningReport) -> [(EditionComparison.Change.Kind, String)] {
      [
        (.deadline, TimeLeft(report.judgement.deadline, of: report).words),
        (.recommendation, report.judgement.recommendation.kind.rawValue),
        (.coverage, report.coverage?.told ?? ""),
        (.whole, report.unusable.joined(separator: "; ")),
      ]
    }
    return zip(all(old), all(new)).flatMap { was, now in
      changes(
        was.0, [(Key(code: "", rule: nil, subject: nil), Said(outcome: was.1, words: []))],
        [(Key(code: "", rule: nil, subject: nil), Said(outcome: now.1, words: []))])
    }
  }
}

extension ReportComparison {
  /// The steps against the log: the lines that one edition tells and the other does not.
  private var chain: [EditionComparison.Change] {
    let text = ChainText(columns: TextColumns())
    let was = text.section(old.judgement.chain)
    let now = text.section(new.judgement.chain)
    guard was != now else { return [] }
    func told(_ lines: [String], without others: [String]) -> String {
      lines.filter { !others.contains($0) }.map(\.trimmingBlanks).joined(separator: " ")
    }
    return [
      .init(
        kind: .chain, code: nil, subject: nil, field: nil, old: told(was, without: now), new: told(now, without: was),
        isRuleChanged: nil)
    ]
  }
}

extension GoverningDay {
  fileprivate var told: String {
    switch self {
    case .known(let day, let period): "\(period.name), ngày \(VietnameseText.day(day))"
    case .gap(_, let reason), .unknown(let reason): reason
    }
  }
}

extension Fact {
  /// Its name with all that was said of it.
  fileprivate var told: String {
    statements.isEmpty ? "\(name): chưa rõ" : "\(name): \(statements.map { "«\($0.words)»" }.joined(separator: ", "))"
  }
}
