import Values

/// One column of a decision table as classes of values: all values of one class satisfy the same cells. What a class
/// satisfies is found by running the cells on one value of it, so that the classes cannot say otherwise than the
/// cells do.
struct ColumnClasses: Sendable {
  enum Key: Sendable {
    /// Below, at and between points in rising order: the class of the point at index i is 2i + 1.
    case ordered(points: [FEELValue])
    /// The listed values, then any other.
    case listed(values: [FEELValue])
  }

  let key: Key
  /// One value of each class; of a class that no value of the type is in, nil.
  let representatives: [FEELValue?]
  /// The rows whose cell holds, by class.
  let masks: [RowMask]
  /// The rows whose cell holds of null.
  let nullMask: RowMask
  /// The rows whose cell holds of whatever value, and those whose cell holds of some value.
  let sureMask: RowMask
  let possibleMask: RowMask

  /// nil where a cell reads other values than the tested one, or where the cells are about values of several types.
  init?(_ cells: [DecisionTableCode.Cell]) {
    var constants: [FEELValue] = []
    for cell in cells {
      // A cell that cannot be read says something else in each mode.
      if case .never = cell { return nil }
      guard case .tests(let tests, _) = cell else { continue }
      for test in tests.tests ?? [] {
        guard let found = test.constants else { return nil }
        constants += found
      }
    }
    guard let key = Self.key(of: constants) else { return nil }
    self.key = key
    let representatives = Self.representatives(of: key, constants)
    self.representatives = representatives
    let words = RowMask.words(forRows: cells.count)
    func mask(
      _ value: FEELValue, _ mode: Mode, where counts: (FEELValue) -> Bool = { $0 == .boolean(true) }
    ) -> RowMask {
      var mask = RowMask(words: words)
      var frame = Frame(mode)
      for (row, cell) in cells.enumerated() {
        switch cell {
        case .any: mask.insert(row)
        case .never: continue
        case .tests(_, let code):
          frame.locals.append(value)
          if counts(code(&frame)) { mask.insert(row) }
          frame.locals.removeLast()
        }
      }
      return mask
    }
    // Where nothing is tested any value will do; a class without a value, as between two days, holds none.
    let isTested = !constants.isEmpty
    self.masks = representatives.map { value in
      value.map { mask($0, .conformance) } ?? (isTested ? RowMask(words: words) : mask(.null, .conformance))
    }
    self.nullMask = mask(.null, .conformance)
    let unknown = FEELValue.unknown(Unknown("?"))
    self.sureMask = mask(unknown, .evidence)
    self.possibleMask = mask(unknown, .evidence) { $0 != .boolean(false) }
  }

  private static func key(of constants: [FEELValue]) -> Key? {
    guard let first = constants.first else { return .listed(values: []) }
    switch first {
    case .number, .date, .yearsAndMonths, .daysAndTime:
      guard constants.allSatisfy({ Operators.order(first, $0) != nil }) else { return nil }
      let sorted = constants.sorted { (Operators.order($0, $1) ?? 0) < 0 }
      let points = sorted.reduce(into: [FEELValue]()) { points, value in
        if points.last.map({ Operators.order($0, value) != 0 }) ?? true { points.append(value) }
      }
      return .ordered(points: points)
    case .boolean:
      guard constants.allSatisfy({ if case .boolean = $0 { true } else { false } }) else { return nil }
      return .listed(values: [.boolean(false), .boolean(true)])
    case .string:
      guard constants.allSatisfy({ if case .string = $0 { true } else { false } }) else { return nil }
      let values = constants.reduce(into: [FEELValue]()) { if !$0.contains($1) { $0.append($1) } }
      return .listed(values: values)
    default: return nil
    }
  }

