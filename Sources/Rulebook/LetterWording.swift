import Values

/// The words of one kind of letter, with what the law names for it: whom to ask, and which criteria there are.
package struct LetterWording: Sendable, Hashable {
  package let kind: LetterKind
  /// Whether the words are those of an official form that was seen.
  package let isOfficial: Bool
  package let words: [Passage]
  /// The procedures that end in this letter; empty where any may use it.
  package let procedures: [Procedure.ID]
  /// The matter whose day decides which criteria hold; nil where there are none.
  package let matter: Matter.ID?
  /// Bodies that a procedure has asked for their opinion; only `lay-y-kien` has any.
  package let consultations: [Consultation]
  /// Every criterion of the determination, whether or not a rule tests it; only `xac-dinh` has any.
  package let criteria: [Criterion]

  package struct Passage: Sendable, Hashable {
    package let part: LetterPart
    package let template: LetterTemplate
  }

  /// The words of a passage; every passage of the kind has some, the loader sees to it.
  package subscript(part: LetterPart) -> LetterTemplate {
    words.first { $0.part == part }?.template ?? LetterTemplate(pieces: [])
  }

  /// Whom the law has asked in a procedure, and the steps of its versions that set the days.
  package struct Consultation: Sendable, Hashable {
    package let procedure: Procedure.ID
    package let inForce: InForce
    /// Steps of the procedure's limits: sending, answering.
    package let send: String
    package let answer: String
    package let bodies: [Asked]
  }

  package struct Asked: Sendable, Hashable {
    package let name: String
    /// What is put to the body whatever was found.
    package let about: String
    package let basis: [Citation]
    package let verified: Verification
  }

  /// One criterion of the law. Where no rule tests it, an officer does.
  package struct Criterion: Sendable, Hashable {
    package let id: String
    package let inForce: InForce
    package let text: String
    package let basis: [Citation]
    package let verified: Verification
    package let rules: [Rule.ID]
  }
}

/// A sentence with named slots: `Căn cứ {căn cứ}, {cơ quan} đề nghị …`.
package struct LetterTemplate: Sendable, Hashable {
  package enum Piece: Sendable, Hashable {
    case text(String)
    case slot(LetterSlot)
  }

  package let pieces: [Piece]

  var slots: [LetterSlot] {
    pieces.compactMap { if case .slot(let slot) = $0 { slot } else { nil } }
  }
}

extension Rulebook {
  /// The words of that kind; nil where the rules folder has none.
  package func wording(of kind: LetterKind) -> LetterWording? { letters.first { $0.kind == kind } }
}
