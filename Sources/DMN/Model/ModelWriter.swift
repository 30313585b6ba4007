/// Writes models as DMN XML.
public enum ModelWriter {
  /// The versions written.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  public enum Version: Sendable, Hashable, CaseIterable {
    /// What bpmn.io's editors (dmn-js) open; it has no conditional, filter or iteration and no type constraint.
    case v1_3
    case v1_5

    var standard: ModelVersion { self == .v1_3 ? .v1_3 : .v1_5 }
  }

  /// The file of a model, in UTF-8, with a diagram of its requirements laid out by layers. Elements without an id get
  /// one where a diagram or an editor needs it; nothing else of the model changes on the way.
  /// - Throws: the constructs that the version lacks, or the first character that XML cannot hold.
  public static func bytes(of model: Model, _ version: Version = .v1_5) throws(ModelProblems) -> [UInt8] {
    var writing = ModelWriting(version: version.standard)
    var root = writing.definitions(model)
    guard writing.problems.isEmpty else { throw ModelProblems(writing.problems) }
    var identities = Identities(taken: root)
    identities.complete(&root)
    root.children += [Diagram(of: root, in: model.namespace).output]
    return try root.document()
  }
}

/// One writing of a model: takes values to elements and gathers what the version cannot say.
struct ModelWriting {
  let version: ModelVersion
  var problems: [ModelProblem] = []

  init(version: ModelVersion) {
    self.version = version
  }

  /// An element with what its mark carries, before the attributes and children of its own.
  func element(
    _ name: String, _ mark: ElementMark, _ attributes: [(String, String?)] = [], _ children: [MarkupOutput] = []
  ) -> MarkupOutput {
    let description = mark.description.map { MarkupOutput("description", text: $0) }
    let marks = [("id", mark.id), ("label", mark.label)]
    return MarkupOutput(name, marks + attributes, [description].compactMap { $0 } + children)
  }

  mutating func definitions(_ model: Model) -> MarkupOutput {
    var children: [MarkupOutput] = model.imports.map { modelImport($0) }
    for definition in model.itemDefinitions { children.append(itemDefinition(definition, as: "itemDefinition")) }
    for input in model.inputData {
      children.append(element("inputData", input.mark, [("name", input.name)], variable(input.variable)))
    }
    for source in model.knowledgeSources { children.append(knowledgeSource(source)) }
    for knowledge in model.knowledgeModels { children.append(knowledgeModel(knowledge)) }
    for decision in model.decisions { children.append(self.decision(decision)) }
    for service in model.decisionServices { children.append(decisionService(service)) }
    let date = version.namespace.dropLast("MODEL/".count)
    let attributes = [
      ("name", model.name), ("namespace", model.namespace), ("expressionLanguage", model.expressionLanguage),
      ("xmlns", version.namespace), ("xmlns:dmndi", "\(date)DMNDI/"),
      ("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/"),
      ("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/"),
    ]
    return element("definitions", model.mark, attributes, children)
  }

  private func modelImport(_ element: ModelImport) -> MarkupOutput {
    let type =
      switch element.kind {
      case .model: version.namespace
      case .other(let namespace): namespace
      }
    return self.element(
      "import", element.mark,
      [
        ("name", element.name), ("namespace", element.namespace), ("locationURI", element.locationURI),
        ("importType", type),
      ])
  }

  // MARK: - Types

  private mutating func itemDefinition(_ definition: ItemDefinition, as name: String) -> MarkupOutput {
    if definition.typeConstraint != nil { require(.v1_5, for: "typeConstraint", at: definition.mark) }
    var children: [MarkupOutput] = []
    if let typeRef = definition.typeRef { children.append(MarkupOutput("typeRef", text: typeRef)) }
    if let values = definition.allowedValues { children.append(text(values, as: "allowedValues")) }
    if let constraint = definition.typeConstraint { children.append(text(constraint, as: "typeConstraint")) }
    for component in definition.components { children.append(itemDefinition(component, as: "itemComponent")) }
    if let function = definition.function {
      let parameters = function.parameters.map { item($0, as: "parameters") }
      children.append(
        element("functionItem", function.mark, [("outputTypeRef", function.outputTypeRef)], parameters))
    }
    let attributes = [("name", definition.name), ("isCollection", definition.isCollection ? "true" : nil)]
    return element(name, definition.mark, attributes, children)
  }

  /// Reports a construct that a version older than `first` lacks.
  mutating func require(_ first: ModelVersion, for construct: String, at mark: ElementMark) {
    guard version.rawValue < first.rawValue else { return }
    problems.append(ModelProblem(.notInVersion(construct, version), line: mark.line, column: mark.column))
  }

