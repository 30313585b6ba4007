import Testing

@testable import DMN

@Suite("Tệp ca kiểm thử DMN")
struct TestCaseFileTests {
  private static let file = """
    <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xs="http://www.w3.org/2001/XMLSchema"
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
      <modelName>mẫu.dmn</modelName>
      <labels><label>Mức 2</label><label>Bảng</label></labels>
      <testCase id="001"><description>Một ca</description>
        <inputNode name="máy">
          <component name="tên"><value i:type="xs:string"> lò </value></component>
          <component name="tuổi"><value i:nil="true"/></component>
          <component name="số"><list><item><value>1</value></item><item><component name="x"><value/></component></item></list></component>
        </inputNode>
        <inputNode name="rỗng" namespace="urn:khác"><list/></inputNode>
        <resultNode name="loại" type="decision"><expected><value i:type="xs:decimal">1.50</value></expected></resultNode>
        <resultNode name="lỗi" errorResult="true"><expected><value i:nil="true"/></expected></resultNode>
        <resultNode name="bỏ"/>
      </testCase>
      <testCase id="002" type="bkm" invocableName="hệ số"/>
    </testCases>
    """

  @Test("Giá trị đọc thành cây: đơn, rỗng, thành phần, danh sách")
  func reads() throws {
    let cases = try TestCases.read(Array(Self.file.utf8))
    #expect(cases.modelName == "mẫu.dmn")
    #expect(cases.labels == ["Mức 2", "Bảng"])
    #expect(cases.cases.map(\.id) == ["001", "002"])
    let first = cases.cases[0]
    #expect(first.description == "Một ca")
    #expect(
      first.inputs == [
        TestCase.Input(
          name: "máy",
          value: .components([
            TestValue.Component(name: "tên", value: .simple(type: "string", text: " lò ")),
            TestValue.Component(name: "tuổi", value: .null),
            TestValue.Component(
              name: "số",
              value: .list([
                .simple(type: nil, text: "1"),
                .components([TestValue.Component(name: "x", value: .simple(type: nil, text: ""))]),
              ])),
          ])),
        TestCase.Input(name: "rỗng", namespace: "urn:khác", value: .list([])),
      ])
    #expect(
      first.results == [
        TestCase.Result(name: "loại", expected: .simple(type: "decimal", text: "1.50"), line: 12),
        TestCase.Result(name: "lỗi", isError: true, expected: .null, line: 13),
        TestCase.Result(name: "bỏ", expected: nil, line: 14),
      ])
    #expect(cases.cases[1].kind == .knowledgeModel)
    #expect(cases.cases[1].invocableName == "hệ số")
  }

  @Test("Ghi rồi đọc lại được đúng các ca cũ")
  func roundTrips() throws {
    let cases = try TestCases.read(Array(Self.file.utf8))
    let again = try TestCases.read(cases.bytes())
    #expect(ModelSamples.content(of: again) == ModelSamples.content(of: cases))
  }

  @Test("Tệp sai nói chỗ sai")
  func placesProblems() {
    func problems(_ text: String) -> [String] {
      do {
        _ = try TestCases.read(Array(text.utf8))
        return []
      } catch {
        return error.all.map(\.description)
      }
    }
    #expect(
      problems("<definitions/>") == [
        "1:1: không phải tệp ca kiểm thử DMN: gốc là «definitions», không gian tên «»"
      ])
    let body = """
      <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase">
      <testCase type="hàm"><resultNode><expected><value/><list/></expected></resultNode></testCase>
      </testCases>
      """
    #expect(
      problems(body) == [
        "2:1: «type» không nhận «hàm»; chỉ nhận «decision», «bkm», «decisionService»",
        "2:22: «resultNode» thiếu thuộc tính «name»", "2:52: «expected» có nhiều hơn một «list»",
      ])
  }
}
