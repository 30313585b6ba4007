import Values

extension BuiltIn {
  /// Lists (DMN 1.5 §10.3.4.4).
  static let listFunctions: [String: Definition] = [
    "list contains": Definition(["list", "element"], seesUnknowns: true) { arguments, frame in
      if case .unknown = arguments[0] { return arguments[0] }
      guard let items = arguments.list(0) else { return frame.failed(.mistyped) }
      return items.reduce(.boolean(false)) { result, item in
        if case .boolean(true) = result { return result }
        let same = Operators.equal(item, arguments[1], frame)
        return Operators.or(result, same == .null ? .boolean(false) : same, frame)
      }
    },
    "count": Definition(["list"], isVariadic: true, seesUnknowns: true) { arguments, frame in
      if arguments.count == 1, case .unknown = arguments[0] { return arguments[0] }
      return arguments.members.map { .number(Decimal128($0.count)) } ?? frame.failed(.mistyped)
    },
    "min": Definition(["list"], isVariadic: true) { arguments, frame in extreme(arguments, .less, frame) },
    "max": Definition(["list"], isVariadic: true) { arguments, frame in extreme(arguments, .greater, frame) },
    "sum": Definition(["list"], isVariadic: true) { arguments, frame in
      guard let members = arguments.members, let first = members.first else { return frame.failed(.mistyped) }
      return members.dropFirst().reduce(first == .null ? frame.failed(.mistyped) : summand(first, frame)) {
        Operators.arithmetic(.add, $0, summand($1, frame), frame)
      }
    },
    "product": Definition(["list"], isVariadic: true) { arguments, frame in
      guard let numbers = arguments.numbers, !numbers.isEmpty else { return frame.failed(.mistyped) }
      return frame.number(numbers.reduce(Decimal128.one) { product, number in product?.multiplied(by: number) })
    },
    "mean": Definition(["list"], isVariadic: true) { arguments, frame in
      guard let numbers = arguments.numbers, !numbers.isEmpty else { return frame.failed(.mistyped) }
      return frame.number(Statistics.mean(numbers))
    },
    "median": Definition(["list"], isVariadic: true) { arguments, frame in
      guard let numbers = arguments.numbers else { return frame.failed(.mistyped) }
      return numbers.isEmpty ? frame.failed(.outOfRange) : frame.number(Statistics.median(numbers))
    },
    "stddev": Definition(["list"], isVariadic: true) { arguments, frame in
      guard let numbers = arguments.numbers, numbers.count > 1 else { return frame.failed(.mistyped) }
      return frame.number(Statistics.standardDeviation(numbers))
    },
    "mode": Definition(["list"], isVariadic: true) { arguments, frame in
      frame.list(arguments.numbers.map { Statistics.modes($0).map { .number($0) } })
    },
    "sublist": Definition(["list", "start position", "length?"]) { arguments, frame in
      guard let items = arguments.list(0), let start = arguments.integer(1) else { return frame.failed(.mistyped) }
      if arguments.count == 3, arguments.integer(2) == nil { return frame.failed(.mistyped) }
      guard let from = items.position(start), (arguments.integer(2) ?? 0) >= 0 else { return frame.failed(.outOfRange) }
      let rest = items[from...]
      guard let length = arguments.integer(2) else { return .list(Array(rest)) }
      return length <= rest.count ? .list(Array(rest.prefix(length))) : frame.failed(.outOfRange)
    },
    "append": Definition(["list", "item"], isVariadic: true, seesUnknowns: true) { arguments, frame in
      if case .unknown = arguments[0] { return arguments[0] }
      guard let items = arguments.list(0) else { return frame.failed(.mistyped) }
      return .list(items + arguments.dropFirst())
    },
    "concatenate": Definition(["list"], isVariadic: true, seesUnknowns: true) { arguments, frame in
      if let unknown = arguments.lazy.compactMap(\.unknown).first { return .unknown(unknown) }
      let lists = arguments.indices.compactMap { arguments.list($0) }
      return lists.count == arguments.count ? .list(Array(lists.joined())) : frame.failed(.mistyped)
    },
    "insert before": Definition(["list", "position", "newItem"]) { arguments, frame in
      guard var items = arguments.list(0), let position = arguments.integer(1) else { return frame.failed(.mistyped) }
      guard let place = items.position(position) else { return frame.failed(.outOfRange) }
      items.insert(arguments[2], at: place)
      return .list(items)
    },
    "remove": Definition(["list", "position"]) { arguments, frame in
      guard var items = arguments.list(0), let position = arguments.integer(1) else { return frame.failed(.mistyped) }
      guard let place = items.position(position) else { return frame.failed(.outOfRange) }
      items.remove(at: place)
      return .list(items)
    },
    "list replace": Definition(["list", "position", "newItem"], ["list", "match", "newItem"]) { arguments, frame in
      replaced(arguments, &frame)
    },
    "reverse": Definition(["list"], seesUnknowns: true) { arguments, frame in
      if case .unknown = arguments[0] { return arguments[0] }
      return frame.list(arguments.list(0)?.reversed())
    },
    "index of": Definition(["list", "match"]) { arguments, frame in
      guard let items = arguments.list(0) else { return frame.failed(.mistyped) }
      let places = items.indices.filter { Operators.equal(items[$0], arguments[1], frame) == .boolean(true) }
      return .list(places.map { .number(Decimal128($0 + 1)) })
    },
    "union": Definition(["list"], isVariadic: true) { arguments, frame in
      let lists = arguments.indices.compactMap { arguments.list($0) }
      guard lists.count == arguments.count else { return frame.failed(.mistyped) }
      return frame.list(distinct(Array(lists.joined()), frame))
    },
    "distinct values": Definition(["list"]) { arguments, frame in
      frame.list(arguments.list(0).flatMap { distinct($0, frame) })
    },
    "flatten": Definition(["list"]) { arguments, frame in frame.list(arguments.list(0).map(flattened)) },
    "sort": Definition(["list", "precedes?"]) { arguments, frame in sorted(arguments, &frame) },
  ]

