import Dossiers
import Rulebook
import Values

/// What a dossier's papers, its intake list and its officers say, in the catalogue's words.
package struct DossierStatements: Sendable {
  /// Papers that were read: files, or parts of files in which several lie.
  package let papers: [Document]
  package let recognised: [Recognition]
  /// Papers, read or not, of which nobody says what they are.
  package let unrecognised: [PaperID]
  /// Why a paper may be worth nothing or may not be what it looks like, in Vietnamese.
  package let paperDoubts: [PaperID: [String]]
  package let facts: FactSet
  package let presences: [String: Presence]
  /// What the figures of each paper tell of its decimal mark.
  package let habits: [PaperID: NumberHabit]
  /// What in `ho-so.json` or `xac-nhan.json` could not be taken, in Vietnamese.
  package let problems: [String]
  /// Whether any statement rests on a label that was in no official form that we saw.
  package let usesUnofficialLabels: Bool

  package init(
    papers: [Document], recognised: [Recognition], unrecognised: [PaperID], paperDoubts: [PaperID: [String]],
    facts: FactSet, presences: [String: Presence], habits: [PaperID: NumberHabit], problems: [String],
    usesUnofficialLabels: Bool
  ) {
    self.papers = papers
    self.unrecognised = unrecognised
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
  /// Of the procedure under which it is screened.
  private let code: String?
  /// Of the procedure as it is now; none where it is not known.
  let components: [Component]
  let papers: RecognisedPapers
  private let habits: [PaperID: NumberHabit]
  /// Why papers of the right kind may be worth nothing.
  private let paperDoubts: [PaperID: [String]]
  /// Which collections' heads stand in which table.
  let claims: TableClaims
  /// The day of filing in Vietnam, where it is known.
  let receivedOn: CivilDay?
  private let log: LogStatements
  /// The day whose names of places govern: of filing, or today where that is not known.
  private let placesOn: CivilDay

  /// - Parameter log: the log of processing; nil where none was kept.
  /// - Parameter today: up to when an open span of the log is counted, and whose names of places govern where the day of
  ///   filing is not known.
  package init(
    rulebook: Rulebook, dossier: Dossier, officer: OfficerRecord, procedure: Procedure?, code: String? = nil,
    log: EventLog? = nil, today: CivilDay
  ) {
    let dossier =
      dossier.documents.contains(where: \.isRecognised) ? RecognisedNames(rulebook).restored(in: dossier) : dossier
    self.log = LogStatements(log, rulebook: rulebook, dossier: dossier, procedure: procedure, today: today)
    self.rulebook = rulebook
    self.code = code
    self.dossier = dossier
    self.officer = officer
    let components = procedure?.versions.last?.components ?? []
    self.components = components
    let papers = RecognisedPapers(in: dossier, rulebook, officer) { path in
      Self.component(listing: path, in: dossier.intake, among: components)
    }
    self.papers = papers
    self.claims = TableClaims(in: papers.read, rulebook)
    let receivedOn = dossier.intake.received?.at?.dayInVietnam
    self.receivedOn = receivedOn
    self.placesOn = receivedOn ?? today
    let files = Dictionary(dossier.documents.map { ($0.path, $0) }) { first, _ in first }
    let doubts = papers.read.compactMap { document -> (PaperID, [String])? in
      let found = papers.recognised.first { $0.paper == document.paper }
      let listed = Self.component(listing: document.path, in: dossier.intake, among: components)
      let isListed = found?.isByList ?? !papers.open.contains(document.paper)
      guard let kind = found?.kind ?? (isListed ? listed?.documentKinds.first.flatMap(rulebook.kind) : nil) else {
        return nil
      }
      let doubts = PaperDoubts(
        document: document, file: files[document.path] ?? document, kind: kind,
        words: rulebook.paperWords, titleWords: rulebook.titleWords, applicant: dossier.intake.applicant,
        receivedOn: receivedOn, isRest: papers.before[document.paper] != nil)
      let title = isListed ? document.unknownTitle(beside: rulebook.titleWords) : nil
      let named = title.map { "tệp tự gọi là «\($0)», không phải tên đã biết của \(listed?.name ?? kind.name)" }
      return (document.paper, [named].compactMap(\.self) + doubts.sentences)
    }
    self.paperDoubts = Dictionary(doubts) { first, _ in first }
    let codes = rulebook.codeLabels
    self.habits = Dictionary(papers.read.map { ($0.paper, $0.numberHabit(codeLabels: codes)) }) { first, _ in first }
  }

  func habit(of document: Document) -> NumberHabit { habits[document.paper] ?? .unseen }

  /// The procedure's component under which the intake list has a file.
  private static func component(
    listing path: String, in intake: Intake, among components: [Component]
  ) -> Component? {
    intake.component(holding: path).flatMap { listed in components.first { $0.code == listed.code } }
  }

  package var statements: DossierStatements {
    let intakeFacts = IntakeFacts(intake: dossier.intake, rulebook: rulebook, code: code)
    let rows = rows(intakeFacts)
    return DossierStatements(
      papers: papers.read, recognised: papers.recognised, unrecognised: papers.open,
      paperDoubts: Dictionary(papers.read.map { ($0.paper, doubts(of: $0)) }) { first, _ in first }
        .filter { !$1.isEmpty },
      facts: FactSet(
        of: rulebook.catalogue, facts: known(intakeFacts), rows: rows, areCommon: isListAlone),
      presences: presences,
      habits: habits,
      problems: intakeFacts.problems + officer.problems + log.problems + unknownApplicant,
      usesUnofficialLabels: papers.recognised.contains { recognition in
        if case .title(_, _, let isOfficial) = recognition.basis { !isOfficial } else { false }
      })
  }

  /// Without the applicant's name no paper can be told from another company's.
  private var unknownApplicant: [String] {
    guard dossier.intake.applicant == nil, !papers.recognised.isEmpty else { return [] }
    return ["tên người nộp: ho-so.json không nêu «nguoi_nop», nên chưa đối chiếu giấy tờ có phải của người nộp"]
  }

  // MARK: Facts of the dossier

  /// Whether nothing but the intake list says anything, and that is short enough to be remembered.
  var isListAlone: Bool {
    dossier.intake.isShort && papers.read.isEmpty && papers.open.isEmpty && dossier.unreadPapers.isEmpty
      && officer.entries.isEmpty && log.clock == nil
  }

  /// What is known of each fact of the catalogue; where the intake list alone says it, the same object as for every list
  /// that says so.
  private func known(_ intakeFacts: IntakeFacts) -> [Fact] {
    let facts = rulebook.catalogue.facts
    func made(at place: Int) -> Fact {
      placed(fact(facts[place], intakeFacts.statements(at: place)), facts[place])
    }
    guard isListAlone else { return facts.indices.map(made) }
    return facts.indices.map { place in
      var said = intakeFacts.statements(at: place)
      if facts[place].isBookkeeping {
        let fact = made(at: place)
        guard fact.statements.isEmpty else { return fact }
        said = []
      }
      let day = !said.isEmpty && facts[place].kind == .place ? placesOn : nil
      return rulebook.common.facts.value(.init(place: place, statements: said, day: day)) { made(at: place) }
    }
  }

  /// A place under the names of the day of filing.
  private func placed(_ fact: Fact, _ definition: FactDefinition) -> Fact {
    guard definition.kind == .place, !fact.statements.isEmpty else { return fact }
    return fact.placed(by: rulebook.placeIndex, on: placesOn)
  }

  /// - Parameter listed: what the intake list says.
  private func fact(_ definition: FactDefinition, _ listed: [Statement]) -> Fact {
    if case .presence(let component) = definition.kind { return presenceFact(definition, component) }
    let received = definition.isReceiptDay ? [log.receipt].compactMap(\.self) : []
    let said = listed + received + officer.statements(of: definition, row: nil)
    if let drawn = definition.log { return log.fact(definition, drawn, said: said) }
    guard let labels = rulebook.labels(of: definition) else {
      return Fact(
        name: definition.name, subject: .dossier, statements: said, sought: said.isEmpty ? .notStated : nil)
    }
    let documents = papers(stating: definition)
    let found = documents.flatMap { document in
      labels.mentions.isEmpty
        ? FactReader(
          document: document, labels: labels, definition: definition, habit: habit(of: document),
          doubts: doubts(of: document), book: rulebook.labels
        ).found : MentionReader(document: document, labels: labels, doubts: doubts(of: document)).found
    }
    return merged(
      definition, .dossier, found, said, documents: documents,
      labels: labels.labels.map(\.text) + labels.mentions.map(\.text))
  }

  func merged(
    _ definition: FactDefinition, _ subject: Subject, _ found: [FactReader.Found], _ said: [Statement],
    documents: [Document], labels: @autoclosure () -> [String]
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
      if !statements.isEmpty { nil } else { left.first ?? seeking(definition, documents, labels()) }
    return Fact(
      name: definition.name, subject: subject, statements: statements, sought: sought,
      unreadSources: unreadFiles(stating: definition) + unreadParts(stating: definition),
      unclear: statements.isEmpty ? [] : left.filter(\.isUnclear).uniqued)
  }

  private func seeking(_ definition: FactDefinition, _ documents: [Document], _ labels: [String]) -> Sought {
    // No paper states it: of a row, too, only the intake list or an officer does.
    guard !definition.documentKinds.isEmpty else { return .notStated }
    // While a file that may state it is unread, nobody can say that it is left out.
    let unread = unreadFiles(stating: definition)
    guard unread.isEmpty else { return .unreadable(files: unread) }
    if !documents.isEmpty {
      return .notFound(labels: labels, documents: documents.map(\.paper.description))
    }
    return .noDocument(kinds: definition.documentKinds.compactMap { rulebook.kind($0)?.name })
  }

  /// Readable documents of a kind from which the fact may be taken, or that look like one.
  func papers(stating definition: FactDefinition) -> [Document] {
    papers.read.filter { isOf(definition.documentKinds, $0) }
  }

  func isOf(_ kinds: some Sequence<String>, _ document: Document) -> Bool {
    papers.kinds[document.paper].map { found in kinds.contains(where: found.contains) } ?? false
  }

  /// Why nothing in a document is certain.
  func doubts(of document: Document) -> [String] { doubts(of: document.paper) }

  func doubts(of paper: PaperID) -> [String] {
    papers.suspected.filter { $0.paper == paper }.map(\.sentence) + (paperDoubts[paper] ?? [])
  }

  /// What was not read inside documents that may state the fact, told with the document; an officer who has looked
  /// through it lifts it.
  func unreadParts(stating definition: FactDefinition) -> [String] {
    papers(stating: definition).filter { !officer.hasSeen($0.path) }.compactMap { document in
      let parts = document.unreadParts.filter(\.mayStateFacts)
      guard !parts.isEmpty else { return nil }
      return "\(document.path) (\(parts.words))"
    }.uniqued
  }

  /// Files that were not read and may be of such a kind: all whose kind is unknown, and those of that kind.
  func unreadFiles(stating definition: FactDefinition) -> [String] {
    guard !definition.documentKinds.isEmpty else { return [] }
    return dossier.unreadPapers.filter { path in
      guard let known = papers.recognised.first(where: { $0.path == path }) else {
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

extension FactDefinition {
  /// Whether the list of papers or the log states it, not a value of the intake list.
  fileprivate var isBookkeeping: Bool {
    if case .presence = kind { return true }
    return log != nil
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
