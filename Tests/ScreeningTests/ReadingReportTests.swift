import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Điều đọc được từ hồ sơ, trước mọi quy tắc")
struct ReadingReportTests {
  private func reading(_ report: ScreeningReport) throws -> ReadingReport {
    ReadingReport(of: report, by: try PublishedRules.rulebook())
  }

  private func sample(_ name: String) throws -> ReadingReport { try reading(Samples.report(name)) }

  /// How often a text stands in another.
  private func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

  @Test("Màn hình vừa 80 cột ở mọi mẫu; điều chưa đọc đứng trước giấy tờ", arguments: Samples.names)
  func fitsTheScreen(_ name: String) throws {
    let reading = try sample(name)
    let text = ReadingText(reading).text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let unread = text.range(of: "\nCHƯA ĐỌC ĐƯỢC:") ?? text.range(of: "\nKhông còn tệp hay phần nào chưa đọc.")
    let first = try #require(reading.papers.first.flatMap { text.range(of: "\n\($0.path) · ") })
    #expect(try #require(unread).lowerBound < first.lowerBound)
  }

  @Test("Tệp chưa đọc được nêu tên, vì sao và việc cần làm; mã thoát 2; đọc hết và chắc cả thì 0")
  func tellsWhatWasNotRead() throws {
    let open = try sample("gia-han-tep-chua-doc")
    #expect(open.status == 2 && open.unread.first?.hasPrefix("Tệp ban-quet.pdf: ") ?? false)
    let whole = try sample("gia-han-det-nhuom")
    #expect(whole.unread.isEmpty && whole.status == 0)
  }

  @Test("Lời, giá trị và chỗ có cấu trúc: bảng, dòng, ô mà lời của báo cáo cũng nêu")
  func keepsPlaces() throws {
    let reading = try sample("gia-han-det-nhuom")
    let stated = reading.stated
    #expect(stated.map(\.number) == Array(1...stated.count))
    let one = try #require(stated.first { $0.fact == "công suất thực tế" && $0.statement.words == "842 (kg/h)" })
    let place = try #require(one.statement.location.place)
    #expect(place.table == 1 && place.row == 3 && place.cell == 5 && place.description == one.statement.place)
    #expect(one.subject == .row(collection: "dây chuyền", name: "Nhuộm sợi") && one.reading == "842 kg/h")
    let json = try #require(reading.json["giay_to"]?.array?.flatMap { $0["loi_neu"]?.array ?? [] })
    let told = try #require(json.first { $0["so"]?.integer == one.number })
    #expect(told["vi_tri"]?["dong"]?.integer == 3 && told["vi_tri"]?["o"]?.integer == 5)
    #expect(told["don_vi"]?.string == "kg/h" && told["gia_tri"]?.integer == 842)
    #expect(reading.json.bytes() == (try sample("gia-han-det-nhuom")).json.bytes())
  }

