import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Screening

/// Tables in which something hangs on a value, or of which something is not read: no line passes or fails for certain.
@Suite("Bảng có bẫy: không giá trị nào được coi là chắc chắn")
struct HostileTableTests {
  struct Probe: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    var more: [(String, String)] = []
    /// What the rule on capacity comes to in each line; an empty name is the list as a whole.
    let outcomes: [String: Outcome]
  }

  private typealias Word = WordBuilder

  /// One line, with the cell of its actual capacity as it comes.
  private static func line(_ actual: String, design: String = "1.000") -> String {
    Word.tbl(HostileDossier.head, Word.tr(["Sợi", design, actual]))
  }

  private static func cell(_ runs: String) -> String { Word.tc("<w:p>\(runs)</w:p>") }

  private static func styles(_ properties: String) -> [(String, String)] {
    let style = "<w:style w:type=\"character\" w:styleId=\"X\"><w:rPr>\(properties)</w:rPr></w:style>"
    let child = "<w:style w:type=\"character\" w:styleId=\"Y\"><w:basedOn w:val=\"X\"/></w:style>"
    return [("word/styles.xml", "<w:styles \(Word.namespace)>\(style)\(child)</w:styles>")]
  }

  private static let box =
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(Word.p("1.000"))</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"

  static let values = [
    Probe(testDescription: "bảng lành", body: line("950"), outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "m³ viết bằng chỉ số trên vẫn là đơn vị",
      body: line(
        cell(Word.r("950 m") + Word.r("3", "<w:vertAlign w:val=\"superscript\"/>") + Word.r("/h")), design: "1.000 m3/h"
      ),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "chỉ số trên là dấu chú thích",
      body: line(cell(Word.r("842") + Word.r("1", "<w:vertAlign w:val=\"superscript\"/>"))),
      outcomes: ["Sợi": .undetermined]),
    Probe(
      testDescription: "chỉ số trên do kiểu chữ",
      body: line(cell(Word.r("842") + Word.r("1", "<w:rStyle w:val=\"Y\"/>"))),
      more: styles("<w:vertAlign w:val=\"superscript\"/>"), outcomes: ["Sợi": .undetermined]),
    Probe(
      testDescription: "chữ nâng lên bằng position",
      body: line(cell(Word.r("842") + Word.r("1", "<w:position w:val=\"6\"/>"))), outcomes: ["Sợi": .undetermined]),
    Probe(
      testDescription: "chữ ẩn đứng trước", body: line(cell(Word.r("9", "<w:vanish/>") + Word.r("50"))),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "chữ ẩn do kiểu chữ thừa kế",
      body: line(cell(Word.r("9", "<w:rStyle w:val=\"Y\"/>") + Word.r("50"))),
      more: styles("<w:vanish/>"), outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "chữ trắng", body: line(cell(Word.r("9", "<w:color w:val=\"FFFFFF\"/>") + Word.r("50"))),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "gạch ngang do kiểu chữ",
      body: line(cell(Word.r("9", "<w:rStyle w:val=\"X\"/>") + Word.r("50"))),
      more: styles("<w:strike/>"), outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "ký tự phông riêng", body: line(cell(Word.r("84") + "<w:r><w:sym w:char=\"F032\"/></w:r>")),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "nhận xét trên giá trị",
      body: line(
        cell("<w:commentRangeStart w:id=\"0\"/>\(Word.r("950"))<w:commentRangeEnd w:id=\"0\"/>")),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "nhận xét trùm từ dòng trên",
      body: "<w:tbl>\(HostileDossier.head)<w:commentRangeStart w:id=\"0\"/>\(Word.tr(["Sợi", "1.000", "950"]))</w:tbl>",
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "phương trình cạnh số",
      body: line(cell(Word.r("500") + "<m:oMath><m:r><m:t>×10</m:t></m:r></m:oMath>")),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "giá trị nằm trong phương trình",
      body: line(cell("<m:oMath><m:r><m:t>950</m:t></m:r></m:oMath>")),
      outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(
      testDescription: "giá trị nằm trong bảng lồng", body: line(Word.tc(Word.tbl(Word.tr(["950"])) + "<w:p/>")),
      outcomes: ["Sợi": .undetermined]),
    Probe(
      testDescription: "bảng lồng cạnh số", body: line(Word.tc(Word.tbl(Word.tr(["950"])) + Word.p("500"))),
      outcomes: ["Sợi": .needsReview]),
    Probe(testDescription: "giá trị nằm trong hộp chữ", body: line(cell(box)), outcomes: ["Sợi": .undetermined]),
    Probe(
      testDescription: "giá trị nằm trong hình", body: line(cell("<w:r><w:drawing><a:blip/></w:drawing></w:r>")),
      outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(
      testDescription: "đối tượng nhúng cạnh số", body: line(cell(Word.r("500") + "<w:r><w:object/></w:r>")),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "trường không có kết quả",
      body: line(
        cell(
          Word.r("500") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>=A1</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "tệp chèn vào ô", body: line(Word.tc(Word.p("500") + "<w:altChunk/>")),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "phần tử lạ có chữ", body: line(cell(Word.r("500") + "<w:x><w:t>0</w:t></w:x>")),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "giá trị gộp hai dòng",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["A", "1.000", Word.tc("950", "<w:vMerge w:val=\"restart\"/>")]),
        Word.tr(["B", "1.000", Word.tc("<w:p/>", "<w:vMerge/>")])),
      outcomes: ["A": .needsReview, "B": .needsReview]),
    Probe(
      testDescription: "ô bị xóa theo dõi", body: line(Word.tc("950", "<w:cellDel w:id=\"1\"/>")),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "chữ trắng trên nền tối vẫn đọc",
      body: line(
        Word.tc("<w:p>\(Word.r("950", "<w:color w:val=\"FFFFFF\"/>"))</w:p>", "<w:shd w:fill=\"1F3864\"/>")),
      outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "lời nhắc chưa điền",
      body: line(
        cell("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(Word.r("950"))</w:sdtContent></w:sdt>")),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "đầu cột bị sửa đổi theo dõi",
      body: Word.tbl(
        Word.tr([
          "Tên dây chuyền", "Công suất thiết kế (kg/h)",
          cell("<w:del><w:r><w:delText>Năng suất cũ</w:delText></w:r></w:del>" + Word.r("Công suất thực tế (kg/h)")),
        ]), Word.tr(["Sợi", "1.000", "950"])),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "đầu cột và cột đơn vị ghi khác nhau",
      body: Word.tbl(
        Word.tr(["Tên dây chuyền", "Đơn vị", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"]),
        Word.tr(["Sợi", "tấn/h", "1.000", "950"]), Word.tr(["Dệt", "kg/giờ", "1.000", "950"])),
      outcomes: ["Sợi": .needsReview, "Dệt": .satisfied]),
    Probe(
      testDescription: "dòng đánh số cột đứng dưới dòng đơn vị",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]), Word.tr(["(1)", "(2)", "(3)"])),
      outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "dòng thừa một ô so với đầu bảng",
      body: Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "950", "500"])),
      outcomes: ["Sợi": .needsReview]),
    Probe(testDescription: "số âm", body: line("-950"), outcomes: ["Sợi": .undetermined]),
    Probe(testDescription: "đơn vị không phải của công suất", body: line("950 kg"), outcomes: ["Sợi": .undetermined]),
  ]

  static let lists = [
    Probe(
      testDescription: "cột không tên mang số: giá trị bên cạnh không chắc",
      body: Word.tbl(
        Word.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)", ""]),
        Word.tr(["Sợi", "1.000", "950", "600"])),
      outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "thiết kế và thực tế chênh quá xa: có thể rơi dấu thập phân",
      body: Word.tbl(HostileDossier.head, Word.tr(["Sợi", "650", "6.125"])), outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "dòng bị xóa theo dõi",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]),
        Word.tr(["Dệt", "1.000", "500"], "<w:del w:id=\"1\"/>")),
      outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(
      testDescription: "dòng ẩn",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]), Word.tr(["Dệt", "1.000", "500"], "<w:hidden/>")),
      outcomes: ["Sợi": .undetermined, "": .undetermined]),
    Probe(
      testDescription: "dòng mà chữ trong các ô bị xóa theo dõi",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]),
        Word.tr([cell("<w:del><w:r><w:delText>Dệt</w:delText></w:r></w:del>"), Word.tc("<w:p/>"), Word.tc("<w:p/>")])),
      outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "nhãn trùm hai cột",
      body: line("950")
        + Word.p("Tiếp")
        + Word.tbl(
          Word.tr([
            "Tên dây chuyền", "Công suất thiết kế (kg/h)",
            Word.tc("Công suất thực tế (kg/h)", "<w:gridSpan w:val=\"2\"/>"),
          ]),
          Word.tr(["Nhuộm", "1.000", "900", "400"])),
      outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "nhãn lặp lại",
      body: line("950")
        + Word.tbl(
          Word.tr([
            "Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)", "Công suất thực tế (kg/h)",
          ]),
          Word.tr(["Nhuộm", "1.000", "900", "400"])),
      outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "chỉ có nhãn của dòng",
      body: line("950") + Word.tbl(Word.tr(["Tên dây chuyền", "CS TK", "CS TT"]), Word.tr(["Nhuộm", "1.000", "400"])),
      outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "chỉ có nhãn của giá trị",
      body: line("950")
        + Word.tbl(
          Word.tr(["Line", "Công suất thiết kế", "Công suất thực tế"]), Word.tr(["Nhuộm", "1.000 kg/h", "400 kg/h"])),
      outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "một cột giá trị mang tên lạ, dòng cùng tên đã có ở bảng trên",
      body: line("950")
        + Word.tbl(
          Word.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất TT"]), Word.tr(["Sợi", "1.000", "400"])),
      outcomes: ["Sợi": .needsReview, "": .undetermined]),
    Probe(
      testDescription: "thừa một cột giống nhãn",
      body: Word.tbl(
        Word.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)", "Công suất thực tế 2024"]),
        Word.tr(["Sợi", "1.000", "950", "400"])), outcomes: ["Sợi": .needsReview]),
    Probe(
      testDescription: "bảng sau không đầu, nối tiếp",
      body: line("950") + Word.tbl(Word.tr(["Nhuộm", "1.000", "400"])),
      outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "đầu bảng thứ hai trong cùng bảng, cột đổi chỗ",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]),
        Word.tr(["Tên dây chuyền", "Công suất thực tế (kg/h)", "Công suất thiết kế (kg/h)"]),
        Word.tr(["Nhuộm", "400", "1.000"])), outcomes: ["Sợi": .satisfied, "": .undetermined]),
    Probe(
      testDescription: "đầu bảng nhắc lại ở trang sau",
      body: Word.tbl(
        HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]), HostileDossier.head, Word.tr(["Dệt", "1.000", "960"])),
      outcomes: ["Sợi": .satisfied, "Dệt": .satisfied]),
  ]

  @Test("Chỗ có điều bỏ qua, và giá trị vô lý", arguments: values)
  func valuesAreNotCertain(_ probe: Probe) throws {
    let report = try HostileDossier.report(probe.body, more: probe.more)
    #expect(report.outcomesByRow(of: "OT-002") == probe.outcomes, "\(report.reasons(of: "OT-002"))")
  }

  @Test("Bảng có nhãn mà chưa đọc được hết thì danh mục chưa đủ", arguments: lists)
  func listsAreNotComplete(_ probe: Probe) throws {
    let report = try HostileDossier.report(probe.body)
    #expect(report.outcomesByRow(of: "OT-002") == probe.outcomes, "\(report.reasons(of: "OT-002"))")
  }

  @Test("Ô có hình, phương trình, bảng lồng, hộp chữ không phải là để trống", arguments: values)
  func isNotBlank(_ probe: Probe) throws {
    let report = try HostileDossier.report(probe.body, more: probe.more)
    #expect(!report.judgement.verdicts.contains { $0.rule == "OT-016" && $0.outcome == .violated })
  }

  @Test(
    "Dòng đánh số cột dưới đầu bảng không phải một dây chuyền",
    arguments: [
      ["A", "1", "2"], ["a", "b", "c"], ["I", "II", "III"], ["(1)", "(2)", "(3)=(2)/(1)"], ["1", "2", "3"],
      ["B", "(1)", "(2)"], ["(1)", "(2)", "(3)", ""],
    ])
  func passesOverIndexRows(_ index: [String]) throws {
    let body = Word.tbl(HostileDossier.head, Word.tr(index), Word.tr(["Sợi", "1.000", "950"]))
    #expect(try HostileDossier.report(body).outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
  }

  @Test("Đầu bảng của danh mục khác ngay dưới các dòng: phần sau không phải dòng của bảng này, và danh mục chưa đủ")
  func stopsAtOtherHeads() throws {
    let head = Word.tr(["Tên dây chuyền", "Công nghệ sử dụng", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"])
    let names = ["Sợi", "Dệt", "Nhuộm", "May"]
    let lines = names.map { Word.tr([$0, "liên tục", "1.000", "950"]) }.joined()
    let expected = names.reduce(into: ["": Outcome.undetermined]) { $0[$1] = .satisfied }
    let machines = Word.tr(["Tên máy", "Mã HS", "Năm sản xuất", ""]) + Word.tr(["Máy dệt", "8446", "2020", "1"])
    let report = try HostileDossier.report(Word.tbl(head, lines, machines))
    #expect(report.outcomesByRow(of: "OT-002") == expected)
    let down = { Word.tc($0, "<w:vMerge w:val=\"restart\"/>") }
    let goesOn = Word.tc("<w:p/>", "<w:vMerge/>")
    let consumption =
      Word.tr([down("Chỉ tiêu tiêu hao"), down("ĐVT"), Word.tc("Mức tiêu hao", "<w:gridSpan w:val=\"2\"/>")])
      + Word.tr([goesOn, goesOn, "thiết kế", "thực tế"]) + Word.tr(["Điện", "kWh/kg", "1,3", "1,4"])
    let two = try HostileDossier.report(Word.tbl(head, lines, consumption))
    #expect(two.outcomesByRow(of: "OT-002") == expected)
  }

  @Test("Cột «Dây chuyền» trong bảng máy không làm danh mục dây chuyền thành chưa đủ")
  func leavesOtherTables() throws {
    let machines = WordBuilder.tbl(
      WordBuilder.tr(["Tên máy", "Dây chuyền", "Mã HS", "Năm sản xuất"]),
      WordBuilder.tr(["Máy dệt", "Sợi", "8446", "2020"]))
    let report = try HostileDossier.report(Self.line("950") + machines)
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
  }
}
