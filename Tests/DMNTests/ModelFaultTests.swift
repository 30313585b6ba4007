import TestSupport
import Testing

@testable import DMN

@Suite("Lỗi trong tệp mô hình DMN")
struct ModelFaultTests {
  @Test(
    "Mỗi lỗi nói chỗ và cách sửa",
    arguments: [
      ("<decision/>", "2:1: «decision» thiếu thuộc tính «name»"),
      (
        "<decision name=\"d\"><decisionTable hitPolicy=\"U\"><output/></decisionTable></decision>",
        "2:20: «hitPolicy» không nhận «U»; chỉ nhận «UNIQUE», «FIRST», «PRIORITY», «ANY», «COLLECT», «RULE ORDER», "
          + "«OUTPUT ORDER»"
      ),
      ("<decision name=\"đ\"><decisionTable/></decision>", "2:20: «decisionTable» thiếu «output»"),
      ("<decision name=\"d\"><sai/></decision>", "2:20: không hiểu «sai» trong «decision»"),
      (
        "<decision name=\"d\"><context/><list/></decision>", "2:30: «decision» có nhiều hơn một «list»"
      ),
      (
        "<decision name=\"d\"><informationRequirement/></decision>",
        "2:20: «informationRequirement» thiếu «requiredInput»"
      ),
      (
        "<decision name=\"d\"><literalExpression><importedValues/></literalExpression></decision>",
        "2:39: không hiểu «importedValues» trong «literalExpression»"
      ),
      (
        "<decision name=\"d\"><conditional><if/><else/></conditional></decision>",
        "2:20: «conditional» thiếu «then»"
      ),
      (
        "<decision name=\"d\"><relation><column name=\"a\"/><row/></relation></decision>",
        "2:48: hàng có 0 ô, bảng có 1 cột"
      ),
      (
        "<itemDefinition name=\"t\" isCollection=\"có\"/>",
        "2:1: «isCollection» không nhận «có»; chỉ nhận «true», «false»"
      ),
      (
        "<x:decision name=\"d\" xmlns:x=\"http://www.omg.org/spec/DMN/20180521/MODEL/\"/>",
        "2:1: «decision» thuộc phiên bản DMN khác với cả tệp: «http://www.omg.org/spec/DMN/20180521/MODEL/»"
      ),
    ])
  func placesProblems(_ body: String, _ expected: String) {
    #expect(ModelSamples.problems(ModelSamples.file(body)).contains(expected))
  }

