import Dossiers
import LanguageModels
import Reading
import Rulebook
import Values

/// What a model may be asked: facts that nobody stated, that leave a verdict open, and that a readable document of the
/// right kind may state in words we did not understand.
struct MissingFacts {
  struct Wanted: Hashable {
    /// `F1`, `F2` … in the question and its answer.
    let id: String
    let fact: Fact
    let definition: FactDefinition
    let labels: [Label]
  }

  let prompt: Prompt
  let wanted: [Wanted]
  let papers: [SentPaper]
  /// What stands for whom; it never leaves.
  let redaction: Redaction
  /// What the facts of other subjects are called: a value beside one of them is another's.
  let names: FactNames

  /// nil where there is nothing to ask, no paper to ask it of, or no words for it in the edition.
  init?(rulebook: Rulebook, statements: DossierStatements, judgement: Judgement) {
    guard let prompt = rulebook.prompt(for: ModelTask.missingFacts.rawValue) else { return nil }
    self.prompt = prompt
    let read =
      judgement.verdicts.filter { $0.outcome == .undetermined }.flatMap(\.read)
      + judgement.classifications.filter(\.isOpen).flatMap(\.read)
    let open = read.filter { fact in
      switch fact.sought {
      case .notFound, .unclear: fact.statements.isEmpty
      case .noDocument, .blank, .unreadable, .notStated, .noLog, .notInLog, .undecided, .withheld, nil: false
      }
    }
    var facts: [Fact] = []
    for fact in open where !facts.contains(where: { $0.name == fact.name && $0.subject == fact.subject }) {
      facts.append(fact)
    }
    self.wanted = facts.prefix(40).enumerated().compactMap { index, fact in
      Self.wanted("F\(index + 1)", fact, rulebook)
    }
    let kinds = Set(wanted.flatMap(\.definition.documentKinds))
    var writer = SentPaperWriter(rulebook, statements.papers)
    let found = statements.recognised.filter { kinds.contains($0.kind.id) }
    self.papers = found.enumerated().compactMap { index, found in
      statements.papers.first { $0.paper == found.paper }.map { document in
        writer.paper(document, id: "D\(index + 1)", found, statements.habits[found.paper] ?? .unseen)
      }
    }
    self.redaction = writer.redaction
    self.names = FactNames(rulebook, statements.facts)
    guard !wanted.isEmpty, !papers.isEmpty else { return nil }
  }

  private static func wanted(_ id: String, _ fact: Fact, _ rulebook: Rulebook) -> Wanted? {
    switch fact.subject {
    case .dossier, .fact:
      guard let definition = rulebook.catalogue.fact(fact.name) else { return nil }
      return Wanted(id: id, fact: fact, definition: definition, labels: rulebook.labels.labels(of: fact.name))
    case .row(let collection, _):
      guard let definition = rulebook.catalogue.collection(collection)?.fact(fact.name) else { return nil }
      let labels = rulebook.labels.labels(of: fact.name, in: collection)
      return Wanted(id: id, fact: fact, definition: definition, labels: labels)
    }
  }

  /// Lines of the papers that are not sent.
  var withheld: Int { papers.reduce(0) { $0 + $1.withheld } }

  // MARK: The question

  var request: ModelRequest {
    let asked = wanted.map { "\($0.id): \($0.fact.words)" }.joined(separator: "\n")
    return ModelRequest(
      task: .missingFacts, prompt: prompt.name, instructions: prompt.text + asked,
      passages: papers.map { .init(id: $0.id, text: $0.text) }, schemaName: "du_kien", schema: schema,
      replaced: redaction.counts.reduce(0) { $0 + $1.count })
  }

  private var schema: JSON {
    func text(_ most: Int) -> JSON { .record(["type": .string("string"), "maxLength": .number(Decimal128(most))]) }
    let item = JSON.record([
      "type": .string("object"), "additionalProperties": .bool(false),
      "required": .array([.string("ma"), .string("gia_tri"), .string("trich")]),
      "properties": .record([
        "ma": .record(["type": .string("string"), "enum": .array(wanted.map { .string($0.id) })]),
        "gia_tri": text(60), "trich": text(500),
      ]),
    ])
    return .record([
      "type": .string("object"), "additionalProperties": .bool(false), "required": .array([.string("du_kien")]),
      "properties": .record([
        "du_kien": .record([
          "type": .string("array"), "maxItems": .number(Decimal128(wanted.count * 2)), "items": item,
        ])
      ]),
    ])
  }
}
