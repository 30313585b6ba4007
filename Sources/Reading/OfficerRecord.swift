import Dossiers
import Rulebook
import Values

/// `xac-nhan.json`: what officers have said of this dossier. Their word outranks readings and deletes none.
package struct OfficerRecord: Sendable, Hashable {
  package enum Saying: Sendable, Hashable {
    /// A fact's value, of the dossier or of a row.
    case value(fact: String, collection: String?, row: String?, words: String)
    /// A file is of this kind, or what begins with a page of it: `ho-so.pdf:14`.
    case kind(file: String, kind: DocumentKind.ID)
    /// A component was filed or was not.
    case presence(component: String, isThere: Bool)
    /// What the machine could not read inside a file holds nothing that speaks against what was read.
    case seen(file: String)
    /// Every row of a collection is among those that were read or stated.
    case complete(collection: String)
    /// A line of the notice is confirmed as it read then: the same code with other words is another line.
    case line(rule: Rule.ID, subject: String, words: String)
    /// A line of the one notice, as it read then, is not to be asked for. What the rules say of it stays.
    case rejected(rule: Rule.ID, subject: String, words: String, reason: String)
  }

  package struct Entry: Sendable, Hashable {
    package let saying: Saying
    package let officer: String
    package let on: CivilDay
    /// Where the officer read it, as said: `thuyet-minh.pdf:14`.
    package let from: String?
    /// The file that the officer saw; nil where they named none.
    package let seen: SeenFile?
    /// Where it stands in `xac-nhan.json`, from 0.
    package let position: Int

    package init(
      saying: Saying, officer: String, on: CivilDay, from: String? = nil, seen: SeenFile? = nil, position: Int = 0
    ) {
      self.saying = saying
      self.officer = officer
      self.on = on
      self.from = from
      self.seen = seen
      self.position = position
    }

    var place: String { from ?? "xac-nhan.json /\(position)" }
  }

  /// A file as it was when an officer looked at it.
  package struct SeenFile: Sendable, Hashable {
    package let path: String
    package let digest: Digest

    /// The file of a dossier with this name, or named before a page as in `thuyet-minh.pdf:14`.
    package init?(_ place: String, in dossier: Dossier) {
      let named = dossier.files.first { place == $0.path || place.hasPrefix($0.path + ":") }
      guard let named, let digest = named.digest else { return nil }
      self.init(path: named.path, digest: digest)
    }

    init(path: String, digest: Digest) {
      self.path = path
      self.digest = digest
    }

    static let everyFile = "mọi tệp"

    /// All files of a dossier as they are.
    package init(every dossier: Dossier) {
      let told = dossier.files.map { "\($0.path)\n\($0.digest?.hex ?? "")\n" }.joined()
      self.init(path: Self.everyFile, digest: Digest(of: Array(told.utf8)))
    }

    fileprivate func isStill(in dossier: Dossier) -> Bool {
      if path == Self.everyFile { return self == SeenFile(every: dossier) }
      return dossier.files.first { $0.path == path }?.digest == digest
    }
  }

  package let entries: [Entry]
  package let problems: [String]

  package init(entries: [Entry], problems: [String] = []) {
    self.entries = entries
    self.problems = problems
  }

  package static let empty = OfficerRecord(entries: [])

  /// The record without what was said of files that are no longer the ones the officer saw; that becomes a problem.
  package func holding(for dossier: Dossier) -> OfficerRecord {
    let changed = entries.filter { entry in
      guard let seen = entry.seen else { return false }
      return !seen.isStill(in: dossier)
    }
    let told = changed.map { entry in
      "xac-nhan.json mục \(entry.position + 1) của \(entry.officer) nói về «\(entry.seen?.path ?? "")», tệp này đã đổi hoặc không còn; xem lại rồi nêu lại"
    }
    return OfficerRecord(entries: entries.filter { !changed.contains($0) }, problems: problems + told)
  }

  /// What officers have said that a file is.
  struct SaidKinds {
    struct Word {
      let kind: DocumentKind.ID
      let officer: String
    }

    var whole: Word?
    /// What begins with a page, from 1; said of `ho-so.pdf:14`.
    var pages: [Int: Word] = [:]
  }

  /// The last word counts; one on the whole file takes back what was said of its pages before.
  /// - Parameter papers: the paths of the dossier: a file that is called `a.pdf:14` is no page of another.
  func kinds(of path: String, among papers: Set<String>) -> SaidKinds {
    var said = SaidKinds()
    for entry in entries {
      guard case .kind(let file, let kind) = entry.saying, file.hasPrefix(path) else { continue }
      let word = SaidKinds.Word(kind: kind, officer: entry.officer)
      if file == path {
        said = SaidKinds(whole: word)
      } else if file.dropFirst(path.count).first == ":", !papers.contains(file),
        let page = Int(file.dropFirst(path.count + 1))
      {
        said.pages[page] = word
      }
    }
    return said
  }

  func statements(of definition: FactDefinition, row: (collection: String, key: LabelKey)?) -> [Statement] {
    let said = entries.compactMap { entry -> Statement? in
      guard case .value(let fact, let collection, let name, let words) = entry.saying, fact == definition.name,
        collection == row?.collection, name.map({ LabelKey($0) }) == row?.key,
        let value = try? definition.value(of: words)
      else { return nil }
      return Statement(
        value: value, words: words, source: .officer(name: entry.officer, on: entry.on),
        place: entry.place, standing: .confirmed)
    }
    // An officer may change their mind: the last word counts.
    return said.suffix(1)
  }

  /// Whether an officer has looked through what was not read inside a file.
  func hasSeen(_ path: String) -> Bool { entries.contains { $0.saying == .seen(file: path) && $0.seen != nil } }

  func holdsComplete(_ collection: String) -> Bool {
    entries.contains { $0.saying == .complete(collection: collection) && $0.seen != nil }
  }

  /// The rows of a collection of which officers have said something.
  package func rowNames(of collection: String) -> [String] {
    entries.compactMap { entry in
      guard case .value(_, collection, let row?, _) = entry.saying else { return nil }
      return row
    }
  }

  /// An officer's naming of a row that no paper and no list names.
  func naming(_ row: String, of collection: String) -> [Statement] {
    let key = LabelKey(row)
    return entries.filter { entry in
      guard case .value(_, collection, let name?, _) = entry.saying else { return false }
      return LabelKey(name) == key
    }.prefix(1).map { entry in
      Statement(
        value: .text(row), words: row, source: .officer(name: entry.officer, on: entry.on), place: entry.place,
        standing: .confirmed)
    }
  }

  func presence(of component: String) -> [Statement] {
    entries.compactMap { entry -> Statement? in
      guard case .presence(component, let isThere) = entry.saying else { return nil }
      return Statement(
        value: .flag(isThere), words: isThere ? "có nộp" : "không nộp",
        source: .officer(name: entry.officer, on: entry.on), place: entry.place, standing: .confirmed)
    }.suffix(1)
  }

  /// The last word on a line of a draft that reads so: a confirmation or a rejection; nil where nobody has said any.
  package func word(onRule rule: Rule.ID, subject: String, words: String) -> Entry? {
    entries.last { entry in
      switch entry.saying {
      case .line(rule, subject, words), .rejected(rule, subject, words, _): true
      case .value, .kind, .presence, .seen, .complete, .line, .rejected: false
      }
    }
  }
}
