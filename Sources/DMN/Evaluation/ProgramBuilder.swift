import Values

/// Compiles the elements of models: resolves references to keys, names to slots, type names to types.
struct ProgramBuilder {
  private let models: [String: Model]
  private let inOrder: [Model]
  private(set) var elements: [Program.Key: Program.Element] = [:]
  private(set) var problems: [DecisionModel.Problem] = []
  /// Each decision table with the element in whose logic it stands, in the order of the models.
  private(set) var sources: [(owner: Program.Key, source: TableSource)] = []
  private var types: [String: TypeTable] = [:]
  /// Of the model that is being built.
  private var allNames: [(String, FEELType)] = []

  init(_ models: [Model]) {
    self.inOrder = models
    self.models = Dictionary(models.map { ($0.namespace, $0) }) { first, _ in first }
  }

  mutating func build() {
    // Imported models first: their types stand in the importing one's.
    for model in inOrder { types[model.namespace] = TypeTable(of: model, among: models) }
    for model in inOrder { build(model) }
  }

  private mutating func build(_ model: Model) {
    let table = types[model.namespace] ?? TypeTable(of: model, among: models)
    allNames = Self.allNames(of: model, table)
    for input in model.inputData {
      add(model, .input, input.name, input.id, table.type(input.variable?.typeRef), [], nil, 0)
    }
    for decision in model.decisions {
      let requirements = decision.requiredInputs + decision.requiredDecisions + decision.requiredKnowledge
      let names = names(requirements, in: model)
      var compiler = BoxCompiler(scope: names.scope(table), locals: [], types: table, allNames: allNames)
      let code = decision.expression.map { compiler.code(for: $0) }
      note(compiler, of: decision.id ?? decision.name, in: model)
      var isOneTable = false
      if case .decisionTable? = decision.expression { isOneTable = true }
      var type = table.type(decision.variable?.typeRef ?? decision.expression?.typeRef)
      // Tables of several hits are typed by what one hit gives.
      if case .decisionTable(let box)? = decision.expression, box.givesList, !type.isListOrAny { type = .list(type) }
      add(
        model, .decision, decision.name, decision.id, type, names.slots, code, compiler.weight,
        tables: compiler.tables,
        isOneTable: isOneTable)
    }
    for knowledge in model.knowledgeModels {
      let names = names(knowledge.requiredKnowledge, in: model)
      let parameters = (knowledge.function?.parameters ?? []).map {
        Parameter(name: $0.name, type: table.type($0.typeRef))
      }
      var compiler = BoxCompiler(
        scope: names.scope(table), locals: parameters.map(\.name), types: table, allNames: allNames)
      let code = knowledge.function.flatMap { function in
        function.body.map { compiler.body($0, function.kind, parameters) }
      }
      note(compiler, of: knowledge.id ?? knowledge.name, in: model)
      var type = table.type(knowledge.variable?.typeRef)
      if case .function(_, let result) = type { type = result }
      if type == .any { type = table.type(knowledge.function?.body?.typeRef) }
      add(
        model, .knowledge, knowledge.name, knowledge.id, type, names.slots, code, compiler.weight,
        parameters, tables: compiler.tables)
    }
    for service in model.decisionServices { add(service, in: model, table) }
  }

  private mutating func note(_ compiler: BoxCompiler, of id: String, in model: Model) {
    problems += compiler.problems.map { problem in
      var problem = problem
      problem.namespace = model.namespace
      return problem
    }
    sources += compiler.sources.map { (Program.Key(namespace: model.namespace, id: id), $0) }
  }

  private mutating func add(
    _ model: Model, _ kind: Program.Kind, _ name: String, _ id: String?, _ type: FEELType, _ slots: [Program.Slot],
    _ code: Code?, _ weight: Int, _ parameters: [Parameter] = [], _ service: Program.Service? = nil,
    tables: [DecisionTableCode] = [], isOneTable: Bool = false
  ) {
    let key = Program.Key(namespace: model.namespace, id: id ?? name)
    elements[key] = Program.Element(
      key: key, kind: kind, name: name, type: type, slots: slots, code: code, weight: weight,
      parameters: parameters, service: service, tables: tables, isOneTable: isOneTable)
  }

