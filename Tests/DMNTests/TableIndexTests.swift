import TestSupport
import Testing
import Values

@testable import DMN

/// Random tables over a number, a text, a flag and a day.
private struct IndexedTables {
  var random: SeededNumbers

  static let inputs = [("tuổi", "number"), ("ngành", "string"), ("đã cũ", "boolean"), ("ngày nộp", "date")]
  static let texts = ["cơ khí", "dệt may", "hóa chất", "giấy"]

  mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: items.indices, using: &random)]
  }

  mutating func number() -> String { pick(["0", "1", "2.5", "10", "10.05", "-3"]) }

  mutating func cell(_ column: Int) -> String {
    if Int.random(in: 0..<4, using: &random) == 0 { return "-" }
    switch column {
    case 0:
      return pick([
        "< \(number())", ">= \(number())", "[\(number())..\(number())]", "(\(number())..\(number()))", number(),
        "\(number()), \(number())", "not(\(number()))", "not(< \(number()), 10)", "[1..10], > 20",
      ])
    case 1:
      return pick(["\"\(pick(Self.texts))\"", "\"\(pick(Self.texts))\", \"giấy\"", "not(\"\(pick(Self.texts))\")"])
    case 2: return pick(["true", "false", "not(true)"])
    default:
      return pick([
        "< @\"2026-03-01\"", ">= @\"2026-03-31\"", "[@\"2026-03-01\"..@\"2026-03-30\"]", "date(\"2026-03-01\")",
      ])
    }
  }

  mutating func table() -> DecisionTable {
    let policy = pick(DecisionTable.HitPolicy.allCases)
    let rules = (0..<Int.random(in: 1...70, using: &random)).map { row in
      DecisionTable.Rule(
        inputEntries: (0..<4).map { ExpressionText(cell($0)) }, outputEntries: [ExpressionText("\(row % 3)")])
    }
    return DecisionTable(
      hitPolicy: policy,
      inputs: Self.inputs.map { DecisionTable.Input(expression: ExpressionText($0.0, typeRef: $0.1)) },
      outputs: [DecisionTable.Output(values: ExpressionText("2, 1, 0"))], rules: rules)
  }

  mutating func value(_ column: Int, orUnknown: Bool) -> FEELValue {
    if orUnknown, Int.random(in: 0..<3, using: &random) == 0 { return .unknown(Unknown(Self.inputs[column].0)) }
    switch column {
    case 0:
      return Decimal128(pick(["-4", "-3", "0", "0.5", "1", "2.5", "2.50", "10", "10.01", "21"])).map { .number($0) }
        ?? .null
    case 1: return .string(pick(Self.texts + ["khác", "CƠ KHÍ"]))
    case 2: return .boolean(Bool.random(using: &random))
    default:
      return CivilDay(feel: pick(["2026-02-28", "2026-03-01", "2026-03-15", "2026-03-31"])).map { .date($0) } ?? .null
    }
  }
}

@Suite("Bảng quyết định theo mặt nạ")
struct TableIndexTests {
  private func model(_ table: DecisionTable) -> DecisionModel {
    let inputs = IndexedTables.inputs.enumerated().map { index, input in
      InputData(
        name: input.0, variable: InformationItem(name: input.0, typeRef: input.1), mark: ElementMark(id: "i\(index)"))
    }
    return DecisionModel(
      Model(
        name: "thử", namespace: "urn:thu", inputData: inputs,
        decisions: [
          Decision(
            name: "kết quả", requiredInputs: inputs.indices.map { ModelReference("#i\($0)") },
            expression: .decisionTable(table))
        ]))
  }

  private func table(_ model: DecisionModel) throws -> DecisionTableCode {
    let key = try #require(model.program.key(.decision, "kết quả"))
    return try #require(model.program.elements[key]?.tables.first)
  }

