@testable import DMN

/// Small models for the tests of reading and writing.
enum ModelSamples {
  /// A file around `body`, which begins on its second line.
  static func file(_ body: String, _ version: ModelVersion = .v1_5, more: String = "") -> String {
    "<definitions xmlns=\"\(version.namespace)\" name=\"Mẫu\" namespace=\"urn:mẫu\"\(more)>\n\(body)\n</definitions>"
  }

  static func read(_ text: String) throws(ModelProblems) -> Model { try ModelReader.model(from: Array(text.utf8)) }

  /// The model of a file around `body`.
  static func model(_ body: String, _ version: ModelVersion = .v1_5, more: String = "") throws(ModelProblems) -> Model {
    try read(file(body, version, more: more))
  }

  /// The logic of one decision.
  static func expression(_ box: String) throws(ModelProblems) -> BoxedExpression? {
    try model("<decision name=\"d\">\(box)</decision>").decisions.first?.expression
  }

  static func problems(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  static func literal(_ text: String) -> String { "<literalExpression><text>\(text)</text></literalExpression>" }

  /// A model with each construct of DMN 1.5 at least once.
  static let everything = file(
    """
    <description>Mọi cấu trúc &amp; cả hai phía</description>
    <import name="chung" namespace="urn:chung" locationURI="chung.dmn" importType="\(ModelVersion.v1_5.namespace)"/>
    <import name="thống kê" namespace="http://www.dmg.org/PMML-4_2" importType="http://www.dmg.org/PMML-4_2"/>
    <itemDefinition name="tVùng" label="Vùng"><typeRef>string</typeRef>
      <allowedValues><text>"KCN", "KKT"</text></allowedValues><typeConstraint><text>count(?) &gt; 1</text></typeConstraint>
    </itemDefinition>
    <itemDefinition name="tMáy" isCollection="true">
      <itemComponent name="tên" isCollection="false"><typeRef>string</typeRef></itemComponent>
      <itemComponent name="xuất xứ"><itemComponent name="nước"><typeRef>chung.tNước</typeRef></itemComponent></itemComponent>
    </itemDefinition>
    <itemDefinition name="tHàm"><functionItem outputTypeRef="number"><parameters name="x" typeRef="number"/></functionItem>
    </itemDefinition>
    <inputData name="tuổi" id="i1"><variable name="tuổi" typeRef="number"/></inputData>
    <knowledgeSource name="QĐ 18/2019" id="k1" locationURI="urn:vn:qd:18:2019"><type>quyết định</type></knowledgeSource>
    <businessKnowledgeModel name="hệ số" id="b1"><variable name="hệ số"/>
      <encapsulatedLogic><formalParameter name="x" typeRef="number"/>\(literal("x * 2"))</encapsulatedLogic>
      <authorityRequirement><requiredAuthority href="#k1"/></authorityRequirement>
    </businessKnowledgeModel>
    <decision name="loại" id="d1"><question>Loại nào?</question><allowedAnswers>a, b</allowedAnswers>
      <variable name="loại" typeRef="string"/>
      <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
      <informationRequirement><requiredDecision href="urn:chung#d9"/></informationRequirement>
      <knowledgeRequirement><requiredKnowledge href="#b1"/></knowledgeRequirement>
      <authorityRequirement><requiredAuthority href="#k1"/></authorityRequirement>
      <decisionTable hitPolicy="COLLECT" aggregation="MAX" outputLabel="Loại">
        <input label="Tuổi máy"><inputExpression typeRef="number"><text>tuổi</text></inputExpression>
          <inputValues><text>&gt;= 0</text></inputValues></input>
        <output name="a" typeRef="number"><outputValues><text>1, 2</text></outputValues>
          <defaultOutputEntry><text>2</text></defaultOutputEntry></output>
        <annotation name="Căn cứ"/>
        <rule><description>Dòng một</description><inputEntry><text>&lt; 10</text></inputEntry>
          <outputEntry><text>1</text></outputEntry><annotationEntry><text>Điều 6</text></annotationEntry></rule>
      </decisionTable>
    </decision>
    <decision name="ngữ cảnh" id="d2"><variable name="ngữ cảnh"/><context>
      <contextEntry><variable name="f"/><functionDefinition kind="Java"><formalParameter name="y"/>
        <context><contextEntry><variable name="class"/>\(literal("\"A\""))</contextEntry></context></functionDefinition></contextEntry>
      <contextEntry><variable name="g"/><invocation>\(literal("hệ số"))
        <binding><parameter name="x"/>\(literal("3"))</binding><binding><parameter name="z"/></binding></invocation></contextEntry>
      <contextEntry><list typeRef="Any">\(literal("1"))<relation><column name="p"/><column name="q"/>
        <row>\(literal("1"))\(literal("2"))</row></relation></list></contextEntry>
    </context></decision>
    <decision name="hộp 1.4" id="d3"><conditional><if>\(literal("true"))</if>
      <then><filter><in>\(literal("[1, 2]"))</in><match>\(literal("item > 1"))</match></filter></then>
      <else><for iteratorVariable="i"><in typeRef="Any">\(literal("[1]"))</in><return>\(literal("i + 1"))</return></for></else>
    </conditional></decision>
    <decision name="lượng từ" id="d4"><some iteratorVariable="i"><in>\(literal("[1]"))</in>
      <satisfies><every iteratorVariable="j"><in>\(literal("[i]"))</in><satisfies>\(literal("j = i"))</satisfies></every></satisfies>
    </some></decision>
    <decision name="chưa có logic" id="d5"/>
    <decisionService name="dịch vụ" id="s1"><variable name="dịch vụ"/><outputDecision href="#d1"/>
      <encapsulatedDecision href="#d2"/><inputDecision href="#d3"/><inputData href="#i1"/></decisionService>
    """)

  /// Everything a value holds, but for ids and places: what writing and reading again must keep.
  static func content(of value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return mirror.children.first.map { content(of: $0.value) } ?? "nil" }
    if mirror.children.isEmpty { return "\(type(of: value)) \(String(reflecting: value))" }
    let aside: Set = ["id", "line", "column", "textLine", "textColumn"]
    let parts = mirror.children.filter { !aside.contains($0.label ?? "") }.map { child in
      "\(child.label ?? ""): \(content(of: child.value))"
    }
    return "\(type(of: value))(\(parts.joined(separator: "; ")))"
  }
}