  private static func summand(_ value: FEELValue, _ frame: Frame) -> FEELValue {
    switch value {
    case .number, .yearsAndMonths, .daysAndTime: value
    default: frame.failed(.mistyped)
    }
  }

  private static func extreme(_ arguments: [FEELValue], _ comparison: Comparison, _ frame: Frame) -> FEELValue {
    guard let members = arguments.members, var best = members.first else { return frame.failed(.mistyped) }
    guard Operators.order(best, best) != nil else { return frame.failed(.mistyped) }
    for member in members.dropFirst() {
      guard let order = Operators.order(member, best) else { return frame.failed(.mistyped) }
      if comparison.holds(order) { best = member }
    }
    return best
  }

  /// nil where the budget ended before.
  private static func distinct(_ items: [FEELValue], _ frame: Frame) -> [FEELValue]? {
    var kept: [FEELValue] = []
    for item in items {
      guard frame.spend(kept.count >> 2) else { return nil }
      if !kept.contains(where: { Operators.equal($0, item, frame) == .boolean(true) }) { kept.append(item) }
    }
    return kept
  }

  private static func flattened(_ items: [FEELValue]) -> [FEELValue] {
    items.flatMap { item -> [FEELValue] in
      if case .list(let inner) = item { flattened(inner) } else { [item] }
    }
  }

  private static func replaced(_ arguments: [FEELValue], _ frame: inout Frame) -> FEELValue {
    guard var items = arguments.list(0) else { return frame.failed(.mistyped) }
    if let match = arguments.function(1) {
      for (index, item) in items.enumerated() {
        switch match.applied(to: [item, arguments[2]], names: [nil, nil], &frame) {
        case .boolean(true): items[index] = arguments[2]
        case .boolean(false): continue
        case .unknown(let unknown): return .unknown(unknown)
        default: return frame.failed(.mistyped)
        }
      }
      return .list(items)
    }
    guard let position = arguments.integer(1) else { return frame.failed(.mistyped) }
    guard let place = items.position(position) else { return frame.failed(.outOfRange) }
    items[place] = arguments[2]
    return .list(items)
  }

  /// A stable merge sort by the caller's order, or by the values' own.
  private static func sorted(_ arguments: [FEELValue], _ frame: inout Frame) -> FEELValue {
    guard let items = arguments.list(0) else { return frame.failed(.mistyped) }
    let precedes = arguments.function(1)
    guard precedes != nil || arguments.isAbsent(1) else { return frame.failed(.mistyped) }
    var failure: FEELValue?
    func comesFirst(_ left: FEELValue, _ right: FEELValue, _ frame: inout Frame) -> Bool {
      guard let precedes else {
        guard let order = Operators.order(left, right) else {
          failure = failure ?? frame.failed(.mistyped)
          return false
        }
        return order < 0
      }
      switch precedes.applied(to: [left, right], names: [nil, nil], &frame) {
      case .boolean(let flag): return flag
      case .unknown(let unknown): failure = failure ?? .unknown(unknown)
      default: failure = failure ?? frame.failed(.mistyped)
      }
      return false
    }
    func merged(_ items: ArraySlice<FEELValue>, _ frame: inout Frame) -> [FEELValue] {
      guard items.count > 1, failure == nil else { return Array(items) }
      let middle = items.startIndex + items.count / 2
      var left = merged(items[..<middle], &frame)[...]
      var right = merged(items[middle...], &frame)[...]
      var result: [FEELValue] = []
      while let first = left.first, let second = right.first {
        if comesFirst(second, first, &frame) {
          result.append(second)
          right.removeFirst()
        } else {
          result.append(first)
          left.removeFirst()
        }
      }
      return result + left + right
    }
    let result = merged(items[...], &frame)
    return failure ?? .list(result)
  }
}

/// Mean, median, deviation and modes of numbers; nil where decimal128 cannot hold a step.
enum Statistics {
  static func mean(_ numbers: [Decimal128]) -> Decimal128? {
    numbers.reduce(Decimal128.zero) { sum, number in sum?.adding(number) }?.divided(by: Decimal128(numbers.count))
  }

  static func median(_ numbers: [Decimal128]) -> Decimal128? {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : mean([sorted[middle - 1], sorted[middle]])
  }

  /// Of a sample: over one less than there are numbers.
  static func standardDeviation(_ numbers: [Decimal128]) -> Decimal128? {
    guard let mean = mean(numbers) else { return nil }
    var squares: Decimal128? = .zero
    for number in numbers {
      guard let distance = number.subtracting(mean), let square = distance.multiplied(by: distance) else { return nil }
      squares = squares?.adding(square)
    }
    return squares?.divided(by: Decimal128(numbers.count - 1))?.squareRoot()
  }

  /// The most frequent numbers, in order.
  static func modes(_ numbers: [Decimal128]) -> [Decimal128] {
    let counts = numbers.reduce(into: [:]) { counts, number in counts[number, default: 0] += 1 }
    guard let most = counts.values.max() else { return [] }
    return counts.filter { $0.value == most }.keys.sorted()
  }
}
