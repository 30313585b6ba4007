/// Reads DMN XML of versions 1.1 to 1.5.
public enum ModelReader {
  /// The model in a file's bytes (UTF-8). Diagrams, extensions and elements of other namespaces are passed over;
  /// expressions stay texts, and references are not followed.
  /// - Throws: everything wrong with the file, or the first fault of its XML.
  public static func model(
    from bytes: [UInt8], limits: ModelLimits = ModelLimits()
  ) throws(ModelProblems) -> Model {
    let root = try MarkupElement.root(of: bytes, limits: limits)
    guard root.name == "definitions", ModelVersion.of(root.namespace) != nil else {
      throw ModelProblems([root.problem(.notDMN(root: root.name, namespace: root.namespace))])
    }
    var reading = ModelReading(namespace: root.namespace)
    let model = reading.model(root)
    return try reading.checked(model)
  }
}

/// One reading of a document: takes elements to values and gathers what is wrong on the way. Where something is wrong
/// a value stands in for it, and the whole is thrown away at the end.
struct ModelReading {
  /// Of the version that the file is written in.
  let namespace: String
  var problems: [ModelProblem] = []
  /// The names of imports by the namespaces they bring, for the qualified names of DMN 1.1.
  private var importNames: [String: String] = [:]
  private var targetNamespace = ""

  init(namespace: String) {
    self.namespace = namespace
  }

