import Foundation
import Values

/// Functions outside FEEL that models name by a Java class and method. There is no Java here: the few methods of the
/// platform's own classes that models use are done alike; others have no value.
enum ExternalFunctions {
  /// - Parameter mapping: `{class: …, method signature: …}`, or that under `java`.
  static func java(_ mapping: FEELValue, _ arguments: [FEELValue], _ frame: Frame) -> FEELValue {
    var mapping = mapping
    if case .context(let outer) = mapping, let inner = outer["java"] { mapping = inner }
    guard case .context(let context) = mapping, case .string(let type)? = context["class"],
      case .string(let signature)? = context["method signature"]
    else { return frame.failed(.mistyped) }
    let parts = signature.filter { $0 != " " }.split(separator: "(", maxSplits: 1)
    guard parts.count == 2, let method = parts.first else { return frame.failed(.mistyped) }
    let parameters = parts[1].dropLast().split(separator: ",").map(String.init)
    let name = "\(type).\(method)"
    switch (name, parameters.count, arguments.count) {
    case ("java.lang.Math.max", 2, 2): return two(arguments, frame) { $0 < $1 ? $1 : $0 }
    case ("java.lang.Math.min", 2, 2): return two(arguments, frame) { $0 < $1 ? $0 : $1 }
    case ("java.lang.Math.abs", 1, 1): return one(arguments, frame) { $0.magnitude }
    case ("java.lang.Math.cos", 1, 1): return floating(arguments, frame, cos)
    case ("java.lang.Math.sin", 1, 1): return floating(arguments, frame, sin)
    case ("java.lang.Math.sqrt", 1, 1): return floating(arguments, frame, { $0.squareRoot() })
    case ("java.lang.String.valueOf", 1, 1): return text(arguments, parameters[0], frame)
    case ("java.lang.String.format", 2..., 2...): return formatted(arguments, frame)
    case ("java.lang.Byte.valueOf", 1, 1), ("java.lang.Short.valueOf", 1, 1), ("java.lang.Integer.valueOf", 1, 1),
      ("java.lang.Long.valueOf", 1, 1), ("java.lang.Float.valueOf", 1, 1), ("java.lang.Double.valueOf", 1, 1):
      return number(arguments, parameters[0], frame)
    default: return frame.failed(.mistyped)
    }
  }

  private static func one(
    _ arguments: [FEELValue], _ frame: Frame, _ body: (Decimal128) -> Decimal128
  ) -> FEELValue { arguments.number(0).map { .number(body($0)) } ?? frame.failed(.mistyped) }

  private static func two(
    _ arguments: [FEELValue], _ frame: Frame, _ body: (Decimal128, Decimal128) -> Decimal128
  ) -> FEELValue {
    guard let left = arguments.number(0), let right = arguments.number(1) else { return frame.failed(.mistyped) }
    return .number(body(left, right))
  }

  private static func floating(
    _ arguments: [FEELValue], _ frame: Frame, _ body: (Double) -> Double
  ) -> FEELValue {
    guard let number = arguments.number(0), let value = Double("\(number)") else { return frame.failed(.mistyped) }
    return Decimal128("\(body(value))").map { .number($0) } ?? frame.failed(.outOfRange)
  }

  private static func text(_ arguments: [FEELValue], _ parameter: String, _ frame: Frame) -> FEELValue {
    if parameter == "char" {
      guard let text = arguments.string(0), text.utf16.count == 1 else { return frame.failed(.mistyped) }
      return .string(text)
    }
    return arguments[0] == .null ? frame.failed(.mistyped) : .string(arguments[0].inWords)
  }

  private static func number(_ arguments: [FEELValue], _ parameter: String, _ frame: Frame) -> FEELValue {
    if parameter.hasSuffix("String") {
      return frame.found(arguments.string(0).flatMap { Decimal128($0) })
    }
    return frame.found(arguments.number(0))
  }

  /// `%s` and `%d`, in order.
  private static func formatted(_ arguments: [FEELValue], _ frame: Frame) -> FEELValue {
    guard let format = arguments.string(0) else { return frame.failed(.mistyped) }
    var rest = arguments.dropFirst().flatMap { argument -> [FEELValue] in
      if case .list(let items) = argument { items } else { [argument] }
    }[...]
    var text = ""
    var isDirective = false
    for character in format {
      switch (isDirective, character) {
      case (false, "%"): isDirective = true
      case (true, "%"):
        text += "%"
        isDirective = false
      case (true, "s"), (true, "d"):
        guard let next = rest.popFirst() else { return frame.failed(.outOfRange) }
        text += next.inWords
        isDirective = false
      case (true, _): return frame.failed(.outOfRange)
      case (false, _): text.append(character)
      }
    }
    return .string(text)
  }
}
