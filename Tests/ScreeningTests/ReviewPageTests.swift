import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Trang xem xét của một hồ sơ")
struct ReviewPageTests {
  private func page(_ report: ScreeningReport, links: ReviewLinks? = nil) throws -> String {
    ReviewPage(ReadingReport(of: report, by: try Samples.screening().rulebook), links: links).text
  }

  private func escaped(_ text: String) -> String { HTMLText(escaping: text).markup }

  @Test(
    "Nói cùng điều với màn hình, theo cùng thứ tự: câu trả lời, chưa kiểm, rồi từng kết luận", arguments: Samples.names)
  func saysTheSame(_ name: String) throws {
    let report = try Samples.report(name)
    let html = try page(report)
    let judgement = report.judgement
    let files = FileLists(judgement)
    for answer in ReportHead(report).answers { #expect(html.contains(escaped(answer)), "\(answer)") }
    for note in ReportHead(report).unused { #expect(html.contains(escaped(note)), "\(note)") }
    for open in judgement.unchecked {
      #expect(html.contains(escaped(files.short(open.remedy.uppercasedFirst))), "\(open.remedy)")
    }
    for verdict in judgement.verdicts where [.violated, .needsReview].contains(verdict.outcome) {
      #expect(html.contains("<h3>\(escaped(verdict.headline))"), "\(verdict.code)")
      for citation in verdict.basis { #expect(html.contains(escaped(citation.document.shortName)), "\(verdict.code)") }
    }
    for verdict in judgement.verdicts { #expect(html.contains(">\(verdict.code)</span>"), "\(verdict.code)") }
    for result in judgement.classifications { #expect(html.contains(escaped(result.titleAndSubject)), "\(result.id)") }
    for result in judgement.components { #expect(html.contains(escaped(result.component.name))) }
    let order = [
      "chua-kiem", "khong_dat", "can_xem_xet", "chua_du_can_cu", "ghi-chu", "phan-loai", "thanh-phan-co", "van-ban",
    ]
    let places = order.compactMap { html.range(of: "<h2 id=\"\($0)\"")?.lowerBound }
    let answer = try #require(html.range(of: "class=\"tra-loi\"")?.lowerBound)
    #expect(([answer] + places) == ([answer] + places).sorted() && places.count > 2)
  }

  @Test(
    "Lời làm căn cứ dẫn tới đúng chỗ của nó trong trang giấy tờ", arguments: ["gia-han-nhieu-loi", "cap-gcn-nhieu-loi"])
  func leadsToWords(_ name: String) throws {
    let report = try Samples.report(name)
    let html = try page(report, links: ReviewLinks(check: "00"))
    let reading = ReadingPage(ReadingReport(of: report, by: try Samples.screening().rulebook)).text
    let anchors = html.matches(of: /href="\/ho-so\/00\/giay-to#([lk][0-9]+)">«([^»]*)»/)
    #expect(anchors.count > 5)
    for anchor in anchors {
      #expect(reading.contains(" id=\"\(anchor.1)\""), "\(anchor.1)")
      // The row of that number quotes the same words.
      let row = reading.range(of: " id=\"k\(anchor.1.dropFirst())\"").map { reading[$0.lowerBound...].prefix(600) }
      #expect(row?.contains("«\(anchor.2)»") == true, "\(anchor.2)")
    }
  }

  @Test("Điều chưa kiểm dẫn tới mẫu nêu đã điền sẵn; trang đứng riêng không dẫn đi đâu")
  func leadsToForms() throws {
    let report = try Samples.report("gia-han-nhieu-loi")
    let linked = try page(report, links: ReviewLinks(check: "00"))
    let form = ReviewLinks(check: "00").form(
      for: .value(fact: "công suất thiết kế", of: .row(collection: "dây chuyền", name: "Hoàn tất")))
    #expect(form.hasPrefix("/ho-so/00/neu?viec=gia-tri&du_kien=c%C3%B4ng%20su%E1%BA%A5t"))
    #expect(linked.contains("href=\"\(escaped(form))\""))
    let alone = try page(report)
    #expect(!alone.contains("href=\"/") && !alone.contains("<form") && !alone.contains("http:"))
    #expect(alone.contains("form-action &#39;none&#39;"))
  }

  @Test("Mẫu đã điền sẵn của mọi việc còn mở đều nêu được: không tên nào máy không biết", arguments: Samples.names)
  func formsAreKnown(_ name: String) throws {
    let report = try Samples.report(name)
    let rulebook = try Samples.screening().rulebook
    for settlement in report.judgement.unchecked.flatMap(\.settledBy) {
      let fields = Dictionary(settlement.fields.map { ($0.key, $0.value) }) { first, _ in first }
      #expect(fields["viec"].flatMap(StatementForm.Act.init) != nil)
      if let collection = fields["danh_muc"] { #expect(rulebook.catalogue.collection(collection) != nil) }
      if let fact = fields["du_kien"] {
        let home = fields["danh_muc"].flatMap { rulebook.catalogue.collection($0) }
        #expect((home?.fact(fact) ?? rulebook.catalogue.fact(fact)) != nil, "\(fact)")
      }
      if let file = fields["tep"] { #expect(report.dossier.files.contains { $0.path == file }, "\(file)") }
    }
  }

  @Test("Lời lạ trong hồ sơ chỉ là chữ, kể cả trong thuộc tính và đường dẫn")
  func escapes() throws {
    let evil = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;\u{202E}abc"
    let report = try HostileDossier.report(
      WordBuilder.tbl(
        HostileDossier.head, WordBuilder.tr(["Sợi \(evil)", "1.000", "700"]), WordBuilder.tr(["Kéo", evil, "700"])),
      papers: ["\"><script>b'&.docx": WordBuilder.p("CHỨNG THƯ GIÁM ĐỊNH \(evil)")])
    #expect(report.judgement.unchecked.flatMap(\.settledBy).contains { $0.commands.joined().contains("<script>") })
    for html in [try page(report), try page(report, links: ReviewLinks(check: "00"))] {
      #expect(!html.lowercased().contains("<script") && !html.contains("\u{202E}"))
      #expect(html.contains("&lt;script&gt;alert(1)"))
    }
  }

  @Test("Chính sách của trang cho đúng một kiểu trình bày là của nó")
  func policy() throws {
    let page = HTMLPage(titled: "x", style: "p{margin:0}", "<p>y</p>")
    let style = try #require(page.served.firstMatch(of: /(?s)<style>(.*)<\/style>/)).1
    let digest = Data(Digest(of: Array(style.utf8)).bytes).base64EncodedString()
    #expect(page.policy.contains("style-src 'sha256-\(digest)'") && !page.policy.contains("unsafe"))
    #expect(page.policy.contains("default-src 'none'") && page.policy.contains("frame-ancestors 'none'"))
    #expect(page.text.contains("sha256-\(escaped(digest))") && !page.served.contains("<meta http-equiv"))
  }
}
