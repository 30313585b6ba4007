import Values

/// What one source says of one fact: who, where, in which words, and the value read from them. One object however many
/// verdicts rest on it.
package final class Statement: Sendable {
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
  package convenience init(value: FactValue, words: String, source: Source, place: String, standing: Standing) {
    self.init(value: value, words: words, source: source, location: .told(place), standing: standing)
  }

  /// Where in the source, in Vietnamese: `bảng 2, dòng 3, ô 4`, a JSON pointer.
  package var place: String { location.description }
}

extension Statement: Hashable {
  package static func == (left: Statement, right: Statement) -> Bool {
    left === right
      || left.value == right.value && left.words == right.words && left.source == right.source
        && left.location == right.location && left.standing == right.standing
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(words)
    hasher.combine(location)
  }
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
  package convenience init(_ flag: Bool, _ words: String, _ source: Source, _ place: String, doubts: [String] = []) {
    self.init(flag, words, source, at: .told(place), doubts: doubts)
  }

  package convenience init(
    _ flag: Bool, _ words: String, _ source: Source, at location: Location, doubts: [String] = []
  ) {
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
