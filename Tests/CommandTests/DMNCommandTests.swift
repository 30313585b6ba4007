import Foundation
import TestSupport
import Testing
import Values

@Suite("Mô hình quyết định qua dòng lệnh")
struct DMNCommandTests {
  private func with(_ files: [String: String], _ body: (Desk) throws -> Void) throws {
    try Desk.with { desk in
      for (name, text) in files { try desk.write(name, text.utf8) }
      try body(desk)
    }
  }

  /// The decisions of a printed result by their names.
  private func decisions(_ ended: TestPrograms.Ended) throws -> [String: JSON] {
    let json = try JSON.parse(ended.output)
    let all = try #require(json["decisions"]?.array)
    return Dictionary(all.compactMap { one in one["decision"]?.string.map { ($0, one) } }) { $1 }
  }

  @Test("Giá trị in ra có kiểu; ngày viết thành chuỗi được nhận theo kiểu khai báo; số giữ đủ chữ số")
  func typedValues() throws {
    let data = #"{"tuổi máy": 4.9999999999999999999999999999999, "xuất xứ": "Đức", "ngày nhập": "2025-03-31"}"#
    try with(["máy.dmn": ModelTexts.machines, "dữ liệu.json": data]) { desk in
      let input = desk.path + "/dữ liệu.json"
      let ended = try desk.hoso("dmn", "eval", desk.path + "/máy.dmn", "--input", input, "--format", "json")
      #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
      let found = try decisions(ended)
      #expect(found["Xếp loại"]?["value"] == .string("A") && found["Xếp loại"]?["type"] == .string("string"))
      #expect(found["Hạn kiểm định"]?["value"]?["@"] == .string("2026-03-31"))
      #expect(found["Hạn kiểm định"]?["type"] == .string("date"))
      let text = try desk.hoso("quyet-dinh", "tinh", desk.path + "/máy.dmn", "--input", input)
      #expect(
        text.text == "Xếp loại: \"A\"\nHạn kiểm định: @\"2026-03-31\"\nKết luận: \"nhận đến 2026-03-31\"\n",
        "\(text.text)")
    }
  }

  @Test("Chỉ tính quyết định được nêu; tên sai được gợi ý; dữ liệu thừa hay sai kiểu được nói")
  func namedDecisions() throws {
    let data = #"{"tuoi máy": 3, "tuổi máy": "ba", "xuất xứ": "Đức"}"#
    try with(["máy.dmn": ModelTexts.machines, "a.json": data]) { desk in
      let model = desk.path + "/máy.dmn"
      let one = try desk.hoso(
        "dmn", "eval", model, "--input", desk.path + "/a.json", "--decision", "Xếp loại", "--format", "json")
      #expect(try decisions(one).keys.sorted() == ["Xếp loại"])
      let notes = try JSON.parse(one.output)["notes"]?.array?.compactMap(\.string) ?? []
      #expect(notes.count == 2 && notes[0].contains("có phải «tuổi máy»?"), "\(notes)")
      #expect(notes.last?.contains("«tuổi máy» cần số, có \"ba\"") == true, "\(notes)")
      let wrong = try desk.hoso("dmn", "eval", model, "--decision", "Xếp lọai")
      #expect(wrong.status == 64 && wrong.output.isEmpty && wrong.flatErrors.contains("có phải «Xếp loại»?"))
      for (text, word) in [("[1]", "đối tượng JSON"), ("{", "không phải JSON"), (#"{"a": {"@": "x"}}"#, "«a»")] {
        try desk.write("b.json", text.utf8)
        let bad = try desk.hoso("dmn", "eval", model, "--input", desk.path + "/b.json")
        #expect(bad.status == 65 && bad.output.isEmpty && bad.flatErrors.contains(word), "\(bad.errors)")
      }
    }
  }

  @Test("Bảng FIRST: dấu vết nói hàng nào khớp, hàng khác vướng cột nào, hàng nào không tính")
  func trace() throws {
    let data = #"{"tuổi máy": 7, "xuất xứ": "Đức"}"#
    try with(["máy.dmn": ModelTexts.machines, "a.json": data]) { desk in
      let ended = try desk.hoso(
        "dmn", "eval", desk.path + "/máy.dmn", "--input", desk.path + "/a.json", "--decision", "Xếp loại", "--trace")
      let wanted = """
        Xếp loại: "C"

        Bảng của «Xếp loại» (FIRST, dòng 6 của mô hình):
          tuổi máy = 7
          xuất xứ = "Đức"
          hàng 1 vướng: tuổi máy cần < 5
          hàng 2 vướng: xuất xứ cần "Việt Nam", "Nhật Bản"
          hàng 3 KHỚP
          hàng 4 không tính: FIRST lấy hàng khác

        """
      #expect(ended.text == wanted, "\(ended.text)")
      let json = try desk.hoso(
        "dmn", "eval", desk.path + "/máy.dmn", "--input", desk.path + "/a.json", "--trace", "--format", "json")
      let table = try #require(try JSON.parse(json.output)["trace"]?.array?.first)
      let rows = try #require(table["rows"]?.array)
      #expect(rows.map { $0["outcome"]?.string } == ["kept", "kept", "fired", "passedOver"])
      #expect(rows[1]["cells"] == .array([.bool(true), .bool(false)]))
      #expect(table["in"]?.string == "Xếp loại" && table["table"]?.integer == 6)
    }
  }

  @Test("Chế độ bằng chứng: chưa biết thì nói thiếu gì, thứ để ngỏ nhiều quyết định nhất đứng trước")
  func evidence() throws {
    try with(["máy.dmn": ModelTexts.machines, "a.json": #"{"xuất xứ": "Đức", "ngày nhập": null}"#]) { desk in
      let arguments = ["eval", desk.path + "/máy.dmn", "--input", desk.path + "/a.json", "--mode", "evidence"]
      let json = try TestPrograms.run(TestPrograms.hoso, ["dmn"] + arguments + ["--format", "json"])
      #expect(json.status == 2)
      #expect(try decisions(json).values.allSatisfy { $0["type"] == .string("unknown") })
      let missing = try #require(try JSON.parse(json.output)["missing"]?.array)
      #expect(missing.map { $0["input"]?.string } == ["ngày nhập", "tuổi máy"])
      #expect(missing.allSatisfy { $0["decisions"]?.array?.count == 2 })
      let one = try TestPrograms.run(
        TestPrograms.hoso, ["dmn"] + arguments + ["--decision", "Xếp loại", "--decision", "Kết luận", "--trace"])
      #expect(one.flat.contains("Xếp loại: chưa biết thiếu: tuổi máy"), "\(one.text)")
      let needed = "tuổi máy (để ngỏ 2 quyết định: Xếp loại, Kết luận) ngày nhập (để ngỏ 1 quyết định: Kết luận)"
      #expect(one.flat.contains("Cần thêm, việc có ích nhất trước: " + needed), "\(one.text)")
      #expect(one.flat.contains("hàng 1 có thể khớp, chưa biết: tuổi máy cần < 5"), "\(one.text)")
      #expect(one.flat.contains("hàng 2 vướng: xuất xứ cần"), "\(one.text)")
      for line in one.text.split(separator: "\n") { #expect(line.count <= 80) }
    }
  }

  @Test("Từng dòng: mỗi dòng vào một dòng ra, dòng hỏng có lỗi của nó và lần chạy đi tiếp")
  func lines() throws {
    let lines = [
      #"{"tuổi máy": 1}"#, "", #"{"tuổi máy": }"#, "[1]", #"{"tuổi máy": 20}"#, #"{"tuổi máy": {"@": "x"}}"#,
      #"{"tuổi máy": 3}"#,
    ].joined(separator: "\n")
    try with(["máy.dmn": ModelTexts.machines, "a.ndjson": lines]) { desk in
      let arguments = ["--decision", "Xếp loại", "--ndjson", "--input", desk.path + "/a.ndjson"]
      let ended = try TestPrograms.run(TestPrograms.hoso, ["dmn", "eval", desk.path + "/máy.dmn"] + arguments)
      #expect(ended.status == 65)
      let results = try ended.text.split(separator: "\n").map { try JSON.parse(Array($0.utf8)) }
      #expect(results.map { $0["line"]?.integer } == [1, 3, 4, 5, 6, 7])
      #expect(results.map { $0["error"] == nil } == [true, false, false, true, false, true])
      let values = results.compactMap { $0["decisions"]?.array?.first?["value"]?.string }
      #expect(values == ["A", "D", "A"])
      #expect(results[1]["error"]?.string?.contains("cột 14") == true, "\(ended.text)")
      try desk.write("b.ndjson", #"{"tuổi máy": 1}"#.utf8)
      let good = try desk.hoso(
        "dmn", "eval", desk.path + "/máy.dmn", "--decision", "Xếp loại", "--ndjson", "--input",
        desk.path + "/b.ndjson")
      #expect(good.status == 0)
      #expect(good.text == #"{"line":1,"decisions":[{"decision":"Xếp loại","value":"A","type":"string"}]}"# + "\n")
    }
  }

  @Test("Mô hình được nhập tìm thấy bên cạnh theo không gian tên, hay ở nơi được nêu; thiếu thì nói thiếu gì")
  func imports() throws {
    let kind = "https://www.omg.org/spec/DMN/20230324/MODEL/"
    let main = ModelTexts.file(
      #"<import name="chung" namespace="urn:chung" importType="\#(kind)"/>"#
        + #"<decision name="Gấp đôi" id="q1"><informationRequirement><requiredDecision href="urn:chung#q9"/>"#
        + "</informationRequirement>\(ModelTexts.literal("chung.số gốc * 2"))</decision>")
    let shared = ModelTexts.file(
      ModelTexts.decision("số gốc", id: "q9", ModelTexts.literal("21")), namespace: "urn:chung")
    try with(["chính.dmn": main, "khác.dmn": shared, "hỏng.dmn": "<a"]) { desk in
      let beside = try desk.hoso("dmn", "eval", desk.path + "/chính.dmn")
      #expect(beside.text == "Gấp đôi: 42\n", "\(beside.errors)")
      let place = desk.folder.deletingLastPathComponent().appendingPathComponent("xa.dmn").path
      try FileManager.default.moveItem(atPath: desk.path + "/khác.dmn", toPath: place)
      let absent = try desk.hoso("dmn", "eval", desk.path + "/chính.dmn")
      #expect(
        absent.status == 66 && absent.flatErrors.contains("«urn:chung»") && absent.flatErrors.contains("--import"))
      let named = try desk.hoso("dmn", "eval", desk.path + "/chính.dmn", "--import", place)
      #expect(named.text == "Gấp đôi: 42\n", "\(named.errors)")
    }
  }

  @Test("Tệp ca kiểm thử: ca giá trị và ca lỗi đếm riêng; ca sai nêu điều cần và điều được, mã thoát 1")
  func testCases() throws {
    try with(["máy.dmn": ModelTexts.machines, "đúng.xml": ModelTexts.tests("D"), "sai.xml": ModelTexts.tests("A")]) {
      desk in
      let model = desk.path + "/máy.dmn"
      let right = try desk.hoso("dmn", "test", model, desk.path + "/đúng.xml")
      #expect(right.status == 0)
      #expect(right.text == "Trường hợp giá trị: 1/1 đạt.\nTrường hợp lỗi: 1/1 đạt.\n", "\(right.text)")
      let wrong = try desk.hoso("dmn", "kiem-thu", model, desk.path + "/sai.xml")
      #expect(wrong.status == 1)
      #expect(
        wrong.text.hasPrefix("SAI máy cũ / Xếp loại\n    cần: \"A\"\n    được: \"D\"\n"), "\(wrong.text)")
      #expect(wrong.text.contains("giá trị: 0/1") && wrong.text.contains("lỗi: 1/1"))
      let json = try desk.hoso("dmn", "test", model, desk.path + "/sai.xml", "--format", "json")
      let failure = try #require(try JSON.parse(json.output)["failures"]?.array?.first)
      #expect(failure["expected"]?.string == "\"A\"" && failure["actual"]?.string == "\"D\"")
      let broken = try desk.hoso("dmn", "test", model, model)
      #expect(broken.status == 65 && broken.flatErrors.contains("không phải tệp ca kiểm thử"))
    }
  }

  @Test("Ghi sang DMN 1.3 rồi tính vẫn cho cùng giá trị; cấu trúc mới hơn thì nói là gì")
  func writes() throws {
    let newer = ModelTexts.file(
      ModelTexts.decision(
        "Mới", id: "q1",
        "<conditional><if>\(ModelTexts.literal("true"))</if><then>\(ModelTexts.literal("1"))</then>"
          + "<else>\(ModelTexts.literal("2"))</else></conditional>"))
    try with(["máy.dmn": ModelTexts.machines, "mới.dmn": newer, "a.json": #"{"tuổi máy": 7}"#]) { desk in
      let ended = try desk.hoso("dmn", "write", desk.path + "/máy.dmn", "--to", "1.3", "-o", desk.path + "/cũ.dmn")
      #expect(ended.status == 0 && ended.text.contains("DMN 1.3"), "\(ended.errors)")
      let texts = try ["máy", "cũ"].map {
        try desk.hoso("dmn", "eval", "\(desk.path)/\($0).dmn", "--input", desk.path + "/a.json").text
      }
      #expect(texts[0] == texts[1] && texts[0].contains("Xếp loại: \"C\""))
      let refused = try desk.hoso("dmn", "ghi", desk.path + "/mới.dmn", "--to", "1.3", "-o", desk.path + "/x.dmn")
      #expect(refused.status == 65 && refused.flatErrors.contains("«conditional»"), "\(refused.errors)")
    }
  }
}
