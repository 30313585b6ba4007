import Values

/// A typed expression with the place where it begins (in Unicode scalars of the text).
struct Term: Sendable, Hashable {
  let node: Node
  let type: FEELType
  let offset: Int

  static func == (left: Term, right: Term) -> Bool { left.node == right.node }

  func hash(into hasher: inout Hasher) { hasher.combine(node) }
}

/// What a term is. Names are slots already; nothing is looked up by name while it runs.
indirect enum Node: Sendable, Hashable {
  case literal(FEELValue)
  /// A number as written, for printing and for moving its last place.
  case numeral(Decimal128, text: String)
  case slot(Int, name: String)
  /// A variable bound by `some` or `every`, counted from the outermost.
  case local(Int, name: String)
  case property(Term, DateProperty)
  case negate(Term)
  case arithmetic(Arithmetic, Term, Term)
  case compare(Comparison, Term, Term)
  case between(Term, Term, Term)
  case isIn(Term, [UnaryTest])
  case and(Term, Term)
  case or(Term, Term)
  case choose(condition: Term, then: Term, otherwise: Term)
  case quantified(Quantifier, name: String, list: Term, condition: Term)
  case call(BuiltIn, [Term])
  case list([Term])
}

enum Arithmetic: String, Sendable, Hashable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
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

enum DateProperty: String, Sendable, Hashable, CaseIterable {
  case year, month, day, weekday
}

/// One test of `in`: a value to equal, a comparison, or an interval.
enum UnaryTest: Sendable, Hashable {
  case compare(Comparison, Term)
  case interval(from: Term, fromIncluded: Bool, to: Term, toIncluded: Bool)
}
