import DMN
import Values

/// All that a rule or a table reads, under any day: what it says of two dossiers is the same where all this is.
struct WhatIsRead: Sendable {
  private let facts: [(index: Int, name: String)]
  private let lists: [(index: Int, name: String)]

  /// - Parameters:
  ///   - plans: of all its versions and sentences.
  ///   - row: the collection whose rows are visited.
  ///   - more: facts of the dossier that are read besides.
  init(_ plans: [FactPlan], rows visited: [CollectionDefinition], and more: [String], in catalogue: Catalogue) {
    var facts: [(index: Int, name: String)] = []
    func read(_ index: Int, _ name: String) {
      if !facts.contains(where: { $0.index == index }) { facts.append((index, name)) }
    }
    for name in more { if let index = catalogue.places[name] { read(index, name) } }
    for place in plans.flatMap(\.ofDossier) { read(place.index, place.definition.name) }
    self.facts = facts
    let names = Set(visited.map(\.name) + plans.flatMap { $0.lists.map(\.collection.name) })
    lists = catalogue.collections.enumerated().filter { names.contains($0.element.name) }.map { ($0, $1.name) }
  }

  /// The objects that stand for it in a dossier; nil where nothing is found again by them.
  func identities(in facts: FactSet) -> Identities? {
    facts.identities {
      var identities = Identities()
      identities.reserve(self.facts.count + lists.count + 2)
      for (index, name) in self.facts { identities.append(facts.fact(at: index, named: name)) }
      for (index, name) in lists { identities.append(facts.rows(at: index, named: name)) }
      return identities
    }
  }
}
