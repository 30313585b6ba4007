import Foundation
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
  /// `HOSO_LONG` asks for the long run.
  private static let isLong = ProcessInfo.processInfo.environment["HOSO_LONG"] != nil

  @Test("Điều đã biết đúng với mọi cách điền những gì chưa biết; không gì chưa biết thì hai chế độ như nhau")
  func isSound() throws {
    var expressions = RandomExpressions(seed: 2026)
    var claims = Claims()
    var random = SeededNumbers(1)
    while claims.asked < (Self.isLong ? 100_000 : 14_000) {
      let text = expressions.expression()
      let scope = RandomExpressions.scope
      // What rules may not say yet is read as models are.
      let expression = try (try? Expression.compile(text, scope: scope)) ?? Expression.parse(text, scope: scope)
      let names = expression.names
      let variables = RandomExpressions.variables.filter { names.contains($0.name) }
      let slots = variables.compactMap { scope.slot(of: $0.name) }
      let question = Claims.Question(text: text, variables: variables) { values, mode in
        var environment = Environment(scope, mode: mode)
        for (slot, value) in zip(slots, values) {
          if let value { environment[slot] = value }
        }
        return expression.evaluate(in: environment)
      }
      claims.ask(question, &random)
    }
    claims.report("Biểu thức")
    #expect(claims.known * 10 > claims.asked)
    #expect(claims.cautious < claims.known * 2)
  }

  @Test("Bảng quyết định chỉ trả lời điều đúng với mọi cách điền những gì chưa biết")
  func tablesAreSound() {
    var tables = RandomTables(seed: 2027)
    var claims = Claims()
    var random = SeededNumbers(2)
    while claims.asked < (Self.isLong ? 100_000 : 6000) {
      let model = tables.model()
      let decisions = DecisionModel(model)
      let name = model.decisions.first?.name ?? ""
      let variables = RandomTables.variables
      var question = Claims.Question(text: Self.text(of: model), variables: variables) { values, mode in
        let inputs = zip(variables, values).compactMap { variable, value in value.map { (variable.name, $0) } }
        return decisions.value(ofDecision: name, inputs: FEELContext(inputs), mode: mode) ?? .null
      }
      question.refusesValues = Self.table(of: model)?.inputs.contains { $0.values != nil } ?? false
      for _ in 0..<3 { claims.ask(question, &random) }
    }
    claims.report("Bảng")
    #expect(claims.known * 20 > claims.asked)
    #expect(claims.cautious < claims.known * 2)
  }

  private static func table(of model: Model) -> DecisionTable? {
    guard case .decisionTable(let table)? = model.decisions.first?.expression else { return nil }
    return table
  }

  private static func text(of model: Model) -> String {
    guard let table = table(of: model) else { return "" }
    let heads = table.inputs.map { "\($0.expression.text)\($0.values.map { " ∈ \($0.text)" } ?? "")" }
    let results = table.outputs.map {
      "\($0.name ?? "") (\($0.values?.text ?? "")) mặc định \($0.defaultEntry?.text ?? "")"
    }
    let rows = table.rules.map { ($0.inputEntries + $0.outputEntries).map(\.text).joined(separator: " | ") }
    let policy = "\(table.hitPolicy.rawValue) \(table.aggregation?.rawValue ?? "")"
    return ([policy, heads.joined(separator: " | "), results.joined(separator: " | ")] + rows).joined(separator: " ;; ")
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

  @Test("Nhiều dấu trừ liền nhau: bản in đọc lại thành chính nó")
  func manySigns() throws {
    let text = "1 - -2 / 6 * " + String(repeating: "-", count: 66) + "4"
    let expression = try Expression.compile(text, scope: RandomConditions.scope)
    #expect(try Expression.compile(expression.description, scope: RandomConditions.scope) == expression)
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
