import Values

/// A FEEL expression, parsed and compiled; immutable, and run from any thread. It never throws and never traps while
/// it runs.
public struct Expression: Sendable, Hashable {
  let term: Term
  /// Its static type; `any` where types are not checked.
  public let type: FEELType
  private let code: Code

  init(term: Term, type: FEELType) {
    self.term = term
    self.type = type
    self.code = Compiler().code(for: term)
  }

  /// The expression of a rule, type-checked against a scope, or what is wrong with it.
  /// - Parameters:
  ///   - text: NFC.
  ///   - expected: the type that the whole must have; nil takes any.
  public static func compile(
    _ text: String, scope: Scope, expecting expected: FEELType? = nil
  ) throws(FEELProblem) -> Expression {
    var parser = FEELParser(text: text, scope: scope, isStrict: true)
    let term = try parser.whole()
    var typing = Typing(scope: scope)
    let type = try typing.type(of: term)
    if let expected, type != expected {
      throw FEELProblem(offset: 0, message: "cần \(expected.name), biểu thức này cho \(type.name)")
    }
    return Expression(term: term, type: type)
  }

  /// The expression of a model, whose types show only while it runs: a name that nobody knows is null.
  public static func parse(_ text: String, scope: Scope) throws(FEELProblem) -> Expression {
    var parser = FEELParser(text: text, scope: scope, isStrict: false)
    return Expression(term: try parser.whole(), type: .any)
  }

  public func evaluate(in environment: Environment) -> FEELValue {
    var frame = Frame(environment)
    return code(&frame)
  }

  func evaluate(_ frame: inout Frame) -> FEELValue { code(&frame) }

  /// The names of the scope that the expression may read.
  public var names: Set<String> {
    var names: Set<String> = []
    term.visit { term in
      if case .slot(_, let name) = term.node { names.insert(name) }
    }
    return names
  }

  /// The keys of context entries that the expression reads behind a dot.
  public var entryKeys: Set<String> {
    var keys: Set<String> = []
    term.visit { term in
      if case .property(_, let key) = term.node { keys.insert(key) }
    }
    return keys
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

  public static func == (left: Expression, right: Expression) -> Bool { left.term == right.term }

  public func hash(into hasher: inout Hasher) { hasher.combine(term) }
}

/// What is wrong with an expression, and where: `offset` counts Unicode scalars from 0.
public struct FEELProblem: Error, Sendable, Hashable {
  public let offset: Int
  public let message: String
}
