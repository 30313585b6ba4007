import Testing
import Values

@testable import DMN

@Suite("Giới hạn của một lần tính")
struct BudgetTests {
  private static func value(_ text: String, steps: Int = 60_000) throws -> FEELValue {
    let expression = try Expression.parse(text, scope: Scope([]))
    var frame = Frame(Environment(Scope([])), budget: Budget(steps))
    return expression.evaluate(&frame)
  }

  @Test(
    "Vòng lặp lồng nhau, danh sách nhân đôi, chuỗi lớn dần, hàm gọi mãi đều dừng với lý do",
    arguments: [
      "for i in 1..100000, j in 1..100000 return 1",
      "for i in 1..900000 return for j in 1..900000 return for k in 1..900000 return 1",
      "some i in 1..100000 satisfies every j in 1..100000 satisfies j > 0 and i < 0",
      "for i in 1..60 return [partial[-1], partial[-1]]",
      "for i in 1..60 return {a: partial[-1], b: partial[-1]}",
      "for i in 1..5000 return {a: [partial[-1]]}",
      "for i in 1..60 return if i = 1 then \"chữ\" else partial[-1] + partial[-1]",
      "for i in 1..60 return if i = 1 then \"chữ\" else string join([partial[-1], partial[-1]], \", \")",
      "for i in 1..60 return if i = 1 then \"a\" else replace(partial[-1], \"a\", \"aaaa\")",
      "for i in 1..20000 return function(x) partial",
      "for i in 1..20000 return partial",
      "for i in 1..20000 return [partial..partial]",
      "for i in 1..20000 return (< partial)",
      "for i in 1..40000 return partial instance of list<boolean>",
      "{f: function(p: list<boolean>) 1, v: for i in 1..40000 return f(partial)}.v",
      "for i in 1..30 return append(if i = 1 then [1] else partial[-1], partial)",
      "for i in 1..9 return concatenate(partial, partial, flatten(partial), [i, partial, partial])",
      "{f: function(g, n) g(g, n + 1), v: f(f, 1)}.v",
      "{f: function(g, n) [g(g, n + 1), g(g, n + 1)], v: f(f, 1)}.v[1]",
      "for i in 1..100000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a|aa)+$\")",
      "distinct values(for i in 1..9000 return i)",
      "for i in 1..40000 return 2 ** 0.5",
      "for i in 1..1000 return sum(for j in 1..1000 return j)",
      "[for i in 1..20000 return i] = [for i in 1..20000 return for j in 1..i return j]",
    ])
  func ends(_ text: String) throws {
    #expect(try Self.value(text).anyUnknown != nil, "\(text)")
  }

  @Test("Trong giới hạn thì kết quả trọn vẹn")
  func allowsOrdinaryWork() throws {
    #expect(try Self.value("count(for i in 1..100, j in 1..100 return i * j)") == .number(Decimal128(10_000)))
    let million = try Self.value("count(for i in 1..1000000 return i)", steps: Budget.limit)
    #expect(million == .number(Decimal128(1_000_000)))
    let shared = "{f: function(x) x, r: count(for i in 1..3000 return f)}.r"
    #expect(try Self.value(shared, steps: Budget.limit) == .number(Decimal128(3000)))
    #expect(try Self.value("string length(string join(for i in 1..1000 return \"ấn\"))") == .number(Decimal128(2000)))
    let deep = "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), v: f(f, 90)}.v"
    #expect(try Self.value(deep) == .number(Decimal128(90)))
  }

  @Test(
    "Chữ lồng hay nối quá dài bị từ chối, không làm tràn ngăn xếp",
    arguments: [
      "1" + String(repeating: " + 1", count: 30_000), "true" + String(repeating: " and true", count: 30_000),
      "a" + String(repeating: ".a", count: 30_000), "[1]" + String(repeating: "[1]", count: 30_000),
      "f" + String(repeating: "()", count: 30_000), "1" + String(repeating: " in (1)", count: 30_000),
      "1 instance of " + String(repeating: "list<", count: 5000),
      "1 instance of " + String(repeating: "function<", count: 5000),
      "1 instance of " + String(repeating: "context<a: ", count: 5000), String(repeating: "{a: ", count: 5000),
      String(repeating: "function(x) ", count: 5000), String(repeating: "if true then ", count: 5000),
      String(repeating: "1 in (1 + (", count: 40) + "1" + String(repeating: ") + 1) + 1", count: 40),
    ])
  func refusesNesting(_ text: String) {
    #expect(throws: FEELProblem.self) { try Expression.parse(text, scope: Scope([])) }
  }

  @Test("Ngoặc sau in lồng nhau đọc xong ngay")
  func readsNestedTestsOnce() throws {
    let depth = 24
    let text = String(repeating: "1 in (", count: depth) + "1" + String(repeating: ")", count: depth)
    #expect(throws: Never.self) { try Expression.parse(text, scope: Scope([])) }
  }

  @Test("Quyết định và dịch vụ gọi vòng nhau không có giá trị, không tràn ngăn xếp")
  func endsCyclesThroughServices() throws {
    let model = try ModelSamples.model(
      """
      <decision name="d" id="d"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>
        \(ModelSamples.literal("s()"))</decision>
      <decisionService name="s" id="s"><outputDecision href="#d"/></decisionService>
      """)
    let value = DecisionModel(model).value(ofDecision: "d", inputs: FEELContext(), mode: .evidence)
    #expect(value?.unknown?.reasons == [.tooDeep])
  }

  @Test("Chuỗi nghìn quyết định đòi nhau không tràn ngăn xếp")
  func endsLongRequirements() throws {
    let decisions = (0..<3000).map { index in
      """
      <decision name="d\(index)" id="d\(index)"><informationRequirement><requiredDecision href="#d\(index + 1)"/>
        </informationRequirement>\(ModelSamples.literal("1"))</decision>
      """
    }
    let model = try ModelSamples.model(decisions.joined(separator: "\n"))
    let value = DecisionModel(model).value(ofDecision: "d0", inputs: FEELContext())
    #expect(value == .number(.one))
  }

  @Test("Dịch một biểu thức không tìm hết một mẫu khó: việc ấy để lúc tính, trong ngân sách của lúc tính")
  func foldsLittle() throws {
    let hard = "matches(\"\(String(repeating: "a", count: 40))!\", \"(a|aa)+$\")"
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try Expression.parse(hard, scope: Scope([])) }
    // An unbounded search takes tens of millions of steps; a bounded one is far below a second even in a debug build.
    #expect(time < .seconds(1), "\(time)")
    #expect(
      try Expression.parse("matches(\"aab\", \"^a+b$\")", scope: Scope([])).evaluate(in: Environment(Scope([])))
        == .boolean(true))
  }

}
