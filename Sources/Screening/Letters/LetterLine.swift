import Reading
import Rulebook
import Values

/// A line of a letter that an officer confirms, as it reads: with other words it is another line.
package struct LetterLine: Sendable, Hashable {
  /// The rule, component, criterion or letter it comes from.
  package let code: String
  /// Empty for the dossier as a whole.
  package let subject: String
  package let text: String
  let basis: Basis
  /// The last word of an officer on it: a confirmation or a rejection; nil where there is none.
  package let word: OfficerRecord.Entry?

  /// On what a line rests: a text that asks it, or one that cannot be applied without it.
  struct Basis: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case asked, neededForCriterion, neededForProvision
    }

    let kind: Kind
    let citations: [Citation]
  }

  init(code: String, subject: String = "", text: String, basis: Basis, of report: ScreeningReport) {
    self.code = code
    self.subject = subject
    self.text = text
    self.basis = basis
    self.word = report.officer.word(onRule: code, subject: subject, words: text)
  }

  package var isConfirmed: Bool { word.map { if case .line = $0.saying { true } else { false } } ?? false }

  /// Who rejects it, when and why; nil where nobody does.
  package var rejection: Rejection? { word.flatMap(Rejection.init) }

  /// An officer's word that a line is not to be asked for.
  package struct Rejection: Sendable, Hashable {
    package let officer: String
    package let on: CivilDay
    package let reason: String

    init?(_ word: OfficerRecord.Entry) {
      guard case .rejected(_, _, _, let reason) = word.saying else { return nil }
      self.officer = word.officer
      self.on = word.on
      self.reason = reason
    }

    /// `Nguyễn Văn Mẫu bác ngày 10/09/2026: …`.
    package var sentence: String { "\(officer) bác ngày \(VietnameseText.day(on)): \(reason)" }
  }
}

/// Citations of one letter: a document in full where it is first cited, by kind and number afterwards.
struct LetterCitations {
  private var cited: Set<LegalDocument.ID> = []

  mutating func sentence(of citations: [Citation]) -> String {
    citations.map { citation in
      let isFirst = cited.insert(citation.document.id).inserted
      return citation.naming(isFirst ? citation.document.firstCitation : citation.document.laterCitation)
    }.joined(separator: "; ")
  }
}
