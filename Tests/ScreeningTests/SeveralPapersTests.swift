import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Reading
@testable import Screening

@Suite("Nhiều giấy tờ trong một tệp: chia ở trang có tên đứng dưới tiêu ngữ, nói điều gì quyết định")
struct SeveralPapersTests {
  private typealias Pages = PagedDossier

  private static let request: [PagedDossier.Line] =
    PagedDossier.state + ["ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", "Kính gửi: Sở Tài chính tỉnh"]
  private static let accounts: [PagedDossier.Line] = [
    "CÔNG TY TNHH DỆT SÔNG MÂY", "BÁO CÁO TÀI CHÍNH NĂM 2025", "Tài sản ngắn hạn và dài hạn của công ty cuối năm.",
  ]
  private static let explanation: [PagedDossier.Line] = [
    "CÔNG TY TNHH DỆT SÔNG MÂY", PagedDossier.explanation, PagedDossier.lines, "Hết.",
  ]

  @Test("Ba giấy tờ trong một PDF: mỗi giấy tờ một loại, có mặt cả ba, giá trị chắc, nơi ghi tên tệp và trang")
  func parts() throws {
    let file = Pages.document("ho-so.pdf", [Self.request, ["Trang sau của đơn."], Self.accounts, Self.explanation])
    let report = try Pages.report([file])
    #expect(
      report.kindsOfPapers == [
        "ho-so.pdf, trang 1–2: van-ban-de-nghi-gia-han", "ho-so.pdf, trang 3: bao-cao-tai-chinh",
        "ho-so.pdf, trang 4: thuyet-minh-hien-trang-cong-nghe",
      ])
    #expect(report.unrecognised.isEmpty)
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
    for code in ["GH-1", "GH-4"] {
      guard case .present? = report.presence(code) else {
        Issue.record("\(code): \(String(describing: report.presence(code)))")
        continue
      }
    }
    // Every page is accounted for by other papers.
    guard case .absent? = report.presence("GH-3") else {
      Issue.record("\(String(describing: report.presence("GH-3")))")
      return
    }
  }

  @Test("Điều đọc được: từng phần của tệp, tên nào ở trang nào")
  func tells() throws {
    let file = Pages.document("ho-so.pdf", [Self.request, Self.accounts])
    let reading = ReadingReport(of: try Pages.report([file]), by: try PublishedRules.rulebook())
    let text = ReadingText(reading, width: 200).text
    #expect(text.contains("tệp có 2 giấy tờ:"))
    #expect(
      text.contains("loại: trang 2: Báo cáo tài chính (theo tiêu đề «BÁO CÁO TÀI CHÍNH NĂM 2025», trang 2, đoạn 6)"))
    let parts = reading.json["giay_to"]?.array?.first?["cac_phan"]?.array
    #expect(parts?.compactMap { $0["phan"]?.string } == ["trang 1", "trang 2"])
    #expect(reading.json["giay_to"]?.array?.first?["loai"] == nil)
  }

  @Test(
    "Tên không đứng một mình dưới tiêu ngữ thì không chia: giấy tờ ấy chưa thấy, tệp có thể còn chứa",
    arguments: [
      ["BÁO CÁO TÀI CHÍNH NĂM 2025", "Số liệu"], ["Phụ lục 2", "BÁO CÁO TÀI CHÍNH NĂM 2025"],
      ["CÔNG TY TNHH DỆT SÔNG MÂY", "Hồ sơ gửi kèm gồm có:", "BÁO CÁO TÀI CHÍNH NĂM 2025"],
      ["CÔNG TY TNHH DỆT SÔNG MÂY", "BÁO CÁO TÀI CHÍNH", "HỢP ĐỒNG THUÊ ĐẤT"],
      ["CÔNG TY TNHH DỆT SÔNG MÂY", "BÁO CÁO TÀI CHÍNH", "(bản dự thảo)"],
    ])
  func doubts(_ page: [String]) throws {
    let file = Pages.document("ho-so.pdf", [Self.request, page.map { .text($0) }])
    let report = try Pages.report([file])
    #expect(report.kindsOfPapers == ["ho-so.pdf: van-ban-de-nghi-gia-han"])
    #expect(report.presence("GH-4") == .notSeen(mayLieIn: ["ho-so.pdf"]))
  }

  @Test(
    "Trang mở đầu bằng quốc hiệu mà tên không biết: phần ấy chưa rõ, không gì thành thiếu, giá trị trong đó không chắc")
  func leavesUnknownPartsOpen() throws {
    let unknown = Pages.state + ["GIẤY ỦY QUYỀN", Pages.lines, "Hết."]
    let file = Pages.document("ho-so.pdf", [[Pages.explanation, Pages.lines, "Hết."], unknown, Self.accounts])
    let report = try Pages.report([file])
    #expect(report.unrecognised.map(\.description) == ["ho-so.pdf, trang 2"])
    guard case .notSeen(let files)? = report.presence("GH-3") else {
      Issue.record("\(String(describing: report.presence("GH-3")))")
      return
    }
    #expect(files == ["ho-so.pdf, trang 2"])
    #expect(report.status & 2 == 2)
    let doubt = "«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» (trang 2, đoạn 3) mở đầu một giấy tờ chưa nhận ra"
    #expect(report.statements.paperDoubts.values.joined().contains { $0.contains(doubt) })
    let second = report.statements.facts.rows.flatMap(\.rows).flatMap(\.facts).flatMap(\.statements).filter {
      if case .quantity = $0.value { $0.location.place?.page == 2 } else { false }
    }
    #expect(!second.isEmpty && second.allSatisfy { if case .uncertain = $0.standing { true } else { false } })
  }

  @Test("Tên lặp lại ở mọi trang của một giấy tờ thì vẫn là một giấy tờ")
  func keepsRepeatedTitles() throws {
    let file = Pages.document("bctc.pdf", [Self.accounts, Self.accounts, Self.accounts])
    #expect(try Pages.report([file]).kindsOfPapers == ["bctc.pdf: bao-cao-tai-chinh"])
  }

  @Test("Trang quét chưa đọc sau giấy tờ đã nhận ra: giấy tờ khác có thể nằm ở đó, không phải thiếu")
  func keepsUnreadPagesOpen() throws {
    let file = Pages.document("ho-so.pdf", [Self.request, Self.accounts, []], unread: [3])
    #expect(try Pages.report([file]).presence("GH-3") == .notSeen(mayLieIn: ["ho-so.pdf, trang 2–3"]))
  }

  @Test("Cán bộ nói cả tệp là gì thì không chia; nói một trang là gì thì chia ở trang ấy")
  func hearsOfficers() throws {
    let pages = [Self.request, ["Tờ bìa màu xanh"], Self.accounts]
    func said(_ file: String, _ kind: String) -> String {
      #"{"loai": "loai_giay_to", "tep": "\#(file)", "loai_giay_to": "\#(kind)", "can_bo": "An", "ngay": "2026-09-01"}"#
    }
    func kinds(_ said: String...) throws -> [String] {
      let officer = #"{"schemaVersion": "1", "xac_nhan": [\#(said.joined(separator: ", "))]}"#
      return try Pages.report([Pages.document("ho-so.pdf", pages)], officer: officer).kindsOfPapers
    }
    let whole = said("ho-so.pdf", "giay-to-quyen-su-dung-dat")
    let page = said("ho-so.pdf:2", "giay-to-quyen-su-dung-dat")
    #expect(try kinds(whole) == ["ho-so.pdf: giay-to-quyen-su-dung-dat"])
    #expect(
      try kinds(page) == [
        "ho-so.pdf, trang 1: van-ban-de-nghi-gia-han", "ho-so.pdf, trang 2: giay-to-quyen-su-dung-dat",
        "ho-so.pdf, trang 3: bao-cao-tai-chinh",
      ])
    #expect(try kinds(page, whole) == ["ho-so.pdf: giay-to-quyen-su-dung-dat"])
    #expect(
      try kinds(whole, said("ho-so.pdf:3", "bao-cao-tai-chinh")) == [
        "ho-so.pdf, trang 1–2: giay-to-quyen-su-dung-dat", "ho-so.pdf, trang 3: bao-cao-tai-chinh",
      ])
  }

  @Test("Danh sách kê cả tệp cho một thành phần: phần đúng loại là giấy tờ ấy, phần chưa nhận ra vẫn chưa rõ")
  func readsLists() throws {
    let listed = #", "thanh_phan": [{"ma": "GH-4", "tep": [{"ten": "ho-so.pdf"}]}]"#
    let file = Pages.document("ho-so.pdf", [["Tờ bìa"], Self.accounts, Pages.state + ["GIẤY ỦY QUYỀN", "Nội dung"]])
    let report = try Pages.report([file], intake: listed)
    #expect(report.kindsOfPapers == ["ho-so.pdf, trang 2: bao-cao-tai-chinh"])
    #expect(report.unrecognised.map(\.description) == ["ho-so.pdf, trang 1", "ho-so.pdf, trang 3"])
    let whole = try Pages.report([Pages.document("ho-so.pdf", [["Số liệu"], ["Số liệu"]])], intake: listed)
    #expect(whole.kindsOfPapers.isEmpty && whole.unrecognised.isEmpty)
    guard case .present? = whole.presence("GH-4") else {
      Issue.record("\(String(describing: whole.presence("GH-4")))")
      return
    }
  }

  private static let sheet =
    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" "
    + "w:left=\"1134\"/></w:sectPr>"

  @Test(
    "PDF thật do LibreOffice làm từ tệp Word ngắt trang: chia ở đúng trang ấy, dù tiêu ngữ lặp lại ở mọi trang",
    .enabled(if: OfficeConverter.program != nil, Comment(rawValue: OfficeConverter.absence)))
  func partsPrintedFiles() throws {
    typealias Word = WordBuilder
    let gap = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    func width(_ twips: Int) -> String { "<w:tcW w:w=\"\(twips)\" w:type=\"dxa\"/>" }
    // The company's name takes a second line in its column.
    let left = [Word.p("CÔNG TY CỔ PHẦN DỆT NHUỘM SÔNG"), Word.p("MÂY"), Word.p("Số: 12/2026")].joined()
    let right = [Word.p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Word.p("Độc lập - Tự do - Hạnh phúc")].joined()
    let head = Word.tbl(Word.tr([Word.tc(left, width(4000)), Word.tc(right, width(6000))]))
    let titles = [
      "ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", "BÁO CÁO TÀI CHÍNH NĂM 2025", "HỢP ĐỒNG THUÊ ĐẤT",
    ]
    let body = titles.map { head + Word.p($0) + Word.p("Lời văn của giấy tờ này.") }.joined(separator: gap) + Self.sheet
    let pdfs = try OfficeConverter.pdfs(of: [("b.docx", Word.docx(body: body, more: Word.officeParts))])
    let report = try Samples.screening().report(of: HostileDossier.dossier(pdfs))
    #expect(
      report.kindsOfPapers == [
        "b.pdf, trang 1: van-ban-de-nghi-gia-han", "b.pdf, trang 2: bao-cao-tai-chinh",
        "b.pdf, trang 3: giay-to-quyen-su-dung-dat",
      ])
  }

  @Test(
    "Mất bất cứ tệp hay dữ kiện nào thì kết luận giữ nguyên hoặc thành chưa đủ căn cứ, kể cả với tệp chia và tệp nối")
  func losesNothingSilently() throws {
    let dossier = try Pages.dossier([
      Pages.document("ho-so.pdf", [Self.request, Self.accounts]),
      Pages.document(
        "tm-1.pdf", [["CÔNG TY TNHH DỆT SÔNG MÂY", Pages.explanation, "Công nghệ của nhà máy.", "Trang 1/2"]]),
      Pages.document("tm-2.pdf", [["Trang 2/2", Pages.lines]]),
    ])
    let screening = try Samples.screening(office: "so-khoa-hoc-cong-nghe")
    #expect(screening.report(of: dossier).outcomesByRow(of: "OT-002") == ["Sợi": .satisfied])
    let result = SelfTest(screening: screening, dossier: dossier).result
    #expect(result.faults.isEmpty && result.trials > 3, "\(result.faults)")
  }

  @Test("Bốn mươi giấy tờ trong bốn trăm trang: chia trong một lượt")
  func isFast() throws {
    let pages = (0..<400).map { page in
      (page.isMultiple(of: 20) ? Self.accounts : page.isMultiple(of: 10) ? Self.request : ["Trang sau"])
        + (0..<40).map { .text("Đoạn \($0) của trang \(page), không có gì đáng kể.") }
    }
    let dossier = try Pages.dossier([Pages.document("ho-so.pdf", pages)])
    let (document, rulebook) = (dossier.documents[0], try PublishedRules.rulebook())
    let finder = PaperParts(kinds: rulebook.kinds, words: rulebook.titleWords)
    let time = ContinuousClock().measure { #expect(finder.parts(of: document, .init()).count == 40) }
    #expect(time < .seconds(10))
  }

  @Test(
    "Tệp Word: ngắt trang rồi đến tiêu ngữ, kể cả trong bảng hai cột, thì chia; không ngắt trang thì không",
    arguments: [
      ("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>", true), ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", true),
      ("", false),
    ])
  func partsWordFiles(_ gap: String, _ isParted: Bool) throws {
    typealias Word = WordBuilder
    let head = Word.tbl(Word.tr(["CÔNG TY TNHH DỆT SÔNG MÂY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]))
    let body =
      Word.p("ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ") + Word.p("Kính gửi: Sở Tài chính") + gap + head
      + Word.p("BÁO CÁO TÀI CHÍNH NĂM 2025") + Word.p("Tài sản ngắn hạn và dài hạn của công ty cuối năm.")
    let report = try HostileDossier.report("", papers: ["b.docx": body])
    let found = report.kindsOfPapers.filter { $0.hasPrefix("b.docx") }
    #expect(
      found
        == (isParted
          ? ["b.docx, từ đoạn 1: van-ban-de-nghi-gia-han", "b.docx, từ bảng 1: bao-cao-tai-chinh"]
          : ["b.docx: van-ban-de-nghi-gia-han"]))
    if !isParted { #expect(report.presence("GH-4") == .notSeen(mayLieIn: ["b.docx"])) }
  }
}
