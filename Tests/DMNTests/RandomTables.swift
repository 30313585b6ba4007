import TestSupport
import Values

@testable import DMN

/// Random decision tables over inputs with few values each: every hit policy and aggregation, one output or two,
/// cells and results that read other inputs, default values, and inputs that allow not every value.
struct RandomTables {
  static let variables = RandomExpressions.variables.filter { ["a", "b", "mã", "đúng", "ngày"].contains($0.name) }

  var random: SeededNumbers

  init(seed: UInt64) {
    self.random = SeededNumbers(seed)
  }

  private mutating func one(of texts: String...) -> String { texts.randomElement(using: &random) ?? "-" }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func model() -> Model {
    let names = Self.variables.map(\.name)
    let inputs = names.map { InputData(name: $0, variable: InformationItem(name: $0), mark: ElementMark(id: $0)) }
    let decision = Decision(
      name: "kết quả", requiredInputs: names.map { ModelReference("#\($0)") }, expression: .decisionTable(table()),
      mark: ElementMark(id: "kết quả"))
    return Model(name: "ngẫu nhiên", namespace: "urn:ngẫu-nhiên", inputData: inputs, decisions: [decision])
  }

  private mutating func table() -> DecisionTable {
    let hitPolicy = DecisionTable.HitPolicy.allCases.randomElement(using: &random) ?? .unique
    let aggregations = DecisionTable.Aggregation.allCases
    let aggregation = hitPolicy == .collect && chance(80) ? aggregations.randomElement(using: &random) : nil
    let tested = (0..<Int.random(in: 1...3, using: &random)).map { _ in subject() }
    let outputs = (0..<(chance(70) ? 1 : 2)).map { index in
      DecisionTable.Output(
        name: index == 0 ? "p" : "q", typeRef: chance(30) ? "number" : nil,
        values: chance(70) ? ExpressionText("2, 1, 5") : nil, defaultEntry: chance(40) ? ExpressionText(result()) : nil)
    }
    let rules = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      DecisionTable.Rule(
        inputEntries: tested.map { ExpressionText(cell(of: $0)) },
        outputEntries: outputs.map { _ in ExpressionText(result()) })
    }
    let inputs = tested.map { text in
      let allowed = ["a", "b"].contains(text) && chance(15) ? ExpressionText("[0..1]") : nil
      return DecisionTable.Input(expression: ExpressionText(text), values: allowed)
    }
    return DecisionTable(hitPolicy: hitPolicy, aggregation: aggregation, inputs: inputs, outputs: outputs, rules: rules)
  }

  private mutating func subject() -> String { one(of: "a", "b", "a", "a + b", "mã", "đúng", "ngày", "a / b") }

  private mutating func cell(of tested: String) -> String {
    if chance(25) { return "-" }
    switch tested {
    case "mã":
      return one(
        of: "\"ab\"", "not(\"ab\")", "\"ab\", \"\"", "starts with(?, \"a\")", "not(\"ab\", \"ba\")", "> \"\"")
    case "đúng": return one(of: "true", "false", "not(true)", "a > 1")
    case "ngày": return one(of: "< @\"1970-01-02\"", "@\"1970-01-01\"", "not(> @\"1970-01-10\")", "?.month = 2")
    default:
      return one(
        of: "0", "1", "< 2", ">= 1", "[0..1]", "(0..2]", "]0..1[", "not(1)", "1, 2", "not(< 1)", "? > 1", "b", "> b",
        "(< 1), 2", "[1, 2]", "every i in [0, b] satisfies ? >= i")
    }
  }

  private mutating func result() -> String {
    one(of: "1", "1", "2", "0", "5", "1.0", "a + 1", "b", "if đúng then 1 else 2")
  }
}
