import Values

/// Every element of a model and its imports, compiled: each with the elements that its names stand for.
final class Program: Sendable {
  enum Kind: Sendable, Hashable {
    case input
    case decision
    case knowledge
    case service
  }

  /// An element by the namespace of its model and its id.
  struct Key: Sendable, Hashable {
    let namespace: String
    let id: String
  }

  /// What a slot of an element's scope holds.
  enum Slot: Sendable {
    case element(Key)
    /// The elements of an imported model under the name of the import.
    case imported([(name: String, key: Key)])
  }

  struct Element: Sendable {
    let key: Key
    let kind: Kind
    let name: String
    let type: FEELType
    let slots: [Slot]
    /// A decision's logic, or a function's body over its parameters as locals; nil where there is none.
    let code: Code?
    /// Terms of its texts.
    let weight: Int
    let parameters: [Parameter]
    let service: Service?
    /// The decision tables of its logic; where the logic is one table, that one alone.
    let tables: [DecisionTableCode]
    let isOneTable: Bool
  }

  struct Service: Sendable {
    let outputs: [(name: String, key: Key)]
    /// Input data, then input decisions: the order of parameters.
    let inputs: [(name: String, key: Key)]
  }

  let elements: [Key: Element]
  let problems: [DecisionModel.Problem]
  /// The decision tables of the model itself, each with the element in whose logic it stands.
  let sources: [(owner: Key, source: TableSource)]
  private let byName: [Kind: [String: Key]]
  private let order: [Kind: [String]]

  init(_ model: Model, _ imported: [Model]) {
    var builder = ProgramBuilder([model] + imported)
    builder.build()
    self.elements = builder.elements
    self.problems = builder.problems
    self.sources = builder.sources.filter { $0.owner.namespace == model.namespace }
    var byName: [Kind: [String: Key]] = [:]
    var order: [Kind: [String]] = [:]
    func note(_ kind: Kind, _ name: String, _ id: String?) {
      byName[kind, default: [:]][name] = Key(namespace: model.namespace, id: id ?? name)
      order[kind, default: []].append(name)
    }
    for item in model.inputData { note(.input, item.name, item.id) }
    for item in model.decisions { note(.decision, item.name, item.id) }
    for item in model.knowledgeModels { note(.knowledge, item.name, item.id) }
    for item in model.decisionServices { note(.service, item.name, item.id) }
    self.byName = byName
    self.order = order
  }

  func key(_ kind: Kind, _ name: String) -> Key? { byName[kind]?[name] }

  func names(of kind: Kind) -> [String] { order[kind] ?? [] }
}
