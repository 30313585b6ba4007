import Values

/// What one source says of one fact: who, where, in which words, and the value read from them.
package struct Statement: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// A file of the dossier, by path and SHA-256.
    case document(path: String, digest: Digest)
    /// `ho-so.json`.
    case intake
    /// Every file of the dossier, set against the list of components.
    case accounting
    /// An officer's word, kept in `xac-nhan.json`.
    case officer(name: String, on: CivilDay)
    /// `nhat-ky.json`, by its officer.
    case log
    /// A row of a decision table, whose result it is.
    case table(Rule.ID, row: Int)
    /// A model's proposal, by provider and model; found again in a document.
    case model(provider: String, model: String, path: String)
  }

  package enum Standing: Sendable, Hashable {
    case read
    /// Read, but something speaks against relying on it; said in Vietnamese.
    case uncertain(String)
    case proposed
    case confirmed

    /// Read, and uncertain where anything speaks against it.
    package init(read doubts: [String]) {
      self = doubts.isEmpty ? .read : .uncertain(doubts.joined(separator: "; "))
    }
  }

  package let value: FactValue
  package let words: String
  package let source: Source
  package let location: Location
  package let standing: Standing

  package init(value: FactValue, words: String, source: Source, location: Location, standing: Standing) {
    self.value = value
    self.words = words
    self.source = source
    self.location = location
    self.standing = standing
  }

  /// - Parameter place: where in the source, in Vietnamese or as a JSON pointer.
  package init(value: FactValue, words: String, source: Source, place: String, standing: Standing) {
    self.init(value: value, words: words, source: source, location: .told(place), standing: standing)
  }

  /// Where in the source, in Vietnamese: `bảng 2, dòng 3, ô 4`, a JSON pointer.
  package var place: String { location.description }
}

extension Statement {
  /// Where in a source.
  package enum Location: Sendable, Hashable {
    /// At one place of a document.
    case at(Place)
    /// Anywhere else, in words.
    case told(String)

    package var description: String {
      switch self {
      case .at(let place): place.description
      case .told(let words): words
      }
    }

    package var place: Place? { if case .at(let place) = self { place } else { nil } }
  }
}

extension Statement {
  /// A yes or no that was read or reckoned, with what speaks against it.
  package init(_ flag: Bool, _ words: String, _ source: Source, _ place: String, doubts: [String] = []) {
    self.init(flag, words, source, at: .told(place), doubts: doubts)
  }

  package init(_ flag: Bool, _ words: String, _ source: Source, at location: Location, doubts: [String] = []) {
    self.init(value: .flag(flag), words: words, source: source, location: location, standing: Standing(read: doubts))
  }
}

/// A typed value of a fact.
package enum FactValue: Sendable, Hashable {
  case number(Decimal128)
  case quantity(Quantity)
  case text(String)
  case day(CivilDay)
  case flag(Bool)
  case place(Locality)
}

/// Who or what the facts of a rule are about.
package enum Subject: Sendable, Hashable {
  case dossier
  /// A row of a collection, by its name as first written.
  case row(collection: String, name: String)
  /// A fact itself, which all who state it must state alike.
  case fact(String)
}

/// How a fact that nobody stated was sought; unknown is never empty-handed.
package enum Sought: Sendable, Hashable {
  /// Nothing was read that could state it.
  case noDocument(kinds: [String])
  /// Documents of the right kinds were read and none of these labels stood in them.
  case notFound(labels: [String], documents: [String])
  /// The label stands there and nothing behind it.
  case blank(path: String, place: String)
  /// Words stand there that give no value: what and why.
  case unclear(path: String, place: String, words: String, why: String)
  /// Files that may hold it could not be read.
  case unreadable(files: [String])
  /// Only the intake list or an officer can say it.
  case notStated
  /// No log of processing was kept; what hangs on it alone does not apply.
  case noLog
  /// The log does not say it, and why, in Vietnamese.
  case notInLog(String)
  /// A decision table states it, and what it reads is not all known.
  case undecided(table: Rule.ID)
  /// Taken away on purpose, by a self-test.
  case withheld

  /// Whether words stand there of which nobody can say what they state.
  package var isUnclear: Bool {
    if case .unclear = self { true } else { false }
  }
}

