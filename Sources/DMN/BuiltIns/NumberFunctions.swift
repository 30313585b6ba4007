import Values

extension BuiltIn {
  /// Numbers (DMN 1.5 §10.3.4.5).
  static let numberFunctions: [String: Definition] = {
    var functions: [String: Definition] = [
      "number": Definition(["from", "grouping separator", "decimal separator"]) { arguments, frame in
        frame.found(number(arguments))
      },
      "decimal": rounding(.halfEven),
      "round up": rounding(.up),
      "round down": rounding(.down),
      "round half up": rounding(.halfUp),
      "round half down": rounding(.halfDown),
      "floor": rounding(.floor, isScaleOptional: true),
      "ceiling": rounding(.ceiling, isScaleOptional: true),
      "abs": Definition(["n"]) { arguments, frame in
        if let number = arguments.number(0) { return .number(number.magnitude) }
        switch arguments[0] {
        case .yearsAndMonths(let duration): return frame.temporal(duration.magnitude.map { .yearsAndMonths($0) })
        case .daysAndTime(let duration): return frame.temporal(duration.magnitude.map { .daysAndTime($0) })
        default: return frame.failed(.mistyped)
        }
      },
      "modulo": Definition(["dividend", "divisor"]) { arguments, frame in
        guard let dividend = arguments.number(0), let divisor = arguments.number(1) else {
          return frame.failed(.mistyped)
        }
        return divisor.isZero ? frame.failed(.divisionByZero) : frame.number(dividend.modulo(divisor))
      },
    ]
    functions["sqrt"] = one { $0.squareRoot() }
    functions["log"] = one { $0.naturalLogarithm() }
    functions["exp"] = one { $0.exponential() }
    functions["odd"] = Definition(["number"]) { arguments, frame in
      frame.boolean(arguments.number(0).flatMap { $0.isInteger ? !$0.isEven : nil })
    }
    functions["even"] = Definition(["number"]) { arguments, frame in
      frame.boolean(arguments.number(0).flatMap { $0.isInteger ? $0.isEven : nil })
    }
    return functions
  }()

  private static func one(_ function: @escaping @Sendable (Decimal128) -> Decimal128?) -> Definition {
    Definition(["number"]) { arguments, frame in
      guard frame.spend(100) else { return frame.failed(.tooDeep) }
      guard let number = arguments.number(0) else { return frame.failed(.mistyped) }
      return function(number).map { .number($0) } ?? frame.failed(.outOfRange)
    }
  }

  private static func rounding(_ rule: Decimal128.Rounding, isScaleOptional: Bool = false) -> Definition {
    Definition(["n", isScaleOptional ? "scale?" : "scale"]) { arguments, frame in
      guard let number = arguments.number(0) else { return frame.failed(.mistyped) }
      guard arguments.count > 1 else { return frame.number(number.rounded(toPlaces: 0, rule)) }
      guard let scale = arguments.integer(1) else { return frame.failed(.mistyped) }
      guard (-6111...6176).contains(scale) else { return frame.failed(.outOfRange) }
      return frame.number(number.rounded(toPlaces: scale, rule))
    }
  }

  /// `number("1.000,5", ".", ",")`.
  private static func number(_ arguments: [FEELValue]) -> Decimal128? {
    guard var text = arguments.string(0) else { return nil }
    var separators: [String?] = []
    for (place, known) in [(1, [" ", ",", "."]), (2, [",", "."])] {
      guard !arguments.isAbsent(place) else {
        separators.append(nil)
        continue
      }
      guard let separator = arguments.string(place), known.contains(separator) else { return nil }
      separators.append(separator)
    }
    if let grouping = separators[0] {
      guard grouping != separators[1] else { return nil }
      text = text.replacing(grouping, with: "")
    }
    if let point = separators[1], point != "." {
      guard !text.contains(".") else { return nil }
      text = text.replacing(point, with: ".")
    }
    return Decimal128(text)
  }
}

extension Frame {
  func found(_ number: Decimal128?) -> FEELValue { number.map { .number($0) } ?? failed(.mistyped) }
}
