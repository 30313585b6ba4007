import Values

/// An expression as it was parsed, with the place where it begins (in Unicode scalars of the text). Equal terms are
/// equal wherever they stand.
struct Term: Sendable, Hashable {
  let node: Node
  let offset: Int
  /// Terms inside one another, and terms in all.
  let height: Int
  let size: Int

  init(node: Node, offset: Int) {
    self.node = node
    self.offset = offset
    let children = node.children
    self.height = 1 + (children.map(\.height).max() ?? 0)
    self.size = children.reduce(1) { $0 + $1.size }
  }

  static func == (left: Term, right: Term) -> Bool { left.node == right.node }

  func hash(into hasher: inout Hasher) { hasher.combine(node) }
}

/// What a term is. Names are slots already; nothing but an entry of a context is looked up by name while it runs.
indirect enum Node: Sendable, Hashable {
  case null
  case literal(Literal)
  /// A number as written, for printing and for moving its last place.
  case numeral(Decimal128, text: String)
  case slot(Int, name: String)
  /// A variable bound inside the expression, counted from the outermost.
  case local(Int, name: String)
  /// A name inside filters: an entry of the item of the innermost filter that has one of that name, else `outer`.
  case entry(String, items: [Int], outer: Term?)
  /// A built-in function that is not called but handed on.
  case builtIn(BuiltIn)
  case property(Term, String)
  case negate(Term)
  case arithmetic(Arithmetic, Term, Term)
  case compare(Comparison, Term, Term)
  case between(Term, Term, Term)
  /// The tested value is the local `?` of the tests.
  case isIn(Term, [UnaryTest])
  case and(Term, Term)
  case or(Term, Term)
  case choose(condition: Term, then: Term, otherwise: Term)
  case quantified(Quantifier, [Iteration], condition: Term)
  /// `for`: its variables, then the results so far as the local `partial`.
  case each([Iteration], Term)
  /// The item is a local of the condition.
  case filter(Term, Term)
  case call(BuiltIn, [Term])
  case apply(Term, [Argument])
  case list([Term])
  /// Each entry is a local of those that follow.
  case context([ContextEntry])
  case range(from: Term, fromIncluded: Bool, to: Term, toIncluded: Bool)
  /// `(< a)`: everything on one side of a bound.
  case ray(Comparison, Term)
  /// An external one has the name of what it stands for as its body.
  case function([Parameter], Term, isExternal: Bool)
  case instance(Term, FEELType)
}

/// One variable of `for`, `some` or `every`, over a list or from one value to another.
struct Iteration: Sendable, Hashable {
  enum Source: Sendable, Hashable {
    case list(Term)
    case span(Term, Term)
  }

  let name: String
  let source: Source
}

/// An argument of a call; nil names stand for positions.
struct Argument: Sendable, Hashable {
  let name: String?
  let value: Term
}

struct ContextEntry: Sendable, Hashable {
  let key: String
  let value: Term
}

/// A parameter of a function that an expression defines; of any type where none is written.
public struct Parameter: Sendable, Hashable {
  public let name: String
  public let type: FEELType

  public init(name: String, type: FEELType) {
    self.name = name
    self.type = type
  }
}

enum Arithmetic: String, Sendable, Hashable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "**"
}

enum Comparison: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

enum Quantifier: String, Sendable, Hashable, CaseIterable {
  case some
  case every
}

/// One positive unary test (DMN 1.5 §7.3.1): a comparison with the tested value, an interval that it lies in, or an
/// expression: true of it, equal to it, or holding it.
enum UnaryTest: Sendable, Hashable {
  case compare(Comparison, Term)
  case interval(from: Term, fromIncluded: Bool, to: Term, toIncluded: Bool)
  /// `readsInput`: the expression names the tested value as `?`.
  case expression(Term, readsInput: Bool)
}

