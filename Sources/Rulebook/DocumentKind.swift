import Values

/// A kind of document (*loại giấy tờ*) and the titles by which it is known.
package struct DocumentKind: Sendable, Hashable {
  package typealias ID = String

  package let id: ID
  package let name: String
  package let titles: [Label]
}

/// A text that forms print before a value or at their head; `isOfficial` only where the form itself was seen.
package struct Label: Sendable, Hashable {
  package let text: String
  package let key: LabelKey
  package let isOfficial: Bool

  package init(text: String, isOfficial: Bool) {
    self.text = text
    self.key = LabelKey(text)
    self.isOfficial = isOfficial
  }
}

extension [Label] {
  /// Whether the text is one of them.
  package func holds(_ text: String) -> Bool {
    let key = LabelKey(text)
    return contains { $0.key == key }
  }
}

/// The labels of a fact; where `collection` is set they head the columns of its table.
package struct FactLabels: Sendable, Hashable {
  package let fact: String
  package let labels: [Label]
}

/// The labels of a collection's table: of the column that names the row, and of each fact.
package struct CollectionLabels: Sendable, Hashable {
  package let collection: String
  package let rowLabels: [Label]
  /// Of a column that gives the unit of numbers that stand without one.
  package let unitLabels: [Label]
  package let facts: [FactLabels]
  /// Names of lines that are no rows: totals.
  package let notRows: [LabelKey]
  /// Words by which a form marks a line as an example.
  package let exampleWords: [LabelKey]
  /// Headings that may span columns above the head and say nothing against it.
  package let upperLabels: [LabelKey]

  /// What a line's name says of it: one of the row's, a total by its exact name, or one that only begins like a total.
  package enum LineName { case row, total, likeTotal }

  package func lineName(_ key: LabelKey) -> LineName {
    if notRows.contains(key) { return .total }
    return notRows.contains { key.text.hasPrefix("\($0.text) ") || key.text.hasPrefix("\($0.text):") }
      ? .likeTotal : .row
  }

  /// Whether a cell says that its line is an example: `VD`, `Ví dụ: máy ép`, `Máy ép (ví dụ)`.
  package func marksExample(_ text: String) -> Bool {
    let inner = text.split(separator: "(").dropFirst().map { LabelKey(String($0.prefix { $0 != ")" })) }
    let keys = [LabelKey(text)] + inner
    return exampleWords.contains { word in
      keys.contains { $0 == word || $0.text.hasPrefix("\(word.text):") }
    }
  }
}

package struct LabelBook: Sendable, Hashable {
  package let facts: [FactLabels]
  package let collections: [CollectionLabels]
  /// Words by which a heading, a caption or a line says that it speaks of something else than the project as it is:
  /// of what was sold, is planned, belongs to others.
  package let otherContexts: [LabelKey]

  package static let empty = LabelBook(facts: [], collections: [], otherContexts: [])

  package func merged(with other: LabelBook) -> LabelBook {
    LabelBook(
      facts: facts + other.facts, collections: collections + other.collections,
      otherContexts: otherContexts + other.otherContexts)
  }

  /// All labels of a fact: of the dossier, or of a collection's rows.
  package func labels(of fact: String, in collection: String? = nil) -> [Label] {
    let all = collection.map { name in collections.filter { $0.collection == name }.flatMap(\.facts) } ?? facts
    return all.filter { $0.fact == fact }.flatMap(\.labels)
  }

  /// The word by which a text says so; nil where it does not.
  package func otherContext(in text: String) -> String? {
    let key = LabelKey(text)
    return otherContexts.first { key.holds($0) }?.text
  }
}

/// When a line at the head of a paper is its title, and when only words in another paper.
package struct TitleWords: Sendable, Hashable {
  /// How lines begin that may stand before a title.
  package let letterhead: [LabelKey]
  /// How words begin that may follow one.
  package let continuedBy: [LabelKey]
  /// Words after a title that make it another thing.
  package let turnedBy: [LabelKey]
}
