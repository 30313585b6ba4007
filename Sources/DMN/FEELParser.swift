import Values

/// A recursive-descent parser of FEEL (the grammar of DMN 1.5 §10.3.1.2). It reads scalars, not tokens, because a FEEL
/// name may hold blanks, operators and keywords, and is told from its neighbours only by the names in scope: the
/// longest that fits.
struct FEELParser {
  let text: [Unicode.Scalar]
  let scope: Scope
  /// Rules: a name must be in scope, `null` is not written, and nothing is guessed. Otherwise an unknown name is null.
  let isStrict: Bool
  var index = 0
  /// Variables bound around the place, outermost first.
  var locals: [Local] = []
  /// Names of entries that contexts before the place have.
  var seenEntries: [[Unicode.Scalar]] = []
  /// Where the last name began: what follows it may be the rest of a misspelt longer one.
  var lastName: Int?
  private var depth = 0
  private var steps = 0

  struct Local {
    let name: [Unicode.Scalar]
    /// The item of a filter, whose entries are names there.
    let isItem: Bool

    init(_ name: String, isItem: Bool = false) {
      self.name = Array(name.nfc.unicodeScalars)
      self.isItem = isItem
    }
  }

  init(text: String, scope: Scope, isStrict: Bool) {
    self.text = Array(text.unicodeScalars)
    self.scope = scope
    self.isStrict = isStrict
  }

  mutating func whole() throws(FEELProblem) -> Term {
    let term = try expression()
    skipBlanks()
    guard index == text.count else { throw leftOver() }
    return term
  }

  /// One level deeper; text that nests past the bound is refused before the stack runs out.
  mutating func nested<Result>(
    _ body: (inout FEELParser) throws(FEELProblem) -> Result
  ) throws(FEELProblem) -> Result {
    depth += 1
    defer { depth -= 1 }
    steps += 1
    guard depth < 100 else { throw problem("biểu thức lồng nhau quá sâu") }
    // Only parentheses behind `in` are read twice, and those inside them again: past any text a person writes.
    guard steps < 2000 + 8 * text.count else { throw problem("biểu thức quá phức tạp") }
    return try body(&self)
  }

  /// A term with one more operator around it; a chain past the bound is refused before the stack runs out.
  private func link(_ node: Node, at offset: Int) throws(FEELProblem) -> Term {
    let term = Term(node: node, offset: offset)
    guard term.height < 500 else { throw problem("biểu thức nối quá nhiều phép tính liền nhau") }
    return term
  }

  /// Inside, more variables are bound.
  private mutating func binding<Result>(
    _ more: [Local], _ body: (inout FEELParser) throws(FEELProblem) -> Result
  ) throws(FEELProblem) -> Result {
    let outside = locals.count
    locals += more
    defer { locals.removeLast(locals.count - outside) }
    return try body(&self)
  }

  // MARK: Levels of binding, loosest first

  mutating func expression() throws(FEELProblem) -> Term {
    try nested { parser throws(FEELProblem) in try parser.loosest() }
  }

  private mutating func loosest() throws(FEELProblem) -> Term {
    skipBlanks()
    let start = index
    if take(word: "if") {
      let condition = try expression()
      try expect(word: "then")
      let then = try expression()
      try expect(word: "else")
      let otherwise = try expression()
      return Term(node: .choose(condition: condition, then: then, otherwise: otherwise), offset: start)
    }
    if take(word: "for") { return try each(start) }
    for quantifier in Quantifier.allCases where take(word: quantifier.rawValue) {
      return try quantified(quantifier, start)
    }
    if takeCall("function") { return try function(start) }
    return try disjunction()
  }

  private mutating func quantified(_ quantifier: Quantifier, _ start: Int) throws(FEELProblem) -> Term {
    let outside = locals.count
    defer { locals.removeLast(locals.count - outside) }
    let iterations = try iterations()
    try expect(word: "satisfies")
    let condition = try expression()
    return Term(node: .quantified(quantifier, iterations, condition: condition), offset: start)
  }

  private mutating func each(_ start: Int) throws(FEELProblem) -> Term {
    let outside = locals.count
    defer { locals.removeLast(locals.count - outside) }
    let iterations = try iterations()
    try expect(word: "return")
    locals.append(Local("partial"))
    return Term(node: .each(iterations, try expression()), offset: start)
  }