  @Test("Thuộc tính của tệp có trong cả ba dạng, nói rõ không phải lời của giấy tờ, không thành dữ kiện nào")
  func showsProperties() throws {
    let core =
      "<p><title>Công suất thực tế: 999 kg/h</title><creator>&lt;b&gt;\u{202E}A</creator><subject>\(String(repeating: "dài ", count: 99))</subject></p>"
    let body = WordBuilder.tbl(HostileDossier.head, WordBuilder.tr(["Sợi", "1.000", "842"]))
    let plain = try reading(try HostileDossier.report(body))
    let told = try reading(try HostileDossier.report(body, more: [("docProps/core.xml", core)]))
    let text = ReadingText(told).text
    let words = "thuộc tính tệp (không phải lời của giấy tờ): tiêu đề «Công suất thực tế: 999 kg/h»,"
    #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 } && !text.contains("\u{202E}"))
    #expect(ReadingPage(told).text.contains("tác giả «&lt;b&gt;\\u{202e}A»"))
    let json = try #require(told.json["giay_to"]?.array?.first?["thuoc_tinh_tep"]?.array)
    #expect(json.first?["loai"]?.string == "tieu_de" && json.first?["loi"]?.string == "Công suất thực tế: 999 kg/h")
    #expect(told.stated.map(\.statement.words) == plain.stated.map(\.statement.words))
    #expect(
      told.stated.contains { $0.statement.words.contains("842") } && !ReadingText(plain).text.contains("thuộc tính"))
  }

  @Test("Chữ đổi từ phông cũ: giá trị đọc được, và cả ba dạng nói phải xem lại")
  func tellsOldFonts() throws {
    let font = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>"
    func cell(_ text: String) -> String { WordBuilder.tc("<w:p>\(WordBuilder.r(text, font))</w:p>") }
    let table = WordBuilder.tbl(
      WordBuilder.tr(["Tªn d©y chuyÒn", "C«ng suÊt thiÕt kÕ (kg/h)", "C«ng suÊt thùc tÕ (kg/h)"].map(cell)),
      WordBuilder.tr(["Sîi", "1.000", "842"].map(cell)))
    let told = try reading(try HostileDossier.report(table))
    #expect(
      told.stated.contains { $0.subject == .row(collection: "dây chuyền", name: "Sợi") && $0.reading == "842 kg/h" })
    let words =
      "chữ theo bảng mã TCVN3 (ABC) của phông .VnTime, đã đổi sang Unicode; xem lại chữ trích ra có đúng không"
    #expect(ReadingText(told).text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words))
    #expect(ReadingPage(told).text.contains(words))
    #expect(told.json["giay_to"]?.array?.first?["cach_doc"]?.array?.first?["loi"]?.string == words)
  }

  @Test("Dữ kiện tìm không thấy, để trống: nêu một lần cho nhiều dòng, với nơi đã tìm")
  func tellsWhatWasNotFound() throws {
    let reading = try sample("gia-han-sua-doi")
    #expect(reading.unfound.contains { $0.fact == "công suất thiết kế" && $0.why.hasPrefix("để trống ở ") })
    #expect(ReadingText(reading).text.contains("\nTÌM KHÔNG THẤY, HOẶC ĐỌC KHÔNG RÕ:\n"))
  }

  @Test(
    "Trang: mỗi lời được đánh dấu đúng một lần, liên kết hai chiều, kể cả hai lời cùng một ô", arguments: Samples.names)
  func marksEachStatementOnce(_ name: String) throws {
    let reading = try sample(name)
    let page = ReadingPage(reading).text
    for stated in reading.papers.flatMap(\.stated) {
      let links = count("href=\"#l\(stated.number)\"", in: page)
      #expect(links == (stated.statement.location.place == nil ? 0 : 1), "lời \(stated.number)")
      #expect(count(" id=\"l\(stated.number)\"", in: page) == links, "lời \(stated.number)")
      #expect(count(" id=\"k\(stated.number)\"", in: page) == 1, "lời \(stated.number)")
    }
    let isMarked = reading.papers.flatMap(\.stated).contains { $0.statement.location.place != nil }
    #expect(count("<mark", in: page) == count("</mark>", in: page) && page.contains("<mark") == isMarked)
  }

  @Test("Hai lời giống nhau sau hai nhãn trong một đoạn: dấu nào ở dòng nấy")
  func marksTheRightLine() throws {
    let lines = "Ngày ký: 01/02/2026</w:t><w:br/><w:t>Ngày cấp chứng thư: 01/02/2026</w:t><w:br/><w:t>Ngày: 01/02/2026"
    let report = try HostileDossier.report(
      "", papers: ["b.docx": WordBuilder.p("CHỨNG THƯ GIÁM ĐỊNH") + WordBuilder.p(lines)])
    let reading = try reading(report)
    let one = try #require(reading.stated.first { $0.fact == "ngày cấp chứng thư giám định" })
    let page = ReadingPage(reading).text
    let mark = try #require(page.range(of: "id=\"l\(one.number)\""))
    #expect(page[..<mark.lowerBound].hasSuffix("Ngày cấp chứng thư: <mark><a class=\"so\" ") || one.doubt != nil)
    #expect(page[..<mark.lowerBound].contains("Ngày cấp chứng thư: <mark") && !page.contains("Ngày ký: <mark"))
  }

  @Test("Hai đầu trang có cùng chỗ: lời của chúng vẫn được đánh dấu mỗi lời một lần")
  func marksInRunningHeadsOnce() throws {
    let heads = ["01/02/2026", "05/02/2026"].enumerated().map { index, day in
      (
        "word/header\(index + 1).xml",
        "<w:hdr \(WordBuilder.namespace)>\(WordBuilder.p("Ngày hết thời hạn hoạt động: \(day)"))</w:hdr>"
      )
    }
    let report = try HostileDossier.report(
      "", more: heads, title: "VĂN BẢN ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ")
    let reading = try reading(report)
    let stated = reading.stated.filter { $0.fact == "ngày hết thời hạn hoạt động" }
    #expect(stated.count == 2 && stated[0].statement.location == stated[1].statement.location)
    let page = ReadingPage(reading).text
    for one in stated {
      #expect(count(" id=\"l\(one.number)\"", in: page) == 1)
      #expect(count("</a>\(one.statement.words)</mark>", in: page) == 1)
    }
  }

  @Test("Chữ lạ trong giấy tờ, tên tệp, tên dòng không thành thẻ nào và không xoay được dòng chữ")
  func escapesForeignWords() throws {
    let evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=y&gt;&quot;&#39;&amp;\u{202E}abc"
    let body =
      WordBuilder.p(evil)
      + WordBuilder.tbl(
        HostileDossier.head, WordBuilder.tr(["Sợi \(evil)", "1.000", "900"]), WordBuilder.tr(["Kéo", evil, "700"]))
    let report = try HostileDossier.report(
      body, papers: ["\"><script>b'&.docx": WordBuilder.p("CHỨNG THƯ GIÁM ĐỊNH \(evil)")])
    let reading = try reading(report)
    #expect(reading.stated.contains { $0.statement.words.contains("<script>") })
    let page = ReadingPage(reading).text
    #expect(!page.lowercased().contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
    #expect(page.contains("&lt;script&gt;alert(1)") && page.contains("\\u{202e}abc"))
    #expect(page.contains("&quot;&gt;&lt;script&gt;b&#39;&amp;.docx"))
    #expect(
      page.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-") && !page.contains("unsafe-inline")
        && !page.contains("http://") && !page.contains("https://"))
    #expect(ReadingText(reading).text.unicodeScalars.allSatisfy { $0 != "\u{202E}" })
  }

  @Test(
    "PDF: trang có lời là hình với khung ở chỗ của lời, trang khác là chữ, và nói trang nào",
    .enabled(if: OfficeConverter.program != nil, Comment(rawValue: OfficeConverter.absence)))
  func drawsPages() throws {
    let names = ["bao-cao-tinh-hinh", "thuyet-minh-cong-nghe"]
    let papers = try names.map { name in
      let place = Samples.folder.appendingPathComponent("gia-han-det-nhuom/\(name).docx")
      return (place.lastPathComponent, Array(try Data(contentsOf: place)))
    }
    try TemporaryFolder.run { folder in
      for (name, bytes) in try OfficeConverter.pdfs(of: papers) {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
      }
      let reader = TestPrograms.reader(ReaderChild.argument)
      let dossier = try DossierReader(reader: reader).dossier(at: folder.path)
      let reading = try reading(try Samples.screening().report(of: dossier))
      let wanted = ReadingPage.wanted(by: reading, allPages: false)
      #expect(wanted.map(\.pages) == [[], [1]])
      let stated = try #require(reading.stated.first { $0.statement.words.hasPrefix("842") })
      let html = ReadingPage(reading, pictures: try PagePictures(of: wanted, at: folder.path, by: reader)).text
      #expect(count("<img alt=\"Trang 1 của thuyet-minh-cong-nghe.pdf\" src=\"data:image/png;base64,", in: html) == 1)
      #expect(count("<img", in: html) == 1 && html.contains("Có hình: không trang nào."))
      #expect(html.contains("<p>BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN ĐẾN THỜI ĐIỂM NỘP HỒ SƠ</p>"))
      #expect(
        count(" id=\"l\(stated.number)\"", in: html) == 1 && html.contains("<span class=\"khung\" id=\"o2t1k1\">"))
      #expect(html.contains("#o2t1k1{left:") && !html.contains(" style="))
      #expect(ReadingPage.wanted(by: reading, allPages: true).map(\.pages) == [[1], [1]])
      // Nothing drawn: the page shows its text with its marks, and says why.
      try FileManager.default.removeItem(at: folder.appendingPathComponent("thuyet-minh-cong-nghe.pdf"))
      let gone = ReadingPage(reading, pictures: try PagePictures(of: wanted, at: folder.path, by: reader)).text
      #expect(gone.contains("Không vẽ được trang này: ") && !gone.contains("<img"))
      #expect(count(" id=\"l\(stated.number)\"", in: gone) == 1 && gone.contains("<mark"))
    }
  }
}
