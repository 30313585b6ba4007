import Values

/// Turns boxed expressions into code over the same frames as texts.
struct BoxCompiler {
  let scope: Scope
  /// Names bound around the place, outermost first.
  private var locals: [FEELParser.Local]
  let types: TypeTable
  private(set) var problems: [DecisionModel.Problem] = []
  /// The decision tables met, in the order of the file.
  private(set) var tables: [DecisionTableCode] = []
  /// The same with their boxes, for analysis.
  private(set) var sources: [TableSource] = []
  /// Every name of the model, to say so of a text that uses one without requiring it.
  private let allNames: [(String, FEELType)]
  /// Terms of all texts compiled so far.
  private(set) var weight = 0

  init(scope: Scope, locals: [String], types: TypeTable, allNames: [(String, FEELType)] = []) {
    self.scope = scope
    self.allNames = allNames
    self.locals = locals.map { FEELParser.Local($0) }
    self.types = types
  }

  mutating func code(for expression: BoxedExpression) -> Code {
    switch expression {
    case .literal(let box): typed(text(box), box.typeRef)
    case .decisionTable(let box): box.givesList ? table(box) : typed(table(box), box.typeRef)
    case .context(let box): typed(context(box), box.typeRef)
    case .list(let box): typed(list(box.items), box.typeRef)
    case .relation(let box): typed(relation(box), box.typeRef)
    case .invocation(let box): typed(invocation(box), box.typeRef)
    case .function(let box): function(box)
    case .conditional(let box): typed(conditional(box), box.typeRef)
    case .filter(let box): typed(filter(box), box.typeRef)
    case .iteration(let box): typed(iteration(box), box.typeRef)
    }
  }

  /// The value where it is of the type that the model promises, else null.
  private func typed(_ code: @escaping Code, _ reference: String?) -> Code {
    let type = types.type(reference)
    guard type != .any else { return code }
    return { frame in type.coerced(code(&frame)) ?? frame.failed(.mistyped) }
  }

  /// With more names bound inside.
  private mutating func binding<Result>(
    _ more: [FEELParser.Local], _ body: (inout BoxCompiler) -> Result
  ) -> Result {
    locals += more
    defer { locals.removeLast(more.count) }
    return body(&self)
  }

  // MARK: Texts

  private mutating func text(_ box: ExpressionText) -> Code {
    guard !box.text.trimmingBlanks.isEmpty else { return { $0.failed(.outOfRange) } }
    let read = Result { () throws(FEELProblem) in try term(box.text, scope) }
    review(read.map { [$0] }, box, from: 0) { [self] scope throws(FEELProblem) in [try self.term(box.text, scope)] }
    guard case .success(let term) = read else { return { $0.failed(.outOfRange) } }
    weight += term.size
    return Compiler().code(for: term)
  }

  private func term(_ text: String, _ scope: Scope) throws(FEELProblem) -> Term {
    var parser = FEELParser(text: text, scope: scope, isStrict: false)
    parser.locals = locals
    return try parser.whole()
  }

  private func tests(_ text: String, _ scope: Scope) throws(FEELProblem) -> UnaryTests {
    var parser = FEELParser(text: text, scope: scope, isStrict: false)
    parser.locals = locals
    return try parser.unaryTests()
  }

  /// Keeps what is wrong with a text that begins so many scalars into the box's.
  private mutating func review(
    _ read: Result<[Term], FEELProblem>, _ box: ExpressionText, from start: Int,
    parse: (Scope) throws(FEELProblem) -> [Term]
  ) {
    if case .success(let terms) = read, NameReview.unresolved(in: terms).isEmpty { return }
    let found = NameReview(scope: scope, all: allNames).problems(of: read, parse: parse)
    problems += found.map { problem in
      .init(
        line: box.textLine, column: box.textColumn, offset: start + problem.offset,
        message: "«\(box.text.trimmingBlanks.prefix(60))»: \(problem.message)")
    }
  }

  /// A cell; one that cannot be read never matches.
  private mutating func tests(_ box: ExpressionText) -> DecisionTableCode.Cell {
    let text = box.text.trimmingBlanks
    guard !text.isEmpty else { return .any }
    let start = box.text.prefix { $0.isWhitespace }.unicodeScalars.count
    let read = Result { () throws(FEELProblem) in try tests(text, scope) }
    review(read.map(\.terms), box, from: start) { [self] scope throws(FEELProblem) in
      try self.tests(text, scope).terms
    }
    guard case .success(let tests) = read else { return .never }
    weight += tests.size
    return tests.tests == nil ? .any : .tests(tests, Compiler().code(for: tests))
  }

  // MARK: Boxes

  private mutating func context(_ box: BoxedExpression.Context) -> Code {
    var entries: [(key: String?, code: Code)] = []
    let outside = locals.count
    for entry in box.entries {
      let code = typed(code(for: entry.value), entry.variable?.typeRef)
      entries.append((entry.variable?.name, code))
      if let name = entry.variable?.name { locals.append(FEELParser.Local(name)) }
    }
    locals.removeLast(locals.count - outside)
    let codes = entries
    return { frame in
      let outside = frame.locals.count
      defer { frame.locals.removeLast(frame.locals.count - outside) }
      var context = FEELContext()
      for (key, code) in codes {
        let value = code(&frame)
        guard let key else { return value }
        context[key] = value
        frame.locals.append(value)
      }
      return frame.measured(.context(context))
    }
  }

  private mutating func list(_ items: [BoxedExpression]) -> Code {
    let codes = items.map { code(for: $0) }
    return { frame in frame.measured(.list(codes.map { $0(&frame) })) }
  }

