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
}
