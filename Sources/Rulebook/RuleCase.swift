import Values
import Yams

/// A case beside a rule: facts and a day, and what the rule must say.
package struct RuleCase: Sendable {
  package let name: String
  /// The scenario, clause or table row that the case comes from.
  package let from: String
  package let rule: Rule.ID
  package let path: String
  package let line: Int
  /// The version that is meant, where several visit different collections.
  let forEach: String?
  let procedure: Procedure.ID
  let office: Body?
  let facts: FactSet
  let expected: Expected
  let expectedReadings: [Bool?]?
  let expectedFinding: String?
}

extension RuleCase {
  /// An outcome; of a `note` rule also that it prints its sentence, or does not.
  enum Expected: Sendable, Hashable {
    case outcome(Outcome)
    case noted
    case silent

    init?(_ word: String) {
      switch word {
      case "ghi chú": self = .noted
      case "không ghi chú": self = .silent
      default:
        guard let outcome = Outcome(rawValue: word) else { return nil }
        self = .outcome(outcome)
      }
    }

    var word: String {
      switch self {
      case .outcome(let outcome): outcome.rawValue
      case .noted: "ghi chú"
      case .silent: "không ghi chú"
      }
    }
  }
}

extension RuleSheet {
  /// The cases of one file `<rule>.cases.yaml`.
  mutating func cases(_ root: Node, of rule: Rule, in rulebook: Rulebook) -> [RuleCase] {
    list(root, what: "cases").compactMap { ruleCase($0, of: rule, in: rulebook) }
  }

  private mutating func ruleCase(_ node: Node, of rule: Rule, in rulebook: Rulebook) -> RuleCase? {
    let keys = [
      "case", "from", "on", "procedure", "office", "facts", "lists", "row", "for-each", "blank", "rows", "expect",
      "readings", "finding", "log",
    ]
    guard let record = record(node, keys: keys, what: "trường hợp") else { return nil }
    let name = text("case", in: record)
    let from = text("from", in: record)
    let expected = expected(in: record)
    let office = record.has("office") ? body("office", in: record, bodies: rulebook.bodies) : nil
    let procedure = optionalText("procedure", in: record) ?? rule.procedures.first ?? ""
    let forEach =
      optionalText("for-each", in: record) ?? rule.versions.lazy.compactMap(\.forEach?.name).first
    let facts = facts(of: record, rule, forEach: forEach, rulebook)
    guard let name, let from, let facts, let expected else { return nil }
    let readings = record.has("readings") ? list("readings", in: record).map { reading($0) } : nil
    return RuleCase(
      name: name, from: from, rule: rule.id, path: path, line: node.mark?.line ?? 1, forEach: forEach,
      procedure: procedure, office: office, facts: facts, expected: expected, expectedReadings: readings,
      expectedFinding: optionalText("finding", in: record))
  }

  private mutating func expected(in record: Record) -> RuleCase.Expected? {
    guard let word = text("expect", in: record) else { return nil }
    if let expected = RuleCase.Expected(word) { return expected }
    let words = Outcome.allCases.map(\.rawValue) + [RuleCase.Expected.noted.word, RuleCase.Expected.silent.word]
    report(
      "«expect» không nhận «\(word)»; dùng một trong: \(words.joined(separator: ", "))", at: record.members["expect"])
    return nil
  }

  private mutating func reading(_ node: Node) -> Bool? {
    switch text(node, what: "readings") {
    case "vướng": return true
    case "không vướng": return false
    case "chưa rõ": return nil
    case let other:
      report("«readings» nhận vướng, không vướng hoặc chưa rõ, không nhận «\(other ?? "")»", at: node)
      return nil
    }
  }

  private mutating func facts(
    of record: Record, _ rule: Rule, forEach: String?, _ rulebook: Rulebook
  ) -> FactSet? {
    let facts = caseFacts(of: record, governedBy: rule.matter.governedBy, rulebook)
    guard let forEach, let collection = rulebook.catalogue.collection(forEach) else {
      return FactSet(facts: facts, rows: lists(of: record, rulebook))
    }
    if optionalText("rows", in: record) == "không có" {
      return FactSet(facts: facts, rows: [.init(collection: forEach, rows: [], incompleteBecause: nil)])
    }
    guard let node = record.members["row"] else { return FactSet(facts: facts, rows: []) }
    let blank = texts("blank", in: record)
    let subject = Subject.row(collection: forEach, name: "A")
    var rowFacts = values(node, subject: subject, among: collection.facts, blank: blank)
    if !rowFacts.contains(where: { $0.name == CollectionDefinition.rowName }) {
      let named = Statement(value: .text("A"), words: "A", source: .intake, place: "row", standing: .read)
      rowFacts.append(
        .init(name: CollectionDefinition.rowName, subject: subject, statements: [named], sought: nil))
    }
    let row = FactSet.Row(name: "A", facts: rowFacts)
    return FactSet(facts: facts, rows: [.init(collection: forEach, rows: [row], incompleteBecause: nil)])
  }

