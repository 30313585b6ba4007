import Rulebook
import TestSupport
import Testing

@testable import Screening

/// Heads of two rows: a label over two columns that the row below divides, the others merged down.
@Suite("Đầu bảng hai dòng: nhãn của cột là lời trên nối với lời dưới")
struct TwoRowHeadTests {
  private typealias Word = WordBuilder

  struct Probe: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Over the two columns of capacity, and the texts below it.
    let upper: String
    let lower: [String]
    let outcomes: [String: Outcome]
  }

  private static func down(_ text: String) -> String { Word.tc(text, "<w:vMerge w:val=\"restart\"/>") }
  private static let goesOn = Word.tc("<w:p/>", "<w:vMerge/>")
  private static func across(_ text: String) -> String { Word.tc(text, "<w:gridSpan w:val=\"2\"/>") }

  private static func head(_ upper: String, _ lower: [String]) -> String {
    Word.tr([down("STT"), down("Tên dây chuyền"), down("Công nghệ sử dụng"), across(upper)])
      + Word.tr([goesOn, goesOn, goesOn] + lower)
  }

  private static let line = Word.tr(["1", "Sợi", "kéo sợi", "1.000", "950"])

  static let probes = [
    Probe(
      testDescription: "đơn vị ở dòng dưới", upper: "Công suất", lower: ["thiết kế (kg/h)", "thực tế (kg/h)"],
      outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "đơn vị ở dòng trên", upper: "Công suất (kg/h)", lower: ["Thiết kế", "Thực tế"],
      outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "dòng dưới đã đủ nhãn", upper: "Công suất",
      lower: ["Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"], outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "đủ nhãn ở dòng dưới, đơn vị ở dòng trên", upper: "Công suất (kg/h)",
      lower: ["Công suất thiết kế", "Công suất thực tế"], outcomes: ["Sợi": .satisfied]),
    Probe(
      testDescription: "hai đơn vị khác nhau thì chưa rõ cột nào", upper: "Công suất (tấn/h)",
      lower: ["Thiết kế (kg/h)", "Thực tế (kg/h)"], outcomes: ["": .undetermined, "Sợi": .undetermined]),
    Probe(
      testDescription: "nhãn nối không có trong danh mục nhãn", upper: "Công suất (kg/h)",
      lower: ["Tối đa", "Tối thiểu"], outcomes: ["": .undetermined, "Sợi": .undetermined]),
    Probe(
      testDescription: "lời trên nói chuyện khác", upper: "Năm 2015",
      lower: ["Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"], outcomes: ["Sợi": .needsReview]),
  ]

  @Test("Đọc theo nhãn nối khi bộ nhãn có nhãn ấy, không thì vẫn chưa rõ", arguments: probes)
  func joinsLabels(_ probe: Probe) throws {
    let report = try HostileDossier.report(Word.tbl(Self.head(probe.upper, probe.lower), Self.line))
    #expect(report.outcomesByRow(of: "OT-002") == probe.outcomes, "\(report.reasons(of: "OT-002"))")
  }

  @Test("Đầu bảng hai dòng lặp lại ở trang sau được bỏ qua")
  func passesOverHeadAgain() throws {
    let head = Self.head("Công suất (kg/h)", ["Thiết kế", "Thực tế"])
    let report = try HostileDossier.report(
      Word.tbl(head, Self.line, head, Word.tr(["2", "Dệt", "dệt kim", "1.000", "500"])))
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied, "Dệt": .violated])
  }

  @Test("Điều còn ngờ ở ô giá trị và chữ gạch bỏ ở đầu bảng thì vẫn ngờ")
  func keepsDoubts() throws {
    let struck = Word.tc("<w:p>\(Word.r("Thiết kế", "<w:strike/>"))</w:p>")
    let crossed = try HostileDossier.report(
      Word.tbl(Self.head("Công suất (kg/h)", [struck, "Thực tế"]), Self.line))
    #expect(crossed.outcomesByRow(of: "OT-002") == ["Sợi": .needsReview])
    let merged = Word.tr(["1", "Sợi", "kéo sợi", "1.000", Word.tc("950", "<w:vMerge w:val=\"restart\"/>")])
    let below = Word.tr(["2", "Dệt", "dệt kim", "1.000", Self.goesOn])
    let shared = try HostileDossier.report(
      Word.tbl(Self.head("Công suất (kg/h)", ["Thiết kế", "Thực tế"]), merged, below))
    #expect(shared.outcomesByRow(of: "OT-002") == ["Sợi": .needsReview, "Dệt": .needsReview])
  }

  @Test("Bảng tính và trang web cũng vậy")
  func readsOtherFormats() throws {
    typealias Sheet = SheetBuilder
    let rows = [
      Sheet.row(1, [Sheet.t("A1", "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ")]),
      Sheet.row(3, [Sheet.t("A3", "STT"), Sheet.t("B3", "Tên dây chuyền"), Sheet.t("C3", "Công suất")]),
      Sheet.row(4, [Sheet.t("C4", "thiết kế (kg/h)"), Sheet.t("D4", "thực tế (kg/h)")]),
      Sheet.row(5, [Sheet.n("A5", "1"), Sheet.t("B5", "Sợi"), Sheet.n("C5", "1000"), Sheet.n("D5", "950")]),
    ]
    let merges = ["A3:A4", "B3:B4", "C3:D3"].map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    let book = Sheet.xlsx([.init("Bảng", rows.joined(), more: "<mergeCells>\(merges)</mergeCells>")])
    let page = """
      <html><body><p>THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ</p><table>
      <tr><td rowspan="2">STT</td><td rowspan="2">Tên dây chuyền</td><td colspan="2">Công suất</td></tr>
      <tr><td>thiết kế (kg/h)</td><td>thực tế (kg/h)</td></tr>
      <tr><td>1</td><td>Sợi</td><td>1.000</td><td>950</td></tr></table></body></html>
      """
    for (name, bytes) in [("a.xlsx", book), ("a.html", Array(page.utf8))] {
      let intake = """
        {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}
        """
      let dossier = try HostileDossier.dossier([("ho-so.json", Array(intake.utf8)), (name, bytes)])
      let report = try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
      #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied], "\(name): \(report.reasons(of: "OT-002"))")
    }
  }
}
