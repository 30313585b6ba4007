import Values

/// Which values are instances of a type, and which become one (DMN 1.5 §10.3.2.9).
extension FEELType {
  /// `value instance of type`: nothing but a value of the type; null is of no type.
  func hasInstance(_ value: FEELValue) -> Bool {
    switch (self, value) {
    case (.null, .null): true
    case (_, .null): false
    case (.any, _), (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
      (.dateTime, .dateTime), (.yearsAndMonthsDuration, .yearsAndMonths), (.daysDuration, .daysAndTime):
      true
    // `instance of` looks at the type alone, not at the values that it allows.
    case (.constrained(let type, _), _): type.hasInstance(value)
    case (.list(let item), .list(let items)): items.allSatisfy { item.conforms($0) }
    case (.context(let entries), .context(let context)):
      entries.allSatisfy { entry in context[entry.key].map { entry.type.conforms($0) } ?? false }
    case (.range(let bound), .range(let range)):
      [range.from, range.to].allSatisfy { bound.conforms($0) } && (range.from != .null || range.to != .null)
    case (.function(let parameters, let result), .function(let function)):
      function.conforms(to: parameters, result)
    default: false
    }
  }

  /// Whether a value may stand where the type is asked for: an instance, or null.
  func conforms(_ value: FEELValue) -> Bool {
    if case .null = value { return true }
    return hasInstance(value)
  }

  /// The value as one of this type: itself, the one item of a list, a list of the one item, a day as the moment at
  /// which it begins; nil where it is none. Where something inside is unknown, so is whether it is one.
  func coerced(_ value: FEELValue) -> FEELValue? {
    if case .unknown = value { return value }
    if self != .any, let unknown = value.anyUnknown { return .unknown(unknown) }
    if case .constrained(let type, let constraint) = self {
      return type.coerced(value).flatMap { $0 == .null || constraint.holds(of: $0) ? $0 : nil }
    }
    if isList, case .list(let items) = value { return coercedList(items) }
    if conforms(value) { return value }
    switch (self, value) {
    case (.list(let item), _) where item.coerced(value) != nil && !value.isList:
      return item.coerced(value).map { .list([$0]) }
    case (_, .list(let items)) where items.count == 1: return coercedItem(items[0])
    case (.dateTime, .date(let day)): return ZonedDateTime.midnightUTC(of: day).map { .dateTime($0) }
    default: return nil
    }
  }

  /// The item of a list of one, which is not opened further.
  private func coercedItem(_ item: FEELValue) -> FEELValue? { conforms(item) ? item : nil }

  private var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// Each item as one of the list's items.
  private func coercedList(_ items: [FEELValue]) -> FEELValue? {
    guard case .list(let item) = self else { return nil }
    let coerced = items.compactMap { item.conforms($0) ? $0 : item.allowed($0) }
    return coerced.count == items.count ? .list(coerced) : nil
  }

  private func allowed(_ value: FEELValue) -> FEELValue? {
    if case .constrained = self { coerced(value) } else { nil }
  }

  /// Whether every value of this type is one of the other.
  func isSubtype(of other: FEELType) -> Bool {
    switch (self, other) {
    case (_, .any), (.null, _): true
    case (.constrained(let type, let constraint), .constrained(let of, let other)):
      type.isSubtype(of: of) && constraint == other
    case (.constrained(let type, _), _): type.isSubtype(of: other)
    case (.number, .number): true
    case (.list(let item), .list(let of)), (.range(let item), .range(let of)): item.isSubtype(of: of)
    case (.context(let entries), .context(let wanted)):
      wanted.allSatisfy { want in entries.contains { $0.key == want.key && $0.type.isSubtype(of: want.type) } }
    case (.function(let parameters, let result), .function(let wanted, let wantedResult)):
      parameters.count == wanted.count && result.isSubtype(of: wantedResult)
        && zip(parameters, wanted).allSatisfy { $1.isSubtype(of: $0) }
    default: self == other
    }
  }
}

extension FEELValue {
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }
}

extension FEELFunction {
  /// What the body gives is not known before it runs: only parameters are compared.
  fileprivate func conforms(to wanted: [FEELType], _ result: FEELType) -> Bool {
    guard parameters.count == wanted.count else { return false }
    return zip(parameters, wanted).allSatisfy { $1.isSubtype(of: $0.type) || $0.type == .any }
  }

  /// The call with arguments by position or by name; failed where they do not fit.
  func applied(to values: [FEELValue], names: [String?], _ frame: inout Frame) -> FEELValue {
    if let builtIn {
      let arguments = zip(names, values).map { (name: $0, value: $1) }
      guard let placed = builtIn.placed(arguments, absent: .null) else { return frame.failed(.mistyped) }
      return builtIn.value(of: placed, &frame)
    }
    var placed: [FEELValue] = []
    if names.allSatisfy({ $0 == nil }) {
      guard values.count == parameters.count else { return frame.failed(.mistyped) }
      placed = values
    } else {
      guard values.count == parameters.count, Set(names).count == names.count else { return frame.failed(.mistyped) }
      for parameter in parameters {
        guard let index = names.firstIndex(of: parameter.name) else { return frame.failed(.mistyped) }
        placed.append(values[index])
      }
    }
    var coerced: [FEELValue] = []
    for (value, parameter) in zip(placed, parameters) {
      guard parameter.type == .any || frame.walked(value) else { return frame.failed(.tooDeep) }
      guard let fitting = parameter.type.coerced(value) else { return frame.failed(.mistyped) }
      coerced.append(fitting)
    }
    return body(coerced, &frame)
  }
}