/// A fact as the set of its statements: unstated (and how it was sought), one value, or several.
package struct Fact: Sendable, Hashable {
  package let name: String
  package let subject: Subject
  package let statements: [Statement]
  /// How it was sought; nil where there are statements.
  package let sought: Sought?
  /// Files that could not be read and may say otherwise; while there are any, nothing passes on this fact.
  package let unreadSources: [String]
  /// Where words stand that give no value, beside the statements; nothing passes on this fact while they may say otherwise.
  package let unclear: [Sought]

  package init(
    name: String, subject: Subject, statements: [Statement], sought: Sought?, unreadSources: [String] = [],
    unclear: [Sought] = []
  ) {
    self.name = name
    self.subject = subject
    self.statements = statements
    self.sought = sought
    self.unreadSources = unreadSources
    self.unclear = unclear
  }

  /// The same fact with other statements, and how it was sought where there are none.
  package func with(statements: [Statement], sought: Sought?) -> Fact {
    Fact(
      name: name, subject: subject, statements: statements, sought: sought, unreadSources: unreadSources,
      unclear: unclear)
  }

  /// True where an officer has said it, so that nothing unread can speak against it.
  package var isConfirmed: Bool { statements.contains { $0.standing == .confirmed } }

  /// Whether something that was not read, or not clearly, may speak against it.
  package var mayBeContradicted: Bool { !isConfirmed && !(unreadSources.isEmpty && unclear.isEmpty) }

  /// The statements that count: an officer's word outranks what was read, and deletes nothing.
  package var governing: [Statement] {
    let confirmed = statements.filter { $0.standing == .confirmed }
    return confirmed.isEmpty ? statements : confirmed
  }

  /// The different values that count, in order of first mention.
  package var values: [FactValue] {
    governing.reduce(into: []) { values, statement in
      if !values.contains(statement.value) { values.append(statement.value) }
    }
  }
}

/// All that is known of one dossier, by the catalogue's names.
package struct FactSet: Sendable, Hashable {
  /// The rows of one collection. More may exist where it is not complete.
  package struct Rows: Sendable, Hashable {
    package let collection: String
    package let rows: [Row]
    /// nil when every row is known; otherwise why more may exist, in Vietnamese.
    package let incompleteBecause: String?

    /// Whether no paper at all was seen that lists them.
    package var isUnseen: Bool { incompleteBecause == Self.unseen(collection) }

    package static func unseen(_ collection: String) -> String {
      "chưa thấy danh mục «\(collection)» trong giấy tờ đọc được"
    }

    package init(collection: String, rows: [Row], incompleteBecause: String?) {
      self.collection = collection
      self.rows = rows
      self.incompleteBecause = incompleteBecause
    }
  }

  package struct Row: Sendable, Hashable {
    package let name: String
    package let facts: [Fact]

    package init(name: String, facts: [Fact]) {
      self.name = name
      self.facts = facts
    }

    /// - Parameter collection: the one that the row is of.
    func fact(_ name: String, of collection: String) -> Fact {
      facts.first { $0.name == name }
        ?? Fact(
          name: name, subject: .row(collection: collection, name: self.name), statements: [], sought: .notStated)
    }
  }

  package private(set) var facts: [Fact]
  package internal(set) var rows: [Rows]
  private var places: NameIndex

  package init(facts: [Fact], rows: [Rows]) {
    self.facts = facts
    self.rows = rows
    self.places = NameIndex(facts.map(\.name))
  }

  package func fact(_ name: String) -> Fact {
    places[name].map { facts[$0] } ?? Fact(name: name, subject: .dossier, statements: [], sought: .notStated)
  }

  package func rows(of collection: String) -> Rows {
    rows.first { $0.collection == collection }
      ?? Rows(collection: collection, rows: [], incompleteBecause: "chưa thấy danh mục «\(collection)»")
  }

  /// Puts the fact in the place of the one of its name.
  mutating func replace(_ fact: Fact) {
    if let place = places[fact.name] {
      facts[place] = fact
    } else {
      facts.append(fact)
      places = NameIndex(facts.map(\.name))
    }
  }

  package static func == (left: FactSet, right: FactSet) -> Bool {
    left.facts == right.facts && left.rows == right.rows
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(facts)
    hasher.combine(rows)
  }
}
