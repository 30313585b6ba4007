import Foundation
import TestSupport
import Testing

@Suite("hoso dmn check: mọi lỗi của mô hình, mỗi lỗi một chỗ")
struct DMNCheckTests {
  /// What is said of a model, without its path.
  private func check(_ text: String) throws -> (lines: [String], status: Int32) {
    try Desk.with { desk -> (lines: [String], status: Int32) in
      try desk.write("máy.dmn", text.utf8)
      let ended = try desk.hoso("dmn", "check", desk.path + "/máy.dmn")
      let said = ended.status == 65 && ended.output.isEmpty ? ended.errors : ended.text
      // A screen's line that is too long goes on in indented ones.
      let whole = said.replacing(/\n +/, with: " ")
      let lines = whole.split(separator: "\n").map { String($0).replacing(desk.path + "/", with: "") }
      return (lines, ended.status)
    }
  }

  @Test("Mô hình lành không có lỗi")
  func sound() throws {
    let found = try check(ModelTexts.machines)
    #expect(found.lines.first == "máy.dmn: không có lỗi." && found.status == 0, "\(found.lines)")
  }

  @Test("Bảng UNIQUE có hai dòng cùng đúng là lỗi, có trường hợp không dòng nào nhận là lưu ý; mỗi điều một ví dụ")
  func analysesTables() throws {
    let overlapping = ModelTexts.table("UNIQUE", inputs: ["tuổi máy"], rules: [["> 10", "1"], ["[20..30]", "2"]])
    let found = try check(
      ModelTexts.file(Self.age + "\n" + ModelTexts.decision("a", id: "q1", needs: ["i1"], overlapping)))
    #expect(found.status == 65)
    #expect(found.lines.contains { $0.contains("dòng 1 và dòng 2 cùng đúng khi tuổi máy = 20") }, "\(found.lines)")
    #expect(found.lines.contains { $0.contains("không dòng nào đúng khi tuổi máy <= 10") }, "\(found.lines)")
    #expect(found.lines.firstIndex { $0.hasPrefix("Lưu ý") } == 2, "\(found.lines)")
  }

  /// A body of a model and what must be said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let body: String
    let expected: String

    init(_ expected: String, _ parts: String...) {
      self.body = parts.joined(separator: "\n")
      self.expected = expected
    }

    var testDescription: String { expected }
  }

  private static let age = ModelTexts.input("tuổi máy", "number", id: "i1")
  private static let one = ModelTexts.literal("1")

  private static func decision(_ needs: String..., box: String) -> String {
    ModelTexts.decision("a", id: "q1", needs: needs, box)
  }

  static let cases: [Case] = [
    // The places are those of the file, entities and all.
    Case("3:37: «1 < 2 + * 3»: không hiểu «* 3»", decision(box: ModelTexts.literal("1 &lt; 2 + * 3"))),
    Case("3:43: «1 < 2 + * 3»: không hiểu «* 3»", decision(box: ModelTexts.literal("<![CDATA[1 < 2 + * 3]]>"))),
    Case(
      "4:30: «1 + tuổi máy»: dùng «tuổi máy» mà không yêu cầu nó; thêm informationRequirement", age,
      decision(box: ModelTexts.literal("1 + tuổi máy"))),
    Case(
      "4:26: «tuổi mày + 1»: không có dữ kiện «tuổi mày»; có phải «tuổi máy»?", age,
      decision("i1", box: ModelTexts.literal("tuổi mày + 1"))),
    Case(
      "5:70: «Mới»: không có tên «Mới»; chữ thì đặt trong ngoặc kép", age,
      decision("i1", box: ModelTexts.table("UNIQUE", inputs: ["tuổi máy"], rules: [["&lt; 5", "Mới"]]))),
    Case("2:28: «#i1» không trỏ tới phần tử nào; cần id của dữ liệu vào", decision("i1", box: one)),
    Case(
      "3:28: «#i1» là dữ liệu vào «tuổi máy»; ở đây cần quyết định", age,
      decision("i1", box: one).replacing("requiredInput", with: "requiredDecision")),
    Case(
      "3:1: tên «tuổi máy» đã dùng ở dòng 2; đổi một trong hai", age,
      ModelTexts.decision("tuổi máy", id: "q1", one)),
    Case("3:1: id «i1» đã dùng ở dòng 2; đổi một trong hai", age, ModelTexts.decision("a", id: "i1", one)),
    Case("2:29: không có kiểu «nunber»; có phải «number»?", ModelTexts.input("a", "nunber", id: "i1")),
    Case(
      "2:76: «\"a\" \"b\"» không đọc được thành các phép thử",
      #"<itemDefinition name="tVùng"><typeRef>string</typeRef><allowedValues><text>"a" "b"</text></allowedValues>"#,
      "</itemDefinition>"),
    Case(
      "3:1: «aggregation=SUM» chỉ đi với hitPolicy COLLECT, bảng này là UNIQUE",
      decision(
        box: ModelTexts.table("UNIQUE", inputs: ["1"], rules: [["-", "1"]], more: " aggregation=\"SUM\""))),
    Case(
      "3:51: «\"Mới\", Nghiêm»: không có tên «Nghiêm»; chữ thì đặt trong ngoặc kép",
      decision(
        box: "<decisionTable><output><outputValues><text>\"Mới\", Nghiêm</text></outputValues></output></decisionTable>"
      )),
    Case(
      "2:1: quyết định cần chính nó: «a» → «b» → «a»", decision("q2", box: ModelTexts.literal("b")),
      ModelTexts.decision("b", id: "q2", needs: ["q1"], ModelTexts.literal("a"))),
    Case(
      "2:1: không thấy mô hình «urn:c» mà tệp này nhập; để tệp ấy bên cạnh hoặc nêu --import",
      #"<import name="c" namespace="urn:c" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>"#),
    Case("2:20: thẻ đóng «decison» không khớp thẻ mở «decision»", "<decision name=\"a\"></decison>"),
    Case("2:1: «inputData» thiếu thuộc tính «name»", "<inputData/>"),
  ]

  @Test("Mỗi loại lỗi được nêu với tệp, dòng, cột và việc cần làm", arguments: cases)
  func places(_ sample: Case) throws {
    let found = try check(ModelTexts.file(sample.body))
    #expect(found.status == 65)
    #expect(found.lines.contains { $0.hasPrefix("máy.dmn:" + sample.expected) }, "\(found.lines)")
    #expect(found.lines.count == 2 && found.lines[1].hasPrefix("1 lỗi"), "\(found.lines)")
  }

  @Test("Nhiều lỗi được nêu một lượt, theo thứ tự trong tệp")
  func all() throws {
    let body = [
      ModelTexts.input("a", "nunber", id: "i1"),
      ModelTexts.decision("b", id: "q1", needs: ["i9"], ModelTexts.literal("1 +")),
    ].joined(separator: "\n")
    let found = try check(ModelTexts.file(body))
    let places = found.lines.dropLast().map { String($0.prefix { $0 != " " }) }
    #expect(places == ["máy.dmn:2:29:", "máy.dmn:3:28:", "máy.dmn:4:29:"], "\(found.lines)")
    #expect(found.lines.last == "3 lỗi; sửa các chỗ trên rồi chạy lại.", "\(found.lines)")
  }

  @Test("Không có tệp thì nói tìm ở đâu")
  func absent() throws {
    try Desk.with { desk in
      let ended = try desk.hoso("dmn", "check", desk.path + "/không.dmn")
      #expect(ended.status == 66 && ended.flatErrors.contains("Kiểm tra lại đường dẫn"))
    }
  }
}
