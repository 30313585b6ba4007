import TestSupport
import Testing
import Values

@testable import DMN

@Suite("Dấu vết của bảng quyết định")
struct TableTraceTests {
  private func model(_ policy: DecisionTable.HitPolicy, _ rows: [[String]]) -> DecisionModel {
    let inputs = ["a", "b"].map { DecisionTable.Input(expression: ExpressionText($0)) }
    let rules = rows.enumerated().map { index, cells in
      DecisionTable.Rule(
        inputEntries: cells.map { ExpressionText($0) }, outputEntries: [ExpressionText("\(index)")])
    }
    let table = DecisionTable(hitPolicy: policy, inputs: inputs, outputs: [.init()], rules: rules)
    return DecisionModel(
      Model(
        name: "m", namespace: "urn:m",
        inputData: ["a", "b"].map {
          InputData(name: $0, variable: InformationItem(name: $0, typeRef: "number"), mark: ElementMark(id: $0))
        },
        decisions: [
          Decision(
            name: "d", requiredInputs: [ModelReference("#a"), ModelReference("#b")],
            expression: .decisionTable(table))
        ]))
  }

  /// Random tables over two inputs, each known or not.
  private func random(_ numbers: inout SeededNumbers) -> (rows: [[String]], inputs: FEELContext) {
    let cells = ["-", "1", "< 2", "> 1", "[0..2]", "not(1)", "0, 3"]
    let rows = (0..<4).map { _ in (0..<2).map { _ in cells.randomElement(using: &numbers) ?? "-" } }
    var inputs = FEELContext()
    for name in ["a", "b"] where Int.random(in: 0..<3, using: &numbers) > 0 {
      inputs[name] = .number(Decimal128(Int.random(in: 0...3, using: &numbers)))
    }
    return (rows, inputs)
  }

  @Test("Hàng khớp trong dấu vết là hàng cho ra giá trị; có dấu vết hay không thì giá trị vẫn thế")
  func agreesWithTheValue() throws {
    var numbers = SeededNumbers(41)
    for _ in 0..<400 {
      let (rows, inputs) = random(&numbers)
      for mode in [Mode.conformance, .evidence] {
        for policy in [DecisionTable.HitPolicy.first, .ruleOrder, .unique] {
          let model = model(policy, rows)
          let traced = model.evaluation(ofDecisions: ["d"], inputs: inputs, mode: mode, isTraced: true)
          #expect(traced.results[0].value == model.value(ofDecision: "d", inputs: inputs, mode: mode))
          let trace = try #require(traced.tables.first)
          #expect(trace.owner == "d" && trace.rows.count == rows.count && trace.rejected == nil)
          let fired = trace.rows.indices.filter { trace.rows[$0].outcome == .fired }
          guard !trace.rows.contains(where: { $0.outcome == .possible }) else { continue }
          let indices = fired.map { FEELValue.number(Decimal128($0)) }
          switch (policy, fired.count) {
          case (_, 0), (.unique, 2...): #expect(mode == .evidence || traced.results[0].value == .null)
          case (.ruleOrder, _): #expect(traced.results[0].value == .list(indices))
          default: #expect(traced.results[0].value == indices[0])
          }
        }
      }
    }
  }

  @Test("Hàng vướng có ít nhất một ô sai; hàng có thể khớp có ô chưa biết và không ô nào sai")
  func cellsExplainTheRow() throws {
    var numbers = SeededNumbers(43)
    var seen: Set<String> = []
    for _ in 0..<400 {
      let (rows, inputs) = random(&numbers)
      let evaluation = model(.first, rows).evaluation(
        ofDecisions: ["d"], inputs: inputs, mode: .evidence, isTraced: true)
      for row in try #require(evaluation.tables.first).rows {
        seen.insert("\(row.outcome)")
        let unknown = row.cells.contains { if case .unknown = $0 { true } else { false } }
        switch row.outcome {
        case .fired: #expect(row.cells.allSatisfy { $0 == .holds })
        case .kept: #expect(row.cells.contains(.fails))
        case .possible: #expect(unknown && !row.cells.contains(.fails))
        case .passedOver: #expect(!row.cells.contains(.fails))
        }
      }
    }
    #expect(seen.count == 4)
  }

  @Test("Giá trị ngoài miền cho phép được nói là của cột nào")
  func namesTheRejectedColumn() throws {
    let table = DecisionTable(
      inputs: [.init(expression: ExpressionText("5"), values: ExpressionText("1, 2"))], outputs: [.init()],
      rules: [.init(inputEntries: [ExpressionText("-")], outputEntries: [ExpressionText("1")])])
    let model = DecisionModel(
      Model(name: "m", namespace: "urn:m", decisions: [Decision(name: "d", expression: .decisionTable(table))]))
    let evaluation = model.evaluation(ofDecisions: ["d"], inputs: FEELContext(), isTraced: true)
    #expect(evaluation.tables.map(\.rejected) == [0] && evaluation.tables[0].rows.isEmpty)
  }
}
