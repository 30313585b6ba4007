import Dossiers
import TestSupport
import Testing

@testable import Letters

@Suite("Công văn theo NĐ 30/2020/NĐ-CP")
struct WordLetterTests {
  private func letter(
    _ body: [Letter.Passage], to addressees: [String] = ["Công ty <A> & \"B\""], draft: Bool = true
  ) -> Letter {
    Letter(
      agency: .init(parent: "Ủy ban nhân dân tỉnh", name: "Sở Mẫu", sign: "SM-PM", unit: "PM"), place: "Tỉnh Mẫu",
      form: .correspondence(subject: "bổ sung hồ sơ"), addressees: addressees, body: body,
      signer: .init(["Giám đốc"]), recipients: [], isDraft: draft, note: "Bản dự thảo.")
  }

  /// What our own reader finds in the file.
  private func text(_ letter: Letter) throws -> String {
    let document = try ReaderChild.document(of: try WordLetter(letter).bytes())
    return document.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph): [paragraph.text]
      case .table(let table): table.rows.joined().map(\.text)
      }
    }.joined(separator: "\n")
  }

  @Test("Có đủ Quốc hiệu, Tiêu ngữ, cơ quan, số để trống, trích yếu, nơi nhận, và dấu dự thảo")
  func hasEveryElement() throws {
    let text = try text(letter([.paragraph("Nội dung.")]))
    for part in [
      "DỰ THẢO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN TỈNH", "SỞ MẪU",
      "Số:        /SM-PM", "V/v bổ sung hồ sơ", "Kính gửi: Công ty <A> & \"B\"", "Nội dung./.", "Nơi nhận:",
      "- Như trên;", "- Lưu: VT, PM.", "GIÁM ĐỐC", "ngày      tháng      năm",
    ] {
      #expect(text.contains(part), "thiếu «\(part)»")
    }
    #expect(!(try self.text(letter([.paragraph("Nội dung.")], draft: false)).contains("DỰ THẢO")))
  }

  @Test("Dòng chưa cán bộ nào xác nhận mang dấu; dòng đã xác nhận thì không")
  func marksUnconfirmedLines() throws {
    let text = try text(
      letter([
        .item(number: 1, text: "Một.", basis: "Căn cứ: điểm a.", isConfirmed: true),
        .item(number: 2, text: "Hai.", basis: "Cần để áp dụng điểm b.", isConfirmed: false),
      ]))
    #expect(text.contains("1. Một. Căn cứ: điểm a.\n"))
    #expect(text.contains("2. Hai. Cần để áp dụng điểm b. [chưa xác nhận]./."))
  }

  @Test("Cùng một công văn cho cùng một tệp; ký tự điều khiển và đổi chiều bị bỏ")
  func isDeterministicAndSafe() throws {
    let hostile = letter([.paragraph("a\u{0}\u{202E}b\u{1B}[31m")])
    #expect(try WordLetter(hostile).bytes() == WordLetter(hostile).bytes())
    #expect(try text(hostile).contains("ab[31m./."))
  }

  @Test("Trên màn hình cũng đủ, không dòng nào quá 80 cột")
  func rendersText() {
    let long = String(repeating: "chữ dài ", count: 60)
    let text = LetterText(letter([.item(number: 1, text: long, basis: "điểm a", isConfirmed: false)])).text
    #expect(text.contains("DỰ THẢO") && text.contains("[chưa xác nhận]"))
    for line in text.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test("Nhiều nơi kính gửi: mỗi nơi một dòng, kết thúc bằng chấm phẩy, cuối cùng bằng chấm, ở cả hai dạng")
  func severalAddressees() throws {
    let letter = letter([.paragraph("Nội dung.")], to: ["Sở Một", "Sở Hai", "Sở Ba"])
    for text in [try text(letter), LetterText(letter).text] {
      let lines = text.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
      #expect(lines.contains("Kính gửi:"))
      for line in ["- Sở Một;", "- Sở Hai;", "- Sở Ba."] { #expect(lines.contains { $0 == line }, "\(line)") }
    }
  }

  @Test("Văn bản có tên loại: tên loại chữ hoa, không «V/v», không «Như trên»; trang tại quầy không Quốc hiệu")
  func namedDocumentsAndPages() throws {
    let table = Letter.Table(
      columns: [.init("TT", share: 10), .init("Nội dung", share: 60), .init("Căn cứ", share: 30)],
      rows: [["1", "Một", "Điều 1"], ["2", "Hai", ""]])
    func letter(_ form: Letter.Form, _ recipients: [String]?) -> Letter {
      Letter(
        agency: .init(parent: nil, name: "Sở Mẫu", sign: "TB-SM", unit: nil), place: nil, form: form, addressees: [],
        body: [.table(table), .paragraph("Hết.")], signer: .init([]), recipients: recipients, isDraft: true, note: "")
    }
    let named = letter(.named(title: "Thông báo", subject: "Kết quả"), ["Công ty Mẫu"])
    for text in [try text(named), LetterText(named).text] {
      #expect(text.contains("THÔNG BÁO") && text.contains("Kết quả") && text.contains("Số:        /TB-SM"))
      #expect(text.contains("- Công ty Mẫu;") && text.contains("- Lưu: VT.") && text.contains("Hết./."))
      #expect(!text.contains("V/v") && !text.contains("Như trên") && !text.contains("Kính gửi"))
    }
    #expect(LetterText(named).text.contains("    1. Một\n        Căn cứ: Điều 1\n\n    2. Hai\n\n"))
    let page = letter(.page(title: "Cần thêm gì"), nil)
    for text in [try text(page), LetterText(page).text] {
      #expect(text.contains("CẦN THÊM GÌ") && text.contains("Hết.") && !text.contains("Hết./."))
      #expect(!text.contains("CỘNG HÒA") && !text.contains("Nơi nhận") && !text.contains("Số:"))
    }
  }

  @Test("Tên cơ quan dài được ngắt thành các dòng dài gần bằng nhau, không dòng nào quá cột, không mất chữ")
  func breaksLongNames() {
    let printed = PrintedWidth(size: Layout.agency)
    let name = "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP, KHU KINH TẾ VÀ KHU CÔNG NGHỆ CAO"
    let lines = printed.lines(of: name, within: 3500)
    #expect(lines.count > 1 && lines.joined(separator: " ") == name)
    let widths = lines.map(printed.of)
    #expect(widths.allSatisfy { $0 <= 3500 })
    #expect((widths.min() ?? 0) * 2 > (widths.max() ?? 0), "\(lines)")
    #expect(printed.lines(of: "SỞ TÀI CHÍNH", within: 3500) == ["SỞ TÀI CHÍNH"])
    let word = String(repeating: "A", count: 90)
    #expect(printed.lines(of: word, within: 3500) == [word])
  }
}
