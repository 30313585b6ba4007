import Dossiers
import Rulebook
import Values

/// What a dossier's papers, its intake list and its officers say, in the catalogue's words.
package struct DossierStatements: Sendable {
  package let recognised: [Recognition]
  package let facts: FactSet
  package let presences: [String: Presence]
  /// What in `ho-so.json` or `xac-nhan.json` could not be taken, in Vietnamese.
  package let problems: [String]
  /// Whether any statement rests on a label that was in no official form that we saw.
  package let usesUnofficialLabels: Bool

  package init(
    recognised: [Recognition], facts: FactSet, presences: [String: Presence], problems: [String],
    usesUnofficialLabels: Bool
  ) {
    self.recognised = recognised
    self.facts = facts
    self.presences = presences
    self.problems = problems
    self.usesUnofficialLabels = usesUnofficialLabels
  }
}

/// From documents to statements with evidence, by the catalogue and the labels.
package struct StatementReader {
  let rulebook: Rulebook
  let dossier: Dossier
  let officer: OfficerRecord
  let procedure: Procedure?
  let recognised: [Recognition]
  /// By path.
  private let habits: [String: NumberHabit]

  package init(rulebook: Rulebook, dossier: Dossier, officer: OfficerRecord, procedure: Procedure?) {
    self.rulebook = rulebook
    self.dossier = dossier
    self.officer = officer
    self.procedure = procedure
    let components = procedure?.versions.last?.components ?? []
    self.recognised = dossier.files.compactMap { file in
      Self.recognition(of: file, rulebook, dossier.intake, officer, components)
    }
    let codes = rulebook.codeLabels
    self.habits = Dictionary(dossier.documents.map { ($0.path, $0.numberHabit(codeLabels: codes)) }) { first, _ in first }
  }

  private func habit(of document: Document) -> NumberHabit { habits[document.path] ?? .unseen }

  private static func recognition(
    of file: Dossier.File, _ rulebook: Rulebook, _ intake: Intake, _ officer: OfficerRecord, _ components: [Component]
  ) -> Recognition? {
    if let word = officer.kind(of: file.path), let kind = rulebook.kind(word.kind) {
      return Recognition(path: file.path, kind: kind, basis: .officer(name: word.officer))
    }
    if case .document(let document) = file.content, let found = document.recognised(among: rulebook.kinds) {
      return found
    }
    let listed = (intake.components ?? []).first { $0.files.contains { $0.name == file.path } }
    guard let listed, let component = components.first(where: { $0.code == listed.code }),
      component.documentKinds.count == 1, let kind = component.documentKinds.first.flatMap(rulebook.kind)
    else { return nil }
    return Recognition(path: file.path, kind: kind, basis: .intake(component: listed.code))
  }

  package var statements: DossierStatements {
    let intakeFacts = IntakeFacts(intake: dossier.intake, catalogue: rulebook.catalogue)
    let rows = rulebook.catalogue.collections.map { self.rows(of: $0, intakeFacts) }
    return DossierStatements(
      recognised: recognised, facts: FactSet(facts: rulebook.catalogue.facts.map { fact($0, intakeFacts) }, rows: rows),
      presences: presences, problems: intakeFacts.problems + officer.problems,
      usesUnofficialLabels: recognised.contains { recognition in
        if case .title(_, _, let isOfficial) = recognition.basis { !isOfficial } else { false }
      })
  }

  // MARK: Facts of the dossier

  private func fact(_ definition: FactDefinition, _ intakeFacts: IntakeFacts) -> Fact {
    if case .presence(let component) = definition.kind { return presenceFact(definition, component) }
    let said = intakeFacts.statements(of: definition) + officer.statements(of: definition, row: nil)
    guard let labels = rulebook.labels.facts.first(where: { $0.fact == definition.name }) else {
      return Fact(
        name: definition.name, subject: .dossier, statements: said, sought: said.isEmpty ? .notStated : nil)
    }
    let documents = papers(stating: definition)
    let found = documents.flatMap { FactReader(document: $0, labels: labels, definition: definition, habit: habit(of: $0)).found }
    return merged(definition, .dossier, found, said, documents: documents, labels: labels.labels)
  }

  private func merged(
    _ definition: FactDefinition, _ subject: Subject, _ found: [FactReader.Found], _ said: [Statement],
    documents: [Document], labels: [Label]
  ) -> Fact {
    var statements: [Statement] = []
    var left: [Sought] = []
    for one in found {
      switch one {
      case .statement(let statement): statements.append(statement)
      case .sought(let sought): left.append(sought)
      }
    }
    statements += said
    let sought: Sought? =
      if !statements.isEmpty { nil } else { left.first ?? seeking(definition, documents, labels) }
    return Fact(
      name: definition.name, subject: subject, statements: statements, sought: sought,
      unreadSources: unreadFiles(stating: definition))
  }

  private func seeking(_ definition: FactDefinition, _ documents: [Document], _ labels: [Label]) -> Sought {
    if !documents.isEmpty {
      return .notFound(labels: labels.map(\.text), documents: documents.map(\.path))
    }
    let unread = unreadFiles(stating: definition)
    guard unread.isEmpty else { return .unreadable(files: unread) }
    return .noDocument(kinds: definition.documentKinds.compactMap { rulebook.kind($0)?.name })
  }

  /// Readable documents of a kind from which the fact may be taken.
  private func papers(stating definition: FactDefinition) -> [Document] {
    dossier.documents.filter { document in
      recognised.contains { $0.path == document.path && definition.documentKinds.contains($0.kind.id) }
    }
  }

  /// Files that were not read and may be of such a kind: all whose kind is unknown, and those of that kind.
  private func unreadFiles(stating definition: FactDefinition) -> [String] {
    guard !definition.documentKinds.isEmpty else { return [] }
    return dossier.unreadPapers.filter { path in
      guard let known = recognised.first(where: { $0.path == path }) else { return !isFiledElsewhere(path, definition) }
      return definition.documentKinds.contains(known.kind.id)
    }
  }

  /// Whether the intake list files it under a component none of whose kinds may state the fact.
  private func isFiledElsewhere(_ path: String, _ definition: FactDefinition) -> Bool {
    let listed = (dossier.intake.components ?? []).first { $0.files.contains { $0.name == path } }
    let component = listed.flatMap { listed in
      procedure?.versions.last?.components.first { $0.code == listed.code }
    }
    guard let component else { return false }
    return !component.documentKinds.contains { definition.documentKinds.contains($0) }
  }

  // MARK: Rows

  private func rows(of collection: CollectionDefinition, _ intakeFacts: IntakeFacts) -> FactSet.Rows {
    let listed = intakeFacts.rows(of: collection)
    let tables = tables(of: collection)
    var names: [(key: LabelKey, name: String)] = []
    for name in tables.flatMap({ $0.result.rows.map(\.title) }) + (listed ?? []).map(\.name) {
      let key = LabelKey(name)
      if !names.contains(where: { $0.key == key }) { names.append((key, name)) }
    }
    let rows = names.map { entry in
      FactSet.Row(
        name: entry.name,
        facts: collection.pairs.doubting(
          collection.facts.map { rowFact($0, of: collection, entry, tables, listed ?? []) }))
    }
    let problems = tables.flatMap(\.result.problems)
    let unread = collection.facts.dropFirst().first.map { unreadFiles(stating: $0) } ?? []
    let why: String? =
      if !problems.isEmpty {
        "danh mục «\(collection.name)» có dòng chưa đọc được: \(problems.joined(separator: "; "))"
      } else if !unread.isEmpty {
        "danh mục «\(collection.name)» có thể còn trong \(unread.joined(separator: ", ")), chưa đọc được"
      } else if tables.isEmpty, listed == nil {
        "chưa thấy danh mục «\(collection.name)» trong giấy tờ đọc được"
      } else {
        nil
      }
    return FactSet.Rows(collection: collection.name, rows: rows, incompleteBecause: why)
  }

  private struct RecognisedTable {
    let document: Document
    let result: RowReader.Result
  }

  private func tables(of collection: CollectionDefinition) -> [RecognisedTable] {
    let kinds = Set(collection.facts.flatMap(\.documentKinds))
    let labels = rulebook.labels.collections.filter { $0.collection == collection.name }
    return dossier.documents.flatMap { document -> [RecognisedTable] in
      guard recognised.contains(where: { $0.path == document.path && kinds.contains($0.kind.id) }) else { return [] }
      return document.blocks.flatMap { block -> [RecognisedTable] in
        guard case .table(let table) = block else { return [] }
        return labels.compactMap { labels in
          RowReader(
            document: document, table: table, labels: labels, collection: collection, habit: habit(of: document)
          ).result
            .map { RecognisedTable(document: document, result: $0) }
        }
      }
    }
  }

  private func rowFact(
    _ definition: FactDefinition, of collection: CollectionDefinition, _ entry: (key: LabelKey, name: String),
    _ tables: [RecognisedTable], _ listed: [IntakeFacts.Row]
  ) -> Fact {
    let subject = Subject.row(collection: collection.name, name: entry.name)
    let lines = tables.flatMap { table in
      table.result.rows.filter { LabelKey($0.title) == entry.key }
    }
    let said =
      listed.filter { LabelKey($0.name) == entry.key }.flatMap { $0.statements[definition.name] ?? [] }
      + officer.statements(of: definition, row: (collection.name, entry.key))
    if definition.name == CollectionDefinition.rowName {
      return Fact(name: definition.name, subject: subject, statements: lines.map(\.name) + said, sought: nil)
    }
    let found = lines.flatMap { $0.found[definition.name] ?? [] }
    let labels = rulebook.labels.collections.filter { $0.collection == collection.name }.flatMap(\.facts)
      .filter { $0.fact == definition.name }.flatMap(\.labels)
    let documents = papers(stating: definition)
    return merged(definition, subject, found, said, documents: documents, labels: labels)
  }
}