  /// `x in xs, y in 1..n`; each variable is bound for what follows it.
  private mutating func iterations() throws(FEELProblem) -> [Iteration] {
    var iterations: [Iteration] = []
    repeat {
      let name = try freeName(before: "in")
      try expect(word: "in")
      let from = try expression()
      skipBlanks()
      var source = Iteration.Source.list(from)
      if takeDots() { source = .span(from, try expression()) }
      iterations.append(Iteration(name: name, source: source))
      locals.append(Local(name))
    } while takeAfterBlanks(",")
    return iterations
  }

  private mutating func disjunction() throws(FEELProblem) -> Term {
    var left = try conjunction()
    while take(word: "or") {
      left = try link(.or(left, try conjunction()), at: left.offset)
    }
    return left
  }

  private mutating func conjunction() throws(FEELProblem) -> Term {
    var left = try comparison()
    while take(word: "and") {
      left = try link(.and(left, try comparison()), at: left.offset)
    }
    return left
  }

  private mutating func comparison() throws(FEELProblem) -> Term {
    var left = try sum()
    while true {
      skipBlanks()
      if take(word: "between") {
        let low = try sum()
        try expect(word: "and")
        left = try link(.between(left, low, try sum()), at: left.offset)
      } else if take(word: "in") {
        let tests = try binding([Local("?")]) { parser throws(FEELProblem) in try parser.testsOfIn() }
        left = try link(.isIn(left, tests), at: left.offset)
      } else if let comparison = takeComparison() {
        left = try link(.compare(comparison, left, try sum()), at: left.offset)
        skipBlanks()
        let next = index
        if isStrict, takeComparison() != nil { throw problem("so sánh không nối chuỗi được; dùng and", at: next) }
      } else {
        return left
      }
    }
  }

  mutating func sum() throws(FEELProblem) -> Term {
    var left = try product()
    while let operation = takeOperation([.add, .subtract]) {
      left = try link(.arithmetic(operation, left, try product()), at: left.offset)
    }
    return left
  }

  private mutating func product() throws(FEELProblem) -> Term {
    var left = try power()
    while let operation = takeOperation([.multiply, .divide]) {
      left = try link(.arithmetic(operation, left, try power()), at: left.offset)
    }
    return left
  }

  private mutating func power() throws(FEELProblem) -> Term {
    var left = try unary()
    while takeOperation([.power]) != nil {
      left = try link(.arithmetic(.power, left, try unary()), at: left.offset)
    }
    return left
  }

  /// A minus sign binds tighter than `**`: `-3 ** 2` is 9.
  private mutating func unary() throws(FEELProblem) -> Term {
    skipBlanks()
    let start = index
    guard take("-") else {
      let term = try postfix()
      guard take(word: "instance") else { return term }
      try expect(word: "of")
      return Term(node: .instance(term, try type()), offset: start)
    }
    let operand = try nested { parser throws(FEELProblem) in try parser.unary() }
    return Term(node: .negate(operand), offset: start)
  }

  private mutating func postfix() throws(FEELProblem) -> Term {
    var term = try primary()
    while true {
      skipBlanks()
      guard index < text.count else { return term }
      switch text[index] {
      case "." where index + 1 < text.count && text[index + 1] != ".":
        index += 1
        term = try link(.property(term, try entryName()), at: term.offset)
      case "[":
        // `]a..b[` closes an interval with it.
        guard !isIntervalEnd else { return term }
        index += 1
        let condition = try binding([Local("item", isItem: true)]) { parser throws(FEELProblem) in
          try parser.expression()
        }
        try expect("]")
        term = try link(.filter(term, condition), at: term.offset)
      case "(":
        index += 1
        let arguments = try arguments()
        term = try link(.apply(term, arguments), at: term.offset)
      default: return term
      }
    }
  }

  /// How many intervals are open whose end may be written `[`.
  private var openIntervals = 0

  private var isIntervalEnd: Bool {
    guard openIntervals > 0 else { return false }
    // An end is followed by nothing that could begin a filter's condition.
    var next = index + 1
    while next < text.count, text[next].properties.isWhitespace { next += 1 }
    return next == text.count || [",", ")", "]", "}"].contains(text[next]) || text[next].isAnd(of: text, at: next)
  }

  // MARK: Primary expressions

