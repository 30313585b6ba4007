import Rulebook
import TestSupport
import Testing

@testable import Screening

@Suite("Giấy tờ nói khác nhau: mỗi dữ kiện một mục, nêu giấy tờ lẻ")
struct ConflictTests {
  private typealias Word = WordBuilder

  /// An explanation, a report and a certificate, each with the actual capacity of one line.
  private func report(_ values: [String]) throws -> ScreeningReport {
    let titles = ["THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ", "BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN", "CHỨNG THƯ GIÁM ĐỊNH"]
    let intake =
      #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}"#
    let papers = zip(titles, values).enumerated().map { index, paper in
      let head = Word.tr(["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"])
      let body =
        Word.p(paper.0) + Word.tbl(head, Word.tr(["Nhuộm", "1.000 kg/h", paper.1]))
        + Word.p("Hết phần số liệu của giấy tờ.")
      return ("\(index + 1).docx", Word.docx(body: body))
    }
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(
      of: HostileDossier.dossier([("ho-so.json", Array(intake.utf8))] + papers))
  }

  @Test("Một giấy tờ khác hai giấy tờ kia thì nêu đúng giấy tờ ấy, một mục, không từng cặp")
  func namesTheOddPaper() throws {
    let report = try report(["900 kg/h", "0,9 tấn/h", "950 kg/h"])
    #expect(report.conflicts.count == 1)
    let conflict = try #require(report.conflicts.first)
    #expect(conflict.sides.odd?.sources == ["3.docx"])
    #expect(
      conflict.fact == "công suất thực tế"
        && conflict.sides.sides.map(\.sources) == [["1.docx", "2.docx"], ["3.docx"]])
    #expect(conflict.sentence.contains("riêng 3.docx, bảng 1, dòng 2, ô 3 ghi «950 kg/h»"), "\(conflict.sentence)")
    #expect(ReportText(report).text.contains("MÂU THUẪN GIỮA CÁC GIẤY TỜ:"))
    #expect(report.json["mau_thuan"]?.array?.count == 1)
    // It changes no verdict where every value passes.
    #expect(report.outcomesByRow(of: "OT-002") == ["Nhuộm": .satisfied])
  }

  @Test("Hai giấy tờ nói khác nhau thì không biết giấy tờ nào lẻ")
  func namesNoneOfTwo() throws {
    let report = try report(["900 kg/h", "800 kg/h"])
    #expect(report.conflicts.count == 1 && report.conflicts.first?.sides.odd == nil)
    #expect(report.outcomesByRow(of: "OT-002") == ["Nhuộm": .needsReview])
  }

  @Test("Cùng giá trị khác đơn vị không phải là mâu thuẫn")
  func unitsAreNoConflict() throws {
    #expect(try report(["900 kg/h", "0,9 tấn/h", "900 kg/giờ"]).conflicts.isEmpty)
  }
}
