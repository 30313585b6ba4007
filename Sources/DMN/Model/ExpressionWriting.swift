extension ModelWriting {
  mutating func expression(_ expression: BoxedExpression) -> MarkupOutput {
    switch expression {
    case .literal(let box): text(box, as: "literalExpression")
    case .decisionTable(let box): decisionTable(box)
    case .context(let box): context(box)
    case .list(let box): items(box, as: "list")
    case .relation(let box): relation(box)
    case .invocation(let box): invocation(box)
    case .function(let box): function(box, as: "functionDefinition")
    case .conditional(let box): conditional(box)
    case .filter(let box): filter(box)
    case .iteration(let box): iteration(box)
    }
  }

  private func decisionTable(_ table: DecisionTable) -> MarkupOutput {
    var children: [MarkupOutput] = []
    for input in table.inputs {
      let parts = [text(input.expression, as: "inputExpression")] + optional(input.values, as: "inputValues")
      children.append(element("input", input.mark, [], parts))
    }
    for output in table.outputs {
      let parts =
        optional(output.values, as: "outputValues") + optional(output.defaultEntry, as: "defaultOutputEntry")
      children.append(element("output", output.mark, [("name", output.name), ("typeRef", output.typeRef)], parts))
    }
    for annotation in table.annotations { children.append(MarkupOutput("annotation", [("name", annotation)])) }
    for rule in table.rules {
      let entries =
        rule.inputEntries.map { text($0, as: "inputEntry") } + rule.outputEntries.map { text($0, as: "outputEntry") }
      let annotations = rule.annotationEntries.map {
        MarkupOutput("annotationEntry", [], [MarkupOutput("text", text: $0)])
      }
      children.append(element("rule", rule.mark, [], entries + annotations))
    }
    let attributes = [
      ("typeRef", table.typeRef), ("hitPolicy", table.hitPolicy.rawValue),
      ("aggregation", table.aggregation?.rawValue), ("outputLabel", table.outputLabel),
    ]
    return element("decisionTable", table.mark, attributes, children)
  }

  private func optional(_ text: ExpressionText?, as name: String) -> [MarkupOutput] {
    text.map { [self.text($0, as: name)] } ?? []
  }

  private mutating func context(_ context: BoxedExpression.Context) -> MarkupOutput {
    var entries: [MarkupOutput] = []
    for entry in context.entries {
      let variable = entry.variable.map { [item($0, as: "variable")] } ?? []
      entries.append(element("contextEntry", entry.mark, [], variable + [expression(entry.value)]))
    }
    return element("context", context.mark, [("typeRef", context.typeRef)], entries)
  }

  private mutating func items(_ list: BoxedExpression.Items, as name: String) -> MarkupOutput {
    var items: [MarkupOutput] = []
    for item in list.items { items.append(expression(item)) }
    return element(name, list.mark, [("typeRef", list.typeRef)], items)
  }

  private mutating func relation(_ relation: BoxedExpression.Relation) -> MarkupOutput {
    var children = relation.columns.map { item($0, as: "column") }
    for row in relation.rows { children.append(items(row, as: "row")) }
    return element("relation", relation.mark, [("typeRef", relation.typeRef)], children)
  }

  private mutating func invocation(_ invocation: BoxedExpression.Invocation) -> MarkupOutput {
    var children: [MarkupOutput] = []
    if let called = invocation.called { children.append(expression(called)) }
    for binding in invocation.bindings {
      var parts = [item(binding.parameter, as: "parameter")]
      if let argument = binding.argument { parts.append(expression(argument)) }
      children.append(MarkupOutput("binding", [], parts))
    }
    return element("invocation", invocation.mark, [("typeRef", invocation.typeRef)], children)
  }

  mutating func function(_ function: BoxedExpression.Function, as name: String) -> MarkupOutput {
    var children = function.parameters.map { item($0, as: "formalParameter") }
    if let body = function.body { children.append(expression(body)) }
    let kind = function.kind == .feel ? nil : function.kind.rawValue
    return element(name, function.mark, [("typeRef", function.typeRef), ("kind", kind)], children)
  }

  // MARK: - Boxes of DMN 1.4

  private mutating func part(_ name: String, _ box: BoxedExpression, typeRef: String? = nil) -> MarkupOutput {
    MarkupOutput(name, [("typeRef", typeRef)], [expression(box)])
  }

  private mutating func conditional(_ box: BoxedExpression.Conditional) -> MarkupOutput {
    require(.v1_4, for: "conditional", at: box.mark)
    let parts = [part("if", box.condition), part("then", box.then), part("else", box.otherwise)]
    return element("conditional", box.mark, [("typeRef", box.typeRef)], parts)
  }

  private mutating func filter(_ box: BoxedExpression.Filter) -> MarkupOutput {
    require(.v1_4, for: "filter", at: box.mark)
    let parts = [part("in", box.collection), part("match", box.match)]
    return element("filter", box.mark, [("typeRef", box.typeRef)], parts)
  }

  private mutating func iteration(_ box: BoxedExpression.Iteration) -> MarkupOutput {
    require(.v1_4, for: box.kind.rawValue, at: box.mark)
    let parts = [
      part("in", box.collection, typeRef: box.collectionTypeRef), part(box.kind.bodyName, box.body),
    ]
    let attributes = [("typeRef", box.typeRef), ("iteratorVariable", box.variable)]
    return element(box.kind.rawValue, box.mark, attributes, parts)
  }
}
