import Values
import Yams

extension Rulebook {
  /// Loads and checks every law file of the folder; all faults are reported together.
  package init(loading folder: RuleFolder) throws(RulebookError) {
    var loader = RulebookLoader(folder: folder)
    guard let rulebook = loader.rulebook(), loader.problems.isEmpty else {
      throw RulebookError(
        problems: loader.problems.sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) })
    }
    self = rulebook
  }
}

/// The order in which files lean on one another: kinds, documents, bodies, events, facts, matters, procedures, obligations,
/// rules, letters.
private struct RulebookLoader {
  let folder: RuleFolder
  private(set) var problems: [RulebookProblem] = []

  init(folder: RuleFolder) {
    self.folder = folder
  }

  mutating func rulebook() -> Rulebook? {
    let kinds = one("kinds.yaml") { $0.documentKinds($1) } ?? []
    let documents = one("documents.yaml") { $0.documents($1) } ?? []
    let bodies = one("bodies.yaml") { $0.bodies($1) } ?? []
    let events = one("events.yaml") { $0.eventKinds($1) } ?? []
    let catalogue =
      one("facts.yaml") { $0.catalogue($1, kinds: kinds, events: events, bodies: bodies) }
      ?? Catalogue(facts: [], collections: [])
    let matters = one("matters.yaml") { $0.matters($1, catalogue: catalogue) } ?? []
    let secrecy = one("secrecy.yaml") { $0.secrecyMarks($1) }
    let machineOrders = one("machine-orders.yaml") { $0.machineOrderWords($1) }
    let personalData = one("personal-data.yaml") { $0.personalDataMarks($1) }
    let titleWords = one("titles.yaml") { $0.titleWords($1) }
    let paperWords = one("papers.yaml") { $0.paperWords($1) }
    let labelBooks = each(in: "labels/") { $0.labelBook($1, catalogue: catalogue) }
    let labels = labelBooks.reduce(LabelBook.empty) { $0.merged(with: $1) }
    let places = one("places.yaml") { $0.placeBook($1) }
    let heading = one("rulebook.yaml") { $0.heading($1) }
    let calendar = WorkingCalendar(years: each(in: "calendar/") { $0.calendarYear($1) })
    // A fault in a registry would be repeated by all that leans on it.
    guard problems.isEmpty else { return nil }
    let procedures = each(in: "procedures/") {
      $0.procedure(
        $1,
        in: ProcedureContext(
          documents: documents, bodies: bodies, matters: matters, kinds: kinds, events: events, facts: catalogue.facts))
    }
    guard problems.isEmpty else { return nil }
    let context = RuleContext(
      documents: documents, bodies: bodies, matters: matters, catalogue: catalogue, procedures: procedures)
    var known: [Rule.ID: String] = [:]
    let obligations = each(in: "obligations/") { $0.obligations($1, in: context, known: &known) }
    let items = folder.rules.compactMap { file in read(file) { $0.item($1, in: context) } }
    let rules = items.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
    let classifications = items.compactMap { if case .classification(let table) = $0 { table } else { nil } }
    let letters = each(in: "letters/") {
      $0.letterWording($1, in: context, rules: rules.map(\.id))
    }
    let prompts = each(in: "prompts/") { $0.prompt($1) }
    checkUnique(prompts.map(\.task), what: "việc của mô hình")
    checkUnique(rules.map(\.id) + classifications.map(\.id), what: "mã quy tắc")
    checkUnique(procedures.flatMap { $0.codes.map(\.code) }, what: "mã thủ tục")
    // The registries alone are loaded too, to look names up.
    if !folder.rules.isEmpty {
      problems += DerivedFactCheck(catalogue: catalogue, rules: rules, tables: classifications).problems
    }
    guard let heading, let secrecy, let machineOrders, let personalData, let titleWords, let paperWords, let places
    else {
      return nil
    }
    let edition = Rulebook.Edition(
      name: heading.name, day: heading.day, approvedBy: heading.approvedBy, digest: folder.digest,
      location: folder.location)
    return Rulebook(
      edition: edition, documents: documents, bodies: bodies, matters: matters, catalogue: catalogue, kinds: kinds,
      titleWords: titleWords, paperWords: paperWords, labels: labels, secrecy: secrecy, machineOrders: machineOrders,
      personalData: personalData, procedures: procedures,
      obligations: obligations.reduce(.empty) { $0.merged(with: $1) }, calendar: calendar, events: events,
      rules: rules.sorted { $0.id < $1.id }, classifications: classifications.sorted { $0.id < $1.id },
      letters: letters, places: places, prompts: prompts)
  }

  private mutating func one<Value>(_ path: String, _ body: (inout RuleSheet, Node) -> Value?) -> Value? {
    guard let file = folder.law.first(where: { $0.path == path }) else {
      problems.append(.init(path: path, line: 1, column: 1, message: "không có tệp này trong thư mục quy tắc"))
      return nil
    }
    return read(file, body)
  }

  private mutating func each<Value>(in prefix: String, _ body: (inout RuleSheet, Node) -> Value?) -> [Value] {
    folder.law.filter { $0.path.hasPrefix(prefix) }.compactMap { read($0, body) }
  }

  private mutating func read<Value>(_ file: RuleFolder.File, _ body: (inout RuleSheet, Node) -> Value?) -> Value? {
    var sheet = RuleSheet(path: file.path)
    let value = sheet.root(of: file.text).flatMap { body(&sheet, $0) }
    problems += sheet.problems
    return value
  }

  private mutating func checkUnique(_ ids: [String], what: String) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      problems.append(.init(path: "rulebook.yaml", line: 1, column: 1, message: "\(what) «\(id)» có hai lần"))
    }
  }
}

extension RuleSheet {
  fileprivate enum Item {
    case rule(Rule)
    case classification(Classification)
  }

  /// One rule or one table.
  fileprivate mutating func item(_ root: Node, in context: RuleContext) -> Item? {
    Self.isClassification(root)
      ? classification(root, in: context).map(Item.classification) : rule(root, in: context).map(Item.rule)
  }

  fileprivate struct Heading {
    let name: String
    let day: CivilDay
    let approvedBy: String
  }

  fileprivate mutating func heading(_ root: Node) -> Heading? {
    let keys = ["edition", "day", "approved-by", "changes"]
    guard let record = record(root, keys: keys, what: "rulebook.yaml") else { return nil }
    for change in list("changes", in: record) {
      guard let record = self.record(change, keys: ["on", "what"], what: "thay đổi") else { continue }
      _ = (day("on", in: record), text("what", in: record))
    }
    guard let name = text("edition", in: record), let day = day("day", in: record),
      let approvedBy = text("approved-by", in: record)
    else { return nil }
    return Heading(name: name, day: day, approvedBy: approvedBy)
  }
}
