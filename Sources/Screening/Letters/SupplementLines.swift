import Reading
import Rulebook
import Values

/// The lines of the one notice: papers that are missing, defects of papers, and what cannot be decided because a paper
/// leaves it out or says it unclearly. What one line asks for, another does not ask for again.
struct SupplementLines {
  let report: ScreeningReport

  private struct Draft {
    let code: String
    let subject: String
    let text: String
    let basis: LetterLine.Basis
  }

  var lines: [LetterLine] {
    var asked: Set<[String]> = []
    let verdicts = report.judgement.verdicts.filter { $0.audience == .applicant }
    let drafts =
      components + verdicts.flatMap { defects(of: $0, &asked) + values(of: $0, &asked) + unclear(of: $0, &asked) }
      + lists(of: verdicts)
    return drafts.map { draft in
      LetterLine(code: draft.code, subject: draft.subject, text: draft.text, basis: draft.basis, of: report)
    }
  }

  private var components: [Draft] {
    report.judgement.components.filter(\.isAskedFor).map { result in
      let component = result.component
      return Draft(
        code: component.code, subject: "", text: "Bổ sung: \(component.name).\(component.particulars)",
        basis: .init(kind: .asked, citations: component.basis))
    }
  }

  /// A defect of the papers; a defect of the project itself is no request for papers.
  private func defects(of verdict: Verdict, _ asked: inout Set<[String]>) -> [Draft] {
    guard verdict.isAskedFor, let finding = verdict.finding else { return [] }
    asked.formUnion(verdict.leftOut.map { [verdict.subject.key, $0] })
    let isDerived = verdict.verified?.isDerived ?? false
    return [
      Draft(
        code: verdict.rule, subject: verdict.subject.key, text: finding,
        basis: .init(kind: isDerived ? verdict.need : .asked, citations: verdict.basis))
    ]
  }

  /// Values that a readable paper of the right kind leaves out.
  private func values(of verdict: Verdict, _ asked: inout Set<[String]>) -> [Draft] {
    guard let ask = verdict.ask else { return [] }
    let wants = verdict.leftOut.map { [verdict.subject.key, $0] }
    guard !wants.allSatisfy(asked.contains) else { return [] }
    asked.formUnion(wants)
    return [
      Draft(
        code: verdict.rule, subject: verdict.subject.key, text: ask,
        basis: .init(kind: verdict.need, citations: verdict.basis))
    ]
  }

  /// Values that stand there in words which give none, or none to rely on: the words are quoted, and are to be made
  /// clear.
  private func unclear(of verdict: Verdict, _ asked: inout Set<[String]>) -> [Draft] {
    verdict.read.compactMap { fact in
      guard let told = fact.doubtfulWords(in: verdict), asked.insert([verdict.subject.key, fact.name]).inserted else {
        return nil
      }
      let whose = verdict.subject == .dossier ? "" : " của \(verdict.subject.words)"
      return Draft(
        code: verdict.rule, subject: verdict.subject.key, text: "Làm rõ \(fact.name)\(whose): \(told).",
        basis: .init(kind: verdict.need, citations: verdict.basis))
    }
  }

  /// Lists that were not found although everything that was filed was read: one line a list, whatever rules need it.
  private func lists(of verdicts: [Verdict]) -> [Draft] {
    guard report.dossier.unreadPapers.isEmpty, report.dossier.documents.allSatisfy(\.unreadParts.isEmpty) else {
      return []
    }
    let open = verdicts.filter { $0.unknownRows != nil }
    return open.compactMap(\.unknownRows?.collection).uniqued.compactMap { collection in
      let asking = open.filter { $0.unknownRows?.collection == collection }
      guard let first = asking.first else { return nil }
      let needs = asking.flatMap { $0.unknownRows?.needs ?? [] }.uniqued.joined(separator: ", ")
      let text =
        report.statements.facts.rows(of: collection).rows.isEmpty
        ? "Nêu danh mục \(collection), mỗi dòng có \(needs); không có \(collection) nào thì nêu rõ."
        : "Làm rõ \(first.reasons.map(\.text).joined(separator: "; "))."
      return Draft(
        code: first.rule, subject: "\(collection)/", text: text,
        basis: .init(kind: first.need, citations: asking.flatMap(\.basis).uniqued))
    }
  }
}

extension Fact {
  /// What stands there and why it gives no value to rely on; nil where nothing does.
  fileprivate func doubtfulWords(in verdict: Verdict) -> String? {
    if verdict.unclear.contains(name), case .unclear(let path, let place, let words, let why)? = sought {
      return "\(path), \(place) ghi «\(words)», \(why)"
    }
    guard verdict.reasons.contains(where: { $0.kind == .unconfirmedValue }) else { return nil }
    let told = governing.compactMap { statement -> String? in
      guard case .document = statement.source, case .uncertain(let why) = statement.standing else { return nil }
      return "\(statement.sourceAndPlace) ghi «\(statement.words)», \(why)"
    }
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }
}

extension Verdict {
  /// A defect of the papers that is certain, or that only the standing of its source keeps from being one: the latter
  /// waits for an officer's word.
  fileprivate var isAskedFor: Bool {
    guard effect == .return else { return false }
    switch outcome {
    case .violated: return true
    case .needsReview: return !reasons.isEmpty && reasons.allSatisfy { $0.kind == .unverified }
    case .satisfied, .undetermined, .notApplicable: return false
    }
  }

  /// A value is not asked for by the clause that is cited, it is needed to apply it.
  fileprivate var need: LetterLine.Basis.Kind {
    stage == .conditions || verified?.isDerived == true ? .neededForCriterion : .neededForProvision
  }
}

extension ComponentResult {
  fileprivate var isAskedFor: Bool {
    switch outcome {
    case .violated: true
    case .needsReview: reasons.allSatisfy { $0.kind == .unverified }
    case .satisfied, .undetermined, .notApplicable: false
    }
  }
}

extension Component {
  /// Form and number of copies, by who says them.
  fileprivate var particulars: String {
    let told = [form, copies].compactMap(\.self)
    return told.map(\.by).uniqued.map { by in
      " Theo \(by): \(told.filter { $0.by == by }.map(\.text).joined(separator: ", "))."
    }.joined()
  }
}
