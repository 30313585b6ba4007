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
  public func mutants(in scope: Scope) -> [Mutant] {
    term.mutations.compactMap { mutation in
      // A number moved away from zero no longer compares with a dimension: such a mutant is no expression.
      var typing = Typing(scope: scope)
      guard mutation.term != term, let type = try? typing.type(of: mutation.term), type == self.type else { return nil }
      let place = "cột \(mutation.offset + 1)"
      return Mutant(
        expression: Expression(term: mutation.term, type: type),
        description: "\(mutation.change) ở \(place): \(mutation.term.text)")
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
    return ownMutations.map { Mutation(term: $0.0, change: $0.1, offset: offset) } + inside
  }

  private func with(_ node: Node) -> Term { Term(node: node, offset: offset) }

  private var ownMutations: [(Term, String)] {
    switch node {
    case .numeral(_, let text):
      return [1, -1].compactMap { step in
        text.moved(by: step).map { (with(.numeral($0.number, text: $0.text)), "«\(text)» thành «\($0.text)»") }
      }
    case .literal(.boolean(let flag)): return [(with(.literal(.boolean(!flag))), "«\(flag)» đảo")]
    case .literal(.date(let day)):
      return [1, -1].map { (with(.literal(.date(day.advanced(byDays: $0)))), "ngày \(day) dời \($0)") }
    case .literal(let value) where value.isDuration:
      return [1, -1].compactMap { step in
        value.moved(by: step).map { (with(.literal($0)), "khoảng «\(value.value.text)» dời \(step)") }
      }
    case .literal(.string(let text)): return [(with(.literal(.string(text + "?"))), "chuỗi «\(text)» đổi")]
    case .call(let builtIn, let arguments) where builtIn.name == "duration": return durations(arguments)
    case .call(let builtIn, let arguments) where builtIn.name == "date": return dates(arguments)
    case .call(let builtIn, let arguments) where builtIn.name == "not": return arguments.map { ($0, "bỏ not") }
    case .compare(let comparison, let left, let right):
      return comparison.turned.map {
        (with(.compare($0, left, right)), "«\(comparison.rawValue)» thành «\($0.rawValue)»")
      }
    case .and(let left, let right):
      return [(left, "bỏ vế phải của and"), (right, "bỏ vế trái của and"), (with(.or(left, right)), "and thành or")]
    case .or(let left, let right):
      return [(left, "bỏ vế phải của or"), (right, "bỏ vế trái của or"), (with(.and(left, right)), "or thành and")]
    case .quantified(let quantifier, let iterations, let condition):
      let other: Quantifier = quantifier == .some ? .every : .some
      let changed = Node.quantified(other, iterations, condition: condition)
      return [(with(changed), "«\(quantifier.rawValue)» thành «\(other.rawValue)»")]
    case .choose(let condition, let then, let otherwise):
      return [(with(.choose(condition: condition, then: otherwise, otherwise: then)), "đổi hai nhánh if")]
    case .arithmetic(let operation, let left, let right):
      return operation.turned.map {
        (with(.arithmetic($0, left, right)), "«\(operation.rawValue)» thành «\($0.rawValue)»")
      }
    case .isIn(let value, let tests): return testMutations(value, tests)
    case .null, .between, .literal, .slot, .local, .entry, .builtIn, .property, .negate, .call, .apply, .list, .context,
      .each, .filter, .range, .ray, .function, .instance:
      return []
    }
  }

  private func durations(_ arguments: [Term]) -> [(Term, String)] {
    guard case .literal(.string(let text))? = arguments.first?.node, let value = Literal(at: text) else {
      return []
    }
    return [1, -1].compactMap { step in
      value.moved(by: step).map { (with(.literal($0)), "«\(text)» dời \(step)") }
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
      case .expression(let term, readsInput: false):
        replace(.compare(.notEqual, term), "phép thử \(index + 1) thành !=")
      case .expression: break
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
    return with(children: terms)
  }
}

extension Literal {
  fileprivate var isDuration: Bool {
    switch self {
    case .yearsAndMonths, .daysAndTime: true
    default: false
    }
  }

  /// A duration of one month or one day more or less.
  fileprivate func moved(by step: Int) -> Literal? {
    switch self {
    case .yearsAndMonths(let duration): .yearsAndMonths(YearsMonthsDuration(months: duration.totalMonths + step))
    case .daysAndTime(let duration):
      DaysTimeDuration(days: step).flatMap { duration.adding($0) }.map { .daysAndTime($0) }
    default: nil
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
    case .power: []
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