  private mutating func relation(_ box: BoxedExpression.Relation) -> Code {
    let names = box.columns.map(\.name)
    let rows = box.rows.map { row in
      zip(box.columns, row.items).map { column, item in typed(code(for: item), column.typeRef) }
    }
    return { frame in
      frame.measured(.list(rows.map { row in .context(FEELContext(Array(zip(names, row.map { $0(&frame) })))) }))
    }
  }

  private mutating func invocation(_ box: BoxedExpression.Invocation) -> Code {
    guard let called = box.called else { return { $0.failed(.mistyped) } }
    let callee = code(for: called)
    let names = box.bindings.map { Optional($0.parameter.name) }
    let arguments = box.bindings.map { binding -> Code in
      guard let argument = binding.argument else { return { $0.failed(.outOfRange) } }
      return typed(code(for: argument), binding.parameter.typeRef)
    }
    return { frame in
      guard case .function(let function) = callee(&frame) else { return frame.failed(.mistyped) }
      let values = arguments.map { $0(&frame) }
      return function.applied(to: values, names: names, &frame)
    }
  }

  private mutating func function(_ box: BoxedExpression.Function) -> Code {
    let parameters = box.parameters.map { Parameter(name: $0.name, type: types.type($0.typeRef)) }
    guard let body = box.body else { return { $0.failed(.mistyped) } }
    let before = weight
    let code = binding(parameters.map { FEELParser.Local($0.name) }) { $0.body(body, box.kind, parameters) }
    let weight = weight - before
    return Compiler.closure(parameters, weight: weight, code)
  }

  /// The body of a function whose parameters are the innermost locals already.
  mutating func body(
    _ body: BoxedExpression, _ kind: BoxedExpression.Function.Kind, _ parameters: [Parameter]
  ) -> Code {
    let inner = code(for: body)
    switch kind {
    case .feel: return inner
    case .java: return Compiler.external(inner, parameters.count)
    case .pmml: return { $0.failed(.mistyped) }
    }
  }

  private mutating func conditional(_ box: BoxedExpression.Conditional) -> Code {
    let condition = code(for: box.condition)
    let then = code(for: box.then)
    let otherwise = code(for: box.otherwise)
    return { frame in
      let held = condition(&frame)
      switch held {
      case .boolean, .unknown, .null: return Compiler.chosen(held, then, otherwise, &frame)
      default: return frame.failed(.mistyped)
      }
    }
  }

  private mutating func filter(_ box: BoxedExpression.Filter) -> Code {
    let collection = code(for: box.collection)
    let before = weight
    let match = binding([FEELParser.Local("item", isItem: true)]) { $0.code(for: box.match) }
    return Loops.filter(collection, match, weight: weight - before, isBoxed: true)
  }

  private mutating func iteration(_ box: BoxedExpression.Iteration) -> Code {
    let collection = typed(code(for: box.collection), box.collectionTypeRef)
    let variable = FEELParser.Local(box.variable)
    let before = weight
    switch box.kind {
    case .each:
      let body = binding([variable, FEELParser.Local("partial")]) { $0.code(for: box.body) }
      return Loops.each([.list(collection)], body, weight: weight - before)
    case .some, .every:
      let body = binding([variable]) { $0.code(for: box.body) }
      return Loops.quantified(
        box.kind == .some ? .some : .every, [.list(collection)], body, weight: weight - before, isBoxed: true)
    }
  }

  private mutating func table(_ box: DecisionTable) -> Code {
    let inputs = box.inputs.map { input in
      let expression = typed(text(input.expression), input.expression.typeRef)
      let allowed = input.values.map { tests($0) } ?? .any
      return DecisionTableCode.Input(code: expression, allowed: allowed, slot: slot(of: input.expression))
    }
    let outputs = box.outputs.map { output in
      DecisionTableCode.Output(
        name: output.name, type: type(of: output, in: box),
        priorities: output.values.map { priorities($0) } ?? [], standard: output.defaultEntry.map { text($0) })
    }
    let rules = box.rules.map { rule in
      DecisionTableCode.Row(
        cells: rule.inputEntries.map { tests($0) }, outputs: rule.outputEntries.map { text($0) },
        constants: rule.outputEntries.map { (try? term($0.text, scope))?.constantValue }, line: rule.line)
    }
    let table = DecisionTableCode(
      hitPolicy: box.hitPolicy, aggregation: box.aggregation, inputs: inputs, outputs: outputs, rows: rules,
      source: box)
    tables.append(table)
    sources.append(TableSource(box: box, code: table, scope: scope, locals: locals, types: types))
    return { frame in table.value(&frame) }
  }

  /// The slot that an input expression names, where it is of no narrower type than the slot holds already.
  private func slot(of box: ExpressionText) -> Int? {
    guard case .slot(let slot, _)? = (try? term(box.text, scope))?.node else { return nil }
    let type = types.type(box.typeRef)
    return type == .any || type == scope.types[slot] ? slot : nil
  }

  /// The type of an output's values; a table of one output may say it for the whole.
  private func type(of output: DecisionTable.Output, in box: DecisionTable) -> FEELType {
    guard output.typeRef == nil, box.outputs.count == 1 else { return types.type(output.typeRef) }
    let whole = types.type(box.typeRef)
    if box.givesList, case .list(let item) = whole { return item }
    return whole
  }

  /// Output values in the order of priority.
  private mutating func priorities(_ box: ExpressionText) -> [Code] {
    // For what is wrong with them: as tests they may also be other than a list of values.
    _ = tests(box)
    guard let list = try? term("[\(box.text)]", scope), case .list(let items) = list.node else { return [] }
    return items.map { Compiler().code(for: $0) }
  }
}
