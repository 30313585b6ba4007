import Rulebook
import Values

/// `xac-nhan.json`: what officers have said of this dossier. Their word outranks readings and deletes none.
package struct OfficerRecord: Sendable, Hashable {
  package enum Saying: Sendable, Hashable {
    /// A fact's value, of the dossier or of a row.
    case value(fact: String, collection: String?, row: String?, words: String)
    /// A file is of this kind.
    case kind(file: String, kind: DocumentKind.ID)
    /// A component was filed or was not.
    case presence(component: String, isThere: Bool)
    /// A line of the notice is confirmed, by rule and subject.
    case line(rule: Rule.ID, subject: String)
  }

  package struct Entry: Sendable, Hashable {
    package let saying: Saying
    package let officer: String
    package let on: CivilDay
    /// Where the officer read it, as said: `thuyet-minh.pdf:14`.
    package let from: String?

    package init(saying: Saying, officer: String, on: CivilDay, from: String?) {
      self.saying = saying
      self.officer = officer
      self.on = on
      self.from = from
    }
  }

  package let entries: [Entry]
  package let problems: [String]

  package init(entries: [Entry], problems: [String] = []) {
    self.entries = entries
    self.problems = problems
  }

  package static let empty = OfficerRecord(entries: [])

  func kind(of path: String) -> (kind: DocumentKind.ID, officer: String)? {
    for entry in entries.reversed() {
      if case .kind(path, let kind) = entry.saying { return (kind, entry.officer) }
    }
    return nil
  }

  func statements(of definition: FactDefinition, row: (collection: String, key: LabelKey)?) -> [Statement] {
    let said = entries.enumerated().compactMap { index, entry -> Statement? in
      guard case .value(let fact, let collection, let name, let words) = entry.saying, fact == definition.name,
        collection == row?.collection, name.map({ LabelKey($0) }) == row?.key,
        let value = try? definition.value(of: words)
      else { return nil }
      return Statement(
        value: value, words: words, source: .officer(name: entry.officer, on: entry.on),
        place: entry.from ?? "xac-nhan.json /\(index)", standing: .confirmed)
    }
    // An officer may change their mind: the last word counts.
    return said.suffix(1)
  }

  func presence(of component: String) -> [Statement] {
    entries.enumerated().compactMap { index, entry -> Statement? in
      guard case .presence(component, let isThere) = entry.saying else { return nil }
      return Statement(
        value: .flag(isThere), words: isThere ? "có nộp" : "không nộp",
        source: .officer(name: entry.officer, on: entry.on), place: entry.from ?? "xac-nhan.json /\(index)",
        standing: .confirmed)
    }.suffix(1)
  }

  /// Whether an officer has confirmed this line of the notice.
  package func confirms(rule: Rule.ID, subject: String) -> Bool {
    entries.contains { $0.saying == .line(rule: rule, subject: subject) }
  }
}
