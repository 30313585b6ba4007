import Values

/// All that is known of one dossier, by the catalogue's names.
package struct FactSet: Sendable, Hashable {
  /// The rows of one collection. More may exist where it is not complete.
  package final class Rows: Sendable {
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

  package final class Row: Sendable {
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
  /// Whether they are those of a catalogue, all of them in its order.
  private let isOfCatalogue: Bool
  /// Whether other dossiers may have the very same facts (`CommonFacts`): only then is anything found again by them.
  private let areCommon: Bool

  package init(facts: [Fact], rows: [Rows]) {
    self.facts = facts
    self.rows = rows
    self.places = NameIndex(facts.map(\.name))
    self.isOfCatalogue = false
    self.areCommon = false
  }

  /// - Parameters:
  ///   - facts: what is known of each fact of the catalogue, in its order.
  ///   - areCommon: whether they and the rows are among `CommonFacts`.
  package init(of catalogue: Catalogue, facts: [Fact], rows: [Rows], areCommon: Bool) {
    self.facts = facts
    self.rows = rows
    self.places = catalogue.places
    self.isOfCatalogue = true
    self.areCommon = areCommon
  }

  package func fact(_ name: String) -> Fact {
    places[name].map { facts[$0] } ?? Fact(name: name, subject: .dossier, statements: [], sought: .notStated)
  }

  /// By what something that was made of some of them is found again; nil where it never will be.
  func identities(_ objects: () -> Identities) -> Identities? { areCommon ? objects() : nil }

  /// - Parameter place: of the fact in the catalogue.
  func fact(at place: Int, named name: String) -> Fact { isOfCatalogue ? facts[place] : fact(name) }

  /// - Parameter place: of the collection in the catalogue.
  func rows(at place: Int, named collection: String) -> Rows {
    rows.indices.contains(place) && rows[place].collection == collection ? rows[place] : rows(of: collection)
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

extension FactSet.Rows: Hashable {
  package static func == (left: FactSet.Rows, right: FactSet.Rows) -> Bool {
    left === right
      || left.collection == right.collection && left.rows == right.rows
        && left.incompleteBecause == right.incompleteBecause
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(collection)
    hasher.combine(rows)
  }
}

extension FactSet.Row: Hashable {
  package static func == (left: FactSet.Row, right: FactSet.Row) -> Bool {
    left === right || left.name == right.name && left.facts == right.facts
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(facts)
  }
}
