import Rulebook
import Values

/// What papers of one dossier state differently of one fact: one finding a fact, naming the odd paper, whether or not it
/// changes a verdict. A view of the statements; nothing is judged anew.
package struct Conflict: Sendable, Hashable {
  /// Those who say one value.
  package struct Side: Sendable, Hashable {
    package let value: FactValue
    package let statements: [Statement]

    /// What they say; of a place that they call by several names the one of the day.
    var told: String {
      guard case .place(let place) = value, let name = place.name,
        Set(statements.map { LabelKey($0.words) }).count > 1
      else { return "«\(statements[0].words)»" }
      return "nơi có tên hiện nay là «\(name)»"
    }

    /// Each source once, in order of first mention.
    var sources: [String] { statements.map(\.sourceName).uniqued }
  }

  package let fact: String
  package let subject: Subject
  /// The one most sources say first.
  package let sides: [Side]

  /// The side that one source alone is on, against several that agree; nil where nobody can tell which is odd.
  package var odd: Side? {
    guard let first = sides.first, sides.count == 2, first.sources.count > 1, sides[1].sources.count == 1 else {
      return nil
    }
    return sides[1]
  }

  /// nil where all sources say the same, whatever unit they say it in.
  init?(_ fact: Fact) {
    var sides: [(value: FactValue, statements: [Statement])] = []
    let words = fact.statements.filter(\.isSomebodysWord)
    // Those that are known first: what nobody can tell from them takes no side.
    for statement in words.filter(\.value.isKnown) + words.filter({ !$0.value.isKnown }) {
      let same = sides.map { $0.value.isSame(as: statement.value) }
      if let index = same.firstIndex(of: true) {
        sides[index].statements.append(statement)
      } else if same.allSatisfy({ $0 == false }) {
        sides.append((statement.value, [statement]))
      }
    }
    guard sides.count > 1 else { return nil }
    self.fact = fact.name
    self.subject = fact.subject
    self.sides = sides.map { Side(value: $0.value, statements: $0.statements) }
      .sorted { $0.sources.count > $1.sources.count }
  }

  package var sentence: String {
    let whose = subject == .dossier ? "" : " của \(subject.words)"
    let told = sides.map { side in
      let alone = side == odd ? "riêng " : ""
      return "\(alone)\(side.statements.map(\.sourceAndPlace).uniqued.joined(separator: ", ")) ghi \(side.told)"
    }
    return "\(fact.uppercasedFirst)\(whose): \(told.joined(separator: "; "))."
  }
}

extension Conflict {
  var json: JSON {
    .record([
      "doi_tuong": .string(subject.words), "du_kien": .string(fact), "loi": .string(sentence),
      "cac_ben": .array(
        sides.map { side in
          .record([
            "ghi": .string(side.value.words), "noi": .array(side.statements.map { .string($0.sourceAndPlace) }.uniqued),
          ])
        }), "rieng": odd.map { .array($0.sources.map { .string($0) }) },
    ])
  }
}

extension ScreeningReport {
  /// Every fact of which sources say different things.
  package var conflicts: [Conflict] {
    let facts = statements.facts
    return (facts.facts + facts.rows.flatMap(\.rows).flatMap(\.facts)).compactMap(Conflict.init)
  }
}

extension Statement {
  /// Who says it, without the place.
  fileprivate var sourceName: String {
    switch source {
    case .document(let path, _), .model(_, _, let path): path
    case .intake: "ho-so.json"
    case .log: "nhat-ky.json"
    case .accounting: "đối chiếu mọi tệp"
    case .table: place
    case .officer(let name, _): name
    }
  }

  /// Bookkeeping over all files and a model's proposal contradict nobody.
  fileprivate var isSomebodysWord: Bool {
    switch source {
    case .document, .intake, .log, .officer, .table: true
    case .accounting, .model: false
    }
  }
}

extension FactValue {
  /// False of a place that is in no list.
  fileprivate var isKnown: Bool { if case .place(let place) = self { place.name != nil } else { true } }

  /// Whether both say the same, `1 tấn/h` and `1.000 kg/h` too; texts however they are cased and spaced; places by whatever
  /// names, nil where nobody can tell.
  fileprivate func isSame(as other: FactValue) -> Bool? {
    switch (self, other) {
    case (.quantity(let one), .quantity(let two)): two.converted(to: one.unit) == one.value
    case (.text(let one), .text(let two)): LabelKey(one) == LabelKey(two)
    case (.place(let one), .place(let two)): one.isSame(as: two)
    default: self == other
    }
  }
}
