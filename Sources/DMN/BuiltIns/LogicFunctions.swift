import Values

extension BuiltIn {
  /// Booleans, identity (DMN 1.5 §10.3.4.4 ff.).
  static let logicFunctions: [String: Definition] = [
    "not": Definition(["negand"], seesUnknowns: true) { arguments, frame in
      Operators.not(arguments[0], frame)
    },
    "all": Definition(["list"], isVariadic: true, seesUnknowns: true) { arguments, frame in
      logic(arguments, frame, deciding: false)
    },
    "any": Definition(["list"], isVariadic: true, seesUnknowns: true) { arguments, frame in
      logic(arguments, frame, deciding: true)
    },
    "is": Definition(["value1?", "value2?"]) { arguments, _ in
      .boolean((arguments.value(0) ?? .null) == (arguments.value(1) ?? .null))
    },
  ]

  /// Kleene's `or` over the members where true decides, `and` where false does.
  private static func logic(_ arguments: [FEELValue], _ frame: Frame, deciding: Bool) -> FEELValue {
    if arguments.count == 1, case .unknown = arguments[0] { return arguments[0] }
    guard let members = arguments.members else { return frame.failed(.mistyped) }
    var result = FEELValue.boolean(!deciding)
    for member in members {
      switch member {
      case .boolean, .null, .unknown: break
      default: if frame.mode == .conformance { return .null }
      }
      result = deciding ? Operators.or(result, member, frame) : Operators.and(result, member, frame)
    }
    return result
  }
}
