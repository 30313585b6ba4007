import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Letters
@testable import Screening

/// The letters as an office prints them, measured against the figures of NĐ 30/2020/NĐ-CP.
@Suite("Thư in ra đúng thể thức")
struct LetterLayoutTests {
  private static let millimetre = 72 / 25.4

  /// Every kind of letter from the samples, and letters at the edges: two pages, several addressees, long names.
  private func letters() throws -> [(name: String, letter: Letter)] {
    let amended = try Samples.report("gia-han-sua-doi")
    let kinds: [(LetterKind, ScreeningReport)] = [
      (.supplement, amended), (.slip, amended), (.counter, amended), (.opinions, amended),
      (.complete, try Samples.report("gia-han-day-du")), (.determination, try Samples.report("xac-dinh-cong-nghe")),
    ]
    let drawn = try kinds.map { ($0.rawValue, try Drafts.letter($0, of: $1)) }
    let paragraph = Letter.Passage.paragraph(String(repeating: "Câu dài của thư để trang thứ hai có chữ. ", count: 30))
    let long = Letter(
      agency: .init(
        parent: "Ủy ban nhân dân tỉnh Mẫu", name: "Ban quản lý các khu công nghiệp, khu kinh tế, khu công nghệ cao",
        sign: "BQL-QLĐT", unit: "QLĐT", address: "Địa chỉ: Số 1 phố Mẫu"),
      place: "Tỉnh Mẫu", form: .correspondence(subject: "trả lời về hồ sơ"),
      addressees: ["Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Sở Xây dựng"],
      body: [paragraph, paragraph, paragraph], signer: .init(["KT. Trưởng ban", "Phó Trưởng ban"]), recipients: [],
      isDraft: true, note: "Ghi chú.")
    let rows = (1...30).map { ["\($0)", "Nội dung của một dòng trong bảng dài quá một trang", "Điều \($0)"] }
    let tabled = Letter(
      agency: long.agency, place: "Tỉnh Mẫu", form: .named(title: "Thông báo", subject: "Kết quả xét hồ sơ"),
      addressees: [],
      body: [
        .table(
          .init(columns: [.init("TT", share: 8), .init("Nội dung", share: 60), .init("Căn cứ", share: 32)], rows: rows)),
        .paragraph("Hết."),
      ], signer: long.signer, recipients: ["Công ty Mẫu"], isDraft: false, note: "Ghi chú.")
    return drawn + [("nhieu-trang", long), ("bang-dai", tabled)]
  }

  private static let missing = OfficePrinter.missing

  @Test(
    "Khổ giấy, lề, cỡ chữ, vị trí các thành phần, số trang",
    .enabled(if: missing.isEmpty, "chưa cài \(missing.joined(separator: ", ")) nên không in thử được"))
  func layout() throws {
    let letters = try letters()
    try TemporaryFolder.run { folder in
      let files = try letters.map { name, letter in
        let file = folder.appendingPathComponent("\(name).docx")
        try Data(WordLetter(letter).bytes()).write(to: file)
        return file
      }
      let printed = try OfficePrinter.print(files, into: folder)
      for ((name, letter), pdf) in zip(letters, printed) {
        let pages = try OfficePrinter.pages(of: pdf)
        try checkPages(pages, letter, name)
        try checkFonts(of: pdf, name)
        guard letter.isDocument else { continue }
        try checkHead(pages[0], letter, name, pdf)
        try checkFoot(pages, letter, name, pdf)
      }
      let long = try OfficePrinter.pages(of: printed[printed.count - 2])
      #expect(long.count >= 3 && long[0].line("- Sở Xây dựng.") != nil && long[0].line("- Sở Khoa học") != nil)
      // The head of a table is repeated.
      let tabled = try OfficePrinter.pages(of: printed[printed.count - 1])
      #expect(tabled.prefix(2).allSatisfy { $0.line("Nội dung")?.isBold == true })
      #expect(tabled[0].line(Letter.draftMark) == nil && long[0].line(Letter.draftMark) != nil)
    }
  }

