extension TestCases {
  static let namespace = "http://www.omg.org/spec/DMN/20160719/testcase"
  static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"

  /// Reads a file of test cases (UTF-8).
  /// - Throws: everything wrong with the file, or the first fault of its XML.
  public static func read(
    _ bytes: [UInt8], limits: ModelLimits = ModelLimits()
  ) throws(ModelProblems) -> TestCases {
    let root = try MarkupElement.root(of: bytes, limits: limits)
    guard root.name == "testCases", root.namespace == namespace else {
      throw ModelProblems([root.problem(.notTestCases(root: root.name, namespace: root.namespace))])
    }
    var reading = ModelReading(namespace: namespace)
    let cases = reading.testCases(root)
    return try reading.checked(cases)
  }

  /// The file of the cases, in UTF-8.
  /// - Throws: the first character that XML cannot hold.
  public func bytes() throws(ModelProblems) -> [UInt8] {
    try output.document()
  }
}

// MARK: - Reading

extension ModelReading {
  fileprivate mutating func testCases(_ root: MarkupElement) -> TestCases {
    let children = children(of: root, ["testCasesName", "modelName", "labels", "testCase"])
    var labels: [String] = []
    for child in children where child.name == "labels" { labels += self.children(of: child, ["label"]).map(\.text) }
    return TestCases(
      modelName: single("modelName", in: children, of: root)?.text.trimmingBlanks(), labels: labels,
      cases: children.filter { $0.name == "testCase" }.map { testCase($0) })
  }

  private mutating func testCase(_ element: MarkupElement) -> TestCase {
    let children = children(of: element, ["inputNode", "resultNode"])
    return TestCase(
      id: element.attributes["id"], name: element.attributes["name"],
      kind: choice("type", of: element) ?? .decision, invocableName: element.attributes["invocableName"],
      description: mark(of: element).description,
      inputs: children.filter { $0.name == "inputNode" }.map { node in
        TestCase.Input(
          name: required("name", of: node), namespace: node.attributes["namespace"], value: value(in: node))
      },
      results: children.filter { $0.name == "resultNode" }.map { result($0) }, line: element.place.line)
  }

  private mutating func result(_ element: MarkupElement) -> TestCase.Result {
    let children = children(of: element, ["expected"])
    return TestCase.Result(
      name: required("name", of: element), namespace: element.attributes["namespace"],
      isError: flag("errorResult", of: element),
      expected: single("expected", in: children, of: element).map { value(in: $0) }, line: element.place.line)
  }

  /// The value that an element holds; one that holds nothing is the structure without components.
  private mutating func value(in element: MarkupElement) -> TestValue {
    let children = children(of: element, ["value", "component", "list"])
    guard let first = children.first else { return isNil(element) ? .null : .components([]) }
    for other in children.dropFirst() where first.name != "component" || other.name != "component" {
      problems.append(other.problem(.repeatedElement(other.name, element: element.name)))
    }
    if first.name != "component" && isNil(first) { return .null }
    switch first.name {
    case "value":
      let type = first.attributes["{\(TestCases.schemaInstance)}type"]
      return .simple(type: type.flatMap { $0.split(separator: ":").last.map(String.init) }, text: first.text)
    case "list":
      return .list(self.children(of: first, ["item"]).map { isNil($0) ? .null : value(in: $0) })
    default:
      return .components(
        children.map { component in
          TestValue.Component(
            name: required("name", of: component), value: isNil(component) ? .null : value(in: component))
        })
    }
  }

  private mutating func isNil(_ element: MarkupElement) -> Bool {
    flag("{\(TestCases.schemaInstance)}nil", of: element)
  }
}

// MARK: - Writing

extension TestCases {
  private var output: MarkupOutput {
    var children: [MarkupOutput] = []
    if let modelName { children.append(MarkupOutput("modelName", text: modelName)) }
    if !labels.isEmpty { children.append(MarkupOutput("labels", [], labels.map { MarkupOutput("label", text: $0) })) }
    children += cases.map(\.output)
    return MarkupOutput(
      "testCases",
      [
        ("xmlns", Self.namespace), ("xmlns:xsi", Self.schemaInstance),
        ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
      ], children)
  }
}

extension TestCase {
  fileprivate var output: MarkupOutput {
    var children: [MarkupOutput] = []
    if let description { children.append(MarkupOutput("description", text: description)) }
    children += inputs.map { input in
      MarkupOutput("inputNode", [("name", input.name), ("namespace", input.namespace)], input.value.output)
    }
    children += results.map { result in
      let expected = result.expected.map { [MarkupOutput("expected", [], $0.output)] } ?? []
      return MarkupOutput(
        "resultNode",
        [
          ("name", result.name), ("namespace", result.namespace), ("errorResult", result.isError ? "true" : nil),
        ], expected)
    }
    return MarkupOutput(
      "testCase",
      [
        ("id", id), ("name", name), ("type", kind == .decision ? nil : kind.rawValue),
        ("invocableName", invocableName),
      ], children)
  }
}

extension TestValue {
  fileprivate var output: [MarkupOutput] {
    switch self {
    case .null: return [MarkupOutput("value", [("xsi:nil", "true")])]
    case .simple(let type, let text):
      var value = MarkupOutput("value", text: text)
      if let type { value.attributes = [(name: "xsi:type", value: "xsd:\(type)")] }
      return [value]
    case .components(let components):
      return components.map { MarkupOutput("component", [("name", $0.name)], $0.value.output) }
    case .list(let items): return [MarkupOutput("list", [], items.map { MarkupOutput("item", [], $0.output) })]
    }
  }
}
