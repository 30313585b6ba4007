import Values

/// An expression changed in one place, for tests that ask whether any case notices.
public struct Mutant: Sendable {
  public let expression: Expression
  /// What was changed, in Vietnamese.
  public let description: String
}

extension Expression {
  /// Each comparison turned, each literal moved by one in its last written place, each part of `and` and `or` dropped,
  /// each `not` dropped, quantifiers exchanged, conditions of `if` negated, ends of intervals opened or closed.
  public func mutants() -> [Mutant] {
    term.mutations.map { mutation in
      let place = "cột \(mutation.offset + 1)"
      return Mutant(
        expression: Expression(term: mutation.term), description: "\(mutation.change) ở \(place): \(mutation.term.text)"
      )
    }
  }
}

private struct Mutation {
  let term: Term
  let change: String
  let offset: Int
}

extension Term {
  fileprivate var mutations: [Mutation] {
    let inside = children.enumerated().flatMap { position, child in
      child.mutations.map { mutation in
        Mutation(term: replacing(position, by: mutation.term), change: mutation.change, offset: mutation.offset)
      }
    }
    let here = ownMutations.filter { $0.0.type == type && $0.0 != self }.map { term, change in
      Mutation(term: term, change: change, offset: offset)
    }
    // A number moved away from zero no longer compares with a dimension: such a mutant is no expression.
    return (here + inside).filter { $0.term.isWellTyped }
  }

  private func with(_ node: Node) -> Term { Term(node: node, type: type, offset: offset) }

  private var ownMutations: [(Term, String)] {
    switch node {
    case .numeral(_, let text):
      return [1, -1].compactMap { step in
        text.moved(by: step).map { (with(.numeral($0.number, text: $0.text)), "«\(text)» thành «\($0.text)»") }
      }
    case .literal(.boolean(let flag)): return [(with(.literal(.boolean(!flag))), "«\(flag)» đảo")]
    case .literal(.date(let day)):
      return [1, -1].map { (with(.literal(.date(day.advanced(byDays: $0)))), "ngày \(day) dời \($0)") }
    case .literal(.months(let months)):
      return [1, -1].map { (with(.literal(.months(months + $0))), "khoảng \(months) tháng dời \($0)") }
    case .literal(.days(let days)):
      return [1, -1].map { (with(.literal(.days(days + $0))), "khoảng \(days) ngày dời \($0)") }
    case .literal(.string(let text)): return [(with(.literal(.string(text + "?"))), "chuỗi «\(text)» đổi")]
    case .call(.duration, let arguments): return durations(arguments)
    case .call(.date, let arguments): return dates(arguments)
    case .call(.not, let arguments): return arguments.map { ($0, "bỏ not") }
    case .compare(let comparison, let left, let right):
      return comparison.turned.map {
        (with(.compare($0, left, right)), "«\(comparison.rawValue)» thành «\($0.rawValue)»")
      }
    case .and(let left, let right):
      return [(left, "bỏ vế phải của and"), (right, "bỏ vế trái của and"), (with(.or(left, right)), "and thành or")]
    case .or(let left, let right):
      return [(left, "bỏ vế phải của or"), (right, "bỏ vế trái của or"), (with(.and(left, right)), "or thành and")]
    case .quantified(let quantifier, let name, let list, let condition):
      let other: Quantifier = quantifier == .some ? .every : .some
      let changed = Node.quantified(other, name: name, list: list, condition: condition)
      return [(with(changed), "«\(quantifier.rawValue)» thành «\(other.rawValue)»")]
    case .choose(let condition, let then, let otherwise):
      return [(with(.choose(condition: condition, then: otherwise, otherwise: then)), "đổi hai nhánh if")]
    case .arithmetic(let operation, let left, let right):
      return operation.turned.map {
        (with(.arithmetic($0, left, right)), "«\(operation.rawValue)» thành «\($0.rawValue)»")
      }
    case .isIn(let value, let tests): return testMutations(value, tests)
    case .between, .literal, .slot, .local, .property, .negate, .call, .list: return []
    }
  }

  private func durations(_ arguments: [Term]) -> [(Term, String)] {
    guard case .literal(.string(let text))? = arguments.first?.node else { return [] }
    return [1, -1].compactMap { step in
      switch BuiltIn.duration(text) {
      case .months(let months)?: (with(.literal(.months(months + step))), "«\(text)» dời \(step) tháng")
      case .days(let days)?: (with(.literal(.days(days + step))), "«\(text)» dời \(step) ngày")
      default: nil
      }
    }
  }