extension Rulebook {
  /// The labels of codes, whose dots are no decimal marks.
  package var codeLabels: [Label] {
    catalogue.collections.flatMap { collection in
      let codes = Set(collection.facts.filter { $0.kind == .harmonisedCode }.map(\.name))
      return labels.collections.filter { $0.collection == collection.name }.flatMap(\.facts)
        .filter { codes.contains($0.fact) }.flatMap(\.labels)
    }
  }
}

extension [FactPair] {
  /// The facts of one row, where values that lie too far apart are no longer certain.
  fileprivate func doubting(_ facts: [Fact]) -> [Fact] {
    reduce(facts) { facts, pair in
      let values = pair.facts.map { name in facts.first { $0.name == name }?.quantities ?? [] }
      let doubts = values[0].flatMap { first in values[1].compactMap { pair.doubt(first, $0) } }
      guard let why = doubts.first else { return facts }
      return facts.map { pair.facts.contains($0.name) ? $0.doubted(why) : $0 }
    }
  }
}

extension Fact {
  fileprivate var quantities: [Quantity] {
    governing.compactMap { if case .quantity(let quantity) = $0.value { quantity } else { nil } }
  }

  /// The same, with every value that was read now uncertain.
  fileprivate func doubted(_ why: String) -> Fact {
    Fact(
      name: name, subject: subject, statements: statements.map { $0.doubted(why) }, sought: sought,
      unreadSources: unreadSources)
  }
}

extension Statement {
  fileprivate func doubted(_ why: String) -> Statement {
    let standing: Standing =
      switch self.standing {
      case .read: .uncertain(why)
      case .uncertain(let other): .uncertain("\(other); \(why)")
      case .proposed, .confirmed: self.standing
      }
    return Statement(value: value, words: words, source: source, place: place, standing: standing)
  }
}