  /// What the reading came to, where nothing was wrong on the way.
  func checked<Value>(_ value: Value) throws(ModelProblems) -> Value {
    guard problems.isEmpty else {
      throw ModelProblems(problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return value
  }

  // MARK: - Elements

  /// The children that this version of DMN defines; those not among `known` are reported, since leaving them out would
  /// change the meaning.
  mutating func children(of element: MarkupElement, _ known: Set<String>) -> [MarkupElement] {
    var found: [MarkupElement] = []
    for child in element.children {
      guard child.namespace == namespace else {
        if ModelVersion.of(child.namespace) != nil {
          problems.append(child.problem(.mixedVersions(element: child.name, namespace: child.namespace)))
        }
        continue
      }
      if known.contains(child.name) {
        found.append(child)
      } else if child.name != "description" && child.name != "extensionElements" {
        problems.append(child.problem(.unknownElement(child.name, element: element.name)))
      }
    }
    return found
  }

  /// The one child of the name, if there is one.
  mutating func single(_ name: String, in children: [MarkupElement], of element: MarkupElement) -> MarkupElement? {
    only(children.filter { $0.name == name }, of: element)
  }

  /// The one of these children, if there is one.
  mutating func only(_ found: [MarkupElement], of element: MarkupElement) -> MarkupElement? {
    if let second = found.dropFirst().first {
      problems.append(second.problem(.repeatedElement(second.name, element: element.name)))
    }
    return found.first
  }

  /// The one child of the name, which must be there.
  mutating func requiredSingle(
    _ name: String, in children: [MarkupElement], of element: MarkupElement
  ) -> MarkupElement? {
    if let found = single(name, in: children, of: element) { return found }
    problems.append(element.problem(.missingElement(name, element: element.name)))
    return nil
  }

  mutating func required(_ attribute: String, of element: MarkupElement) -> String {
    if let value = element.attributes[attribute] { return value }
    problems.append(element.problem(.missingAttribute(attribute, element: element.name)))
    return ""
  }

  /// The value of an attribute that takes one of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ attribute: String, of element: MarkupElement
  ) -> Choice? where Choice.RawValue == String {
    guard let text = element.attributes[attribute] else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    problems.append(element.problem(.badValue(text, attribute: attribute, allowed: allowed)))
    return nil
  }

  func mark(of element: MarkupElement) -> ElementMark {
    ElementMark(
      id: element.attributes["id"], label: element.attributes["label"],
      description: element.children.first { $0.namespace == namespace && $0.name == "description" }?.text,
      line: element.place.line, column: element.place.column)
  }

  func language(of element: MarkupElement) -> String? {
    element.attributes["expressionLanguage"].flatMap { ModelVersion.isFEEL($0) || $0.isEmpty ? nil : $0 }
  }

  /// The type that an attribute names.
  func typeRef(of element: MarkupElement, _ attribute: String = "typeRef") -> String? {
    element.attributes[attribute].flatMap { typeName($0, in: element) }
  }

  /// A type's name without the XML prefix that DMN 1.1 puts before it: of FEEL and of the model itself bare, of an
  /// import with the import's name.
  private func typeName(_ text: String, in element: MarkupElement) -> String? {
    let text = text.trimmingBlanks()
    guard !text.isEmpty else { return nil }
    guard let colon = text.firstIndex(of: ":"), let bound = element.prefixes[String(text[..<colon])] else {
      return text
    }
    let name = String(text[text.index(after: colon)...])
    if ModelVersion.isFEEL(bound) || bound == targetNamespace { return name }
    return importNames[bound].map { "\($0).\(name)" } ?? text
  }

  // MARK: - Definitions

  private static let drawnOnly: Set = [
    "textAnnotation", "association", "group", "elementCollection", "performanceIndicator", "organizationUnit",
  ]
  private static let definitions = drawnOnly.union([
    "import", "itemDefinition", "inputData", "decision", "businessKnowledgeModel", "decisionService",
    "knowledgeSource",
  ])

  mutating func model(_ root: MarkupElement) -> Model {
    var model = Model(
      name: required("name", of: root), namespace: required("namespace", of: root),
      expressionLanguage: language(of: root), mark: mark(of: root))
    targetNamespace = model.namespace
    let children = children(of: root, Self.definitions)
    // Imports first: the types of what follows are named by them.
    for child in children where child.name == "import" {
      let element = modelImport(child)
      importNames[element.namespace] = element.name
      model.imports.append(element)
    }
    for child in children {
      switch child.name {
      case "itemDefinition": model.itemDefinitions.append(itemDefinition(child))
      case "inputData": model.inputData.append(inputData(child))
      case "decision": model.decisions.append(decision(child))
      case "businessKnowledgeModel": model.knowledgeModels.append(knowledgeModel(child))
      case "decisionService": model.decisionServices.append(decisionService(child))
      case "knowledgeSource": model.knowledgeSources.append(knowledgeSource(child))
      default: break
      }
    }
    return model
  }

  private mutating func modelImport(_ element: MarkupElement) -> ModelImport {
    let type = required("importType", of: element)
    return ModelImport(
      // DMN 1.1 has imports without a name.
      name: element.attributes["name"] ?? "", namespace: required("namespace", of: element),
      locationURI: element.attributes["locationURI"], kind: ModelVersion.of(type) == nil ? .other(type) : .model,
      mark: mark(of: element))
  }

  private mutating func itemDefinition(_ element: MarkupElement) -> ItemDefinition {
    let children = children(
      of: element, ["typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"])
    var definition = ItemDefinition(name: required("name", of: element), mark: mark(of: element))
    definition.typeRef = single("typeRef", in: children, of: element).flatMap { typeName($0.text, in: $0) }
    definition.isCollection = flag("isCollection", of: element)
    definition.allowedValues = single("allowedValues", in: children, of: element).map { text($0) }
    definition.typeConstraint = single("typeConstraint", in: children, of: element).map { text($0) }
    definition.components = children.filter { $0.name == "itemComponent" }.map { itemDefinition($0) }
    definition.function = single("functionItem", in: children, of: element).map { functionType($0) }
    return definition
  }

  mutating func flag(_ attribute: String, of element: MarkupElement) -> Bool {
    switch element.attributes[attribute]?.trimmingBlanks() {
    case nil, "false", "0": return false
    case "true", "1": return true
    case let text?:
      problems.append(element.problem(.badValue(text, attribute: attribute, allowed: ["true", "false"])))
      return false
    }
  }

  private mutating func functionType(_ element: MarkupElement) -> ItemDefinition.FunctionType {
    ItemDefinition.FunctionType(
      parameters: children(of: element, ["parameters"]).map { informationItem($0) },
      outputTypeRef: typeRef(of: element, "outputTypeRef"), mark: mark(of: element))
  }

  mutating func informationItem(_ element: MarkupElement, name: String? = nil) -> InformationItem {
    InformationItem(
      name: element.attributes["name"] ?? name ?? required("name", of: element), typeRef: typeRef(of: element),
      mark: mark(of: element))
  }
}

extension StringProtocol {
  /// Without the blanks of XML at both ends.
  func trimmingBlanks() -> String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.isMarkupBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isMarkupBlank { scalars.removeLast() }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isMarkupBlank: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" }
}
