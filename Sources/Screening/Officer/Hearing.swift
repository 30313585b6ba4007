import Dossiers
import Reading
import Rulebook
import Values

extension Screening {
  /// What an officer says, checked against what is known of the dossier: its rows, files and lines as they read in this
  /// report, the names of the rulebook.
  /// - Throws: the first fault; then none of it is to be kept.
  package func entries(
    of utterances: [Utterance], by officer: String, on day: CivilDay, about report: ScreeningReport
  ) throws(UtteranceFault) -> [OfficerRecord.Entry] {
    let hearing = Hearing(rulebook: rulebook, report: report)
    var entries: [OfficerRecord.Entry] = []
    for utterance in utterances {
      let sayings = try hearing.sayings(of: utterance)
      let from = try hearing.source(of: utterance)
      let seen = hearing.seenFile(of: utterance)
      entries += sayings.map { OfficerRecord.Entry(saying: $0, officer: officer, on: day, from: from, seen: seen) }
    }
    return entries
  }
}

/// Utterances held against one report.
struct Hearing {
  let rulebook: Rulebook
  let report: ScreeningReport

  private var dossier: Dossier { report.dossier }
  private var paths: [String] { dossier.files.map(\.path) }

  func sayings(of utterance: Utterance) throws(UtteranceFault) -> [OfficerRecord.Saying] {
    switch utterance.content {
    case .value(let fact, let words, let row, let collection, let isNewRow):
      return [try Value(self, fact.nfc, words.nfc, row?.nfc, collection?.nfc, isNewRow: isNewRow).saying()]
    case .kind(let file, let what): return try kindSayings(file.nfc, what.nfc)
    case .absent(let components):
      var sayings: [OfficerRecord.Saying] = []
      for code in components {
        sayings.append(.presence(component: try component(code.nfc.trimmingBlanks).code, isThere: false))
      }
      return sayings
    case .seen(let name): return [.seen(file: try file(name.nfc))]
    case .complete(let collection):
      let names = rulebook.catalogue.collections.map(\.name)
      guard names.contains(collection.nfc) else { throw .noCollection(collection.nfc, known: names) }
      return [.complete(collection: collection.nfc)]
    case .confirmed(let lines):
      return try found(lines, among: LetterDrafts(of: report, by: rulebook).lines).map { line in
        .line(rule: line.code, subject: line.subject, words: line.text)
      }
    case .rejected(let lines, let reason):
      let reason = reason.nfc.trimmingBlanks.visible
      guard (1...Utterance.mostReason).contains(reason.count) else { throw .noReason }
      return try found(lines, among: SupplementRequest(of: report).lines).map { line in
        .rejected(rule: line.code, subject: line.subject, words: line.text, reason: reason)
      }
    }
  }

  /// Where the officer read it: a file of the dossier, or its intake list.
  func source(of utterance: Utterance) throws(UtteranceFault) -> String? {
    guard let place = utterance.from?.nfc else { return nil }
    guard
      OfficerRecord.SeenFile(place, in: dossier) != nil || place == Dossier.intakeName
        || place.hasPrefix(Dossier.intakeName + ":")
    else { throw .noSource(place, known: paths) }
    return place
  }

  /// What must stay as it is for the utterance to hold; nil where it rests on no file.
  func seenFile(of utterance: Utterance) -> OfficerRecord.SeenFile? {
    switch utterance.content {
    case .complete: .init(every: dossier)
    case .kind(let file, _), .seen(let file): OfficerRecord.SeenFile(file.nfc, in: dossier)
    case .value, .absent, .confirmed, .rejected:
      utterance.from.flatMap { OfficerRecord.SeenFile($0.nfc, in: dossier) }
    }
  }

  // MARK: Papers

  private func kindSayings(_ file: String, _ what: String) throws(UtteranceFault) -> [OfficerRecord.Saying] {
    let file = try fileOrPage(file)
    if rulebook.kind(what) != nil { return [.kind(file: file, kind: what)] }
    let component = try component(what)
    // A component that takes several kinds says that it is there, not which of them the file is.
    let kinds = component.documentKinds.count == 1 ? component.documentKinds : []
    return kinds.map { .kind(file: file, kind: $0) } + [.presence(component: component.code, isThere: true)]
  }

  private func file(_ name: String) throws(UtteranceFault) -> String {
    guard paths.contains(name) else { throw .noFile(name, known: paths) }
    return name
  }

  /// A file, or the page of one with which another paper begins: `ho-so.pdf:14`.
  private func fileOrPage(_ name: String) throws(UtteranceFault) -> String {
    let named = dossier.documents.first { name.hasPrefix($0.path + ":") }
    guard !paths.contains(name), let document = named else { return try file(name) }
    let pages = document.pages == nil ? [] : document.pageStarts.compactMap { document.blocks[$0].place.page }
    guard let page = Int(name.dropFirst(document.path.count + 1)), pages.contains(page) else {
      throw pages.isEmpty
        ? .noPages(file: document.path) : .noPage(name, file: document.path, pages: pages)
    }
    return "\(document.path):\(page)"
  }

  private func component(_ code: String) throws(UtteranceFault) -> Component {
    let all = rulebook.procedures.flatMap { $0.versions.flatMap(\.components) }
    guard let found = all.first(where: { $0.code == code }) else {
      throw .noComponent(code, known: all.map(\.code) + rulebook.kinds.map(\.id))
    }
    return found
  }

  // MARK: Lines

  private func found(_ asked: Utterance.Lines, among all: [LetterLine]) throws(UtteranceFault) -> [LetterLine] {
    let lines = all.filter { line in
      line.code == asked.code.nfc && (asked.row.map { line.subject.hasSuffix("/\($0.nfc)") } ?? true)
        && (asked.words.map { line.text == $0.nfc } ?? true)
    }
    guard !lines.isEmpty else { throw .noLine(asked, there: all.map(\.code)) }
    return lines
  }
}
