extension BoxedExpression {
  /// The elements that hold one.
  static let elementNames: Set = [
    "literalExpression", "decisionTable", "context", "list", "relation", "invocation", "functionDefinition",
    "conditional", "filter", "for", "some", "every",
  ]
}

extension ModelReading {
  /// The one expression among the children, if there is one.
  mutating func expression(in children: [MarkupElement], of element: MarkupElement) -> BoxedExpression? {
    only(children.filter { BoxedExpression.elementNames.contains($0.name) }, of: element).map { expression($0) }
  }

  private mutating func expression(_ element: MarkupElement) -> BoxedExpression {
    switch element.name {
    case "decisionTable": .decisionTable(decisionTable(element))
    case "context": .context(context(element))
    case "list": .list(items(element))
    case "relation": .relation(relation(element))
    case "invocation": .invocation(invocation(element))
    case "functionDefinition": .function(function(element))
    case "conditional": .conditional(conditional(element))
    case "filter": .filter(filter(element))
    case "for": .iteration(iteration(.each, element))
    case "some": .iteration(iteration(.some, element))
    case "every": .iteration(iteration(.every, element))
    // `elementNames` admits no other.
    default: .literal(text(element))
    }
  }

  /// The expression that must stand in an element.
  private mutating func requiredExpression(in children: [MarkupElement], of element: MarkupElement) -> BoxedExpression {
    if let expression = expression(in: children, of: element) { return expression }
    problems.append(element.problem(.missingElement("literalExpression", element: element.name)))
    return .literal(ExpressionText(""))
  }

  /// A literal expression or unary tests. `importedValues` is not known here: what it brings is nowhere in the file.
  mutating func text(_ element: MarkupElement) -> ExpressionText {
    let children = children(of: element, ["text"])
    let holder = single("text", in: children, of: element)
    return ExpressionText(
      holder?.text ?? "", typeRef: typeRef(of: element), language: language(of: element), mark: mark(of: element),
      textLine: holder?.place.textLine ?? element.place.line,
      textColumn: holder?.place.textColumn ?? element.place.column)
  }

  // MARK: - Decision tables

  private mutating func decisionTable(_ element: MarkupElement) -> DecisionTable {
    let children = children(of: element, ["input", "output", "annotation", "rule"])
    var table = DecisionTable(
      hitPolicy: choice("hitPolicy", of: element) ?? .unique, aggregation: choice("aggregation", of: element),
      inputs: [], outputs: [], rules: [], outputLabel: element.attributes["outputLabel"],
      typeRef: typeRef(of: element), mark: mark(of: element))
    for child in children {
      switch child.name {
      case "input": table.inputs.append(input(child))
      case "output": table.outputs.append(output(child))
      case "annotation": table.annotations.append(child.attributes["name"] ?? "")
      default: break
      }
    }
    if table.outputs.isEmpty { problems.append(element.problem(.missingElement("output", element: element.name))) }
    for child in children where child.name == "rule" {
      let rule = rule(child)
      check(rule.inputEntries.count, of: "inputEntry", fits: table.inputs.count, in: child)
      check(rule.outputEntries.count, of: "outputEntry", fits: table.outputs.count, in: child)
      table.rules.append(rule)
    }
    return table
  }

  private mutating func check(_ found: Int, of entries: String, fits expected: Int, in rule: MarkupElement) {
    guard found != expected else { return }
    problems.append(rule.problem(.ruleWidth(entries: entries, expected: expected, found: found)))
  }

  private mutating func input(_ element: MarkupElement) -> DecisionTable.Input {
    let children = children(of: element, ["inputExpression", "inputValues"])
    let tested = requiredSingle("inputExpression", in: children, of: element).map { text($0) }
    return DecisionTable.Input(
      expression: tested ?? ExpressionText(""),
      values: single("inputValues", in: children, of: element).map { text($0) }, mark: mark(of: element))
  }

  private mutating func output(_ element: MarkupElement) -> DecisionTable.Output {
    let children = children(of: element, ["outputValues", "defaultOutputEntry"])
    return DecisionTable.Output(
      name: element.attributes["name"], typeRef: typeRef(of: element),
      values: single("outputValues", in: children, of: element).map { text($0) },
      defaultEntry: single("defaultOutputEntry", in: children, of: element).map { text($0) }, mark: mark(of: element))
  }

  private mutating func rule(_ element: MarkupElement) -> DecisionTable.Rule {
    var rule = DecisionTable.Rule(inputEntries: [], outputEntries: [], mark: mark(of: element))
    for child in children(of: element, ["inputEntry", "outputEntry", "annotationEntry"]) {
      switch child.name {
      case "inputEntry": rule.inputEntries.append(text(child))
      case "outputEntry": rule.outputEntries.append(text(child))
      default: rule.annotationEntries.append(text(child).text)
      }
    }
    return rule
  }

