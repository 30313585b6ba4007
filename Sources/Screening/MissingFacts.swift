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

  /// A document as the model sees it: one line a paragraph or table row, identity numbers and addresses hidden.
  struct Passage: Hashable {
    let id: String
    let path: String
    let kind: DocumentKind.ID
    let lines: [Line]
    /// What the figures of the paper tell of its decimal mark.
    let habit: NumberHabit

    var text: String { lines.map(\.text).joined(separator: "\n") }
  }

  struct Line: Hashable {
    let text: String
    let place: String
  }

  let prompt: Prompt
  let wanted: [Wanted]
  let passages: [Passage]

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
    self.passages = statements.recognised.filter { kinds.contains($0.kind.id) }.enumerated().compactMap {
      index, found in
      statements.papers.first { $0.paper == found.paper }.map { document in
        Passage(
          id: "D\(index + 1)", path: found.path, kind: found.kind.id, lines: document.blocks.flatMap(Self.lines),
          habit: statements.habits[found.paper] ?? .unseen)
      }
    }
    guard !wanted.isEmpty, !passages.isEmpty else { return nil }
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

  private static func lines(of block: Block) -> [Line] {
    switch block {
    case .paragraph(let paragraph):
      paragraph.text.split(separator: "\n").map {
        Line(text: String($0).withoutIdentities, place: paragraph.place.description)
      }
    case .table(let table):
      table.rows.map { row in
        Line(
          text: row.map { $0.text.replacing("\n", with: " ") }.joined(separator: " | ").withoutIdentities,
          place: row.first?.place.description ?? table.place.description)
      }
    }
  }

  // MARK: The question

  var request: ModelRequest {
    let asked = wanted.map { "\($0.id): \($0.fact.words)" }.joined(separator: "\n")
    return ModelRequest(
      task: .missingFacts, prompt: prompt.name, instructions: prompt.text + asked,
      passages: passages.map { .init(id: $0.id, text: $0.text) }, schemaName: "du_kien", schema: schema)
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

extension String {
  /// With identity and account numbers (nine or more digits in a row), telephone numbers and electronic addresses
  /// hidden. Names and postal addresses are not found yet: what is sent can be seen with `--preview`.
  var withoutIdentities: String {
    split(separator: " ", omittingEmptySubsequences: false).map { word in
      if word.contains("@") { return "[[DIA-CHI]]" }
      let core = word.drop { !$0.isNumber && $0 != "+" }
      let digits = core.prefix { $0.isNumber }
      if digits.count >= 9 { return "[[SO]]" }
      let grouped = core.prefix { $0.isNumber || ".-+()".contains($0) }
      let isTelephone =
        (core.hasPrefix("0") || core.hasPrefix("+")) && (9...12).contains(grouped.count(where: \.isNumber))
      return isTelephone ? "[[SO]]" : String(word)
    }.joined(separator: " ")
  }
}