  @Test("Mặt nạ cho đúng những dòng mà từng ô cho, kể cả khi có giá trị chưa biết")
  func agreesWithCells() throws {
    var tables = IndexedTables(random: SeededNumbers(7))
    for _ in 0..<300 {
      let code = try table(model(tables.table()))
      #expect(code.index != nil)
      for mode in [Mode.conformance, .evidence] {
        for _ in 0..<20 {
          let values = (0..<4).map { tables.value($0, orUnknown: mode == .evidence) }
          var frame = Frame(Environment(Scope([]), mode: mode))
          let masks = code.hits(values, &frame)
          let cells = code.hitsByCells(values, &frame)
          #expect(masks.sure == cells.sure && masks.perhaps == cells.perhaps && masks.either == cells.either)
          #expect(
            masks.why == nil ? cells.why == nil : masks.why?.reasons.isSuperset(of: cells.why?.reasons ?? []) ?? false)
        }
      }
    }
  }

  @Test("Một dòng JSON qua bộ chạy bảng cho đúng giá trị của quyết định")
  func runsLines() throws {
    var tables = IndexedTables(random: SeededNumbers(8))
    var ran = 0
    for _ in 0..<200 {
      let table = tables.table()
      let plain = DecisionTable(
        hitPolicy: table.hitPolicy, inputs: Array(table.inputs.prefix(3)), outputs: table.outputs,
        rules: table.rules.map {
          DecisionTable.Rule(inputEntries: Array($0.inputEntries.prefix(3)), outputEntries: $0.outputEntries)
        })
      let model = model(plain)
      guard let runner = TableRunner(model, decision: "kết quả") else { continue }
      for _ in 0..<10 {
        let values = (0..<3).map { tables.value($0, orUnknown: false) }
        let inputs = FEELContext(zip(IndexedTables.inputs.map(\.0), values).map { ($0, $1) })
        let line = FEELValue.context(inputs).json.bytes()
        var output: [UInt8] = []
        guard line.withUnsafeBytes({ runner.run($0, into: &output, tracing: true) }) else { continue }
        ran += 1
        let json = try JSON.parse(output)
        let expected = try #require(model.value(ofDecision: "kết quả", inputs: inputs)).json
        #expect(json["value"] == expected, "\(String(decoding: line, as: UTF8.self))")
        #expect(json["kept"]?.array?.count == plain.rules.count)
      }
    }
    #expect(ran > 400)
  }

  @Test(
    "Dòng không phải một đối tượng JSON đơn giản thì không nhận, không viết gì",
    arguments: [
      "", "[]", "{", "{}x", "{\"tuổi\":1,}", "{\"tuổi\":1,\"tuổi\":2}", "{\"tuổi\":01}", "{\"tuổi\":1.}",
      "{\"tuổi\":+1}",
      "{\"tuổi\":1e3}", "{\"lạ\":1}", "{\"tuổi\":\"1\"}", "{\"ngành\":\"a\\u0041\"}", "{\"ngành\":\"\u{01}\"}",
      "{\"ngành\":\"ca\u{0301}i lạ\"}", "{\"tuổi\":null}", "{\"tuổi\":[1]}", "{\"tuổi\" 1}", "{\"đã cũ\":tru}",
    ])
  func refusesOtherLines(_ line: String) throws {
    let table = DecisionTable(
      hitPolicy: .first,
      inputs: IndexedTables.inputs.prefix(3).map {
        DecisionTable.Input(expression: ExpressionText($0.0, typeRef: $0.1))
      },
      outputs: [DecisionTable.Output()],
      rules: [
        DecisionTable.Rule(
          inputEntries: ["> 1", "\"giấy\"", "true"].map { ExpressionText($0) }, outputEntries: [ExpressionText("1")])
      ])
    let runner = try #require(TableRunner(model(table), decision: "kết quả"))
    var output: [UInt8] = []
    #expect(!Array(line.utf8).withUnsafeBytes { runner.run($0, into: &output) })
    #expect(output.isEmpty)
    let good = Array(" { \"ngành\" : \"giấy\" , \"tuổi\":2.50,\"đã cũ\":true } \n".utf8)
    #expect(good.withUnsafeBytes { runner.run($0, into: &output) })
    #expect(String(decoding: output, as: UTF8.self) == "{\"row\":1,\"value\":1}")
  }
}
