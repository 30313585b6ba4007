/// Small models for the tests of `hoso dmn`, with Vietnamese names of several words.
enum ModelTexts {
  static func file(_ body: String, namespace: String = "urn:thử", name: String = "Máy móc") -> String {
    """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="\(name)" namespace="\(namespace)">
    \(body)
    </definitions>
    """
  }

  static func input(_ name: String, _ type: String, id: String) -> String {
    #"<inputData name="\#(name)" id="\#(id)"><variable name="\#(name)" typeRef="\#(type)"/></inputData>"#
  }

  static func decision(_ name: String, id: String, needs: [String] = [], type: String? = nil, _ box: String) -> String {
    let variable = type.map { #"<variable name="\#(name)" typeRef="\#($0)"/>"# } ?? ""
    let requirements = needs.map { need in
      let kind = need.hasPrefix("q") ? "requiredDecision" : "requiredInput"
      return ##"<informationRequirement><\##(kind) href="#\##(need)"/></informationRequirement>"##
    }
    let head = #"<decision name="\#(name)" id="\#(id)">"#
    return "\(head)\(variable)\(requirements.joined())\n\(box)</decision>"
  }

  static func literal(_ text: String) -> String { "<literalExpression><text>\(text)</text></literalExpression>" }

  static func table(_ policy: String, inputs: [String], rules: [[String]], more: String = "") -> String {
    let columns = inputs.map { "<input><inputExpression><text>\($0)</text></inputExpression></input>" }
    let rows = rules.map { cells in
      let entries = cells.dropLast().map { "<inputEntry><text>\($0)</text></inputEntry>" }.joined()
      return "<rule>\(entries)<outputEntry><text>\(cells.last ?? "")</text></outputEntry></rule>"
    }
    return """
      <decisionTable hitPolicy="\(policy)"\(more)>\(columns.joined())<output/>
      \(rows.joined(separator: "\n"))
      </decisionTable>
      """
  }

  /// Three inputs, a FIRST table, a date counted from another, and a decision that needs both.
  static let machines = file(
    [
      input("tuổi máy", "number", id: "i1"), input("xuất xứ", "string", id: "i2"),
      input("ngày nhập", "date", id: "i3"),
      decision(
        "Xếp loại", id: "q1", needs: ["i1", "i2"], type: "string",
        table(
          "FIRST", inputs: ["tuổi máy", "xuất xứ"],
          rules: [
            ["&lt; 5", "-", "\"A\""], ["&lt; 10", "\"Việt Nam\", \"Nhật Bản\"", "\"B\""], ["&lt; 10", "-", "\"C\""],
            ["-", "-", "\"D\""],
          ])),
      decision(
        "Hạn kiểm định", id: "q2", needs: ["i3"], type: "date", literal("ngày nhập + duration(\"P1Y\")")),
      decision(
        "Kết luận", id: "q3", needs: ["q1", "q2", "i1"], type: "string",
        literal("if Xếp loại = \"D\" then \"loại\" else \"nhận đến \" + string(Hạn kiểm định)")),
    ].joined(separator: "\n"))

  static func tests(_ expected: String) -> String {
    """
    <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <testCase id="máy cũ">
        <inputNode name="tuổi máy"><value xsi:type="xsd:decimal">12</value></inputNode>
        <inputNode name="xuất xứ"><value xsi:type="xsd:string">Đức</value></inputNode>
        <resultNode name="Xếp loại"><expected><value xsi:type="xsd:string">\(expected)</value></expected></resultNode>
        <resultNode name="Hạn kiểm định" errorResult="true"><expected><value xsi:nil="true"/></expected></resultNode>
      </testCase>
    </testCases>
    """
  }
}
