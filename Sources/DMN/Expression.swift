import Values

/// A FEEL expression, parsed and type-checked against a scope; it runs in evidence mode: a result is known only when
/// every way of filling what is unknown gives it. It never throws and never traps while it runs.
public struct Expression: Sendable, Hashable {
  let term: Term

  public var type: FEELType { term.type }

  /// The expression, or everything that is wrong with it.
  /// - Parameters:
  ///   - text: NFC.
  ///   - expected: the type that the whole must have; nil takes any.
  public static func compile(
    _ text: String, scope: Scope, expecting expected: FEELType? = nil
  ) throws(FEELProblem) -> Expression {
    var parser = FEELParser(text: text, scope: scope)
    let term = try parser.whole()
    if let expected, term.type != expected {
      throw FEELProblem(offset: 0, message: "cần \(expected.name), biểu thức này cho \(term.type.name)")
    }
    return Expression(term: term)
  }

  public func evaluate(in environment: Environment) -> FEELValue {
    var evaluator = Evaluator(environment: environment)
    return evaluator.value(of: term)
  }

  /// The names of the scope that the expression may read.
  public var names: Set<String> {
    var names: Set<String> = []
    term.visit { term in
      if case .slot(_, let name) = term.node { names.insert(name) }
    }
    return names
  }

  /// The literal numbers that this expression compares with `other`: the bounds on which its figure is decided.
  public func bounds(of other: Expression) -> [Decimal128] {
    var bounds: [Decimal128] = []
    term.visit { term in
      guard case .compare(_, let left, let right) = term.node else { return }
      if left == other.term, case .numeral(let number, _) = right.node { bounds.append(number) }
      if right == other.term, case .numeral(let number, _) = left.node { bounds.append(number) }
    }
    return bounds
  }
}

/// What is wrong with an expression, and where: `offset` counts Unicode scalars from 0.
public struct FEELProblem: Error, Sendable, Hashable {
  public let offset: Int
  public let message: String
}

extension Term {
  /// The terms directly inside this one.
  var children: [Term] {
    switch node {
    case .literal, .numeral, .slot, .local: []
    case .property(let base, _), .negate(let base): [base]
    case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .isIn(let value, let tests): [value] + tests.flatMap(\.terms)
    case .choose(let condition, let then, let otherwise): [condition, then, otherwise]
    case .quantified(_, _, let list, let condition): [list, condition]
    case .call(_, let arguments), .list(let arguments): arguments
    }
  }

  func visit(_ body: (Term) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

extension UnaryTest {
  var terms: [Term] {
    switch self {
    case .compare(_, let term): [term]
    case .interval(let from, _, let to, _): [from, to]
    }
  }
}
