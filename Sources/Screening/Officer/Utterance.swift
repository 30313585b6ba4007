/// One thing that an officer says of a dossier, in the words that they used; nothing of it has been checked yet. Whichever
/// door it came by, `Screening.entries(of:by:on:about:)` turns it into entries of the officers' record.
package struct Utterance: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    /// A fact's value, written as in papers, of the dossier or of a row.
    /// - Parameters:
    ///   - collection: needed where several have such a fact.
    ///   - isNewRow: the row is in no paper; without it a name that nobody has mentioned is taken for a slip.
    case value(fact: String, words: String, row: String?, collection: String?, isNewRow: Bool)
    /// A file, or what begins with a page of it (`ho-so.pdf:14`), is a paper of this kind or this component.
    case kind(file: String, what: String)
    /// Components that were not filed.
    case absent(components: [String])
    /// What the machine could not read inside a file was looked at and speaks against nothing.
    case seen(file: String)
    /// Every row of a collection is known.
    case complete(collection: String)
    /// Lines of a draft are right.
    case confirmed(Lines)
    /// Lines of the one notice are not to be asked for, and why.
    case rejected(Lines, reason: String)
  }

  /// Which lines of the drafts.
  package struct Lines: Sendable, Hashable {
    /// Of the rule, component, criterion or letter: `OT-016`, `GH-4`.
    package let code: String
    /// Only those about this row; nil: about whatever.
    package let row: String?
    /// Only the one that reads so; nil: all.
    package let words: String?

    package init(code: String, row: String? = nil, words: String? = nil) {
      self.code = code
      self.row = row
      self.words = words
    }
  }

  package let content: Content
  /// Where the officer read it: `thuyet-minh.pdf:14`; nil where they do not say.
  package let from: String?

  package init(_ content: Content, from: String? = nil) {
    self.content = content
    self.from = from
  }

  /// The longest reason of a rejection, in characters.
  static let mostReason = 500

  /// Whether it is about lines as they read in one report, which another edition may word otherwise.
  package var isAboutLines: Bool {
    switch content {
    case .confirmed, .rejected: true
    case .value, .kind, .absent, .seen, .complete: false
    }
  }
}
