import Testing

@testable import DMN

@Suite("Đọc mô hình DMN")
struct ModelReaderTests {
  @Test("Năm phiên bản từ 1.1 đến 1.5 đều đọc được", arguments: ModelVersion.allCases)
  func readsVersions(_ version: ModelVersion) throws {
    let model = try ModelSamples.model("<inputData name=\"tuổi\" id=\"i\"/>", version)
    #expect(model.name == "Mẫu")
    #expect(model.namespace == "urn:mẫu")
    #expect(model.inputData.map(\.name) == ["tuổi"])
  }

  @Test("Quyết định giữ mọi yêu cầu, kể cả sang mô hình khác")
  func readsRequirements() throws {
    let model = try ModelSamples.read(ModelSamples.everything)
    let decision = try #require(model.decisions.first)
    #expect(decision.id == "d1")
    #expect(decision.question == "Loại nào?")
    #expect(decision.variable?.typeRef == "string")
    #expect(decision.requiredInputs.map(\.href) == ["#i1"])
    #expect(decision.requiredInputs.first?.id == "r1")
    #expect(decision.requiredInputs.first?.targetNamespace == nil)
    #expect(decision.requiredDecisions.first?.targetNamespace == "urn:chung")
    #expect(decision.requiredDecisions.first?.targetID == "d9")
    #expect(decision.requiredKnowledge.map(\.targetID) == ["b1"])
    #expect(decision.authorities.map(\.targetID) == ["k1"])
    #expect(model.decisions.last?.expression == nil)
    #expect(model.knowledgeSources.first?.locationURI == "urn:vn:qd:18:2019")
    let service = try #require(model.decisionServices.first)
    #expect(service.outputDecisions.map(\.href) == ["#d1"])
    #expect(service.encapsulatedDecisions.map(\.href) == ["#d2"])
    #expect(service.inputDecisions.map(\.href) == ["#d3"])
    #expect(service.inputData.map(\.href) == ["#i1"])
  }

  @Test("Kiểu dữ liệu giữ ràng buộc, thành phần lồng nhau và kiểu hàm")
  func readsTypes() throws {
    let model = try ModelSamples.read(ModelSamples.everything)
    #expect(model.itemDefinitions.map(\.name) == ["tVùng", "tMáy", "tHàm"])
    #expect(model.itemDefinitions[0].allowedValues?.text == "\"KCN\", \"KKT\"")
    #expect(model.itemDefinitions[0].typeConstraint?.text == "count(?) > 1")
    #expect(model.itemDefinitions[0].label == "Vùng")
    #expect(model.itemDefinitions[1].isCollection)
    #expect(!model.itemDefinitions[1].components[0].isCollection)
    #expect(model.itemDefinitions[1].components[1].components[0].typeRef == "chung.tNước")
    #expect(model.itemDefinitions[2].function?.outputTypeRef == "number")
    #expect(model.itemDefinitions[2].function?.parameters.map(\.name) == ["x"])
  }

  @Test("Bảng quyết định giữ cột, quy tắc, chú giải và dòng của từng chữ")
  func readsTables() throws {
    let model = try ModelSamples.model(
      """
      <decision name="d"><decisionTable hitPolicy="RULE ORDER">
        <input label="Tuổi"><inputExpression typeRef="number"><text>tuổi</text></inputExpression></input>
        <output/><annotation/><annotation name="Căn cứ"/>
        <rule id="q1">
          <inputEntry>
            <text>tuổi
            &lt; 10</text></inputEntry>
          <outputEntry><text>"đạt"</text></outputEntry>
          <annotationEntry/><annotationEntry><text>Điều 6</text></annotationEntry>
        </rule>
      </decisionTable></decision>
      """)
    guard case .decisionTable(let table)? = model.decisions.first?.expression else {
      Issue.record("không có bảng")
      return
    }
    #expect(table.hitPolicy == .ruleOrder)
    #expect(table.aggregation == nil)
    #expect(table.inputs.map(\.label) == ["Tuổi"])
    #expect(table.inputs.first?.expression.typeRef == "number")
    #expect(table.annotations == ["", "Căn cứ"])
    let rule = try #require(table.rules.first)
    #expect(rule.id == "q1")
    #expect([rule.line, rule.column] == [5, 3])
    #expect(rule.annotationEntries == ["", "Điều 6"])
    #expect(rule.inputEntries[0].text == "tuổi\n      < 10")
    #expect([rule.inputEntries[0].textLine, rule.inputEntries[0].textColumn] == [7, 13])
    #expect([rule.outputEntries[0].line, rule.outputEntries[0].column] == [9, 5])
  }

