import Dossiers
import Rulebook
import TestSupport
import Testing
import Values

@testable import Reading
@testable import Screening

/// Values in forms: between dots, behind leader dots, on the line below.
@Suite("Biểu mẫu: giá trị giữa các dấu chấm, sau hàng chấm, ở dòng dưới nhãn")
struct FilledFormTests {
  private static let title = "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ"
  private static let issued = "ngày ban hành văn bản xác định công nghệ"
  private static let issuer = "cơ quan ban hành văn bản xác định công nghệ"

  private func fact(_ name: String, _ body: String) throws -> Fact {
    let before = [Self.title, "Nhà đầu tư: Công ty A", "Tên dự án: Nhà máy B"].map(WordBuilder.p).joined()
    let after = WordBuilder.p("Kết luận: dự án không sử dụng công nghệ lạc hậu.")
    let report = try HostileDossier.report("", papers: ["b.docx": before + body + after])
    return try #require(report.statements.facts.facts.first { $0.name == name })
  }

  private func fact(_ name: String, lines: [String]) throws -> Fact {
    try fact(name, lines.map(WordBuilder.p).joined())
  }

  @Test(
    "Ngày giữa các dấu chấm, sau hàng chấm hay ở dòng dưới đọc được và chắc",
    arguments: [
      ["Ngày ban hành văn bản: 23/06/2025"], ["Ngày ban hành văn bản: ………23/06/2025………"],
      ["Ngày ban hành văn bản: ............ 23/06/2025"], ["Ngày ban hành văn bản: 23/06/2025 ............"],
      ["Ngày ban hành văn bản ............................ 23/06/2025"], ["Ngày ban hành văn bản ………: 23/06/2025"],
      ["Ngày ban hành văn bản ____ 23/06/2025 ____"], ["Ngày ban hành văn bản:", "ngày 23 tháng 06 năm 2025"],
      ["Ngày ban hành văn bản:", "", "23/06/2025"], ["Ngày ban hành văn bản:", "………23/06/2025………", "Nhà đầu tư: A"],
    ])
  func readsDays(_ lines: [String]) throws {
    let day = try #require(CivilDay(iso: "2025-06-23"))
    let fact = try fact(Self.issued, lines: lines)
    #expect(fact.statements.map(\.value) == [.day(day)] && fact.statements.map(\.standing) == [.read], "\(fact)")
  }

  @Test(
    "Chỗ chưa điền, điền dở, hay dòng sau không chỉ là giá trị thì không đọc gì và nói rõ",
    arguments: [
      (["Ngày ban hành văn bản: ………………"], "để trống"), (["Ngày ban hành văn bản: ngày …… tháng …… năm 2025"], "ghi «"),
      (["Ngày ban hành văn bản:", "Cơ quan ban hành văn bản: Sở"], "để trống"),
      (["Ngày ban hành văn bản:", "Ngày cấp: 23/06/2025"], "chưa rõ dòng sau"),
      (["Ngày ban hành văn bản:", "Nhà đầu tư nộp ngày 23/06/2025"], "chưa rõ dòng sau"),
      (["Ngày ban hành văn bản:", "23/06/2025", "24/06/2025"], "chưa rõ dòng sau"),
      (["Ngày ban hành văn bản: ………", "23/06/2025"], "chưa rõ dòng sau"),
      (["Ngày ban hành văn bản: ………", "NGƯỜI KÝ"], "để trống"), (["Ngày ban hành văn bản ........ 12"], "mục lục"),
    ])
  func saysWhatIsUnclear(_ lines: [String], _ why: String) throws {
    let fact = try fact(Self.issued, lines: lines)
    #expect(fact.statements.isEmpty)
    #expect(fact.soughtInWords.contains(why), "\(fact.soughtInWords)")
  }

  @Test("Bảng đứng sau nhãn để trống có thể là giá trị")
  func doubtsTables() throws {
    let fact = try fact(
      Self.issued, WordBuilder.p("Ngày ban hành văn bản:") + WordBuilder.tbl(WordBuilder.tr(["23/06/2025", "a"])))
    #expect(fact.statements.isEmpty && fact.soughtInWords.contains("chưa rõ bảng sau"), "\(fact.soughtInWords)")
  }

  @Test("Lời tự do giữa các dấu chấm là chắc; ở dòng dưới, hay cạnh chỗ còn trống thì chưa chắc")
  func doubtsWords() throws {
    let filled = try fact(Self.issuer, lines: ["Cơ quan ban hành văn bản: ………Sở Khoa học và Công nghệ………"])
    #expect(filled.statements.map(\.value) == [.text("Sở Khoa học và Công nghệ")])
    #expect(filled.statements.map(\.standing) == [.read])
    for lines in [
      ["Cơ quan ban hành văn bản:", "Sở Khoa học và Công nghệ"],
      ["Cơ quan ban hành văn bản: Sở Khoa học và Công nghệ ………"],
    ] {
      let fact = try fact(Self.issuer, lines: lines)
      #expect(fact.statements.map(\.value) == [.text("Sở Khoa học và Công nghệ")])
      #expect(fact.statements.allSatisfy { if case .uncertain = $0.standing { true } else { false } })
    }
    let sentence = try fact(
      Self.issuer, lines: ["Cơ quan ban hành văn bản:", "Nhà đầu tư chịu trách nhiệm về các nội dung trên."])
    #expect(sentence.statements.isEmpty && sentence.soughtInWords.contains("chưa rõ dòng sau"))
  }

  @Test(
    "Chỗ đã điền và chỗ còn trống",
    arguments: [
      ("Ngày cấp: ………15/09/2027………", true), ("Tổng thời hạn: ………41 năm………", true), ("Tên dự án ........ Nhà máy", true),
      ("Bên thuê: ………Công ty A………", true), ("Công suất: 1.000 kg/h ........", true), ("Tên nhà đầu tư: …………", false),
      ("Diện tích: ……… m2", false), ("Ngày cấp: ngày …… tháng …… năm 2027", false), ("Số: 15/……", false),
      ("Cơ quan: Sở ………", false), ("Địa chỉ: ……… Điện thoại: ………", false), ("Số: ………/2026", false),
      ("Tôi tên là ………, sinh ngày ………", false), ("Công nghệ: ép, đùn, …", nil), ("Nhà đầu tư: A", nil),
    ] as [(String, Bool?)])
  func tellsBlanks(_ line: String, _ isFilled: Bool?) {
    #expect(FilledPlace.isFilledIn(line) == isFilled)
  }

  @Test("Biểu mẫu đã điền giữa các dấu chấm không phải biểu mẫu chưa điền")
  func recognisesFilledForms() throws {
    let line = "Ngày ban hành văn bản: ………23/06/2025………"
    #expect(try fact(Self.issued, lines: [line, "Bên thuê: ………Công ty A………"]).statements.count == 1)
    let blank = try fact(Self.issued, lines: [line, "Cơ quan: …………", "Số: …………", "Bên thuê: …………", "Nơi: ……………"])
    #expect(blank.statements.allSatisfy { if case .uncertain = $0.standing { true } else { false } })
  }
}
