import Values

/// The operators over values (DMN 1.5 §10.3.2.10 and Tables 42 to 49). An operand that is unknown makes the result
/// unknown, unless the other decides alone.
enum Operators {
  // MARK: Logic

  /// Kleene's `and`; anything but true, false and unknown counts as null, or as the failure that it is.
  static func and(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.boolean(false), _), (_, .boolean(false)): .boolean(false)
    case (.boolean(true), .boolean(true)): .boolean(true)
    default: undecided(left, right, frame)
    }
  }

  static func or(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.boolean(true), _), (_, .boolean(true)): .boolean(true)
    case (.boolean(false), .boolean(false)): .boolean(false)
    default: undecided(left, right, frame)
    }
  }

  private static func undecided(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.unknown(let first), let second): .unknown(first.joined(with: second.unknown))
    case (_, .unknown): right
    default: frame.failed(.mistyped)
    }
  }

  static func not(_ value: FEELValue, _ frame: Frame) -> FEELValue {
    switch value {
    case .boolean(let flag): .boolean(!flag)
    case .unknown: value
    default: frame.failed(.mistyped)
    }
  }

  // MARK: Comparison

  static func compare(
    _ comparison: Comparison, _ left: FEELValue, _ right: FEELValue, _ frame: Frame
  ) -> FEELValue {
    switch comparison {
    case .equal: return equal(left, right, frame)
    case .notEqual: return not(equal(left, right, frame), frame)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    if case .number(let first) = left, case .number(let second) = right {
      return .boolean(comparison.holds(first == second ? 0 : (first < second ? -1 : 1)))
    }
    if let unknown = left.unknown { return .unknown(unknown.joined(with: right.unknown)) }
    if case .unknown = right { return right }
    if case .string(let text) = left, !frame.spend(text.utf8.count >> 5) { return frame.failed(.tooDeep) }
    guard let order = order(left, right) else { return frame.failed(.mistyped) }
    return .boolean(comparison.holds(order))
  }

  /// −1, 0 or 1; nil for values that have no order among each other.
  static func order(_ left: FEELValue, _ right: FEELValue) -> Int? {
    func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
      left == right ? 0 : (left < right ? -1 : 1)
    }
    switch (left, right) {
    case (.number(let left), .number(let right)): return compare(left, right)
    case (.string(let left), .string(let right)):
      if left == right { return 0 }
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? -1 : 1
    case (.date(let left), .date(let right)): return compare(left, right)
    case (.time(let left), .time(let right)): return left.compared(to: right)
    case (.dateTime(let left), .dateTime(let right)): return left.compared(to: right)
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)): return compare(left, right)
    case (.daysAndTime(let left), .daysAndTime(let right)): return compare(left, right)
    default: return nil
    }
  }

  /// True, false, unknown, or null where the types differ.
  static func equal(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.unknown(let unknown), _): return .unknown(unknown.joined(with: right.unknown))
    case (_, .unknown): return right
    case (.null, .null): return .boolean(true)
    case (.null, _), (_, .null): return .boolean(false)
    case (.boolean(let left), .boolean(let right)): return .boolean(left == right)
    case (.number(let left), .number(let right)): return .boolean(left == right)
    case (.string(let left), .string(let right)):
      guard frame.spend(left.utf8.count >> 5) else { return frame.failed(.tooDeep) }
      return .boolean(left == right)
    case (.date(let left), .date(let right)): return .boolean(left == right)
    case (.time(let left), .time(let right)): return .boolean(left.isEqual(to: right))
    case (.dateTime(let left), .dateTime(let right)): return .boolean(left.isEqual(to: right))
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)): return .boolean(left == right)
    case (.daysAndTime(let left), .daysAndTime(let right)): return .boolean(left == right)
    case (.list(let left), .list(let right)): return equal(left, right, frame)
    case (.context(let left), .context(let right)): return equal(left, right, frame)
    case (.range(let left), .range(let right)): return equal(left, right, frame)
    case (.function(let left), .function(let right)): return .boolean(left == right)
    default: return frame.failed(.mistyped)
    }
  }

  private static func equal(_ left: [FEELValue], _ right: [FEELValue], _ frame: Frame) -> FEELValue {
    guard left.count == right.count else { return .boolean(false) }
    guard frame.spend(left.count >> 2) else { return frame.failed(.tooDeep) }
    return zip(left, right).reduce(.boolean(true)) { result, pair in
      // What is false once stays so.
      if case .boolean(false) = result { return result }
      return and(result, equal(pair.0, pair.1, frame), frame)
    }
  }

  private static func equal(_ left: FEELContext, _ right: FEELContext, _ frame: Frame) -> FEELValue {
    guard left.entries.count == right.entries.count else { return .boolean(false) }
    guard frame.spend(left.entries.count) else { return frame.failed(.tooDeep) }
    return left.entries.reduce(.boolean(true)) { result, entry in
      and(result, right[entry.key].map { equal(entry.value, $0, frame) } ?? .boolean(false), frame)
    }
  }

  private static func equal(_ left: FEELRange, _ right: FEELRange, _ frame: Frame) -> FEELValue {
    guard left.ray == right.ray, left.fromIncluded == right.fromIncluded, left.toIncluded == right.toIncluded else {
      return .boolean(false)
    }
    return and(equal(left.from, right.from, frame), equal(left.to, right.to, frame), frame)
  }

  /// Whether the range holds the value.
  static func range(_ range: FEELRange, holds value: FEELValue, _ frame: Frame) -> FEELValue {
    switch range.ray {
    case .equal?: return equal(value, range.from, frame)
    case .notEqual?: return not(equal(value, range.from, frame), frame)
    case .less?, .lessOrEqual?: return compare(range.toIncluded ? .lessOrEqual : .less, value, range.to, frame)
    case .greater?, .greaterOrEqual?:
      return compare(range.fromIncluded ? .greaterOrEqual : .greater, value, range.from, frame)
    case nil: return lies(value, range.from, range.fromIncluded, range.to, range.toIncluded, frame)
    }
  }

  /// Whether the value lies between two ends.
  static func lies(
    _ value: FEELValue, _ from: FEELValue, _ fromIncluded: Bool, _ to: FEELValue, _ toIncluded: Bool, _ frame: Frame
  ) -> FEELValue {
    and(
      compare(fromIncluded ? .greaterOrEqual : .greater, value, from, frame),
      compare(toIncluded ? .lessOrEqual : .less, value, to, frame), frame)
  }

  /// Whether a test's value says yes to the tested one: it is true of it, equals it, or holds it (DMN 1.5 §7.3.1,
  /// Table 42).
  static func test(_ test: FEELValue, holdsOf value: FEELValue, _ frame: Frame) -> FEELValue {
    switch test {
    case .unknown(let unknown): return .unknown(unknown.joined(with: value.unknown))
    case .range(let range):
      if case .range = value { return equal(value, test, frame) }
      return self.range(range, holds: value, frame)
    case .list(let items):
      guard frame.spend(items.count >> 2) else { return frame.failed(.tooDeep) }
      // A list is in a list of lists, or is the list itself.
      let isList = if case .list = value { true } else { false }
      return items.reduce(isList ? lenient(equal(value, test, frame), frame) : .boolean(false)) { result, item in
        if case .boolean(true) = result { return result }
        if isList, item.isScalar { return result }
        return or(result, lenient(self.test(item, holdsOf: value, frame), frame), frame)
      }
    case .boolean(let flag):
      switch value {
      case .boolean(let other): return .boolean(flag == other)
      case .unknown: return value
      case .null: return .boolean(false)
      default: return frame.mode == .conformance ? .boolean(flag) : frame.failed(.mistyped)
      }
    default: return equal(value, test, frame)
    }
  }

  /// In conformance mode an item of another type is not the one sought.
  private static func lenient(_ result: FEELValue, _ frame: Frame) -> FEELValue {
    if case .null = result { return .boolean(false) }
    return result
  }

  // MARK: Arithmetic

  static func negated(_ value: FEELValue, _ frame: Frame) -> FEELValue {
    switch value {
    case .number(let number): .number(-number)
    case .yearsAndMonths(let duration): duration.negated.map { .yearsAndMonths($0) } ?? frame.failed(.overflow)
    case .daysAndTime(let duration): duration.negated.map { .daysAndTime($0) } ?? frame.failed(.overflow)
    case .unknown: value
    default: frame.failed(.mistyped)
    }
  }

  static func arithmetic(
    _ operation: Arithmetic, _ left: FEELValue, _ right: FEELValue, _ frame: Frame
  ) -> FEELValue {
    if case .number(let first) = left, case .number(let second) = right {
      switch operation {
      case .add: return frame.number(first.adding(second))
      case .subtract: return frame.number(first.subtracting(second))
      case .multiply: return frame.number(first.multiplied(by: second))
      case .divide: return second.isZero ? frame.failed(.divisionByZero) : frame.number(first.divided(by: second))
      case .power:
        guard frame.spend(100) else { return frame.failed(.tooDeep) }
        return first.raised(to: second).map { .number($0) } ?? frame.failed(.outOfRange)
      }
    }
    if let unknown = left.unknown { return .unknown(unknown.joined(with: right.unknown)) }
    if case .unknown = right { return right }
    switch operation {
    case .add: return sum(left, right, frame)
    case .subtract: return difference(left, right, frame)
    case .multiply: return product(left, right, frame)
    case .divide: return quotient(left, right, frame)
    case .power: return frame.failed(.mistyped)
    }
  }
}
