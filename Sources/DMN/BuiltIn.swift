import Values

/// The built-in functions that rules use now (DMN 1.5 §10.3.4); each a row: its name, its type rule, its value.
/// Unknown arguments are handled once, outside: a function sees known values only.
enum BuiltIn: String, Sendable, Hashable, CaseIterable {
  case not
  case count
  case abs
  case floor
  case ceiling
  case minimum = "min"
  case maximum = "max"
  case sum
  case substring
  case stringLength = "string length"
  case contains
  case startsWith = "starts with"
  case endsWith = "ends with"
  case listContains = "list contains"
  case date
  case duration

  /// The type of a call, or what is wrong with its arguments in Vietnamese.
  func type(of arguments: [Term]) -> Result<FEELType, Misuse> {
    let types = arguments.map(\.type)
    guard (1...3).contains(types.count) else { return .failure(misuse(of: types)) }
    switch (self, types[0], types.dropFirst().first, types.dropFirst(2).first) {
    case (.not, .boolean, nil, nil): return .success(.boolean)
    case (.count, .list, nil, nil): return .success(.number(dimension: nil))
    case (.abs, .number, nil, nil), (.floor, .number, nil, nil), (.ceiling, .number, nil, nil):
      return .success(types[0])
    case (.minimum, .list(let item), nil, nil), (.maximum, .list(let item), nil, nil):
      return item.isOrdered ? .success(item) : .failure(misuse(of: types))
    case (.sum, .list(let item), nil, nil):
      guard case .number = item else { return .failure(misuse(of: types)) }
      return .success(item)
    case (.substring, .string, .number(dimension: nil)?, nil),
      (.substring, .string, .number(dimension: nil)?, .number(dimension: nil)?):
      return .success(.string)
    case (.stringLength, .string, nil, nil): return .success(.number(dimension: nil))
    case (.contains, .string, .string?, nil), (.startsWith, .string, .string?, nil),
      (.endsWith, .string, .string?, nil):
      return .success(.boolean)
    case (.listContains, .list(let item), let sought?, nil) where item == sought: return .success(.boolean)
    case (.date, .string, nil, nil): return literalType(arguments)
    case (.duration, .string, nil, nil): return literalType(arguments)
    default: return .failure(misuse(of: types))
    }
  }

  private func misuse(of types: [FEELType]) -> Misuse {
    Misuse("«\(rawValue)» không nhận (\(types.map(\.name).joined(separator: ", ")))")
  }

  struct Misuse: Error {
    let message: String

    init(_ message: String) {
      self.message = message
    }
  }

  /// `date` and `duration` take a literal, so that a wrong one is found while loading.
  private func literalType(_ arguments: [Term]) -> Result<FEELType, Misuse> {
    guard case .literal(.string(let text))? = arguments.first?.node else {
      return .failure(Misuse("«\(rawValue)» chỉ nhận một chuỗi viết sẵn"))
    }
    switch value(of: [.string(text)]) {
    case .date: return .success(.date)
    case .months: return .success(.yearsAndMonthsDuration)
    case .days: return .success(.daysDuration)
    case .boolean, .number, .string, .list, .unknown:
      let example = self == .date ? "\"2026-03-31\"" : "\"P12M\" hoặc \"P30D\""
      return .failure(Misuse("«\(text)» không hợp lệ; viết như \(example)"))
    }
  }

