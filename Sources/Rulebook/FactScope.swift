import DMN
import Values

/// The names a rule may use and their slots: facts of the row it visits, facts of the dossier, and each collection as
/// the list of its rows.
struct FactScope: Sendable {
  let row: CollectionDefinition?
  /// The facts that have a name here: those of the row, then those of the dossier whose name no fact of the row has.
  let facts: [FactDefinition]
  /// Slots in this order: the facts of the row, those of the dossier, the collections; of two of one name the first counts.
  let scope: Scope

  init(catalogue: Catalogue, row: CollectionDefinition?) {
    self.row = row
    self.facts = (row?.facts ?? []) + catalogue.facts.filter { row?.fact($0.name) == nil }
    var names: [(String, FEELType)] = (row?.facts ?? []).map { ($0.name, $0.type) }
    names += catalogue.facts.map { ($0.name, $0.type) }
    names += catalogue.collections.map {
      ($0.name, .list(.context($0.facts.map { .init(key: $0.name, type: $0.type) })))
    }
    let slots = Set(names.map(\.0))
    let entries = Set(catalogue.collections.flatMap(\.facts).map(\.name)).subtracting(slots)
    self.scope = Scope(names, entryNames: entries.sorted())
  }

  /// By collection; nil for the dossier as a whole.
  static func all(of catalogue: Catalogue) -> [String?: FactScope] {
    let rows: [CollectionDefinition?] = [nil] + catalogue.collections
    return Dictionary(uniqueKeysWithValues: rows.map { ($0?.name, FactScope(catalogue: catalogue, row: $0)) })
  }
}
