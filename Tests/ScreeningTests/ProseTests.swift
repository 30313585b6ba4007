import Rulebook
import TestSupport
import Testing

@testable import Screening

/// What papers say beside their tables: nothing is read from it, and no table that it speaks against stays certain.
@Suite("Lời văn, dòng mục và cột lạ: trái với bảng thì bảng không còn chắc")
struct ProseTests {
  private typealias Word = WordBuilder

  private static let table = Word.tbl(HostileDossier.head, Word.tr(["Kéo sợi", "1.000", "950"]))

  private func outcomes(_ body: String) throws -> [String: Outcome] {
    try HostileDossier.report(body).outcomesByRow(of: "OT-002")
  }

  @Test(
    "Câu đính chính, hủy bỏ, hạ con số hay nêu con số khác thì giá trị trong bảng cần xem xét, kèm câu ấy",
    arguments: [
      "Đính chính: công suất thực tế của dây chuyền Kéo sợi nêu trên sửa lại là 780 kg/h.",
      "Số liệu trên sửa lại là: công suất thực tế 700 kg/h.", "Công suất thực tế: 700 kg/h",
      "Bảng trên bị nhầm, thay bằng phụ lục kèm theo.", "Hủy bỏ bảng trên.",
      "Công suất hiện tại chỉ còn 70% so với thiết kế.",
      "Chưa trừ thời gian dừng máy; sau khi trừ công suất còn 760 kg/h.",
      "Dây chuyền Kéo sợi đã ngừng hoạt động do hỏng.",
      "Ngoài ra còn dây chuyền dệt, thiết kế 500 kg/h, thực tế 300 kg/h.",
    ])
  func doubtsTables(_ sentence: String) throws {
    #expect(try outcomes(Self.table + Word.p(sentence)) == ["Kéo sợi": .needsReview])
    #expect(try HostileDossier.report(Self.table + Word.p(sentence)).reasons(of: "OT-002").contains("còn ghi «"))
    // Before the table it says as much.
    let before = try outcomes(Word.p(sentence) + Word.p("Chi tiết như sau") + Word.p("1. Dây chuyền") + Self.table)
    #expect(before == ["Kéo sợi": .needsReview])
  }

  @Test(
    "Câu nhắc lại số của bảng, tỷ lệ của bảng, ngưỡng của văn bản, hay nói chuyện khác thì bảng vẫn chắc",
    arguments: [
      "Dây chuyền Kéo sợi có công suất thiết kế 1.000 kg/h, thực tế 950 kg/h.",
      "Công suất thực tế đạt 95% so với thiết kế.",
      "Công suất giảm 5% so với thiết kế.", "Theo Điều 28, công suất còn lại dưới 85% thì không được gia hạn.",
      "Dây chuyền vận hành ổn định, kiểm tra ngày 05/06/2026.", "Dự án có 120 lao động.", "Công suất đo năm 2026.",
    ])
  func leavesTables(_ sentence: String) throws {
    #expect(try outcomes(Self.table + Word.p(sentence)) == ["Kéo sợi": .satisfied])
  }

  @Test("Lời trong giấy tờ khác của hồ sơ cũng được nghe")
  func hearsOtherPapers() throws {
    let report = try HostileDossier.report(
      Self.table, papers: ["b.docx": Word.p("BÁO CÁO TÌNH HÌNH") + Word.p("Công suất kéo sợi chỉ đạt 700 kg/h.")])
    #expect(report.outcomesByRow(of: "OT-002") == ["Kéo sợi": .needsReview])
    #expect(report.reasons(of: "OT-002").contains("b.docx còn ghi «Công suất kéo sợi chỉ đạt 700 kg/h»"))
  }

  @Test("Dòng đánh số bằng chữ giữa các dòng đánh số là đầu một phần: số của nó không chắc")
  func doubtsParts() throws {
    let head = Word.tr(["STT", "Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"])
    let rows = [["A", "Nhà máy", "1.500", "1.440"], ["1", "Sợi", "1.000", "950"], ["2", "Dệt", "500", "490"]]
    let found = try outcomes("<w:tbl>" + head + rows.map { Word.tr($0) }.joined() + "</w:tbl>")
    #expect(found == ["Nhà máy": .needsReview, "Sợi": .satisfied, "Dệt": .satisfied])
  }

  @Test("Tên một chữ chỉ tính khi câu có lời đính chính")
  func countsShortNames() throws {
    func outcome(_ sentence: String) throws -> Outcome? {
      let table = Word.tbl(HostileDossier.consumptionHead, Word.tr(["Than", "120", "110"]))
      return try HostileDossier.report(table + Word.p(sentence)).outcomesByRow(of: "OT-004")["Than"]
    }
    #expect(try outcome("Từ 2025 nhà máy không còn dùng than.") == .needsReview)
    #expect(try outcome("Than được mua trong nước, 12 xe mỗi tuần.") == .satisfied)
  }

  @Test("Dòng mục nói về thứ khác thì các dòng dưới nó không chắc, đến dòng mục sau")
  func followsSections() throws {
    let rows = [
      ["Dây chuyền đã tháo dỡ", "", ""], ["Dệt", "500", "490"], ["Đang chạy", "", ""], ["Nhuộm", "500", "490"],
    ]
    let found = try outcomes(
      "<w:tbl>" + HostileDossier.head + Word.tr(["Sợi", "1.000", "950"]) + rows.map { Word.tr($0) }.joined()
        + "</w:tbl>")
    #expect(found["Sợi"] == .satisfied && found["Dệt"] == .needsReview && found["Nhuộm"] == .satisfied)
  }

  @Test(
    "Cột lạ cạnh giá trị: chữ hay số chưa biết làm dòng không chắc; lời bình thường và cột nói năm khác thì không",
    arguments: [
      ("Tình trạng", "Thực tế đo được 700", Outcome.needsReview), ("Tình trạng", "Tốt", .satisfied),
      ("Tỷ lệ (%)", "70%", .needsReview), ("Năm đo", "2012", .needsReview), ("Số lượng", "02", .needsReview),
      ("Số lượng", "01", .satisfied), ("Xuất xứ", "Đức", .satisfied), ("SX 2024 (tấn)", "610", .satisfied),
    ])
  func readsRemarks(_ heading: String, _ text: String, _ outcome: Outcome) throws {
    let head = Word.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)", heading])
    #expect(try outcomes(Word.tbl(head, Word.tr(["Sợi", "1.000", "950", text]))) == ["Sợi": outcome])
  }

  @Test(
    "Tên dòng là «nt», hay mang năm, mang đơn vị khác trong ngoặc, thì không chắc",
    arguments: ["Sợi (số liệu 2015)", "Sợi – nt –", "Sợi (tấn/tháng)"])
  func doubtsNames(_ name: String) throws {
    #expect(try outcomes(Word.tbl(HostileDossier.head, Word.tr([name, "1.000", "950"]))) == [name: .needsReview])
  }

  @Test(
    "Bảng đứng dưới lời ghi năm đã lâu thì không chắc",
    arguments: [("Số liệu năm 2012:", false), ("Số liệu năm 2025:", true)])
  func doubtsOldTables(_ caption: String, _ isSure: Bool) throws {
    #expect(try outcomes(Word.p(caption) + Self.table) == ["Kéo sợi": isSure ? .satisfied : .needsReview])
  }
}