  @Test("Mọi hộp biểu thức đọc đúng loại")
  func readsBoxes() throws {
    let model = try ModelSamples.read(ModelSamples.everything)
    guard case .context(let context)? = model.decisions[1].expression else {
      Issue.record("không phải ngữ cảnh")
      return
    }
    #expect(context.entries.map { $0.variable?.name } == ["f", "g", nil])
    guard case .function(let function) = context.entries[0].value,
      case .invocation(let call) = context.entries[1].value, case .list(let list) = context.entries[2].value
    else {
      Issue.record("hộp trong ngữ cảnh sai loại")
      return
    }
    #expect(function.kind == .java)
    #expect(function.parameters.map(\.name) == ["y"])
    #expect(call.bindings.map(\.parameter.name) == ["x", "z"])
    #expect(call.bindings[1].argument == nil)
    #expect(list.typeRef == "Any")
    guard case .relation(let relation) = list.items[1],
      case .conditional(let conditional)? = model.decisions[2].expression,
      case .filter(let filter) = conditional.then, case .iteration(let each) = conditional.otherwise,
      case .iteration(let some)? = model.decisions[3].expression, case .iteration(let every) = some.body
    else {
      Issue.record("hộp sai loại")
      return
    }
    #expect(relation.columns.map(\.name) == ["p", "q"])
    #expect(relation.rows.map(\.items.count) == [2])
    guard case .literal(let match) = filter.match else {
      Issue.record("điều kiện lọc không phải chữ")
      return
    }
    #expect(match.text == "item > 1")
    #expect([each.kind, some.kind, every.kind] == [.each, .some, .every])
    #expect([each.variable, some.variable, every.variable] == ["i", "i", "j"])
    #expect(each.collectionTypeRef == "Any")
  }

  @Test("Chữ giữ nguyên qua thực thể, mã ký tự, CDATA và chú thích")
  func readsTexts() throws {
    let text = ModelSamples.literal("&lt;a &amp; &#x1EA1;<![CDATA[<b> && ]]><!-- bỏ -->\"ố\"")
    guard case .literal(let literal)? = try ModelSamples.expression(text) else {
      Issue.record("không phải chữ")
      return
    }
    #expect(literal.text == "<a & ạ<b> && \"ố\"")
  }

  @Test("Kiểu có tiền tố XML của DMN 1.1 đọc thành tên trần hoặc tên của mô hình nhập vào")
  func readsQualifiedTypes() throws {
    let model = try ModelSamples.model(
      """
      <import name="chung" namespace="urn:chung" importType="\(ModelVersion.v1_1.namespace)"/>
      <inputData name="a"><variable name="a" typeRef="feel:number"/></inputData>
      <inputData name="b"><variable name="b" typeRef="mẫu:tVùng"/></inputData>
      <inputData name="c"><variable typeRef="c:tNước"/></inputData>
      """, .v1_1,
      more: " xmlns:feel=\"\(ModelVersion.v1_1.feel)\" xmlns:mẫu=\"urn:mẫu\" xmlns:c=\"urn:chung\"")
    #expect(model.inputData.map { $0.variable?.typeRef } == ["number", "tVùng", "chung.tNước"])
    #expect(model.inputData.last?.variable?.name == "c")
    #expect(model.imports.first?.kind == .model)
  }

  @Test("Ngôn ngữ FEEL của phiên bản nào cũng là FEEL; ngôn ngữ khác giữ tên")
  func readsLanguages() throws {
    let body = """
      <decision name="a"><literalExpression expressionLanguage="feel"><text>1</text></literalExpression></decision>
      <decision name="b"><literalExpression expressionLanguage="juel"><text>1</text></literalExpression></decision>
      """
    let model = try ModelSamples.model(body, more: " expressionLanguage=\"\(ModelVersion.v1_2.feel)\"")
    #expect(model.expressionLanguage == nil)
    let languages = model.decisions.map { decision in
      if case .literal(let text)? = decision.expression { text.language } else { "không phải chữ" }
    }
    #expect(languages == [nil, "juel"])
  }

  @Test("Sơ đồ, phần mở rộng và phần tử của không gian tên khác bỏ qua, cả khi có tiền tố lạ")
  func skipsForeignElements() throws {
    let model = try ModelSamples.read(
      """
      <d:definitions xmlns:d="\(ModelVersion.v1_4.namespace)" name="x" namespace="y">
        <d:extensionElements><m:gì xmlns:m="urn:khác"><decision name="không phải DMN"/></m:gì></d:extensionElements>
        <d:decision name="a"><m:decisionTable xmlns:m="urn:khác"/><d:supportedObjective href="#o"/></d:decision>
        <d:textAnnotation><d:text>ghi chú</d:text></d:textAnnotation>
        <dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20211108/DMNDI/"><dmndi:DMNDiagram/></dmndi:DMNDI>
      </d:definitions>
      """)
    #expect(model.decisions.map(\.name) == ["a"])
    #expect(model.decisions.first?.expression == nil)
  }
}