  private mutating func primary() throws(FEELProblem) -> Term {
    skipBlanks()
    let start = index
    guard index < text.count else { throw problem("biểu thức kết thúc giữa chừng") }
    switch text[index] {
    case "(":
      index += 1
      return try parenthesis(start)
    case "[":
      index += 1
      return try bracket(start)
    case "]":
      index += 1
      return try interval(from: expression(), fromIncluded: false, start)
    case "{":
      index += 1
      return try context(start)
    case "\"":
      return Term(node: .literal(.string(try string())), offset: start)
    case "@":
      index += 1
      return try atLiteral(start)
    case "0"..."9": return try numeral()
    case "." where index + 1 < text.count && ("0"..."9").contains(text[index + 1]): return try numeral()
    default: break
    }
    if take(word: "true") { return Term(node: .literal(.boolean(true)), offset: start) }
    if take(word: "false") { return Term(node: .literal(.boolean(false)), offset: start) }
    if take(word: "null") {
      if isStrict { throw problem("quy tắc không viết «null»: dữ kiện chưa có thì khai ở «needs»", at: start) }
      return Term(node: .null, offset: start)
    }
    return try name(start)
  }

  /// `(a)`, `(a..b)`, `(< a)`.
  private mutating func parenthesis(_ start: Int) throws(FEELProblem) -> Term {
    if let comparison = takeComparison() {
      let bound = try expression()
      try expect(")")
      return Term(node: .ray(comparison, bound), offset: start)
    }
    openIntervals += 1
    defer { openIntervals -= 1 }
    let inner = try expression()
    skipBlanks()
    if takeDots() { return try interval(from: inner, fromIncluded: false, start, isOpen: true) }
    try expect(")")
    return inner
  }

  /// `[a, b]`, `[a..b]`.
  private mutating func bracket(_ start: Int) throws(FEELProblem) -> Term {
    skipBlanks()
    if take("]") {
      if isStrict { throw problem("danh sách phải có phần tử, cùng một kiểu", at: start) }
      return Term(node: .list([]), offset: start)
    }
    openIntervals += 1
    defer { openIntervals -= 1 }
    let first = try expression()
    skipBlanks()
    if takeDots() { return try interval(from: first, fromIncluded: true, start, isOpen: true) }
    var items = [first]
    while takeAfterBlanks(",") { items.append(try expression()) }
    try expect("]")
    return Term(node: .list(items), offset: start)
  }

  private mutating func interval(
    from: Term, fromIncluded: Bool, _ start: Int, isOpen: Bool = false
  ) throws(FEELProblem) -> Term {
    skipBlanks()
    if !isOpen, !takeDots() { throw problem("khoảng cần «..» giữa hai đầu") }
    openIntervals += 1
    defer { openIntervals -= 1 }
    let to = try expression()
    skipBlanks()
    let toIncluded = take("]")
    if !toIncluded, !take(")"), !take("[") { throw problem("khoảng chưa đóng: cần «]» hoặc «)»") }
    return Term(
      node: .range(from: from, fromIncluded: fromIncluded, to: to, toIncluded: toIncluded), offset: start)
  }

  private mutating func context(_ start: Int) throws(FEELProblem) -> Term {
    let outside = locals.count
    defer { locals.removeLast(locals.count - outside) }
    var entries: [ContextEntry] = []
    skipBlanks()
    if take("}") { return Term(node: .context([]), offset: start) }
    repeat {
      skipBlanks()
      let key = index < text.count && text[index] == "\"" ? try string() : try contextKey()
      try expect(":")
      entries.append(ContextEntry(key: key, value: try expression()))
      locals.append(Local(key))
      seenEntries.append(Array(key.nfc.unicodeScalars))
    } while takeAfterBlanks(",")
    try expect("}")
    return Term(node: .context(entries), offset: start)
  }

  private mutating func function(_ start: Int) throws(FEELProblem) -> Term {
    var parameters: [Parameter] = []
    if !takeAfterBlanks(")") {
      repeat {
        let name = try parameterName()
        parameters.append(Parameter(name: name, type: takeAfterBlanks(":") ? try type() : .any))
      } while takeAfterBlanks(",")
      try expect(")")
    }
    let isExternal = take(word: "external")
    let body = try binding(parameters.map { Local($0.name) }) { parser throws(FEELProblem) in
      try parser.expression()
    }
    return Term(node: .function(parameters, body, isExternal: isExternal), offset: start)
  }