  func item(_ item: InformationItem, as name: String) -> MarkupOutput {
    element(name, item.mark, [("name", item.name), ("typeRef", item.typeRef)])
  }

  func text(_ text: ExpressionText, as name: String) -> MarkupOutput {
    let attributes = [("typeRef", text.typeRef), ("expressionLanguage", text.language)]
    return element(name, text.mark, attributes, [MarkupOutput("text", text: text.text)])
  }

  // MARK: - Requirements graph

  private func variable(_ variable: InformationItem?) -> [MarkupOutput] {
    variable.map { [item($0, as: "variable")] } ?? []
  }

  private func requirements(_ references: [ModelReference], _ name: String, _ target: String) -> [MarkupOutput] {
    references.map { element(name, $0.mark, [], [MarkupOutput(target, [("href", $0.href)])]) }
  }

  private func prose(_ name: String, _ text: String?) -> [MarkupOutput] {
    text.map { [MarkupOutput(name, text: $0)] } ?? []
  }

  private mutating func decision(_ decision: Decision) -> MarkupOutput {
    var children = prose("question", decision.question) + prose("allowedAnswers", decision.allowedAnswers)
    children += variable(decision.variable)
    children += requirements(decision.requiredDecisions, "informationRequirement", "requiredDecision")
    children += requirements(decision.requiredInputs, "informationRequirement", "requiredInput")
    children += requirements(decision.requiredKnowledge, "knowledgeRequirement", "requiredKnowledge")
    children += requirements(decision.authorities, "authorityRequirement", "requiredAuthority")
    if let expression = decision.expression { children.append(self.expression(expression)) }
    return element("decision", decision.mark, [("name", decision.name)], children)
  }

  private mutating func knowledgeModel(_ knowledge: BusinessKnowledgeModel) -> MarkupOutput {
    var children = variable(knowledge.variable)
    if let function = knowledge.function { children.append(self.function(function, as: "encapsulatedLogic")) }
    children += requirements(knowledge.requiredKnowledge, "knowledgeRequirement", "requiredKnowledge")
    children += requirements(knowledge.authorities, "authorityRequirement", "requiredAuthority")
    return element("businessKnowledgeModel", knowledge.mark, [("name", knowledge.name)], children)
  }

  private func decisionService(_ service: DecisionService) -> MarkupOutput {
    func references(_ references: [ModelReference], _ name: String) -> [MarkupOutput] {
      references.map { MarkupOutput(name, [("href", $0.href)]) }
    }
    let children =
      variable(service.variable) + references(service.outputDecisions, "outputDecision")
      + references(service.encapsulatedDecisions, "encapsulatedDecision")
      + references(service.inputDecisions, "inputDecision") + references(service.inputData, "inputData")
    return element("decisionService", service.mark, [("name", service.name)], children)
  }

  private func knowledgeSource(_ source: KnowledgeSource) -> MarkupOutput {
    element(
      "knowledgeSource", source.mark, [("name", source.name), ("locationURI", source.locationURI)],
      requirements(source.authorities, "authorityRequirement", "requiredAuthority") + prose("type", source.type))
  }
}

/// The ids of a document: gives one to each element that a diagram points at or an editor handles by its id.
private struct Identities {
  private static let wanted: Set = [
    "definitions", "inputData", "decision", "businessKnowledgeModel", "decisionService", "knowledgeSource",
    "informationRequirement", "knowledgeRequirement", "authorityRequirement", "variable", "decisionTable",
    "literalExpression", "input", "inputExpression", "output", "rule", "inputEntry", "outputEntry",
  ]

  private var taken: Set<String> = []
  private var last: [String: Int] = [:]

  init(taken root: MarkupOutput) {
    collect(root)
  }

  private mutating func collect(_ element: MarkupOutput) {
    if let id = element["id"] { taken.insert(id) }
    for child in element.children { collect(child) }
  }

  mutating func complete(_ element: inout MarkupOutput) {
    // A reference of a decision service is an `inputData` too, with an `href` instead of an id.
    if Self.wanted.contains(element.name), element["id"] == nil, element["href"] == nil {
      element.attributes.insert((name: "id", value: fresh(element.name)), at: 0)
    }
    for index in element.children.indices { complete(&element.children[index]) }
  }

  private mutating func fresh(_ name: String) -> String {
    while true {
      let number = last[name, default: 0] + 1
      last[name] = number
      let id = "\(name)_\(number)"
      if taken.insert(id).inserted { return id }
    }
  }
}
