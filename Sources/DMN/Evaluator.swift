import Values

/// Evidence mode: unknowns are carried, and resolved only where every completion agrees (Kleene's logic for `and`,
/// `or` and quantifiers; branches that agree for `if`).
struct Evaluator {
  let environment: Environment
  private var locals: [FEELValue] = []

  init(environment: Environment) {
    self.environment = environment
  }

  mutating func value(of term: Term) -> FEELValue {
    switch term.node {
    case .literal(let value): return value
    case .numeral(let number, _): return .number(number)
    case .slot(let slot, _): return environment[slot]
    case .local(let index, _): return locals[index]
    case .property(let base, let property): return Self.property(property, of: value(of: base))
    case .negate(let operand): return Self.negated(value(of: operand))
    case .arithmetic(let operation, let left, let right):
      return Self.arithmetic(operation, value(of: left), value(of: right))
    case .compare(let comparison, let left, let right):
      return Self.compare(comparison, value(of: left), value(of: right))
    case .between(let operand, let low, let high):
      let value = value(of: operand)
      return Self.and(
        Self.compare(.greaterOrEqual, value, self.value(of: low)),
        Self.compare(.lessOrEqual, value, self.value(of: high)))
    case .isIn(let operand, let tests): return isIn(value(of: operand), tests)
    case .and(let left, let right): return Self.and(value(of: left), value(of: right))
    case .or(let left, let right): return Self.or(value(of: left), value(of: right))
    case .choose(let condition, let then, let otherwise): return choose(condition, then, otherwise)
    case .quantified(let quantifier, _, let list, let condition): return quantified(quantifier, list, condition)
    case .call(let builtIn, let arguments): return call(builtIn, arguments)
    case .list(let items): return .list(items.map { value(of: $0) })
    }
  }

  private static func property(_ property: DateProperty, of value: FEELValue) -> FEELValue {
    guard case .date(let day) = value else { return value }
    switch property {
    case .year: return .number(Decimal128(day.year))
    case .month: return .number(Decimal128(day.month))
    case .day: return .number(Decimal128(day.day))
    case .weekday: return .number(Decimal128(day.weekday))
    }
  }

  private static func negated(_ value: FEELValue) -> FEELValue {
    switch value {
    case .number(let number): .number(-number)
    case .months(let months): .months(-months)
    case .days(let days): .days(-days)
    case .boolean, .string, .date, .list, .unknown: value
    }
  }

  static func arithmetic(_ operation: Arithmetic, _ left: FEELValue, _ right: FEELValue) -> FEELValue {
    if let unknown = left.unknown { return .unknown(unknown.joined(with: right.unknown)) }
    switch (operation, left, right) {
    case (_, _, .unknown): return right
    case (.add, .number(let left), .number(let right)): return .of(left.adding(right))
    case (.subtract, .number(let left), .number(let right)): return .of(left.subtracting(right))
    case (.multiply, .number(let left), .number(let right)): return .of(left.multiplied(by: right))
    case (.divide, .number(let left), .number(let right)):
      return right.isZero ? Unknown.because(.divisionByZero) : .of(left.divided(by: right))
    case (.add, .string(let left), .string(let right)): return .string(left + right)
    case (.subtract, .date(let left), .date(let right)): return .days(left.number - right.number)
    case (.add, .date(let day), .days(let days)): return .date(day.advanced(byDays: days))
    case (.subtract, .date(let day), .days(let days)): return .date(day.advanced(byDays: -days))
    case (.add, .date(let day), .months(let months)): return .moved(day, months)
    case (.subtract, .date(let day), .months(let months)): return .moved(day, -months)
    case (.add, .days(let left), .days(let right)): return .days(left + right)
    case (.subtract, .days(let left), .days(let right)): return .days(left - right)
    case (.add, .months(let left), .months(let right)): return .months(left + right)
    case (.subtract, .months(let left), .months(let right)): return .months(left - right)
    default: return Unknown.because(.outOfRange)
    }
  }

