import Testing

@testable import DMN

@Suite("Ghi mô hình DMN")
struct ModelWriterTests {
  private func text(_ model: Model, _ version: ModelWriter.Version) throws -> String {
    String(decoding: try ModelWriter.bytes(of: model, version), as: UTF8.self)
  }

  @Test("Ghi bản 1.5 rồi đọc lại được đúng mô hình cũ")
  func roundTrips() throws {
    let model = try ModelSamples.read(ModelSamples.everything)
    let again = try ModelSamples.read(text(model, .v1_5))
    #expect(ModelSamples.content(of: again) == ModelSamples.content(of: model))
    #expect(again.decisions.map(\.id) == model.decisions.map(\.id))
  }

  @Test("Ghi lại lần nữa không đổi một byte")
  func isStable() throws {
    let model = try ModelSamples.read(ModelSamples.everything)
    let once = try text(model, .v1_5)
    #expect(try text(ModelSamples.read(once), .v1_5) == once)
  }

  @Test("Bản 1.3 không ghi được thì nói cấu trúc nào, ở dòng nào của tệp gốc")
  func refusesWhatVersionLacks() throws {
    let model = try ModelSamples.model(
      """
      <itemDefinition name="t"><typeRef>string</typeRef><typeConstraint><text>1</text></typeConstraint></itemDefinition>
      <decision name="d"><every iteratorVariable="i"><in>\(ModelSamples.literal("[1]"))</in>
        <satisfies><filter><in>\(ModelSamples.literal("[1]"))</in><match>\(ModelSamples.literal("1"))</match></filter>
        </satisfies></every></decision>
      """)
    let error = #expect(throws: ModelProblems.self) { try ModelWriter.bytes(of: model, .v1_3) }
    #expect(
      error?.all.map(\.description) == [
        "2:1: DMN 1.3 không có «typeConstraint»", "3:20: DMN 1.3 không có «every»", "4:14: DMN 1.3 không có «filter»",
      ])
  }

  @Test("Bản 1.3 mang không gian tên mà trình soạn thảo bpmn.io mở, và đọc lại vẫn là mô hình cũ")
  func writesEditorVersion() throws {
    let body = """
      <import name="chung" namespace="urn:chung" importType="\(ModelVersion.v1_5.namespace)"/>
      <decision name="d" id="d"><literalExpression><text>1</text></literalExpression></decision>
      """
    let model = try ModelSamples.model(body)
    let written = try text(model, .v1_3)
    #expect(written.contains("xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""))
    #expect(written.contains("xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\""))
    #expect(written.contains("importType=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""))
    #expect(ModelSamples.content(of: try ModelSamples.read(written)) == ModelSamples.content(of: model))
  }

  @Test("Mọi ký tự XML cho phép qua ghi và đọc không đổi, trong chữ cũng như trong thuộc tính")
  func escapes() throws {
    let hard = "\t a<b>&\"'\r\n]]> ạ \u{E000}\u{1F600}\u{85}  "
    let model = Model(
      name: hard, namespace: "urn:x",
      decisions: [Decision(name: hard, question: hard, expression: .literal(ExpressionText(hard)))])
    let again = try ModelSamples.read(text(model, .v1_5))
    #expect(ModelSamples.content(of: again) == ModelSamples.content(of: model))
  }

  @Test("Ký tự XML không chứa được thì báo lỗi, không thay lặng lẽ", arguments: ["\u{0}", "\u{1B}", "\u{FFFF}"])
  func refusesCharacters(_ character: String) throws {
    let scalar = try #require(character.unicodeScalars.first)
    let model = Model(
      name: "x", namespace: "y", decisions: [Decision(name: "d", expression: .literal(ExpressionText(character)))])
    #expect(throws: ModelProblems([ModelProblem(.unwritable(scalar), line: 0, column: 0)])) {
      try ModelWriter.bytes(of: model)
    }
  }

  @Test("Phần tử chưa có id nhận id mới, không trùng id đang có")
  func givesIdentities() throws {
    let model = Model(
      name: "x", namespace: "y", inputData: [InputData(name: "a", mark: ElementMark(id: "decision_1"))],
      decisions: [Decision(name: "b"), Decision(name: "c", requiredInputs: [ModelReference("#decision_1")])])
    let again = try ModelSamples.read(text(model, .v1_3))
    #expect(again.decisions.map(\.id) == ["decision_2", "decision_3"])
    #expect(again.decisions.last?.requiredInputs.first?.id == "informationRequirement_1")
  }

  @Test("Sơ đồ đặt cái được cần ở dưới cái cần nó; vòng luẩn quẩn và tham chiếu ra ngoài không làm hỏng")
  func drawsDiagrams() throws {
    let model = try ModelSamples.model(
      """
      <inputData name="a" id="a"/><decision name="b" id="b"><informationRequirement id="ab"><requiredInput href="#a"/>
      </informationRequirement></decision>
      <decision name="c" id="c"><informationRequirement id="bc"><requiredDecision href="urn:mẫu#b"/>
      </informationRequirement><informationRequirement id="xc"><requiredInput href="urn:khác#a"/>
      </informationRequirement></decision>
      <decision name="e" id="e"><informationRequirement id="ee"><requiredDecision href="#e"/></informationRequirement>
      </decision>
      """)
    let lines = try text(model, .v1_3).split(separator: "\n").map { $0.trimmingPrefix(while: { $0 == " " }) }
    func top(_ id: String) throws -> Int {
      let place = try #require(lines.firstIndex { $0 == "<dmndi:DMNShape dmnElementRef=\"\(id)\">" })
      let y = try #require(lines[place + 1].firstMatch(of: /y="(\d+)"/)?.output.1)
      return try #require(Int(y))
    }
    #expect(try top("c") < top("b"))
    #expect(try top("b") < top("a"))
    let edges = lines.filter { $0.hasPrefix("<dmndi:DMNEdge") }.map(String.init)
    #expect(edges == ["ab", "bc", "ee"].map { "<dmndi:DMNEdge dmnElementRef=\"\($0)\">" })
  }
}
