/// What one evaluation may still do. A step stands for about one operation, or for a few dozen bytes of a value that is
/// made or walked over: so loops in loops, lists of lists that double and texts that grow all come to an end, in time
/// and in memory, and always at the same place.
final class Budget {
  static let limit = 3_000_000
  /// Steps of the tests that a type puts on its values, each time.
  static let constraintLimit = 20_000
  /// Lists and contexts inside one another.
  static let nesting = 100

  private(set) var left: Int

  init(_ limit: Int = Budget.limit) {
    self.left = limit
  }

  /// Whether that many steps were left; they are gone then, and so is the rest where they were not.
  func spend(_ steps: Int) -> Bool {
    guard left >= steps else {
      left = 0
      return false
    }
    left -= steps
    return true
  }
}

extension Frame {
  func spend(_ steps: Int) -> Bool { budget.spend(steps) }

  /// A value that was made just now, paid for by its size; failed where it is too large or nests too deep.
  func measured(_ value: FEELValue) -> FEELValue {
    switch value {
    case .list, .context, .string, .range: walked(value) ? value : failed(.tooDeep)
    default: value
    }
  }

  /// Whether the budget allowed to walk over all that the value holds.
  func walked(_ value: FEELValue) -> Bool {
    let most = 2 * budget.left
    var left = most
    guard value.weigh(&left, nesting: Budget.nesting) else { return false }
    return spend((most - left) >> 1)
  }
}

extension FEELValue {
  /// Takes one from `left` for each item and each 32 bytes of text inside; false where that is too many, or too deep.
  fileprivate func weigh(_ left: inout Int, nesting: Int) -> Bool {
    switch self {
    case .list(let items):
      left -= items.count
      guard left >= 0, nesting > 0 else { return false }
      for item in items where !item.weigh(&left, nesting: nesting - 1) { return false }
    case .context(let context):
      left -= context.entries.count
      guard left >= 0, nesting > 0 else { return false }
      for entry in context.entries where !entry.value.weigh(&left, nesting: nesting - 1) { return false }
    case .range(let range):
      guard range.from.weigh(&left, nesting: nesting), range.to.weigh(&left, nesting: nesting) else { return false }
    case .string(let text): left -= text.utf8.count >> 5
    case .null, .boolean, .number, .date, .time, .dateTime, .yearsAndMonths, .daysAndTime, .function, .unknown: break
    }
    return left >= 0
  }

  /// Whether nothing tells the two apart, not even how they are written: of ways to fill what is unknown that come to
  /// `1.0` and `1.00` neither is the value, for `string` would know.
  func isSame(as other: FEELValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): left == right && "\(left)" == "\(right)"
    case (.string(let left), .string(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.context(let left), .context(let right)):
      left.keys == right.keys && zip(left.values, right.values).allSatisfy { $0.isSame(as: $1) }
    case (.range(let left), .range(let right)):
      left == right && left.from.isSame(as: right.from) && left.to.isSame(as: right.to)
    default: self == other
    }
  }
}
