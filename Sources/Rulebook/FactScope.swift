import DMN
import Values

/// The names a rule may use and their slots: facts of the row it visits, facts of the dossier.
struct FactScope: Sendable {
  let catalogue: Catalogue
  let row: CollectionDefinition?
  let scope: Scope

  init(catalogue: Catalogue, row: CollectionDefinition?) {
    self.catalogue = catalogue
    self.row = row
    var names: [(String, FEELType)] = (row?.facts ?? []).map { ($0.name, $0.type) }
    names += catalogue.facts.map { ($0.name, $0.type) }
    self.scope = Scope(names)
  }
}
