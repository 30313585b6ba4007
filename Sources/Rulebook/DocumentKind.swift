import Values

/// A kind of document (*loại giấy tờ*) and the titles by which it is known.
package struct DocumentKind: Sendable, Hashable {
  package typealias ID = String

  package let id: ID
  package let name: String
  package let titles: [Label]
  /// What the paper must say to count for what is asked; nil where its being there is all.
  package let result: Result?
  /// Words in a sentence that speak against the paper's worth.
  package let against: [LabelKey]
  /// Whether it tells how things stand, so that an old one tells nothing.
  package let isAged: Bool

  /// The result that a paper states: a sentence with one of the words and none of the others.
  package struct Result: Sendable, Hashable {
    package let words: [LabelKey]
    package let unless: [LabelKey]
    /// What the sentence must be about.
    package let about: [LabelKey]

    package func isStated(in sentence: LabelKey) -> Bool {
      words.contains { sentence.holds($0) } && about.contains { sentence.holds($0) }
        && !unless.contains { sentence.holds($0) }
    }
  }
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
  package func holds(_ text: String) -> Bool { holds(LabelKey(text)) }

  package func holds(_ key: LabelKey) -> Bool { contains { $0.key == key } }
}

/// The labels of a fact; where `collection` is set they head the columns of its table.
package struct FactLabels: Sendable, Hashable {
  package let fact: String
  package let labels: [Label]
  /// In place of labels, of a yes or no: words that say *có* where a sentence has them, or a heading with something
  /// below it.
  package var mentions: [LabelKey] = []
  /// Words by which a sentence with one of those may say otherwise.
  package var against: [LabelKey] = []
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
  /// Words in the head of a table without any known label that make it one that may be this.
  package let nearWords: [LabelKey]
  /// Words in a row's name by which it may not be what it says: `nt`, `cũ`.
  package let unsureNames: [LabelKey]
  /// Words by which a sentence of the text speaks of the collection.
  package let proseWords: [LabelKey]
  /// Whether such a sentence with a figure may tell of one row more.
  package let mayBeInProse: Bool
  /// Headings of columns that state none of our facts and change none.
  package let otherColumns: [LabelKey]
  /// What a cell of any other column may say without making the line doubtful.
  package let fineRemarks: [LabelKey]
  /// Words that speak of something else elsewhere, and of nothing but these rows where they stand: a project that is yet to
  /// be is proposed.
  package let ownContexts: [LabelKey]

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
  /// Words by which a sentence corrects, cancels or lowers what a table says.
  package let corrections: [LabelKey]
  /// How a sentence speaks of the table before it.
  package let above: [LabelKey]
  /// Percentages that the law itself names: a sentence that repeats them says nothing of the project.
  package let quotedPercents: [Decimal128]
  /// Words before an amount that is written out in words beside its figure.
  package let inWords: [LabelKey]

  package static let empty = LabelBook(
    facts: [], collections: [], otherContexts: [], corrections: [], above: [], quotedPercents: [], inWords: [])

  package func merged(with other: LabelBook) -> LabelBook {
    LabelBook(
      facts: facts + other.facts, collections: collections + other.collections,
      otherContexts: otherContexts + other.otherContexts, corrections: corrections + other.corrections,
      above: above + other.above, quotedPercents: quotedPercents + other.quotedPercents,
      inWords: inWords + other.inWords)
  }

  /// As a collection's tables are read with it.
  package func speaking(of labels: CollectionLabels) -> LabelBook {
    guard !labels.ownContexts.isEmpty else { return self }
    return LabelBook(
      facts: facts, collections: collections, otherContexts: otherContexts.filter { !labels.ownContexts.contains($0) },
      corrections: corrections, above: above, quotedPercents: quotedPercents, inWords: inWords)
  }

  /// All labels of a fact: of the dossier, or of a collection's rows.
  package func labels(of fact: String, in collection: String? = nil) -> [Label] {
    let all = collection.map { name in collections.filter { $0.collection == name }.flatMap(\.facts) } ?? facts
    return all.filter { $0.fact == fact }.flatMap(\.labels)
  }

  /// Whether it is a label of any collection, of its rows, units or facts.
  package func isLabel(_ key: LabelKey) -> Bool {
    collections.contains { labels in
      (labels.rowLabels + labels.unitLabels + labels.facts.flatMap(\.labels)).contains { $0.key == key }
    }
  }

  /// Whether a line states a fact of the dossier by its label: `Ngày cấp chứng thư: …`.
  package func labelsFact(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let key = LabelKey(String(line[..<colon]))
    return facts.contains { $0.labels.contains { $0.key == key } }
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
  /// How lines begin one of which must stand above a title within a file, for a paper to begin there.
  package let openedBy: [LabelKey]
  /// How words begin that may follow one.
  package let continuedBy: [LabelKey]
  /// Words after a title that make it another thing.
  package let turnedBy: [LabelKey]
}

/// When a paper of the right name may yet be worth nothing: a draft, one withdrawn or expired, another company's, an
/// empty one.
package struct PaperWords: Sendable, Hashable {
  package let drafts: [LabelKey]
  package let voids: [LabelKey]
  /// How a sentence speaks of the paper that it stands in.
  package let itself: [LabelKey]
  /// Words before the last day on which a paper holds.
  package let validUntil: [LabelKey]
  /// Words between a span of years or months and the day on which it begins.
  package let lasting: [LabelKey]
  /// What stands before an organisation's name.
  package let holders: [LabelKey]
  /// Words of the legal form, left out where names are compared.
  package let forms: [LabelKey]
  /// A paper with fewer words beside its title is empty.
  package let leastWords: Int
  /// How many months old a paper may be that tells how things stand.
  package let freshMonths: Int
}