  private func within(_ value: Double, _ range: ClosedRange<Double>, by slack: Double = 0.5) -> Bool {
    value >= range.lowerBound - slack && value <= range.upperBound + slack
  }

  private func millimetres(_ points: Double) -> Double { points / Self.millimetre }

  /// Paper, margins, and the number of every page but the first.
  private func checkPages(_ pages: [MeasuredPage], _ letter: Letter, _ name: String) throws {
    let paper = Layout.Allowed.page
    for (index, page) in pages.enumerated() {
      #expect(abs(millimetres(page.width) - paper.width) < 0.5, "\(name)")
      #expect(abs(millimetres(page.height) - paper.height) < 0.5, "\(name)")
      let top = Layout.Allowed.top.lowerBound * Self.millimetre
      let numbers = page.lines.filter { $0.bottom < top && Int($0.text) != nil }
      if index == 0 {
        #expect(numbers.isEmpty, "\(name): số trang ở trang đầu")
        continue
      }
      let number = try #require(numbers.first, "\(name): trang \(index + 1) không có số")
      #expect(number.text == "\(index + 1)" && Layout.Allowed.pageNumber.contains(number.size), "\(name)")
      #expect(abs(number.middle - centre(page)) < 2, "\(name): số trang không ở giữa")
    }
    let text = pages.flatMap { page in
      page.lines.filter { millimetres($0.top) > 19 && millimetres($0.bottom) < Layout.Allowed.page.height - 19 }
    }
    let left = try #require(text.map(\.left).min())
    let right = try #require(text.map(\.right).max())
    let top = try #require(text.map(\.top).min())
    #expect(within(millimetres(left), Layout.Allowed.left), "\(name): lề trái \(millimetres(left))")
    #expect(
      within(paper.width - millimetres(right), Layout.Allowed.right, by: 0.8),
      "\(name): lề phải \(paper.width - millimetres(right))")
    #expect(within(millimetres(top), Layout.Allowed.top, by: 1), "\(name): lề trên \(millimetres(top))")
  }

  private func centre(_ page: MeasuredPage) -> Double {
    page.width / 2 + Double(Layout.margin.left - Layout.margin.right) / 40
  }

  /// Times New Roman, or what stands in for it; a glyph that this lacks comes from another.
  private func checkFonts(of pdf: URL, _ name: String) throws {
    let fonts = try OfficePrinter.fonts(of: pdf)
    let known = ["TimesNewRoman", "LiberationSerif", "Tinos", "DejaVuSerif"]
    #expect(fonts.allSatisfy { font in known.contains { font.contains($0) } }, "\(name): \(fonts)")
    #expect(fonts.contains { !$0.contains("DejaVu") }, "\(name)")
  }

  private func line(_ page: MeasuredPage, _ text: String, _ name: String) throws -> MeasuredPage.Line {
    guard let line = page.line(text) else {
      Issue.record("\(name): không thấy «\(text)» trong \(page.lines.map(\.text))")
      throw CocoaError(.featureUnsupported)
    }
    return line
  }

  private func checkHead(_ page: MeasuredPage, _ letter: Letter, _ name: String, _ pdf: URL) throws {
    let country = try line(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", name)
    let motto = try line(page, "Độc lập - Tự do - Hạnh phúc", name)
    let number = try line(page, "Số:", name)
    let day = try line(page, "\(letter.place ?? ""), ngày", name)
    #expect(Layout.Allowed.country.contains(country.size) && country.isBold, "\(name)")
    #expect(Layout.Allowed.motto.contains(motto.size) && motto.isBold, "\(name)")
    #expect(Layout.Allowed.number.contains(number.size) && !number.isBold, "\(name)")
    #expect(Layout.Allowed.day.contains(day.size) && day.isItalic, "\(name)")
    let middle = centre(page)
    #expect(country.left > middle - 60 && abs(country.middle - motto.middle) < 3, "\(name)")
    #expect(number.right < middle && day.left > middle - 60 && abs(number.top - day.top) < 3, "\(name)")
    let drawn = try OfficePrinter.rule(
      on: 1, of: pdf, from: motto.bottom - 2, to: motto.bottom + 8, left: motto.left - 20, right: motto.right + 20)
    let rule = try #require(drawn, "\(name): không có kẻ dưới Tiêu ngữ")
    #expect((0.9...1.1).contains((rule.right - rule.left) / (motto.right - motto.left)), "\(name)")

    // The last line of the agency's name stands just above its rule.
    let agency = try #require(
      page.lines.filter { $0.bottom <= number.top + 1 && $0.right < middle && $0.isBold }.max { $0.top < $1.top })
    #expect(Layout.Allowed.agency.contains(agency.size), "\(name)")
    try checkRule(
      under: agency, name, pdf,
      longest: page.lines.filter {
        $0.bottom <= number.top + 1 && $0.right < middle && $0.isBold
      }.map { $0.right - $0.left }.max() ?? 0)

    if let (title, subject) = letter.titleLines {
      let heading = try line(page, String(title.prefix(9)), name)
      #expect(abs(heading.middle - middle) < 3 && heading.isBold, "\(name): tên loại không ở giữa")
      #expect(Layout.Allowed.title.contains(heading.size), "\(name)")
      if let subject { #expect(try line(page, String(subject.prefix(12)), name).isBold, "\(name)") }
    } else {
      let subject = try line(page, "V/v", name)
      #expect(Layout.Allowed.subject.contains(subject.size) && subject.right < middle + 12, "\(name)")
      #expect(try Layout.Allowed.body.contains(line(page, "Kính gửi:", name).size), "\(name)")
    }
    if let address = letter.agency.address {
      let foot = try line(page, String(address.prefix(12)), name)
      #expect(Layout.Allowed.address.contains(foot.size) && millimetres(foot.top) > 270, "\(name)")
      let rule = try OfficePrinter.rule(
        on: 1, of: pdf, from: foot.top - 8, to: foot.top + 3, left: 20, right: page.width - 20)
      let width = Double(Layout.textWidth) / 20
      #expect(abs(((rule?.right ?? 0) - (rule?.left ?? 0)) - width) < 4, "\(name): kẻ trên địa chỉ")
    }
  }

  /// A third to a half of the text. Where glyphs come from a wider font, the text is longer than Word will print it.
  private func checkRule(under line: MeasuredPage.Line, _ name: String, _ pdf: URL, longest: Double) throws {
    let drawn = try OfficePrinter.rule(
      on: 1, of: pdf, from: line.bottom - 1, to: line.bottom + 9, left: line.left - 40, right: line.right + 10)
    let rule = try #require(drawn, "\(name): không có kẻ dưới tên cơ quan")
    #expect(within((rule.right - rule.left) / longest, Layout.Allowed.rule, by: 0.04), "\(name)")
    #expect(abs((rule.left + rule.right) / 2 - line.middle) < 4, "\(name): kẻ không ở giữa tên cơ quan")
  }

  private func checkFoot(_ pages: [MeasuredPage], _ letter: Letter, _ name: String, _ pdf: URL) throws {
    // The last page is the drafter's note.
    let page = try #require(pages.dropLast().last, "\(name)")
    for office in letter.signerLines {
      let signer = try line(page, office, name)
      #expect(signer.middle > centre(page) + 40 && signer.isBold, "\(name): người ký không ở bên phải")
      #expect(Layout.Allowed.signer.contains(signer.size), "\(name)")
    }
    guard letter.recipients != nil else { return }
    let word = try line(page, Letter.recipientsWord, name)
    #expect(word.isBold && word.isItalic && Layout.Allowed.recipientsWord.contains(word.size), "\(name)")
    #expect(within(millimetres(word.left), Layout.Allowed.left), "\(name)")
    let last = try line(page, "- Lưu: VT", name)
    #expect(Layout.Allowed.recipients.contains(last.size) && !last.isItalic && last.right < centre(page), "\(name)")
    let body = pages.dropLast().flatMap(\.lines).filter { $0.text.contains("đề nghị") || $0.text.contains("Câu dài") }
    #expect(body.allSatisfy { Layout.Allowed.body.contains($0.size) }, "\(name)")
  }
}