  // MARK: - Values put together

  private mutating func context(_ element: MarkupElement) -> BoxedExpression.Context {
    var entries: [BoxedExpression.Context.Entry] = []
    for child in children(of: element, ["contextEntry"]) {
      let children = children(of: child, BoxedExpression.elementNames.union(["variable"]))
      entries.append(
        BoxedExpression.Context.Entry(
          variable: single("variable", in: children, of: child).map { informationItem($0) },
          value: requiredExpression(in: children, of: child), mark: mark(of: child)))
    }
    return BoxedExpression.Context(entries: entries, typeRef: typeRef(of: element), mark: mark(of: element))
  }

  private mutating func items(_ element: MarkupElement) -> BoxedExpression.Items {
    BoxedExpression.Items(
      items: children(of: element, BoxedExpression.elementNames).map { expression($0) },
      typeRef: typeRef(of: element), mark: mark(of: element))
  }

  private mutating func relation(_ element: MarkupElement) -> BoxedExpression.Relation {
    let children = children(of: element, ["column", "row"])
    let columns = children.filter { $0.name == "column" }.map { informationItem($0) }
    let rows = children.filter { $0.name == "row" }.map { items($0) }
    for row in rows where row.items.count != columns.count {
      let width = ModelProblem.Kind.rowWidth(expected: columns.count, found: row.items.count)
      problems.append(ModelProblem(width, line: row.line, column: row.column))
    }
    return BoxedExpression.Relation(
      columns: columns, rows: rows, typeRef: typeRef(of: element), mark: mark(of: element))
  }

  // MARK: - Functions

  private mutating func invocation(_ element: MarkupElement) -> BoxedExpression.Invocation {
    let children = children(of: element, BoxedExpression.elementNames.union(["binding"]))
    var bindings: [BoxedExpression.Invocation.Binding] = []
    for child in children where child.name == "binding" {
      let parts = self.children(of: child, BoxedExpression.elementNames.union(["parameter"]))
      guard let parameter = requiredSingle("parameter", in: parts, of: child) else { continue }
      bindings.append(
        BoxedExpression.Invocation.Binding(
          parameter: informationItem(parameter), argument: expression(in: parts, of: child)))
    }
    return BoxedExpression.Invocation(
      called: expression(in: children, of: element), bindings: bindings, typeRef: typeRef(of: element),
      mark: mark(of: element))
  }

  mutating func function(_ element: MarkupElement) -> BoxedExpression.Function {
    let children = children(of: element, BoxedExpression.elementNames.union(["formalParameter"]))
    return BoxedExpression.Function(
      kind: choice("kind", of: element) ?? .feel,
      parameters: children.filter { $0.name == "formalParameter" }.map { informationItem($0) },
      body: expression(in: children, of: element), typeRef: typeRef(of: element), mark: mark(of: element))
  }

  // MARK: - Boxes of DMN 1.4

  /// The expression inside a named part of a box.
  private mutating func part(
    _ name: String, in children: [MarkupElement], of element: MarkupElement
  ) -> BoxedExpression {
    guard let holder = requiredSingle(name, in: children, of: element) else { return .literal(ExpressionText("")) }
    return requiredExpression(in: self.children(of: holder, BoxedExpression.elementNames), of: holder)
  }

  private mutating func conditional(_ element: MarkupElement) -> BoxedExpression.Conditional {
    let children = children(of: element, ["if", "then", "else"])
    return BoxedExpression.Conditional(
      condition: part("if", in: children, of: element), then: part("then", in: children, of: element),
      otherwise: part("else", in: children, of: element), typeRef: typeRef(of: element), mark: mark(of: element))
  }

  private mutating func filter(_ element: MarkupElement) -> BoxedExpression.Filter {
    let children = children(of: element, ["in", "match"])
    return BoxedExpression.Filter(
      collection: part("in", in: children, of: element), match: part("match", in: children, of: element),
      typeRef: typeRef(of: element), mark: mark(of: element))
  }

  private mutating func iteration(
    _ kind: BoxedExpression.Iteration.Kind, _ element: MarkupElement
  ) -> BoxedExpression.Iteration {
    let body = kind.bodyName
    let children = children(of: element, ["in", body])
    return BoxedExpression.Iteration(
      kind, variable: required("iteratorVariable", of: element), in: part("in", in: children, of: element),
      collectionTypeRef: children.first { $0.name == "in" }.flatMap { typeRef(of: $0) },
      body: part(body, in: children, of: element), typeRef: typeRef(of: element), mark: mark(of: element))
  }
}

extension BoxedExpression.Iteration.Kind {
  /// The element that holds the body.
  var bodyName: String { self == .each ? "return" : "satisfies" }
}
