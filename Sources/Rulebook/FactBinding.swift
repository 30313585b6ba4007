import DMN
import Values

/// The facts that one rule reads about one subject, bound to the slots of its expressions.
///
/// A fact with several differing values is bound to one of them at a time: `choices` lists them all, so that a verdict
/// can see whether the contradiction matters.
struct FactBinding {
  let scope: FactScope
  let facts: FactSet
  let row: FactSet.Row?
  /// The collections that are read as lists.
  private let lists: [CollectionDefinition]
  /// The facts behind the names read, in catalogue order.
  let read: [Fact]
  /// Each way of choosing one value for every contradictory fact; at most `choiceLimit`, else nil.
  let choices: [[String: FactValue]]?

  static let choiceLimit = 64

  /// - Parameters:
  ///   - names: the names of the scope that are read; a collection's name reads its rows.
  ///   - keys: of each row of such a collection, the facts that are read.
  init(scope: FactScope, facts: FactSet, row: FactSet.Row?, names: Set<String>, keys: Set<String> = []) {
    self.scope = scope
    self.facts = facts
    self.row = row
    self.lists = scope.catalogue.collections.filter { names.contains($0.name) }
    let rowDefinitions = scope.row?.facts ?? []
    let fromRow = rowDefinitions.filter { names.contains($0.name) }.map { definition in
      Self.fact(definition.name, in: row, of: scope.row?.name ?? "")
    }
    let rowNames = Set(rowDefinitions.map(\.name))
    let fromDossier = scope.catalogue.facts.filter { names.contains($0.name) && !rowNames.contains($0.name) }
      .map { facts.fact($0.name) }
    let fromLists = lists.flatMap { collection in
      facts.rows(of: collection.name).rows.flatMap { row in
        collection.facts.filter { keys.contains($0.name) }.map { Self.fact($0.name, in: row, of: collection.name) }
      }
    }
    let read = fromRow + fromDossier + fromLists
    self.read = read
    self.choices = Self.choices(of: fromRow + fromDossier)
  }

  private init(_ other: FactBinding, read: [Fact]) {
    self.scope = other.scope
    self.facts = other.facts
    self.row = other.row
    self.lists = other.lists
    self.read = read
    self.choices = Self.choices(of: read.filter { other.isBound($0) })
  }

  /// The same facts, those unknown of which something that was not read, or not clearly, may say otherwise.
  var withoutUnread: FactBinding {
    let read = read.map { fact in
      guard fact.mayBeContradicted else { return fact }
      let sought = fact.unreadSources.isEmpty ? fact.unclear.first : .unreadable(files: fact.unreadSources)
      return fact.with(statements: [], sought: sought)
    }
    return FactBinding(self, read: read)
  }

  /// With some of what is read only.
  func reading(_ names: Set<String>) -> FactBinding { FactBinding(self, read: read.filter { names.contains($0.name) }) }

  /// Whether the fact has a slot of its own: it is the dossier's or the row's, not one of a list's.
  private func isBound(_ fact: Fact) -> Bool {
    fact.subject == .dossier || fact.subject == .row(collection: scope.row?.name ?? "", name: row?.name ?? "")
  }

  private static func fact(_ name: String, in row: FactSet.Row?, of collection: String) -> Fact {
    (row ?? FactSet.Row(name: "", facts: [])).fact(name, of: collection)
  }

  private static func choices(of read: [Fact]) -> [[String: FactValue]]? {
    var choices: [[String: FactValue]] = [[:]]
    for fact in read where fact.values.count > 1 {
      choices = choices.flatMap { choice in
        fact.values.map { value in choice.merging([fact.name: value]) { $1 } }
      }
      guard choices.count <= choiceLimit else { return nil }
    }
    return choices
  }

  /// The environment of one choice. Numbers of one tag whose units cannot be converted into each other are unknown.
  func environment(_ choice: [String: FactValue]) -> Environment {
    var environment = Environment(scope.scope)
    for fact in read where isBound(fact) {
      guard let slot = scope.scope.slot(of: fact.name) else { continue }
      environment[slot] = value(of: fact, choice)
    }
    for collection in lists {
      guard let slot = scope.scope.slot(of: collection.name) else { continue }
      environment[slot] = list(of: collection)
    }
    return environment
  }

  /// The rows as contexts; unknown as a whole while more of them may exist. Of contradictory statements none is chosen.
  private func list(of collection: CollectionDefinition) -> FEELValue {
    let rows = facts.rows(of: collection.name)
    guard rows.incompleteBecause == nil else { return .unknown(Unknown(collection.name)) }
    return .list(
      rows.rows.map { row in
        let subject = Subject.row(collection: collection.name, name: row.name)
        let told = read.filter { $0.subject == subject }
        return .context(
          FEELContext(
            collection.facts.map { definition in
              guard let fact = told.first(where: { $0.name == definition.name }), fact.values.count == 1 else {
                return (definition.name, .unknown(Unknown(definition.name)))
              }
              return (definition.name, value(of: fact, [:]))
            }))
      })
  }

  /// Why more rows may exist of a list that is read, in Vietnamese.
  var incompleteLists: [(collection: String, why: String)] {
    lists.compactMap { collection in
      facts.rows(of: collection.name).incompleteBecause.map { (collection.name, $0) }
    }
  }

  private func value(of fact: Fact, _ choice: [String: FactValue]) -> FEELValue {
    guard let value = choice[fact.name] ?? fact.values.first else { return .unknown(Unknown(fact.name)) }
    guard case .quantity(let quantity) = value else { return value.feel }
    guard let base = unit(ofTagLike: fact), let number = quantity.converted(to: base) else {
      return .unknown(Unknown(fact.name))
    }
    return .number(number)
  }

  /// The unit into which all read facts of the same tag convert: the catalogue's, else the first one's, where every other
  /// follows.
  private func unit(ofTagLike fact: Fact) -> Unit? {
    let tag = scope.definition(of: fact)?.tag
    let units = read.filter { $0.subject == fact.subject && scope.definition(of: $0)?.tag == tag }
      .flatMap(\.values).compactMap { value -> Unit? in
        guard case .quantity(let quantity) = value else { return nil }
        return quantity.unit
      }
    guard let base = scope.definition(of: fact)?.limits.base ?? units.first,
      units.allSatisfy({ $0.dimension == base.dimension })
    else { return nil }
    return base
  }

  /// Facts of one tag stated in units that do not convert, told in Vietnamese; nil where there are none.
  var unitClash: String? {
    for fact in read {
      guard case .quantity? = fact.values.first, unit(ofTagLike: fact) == nil else { continue }
      let tag = scope.definition(of: fact)?.tag
      let words = read.filter { $0.subject == fact.subject && scope.definition(of: $0)?.tag == tag }
        .flatMap { fact in fact.governing.map { "\(fact.name) «\($0.words)»" } }
      return "đơn vị không thống nhất: \(words.joined(separator: ", "))"
    }
    return nil
  }
}

extension FactDefinition {
  /// The tag of a quantity.
  package var tag: String? {
    guard case .quantity(let tag) = kind else { return nil }
    return tag
  }
}

extension FactValue {
  /// As FEEL sees it; a quantity is converted by the binding first.
  var feel: FEELValue {
    switch self {
    case .number(let number): .number(number)
    case .quantity(let quantity): .number(quantity.value)
    case .text(let text): .string(text)
    case .day(let day): .date(day)
    case .flag(let flag): .boolean(flag)
    case .place(let place): .string(place.name ?? place.words)
    }
  }
}
