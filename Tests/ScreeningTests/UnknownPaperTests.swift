import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Screening

/// Papers that are not what the file list says, or that nobody says what they are: named, never passed over.
@Suite("Giấy tờ lạ và giấy tờ kê nhầm đều được nêu tên")
struct UnknownPaperTests {
  private typealias Word = WordBuilder

  /// A report of papers that the intake list does not name.
  private func report(_ papers: [(String, String)], intake more: String = "") throws -> ScreeningReport {
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}\(more)}
      """
    let parts = papers.map { (name: $0.0, bytes: Word.docx(body: $0.1)) }
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "la", parts: [(name: "ho-so.json", bytes: Array(intake.utf8))] + parts)
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
  }

  private static let explanation =
    Word.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ") + Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]))

  @Test("Bảng mang nhãn nằm trong giấy tờ loại khác thì danh mục chưa đủ, và nói nằm ở đâu")
  func namesTablesInOtherPapers() throws {
    let request =
      Word.p("VĂN BẢN ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ")
      + Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "600"]))
    let report = try report([("a.docx", Self.explanation), ("b.docx", request)])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied, "": .undetermined])
    #expect(report.reasons(of: "OT-002").contains("b.docx, bảng 1 có nhãn nhưng nằm trong giấy tờ loại khác"))
  }

  @Test("Giấy tờ đọc được mà không ai biết là gì thì được nêu tên, và mã thoát không nói là xong")
  func namesUnknownPapers() throws {
    let report = try report([("a.docx", Self.explanation), ("phu luc.docx", Word.p("Phụ lục số liệu"))])
    #expect(report.unrecognised.map(\.path) == ["phu luc.docx"])
    #expect(report.status & 2 == 2)
    #expect(ReportText(report).text.contains("Tệp phu luc.docx: chưa nhận ra là giấy tờ gì"))
    #expect(report.json["chua_doc_duoc"]?.array?.contains { $0["loai"]?.string == "khong_ro_loai" } ?? false)
  }

  @Test("Danh sách tiếp nhận kê một tệp mang tiêu đề giấy tờ khác: thành phần cần xem xét, không đạt ngay")
  func doubtsListedTitles() throws {
    let more =
      #", "thanh_phan": [{"ma": "GH-2", "tep": [{"ten": "b.docx"}]}, {"ma": "GH-5", "tep": [{"ten": "b.docx"}]}]"#
    let report = try report([("b.docx", Word.p("BÁO CÁO TÀI CHÍNH"))], intake: more)
    #expect(report.judgement.components.first { $0.component.code == "GH-2" }?.outcome == .needsReview)
    #expect(report.reasons(of: "OT-030").contains("tệp này có tiêu đề «BÁO CÁO TÀI CHÍNH»"))
    #expect(report.judgement.verdicts.first { $0.rule == "OT-030" }?.outcome == .needsReview)
    #expect(ReportText(report).text.contains("cần xem xét: «b.docx» chưa chắc"))
  }

  @Test("Giấy tờ chưa rõ loại mà có bảng mang nhãn thì danh mục chưa đủ")
  func namesPapersOfNoKind() throws {
    let other = Word.p("Số liệu bổ sung") + Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "500"]))
    let report = try report([("a.docx", Self.explanation), ("b.docx", other)])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied, "": .undetermined])
    #expect(report.reasons(of: "OT-002").contains("b.docx"))
  }

  @Test("Bảng thứ hai đầu bảng chỉ giống nhãn thì danh mục chưa đủ, và nói bảng nào, cột nào")
  func namesNearTables() throws {
    let second = Word.tbl(Word.tr(["Máy", "C.suất TK", "Năng suất đạt được"]), Word.tr(["Dệt", "900", "500"]))
    let report = try report([("a.docx", Self.explanation + Word.p("2. Khác") + second)])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied, "": .undetermined])
    #expect(report.reasons(of: "OT-002").contains("bảng 2 có cột «Năng suất đạt được» mà không có nhãn nào đã biết"))
  }

  @Test("Bảng về chuyện khác không làm danh mục nào chưa đủ")
  func passesOtherTables() throws {
    let other = Word.tbl(Word.tr(["Chức danh", "Số người"]), Word.tr(["Kỹ sư", "12"]))
    let report = try report([("a.docx", Self.explanation + Word.p("2. Lao động") + other)])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
  }
}
