import Testing
import Values

@testable import DMN

/// What the random tests, or reading the code for them, found unsound.
@Suite("Chế độ bằng chứng không nói quá điều đã biết")
struct EvidenceFaultTests {
  private static let scope = Scope([
    ("u", .boolean), ("a", .number(dimension: nil)), ("b", .number(dimension: nil)), ("x", .number(dimension: nil)),
  ])

  private static func value(_ text: String, _ known: [String: Int] = [:]) throws -> FEELValue {
    var environment = Environment(scope)
    for (name, number) in known {
      if let slot = scope.slot(of: name) { environment[slot] = .number(Decimal128(number)) }
    }
    return try Expression.parse(text, scope: scope).evaluate(in: environment)
  }

  @Test(
    "Biểu thức còn tùy điều chưa biết thì chưa biết",
    arguments: [
      // Whether the items are numbers shows only when they are known.
      "[a] instance of list<number>", "{x: a} instance of context<x: number>", "[1..a] instance of range<number>",
      // The item may have an entry `x`, which the name in scope must not stand in for.
      "count([if u then {x: 1} else {x: 2}][x > 5])",
      // 1.0 and 1.00 are equal, yet written otherwise.
      "string(if u then 1.0 else 1.00)",
      // Entries in another order are listed in another order.
      "get entries(if u then {p: 1, q: 2} else {q: 2, p: 1})",
      // An empty list has no first item, and is not its own first item.
      "(for i in [a] return i)[item > 3][1]", "[1][item > 3][1]", "[1][item > 3][a]",
      // In evidence mode there is no null to compare with.
      "(5 and true) = (5 and true)", "(1 < 2 or 5) = (5 or u)", "(< 5).start = (< 7).start",
    ])
  func isUnknown(_ text: String) throws {
    #expect(try Self.value(text, ["x": 9]).anyUnknown != nil, "\(text)")
  }

  private static func table(
    _ hitPolicy: String, values: String = "", standard: String = "", allowed: String = "", _ rows: [(String, String)]
  ) throws -> DecisionModel {
    let rules = rows.map { cell, result in
      "<rule><inputEntry><text>\(cell)</text></inputEntry><outputEntry><text>\(result)</text></outputEntry></rule>"
    }
    return DecisionModel(
      try ModelSamples.model(
        """
        <inputData name="a" id="a"/><inputData name="b" id="b"/>
        <decision name="d"><informationRequirement><requiredInput href="#a"/></informationRequirement>
        <informationRequirement><requiredInput href="#b"/></informationRequirement>
        <decisionTable hitPolicy="\(hitPolicy)"><input><inputExpression><text>a</text></inputExpression>\(allowed)</input>
        <output>\(values)\(standard)</output>\(rules.joined())</decisionTable></decision>
        """))
  }

  private static func answer(_ model: DecisionModel, _ inputs: [(String, Int)]) -> FEELValue? {
    let inputs = FEELContext(inputs.map { ($0.0, .number(Decimal128($0.1))) })
    return model.value(ofDecision: "d", inputs: inputs, mode: .evidence)
  }

  @Test("Kết quả chưa biết không có bậc ưu tiên: hàng khác không được trả lời thay")
  func ranksOnlyKnownResults() throws {
    let values = "<outputValues><text>1, 2, 3</text></outputValues>"
    let table = try Self.table("PRIORITY", values: values, [("-", "b"), ("-", "2")])
    #expect(Self.answer(table, [("a", 0)])?.unknown != nil)
    #expect(Self.answer(table, [("a", 0), ("b", 1)]) == .number(.one))
    let sorted = try Self.table("OUTPUT ORDER", values: values, [("-", "b"), ("-", "2")])
    #expect(Self.answer(sorted, [("a", 0)])?.unknown != nil)
  }

  @Test("Ô không đọc được thì không biết hàng có khớp không")
  func doesNotPassOverUnreadableCells() throws {
    let table = try Self.table("FIRST", [("&lt; &lt;", "1"), ("-", "2")])
    #expect(Self.answer(table, [("a", 0)])?.unknown != nil)
  }

  @Test("Giá trị ngoài miền cho phép như chưa biết: chỉ hàng không hỏi đến nó mới trả lời")
  func treatsRefusedValuesAsUnknown() throws {
    let allowed = "<inputValues><text>[0..1]</text></inputValues>"
    let table = try Self.table("FIRST", allowed: allowed, [("1", "5"), ("-", "7")])
    #expect(Self.answer(table, [("a", 0)]) == .number(Decimal128(7)))
    #expect(Self.answer(table, [("a", 2)])?.unknown != nil)
    #expect(Self.answer(try Self.table("FIRST", allowed: allowed, [("-", "7")]), [("a", 2)]) == .number(Decimal128(7)))
  }

  @Test("Danh sách trong danh sách các danh sách: phần tử khác loại không phải là nó")
  func findsListsAmongLists() throws {
    #expect(try Self.value("[3] in ([1], [2])") == .boolean(false))
    #expect(try Self.value("[2] in ([1], [2])") == .boolean(true))
    #expect(try Self.value("[a] in ([1], [2])").unknown != nil)
  }
}
