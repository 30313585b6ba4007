import Values

/// The types of calls in rules. A function that has no row here is not for rules yet.
extension BuiltIn {
  struct Misuse: Error {
    let message: String
  }

  /// The type of a call, or what is wrong with its arguments in Vietnamese.
  func type(of types: [FEELType], _ arguments: [Term]) -> Result<FEELType, Misuse> {
    if let simple = Self.simple[name] {
      for (parameters, result) in simple where parameters == types { return .success(result) }
      return .failure(misuse(of: types))
    }
    let number = FEELType.number(dimension: nil)
    switch (name, types.first, types.dropFirst().first, types.count) {
    case ("count", .list?, nil, 1): return .success(number)
    case ("abs", .number?, nil, 1), ("floor", .number?, nil, 1), ("ceiling", .number?, nil, 1):
      return .success(types[0])
    case ("min", .list(let item)?, nil, 1), ("max", .list(let item)?, nil, 1):
      return item.isOrdered ? .success(item) : .failure(misuse(of: types))
    case ("sum", .list(.number(let dimension))?, nil, 1), ("mean", .list(.number(let dimension))?, nil, 1):
      return .success(.number(dimension: dimension))
    case ("all", .list(.boolean)?, nil, 1), ("any", .list(.boolean)?, nil, 1): return .success(.boolean)
    case ("list contains", .list(let item)?, let sought?, 2) where item == sought: return .success(.boolean)
    case ("date", .string?, nil, 1), ("duration", .string?, nil, 1): return literalType(arguments)
    default:
      let isForRules = ["count", "abs", "floor", "ceiling", "min", "max", "sum", "mean", "all", "any"].contains(name)
      if isForRules || ["list contains", "date", "duration"].contains(name) { return .failure(misuse(of: types)) }
      return .failure(Misuse(message: "«\(name)» chưa dùng được trong quy tắc"))
    }
  }

  private static let simple: [String: [([FEELType], FEELType)]] = {
    let number = FEELType.number(dimension: nil)
    return [
      "not": [([.boolean], .boolean)],
      "substring": [([.string, number], .string), ([.string, number, number], .string)],
      "string length": [([.string], number)],
      "upper case": [([.string], .string)],
      "lower case": [([.string], .string)],
      "contains": [([.string, .string], .boolean)],
      "starts with": [([.string, .string], .boolean)],
      "ends with": [([.string, .string], .boolean)],
      "matches": [([.string, .string], .boolean), ([.string, .string, .string], .boolean)],
      "modulo": [([number, number], number)],
      "years and months duration": [([.date, .date], .yearsAndMonthsDuration)],
    ]
  }()

  private func misuse(of types: [FEELType]) -> Misuse {
    Misuse(message: "«\(name)» không nhận (\(types.map(\.name).joined(separator: ", ")))")
  }

  /// `date` and `duration` take a literal, so that a wrong one is found while loading.
  private func literalType(_ arguments: [Term]) -> Result<FEELType, Misuse> {
    guard case .literal(.string(let text))? = arguments.first?.node else {
      return .failure(Misuse(message: "«\(name)» chỉ nhận một chuỗi viết sẵn"))
    }
    switch (name, FEELValue(atLiteral: text)) {
    case ("date", .date): return .success(.date)
    case ("duration", .yearsAndMonths): return .success(.yearsAndMonthsDuration)
    case ("duration", .daysAndTime): return .success(.daysDuration)
    default:
      let example = name == "date" ? "\"2026-03-31\"" : "\"P12M\" hoặc \"P30D\""
      return .failure(Misuse(message: "«\(text)» không hợp lệ; viết như \(example)"))
    }
  }
}
