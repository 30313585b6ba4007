import DMN
import Values

/// The facts that one rule reads about one subject, bound to the slots of its expressions.
///
/// A fact with several differing values is bound to one of them at a time: `choices` lists them all, so that a verdict
/// can see whether the contradiction matters.
struct FactBinding {
  let plan: FactPlan
  let facts: FactSet
  let row: FactSet.Row?
  /// The facts behind the names read: of the row, of the dossier, of the rows of lists; each in catalogue order.
  let read: [Fact]
  /// Where each of them stands.
  private let places: [FactPlan.Place]
  /// Each way of choosing one value for every contradictory fact; at most `choiceLimit`, else nil.
  let choices: [[String: FactValue]]?

  static let choiceLimit = 64

  init(_ plan: FactPlan, facts: FactSet, row: FactSet.Row?) {
    self.plan = plan
    self.facts = facts
    self.row = row
    var read: [Fact] = []
    var places = plan.ofRow + plan.ofDossier
    read.reserveCapacity(places.count)
    let rowOf = plan.scope.row?.name ?? ""
    for place in plan.ofRow { read.append(Self.fact(place.definition.name, in: row, of: rowOf)) }
    for place in plan.ofDossier { read.append(facts.fact(at: place.index, named: place.definition.name)) }
    for list in plan.lists where !list.read.isEmpty {
      for row in facts.rows(of: list.collection.name).rows {
        for place in list.read { read.append(row.fact(place.definition.name, of: list.collection.name)) }
        places += list.read
      }
    }
    self.read = read
    self.places = places
    self.choices = Self.choices(of: read, places)
  }

  private init(_ other: FactBinding, read: [Fact], places: [FactPlan.Place]) {
    self.plan = other.plan
    self.facts = other.facts
    self.row = other.row
    self.read = read
    self.places = places
    self.choices = Self.choices(of: read, places)
  }

  /// The same facts, those unknown of which something that was not read, or not clearly, may say otherwise.
  var withoutUnread: FactBinding {
    let read = read.map { fact in
      guard fact.mayBeContradicted else { return fact }
      let sought = fact.unreadSources.isEmpty ? fact.unclear.first : .unreadable(files: fact.unreadSources)
      return fact.with(statements: [], sought: sought)
    }
    return FactBinding(self, read: read, places: places)
  }

  /// With some of what is read only.
  func reading(_ names: Set<String>) -> FactBinding {
    let kept = read.indices.filter { names.contains(read[$0].name) }
    return FactBinding(self, read: kept.map { read[$0] }, places: kept.map { places[$0] })
  }

  private static func fact(_ name: String, in row: FactSet.Row?, of collection: String) -> Fact {
    (row ?? FactSet.Row(name: "", facts: [])).fact(name, of: collection)
  }

  /// Of facts with a slot of their own, not of those within lists.
  private static func choices(of read: [Fact], _ places: [FactPlan.Place]) -> [[String: FactValue]]? {
    var choices: [[String: FactValue]] = [[:]]
    for (fact, place) in zip(read, places) where place.slot != nil && fact.values.count > 1 {
      choices = choices.flatMap { choice in
        fact.values.map { value in choice.merging([fact.name: value]) { $1 } }
      }
      guard choices.count <= choiceLimit else { return nil }
    }
    return choices
  }

  /// The environment of one choice. Numbers of one tag whose units cannot be converted into each other are unknown.
  func environment(_ choice: [String: FactValue]) -> Environment {
    var environment = Environment(plan.scope.scope)
    for index in read.indices {
      // Of what has no value the environment says so itself.
      guard let slot = places[index].slot, let value = value(at: index, choice) else { continue }
      environment[slot] = value
    }
    for list in plan.lists { environment[list.slot] = value(of: list.collection) }
    return environment
  }

  /// The values of an environment by name, of what is read.
  func inputs(_ environment: Environment) -> FEELContext {
    FEELContext(
      read.indices.map { index in
        let name = read[index].name
        return (name, places[index].slot.map { environment[$0] } ?? .unknown(Unknown(name)))
      })
  }

  /// The rows as contexts; unknown as a whole while more of them may exist. Of contradictory statements none is chosen.
  private func value(of collection: CollectionDefinition) -> FEELValue {
    let rows = facts.rows(of: collection.name)
    guard rows.incompleteBecause == nil else { return .unknown(Unknown(collection.name)) }
    return .list(
      rows.rows.map { row in
        let subject = Subject.row(collection: collection.name, name: row.name)
        let told = read.indices.filter { read[$0].subject == subject }
        return .context(
          FEELContext(
            collection.facts.map { definition in
              guard let index = told.first(where: { read[$0].name == definition.name }), read[index].values.count == 1
              else { return (definition.name, .unknown(Unknown(definition.name))) }
              return (definition.name, value(at: index, [:]) ?? .unknown(Unknown(definition.name)))
            }))
      })
  }

  /// Why more rows may exist of a list that is read, in Vietnamese.
  var incompleteLists: [(collection: String, why: String)] {
    plan.lists.compactMap { list in
      let name = list.collection.name
      return facts.rows(of: name).incompleteBecause.map { (name, $0) }
    }
  }

  /// nil where it has none, or is a quantity beside others into whose unit it cannot be converted.
  private func value(at index: Int, _ choice: [String: FactValue]) -> FEELValue? {
    guard let value = choice[read[index].name] ?? read[index].values.first else { return nil }
    guard case .quantity(let quantity) = value else { return value.feel }
    return unit(ofTagLike: index).flatMap { quantity.converted(to: $0) }.map { .number($0) }
  }

  /// The read facts about the same subject that are quantities of the same tag.
  private func alike(_ index: Int) -> [Int] {
    let tag = places[index].definition.tag
    return read.indices.filter { read[$0].subject == read[index].subject && places[$0].definition.tag == tag }
  }

  /// The unit into which all read facts of the same tag convert: the catalogue's, else the first one's, where every other
  /// follows.
  private func unit(ofTagLike index: Int) -> Unit? {
    let units = alike(index).flatMap { read[$0].values }.compactMap { value -> Unit? in
      guard case .quantity(let quantity) = value else { return nil }
      return quantity.unit
    }
    guard let base = places[index].definition.limits.base ?? units.first,
      units.allSatisfy({ $0.dimension == base.dimension })
    else { return nil }
    return base
  }

  /// Facts of one tag stated in units that do not convert, told in Vietnamese; nil where there are none.
  var unitClash: String? {
    for index in read.indices {
      guard case .quantity? = read[index].values.first, unit(ofTagLike: index) == nil else { continue }
      let words = alike(index).map { read[$0] }
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