  /// The value for known arguments of the right types.
  func value(of arguments: [FEELValue]) -> FEELValue {
    switch (self, arguments.first, arguments.dropFirst().first) {
    case (.not, .boolean(let flag)?, _): return .boolean(!flag)
    case (.count, .list(let items)?, _): return .number(Decimal128(items.count))
    case (.abs, .number(let number)?, _): return .number(number.magnitude)
    case (.floor, .number(let number)?, _): return .of(number.rounded(toPlaces: 0, .floor))
    case (.ceiling, .number(let number)?, _): return .of(number.rounded(toPlaces: 0, .ceiling))
    case (.minimum, .list(let items)?, _): return extreme(items, .less)
    case (.maximum, .list(let items)?, _): return extreme(items, .greater)
    case (.sum, .list(let items)?, _):
      return .of(
        items.reduce(Decimal128.zero) { total, item in
          guard let total, case .number(let number) = item else { return nil }
          return total.adding(number)
        })
    case (.substring, .string(let text)?, .number(let start)?): return substring(text, start, arguments)
    case (.stringLength, .string(let text)?, _): return .number(Decimal128(text.unicodeScalars.count))
    case (.contains, .string(let text)?, .string(let part)?): return .boolean(text.contains(part))
    case (.startsWith, .string(let text)?, .string(let part)?): return .boolean(text.hasPrefix(part))
    case (.endsWith, .string(let text)?, .string(let part)?): return .boolean(text.hasSuffix(part))
    case (.listContains, .list(let items)?, let sought?): return .boolean(items.contains(sought))
    case (.date, .string(let text)?, _): return CivilDay(iso: text).map { .date($0) } ?? Unknown.because(.noSuchDay)
    case (.duration, .string(let text)?, _): return Self.duration(text) ?? Unknown.because(.outOfRange)
    default: return Unknown.because(.outOfRange)
    }
  }

  private func extreme(_ items: [FEELValue], _ comparison: Comparison) -> FEELValue {
    guard var best = items.first else { return Unknown.because(.outOfRange) }
    for item in items.dropFirst() where comparison.holds(item.order(to: best) ?? 0) { best = item }
    return best
  }

  /// From a 1-based position, or one counted from the end when negative (DMN 1.5 Table 76).
  private func substring(_ text: String, _ start: Decimal128, _ arguments: [FEELValue]) -> FEELValue {
    let scalars = Array(text.unicodeScalars)
    guard let start = start.integer, start != 0, start.magnitude <= scalars.count else {
      return .string("")
    }
    let from = start > 0 ? start - 1 : scalars.count + start
    var length = scalars.count - from
    if arguments.count == 3 {
      guard case .number(let asked) = arguments[2], let asked = asked.integer, asked >= 0 else {
        return Unknown.because(.outOfRange)
      }
      length = min(length, asked)
    }
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[from..<from + length])
    return .string(String(part))
  }

  /// `P1Y2M` in months or `P10D` in days.
  static func duration(_ text: String) -> FEELValue? {
    guard text.first == "P", text.count > 1 else { return nil }
    var months: Int?
    var days: Int?
    var digits = ""
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let number = Int(digits), number <= 1_000_000 else { return nil }
      digits = ""
      switch character {
      case "Y" where months == nil: months = number * 12
      case "M": months = (months ?? 0) + number
      case "D": days = number
      default: return nil
      }
    }
    guard digits.isEmpty else { return nil }
    switch (months, days) {
    case (let months?, nil): return .months(months)
    case (nil, let days?): return .days(days)
    default: return nil
    }
  }
}

extension FEELValue {
  static func of(_ number: Decimal128?) -> FEELValue { number.map { .number($0) } ?? Unknown.because(.overflow) }

  /// −1, 0 or 1; nil for values that have no order among each other.
  func order(to other: FEELValue) -> Int? {
    func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
      left == right ? 0 : (left < right ? -1 : 1)
    }
    switch (self, other) {
    case (.number(let left), .number(let right)): return compare(left, right)
    case (.string(let left), .string(let right)): return compare(left, right)
    case (.date(let left), .date(let right)): return compare(left, right)
    case (.months(let left), .months(let right)): return compare(left, right)
    case (.days(let left), .days(let right)): return compare(left, right)
    case (.boolean(let left), .boolean(let right)): return left == right ? 0 : 1
    case (.list(let left), .list(let right)): return left == right ? 0 : 1
    default: return nil
    }
  }
}
