import Values

/// Where the names and keys of a catalogue stand, and the names that rules see.
final class CatalogueIndex: Sendable, MadeOfOthers {
  let facts: NameIndex
  let collections: NameIndex
  /// Made for the first `ho-so.json` that states facts.
  let keys = Once<CatalogueKeys>()
  /// By collection; nil for the dossier as a whole.
  let scopes = Once<[String?: FactScope]>()
  /// Where the facts stand that say which body receives a dossier, and which one screens it.
  let receiving: [Int]
  let screening: [Int]
  /// Which case the last dossiers were.
  let cases = Memo<CaseKey, CaseFound>(most: 256)
  /// That the last dossiers were before these bodies.
  let offices = Memo<ScreeningOffice.Key, Fact>(most: 256)

  /// What says which case a dossier is: the fact that tells, and the procedure's version by its code and first day.
  struct CaseKey: Hashable {
    let fact: Identities
    let code: String
    let from: CivilDay
  }

  init(_ facts: [FactDefinition], _ collections: [CollectionDefinition]) {
    self.facts = NameIndex(facts.map(\.name))
    self.collections = NameIndex(collections.map(\.name))
    receiving = facts.indices.filter { facts[$0].office == .receiving }
    screening = facts.indices.filter { facts[$0].office == .screening }
  }
}

/// Where the keys of a catalogue stand.
struct CatalogueKeys: Sendable {
  let facts: NameIndex
  let collections: NameIndex
  /// Of the facts of each collection.
  let rows: [String: NameIndex]
  /// Of facts, then of collections, in their order.
  let all: [String]

  init(_ catalogue: Catalogue) {
    let facts = catalogue.facts.map(\.key)
    let collections = catalogue.collections.map(\.key)
    all = facts + collections
    self.facts = NameIndex(facts)
    self.collections = NameIndex(collections)
    rows = Dictionary(catalogue.collections.map { ($0.name, NameIndex($0.facts.map(\.key))) }) { first, _ in first }
  }
}
