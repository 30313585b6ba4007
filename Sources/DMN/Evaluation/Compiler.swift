import Values

/// Turns terms into code: functions of a frame that look nothing up by name but entries of contexts.
struct Compiler {
  /// The terms around the place: a call takes of the stack by how many there are.
  private var level = 0

  func code(for term: Term) -> Code {
    var inside = self
    inside.level += 1
    return inside.ownCode(for: term)
  }

  private func ownCode(for term: Term) -> Code {
    switch term.node {
    case .null: { $0.mode == .conformance ? .null : $0.failed(.outOfRange) }
    case .literal(let literal):
      { [value = literal.value] _ in value }
    case .numeral(let number, _): { _ in .number(number) }
    case .slot(let slot, _): { $0.slots[slot] }
    case .local(let index, _): { $0.locals[index] }
    case .entry(let name, let items, let outer): entry(name, items, outer)
    case .builtIn(let builtIn):
      { [function = builtIn.function] _ in .function(function) }
    case .property(let base, let name):
      { [base = code(for: base)] frame in Properties.value(of: base(&frame), name, frame) }
    case .negate(let operand):
      { [operand = code(for: operand)] frame in Operators.negated(operand(&frame), frame) }
    case .arithmetic(let operation, let left, let right): arithmetic(operation, left, right)
    case .compare(let comparison, let left, let right): compare(comparison, left, right)
    case .between(let value, let low, let high): between(value, low, high)
    case .isIn(let value, let tests): isIn(value, tests)
    case .and(let left, let right):
      { [left = code(for: left), right = code(for: right)] frame in
        let first = left(&frame)
        if case .boolean(false) = first { return first }
        return Operators.and(first, right(&frame), frame)
      }
    case .or(let left, let right):
      { [left = code(for: left), right = code(for: right)] frame in
        let first = left(&frame)
        if case .boolean(true) = first { return first }
        return Operators.or(first, right(&frame), frame)
      }
    case .choose(let condition, let then, let otherwise): choose(condition, then, otherwise)
    case .quantified(let quantifier, let iterations, let condition):
      Loops.quantified(quantifier, sources(iterations), code(for: condition), weight: condition.size)
    case .each(let iterations, let body): Loops.each(sources(iterations), code(for: body), weight: body.size)
    case .filter(let list, let condition):
      Loops.filter(
        code(for: list), code(for: condition), weight: condition.size, mayIndex: !condition.isComparison)
    case .call(let builtIn, let arguments): call(builtIn, arguments)
    case .apply(let function, let arguments): apply(function, arguments)
    case .list(let items):
      { [items = items.map { code(for: $0) }] frame in frame.measured(.list(items.map { $0(&frame) })) }
    case .context(let entries): context(entries)
    case .range(let from, let fromIncluded, let to, let toIncluded):
      range(from, fromIncluded, to, toIncluded)
    case .ray(let comparison, let bound):
      { [bound = code(for: bound)] frame in frame.measured(.range(FEELRange(comparison, bound(&frame)))) }
    case .function(let parameters, let body, let isExternal): function(parameters, body, isExternal)
    case .instance(let value, let type):
      { [value = code(for: value)] frame in
        let value = value(&frame)
        guard frame.walked(value) else { return frame.failed(.tooDeep) }
        return value.anyUnknown.map { .unknown($0) } ?? .boolean(type.hasInstance(value))
      }
    }
  }

  /// Tests as code that finds the tested value as the innermost local; it gives true, false, null or unknown.
  func code(for tests: UnaryTests) -> Code {
    guard let inner = tests.tests else { return { _ in .boolean(true) } }
    let codes = inner.map { code(for: $0) }
    let isNegated = tests.isNegated
    return { frame in
      var result = FEELValue.boolean(false)
      for code in codes {
        result = Operators.or(result, code(&frame), frame)
        if case .boolean(true) = result { break }
      }
      return isNegated ? Operators.not(result, frame) : result
    }
  }

  private func code(for test: UnaryTest) -> Code {
    switch test {
    case .compare(let comparison, let bound):
      return { [bound = code(for: bound)] frame in
        let value = frame.tested
        return Operators.compare(comparison, value, bound(&frame), frame)
      }
    case .interval(let from, let fromIncluded, let to, let toIncluded):
      return { [from = code(for: from), to = code(for: to)] frame in
        let value = frame.tested
        let low = from(&frame)
        return Operators.lies(value, low, fromIncluded, to(&frame), toIncluded, frame)
      }
    case .expression(let term, let readsInput):
      return { [code = code(for: term)] frame in
        let value = frame.tested
        let result = code(&frame)
        if readsInput {
          if case .boolean = result { return result }
        }
        return Operators.test(result, holdsOf: value, frame)
      }
    }
  }

