import Rulebook
import Values

/// What papers of one dossier state differently of one fact: one finding a fact, naming the odd paper, whether or not it
/// changes a verdict. A view of the statements; nothing is judged anew.
package struct Conflict: Sendable, Hashable {
  package let fact: String
  package let subject: Subject
  package let sides: FactSides

  /// nil where all sources say the same, whatever unit they say it in and within what the catalogue allows.
  init?(_ fact: Fact, by sameness: Sameness) {
    let sides = FactSides(of: fact, by: sameness)
    guard sides.differ else { return nil }
    self.fact = fact.name
    self.subject = fact.subject
    self.sides = sides
  }

  package var sentence: String {
    let whose = subject == .dossier ? "" : " của \(subject.words)"
    return "\(fact.uppercasedFirst)\(whose): \(sides.toldWithAllowance)."
  }
}

extension Conflict {
  var json: JSON {
    .record([
      "doi_tuong": .string(subject.words), "du_kien": .string(fact), "loi": .string(sentence),
      "cac_ben": .array(sides.sides.map(\.json)), "rieng": sides.odd.map { .array($0.sources.map { .string($0) }) },
      "coi_la_nhu_nhau": sides.sameness.words.map { .string($0) },
    ])
  }
}

extension FactSides.Side {
  var json: JSON {
    .record([
      "ghi": .string(value.words), "noi": .array(statements.map { .string($0.sourceAndPlace) }.uniqued),
    ])
  }
}

extension Fact {
  fileprivate var isSaidByMany: Bool { statements.count > 1 }
}

extension ScreeningReport {
  /// Every fact of which sources say different things.
  package var conflicts: [Conflict] {
    let facts = statements.facts
    let ofRows = facts.rows.flatMap { rows in
      rows.rows.flatMap(\.facts).filter(\.isSaidByMany).compactMap { fact in
        Conflict(fact, by: catalogue.collection(rows.collection)?.fact(fact.name)?.sameness ?? .exact)
      }
    }
    return facts.facts.filter(\.isSaidByMany).compactMap {
      Conflict($0, by: catalogue.fact($0.name)?.sameness ?? .exact)
    } + ofRows
  }

  /// Those of which no rule's finding tells.
  var conflictsBesideFindings: [Conflict] {
    let told = judgement.verdicts.filter { $0.finding != nil }.map(\.subject)
    return conflicts.filter { !told.contains(.fact($0.fact)) || $0.subject != .dossier }
  }
}
