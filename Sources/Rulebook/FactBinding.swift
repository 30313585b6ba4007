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
  /// The facts behind the names read, in catalogue order.
  let read: [Fact]
  /// Each way of choosing one value for every contradictory fact; at most `choiceLimit`, else nil.
  let choices: [[String: FactValue]]?

  static let choiceLimit = 64

  init(scope: FactScope, facts: FactSet, row: FactSet.Row?, names: Set<String>) {
    self.scope = scope
    self.facts = facts
    self.row = row
    let rowDefinitions = scope.row?.facts ?? []
    let fromRow = rowDefinitions.filter { names.contains($0.name) }.map { definition in
      Self.fact(definition.name, in: row, of: scope)
    }
    let rowNames = Set(rowDefinitions.map(\.name))
    let fromDossier = scope.catalogue.facts.filter { names.contains($0.name) && !rowNames.contains($0.name) }
      .map { facts.fact($0.name) }
    let read = fromRow + fromDossier
    self.read = read
    self.choices = Self.choices(of: read)
  }

  private init(scope: FactScope, facts: FactSet, row: FactSet.Row?, read: [Fact]) {
    self.scope = scope
    self.facts = facts
    self.row = row
    self.read = read
    self.choices = Self.choices(of: read)
  }

  /// The same facts, those unknown of which a file that was not read may say otherwise.
  var withoutUnread: FactBinding {
    let read = read.map { fact in
      guard !fact.isConfirmed, !fact.unreadSources.isEmpty else { return fact }
      return Fact(
        name: fact.name, subject: fact.subject, statements: [], sought: .unreadable(files: fact.unreadSources),
        unreadSources: fact.unreadSources)
    }
    return FactBinding(scope: scope, facts: facts, row: row, read: read)
  }

  private static func fact(_ name: String, in row: FactSet.Row?, of scope: FactScope) -> Fact {
    let collection = scope.row?.name ?? ""
    let subject = Subject.row(collection: collection, name: row?.name ?? "")
    return row?.facts.first { $0.name == name }
      ?? Fact(name: name, subject: subject, statements: [], sought: .notStated)
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
    for fact in read {
      guard let slot = scope.scope.slot(of: fact.name) else { continue }
      environment[slot] = value(of: fact, choice)
    }
    return environment
  }

  private func value(of fact: Fact, _ choice: [String: FactValue]) -> FEELValue {
    guard let value = choice[fact.name] ?? fact.values.first else { return .unknown(Unknown(fact.name)) }
    guard case .quantity(let quantity) = value else { return value.feel }
    guard let base = unit(ofTagLike: fact), let number = quantity.converted(to: base) else {
      return .unknown(Unknown(fact.name))
    }
    return .number(number)
  }

  /// The unit into which all read facts of the same tag convert: the first one's, where every other follows.
  private func unit(ofTagLike fact: Fact) -> Unit? {
    let tag = scope.catalogue.definition(fact.name, in: scope.row)?.tag
    let units = read.filter { scope.catalogue.definition($0.name, in: scope.row)?.tag == tag }
      .flatMap(\.values).compactMap { value -> Unit? in
        guard case .quantity(let quantity) = value else { return nil }
        return quantity.unit
      }
    guard let first = units.first, units.allSatisfy({ $0.dimension == first.dimension }) else { return nil }
    return first
  }

  /// Facts of one tag stated in units that do not convert, told in Vietnamese; nil where there are none.
  var unitClash: String? {
    for fact in read {
      guard case .quantity? = fact.values.first, unit(ofTagLike: fact) == nil else { continue }
      let tag = scope.catalogue.definition(fact.name, in: scope.row)?.tag
      let words = read.filter { scope.catalogue.definition($0.name, in: scope.row)?.tag == tag }
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
    }
  }
}