  // MARK: Operators

  private func arithmetic(_ operation: Arithmetic, _ left: Term, _ right: Term) -> Code {
    { [left = code(for: left), right = code(for: right)] frame in
      let first = left(&frame)
      return Operators.arithmetic(operation, first, right(&frame), frame)
    }
  }

  private func compare(_ comparison: Comparison, _ left: Term, _ right: Term) -> Code {
    { [left = code(for: left), right = code(for: right)] frame in
      let first = left(&frame)
      return Operators.compare(comparison, first, right(&frame), frame)
    }
  }

  private func between(_ value: Term, _ low: Term, _ high: Term) -> Code {
    { [value = code(for: value), low = code(for: low), high = code(for: high)] frame in
      let value = value(&frame)
      let low = low(&frame)
      return Operators.lies(value, low, true, high(&frame), true, frame)
    }
  }

  private func isIn(_ value: Term, _ tests: [UnaryTest]) -> Code {
    let value = code(for: value)
    let tests = code(for: UnaryTests(isNegated: false, tests: tests))
    return { frame in
      let tested = value(&frame)
      frame.locals.append(tested)
      defer { frame.locals.removeLast() }
      return tests(&frame)
    }
  }

  private func choose(_ condition: Term, _ then: Term, _ otherwise: Term) -> Code {
    { [condition = code(for: condition), then = code(for: then), otherwise = code(for: otherwise)] frame in
      Self.chosen(condition(&frame), then, otherwise, &frame)
    }
  }

  /// The branch that a condition chooses; known under an unknown one where both come to the same known value.
  static func chosen(
    _ condition: FEELValue, _ then: Code, _ otherwise: Code, _ frame: inout Frame
  ) -> FEELValue {
    switch condition {
    case .boolean(true): return then(&frame)
    case .boolean(false): return otherwise(&frame)
    case .unknown(let unknown):
      let first = then(&frame)
      let second = otherwise(&frame)
      guard frame.walked(first), frame.walked(second) else { return frame.failed(.tooDeep) }
      if first.anyUnknown == nil, first.isSame(as: second) { return first }
      return .unknown(unknown.joined(with: first.anyUnknown).joined(with: second.anyUnknown))
    default: return frame.mode == .conformance ? otherwise(&frame) : frame.failed(.mistyped)
    }
  }

  private func range(_ from: Term, _ fromIncluded: Bool, _ to: Term, _ toIncluded: Bool) -> Code {
    { [from = code(for: from), to = code(for: to)] frame in
      let from = from(&frame)
      let to = to(&frame)
      return frame.measured(
        .range(FEELRange(from: from, fromIncluded: fromIncluded, to: to, toIncluded: toIncluded)))
    }
  }

  // MARK: Names, contexts, functions

  private func entry(_ name: String, _ items: [Int], _ outer: Term?) -> Code {
    let outer = outer.map { code(for: $0) }
    let innermostFirst = Array(items.reversed())
    return { frame in
      for index in innermostFirst {
        switch frame.locals[index] {
        case .context(let context): if let value = context[name] { return value }
        // What the item is, and so whether it has such an entry, is not known.
        case .unknown: return frame.locals[index]
        default: continue
        }
      }
      return outer?(&frame) ?? frame.failed(.noSuchEntry(name))
    }
  }

  private func context(_ entries: [ContextEntry]) -> Code {
    let codes = entries.map { (key: $0.key, code: code(for: $0.value)) }
    let hasTwins = Set(entries.map(\.key)).count < entries.count
    return { frame in
      guard !hasTwins else { return frame.failed(.outOfRange) }
      let outside = frame.locals.count
      defer { frame.locals.removeLast(frame.locals.count - outside) }
      var context = FEELContext()
      for (key, code) in codes {
        let value = code(&frame)
        context.append(key, value)
        frame.locals.append(value)
      }
      return frame.measured(.context(context))
    }
  }

  private func function(_ parameters: [Parameter], _ term: Term, _ isExternal: Bool) -> Code {
    let inner = code(for: term)
    let body = isExternal ? Self.external(inner, parameters.count) : inner
    return Self.closure(parameters, weight: term.size, body)
  }