  mutating func arguments() throws(FEELProblem) -> [Argument] {
    var arguments: [Argument] = []
    if takeAfterBlanks(")") { return [] }
    repeat {
      let name = takeArgumentName()
      arguments.append(Argument(name: name, value: try expression()))
    } while takeAfterBlanks(",")
    try expect(")")
    return arguments
  }

  private mutating func atLiteral(_ start: Int) throws(FEELProblem) -> Term {
    guard index < text.count, text[index] == "\"" else { throw problem("sau @ là một chuỗi: @\"2026-03-31\"") }
    let literal = try string()
    guard let value = FEELValue(atLiteral: literal) else {
      if isStrict { throw problem("«\(literal)» không phải ngày hay khoảng thời gian", at: start) }
      return Term(node: .null, offset: start)
    }
    return Term(node: .literal(value), offset: start)
  }

  // MARK: Unary tests

  /// The tests of a cell of a decision table; the local `?` is the tested value.
  mutating func unaryTests() throws(FEELProblem) -> UnaryTests {
    try binding([Local("?")]) { parser throws(FEELProblem) in
      parser.skipBlanks()
      let start = parser.index
      if parser.take("-") {
        parser.skipBlanks()
        if parser.index == parser.text.count { return UnaryTests(isNegated: false, tests: nil) }
        parser.index = start
      }
      if parser.takeCall("not") {
        let tests = try parser.tests()
        try parser.expect(")")
        parser.skipBlanks()
        if parser.index == parser.text.count { return UnaryTests(isNegated: true, tests: tests) }
        parser.index = start
      }
      let tests = try parser.tests()
      parser.skipBlanks()
      guard parser.index == parser.text.count else { throw parser.leftOver() }
      return UnaryTests(isNegated: false, tests: tests)
    }
  }

  private mutating func tests() throws(FEELProblem) -> [UnaryTest] {
    var tests: [UnaryTest] = []
    repeat {
      tests.append(try test { parser throws(FEELProblem) in try parser.expression() })
    } while takeAfterBlanks(",")
    return tests
  }

  /// `x in (1, > 2)`, `x in [1..2]`, `x in < 3`, `x in xs`.
  private mutating func testsOfIn() throws(FEELProblem) -> [UnaryTest] {
    skipBlanks()
    let start = index
    if take("(") {
      // A parenthesis opens a list of tests, an interval that leaves its end out, or an expression.
      if let tests = try? tests(), takeAfterBlanks(")") {
        if tests.count > 1 || !continuesOperand { return tests }
        if case .compare? = tests.first { return tests }
      }
      index = start
    }
    return [try test { parser throws(FEELProblem) in try parser.sum() }]
  }

  /// Whether what stands behind a closed parenthesis belongs to the same operand: `(1) + 2`, `(f)(x)`.
  private var continuesOperand: Bool {
    var after = self
    after.skipBlanks()
    guard after.index < text.count else { return false }
    return "+-*/.[(".unicodeScalars.contains(text[after.index]) || after.take(word: "instance")
  }

  private mutating func test(
    _ operand: (inout FEELParser) throws(FEELProblem) -> Term
  ) throws(FEELProblem) -> UnaryTest {
    if let comparison = takeComparison() { return .compare(comparison, try sum()) }
    let input = locals.count - 1
    let term = try operand(&self)
    if case .range(let from, let fromIncluded, let to, let toIncluded) = term.node {
      return .interval(from: from, fromIncluded: fromIncluded, to: to, toIncluded: toIncluded)
    }
    var readsInput = false
    term.visit { inner in
      if case .local(input, _) = inner.node { readsInput = true }
    }
    return .expression(term, readsInput: readsInput)
  }
}

/// A cell: its tests, any of which may hold; nil tests hold of everything.
struct UnaryTests: Sendable, Hashable {
  let isNegated: Bool
  let tests: [UnaryTest]?

  var size: Int { (tests ?? []).flatMap(\.terms).reduce(1) { $0 + $1.size } }
}

extension Unicode.Scalar {
  /// Whether a word of logic begins here, which an interval's end may stand before.
  fileprivate func isAnd(of text: [Unicode.Scalar], at index: Int) -> Bool {
    ["and", "or", "then", "else", "return", "satisfies"].contains { word in
      text[index...].starts(with: word.unicodeScalars)
        && (index + word.count == text.count || !text[index + word.count].isNamePart)
    }
  }
}
