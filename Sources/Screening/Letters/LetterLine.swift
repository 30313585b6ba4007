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
  package let isConfirmed: Bool

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
    self.isConfirmed = report.officer.confirms(rule: code, subject: subject, words: text)
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
