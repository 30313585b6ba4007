import Values

/// Where the names and keys of a catalogue stand, and the names that rules see.
final class CatalogueIndex: Sendable, MadeOfOthers {
  let facts: NameIndex
  let factKeys: NameIndex
  /// The keys of the facts of each collection.
  let rowKeys: [String: NameIndex]
  /// Of facts, then of collections, in their order.
  let keys: [String]
  let collections: NameIndex
  let collectionKeys: NameIndex
  /// By collection; nil for the dossier as a whole.
  let scopes = Once<[String?: FactScope]>()

  init(_ facts: [FactDefinition], _ collections: [CollectionDefinition]) {
    self.facts = NameIndex(facts.map(\.name))
    let keysOfFacts = facts.map(\.key)
    let keysOfCollections = collections.map(\.key)
    keys = keysOfFacts + keysOfCollections
    factKeys = NameIndex(keysOfFacts)
    rowKeys = Dictionary(collections.map { ($0.name, NameIndex($0.facts.map(\.key))) }) { first, _ in first }
    self.collections = NameIndex(collections.map(\.name))
    collectionKeys = NameIndex(keysOfCollections)
  }
}
