import Rulebook
import TestSupport
import Testing

@testable import Screening

/// Lists of machines: which belong to a line, which a certificate covers, and what makes neither certain.
@Suite("Danh mục máy: máy nào thuộc dây chuyền, máy nào có trong chứng thư")
struct MachineListTests {
  private typealias Word = WordBuilder

  private static let lines = Word.tbl(HostileDossier.head, Word.tr(["Nhuộm sợi", "1.000", "950"]))
  private static let head = Word.tr([
    "Tên máy", "Mã HS", "Thuộc dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)",
    "Hiệu suất thiết kế (%)", "Hiệu suất thực tế (%)",
  ])

  private func machine(_ line: String, actual: String = "50") -> String {
    Self.lines + Word.p("Máy móc")
      + Word.tbl(Self.head, Word.tr(["Máy ép", "8479.10", line, "100", actual, "90", "88"]))
  }

  @Test(
    "Máy thuộc dây chuyền thì xét theo dây chuyền, ngoài dây chuyền thì xét riêng, lời lạ thì chưa rõ",
    arguments: [
      ("không", Outcome.violated), ("Ngoài dây chuyền", .violated), ("Có", .satisfied), ("Nhuộm sợi", .satisfied),
      ("nhuộm  SỢI", .satisfied), ("Dây khác", .undetermined), ("", .undetermined),
    ])
  func placesMachines(_ words: String, _ expected: Outcome) throws {
    let report = try HostileDossier.report(machine(words))
    #expect(report.outcomesByRow(of: "OT-009")["Máy ép"] == expected, "\(report.reasons(of: "OT-009"))")
    // Its capacity is never its line's.
    #expect(report.outcomesByRow(of: "OT-002") == ["Nhuộm sợi": .satisfied])
  }

  @Test("Một bảng có nhãn của hai danh mục không phải là danh mục nào")
  func takesNoTableTwice() throws {
    let both = Word.tbl(
      Word.tr(["Tên máy", "Dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"]),
      Word.tr(["Máy ép", "Nhuộm sợi", "100", "50"]))
    let report = try HostileDossier.report(both)
    #expect(report.outcomesByRow(of: "OT-002") == ["": .undetermined])
    #expect(report.outcomesByRow(of: "OT-009") == ["": .undetermined])
    #expect(report.reasons(of: "OT-002").contains("có nhãn của cả danh mục «máy móc»"))
  }

  private func certified(_ listed: [String], _ certified: [String], before: String = "") throws -> ScreeningReport {
    let head = Word.tr(["Tên máy", "Mã HS"])
    func rows(_ names: [String]) -> [String] { [head] + names.map { Word.tr([$0, "8451.40"]) } }
    let certificate =
      Word.p("CHỨNG THƯ GIÁM ĐỊNH") + before + table(rows(certified)) + Word.p("Hết chứng thư giám định.")
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "XDCN"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"},
       "nguoi_nop": {"ten": "Công ty TNHH Mẫu"}}
      """
    let explanation = Word.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ") + table(rows(listed)) + Word.p("Hết bản thuyết minh.")
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(
      of: HostileDossier.dossier([
        ("ho-so.json", Array(intake.utf8)), ("a.docx", Word.docx(body: explanation)),
        ("b.docx", Word.docx(body: certificate)),
      ]))
  }

  private func table(_ rows: [String]) -> String { "<w:tbl>\(rows.joined())</w:tbl>" }

  @Test("Máy có trong chứng thư là đạt, không có thì nêu tên; căn cứ chưa đọc nên dừng ở cần xem xét")
  func matchesCertificates() throws {
    let report = try certified(["Máy ép", "Máy sấy"], ["MÁY  ÉP"])
    #expect(report.outcomesByRow(of: "OT-054") == ["Máy ép": .satisfied, "Máy sấy": .needsReview])
    let missing = try #require(report.judgement.verdicts.first { $0.rule == "OT-054" && $0.outcome == .needsReview })
    #expect(missing.reasons.allSatisfy { $0.kind == .unverified })
    #expect(
      missing.finding == "Máy móc, thiết bị «Máy sấy» có trong danh mục nhưng chưa được giám định trong chứng thư.")
  }

  @Test("Chứng thư còn dòng chưa ghép được thì máy vắng mặt chỉ là chưa chắc")
  func isUnsureWhereALineIsLeft() throws {
    let report = try certified(["Máy ép", "Máy sấy"], ["Máy ép", "Máy sấy văng"])
    let missing = try #require(
      report.judgement.verdicts.first {
        $0.rule == "OT-054" && $0.subject == .row(collection: "máy móc", name: "Máy sấy")
      })
    #expect(missing.reasons.contains { $0.text.contains("«Máy sấy văng» chưa ghép được") })
  }

  @Test("Hai máy cùng tên thì không chắc máy nào có trong chứng thư")
  func isUnsureOfTwins() throws {
    let report = try certified(["Máy ép", "Máy ép"], ["Máy ép"])
    for verdict in report.judgement.verdicts where verdict.rule == "OT-054" {
      #expect(verdict.outcome != .satisfied || verdict.subject == .row(collection: "máy móc", name: "Máy ép"))
    }
    #expect(report.reasons(of: "OT-054").contains("nhiều dòng cùng tên"))
  }

  @Test("Chứng thư không có bảng máy thì chưa đủ căn cứ, không phải thiếu")
  func isOpenWithoutATable() throws {
    let report = try certified(["Máy ép"], [])
    #expect(report.outcomesByRow(of: "OT-054")["Máy ép"] == .undetermined)
  }

  @Test("Năm trong số hiệu văn bản và ngày của dữ kiện khác không làm bảng cũ đi")
  func yearsOfDocumentsAreNoOldFigures() throws {
    let near =
      Word.p("Căn cứ chỉ định tổ chức giám định: Quyết định 29/2023/QĐ-TTg")
      + Word.p("Ngày quyết định chỉ định: 10/03/2024")
    let fine = try certified(["Máy ép"], ["Máy ép"], before: near)
    #expect(fine.outcomesByRow(of: "OT-054") == ["Máy ép": .satisfied], "\(fine.reasons(of: "OT-054"))")
    let old = try certified(["Máy ép"], ["Máy ép"], before: Word.p("Số liệu năm 2019"))
    #expect(
      old.statements.facts.rows(of: "máy móc").rows.flatMap(\.facts).flatMap(\.statements).contains {
        if case .uncertain(let why) = $0.standing { why.contains("2019") } else { false }
      })
  }
}
