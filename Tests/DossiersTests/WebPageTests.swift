import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Trang HTML")
struct WebPageTests {
  private func read(_ html: String) throws -> UnmarkedFile { try UnmarkedFile(Array(html.utf8)) }

  private func paragraphs(_ blocks: [Block]) -> [Paragraph] {
    blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  private func tables(_ blocks: [Block]) -> [Table] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private func why(_ html: String) -> Unreadable? {
    do {
      _ = try ReaderChild.document(of: Array(html.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test("Đoạn, tiêu đề, danh sách, ngắt dòng theo thứ tự; khoảng trắng gộp lại")
  func readsText() throws {
    let html = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>tên tệp</title></head><body>
      <h1>Dự án</h1><p>Công   suất
      <b>thiết</b> kế<br>842</p><ul><li>một<li>hai</ul>chữ trần</body></html>
      """
    let file = try read(html)
    let told = paragraphs(file.blocks)
    #expect(told.map(\.text) == ["Dự án", "Công suất thiết kế\n842", "một", "hai", "chữ trần"])
    #expect(told[0].headingLevel == 1 && told[1].place.description == "đoạn 2 (mục «Dự án»)")
    #expect(file.unreadParts.isEmpty && file.notes.isEmpty)
    #expect(file.asides.contains(Aside(kind: .properties, text: "tên tệp")))
  }

  @Test("Ô gộp ngang và dọc giữ đúng cột, giá trị của ô gộp dọc đáng ngờ")
  func readsMergedCells() throws {
    let html = """
      <table><tr><td colspan=2>A<td>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5<tfoot><tr><td>x<td>y<td>z</tfoot></table>
      """
    let blocks = try read(html).blocks
    let table = try #require(tables(blocks).first)
    #expect(table.rows.map { $0.map(\.text) } == [["A", "B"], ["1", "2", "3"], ["1", "4", "5"], ["x", "y", "z"]])
    #expect(table.rows.map { $0.map(\.column) } == [[0, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2]])
    #expect(table.rows[2][0].continuesAbove && table.rows[2][0].doubts == [.merged])
    #expect(table.rows[1][0].doubts == [.merged] && table.rows[1][1].doubts.isEmpty)
  }

  @Test("Bảng lồng là bảng riêng, ô chứa nó đáng ngờ; chú thích bảng là đoạn đứng trước")
  func readsNestedTables() throws {
    let html =
      "<table><caption>Bảng một</caption><tr><td>ngoài<table><tr><td>trong</table><td><p>a</p><p>b</p></table><p>sau</p>"
    let blocks = try read(html).blocks
    let told = tables(blocks)
    #expect(told.map { $0.rows.map { $0.map(\.text) } } == [[["ngoài", "a\nb"]], [["trong"]]])
    #expect(told[0].rows[0].map(\.doubts) == [[.nested], []])
    #expect(paragraphs(blocks).map(\.text) == ["Bảng một", "sau"])
  }

  @Test(
    "Chữ ẩn không đọc, được đếm, chỗ của nó đáng ngờ",
    arguments: [
      "<span style='display:none'>", "<span style='DISPLAY : NONE !important'>", "<span style='visibility:hidden'>",
      "<span style='font-size:0'>", "<span hidden>", "<span class=an>", "<span style='mso-hide:all'>",
      "<span style='position:absolute;left:-9999px'>", "<span style='opacity:0'>",
    ])
  func leavesOutHiddenText(_ tag: String) throws {
    let file = try read("<html><style>/* x */ @media print { .an { display: none } }</style><p>thấy\(tag)ẩn</span></p>")
    let told = paragraphs(file.blocks)
    #expect(told.map(\.text) == ["thấy"] && told.map(\.doubts) == [[.hidden]])
    #expect(file.unreadParts == [.init(kind: .hiddenText, count: 1)])
    #expect(file.asides == [Aside(kind: .hidden, text: "ẩn")])
  }

  @Test(
    "Chữ trắng trên trắng, chữ tí hon, chữ gạch ngang, chữ thêm, chỉ số trên đều đáng ngờ; trắng trên nền tối thì không"
  )
  func doubtsLooks() throws {
    let html = """
      <p style="color:#fff">trắng</p><p><font color=white>trắng</font></p><p style="font-size:1pt">nhỏ</p>
      <p><del>bỏ</del></p><p><ins>thêm</ins></p><p>10<sup>3</sup></p><p style="color:white;background:navy">rõ</p>
      <style>div .mo { color: white }</style><div><p class=mo>có thể mờ</p></div>
      """
    let doubts = paragraphs(try read(html).blocks).map(\.doubts)
    #expect(
      doubts == [[.faint], [.faint], [.faint], [.struck], [.tracked], [.raised], [], [.hidden]])
  }

  @Test("Hình, khung nhúng, ô nhập, kịch bản, tệp định dạng bên ngoài được đếm là chưa đọc; không gì được tải về")
  func countsWhatIsNotRead() throws {
    let html = """
      <html><link rel=stylesheet href="http://x/y.css"><script>document.write('9')</script>
      <p>a<img src="http://x/y.png" alt="mô tả"><iframe src="file:///etc/passwd"></iframe><input value="7"></p></html>
      """
    let file = try read(html)
    #expect(
      Set(file.unreadParts.map(\.kind)) == [.includedFile, .other, .picture, .embeddedObject, .field])
    #expect(paragraphs(file.blocks).map(\.doubts) == [[.pictured, .field]])
    #expect(file.asides.map(\.text).contains("mô tả"))
  }

  @Test("Chú thích của Word là chú thích; chỗ gọi nó đáng ngờ")
  func readsWordNotes() throws {
    let html = """
      <html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p>thân<a style='mso-footnote-id:ftn1' href="#_ftn1"></a></p>
      <div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p>chú thích một</p></div></div></body></html>
      """
    let told = paragraphs(try read(html).blocks)
    #expect(told.map(\.text) == ["thân", "chú thích một"])
    #expect(told.map(\.place.part) == [.body, .footnote] && told[0].doubts == [.noted])
  }

  @Test("Trang theo bảng mã: khai báo Latin với chữ viết bằng số, UTF-16, và phông chữ cũ")
  func decodes() throws {
    let latin = Array("<html><meta charset=\"windows-1252\"><p>Vi&#7879;t Nam ".utf8) + [0x96] + Array(" 1</p>".utf8)
    let file = try UnmarkedFile(latin)
    #expect(paragraphs(file.blocks).map(\.text) == ["Việt Nam – 1"])
    #expect(file.notes == [.init(kind: .encoding, detail: "windows-1252")])
    let units = "<html><p>Dệt</p></html>".utf16.flatMap { unit -> [UInt8] in
      [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    }
    let wide = try UnmarkedFile([0xFF, 0xFE] + units)
    #expect(paragraphs(wide.blocks).map(\.text) == ["Dệt"])
    #expect(why("<html><p>C«ng ty tr¸ch nhiÖm h÷u h¹n dÖt nhuém</p></html>") == .badEncoding)
  }

  @Test("Nhận ra trang dù có khai báo XML, chú thích hay tên đuôi .doc; văn bản có dấu nhỏ hơn thì không phải")
  func tellsPages() {
    #expect(WebPage.isOne(Array("\u{FEFF}<?xml version=\"1.0\"?><!-- a --> <HTML>".utf8)))
    #expect(WebPage.isOne(Array("<table><tr>".utf8)))
    #expect(!WebPage.isOne(Array("<?xml version=\"1.0\"?><hoadon/>".utf8)))
    #expect(!WebPage.isOne(Array("<5 tỷ đồng".utf8)) && !WebPage.isOne(Array("a <html>".utf8)))
  }

  // MARK: Hostile pages

  @Test("Thực thể ngoài và thực thể nở ra không cho chữ nào")
  func ignoresEntities() throws {
    let outside = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><p>a&x;b</p></html>"
    let told = paragraphs(try read(outside).blocks)
    #expect(!told.contains { $0.text.contains("root:") })
    let laughs = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }.joined()
    let bomb = "<!DOCTYPE html [<!ENTITY l0 \"ha\">\(laughs)]><html><p>a&l9;b</p></html>"
    let laughed = paragraphs(try read(bomb).blocks)
    #expect(laughed.allSatisfy { $0.text.count < 10_000 })
  }

  @Test("Lồng một trăm nghìn lớp, ô trải vô số dòng: dừng và nói vì sao")
  func boundsDepth() {
    #expect(why("<html>" + String(repeating: "<div>", count: 100_000) + "a") == .tooLarge)
    #expect(why("<html>" + String(repeating: "<table><tr><td>", count: 100_000) + "a") == .tooLarge)
    let wide = "<tr>" + String(repeating: "<td rowspan=65534>a", count: 1000)
    #expect(why("<table>" + wide + String(repeating: "<tr><td>b", count: 1000) + "</table>") == .tooLarge)
  }

  @Test("Byte bị sửa ngẫu nhiên không làm sập")
  func survivesMutations() {
    var random = SeededNumbers(3)
    let good = Array(
      "<html><style>.a{display:none} @media x{p.b#c::before{content:'x'}}</style><table><tr><td rowspan=2 class=a>1<td style='color:#fff'>2</table><p>chữ</html>"
        .utf8)
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
      }
      _ = try? UnmarkedFile(bytes)
    }
  }
}
