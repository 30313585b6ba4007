import Dossiers
import Rulebook
import Testing

@testable import Screening

@Suite("Một giấy tờ trong nhiều tệp: nối khi thấy số trang hay đầu bảng nối tiếp, còn lại chỉ là có thể")
struct PaperOverFilesTests {
  private typealias Pages = PagedDossier

  private static func head(_ number: String) -> [PagedDossier.Line] {
    [
      "CÔNG TY TNHH DỆT SÔNG MÂY", PagedDossier.explanation, "Công nghệ kéo sợi cọc và dệt thoi của nhà máy số một.",
      .text(number),
    ]
  }

  private static let rest: [PagedDossier.Line] = [PagedDossier.lines, "Hết."]

  @Test("Số trang in nối tiếp: tệp sau thuộc giấy tờ trước, giá trị chắc, nói điều gì nối")
  func joins() throws {
    let report = try Pages.report([
      Pages.document("anh/trang 1.pdf", [Self.head("Trang 1/2")]),
      Pages.document("anh/trang 2.pdf", [["Trang 2/2"] + Self.rest]),
    ])
    #expect(
      report.kindsOfPapers == [
        "anh/trang 1.pdf: thuyet-minh-hien-trang-cong-nghe", "anh/trang 2.pdf: thuyet-minh-hien-trang-cong-nghe",
      ])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
    #expect(report.unrecognised.isEmpty)
    let told = report.json["giay_to"]?.array?.compactMap { $0["vi"]?.string }.last
    #expect(told == "nối tiếp anh/trang 1.pdf: số trang in trên giấy nối tiếp: trang 2 sau trang 1")
  }

  @Test("Đầu bảng cuối tệp trước lặp lại ở đầu tệp sau thì cũng là nối")
  func joinsByTables() throws {
    let table = PagedDossier.Line.table([
      ["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"], ["Dệt", "900", "880"],
    ])
    let report = try Pages.report([
      Pages.document(
        "tm-1.pdf", [["CÔNG TY TNHH DỆT SÔNG MÂY", Pages.explanation, "Công nghệ của nhà máy.", Pages.lines]]),
      Pages.document("tm-2.pdf", [[table, "Hết."]]),
    ])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied, "Dệt": .satisfied])
  }

  @Test("Chỉ tên tệp nối số thì là có thể: giá trị không chắc, tệp vẫn chưa rõ là gì")
  func doubts() throws {
    let report = try Pages.report([
      Pages.document("tm-1.pdf", [Self.head("Hết trang")]), Pages.document("tm-2.pdf", [Self.rest]),
    ])
    #expect(report.outcomesByRow(of: "OT-002")["Sợi"] == .needsReview)
    #expect(report.reasons(of: "OT-002").contains("tên tệp nối số với «tm-1.pdf»"))
    #expect(report.unrecognised.map(\.path) == ["tm-2.pdf"])
    #expect(report.presence("GH-3") == .notSeen(mayLieIn: ["tm-2.pdf"]))
  }

  @Test(
    "Không nối: tệp sau có tên hay tiêu ngữ riêng, khác thư mục, cách số, là năm, hoặc đã kê vào thành phần khác",
    arguments: [
      ("tm-1.pdf", "tm-2.pdf", ["CÔNG TY TNHH MÂY KHÁC", "Số liệu"]),
      ("tm-1.pdf", "tm-2.pdf", ["BIÊN BẢN THANH LÝ", "HỢP ĐỒNG THUÊ ĐẤT"]),
      ("a/tm-1.pdf", "b/tm-2.pdf", ["Số liệu"]), ("tm-1.pdf", "tm-3.pdf", ["Số liệu"]),
      ("tm-2024.pdf", "tm-2025.pdf", ["Số liệu"]), ("tm-1.pdf", "bctc-2.pdf", ["Số liệu"]),
    ])
  func keepsApart(_ first: String, _ second: String, _ page: [String]) throws {
    let report = try Pages.report([
      Pages.document(first, [Self.head("Trang 1/2")]),
      Pages.document(second, [page.map { .text($0) } + [Pages.lines, "Trang 2/2"]]),
    ])
    #expect(report.outcomesByRow(of: "OT-002")["Sợi"] == nil)
    #expect(report.unrecognised.map(\.path) == [second])
  }

  @Test("Mười trang ảnh đánh số 1 đến 10: nối theo số, không theo chữ; bảng không đầu ở tệp sau làm danh mục chưa đủ")
  func ordersByNumber() throws {
    let row = PagedDossier.Line.table([["Dệt", "900", "500"]])
    let pages = (2...10).map { number -> Document in
      let lines: [PagedDossier.Line] = number == 10 ? [row, "Trang 10/10"] : ["Lời văn.", .text("Trang \(number)/10")]
      return Pages.document("trang \(number).pdf", [number == 9 ? [Pages.lines, "Trang 9/10"] : lines])
    }
    let report = try Pages.report([Pages.document("trang 1.pdf", [Self.head("Trang 1/10")])] + pages)
    #expect(report.statements.recognised.count == 10)
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied, "": .undetermined])
    #expect(report.reasons(of: "OT-002").contains("không có đầu bảng, có thể nối tiếp"))
  }
}
