import Values

/// The named types of a model: its item definitions, and those of imported models under the names of the imports.
struct TypeTable: Sendable {
  private(set) var types: [String: FEELType] = [:]
  /// Names of components, which texts may name behind a point or inside a filter.
  private(set) var entryNames: [String] = []

  init(of model: Model, among models: [String: Model]) {
    var visited: Set<String> = []
    self.init(of: model, among: models, visited: &visited)
  }

  private init(of model: Model, among models: [String: Model], visited: inout Set<String>) {
    visited.insert(model.namespace)
    for source in model.imports {
      guard let imported = models[source.namespace], !visited.contains(source.namespace) else { continue }
      let inner = TypeTable(of: imported, among: models, visited: &visited)
      for (name, type) in inner.types { types[source.name.isEmpty ? name : "\(source.name).\(name)"] = type }
      entryNames += inner.entryNames
      entryNames += imported.inputData.map(\.name) + imported.decisions.map(\.name)
      entryNames += imported.knowledgeModels.map(\.name) + imported.decisionServices.map(\.name)
    }
    let definitions = Dictionary(model.itemDefinitions.map { ($0.name, $0) }) { first, _ in first }
    var underWay: Set<String> = []
    for definition in model.itemDefinitions { resolve(definition, definitions, &underWay) }
    for definition in model.itemDefinitions { collectNames(of: definition) }
    entryNames = Array(Set(entryNames)).sorted()
  }

  private mutating func collectNames(of definition: ItemDefinition) {
    for component in definition.components {
      entryNames.append(component.name)
      collectNames(of: component)
    }
  }

  @discardableResult
  private mutating func resolve(
    _ definition: ItemDefinition, _ definitions: [String: ItemDefinition], _ underWay: inout Set<String>
  ) -> FEELType {
    if let known = types[definition.name] { return known }
    // A type that is made of itself cannot be written out, nor one that leads through hundreds of others.
    guard underWay.count < 200, underWay.insert(definition.name).inserted else { return .any }
    defer { underWay.remove(definition.name) }
    let type = type(of: definition, definitions, &underWay)
    types[definition.name] = type
    return type
  }

  private mutating func type(
    of definition: ItemDefinition, _ definitions: [String: ItemDefinition], _ underWay: inout Set<String>
  ) -> FEELType {
    var type: FEELType
    if let function = definition.function {
      type = .function(function.parameters.map { self.type($0.typeRef) }, self.type(function.outputTypeRef))
    } else if !definition.components.isEmpty {
      var entries: [FEELType.Entry] = []
      for component in definition.components {
        entries.append(.init(key: component.name, type: self.type(of: component, definitions, &underWay)))
      }
      type = .context(entries)
    } else if let reference = definition.typeRef, let other = definitions[reference] {
      type = resolve(other, definitions, &underWay)
    } else {
      type = self.type(definition.typeRef)
    }
    if let allowed = definition.allowedValues { type = constrained(type, allowed) }
    if definition.isCollection { type = .list(type) }
    if let constraint = definition.typeConstraint { type = constrained(type, constraint) }
    return type
  }

  private func constrained(_ type: FEELType, _ tests: ExpressionText) -> FEELType {
    let text = tests.text.trimmingBlanks
    guard !text.isEmpty, let constraint = FEELConstraint(text) else { return type }
    return .constrained(type, constraint)
  }

  /// The type that a model names; any where it names none, or one that nobody knows.
  func type(_ reference: String?) -> FEELType {
    guard let reference else { return .any }
    if let own = types[reference] { return own }
    // DMN 1.1 writes a prefix: `feel:number`.
    let plain = reference.split(separator: ":").last.map(String.init) ?? reference
    return types[plain] ?? FEELType(feelName: plain) ?? .any
  }
}

/// Unary tests that narrow a type (`allowedValues`, `typeConstraint`).
public struct FEELConstraint: Sendable, Hashable {
  let tests: UnaryTests
  /// As written.
  public let text: String
  private let code: Code

  /// nil where the text is no unary tests.
  init?(_ text: String) {
    var parser = FEELParser(text: text, scope: Scope([]), isStrict: false)
    guard let tests = try? parser.unaryTests() else { return nil }
    self.tests = tests
    self.text = text
    self.code = Compiler().code(for: tests)
  }

  func holds(of value: FEELValue) -> Bool {
    var frame = Frame(.conformance, budget: Budget(Budget.constraintLimit))
    frame.locals.append(value)
    return code(&frame) == .boolean(true)
  }

  public static func == (left: FEELConstraint, right: FEELConstraint) -> Bool { left.tests == right.tests }

  public func hash(into hasher: inout Hasher) { hasher.combine(tests) }
}