  private mutating func add(_ service: DecisionService, in model: Model, _ table: TypeTable) {
    func named(_ references: [ModelReference]) -> [(name: String, key: Program.Key, type: FEELType)] {
      references.compactMap { reference in
        target(reference, in: model).map { ($0.name, $0.key, $0.type) }
      }
    }
    let inputs = named(service.inputData) + named(service.inputDecisions)
    var type = table.type(service.variable?.typeRef)
    if case .function(_, let result) = type { type = result }
    add(
      model, .service, service.name, service.id, type, [], nil, 0,
      inputs.map { Parameter(name: $0.name, type: $0.type) },
      Program.Service(
        outputs: named(service.outputDecisions).map { ($0.name, $0.key) }, inputs: inputs.map { ($0.name, $0.key) }))
  }

  // MARK: References

  /// The names that an element's texts may use, with what they stand for.
  struct Names {
    var names: [(String, FEELType)] = []
    var slots: [Program.Slot] = []

    func scope(_ table: TypeTable) -> Scope {
      Scope(names, entryNames: table.entryNames, namedTypes: table.types)
    }
  }

  private struct Target {
    let key: Program.Key
    let name: String
    let type: FEELType
    let kind: Program.Kind
  }

  private func target(_ reference: ModelReference, in model: Model) -> Target? {
    let home = reference.targetNamespace.flatMap { models[$0] } ?? model
    let id = reference.targetID
    let key = Program.Key(namespace: home.namespace, id: id)
    let table = types[home.namespace]
    func type(_ variable: InformationItem?) -> FEELType { table?.type(variable?.typeRef) ?? .any }
    if let item = home.inputData.first(where: { ($0.id ?? $0.name) == id }) {
      return Target(key: key, name: item.name, type: type(item.variable), kind: .input)
    }
    if let item = home.decisions.first(where: { ($0.id ?? $0.name) == id }) {
      return Target(key: key, name: item.name, type: type(item.variable), kind: .decision)
    }
    if let item = home.knowledgeModels.first(where: { ($0.id ?? $0.name) == id }) {
      return Target(key: key, name: item.name, type: .function([], .any), kind: .knowledge)
    }
    if let item = home.decisionServices.first(where: { ($0.id ?? $0.name) == id }) {
      return Target(key: key, name: item.name, type: .function([], .any), kind: .service)
    }
    return nil
  }

  /// Own elements under their names; imported ones under the name of the import, or plainly where it has none.
  private func names(_ references: [ModelReference], in model: Model) -> Names {
    var names = Names()
    var imported: [(name: String, entries: [(name: String, key: Program.Key)], types: [FEELType.Entry])] = []
    for reference in references {
      guard let target = target(reference, in: model) else { continue }
      let source = model.imports.first { $0.namespace == target.key.namespace }
      guard target.key.namespace != model.namespace, let prefix = source?.name, !prefix.isEmpty else {
        names.names.append((target.name, target.type))
        names.slots.append(.element(target.key))
        continue
      }
      let entry = (name: target.name, key: target.key)
      let type = FEELType.Entry(key: target.name, type: target.type)
      if let index = imported.firstIndex(where: { $0.name == prefix }) {
        imported[index].entries.append(entry)
        imported[index].types.append(type)
      } else {
        imported.append((prefix, [entry], [type]))
      }
    }
    for source in imported {
      names.names.append((source.name, .context(source.types)))
      names.slots.append(.imported(source.entries))
    }
    return names
  }

  /// Every name that a text of the model might use were it required.
  private static func allNames(of model: Model, _ table: TypeTable) -> [(String, FEELType)] {
    model.inputData.map { ($0.name, table.type($0.variable?.typeRef)) }
      + model.decisions.map { ($0.name, table.type($0.variable?.typeRef)) }
      + model.knowledgeModels.map { ($0.name, .function([], .any)) }
      + model.decisionServices.map { ($0.name, .function([], .any)) }
      + model.imports.filter { !$0.name.isEmpty }.map { ($0.name, .any) }
  }
}

extension DecisionTable {
  /// Whether its value is the list of what its hits give.
  var givesList: Bool {
    switch hitPolicy {
    case .collect: aggregation == nil
    case .ruleOrder, .outputOrder: true
    case .unique, .first, .priority, .any: false
    }
  }
}

extension FEELType {
  var isListOrAny: Bool {
    switch self {
    case .list, .any: true
    case .constrained(let type, _): type.isListOrAny
    default: false
    }
  }
}