  @Test("Mọi lỗi của tệp được báo một lượt, theo thứ tự trong tệp")
  func reportsAll() {
    let problems = ModelSamples.problems(
      ModelSamples.file(
        """
        <decision name="d"><decisionTable><input><inputExpression><text>a</text></inputExpression></input><output/>
          <rule><outputEntry><text>1</text></outputEntry></rule>
          <rule><inputEntry><text>-</text></inputEntry></rule></decisionTable></decision>
        <inputData/>
        """))
    #expect(
      problems == [
        "3:3: quy tắc có 0 ô «inputEntry», bảng có 1 cột", "4:3: quy tắc có 0 ô «outputEntry», bảng có 1 cột",
        "5:1: «inputData» thiếu thuộc tính «name»",
      ])
  }

  @Test("Phiên bản lạ và tệp không phải DMN nói rõ là gì")
  func refusesOthers() {
    let version = "<definitions xmlns=\"http://www.omg.org/spec/DMN/20130901\" name=\"a\" namespace=\"b\"/>"
    #expect(
      ModelSamples.problems(version) == [
        "1:1: không phải mô hình DMN 1.1 đến 1.5: gốc là «definitions», không gian tên "
          + "«http://www.omg.org/spec/DMN/20130901»"
      ])
    #expect(
      ModelSamples.problems("<html/>") == [
        "1:1: không phải mô hình DMN 1.1 đến 1.5: gốc là «html», không gian tên «»"
      ])
  }

  @Test(
    "XML hỏng nói hỏng ở đâu và vì sao",
    arguments: [
      ("", "1:1: tệp không có phần tử XML nào"), ("<!-- chỉ chú thích -->", "1:23: tệp không có phần tử XML nào"),
      ("{}", "1:1: tệp không có phần tử XML nào"), ("<a>\n<b></a>", "2:4: thẻ đóng «a» không khớp thẻ mở «b»"),
      ("<a>\n", "2:1: XML kết thúc giữa chừng"), ("<a b=\"1", "1:8: XML kết thúc giữa chừng"),
      ("<a/>\n<b/>", "2:1: còn nội dung sau phần tử gốc"), ("<a/></a>", "1:5: còn nội dung sau phần tử gốc"),
      ("<a>tuổi < 10</a>", "1:9: dấu «<» không đúng chỗ; trong chữ phải viết «&lt;»"),
      ("<a>a && b</a>", "1:6: dấu «&» không đúng chỗ; trong chữ phải viết «&amp;»"),
      ("<a>&gì;</a>", "1:4: dấu «&» không đúng chỗ; trong chữ phải viết «&amp;»"),
      ("<a>a[b[1]]>2</a>", "1:9: «]]>» trong chữ phải viết «]]&gt;»"),
      ("<a>&#0;</a>", "1:4: ký tự không được phép trong XML"), ("<a>\u{1}</a>", "1:4: ký tự không được phép trong XML"),
      ("<a b='1'\n b='2'/>", "một thuộc tính viết hai lần"), ("<x:a/>", "tiền tố không gian tên chưa khai báo"),
      ("<a b c='1'/>", "thuộc tính phải viết «tên=\"giá trị\"»"),
      ("<a><!-- a -- b --></a>", "chú thích không được chứa"),
      ("<a>\n<?xml version=\"1.0\"?></a>", "2:1: khai báo XML chỉ được đứng ở đầu tệp"),
      ("<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>", "bảng mã «windows-1258» không đọc được"),
    ])
  func placesMalformations(_ text: String, _ expected: String) {
    let problems = ModelSamples.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(expected) == true, "\(problems)")
  }

  @Test("Tệp không phải UTF-8 nói chỗ; UTF-16 nói tên")
  func refusesEncodings() throws {
    #expect(throws: ModelProblems([ModelProblem(.notUTF8, line: 2, column: 3)])) {
      try ModelReader.model(from: Array("<a>\nđ".utf8) + [0x78, 0xFF])
    }
    #expect(throws: ModelProblems([ModelProblem(.encoding("UTF-16"), line: 1, column: 1)])) {
      try ModelReader.model(from: [0xFF, 0xFE, 0x3C, 0])
    }
  }

  @Test("DOCTYPE không được nhận, nên thực thể nhân lên và tệp ngoài không bao giờ được mở")
  func refusesDocumentTypes() {
    let bomb = (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }.joined()
    for subset in ["[<!ENTITY a0 \"ha\">\(bomb)]", "SYSTEM \"/etc/passwd\"", "[<!ENTITY x SYSTEM \"/etc/passwd\">]"] {
      let text =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE definitions \(subset)>\n"
        + ModelSamples.file("<description>&a9;</description>")
      #expect(ModelSamples.problems(text) == ["2:1: không nhận DOCTYPE; hãy bỏ dòng này"])
    }
  }

  @Test("Chỉ thị xử lý không có dữ liệu, ở đâu trong tệp, không làm hỏng bộ đọc XML")
  func passesOverInstructions() throws {
    let text = ModelSamples.file(
      "<?a?><decision name=\"d\"><?b \n ?><question>a<?c?>b<?d e?>c</question></decision><?f?>")
    #expect(
      try ModelSamples.read("\u{FEFF}<?xml version=\"1.0\"?><?g?>\(text)<?h?>").decisions.map(\.question) == ["abc"])
  }

  @Test("Chữ dài hơn mọi mẩu đưa cho bộ đọc XML vẫn còn nguyên, dù mẩu cắt ở đâu")
  func keepsLongTexts() throws {
    for shift in 0..<4 {
      let question = String(repeating: "a", count: shift) + String(repeating: "ếđ😀\n", count: 40_000)
      let model = try ModelSamples.model(
        String(repeating: "<decision name=\"ế\"><question>\(question)</question></decision>", count: 2))
      #expect(model.decisions.allSatisfy { $0.question == question })
    }
  }

  @Test("Lồng quá sâu, quá nhiều phần tử, quá nhiều thuộc tính, quá lớn đều bị từ chối")
  func keepsLimits() throws {
    func nested(_ depth: Int) -> String {
      let open = String(repeating: "<list>", count: depth)
      return ModelSamples.file("<decision name=\"d\">\(open)\(String(repeating: "</list>", count: depth))</decision>")
    }
    #expect(throws: Never.self) { try ModelSamples.read(nested(198)) }
    #expect(ModelSamples.problems(nested(199)).first?.contains("lồng nhau quá 200 tầng") == true)
    #expect(ModelSamples.problems(nested(1_000_000)).first?.contains("lồng nhau quá 200 tầng") == true)

    let attributes = (0...256).map { " a\($0)=\"\"" }.joined()
    #expect(ModelSamples.problems("<a\(attributes)/>").first?.contains("hơn 256 thuộc tính") == true)

    let text = Array(ModelSamples.file("<decision name=\"d\"/><decision name=\"e\"/>").utf8)
    #expect(throws: ModelProblems([ModelProblem(.tooManyElements(limit: 2), line: 2, column: 21)])) {
      try ModelReader.model(from: text, limits: ModelLimits(elements: 2))
    }
    #expect(throws: ModelProblems([ModelProblem(.tooLarge(limit: 10), line: 1, column: 1)])) {
      try ModelReader.model(from: text, limits: ModelLimits(bytes: 10))
    }
  }

  @Test("Byte đổi ngẫu nhiên không bao giờ làm hỏng chương trình, và lỗi luôn có chỗ")
  func survivesMutations() {
    var numbers = SeededNumbers(20_260_331)
    let more = "<?a?><!-- b --><?c d?><question><![CDATA[<e>]]>&#x1EA1;</question>"
    let original = Array(ModelSamples.everything.replacing("<question>Loại nào?</question>", with: more).utf8)
    let marks = Array("<>&;\"'/=!?[]-#x \u{0}\u{FF}:".utf8)
    var refused = 0
    for _ in 0..<3_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: bytes.indices, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes[place] = marks.randomElement(using: &numbers) ?? 0
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &numbers)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
        }
      }
      do {
        _ = try ModelReader.model(from: bytes)
      } catch {
        refused += 1
        #expect(!error.all.isEmpty)
        #expect(error.all.allSatisfy { $0.line > 0 && $0.column > 0 })
      }
    }
    #expect(refused > 1_000)
  }
}