  /// Under `lists`: whole collections by name, each a list of rows, for rules that read them as lists.
  private mutating func lists(of record: Record, _ rulebook: Rulebook) -> [FactSet.Rows] {
    guard let node = record.members["lists"],
      let lists = self.record(node, keys: rulebook.catalogue.collections.map(\.name), what: "danh mục của trường hợp")
    else { return [] }
    return rulebook.catalogue.collections.compactMap { collection in
      guard let node = lists.members[collection.name] else { return nil }
      let rows = list(node, what: collection.name).enumerated().map { index, node in
        let subject = Subject.row(collection: collection.name, name: "\(index + 1)")
        return FactSet.Row(
          name: "\(index + 1)", facts: values(node, subject: subject, among: collection.facts, blank: []))
      }
      return FactSet.Rows(collection: collection.name, rows: rows, incompleteBecause: nil)
    }
  }

  /// The day under `on` and the dossier's facts.
  /// - Parameter definitions: what may stand under `facts`; the facts of the dossier where nothing is said.
  mutating func caseFacts(
    of record: Record, governedBy: String, _ rulebook: Rulebook, among definitions: [FactDefinition]? = nil
  ) -> [Fact] {
    var facts: [Fact] = []
    if let day = optionalDay("on", in: record) {
      let statement = Statement(value: .day(day), words: "\(day)", source: .intake, place: "on", standing: .read)
      facts.append(.init(name: governedBy, subject: .dossier, statements: [statement], sought: nil))
    }
    if let node = record.members["facts"] {
      facts += values(node, subject: .dossier, among: definitions ?? rulebook.catalogue.facts, blank: [])
    }
    if let word = optionalText("log", in: record) {
      if word != "không có" { report("«log» chỉ nhận «không có»", at: record.members["log"]) }
      let drawn = rulebook.catalogue.facts.filter { fact in fact.log != nil && !facts.contains { $0.name == fact.name }
      }
      facts += drawn.map { Fact(name: $0.name, subject: .dossier, statements: [], sought: .noLog) }
    }
    return facts
  }

  /// `name: value`, where a list of values is that many statements, and `{ value: …, standing: đề xuất }` one that is
  /// not confirmed.
  private mutating func values(
    _ node: Node, subject: Subject, among definitions: [FactDefinition], blank: [String]
  ) -> [Fact] {
    guard let record = record(node, keys: definitions.map(\.name), what: "dữ kiện của trường hợp") else { return [] }
    return definitions.compactMap { definition in
      if blank.contains(definition.name) {
        let sought = Sought.blank(path: "trường hợp", place: "blank")
        return Fact(name: definition.name, subject: subject, statements: [], sought: sought)
      }
      guard let node = record.members[definition.name] else { return nil }
      let nodes: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
      let statements = nodes.enumerated().compactMap { index, node in
        // Several come from as many papers.
        let paper = Statement.Source.document(path: "giấy tờ \(index + 1)", digest: Digest(of: []))
        return statement(node, of: definition, from: nodes.count > 1 ? paper : .intake)
      }
      return Fact(name: definition.name, subject: subject, statements: statements, sought: nil)
    }
  }

  private mutating func statement(
    _ node: Node, of definition: FactDefinition, from source: Statement.Source
  ) -> Statement? {
    var node = node
    var standing = Statement.Standing.read
    if case .mapping = node {
      guard let record = record(node, keys: ["value", "standing"], what: "giá trị"),
        let value = required("value", in: record)
      else { return nil }
      node = value
      switch text("standing", in: record) {
      case "đề xuất": standing = .proposed
      case "chưa chắc": standing = .uncertain("trường hợp kiểm thử")
      case "xác nhận": standing = .confirmed
      case let other: report("«standing» không nhận «\(other ?? "")»", at: record.members["standing"])
      }
    }
    guard let words = text(node, what: definition.name) else { return nil }
    do {
      let value = try definition.value(of: words)
      return Statement(value: value, words: words, source: source, place: "row", standing: standing)
    } catch {
      report("«\(words)» không đọc được thành «\(definition.name)»: \(error.why)", at: node)
      return nil
    }
  }
}
