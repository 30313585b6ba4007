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
  mutating func binding<Result>(
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
  var openIntervals = 0

  private var isIntervalEnd: Bool {
    guard openIntervals > 0 else { return false }
    // An end is followed by nothing that could begin a filter's condition.
    var next = index + 1
    while next < text.count, text[next].properties.isWhitespace { next += 1 }
    return next == text.count || [",", ")", "]", "}"].contains(text[next]) || text[next].isAnd(of: text, at: next)
  }
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