  private static func representatives(of key: Key, _ constants: [FEELValue]) -> [FEELValue?] {
    switch key {
    case .ordered(let points):
      var found: [FEELValue?] = []
      for (index, point) in points.enumerated() {
        found.append(index == 0 ? beside(point, -1) : between(points[index - 1], point))
        found.append(point)
      }
      if let last = points.last { found.append(beside(last, 1)) }
      return found
    case .listed(let values):
      switch values.first {
      case .boolean?: return values + [nil]
      case .string?:
        // Longer than any listed value, so equal to none.
        let texts = values.map { value -> String in
          if case .string(let text) = value { text } else { "" }
        }
        let longest = texts.max { $0.utf8.count < $1.utf8.count } ?? ""
        return values + [.string(longest + "…")]
      default: return [nil]
      }
    }
  }

  /// A value a step below or above.
  private static func beside(_ value: FEELValue, _ step: Int) -> FEELValue? {
    switch value {
    case .number(let number): number.adding(Decimal128(step)).map { .number($0) }
    case .date(let day): DaysTimeDuration(days: step).flatMap { day.adding($0) }.map { .date($0) }
    case .yearsAndMonths(let duration):
      duration.adding(YearsMonthsDuration(months: step)).map { .yearsAndMonths($0) }
    case .daysAndTime(let duration): duration.adding(DaysTimeDuration(seconds: step)).map { .daysAndTime($0) }
    default: nil
    }
  }

  /// A value strictly between two; nil where the type has none.
  private static func between(_ low: FEELValue, _ high: FEELValue) -> FEELValue? {
    switch (low, high) {
    case (.number(let low), .number(let high)):
      low.adding(high)?.divided(by: Decimal128(2)).flatMap { $0 > low && $0 < high ? .number($0) : nil }
    case (.date(let low), .date(let high)):
      high.number - low.number > 1 ? .date(CivilDay(number: low.number + 1)) : nil
    case (.yearsAndMonths(let low), .yearsAndMonths(let high)):
      high.totalMonths - low.totalMonths > 1
        ? .yearsAndMonths(YearsMonthsDuration(months: low.totalMonths + 1)) : nil
    case (.daysAndTime(let low), .daysAndTime(let high)):
      high.subtracting(low)?.divided(by: Decimal128(2)).flatMap { low.adding($0) }.map { .daysAndTime($0) }
    default: nil
    }
  }
}

extension UnaryTest {
  /// The constants that the test compares the tested value with; nil where it compares with anything else, or asks for
  /// the order of texts, whose classes are not those of being equal.
  var constants: [FEELValue]? {
    let values = terms.map(\.constantValue)
    guard !values.contains(nil) else { return nil }
    var constants: [FEELValue] = []
    for value in values.compactMap(\.self) {
      switch value {
      case .list(let items): constants += items
      case .range(let range):
        let ends = [range.from, range.to].filter { $0 != .null }
        guard !ends.contains(where: \.isText) else { return nil }
        constants += ends
      case .string where asksForOrder: return nil
      case .null, .unknown, .context, .function: return nil
      default: constants.append(value)
      }
    }
    return constants
  }

  fileprivate var asksForOrder: Bool {
    switch self {
    case .compare(let comparison, _): comparison != .equal && comparison != .notEqual
    case .interval: true
    case .expression: false
    }
  }
}

extension FEELValue {
  fileprivate var isText: Bool {
    if case .string = self { true } else { false }
  }
}

extension Term {
  /// The value of a term that reads nothing.
  var constantValue: FEELValue? {
    var isConstant = true
    visit { term in
      switch term.node {
      case .slot, .local, .entry, .builtIn, .apply, .function, .each, .quantified, .filter, .context: isConstant = false
      case .call(let builtIn, _): if !builtIn.isPure { isConstant = false }
      default: break
      }
    }
    guard isConstant else { return nil }
    let budget = Budget(Budget.constraintLimit)
    var frame = Frame(.conformance, budget: budget)
    let value = Compiler().code(for: self)(&frame)
    return budget.left > 0 ? value : nil
  }
}
