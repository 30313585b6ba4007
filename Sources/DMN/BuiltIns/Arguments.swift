import Values

/// What a built-in function finds at a place among its arguments; nil where the argument is of another type. The one
/// item of a list stands for itself (DMN 1.5 §10.3.2.9.4).
extension [FEELValue] {
  func value(_ index: Int) -> FEELValue? { index < count ? self[index] : nil }

  private func single(_ index: Int) -> FEELValue? {
    guard let value = value(index) else { return nil }
    if case .list(let items) = value, items.count == 1 { return items[0] }
    return value
  }

  func number(_ index: Int) -> Decimal128? {
    guard case .number(let number)? = single(index) else { return nil }
    return number
  }

  /// A whole number; a fraction is cut off.
  func integer(_ index: Int) -> Int? { number(index)?.rounded(toPlaces: 0, .down)?.integer }

  func string(_ index: Int) -> String? {
    guard case .string(let text)? = single(index) else { return nil }
    return text
  }

  func boolean(_ index: Int) -> Bool? {
    guard case .boolean(let flag)? = single(index) else { return nil }
    return flag
  }

  func context(_ index: Int) -> FEELContext? {
    guard case .context(let context)? = single(index) else { return nil }
    return context
  }

  func function(_ index: Int) -> FEELFunction? {
    guard case .function(let function)? = single(index) else { return nil }
    return function
  }

  /// A list, or the list of the one value; nil for null and where there is no argument.
  func list(_ index: Int) -> [FEELValue]? {
    switch value(index) {
    case nil, .null?: nil
    case .list(let items)?: items
    case let value?: [value]
    }
  }

  /// The items of one list, or the arguments themselves where there are several.
  var members: [FEELValue]? { count == 1 ? list(0) : self }

  /// The members as numbers; nil where any is none.
  var numbers: [Decimal128]? {
    guard let members else { return nil }
    let numbers = members.compactMap { member -> Decimal128? in
      guard case .number(let number) = member else { return nil }
      return number
    }
    return numbers.count == members.count ? numbers : nil
  }

  /// Whether an argument was left out or is null.
  func isAbsent(_ index: Int) -> Bool { index >= count || self[index] == .null }
}

extension Frame {
  func boolean(_ flag: Bool?) -> FEELValue { flag.map { .boolean($0) } ?? failed(.mistyped) }

  func string(_ text: String?) -> FEELValue { text.map { .string($0) } ?? failed(.mistyped) }

  func list(_ items: [FEELValue]?) -> FEELValue { items.map { .list($0) } ?? failed(.mistyped) }
}

extension Collection {
  /// The distance from the start of a 1-based position, or of one counted from the end when negative.
  func position(_ place: Int) -> Int? {
    guard place != 0, place.magnitude <= count else { return nil }
    return place > 0 ? place - 1 : count + place
  }
}
