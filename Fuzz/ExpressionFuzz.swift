import Values

@testable import DMN

/// Any bytes as FEEL: what parses prints and reads back, runs in both modes within its bounds, and what is claimed of
/// unknown values holds of known ones. A promise that breaks ends the program, which libFuzzer reports.
private enum ExpressionFuzz {
  static let scope = Scope(
    [
      ("a", .number(dimension: nil)), ("tuổi thiết bị", .number(dimension: nil)), ("tuổi", .number(dimension: nil)),
      ("công suất thiết kế", .number(dimension: "công suất")), ("công suất thực tế", .number(dimension: "công suất")),
      ("mã HS", .string), ("ngày nộp", .date), ("thời hạn", .yearsAndMonthsDuration), ("chậm", .daysDuration),
      ("có in", .boolean), ("số liệu", .list(.number(dimension: nil))), ("nhãn", .list(.string)),
      (
        "máy móc",
        .list(
          .context([
            .init(key: "tên", type: .string), .init(key: "năm sản xuất", type: .number(dimension: nil)),
          ]))
      ),
    ], entryNames: ["năm sản xuất"])

  /// Two ways of filling every name.
  static let fillings: [[FEELValue]] = [filling(0), filling(1)]

  private static func filling(_ way: Int) -> [FEELValue] {
    func number(_ number: Int) -> FEELValue { .number(Decimal128(number)) }
    func literal(_ text: String) -> FEELValue {
      let expression = try? Expression.parse("@\"\(text)\"", scope: Scope([]))
      return expression?.evaluate(in: Environment(Scope([]))) ?? number(0)
    }
    let machine = FEELContext([("tên", .string("máy in")), ("năm sản xuất", number(2010 + way))])
    return [
      number(way), number(10 - 20 * way), number(3), number(1000 * way), number(850), .string(way == 0 ? "8443" : ""),
      literal(way == 0 ? "2026-03-31" : "2024-02-29"), literal(way == 0 ? "P12M" : "-P1M"),
      literal(way == 0 ? "P1DT2H" : "-PT1S"), .boolean(way == 0), .list((0..<3 * way).map { number($0 - 1) }),
      .list([.string("ấn"), .string("in")]), .list(Array(repeating: .context(machine), count: way + 1)),
    ]
  }

  static func environment(_ mode: Mode, filling way: Int?) -> Environment {
    var environment = Environment(scope, mode: mode)
    if let way {
      for (slot, value) in fillings[way].enumerated() { environment[slot] = value }
    }
    return environment
  }

  /// The value within a small budget, so that a hang is one the budget does not see.
  private static func value(_ expression: Expression, _ mode: Mode, filling way: Int?) -> FEELValue {
    var frame = Frame(environment(mode, filling: way), budget: Budget(20_000))
    return expression.evaluate(&frame)
  }

  /// How deep parentheses, brackets, braces and signs stand in each other at the most.
  private static func nesting(of text: String) -> Int {
    // How many signs stand before each that is open, and before what comes now.
    var (open, signs) = ([Int](), 0)
    var (depth, most) = (0, 0)
    for character in text {
      switch character {
      case "(", "[", "{":
        open.append(signs)
        (depth, signs) = (depth + 1, 0)
      case ")", "]", "}": (depth, signs) = (depth - signs - 1 - (open.popLast() ?? 0), 0)
      case "-": (depth, signs) = (depth + 1, signs + 1)
      default: (depth, signs) = (depth - signs, 0)
      }
      most = max(most, depth)
    }
    return most
  }

  static func run(_ text: String) {
    if let expression = try? Expression.parse(text, scope: scope) {
      for mode in [Mode.conformance, .evidence] {
        for way in [nil, 0, 1] { _ = value(expression, mode, filling: way) }
      }
      _ = try? Expression.parse(expression.description, scope: scope)
    }
    guard let expression = try? Expression.compile(text, scope: scope) else { return }
    let printed = expression.description
    do {
      let again = try Expression.compile(printed, scope: scope)
      guard again == expression else { fatalError("prints as another expression: \(printed)") }
    } catch {
      // What was written with few parentheses may print with more than are read. It is printed for people; no text is kept.
      guard nesting(of: printed) >= 90 else { fatalError("prints as no expression: \(printed): \(error.message)") }
    }
    let claimed = value(expression, .evidence, filling: nil)
    for way in fillings.indices where claimed.anyUnknown == nil {
      let found = value(expression, .evidence, filling: way)
      guard found == claimed else { fatalError("claims \(claimed) and finds \(found): \(printed)") }
    }
    guard printed.utf8.count <= 200 else { return }
    for mutant in expression.mutants(in: scope) {
      guard mutant.expression != expression else { fatalError("no mutant: \(mutant.description)") }
      _ = value(mutant.expression, .evidence, filling: 0)
    }
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExpression(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ExpressionFuzz.run(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
  return 0
}
