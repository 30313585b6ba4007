import DMN
import Values

/// What one rule, table or sentence reads, found in the catalogue once: which facts, which lists, and in which slots.
/// Every dossier is then bound by it.
struct FactPlan: Sendable {
  /// A fact with a slot of its own.
  struct Place: Sendable {
    let definition: FactDefinition
    /// nil of a fact within a list.
    let slot: Int?
    /// Of a fact of the dossier, where it stands in the catalogue; of one of a row, in its collection.
    let index: Int
  }

  /// A collection that is read as a list.
  struct List: Sendable {
    let collection: CollectionDefinition
    let slot: Int
    /// Of each row, the facts that are read.
    let read: [Place]
  }

  let scope: FactScope
  /// Facts of the row that is visited, in the order of the catalogue.
  let ofRow: [Place]
  /// Facts of the dossier whose names no fact of the row has.
  let ofDossier: [Place]
  let lists: [List]

  /// - Parameters:
  ///   - row: the collection whose rows are visited; nil where the dossier itself is judged.
  ///   - names: the names of the scope that are read; a collection's name reads its rows.
  ///   - keys: of each row of such a collection, the facts that are read.
  init(_ catalogue: Catalogue, row: CollectionDefinition?, names: Set<String>, keys: Set<String> = []) {
    scope = catalogue.scope(of: row)
    let rowFacts = row?.facts ?? []
    var ofRow: [Place] = []
    var ofDossier: [Place] = []
    var lists: [List] = []
    // By the order of a scope: the row's facts, the dossier's, the collections.
    for slot in names.compactMap(scope.scope.slot).sorted() {
      let (inDossier, inLists) = (slot - rowFacts.count, slot - rowFacts.count - catalogue.facts.count)
      if inDossier < 0 {
        ofRow.append(Place(definition: rowFacts[slot], slot: slot, index: slot))
      } else if inLists < 0 {
        ofDossier.append(Place(definition: catalogue.facts[inDossier], slot: slot, index: inDossier))
      } else {
        let collection = catalogue.collections[inLists]
        let read = collection.facts.enumerated().filter { keys.contains($0.element.name) }
        let places = read.map { Place(definition: $0.element, slot: nil, index: $0.offset) }
        lists.append(List(collection: collection, slot: slot, read: places))
      }
    }
    self.ofRow = ofRow
    self.ofDossier = ofDossier
    self.lists = lists
  }

  /// What expressions read.
  init(_ catalogue: Catalogue, row: CollectionDefinition?, of expressions: [Expression], and more: [String] = []) {
    self.init(
      catalogue, row: row, names: expressions.reduce(into: Set(more)) { $0.formUnion($1.names) },
      keys: expressions.reduce(into: []) { $0.formUnion($1.entryKeys) })
  }
}
