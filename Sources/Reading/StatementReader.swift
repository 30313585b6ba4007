import Dossiers
import Rulebook
import Values

/// What a dossier's papers, its intake list and its officers say, in the catalogue's words.
package struct DossierStatements: Sendable {
  package let recognised: [Recognition]
  /// Why a paper may be worth nothing or may not be what it looks like, by path; in Vietnamese.
  package let paperDoubts: [String: [String]]
  package let facts: FactSet
  package let presences: [String: Presence]
  /// What the figures of each readable file tell of its decimal mark, by path.
  package let habits: [String: NumberHabit]
  /// What in `ho-so.json` or `xac-nhan.json` could not be taken, in Vietnamese.
  package let problems: [String]
  /// Whether any statement rests on a label that was in no official form that we saw.
  package let usesUnofficialLabels: Bool

  package init(
    recognised: [Recognition], paperDoubts: [String: [String]], facts: FactSet, presences: [String: Presence],
    habits: [String: NumberHabit], problems: [String], usesUnofficialLabels: Bool
  ) {
    self.recognised = recognised
    self.paperDoubts = paperDoubts
    self.facts = facts
    self.presences = presences
    self.habits = habits
    self.problems = problems
    self.usesUnofficialLabels = usesUnofficialLabels
  }
}

/// From documents to statements with evidence, by the catalogue and the labels.
package struct StatementReader {
  let rulebook: Rulebook
  let dossier: Dossier
  let officer: OfficerRecord
  /// Of the procedure as it is now; none where it is not known.
  let components: [Component]
  let recognised: [Recognition]
  /// Files that only look like papers of a kind.
  let suspected: [Suspicion]
  /// By path.
  private let habits: [String: NumberHabit]
  /// Why papers of the right kind may be worth nothing, by path.
  private let paperDoubts: [String: [String]]
  /// Which collections' heads stand in which table.
  let claims: TableClaims
  /// The day of filing in Vietnam, where it is known.
  let receivedOn: CivilDay?
  private let log: LogStatements

  /// - Parameter log: the log of processing; nil where none was kept.
  /// - Parameter today: up to when an open span of the log is counted.
  package init(
    rulebook: Rulebook, dossier: Dossier, officer: OfficerRecord, procedure: Procedure?, log: EventLog? = nil,
    today: CivilDay
  ) {
    let dossier =
      dossier.documents.contains(where: \.isRecognised) ? RecognisedNames(rulebook).restored(in: dossier) : dossier
    self.log = LogStatements(log, rulebook: rulebook, dossier: dossier, procedure: procedure, today: today)
    self.rulebook = rulebook
    self.dossier = dossier
    self.officer = officer
    let components = procedure?.versions.last?.components ?? []
    self.components = components
    self.claims = TableClaims(in: dossier.documents, rulebook)
    let titles = Dictionary(
      dossier.documents.map { ($0.path, $0.titled(among: rulebook.kinds, rulebook.titleWords)) }
    ) { first, _ in first }
    func component(listing path: String) -> Component? {
      Self.component(listing: path, in: dossier.intake, among: components)
    }
    let recognised = dossier.files.compactMap { file in
      Self.recognition(of: file, titles[file.path], component(listing: file.path), rulebook, officer)
    }
    self.recognised = recognised
    // A paper that only the list names may yet call itself something doubtful.
    self.suspected = dossier.documents.compactMap { document in
      guard recognised.first(where: { $0.path == document.path })?.isByList ?? true else { return nil }
      return titles[document.path]?.suspicion
    }
    let receivedOn = dossier.intake.received?.at?.dayInVietnam
    self.receivedOn = receivedOn
    let doubts = dossier.documents.compactMap { document -> (String, [String])? in
      let found = recognised.first { $0.path == document.path }
      let listed = component(listing: document.path)
      guard let kind = found?.kind ?? listed?.documentKinds.first.flatMap(rulebook.kind) else { return nil }
      let doubts = PaperDoubts(
        document: document, kind: kind, words: rulebook.paperWords, titleWords: rulebook.titleWords,
        applicant: dossier.intake.applicant, receivedOn: receivedOn)
      let title = found?.isByList ?? true ? document.unknownTitle(beside: rulebook.titleWords) : nil
      let named = title.map { "tệp tự gọi là «\($0)», không phải tên đã biết của \(listed?.name ?? kind.name)" }
      return (document.path, [named].compactMap(\.self) + doubts.sentences)
    }
    self.paperDoubts = Dictionary(doubts) { first, _ in first }
    let codes = rulebook.codeLabels
    self.habits = Dictionary(dossier.documents.map { ($0.path, $0.numberHabit(codeLabels: codes)) }) { first, _ in first
    }
  }

  func habit(of document: Document) -> NumberHabit { habits[document.path] ?? .unseen }

  private static func recognition(
    of file: Dossier.File, _ titled: Document.Titled?, _ listed: Component?, _ rulebook: Rulebook,
    _ officer: OfficerRecord
  ) -> Recognition? {
    if let word = officer.kind(of: file.path), let kind = rulebook.kind(word.kind) {
      return Recognition(path: file.path, kind: kind, basis: .officer(name: word.officer))
    }
    if let found = titled?.recognition { return found }
    guard let listed, listed.documentKinds.count == 1, let kind = listed.documentKinds.first.flatMap(rulebook.kind)
    else { return nil }
    return Recognition(path: file.path, kind: kind, basis: .intake(component: listed.code))
  }

  /// The procedure's component under which the intake list has a file.
  private static func component(
    listing path: String, in intake: Intake, among components: [Component]
  ) -> Component? {
    intake.component(holding: path).flatMap { listed in components.first { $0.code == listed.code } }
  }

  package var statements: DossierStatements {
    let intakeFacts = IntakeFacts(intake: dossier.intake, catalogue: rulebook.catalogue)
    let rows = rows(intakeFacts)
    return DossierStatements(
      recognised: recognised,
      paperDoubts: Dictionary(dossier.papers.map { ($0, doubts(of: $0)) }) { first, _ in first }.filter { !$1.isEmpty },
      facts: FactSet(facts: rulebook.catalogue.facts.map { fact($0, intakeFacts) }, rows: rows), presences: presences,
      habits: habits,
      problems: intakeFacts.problems + officer.problems + log.problems + unknownApplicant,
      usesUnofficialLabels: recognised.contains { recognition in
        if case .title(_, _, let isOfficial) = recognition.basis { !isOfficial } else { false }
      })
  }

  /// Without the applicant's name no paper can be told from another company's.
  private var unknownApplicant: [String] {
    guard dossier.intake.applicant == nil, !recognised.isEmpty else { return [] }
    return ["tên người nộp: ho-so.json không nêu «nguoi_nop», nên chưa đối chiếu giấy tờ có phải của người nộp"]
  }

  // MARK: Facts of the dossier

  private func fact(_ definition: FactDefinition, _ intakeFacts: IntakeFacts) -> Fact {
    if case .presence(let component) = definition.kind { return presenceFact(definition, component) }
    let received = definition.isReceiptDay ? [log.receipt].compactMap(\.self) : []
    let said = intakeFacts.statements(of: definition) + received + officer.statements(of: definition, row: nil)
    if let drawn = definition.log { return log.fact(definition, drawn, said: said) }
    guard let labels = rulebook.labels.facts.first(where: { $0.fact == definition.name }) else {
      return Fact(
        name: definition.name, subject: .dossier, statements: said, sought: said.isEmpty ? .notStated : nil)
    }
    let documents = papers(stating: definition)
    let found = documents.flatMap {
      FactReader(
        document: $0, labels: labels, definition: definition, habit: habit(of: $0), doubts: doubts(of: $0),
        book: rulebook.labels
      ).found
    }
    return merged(definition, .dossier, found, said, documents: documents, labels: labels.labels)
  }

  func merged(
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
      unreadSources: unreadFiles(stating: definition) + unreadParts(stating: definition))
  }

  private func seeking(_ definition: FactDefinition, _ documents: [Document], _ labels: [Label]) -> Sought {
    // While a file that may state it is unread, nobody can say that it is left out.
    let unread = unreadFiles(stating: definition)
    guard unread.isEmpty else { return .unreadable(files: unread) }
    if !documents.isEmpty {
      return .notFound(labels: labels.map(\.text), documents: documents.map(\.path))
    }
    return .noDocument(kinds: definition.documentKinds.compactMap { rulebook.kind($0)?.name })
  }

  /// Readable documents of a kind from which the fact may be taken, or that look like one.
  func papers(stating definition: FactDefinition) -> [Document] {
    dossier.documents.filter { isOf(definition.documentKinds, $0) }
  }

  func isOf(_ kinds: some Sequence<String>, _ document: Document) -> Bool {
    recognised.contains { $0.path == document.path && kinds.contains($0.kind.id) }
      || suspected.contains { $0.path == document.path && kinds.contains($0.kind.id) }
  }

  /// Why nothing in a document is certain.
  func doubts(of document: Document) -> [String] { doubts(of: document.path) }

  func doubts(of path: String) -> [String] {
    suspected.filter { $0.path == path }.map(\.sentence) + (paperDoubts[path] ?? [])
  }

  /// What was not read inside documents that may state the fact, told with the document; an officer who has looked
  /// through it lifts it.
  func unreadParts(stating definition: FactDefinition) -> [String] {
    papers(stating: definition).filter { !officer.hasSeen($0.path) }.compactMap { document in
      let parts = document.unreadParts.filter(\.mayStateFacts)
      guard !parts.isEmpty else { return nil }
      return "\(document.path) (\(parts.words))"
    }
  }

  /// Files that were not read and may be of such a kind: all whose kind is unknown, and those of that kind.
  func unreadFiles(stating definition: FactDefinition) -> [String] {
    guard !definition.documentKinds.isEmpty else { return [] }
    return dossier.unreadPapers.filter { path in
      guard let known = recognised.first(where: { $0.path == path }) else {
        return !isFiledElsewhere(path, definition.documentKinds)
      }
      return definition.documentKinds.contains(known.kind.id)
    }
  }

  /// Whether the intake list files it under a component none of whose kinds is among these.
  func isFiledElsewhere(_ path: String, _ kinds: some Collection<String>) -> Bool {
    guard let component = Self.component(listing: path, in: dossier.intake, among: components) else { return false }
    return !component.documentKinds.contains { kinds.contains($0) }
  }
}

extension Rulebook {
  /// The labels of codes, whose dots are no decimal marks.
  var codeLabels: [Label] {
    catalogue.collections.flatMap { collection in
      let codes = collection.facts.filter { $0.kind == .harmonisedCode }.map(\.name)
      return codes.flatMap { labels.labels(of: $0, in: collection.name) }
    }
  }
}
