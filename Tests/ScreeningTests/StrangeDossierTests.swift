import Dossiers
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

/// A dossier written by someone who has seen neither our labels nor our readers.
@Suite("Hồ sơ viết theo kiểu lạ")
struct StrangeDossierTests {
  private func table(_ rows: [[String]]) -> String {
    let lines = rows.map { row in
      "<w:tr>" + row.map { "<w:tc>\(WordBuilder.p($0))</w:tc>" }.joined() + "</w:tr>"
    }
    return "<w:tbl>\(lines.joined())</w:tbl>"
  }

  private func report(_ body: String) throws -> ScreeningReport {
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}
      """
    let title = WordBuilder.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ")
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "la", parts: [("ho-so.json", Array(intake.utf8)), ("a.docx", WordBuilder.docx(body: title + body))])
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
  }

  @Test(
    "Không giá trị sai nào được đọc ra, và không mục nào đạt hay không đạt trên giá trị sai",
    arguments: [
      // Columns under other names.
      [["Line", "Thiết kế", "Hiện nay"], ["Nhuộm", "1.000 kg/h", "842 kg/h"]],
      // A number inside a sentence.
      [
        ["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"],
        ["Nhuộm", "khoảng 1.000 kg/h", "tối đa 842 kg/h"],
      ],
      // A figure that can be read in two ways.
      [["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"], ["Nhuộm", "1,000 kg/h", "0,842 kg/h"]],
      // No unit anywhere.
      [["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"], ["Nhuộm", "1000", "842"]],
      // What is left, as a share.
      [["Tên dây chuyền", "Công suất thiết kế", "Công suất còn lại"], ["Nhuộm", "1.000 kg/h", "84 %"]],
      // A range.
      [["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"], ["Nhuộm", "900-1.000 kg/h", "842-850 kg/h"]],
      // Another time base.
      [["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"], ["Nhuộm", "1.000 kg/h", "5.000 tấn/năm"]],
      // The same label twice.
      [
        ["Tên dây chuyền", "Công suất thiết kế", "Công suất thiết kế", "Công suất thực tế"],
        ["Nhuộm", "1.000 kg/h", "900 kg/h", "842 kg/h"],
      ],
    ])
  func yieldsNoWrongValue(_ rows: [[String]]) throws {
    let report = try report(table(rows))
    #expect(Set(report.outcomes(of: "OT-002")) == [.undetermined])
  }

  @Test("Nhãn ở phần lời văn, ở giấy tờ khác loại, hoặc trong dòng tổng cộng không cho giá trị")
  func ignoresWhatIsNoStatement() throws {
    let prose = WordBuilder.p("Công suất thiết kế của dây chuyền nhuộm là 1.000 kg/h, thực tế 842 kg/h.")
    #expect(try report(prose).statements.facts.rows(of: "dây chuyền").rows.isEmpty)
    let total = table([
      ["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"], ["Tổng cộng", "1.000 kg/h", "842 kg/h"],
    ])
    #expect(try report(total).statements.facts.rows(of: "dây chuyền").rows.isEmpty)
  }
}
