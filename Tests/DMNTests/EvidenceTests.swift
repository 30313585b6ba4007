import TestSupport
import Testing
import Values

@testable import DMN

/// Random conditions over three small numbers and two flags.
private struct RandomConditions {
  static let scope = Scope([
    ("a", .number(dimension: nil)), ("b", .number(dimension: nil)), ("c", .number(dimension: nil)),
    ("đúng", .boolean), ("có in", .boolean),
  ])
  static let numbers = ["a", "b", "c"]
  static let flags = ["đúng", "có in"]

  var random: SeededNumbers

  mutating func number(_ depth: Int) -> String {
    switch Int.random(in: 0...(depth > 0 ? 8 : 3), using: &random) {
    case 0...1: return Self.numbers.randomElement(using: &random) ?? "a"
    case 2...3: return "\(Int.random(in: 0...2, using: &random))"
    case 4: return "(\(number(depth - 1)) + \(number(depth - 1)))"
    case 5: return "(\(number(depth - 1)) - \(number(depth - 1)))"
    case 6: return "(\(number(depth - 1)) * \(number(depth - 1)))"
    case 7: return "(\(number(depth - 1)) / \(number(depth - 1)))"
    default: return "(if \(flag(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
    }
  }

  mutating func flag(_ depth: Int) -> String {
    switch Int.random(in: 0...(depth > 0 ? 9 : 2), using: &random) {
    case 0: return Self.flags.randomElement(using: &random) ?? "đúng"
    case 1...2:
      let comparison = Comparison.allCases.randomElement(using: &random) ?? .equal
      return "\(number(depth - 1)) \(comparison.rawValue) \(number(depth - 1))"
    case 3: return "((\(flag(depth - 1))) and (\(flag(depth - 1))))"
    case 4: return "((\(flag(depth - 1))) or (\(flag(depth - 1))))"
    case 5: return "not(\(flag(depth - 1)))"
    case 6: return "\(number(depth - 1)) in (\(number(depth - 1)), > \(number(depth - 1)))"
    case 7: return "\(number(depth - 1)) in [\(number(depth - 1))..\(number(depth - 1)))"
    case 8: return "(some x in [\(number(depth - 1)), \(number(depth - 1))] satisfies x > \(number(depth - 1)))"
    default: return "(every x in [\(number(depth - 1)), max([a, \(number(depth - 1))])] satisfies x <= 1)"
    }
  }
}

@Suite("Chế độ bằng chứng")
struct EvidenceTests {
  private static let domain: [[FEELValue]] =
    Array(repeating: (0...2).map { .number(Decimal128($0)) }, count: 3)
    + Array(repeating: [.boolean(true), .boolean(false)], count: 2)

  /// Every way of filling the unknown slots.
  private func completions(of environment: Environment, _ unknown: [Int]) -> [Environment] {
    unknown.reduce([environment]) { environments, slot in
      environments.flatMap { environment in
        Self.domain[slot].map { value in
          var filled = environment
          filled[slot] = value
          return filled
        }
      }
    }
  }

  @Test("Điều đã biết đúng với mọi cách điền những gì chưa biết")
  func isSound() throws {
    var conditions = RandomConditions(random: SeededNumbers(2026))
    var known = 0
    for _ in 0..<4000 {
      let text = conditions.flag(3)
      let expression = try Expression.compile(text, scope: RandomConditions.scope, expecting: .boolean)
      var environment = Environment(RandomConditions.scope)
      var unknown: [Int] = []
      for slot in 0..<5 {
        if Bool.random(using: &conditions.random) {
          unknown.append(slot)
        } else {
          environment[slot] = Self.domain[slot].randomElement(using: &conditions.random) ?? .boolean(true)
        }
      }
      guard case .boolean(let claimed) = expression.evaluate(in: environment) else { continue }
      known += 1
      for completion in completions(of: environment, unknown) {
        let value = expression.evaluate(in: completion)
        #expect(value == .boolean(claimed) || value.unknown != nil, "\(text) với \(unknown)")
      }
    }
    #expect(known > 1000)
  }

  @Test("Bản in của biểu thức đọc lại thành chính nó; mỗi bản đột biến là một biểu thức khác, đọc lại được")
  func printsAndMutates() throws {
    var conditions = RandomConditions(random: SeededNumbers(5))
    for _ in 0..<1500 {
      let text = conditions.flag(3)
      let expression = try Expression.compile(text, scope: RandomConditions.scope)
      #expect(try Expression.compile(expression.description, scope: RandomConditions.scope) == expression, "\(text)")
      for mutant in expression.mutants(in: RandomConditions.scope) {
        #expect(mutant.expression != expression, "\(mutant.description)")
        let printed = mutant.expression.description
        #expect(throws: Never.self) { try Expression.compile(printed, scope: RandomConditions.scope) }
      }
    }
  }

  @Test("Chữ bất kỳ không làm sập trình phân tích")
  func survivesRandomText() {
    var conditions = RandomConditions(random: SeededNumbers(9))
    let pieces =
      Array("()[]<>=!+-*/.,@\"{}#ấ 019ab").map(String.init) + ["and", " in ", "not(", "if ", "some x in ", ".."]
    for _ in 0..<6000 {
      var text = conditions.flag(2)
      for _ in 0..<Int.random(in: 1...4, using: &conditions.random) {
        let place = text.indices.randomElement(using: &conditions.random) ?? text.startIndex
        text.insert(contentsOf: pieces.randomElement(using: &conditions.random) ?? "", at: place)
      }
      _ = try? Expression.compile(text, scope: RandomConditions.scope)
    }
    #expect(throws: FEELProblem.self) {
      try Expression.compile(String(repeating: "(", count: 5000), scope: RandomConditions.scope)
    }
    #expect(throws: FEELProblem.self) {
      try Expression.compile(String(repeating: "-", count: 5000) + "1", scope: RandomConditions.scope)
    }
  }
}