  /// A function as a value, made where it is met.
  /// - Parameter body: code that finds the arguments as the innermost locals.
  static func closure(_ parameters: [Parameter], weight: Int, _ body: @escaping Code) -> Code {
    { frame in
      let (slots, locals) = (frame.slots, frame.locals)
      // The function keeps what it was defined in.
      guard frame.spend(locals.reduce(1) { $0 + $1.items.count }) else { return frame.failed(.tooDeep) }
      return .function(
        FEELFunction(parameters: parameters) { arguments, frame in
          frame.inside(slots: slots, locals: locals + arguments, weight: weight) { body(&$0) }
        })
    }
  }

  /// The body of a function whose code is elsewhere; `description` says where.
  static func external(_ description: @escaping Code, _ parameters: Int) -> Code {
    { frame in
      ExternalFunctions.java(description(&frame), Array(frame.locals.suffix(parameters)), frame)
    }
  }

  private func sources(_ iterations: [Iteration]) -> [Loops.Source] {
    iterations.map { iteration in
      switch iteration.source {
      case .list(let list): .list(code(for: list))
      case .span(let from, let to): .span(code(for: from), code(for: to))
      }
    }
  }

  /// How many calls the terms around one count for.
  private var deeper: Int { level / 8 }

  private func call(_ builtIn: BuiltIn, _ arguments: [Term]) -> Code {
    if let matching = matching(builtIn, arguments) { return matching }
    let codes = arguments.map { code(for: $0) }
    let constants = arguments.compactMap(\.constant)
    if constants.count == arguments.count, builtIn.isPure, let folded = folded(builtIn, constants) { return folded }
    let deeper = deeper
    return { frame in
      let values = codes.map { $0(&frame) }
      frame.depth += deeper
      defer { frame.depth -= deeper }
      return builtIn.value(of: values, &frame)
    }
  }

  /// `matches` with a pattern and flags that are written out: parsed once, when first asked for.
  private func matching(_ builtIn: BuiltIn, _ arguments: [Term]) -> Code? {
    let constants = arguments.dropFirst().compactMap(\.constant)
    let texts = constants.compactMap { if case .string(let text) = $0 { text } else { nil } }
    guard builtIn.name == "matches", (2...3).contains(arguments.count), texts.count == arguments.count - 1 else {
      return nil
    }
    let pattern = WrittenPattern(texts[0], flags: texts.count > 1 ? texts[1] : "")
    let input = code(for: arguments[0])
    let deeper = deeper
    return { frame in
      let value = input(&frame)
      guard case .string(let text) = value, let pattern = pattern.parsed else {
        frame.depth += deeper
        defer { frame.depth -= deeper }
        return builtIn.value(of: [value] + constants, &frame)
      }
      guard let found = try? pattern.matches(text, frame.budget) else { return frame.failed(.mistyped) }
      return .boolean(found)
    }
  }

  /// A call of constants done once, as a literal's date is: each mode has its own result for what cannot be read. nil
  /// where that is more than a little work: then it is done, and paid for, by each evaluation.
  private func folded(_ builtIn: BuiltIn, _ constants: [FEELValue]) -> Code? {
    let budget = Budget(Self.foldingLimit)
    func value(_ mode: Mode) -> FEELValue {
      var frame = Frame(mode, budget: budget)
      return builtIn.value(of: constants, &frame)
    }
    let (conformance, evidence) = (value(.conformance), value(.evidence))
    guard budget.left > 0 else { return nil }
    return { $0.mode == .conformance ? conformance : evidence }
  }

  /// Steps that compiling one call may take.
  private static let foldingLimit = 2_000

  private func apply(_ function: Term, _ arguments: [Argument]) -> Code {
    let callee = code(for: function)
    let codes = arguments.map { code(for: $0.value) }
    let names = arguments.map(\.name)
    let deeper = deeper
    return { frame in
      switch callee(&frame) {
      case .function(let function):
        let values = codes.map { $0(&frame) }
        frame.depth += deeper
        defer { frame.depth -= deeper }
        return function.applied(to: values, names: names, &frame)
      case .unknown(let unknown): return .unknown(unknown)
      default: return frame.failed(.mistyped)
      }
    }
  }
}

extension Term {
  /// The value of a literal.
  fileprivate var constant: FEELValue? {
    switch node {
    case .literal(let literal): literal.value
    case .numeral(let number, _): .number(number)
    case .negate(let inner):
      if case .numeral(let number, _) = inner.node { .number(-number) } else { nil }
    default: nil
    }
  }
}
