import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Screening

/// A letterhead of two columns, as papers have it, printed as a PDF.
@Suite(
  "Phần đầu giấy tờ PDF: cơ quan bên trái, quốc hiệu bên phải, tên ở dưới",
  .enabled(if: OfficeConverter.program != nil, Comment(rawValue: OfficeConverter.absence)))
struct LetterheadTests {
  private static let state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
  private static let motto = "Độc lập - Tự do - Hạnh phúc"
  private static let day = "Hưng Yên, ngày 05 tháng 7 năm 2026"
  private static let title = "BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN ĐẦU TƯ"

  private func place(_ text: String, _ align: String) -> String {
    "<w:p><w:pPr><w:jc w:val=\"\(align)\"/></w:pPr>\(WordBuilder.r(text))</w:p>"
  }

  private func columns(_ name: [String]) -> String {
    func cell(_ texts: [String], _ width: Int) -> String {
      WordBuilder.tc(texts.map { place($0, "center") }.joined(), "<w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>")
    }
    return WordBuilder.tbl(
      WordBuilder.tr([cell(name + ["Số: 12/2026"], 4000), cell([Self.state, Self.motto, Self.day], 6000)]))
  }

  private static let page =
    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" "
    + "w:left=\"1134\"/></w:sectPr>"

  private func presence(_ head: String) throws -> Presence? {
    let body = head + place(Self.title, "center") + WordBuilder.p("Dự án đã đi vào hoạt động, sử dụng 215 lao động.")
    let papers = try OfficeConverter.pdfs(of: [
      ("x.docx", WordBuilder.docx(body: body + Self.page, more: WordBuilder.officeParts))
    ])
    let intake = Array(#"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}}"#.utf8)
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "la", parts: [("ho-so.json", intake)] + papers)
    return try Samples.screening(on: .init(iso: "2026-09-01")).report(of: dossier).judgement.components
      .first { $0.component.code == "GH-2" }?.presence
  }

  @Test("Tên công ty xuống dòng vẫn là phần đầu; ngày ở lề phải sát tên giấy tờ không che tên")
  func readsTitlesBelow() throws {
    let right = place(Self.state, "center") + place(Self.motto, "center") + place(Self.day, "right")
    for head in [columns(["CÔNG TY CỔ PHẦN THỬ ĐỌC", "LAM KHÊ"]), right] {
      guard case .present? = try presence(head) else {
        Issue.record("\(String(describing: try presence(head)))")
        continue
      }
    }
  }

  @Test("Dòng chữ hoa dưới cả hai cột là lời khác, tên phía dưới chưa chắc")
  func doubtsTitlesBelowOthers() throws {
    let found = try presence(columns(["CÔNG TY CỔ PHẦN THỬ ĐỌC"]) + place("BIÊN BẢN THANH LÝ", "center"))
    if case .present? = found { Issue.record("\(String(describing: found))") }
  }
}
