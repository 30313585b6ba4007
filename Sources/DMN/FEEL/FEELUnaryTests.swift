import Values

/// Unary tests: the cells of decision tables, and what stands behind `in`.
extension FEELParser {
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
  mutating func testsOfIn() throws(FEELProblem) -> [UnaryTest] {
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
