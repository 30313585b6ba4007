import Dossiers
import Rulebook
import Values

/// Which collections' heads stand in which table, looked for once.
struct TableClaims {
  private struct Key: Hashable {
    let path: String
    let place: Place
  }

  /// Names of collections, in the catalogue's order; tables with none are left out.
  private let collections: [Key: [String]]

  init(in documents: [Document], _ rulebook: Rulebook) {
    var found: [Key: [String]] = [:]
    for document in documents {
      for case .table(let table) in document.blocks {
        let claims = rulebook.catalogue.collections.map(\.name).filter { name in
          rulebook.labels.collections.contains { labels in
            guard labels.collection == name, case .head = TableHead.find(in: table, labels) else { return false }
            return true
          }
        }
        if !claims.isEmpty { found[Key(path: document.path, place: table.place)] = claims }
      }
    }
    self.collections = found
  }

  /// The collections as whose rows the table's lines may be taken.
  func collections(of table: Table, in document: Document) -> [String] {
    collections[Key(path: document.path, place: table.place)] ?? []
  }
}