  static func compare(_ comparison: Comparison, _ left: FEELValue, _ right: FEELValue) -> FEELValue {
    if let unknown = left.unknown { return .unknown(unknown.joined(with: right.unknown)) }
    if case .unknown = right { return right }
    guard let order = left.order(to: right) else { return Unknown.because(.outOfRange) }
    return .boolean(comparison.holds(order))
  }

  static func and(_ left: FEELValue, _ right: FEELValue) -> FEELValue {
    switch (left, right) {
    case (.boolean(false), _), (_, .boolean(false)): .boolean(false)
    case (.boolean(true), _): right
    case (_, .boolean(true)): left
    case (.unknown(let first), let second): .unknown(first.joined(with: second.unknown))
    default: right
    }
  }

  static func or(_ left: FEELValue, _ right: FEELValue) -> FEELValue {
    switch (left, right) {
    case (.boolean(true), _), (_, .boolean(true)): .boolean(true)
    case (.boolean(false), _): right
    case (_, .boolean(false)): left
    case (.unknown(let first), let second): .unknown(first.joined(with: second.unknown))
    default: right
    }
  }

  private mutating func isIn(_ value: FEELValue, _ tests: [UnaryTest]) -> FEELValue {
    var result = FEELValue.boolean(false)
    for test in tests {
      switch test {
      case .compare(let comparison, let term):
        result = Self.or(result, Self.compare(comparison, value, self.value(of: term)))
      case .interval(let from, let fromIncluded, let to, let toIncluded):
        let above = Self.compare(fromIncluded ? .greaterOrEqual : .greater, value, self.value(of: from))
        let below = Self.compare(toIncluded ? .lessOrEqual : .less, value, self.value(of: to))
        result = Self.or(result, Self.and(above, below))
      }
    }
    return result
  }

  private mutating func choose(_ condition: Term, _ then: Term, _ otherwise: Term) -> FEELValue {
    switch value(of: condition) {
    case .boolean(let holds): return value(of: holds ? then : otherwise)
    case .unknown(let unknown):
      let first = value(of: then)
      let second = value(of: otherwise)
      if first.unknown == nil, first == second, !first.holdsUnknown { return first }
      return .unknown(unknown.joined(with: first.unknown).joined(with: second.unknown))
    case .number, .string, .date, .months, .days, .list: return Unknown.because(.outOfRange)
    }
  }

  private mutating func quantified(_ quantifier: Quantifier, _ list: Term, _ condition: Term) -> FEELValue {
    let items: [FEELValue]
    switch value(of: list) {
    case .list(let known): items = known
    case let other: return other
    }
    var result = FEELValue.boolean(quantifier == .every)
    for item in items {
      locals.append(item)
      let holds = value(of: condition)
      locals.removeLast()
      result = quantifier == .every ? Self.and(result, holds) : Self.or(result, holds)
    }
    return result
  }

  private mutating func call(_ builtIn: BuiltIn, _ arguments: [Term]) -> FEELValue {
    let values = arguments.map { value(of: $0) }
    // The length of a list is known even where its items are not.
    let asked = builtIn == .count ? values.compactMap(\.unknown) : values.compactMap(\.anyUnknown)
    guard let first = asked.first else { return builtIn.value(of: values) }
    return .unknown(asked.dropFirst().reduce(first) { $0.joined(with: $1) })
  }
}

extension FEELValue {
  static func moved(_ day: CivilDay, _ months: Int) -> FEELValue {
    day.advanced(byMonths: months).map { .date($0) } ?? Unknown.because(.noSuchDay)
  }

  /// The unknown that this is, or that is somewhere in its items.
  var anyUnknown: Unknown? {
    switch self {
    case .unknown(let unknown): unknown
    case .list(let items): items.lazy.compactMap(\.anyUnknown).first
    case .boolean, .number, .string, .date, .months, .days: nil
    }
  }

  var holdsUnknown: Bool { anyUnknown != nil }
}