extension Node {
  /// The terms directly inside, in the order in which they are written.
  var children: [Term] {
    switch self {
    case .null, .literal, .numeral, .slot, .local, .builtIn: []
    case .entry(_, _, let outer): outer.map { [$0] } ?? []
    case .property(let base, _), .negate(let base), .instance(let base, _), .ray(_, let base): [base]
    case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .filter(let left, let right):
      [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .isIn(let value, let tests): [value] + tests.flatMap(\.terms)
    case .choose(let condition, let then, let otherwise): [condition, then, otherwise]
    case .quantified(_, let iterations, let body), .each(let iterations, let body):
      iterations.flatMap(\.source.terms) + [body]
    case .call(_, let arguments), .list(let arguments): arguments
    case .apply(let function, let arguments): [function] + arguments.map(\.value)
    case .context(let entries): entries.map(\.value)
    case .range(let from, _, let to, _): [from, to]
    case .function(_, let body, _): [body]
    }
  }
}

extension Term {
  /// Whether it says true or false by its form; a name or a call may also be a number.
  var isComparison: Bool {
    switch node {
    case .compare, .between, .isIn, .and, .or, .quantified, .instance: true
    default: false
    }
  }

  var children: [Term] { node.children }

  func visit(_ body: (Term) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// The same term with other terms inside, as many as `children`.
  func with(children terms: [Term]) -> Term {
    var rest = terms[...]
    func next() -> Term { rest.popFirst() ?? self }
    func sources(_ iterations: [Iteration]) -> [Iteration] {
      iterations.map { iteration in
        switch iteration.source {
        case .list: Iteration(name: iteration.name, source: .list(next()))
        case .span: Iteration(name: iteration.name, source: .span(next(), next()))
        }
      }
    }
    let node: Node =
      switch self.node {
      case .null, .literal, .numeral, .slot, .local, .builtIn: self.node
      case .entry(let name, let items, let outer): .entry(name, items: items, outer: outer.map { _ in next() })
      case .property(_, let name): .property(next(), name)
      case .negate: .negate(next())
      case .instance(_, let type): .instance(next(), type)
      case .arithmetic(let operation, _, _): .arithmetic(operation, next(), next())
      case .compare(let comparison, _, _): .compare(comparison, next(), next())
      case .and: .and(next(), next())
      case .or: .or(next(), next())
      case .filter: .filter(next(), next())
      case .between: .between(next(), next(), next())
      case .isIn(_, let tests): .isIn(next(), tests.map { $0.with(terms: next) })
      case .choose: .choose(condition: next(), then: next(), otherwise: next())
      case .quantified(let quantifier, let iterations, _):
        .quantified(quantifier, sources(iterations), condition: next())
      case .each(let iterations, _): .each(sources(iterations), next())
      case .call(let builtIn, let arguments): .call(builtIn, arguments.map { _ in next() })
      case .list(let items): .list(items.map { _ in next() })
      case .apply(_, let arguments):
        .apply(next(), arguments.map { Argument(name: $0.name, value: next()) })
      case .context(let entries): .context(entries.map { ContextEntry(key: $0.key, value: next()) })
      case .range(_, let fromIncluded, _, let toIncluded):
        .range(from: next(), fromIncluded: fromIncluded, to: next(), toIncluded: toIncluded)
      case .ray(let comparison, _): .ray(comparison, next())
      case .function(let parameters, _, let isExternal): .function(parameters, next(), isExternal: isExternal)
      }
    return Term(node: node, offset: offset)
  }
}

extension Iteration.Source {
  var terms: [Term] {
    switch self {
    case .list(let list): [list]
    case .span(let from, let to): [from, to]
    }
  }
}

extension UnaryTests {
  var terms: [Term] { tests?.flatMap(\.terms) ?? [] }
}

extension UnaryTest {
  var terms: [Term] {
    switch self {
    case .compare(_, let term), .expression(let term, _): [term]
    case .interval(let from, _, let to, _): [from, to]
    }
  }

  fileprivate func with(terms next: () -> Term) -> UnaryTest {
    switch self {
    case .compare(let comparison, _): .compare(comparison, next())
    case .expression(_, let readsInput): .expression(next(), readsInput: readsInput)
    case .interval(_, let fromIncluded, _, let toIncluded):
      .interval(from: next(), fromIncluded: fromIncluded, to: next(), toIncluded: toIncluded)
    }
  }
}