  private func dates(_ arguments: [Term]) -> [(Term, String)] {
    guard case .literal(.string(let text))? = arguments.first?.node, let day = CivilDay(iso: text) else { return [] }
    return [1, -1].map { (with(.literal(.date(day.advanced(byDays: $0)))), "«\(text)» dời \($0) ngày") }
  }

  private func testMutations(_ value: Term, _ tests: [UnaryTest]) -> [(Term, String)] {
    tests.indices.flatMap { index -> [(Term, String)] in
      var changed: [(Term, String)] = []
      func replace(_ test: UnaryTest, _ change: String) {
        var others = tests
        others[index] = test
        changed.append((with(.isIn(value, others)), change))
      }
      switch tests[index] {
      case .compare(let comparison, let term):
        for other in comparison.turned {
          replace(.compare(other, term), "phép thử \(index + 1) thành \(other.rawValue)")
        }
      case .interval(let from, let fromIncluded, let to, let toIncluded):
        replace(
          .interval(from: from, fromIncluded: !fromIncluded, to: to, toIncluded: toIncluded), "đổi đầu khoảng")
        replace(.interval(from: from, fromIncluded: fromIncluded, to: to, toIncluded: !toIncluded), "đổi cuối khoảng")
      }
      if tests.count > 1 {
        var fewer = tests
        fewer.remove(at: index)
        changed.append((with(.isIn(value, fewer)), "bỏ phép thử \(index + 1)"))
      }
      return changed
    }
  }

  private func replacing(_ position: Int, by child: Term) -> Term {
    var terms = children
    terms[position] = child
    switch node {
    case .literal, .numeral, .slot, .local: return self
    case .property(_, let property): return with(.property(terms[0], property))
    case .negate: return with(.negate(terms[0]))
    case .arithmetic(let operation, _, _): return with(.arithmetic(operation, terms[0], terms[1]))
    case .compare(let comparison, _, _): return with(.compare(comparison, terms[0], terms[1]))
    case .and: return with(.and(terms[0], terms[1]))
    case .or: return with(.or(terms[0], terms[1]))
    case .between: return with(.between(terms[0], terms[1], terms[2]))
    case .isIn(_, let tests): return with(.isIn(terms[0], UnaryTest.refilled(tests, Array(terms.dropFirst()))))
    case .choose: return with(.choose(condition: terms[0], then: terms[1], otherwise: terms[2]))
    case .quantified(let quantifier, let name, _, _):
      return with(.quantified(quantifier, name: name, list: terms[0], condition: terms[1]))
    case .call(let builtIn, _): return with(.call(builtIn, terms))
    case .list: return with(.list(terms))
    }
  }

  private var isWellTyped: Bool {
    guard children.allSatisfy(\.isWellTyped) else { return false }
    guard case .compare(_, let left, let right) = node, left.type != right.type else { return true }
    return left.isZero || right.isZero
  }
}

extension UnaryTest {
  fileprivate static func refilled(_ tests: [UnaryTest], _ terms: [Term]) -> [UnaryTest] {
    var rest = terms[...]
    return tests.map { test in
      switch test {
      case .compare(let comparison, _): .compare(comparison, rest.removeFirst())
      case .interval(_, let fromIncluded, _, let toIncluded):
        .interval(from: rest.removeFirst(), fromIncluded: fromIncluded, to: rest.removeFirst(), toIncluded: toIncluded)
      }
    }
  }
}

extension Comparison {
  fileprivate var turned: [Comparison] {
    switch self {
    case .equal: [.notEqual]
    case .notEqual: [.equal]
    case .less: [.lessOrEqual, .greater, .greaterOrEqual]
    case .lessOrEqual: [.less, .greater, .greaterOrEqual]
    case .greater: [.greaterOrEqual, .less, .lessOrEqual]
    case .greaterOrEqual: [.greater, .less, .lessOrEqual]
    }
  }
}

extension Arithmetic {
  fileprivate var turned: [Arithmetic] {
    switch self {
    case .add: [.subtract]
    case .subtract: [.add]
    case .multiply: [.divide]
    case .divide: [.multiply]
    }
  }
}

extension String {
  /// A number as written, moved by one unit of its last place.
  fileprivate func moved(by step: Int) -> (number: Decimal128, text: String)? {
    let places = split(separator: ".").dropFirst().first?.count ?? 0
    guard let number = Decimal128(self), let unit = Decimal128(step, scale: -places),
      let moved = number.adding(unit), moved.signum >= 0
    else { return nil }
    return (moved, "\(moved)")
  }
}
