import Rulebook
import TestSupport
import Testing

@testable import Screening

@Suite("Lời quanh bảng và quanh dòng: nói về thứ khác thì không chắc giá trị nào")
struct ContextTests {
  struct Probe: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let outcomes: [String: Outcome]
  }

  private typealias Word = WordBuilder

  private static let table = Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]))

  private static func heading(_ text: String) -> String {
    "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>\(Word.r(text))</w:p>"
  }

  private static func under(_ first: String, _ second: String) -> String {
    Word.tbl(
      Word.tr([
        Word.tc("Tên dây chuyền", "<w:vMerge w:val=\"restart\"/>"), Word.tc(first, "<w:gridSpan w:val=\"2\"/>"),
      ]),
      Word.tr([Word.tc("<w:p/>", "<w:vMerge/>"), "Công suất thiết kế (kg/h)", second]),
      Word.tr(["Sợi", "1.000", "950"]))
  }

  private static func rows(_ rows: [String]...) -> String {
    "<w:tbl>\(HostileDossier.head)\(rows.map { Word.tr($0) }.joined())</w:tbl>"
  }

  static let probes =
    [
      "Bảng 2. Dây chuyền đã thanh lý năm 2019", "Bảng 3. Kế hoạch sau đầu tư bổ sung (dự kiến 2030)",
      "Công suất của công ty khác để đối chứng", "Ví dụ:", "Năng lực sau cải tạo",
    ].flatMap { words in
      [
        Probe(testDescription: "tên bảng: \(words)", body: Word.p(words) + table, outcomes: ["Sợi": .needsReview]),
        Probe(
          testDescription: "tiêu đề: \(words)", body: heading(words) + Word.p("Lời dẫn.") + table,
          outcomes: ["Sợi": .needsReview]),
      ]
    } + [
      Probe(
        testDescription: "lời ở hai đoạn trên", body: Word.p("Dây chuyền đã thanh lý") + Word.p("Đơn vị: kg/h") + table,
        outcomes: ["Sợi": .needsReview]),
      Probe(
        testDescription: "ghi chú dưới bảng", body: table + Word.p("Ghi chú: số liệu dự kiến"),
        outcomes: ["Sợi": .needsReview]),
      Probe(
        testDescription: "tên bảng sau là của bảng sau",
        body: table + Word.p("Bảng 2. Dự kiến") + Word.tbl(Word.tr(["a"])),
        outcomes: ["Sợi": .satisfied]),
      Probe(
        testDescription: "tên bảng lành",
        body: heading("1. Dây chuyền công nghệ") + Word.p("Bảng 1. Năng lực hiện tại") + table,
        outcomes: ["Sợi": .satisfied]),
      Probe(
        testDescription: "lời trong dòng", body: rows(["Sợi", "1.000", "950"], ["Dệt (đã thanh lý)", "1.000", "300"]),
        outcomes: ["Sợi": .satisfied, "Dệt (đã thanh lý)": .needsReview]),
      Probe(
        testDescription: "lời ở cột ghi chú",
        body: Word.tbl(
          Word.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)", "Ghi chú"]),
          Word.tr(["Sợi", "1.000", "950", "Đã ngừng từ 2020"]), Word.tr(["Dệt", "1.000", "950", "Đang chạy"])),
        outcomes: ["Sợi": .needsReview, "Dệt": .satisfied]),
      Probe(
        testDescription: "tiêu đề trùm cột lạ", body: under("Công ty B (đối chứng)", "Công suất thực tế (kg/h)"),
        outcomes: ["Sợi": .needsReview]),
      Probe(
        testDescription: "tiêu đề trùm cột đã biết", body: under("Công suất", "Công suất thực tế (kg/h)"),
        outcomes: ["Sợi": .satisfied]),
      Probe(
        testDescription: "dòng tổng đúng tên không phải dòng",
        body: rows(["Sợi", "1.000", "950"], ["Tổng cộng", "2.000", "300"]),
        outcomes: ["Sợi": .satisfied]),
      Probe(
        testDescription: "dòng bắt đầu như dòng tổng",
        body: rows(
          ["Sợi", "1.000", "950"], ["Tổng cộng toàn nhà máy", "2.000", "1.000"], ["Trong đó: phụ", "", ""]),
        outcomes: ["Sợi": .satisfied, "Tổng cộng toàn nhà máy": .needsReview, "Trong đó: phụ": .undetermined]),
    ]

  @Test("Bảng và dòng nói về thứ khác", arguments: probes)
  func doubtsWhatSpeaksOfOtherThings(_ probe: Probe) throws {
    let report = try HostileDossier.report(probe.body)
    #expect(report.outcomesByRow(of: "OT-002") == probe.outcomes, "\(report.reasons(of: "OT-002"))")
    #expect(!report.judgement.verdicts.contains { $0.rule == "OT-016" && $0.outcome == .violated })
  }

  @Test(
    "Giấy khác nêu cùng dữ kiện mà đọc không rõ: không đạt nhờ giấy này, nói nơi và lời; nêu cùng trị số thì đạt",
    arguments: [("9?0", Outcome.undetermined), ("950", .satisfied)])
  func doubtsWhatIsUnclearElsewhere(_ actual: String, _ outcome: Outcome) throws {
    let other =
      Word.p("BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN")
      + Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", actual]))
    let report = try HostileDossier.report(Self.table, papers: ["b.docx": other])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": outcome])
    let reasons = report.reasons(of: "OT-002")
    #expect(reasons.contains("b.docx, bảng 1, dòng 2, ô 3 ghi «9?0»") == (outcome == .undetermined), "\(reasons)")
    let reading = ReadingReport(of: report, by: try PublishedRules.rulebook())
    #expect(
      reading.unfound.contains { $0.fact == "công suất thực tế" && $0.why.contains("«9?0»") }
        == (outcome == .undetermined))
  }

  @Test("Năm sản xuất vô lý thì chưa rõ", arguments: [("15", false), ("1899", false), ("2010", true), ("2101", false)])
  func boundsYears(_ year: String, _ isRead: Bool) throws {
    let machines = Word.tbl(Word.tr(["Tên máy", "Mã HS", "Năm sản xuất"]), Word.tr(["Máy nén", "8414", year]))
    let report = try HostileDossier.report(machines)
    let facts = report.statements.facts.rows(of: "máy móc").rows.flatMap(\.facts).filter { $0.name == "năm sản xuất" }
    #expect(facts.map { !$0.statements.isEmpty } == [isRead])
  }
}
