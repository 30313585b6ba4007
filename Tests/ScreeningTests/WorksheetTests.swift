import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Phiếu rà soát công nghệ")
struct WorksheetTests {
  @Test("Mỗi dây chuyền, mức tiêu hao, máy có mọi tiêu chí với số đo, lời và chỗ, căn cứ, kết luận, ai quyết định")
  func tellsEveryCriterion() throws {
    let worksheet = TechnologyWorksheet(of: try Samples.report("gia-han-det-nhuom"))
    #expect(worksheet.open.isEmpty)
    let subjects = worksheet.groups.map(\.subject.words)
    #expect(
      subjects == [
        "dây chuyền «Nhuộm sợi»", "dây chuyền «Kéo sợi»", "mức tiêu hao «Điện»", "mức tiêu hao «Hơi nước»",
        "máy móc «Máy đóng gói»", "máy móc «Máy nhuộm»", "hồ sơ",
      ])
    #expect(
      worksheet.groups.map { $0.entries.map(\.verdict.rule) } == [
        ["OT-002", "OT-003", "OT-005"], ["OT-002", "OT-003", "OT-005"], ["OT-004"], ["OT-004"],
        ["OT-009", "OT-010", "OT-011"], ["OT-009", "OT-010", "OT-011"], ["OT-013"],
      ])
    let first = worksheet.groups[0].entries[0]
    #expect(first.measured == "Công suất còn 84,20 % so với thiết kế (dưới 85% là lạc hậu).")
    #expect(first.decider(besides: worksheet.report.judgement.office) == "Sở Khoa học và Công nghệ")
    #expect(
      first.facts.contains { $0.name == "công suất thực tế" && $0.told[0].hasPrefix("«842 (kg/h)» – thuyet-minh") })
    // A machine of a line is measured with its line: it has no figures of its own.
    for entry in worksheet.groups.flatMap(\.entries) {
      let isOfLine = entry.measured.contains("Thuộc dây chuyền: có")
      #expect(!entry.basis.isEmpty && entry.measured.contains("…") == isOfLine, "\(entry.measured)")
    }
  }

  @Test("Giá trị thiếu là THIẾU với nơi đã tìm, danh mục chưa đủ thì nói ở đầu phiếu")
  func tellsWhatIsMissing() throws {
    let worksheet = TechnologyWorksheet(of: try Samples.report("gia-han-sua-doi"))
    let text = worksheet.text()
    #expect(text.contains("CHƯA ĐỦ: "))
    #expect(text.contains("công suất thiết kế: THIẾU (để trống ở"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(worksheet.json["doi_tuong"]?.array?.count == worksheet.groups.count)
  }

  @Test("Số đo đủ chữ số để thấy bên nào của ngưỡng")
  func printsEnoughDigits() throws {
    let report = try HostileDossier.report(
      WordBuilder.tbl(HostileDossier.head, WordBuilder.tr(["Sợi", "1.000.000", "849.999"])))
    let entry = try #require(TechnologyWorksheet(of: report).groups.first?.entries.first)
    #expect(entry.measured.hasPrefix("Công suất còn 84,9999 % so với thiết kế"))
  }
}
