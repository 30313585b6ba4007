import TestSupport
import Testing

@testable import Dossiers

@Suite("Chữ Word gõ bằng phông cũ (.VnTime, VNI-Times)")
struct OldFontTests {
  private typealias Word = WordBuilder

  private static func font(_ name: String) -> String { "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\"/>" }

  private func file(_ runs: String, styles: String = "") throws -> WordFile {
    let more = styles.isEmpty ? [] : [("word/styles.xml", "<w:styles \(Word.namespace)>\(styles)</w:styles>")]
    return try WordFile(Word.docx(body: "<w:p>\(runs)</w:p>", more: more))
  }

  private func paragraph(_ file: WordFile) throws -> Paragraph {
    guard case .paragraph(let paragraph)? = file.blocks.first else { throw WordFile.Fault.notWord }
    return paragraph
  }

  @Test(
    "Tên phông nói bảng mã: đọc thành Unicode, chắc, và nói đã đổi",
    arguments: [
      (".VnTime", "C«ng suÊt thùc tÕ: 842 kg/h", "Công suất thực tế: 842 kg/h", "TCVN3 (ABC) của phông .VnTime"),
      (".VnTimeH", "c«ng suÊt", "CÔNG SUẤT", "TCVN3 (ABC) của phông .VnTimeH"),
      (".VnTime", "C«ng ty t­ nh©n", "Công ty tư nhân", "TCVN3 (ABC) của phông .VnTime"),
      ("VNI-Times", "Coâng suaát thöïc teá: 842", "Công suất thực tế: 842", "VNI của phông VNI-Times"),
      // As a font of symbols keeps its letters.
      (".VnTime", "C\u{F0AB}ng su\u{F0CA}t", "Công suất", "TCVN3 (ABC) của phông .VnTime"),
    ])
  func reads(_ font: String, _ written: String, _ text: String, _ detail: String) throws {
    let file = try file(Word.r(written, Self.font(font)))
    #expect(try paragraph(file).text == text && paragraph(file).doubts.isEmpty && file.unreadParts.isEmpty)
    #expect(file.notes == [ReadingNote(kind: .font, detail: detail)])
  }

  @Test("Phông do kiểu đoạn hay mặc định của tệp nói; đoạn tự nêu phông khác thì theo phông của đoạn")
  func followsStyles() throws {
    let usual = "<w:docDefaults><w:rPrDefault><w:rPr>\(Self.font(".VnTime"))</w:rPr></w:rPrDefault></w:docDefaults>"
    let own = Word.r("C«ng ", "") + Word.r("suất", Self.font("Times New Roman")) + Word.r(" «A»", Self.font("Arial"))
    #expect(try paragraph(file(own, styles: usual)).text == "Công suất «A»")
    let style = "<w:style w:type=\"character\" w:styleId=\"X\"><w:rPr>\(Self.font(".VnArial"))</w:rPr></w:style>"
    #expect(try paragraph(file(Word.r("®¬n", "<w:rStyle w:val=\"X\"/>"), styles: style)).text == "đơn")
    #expect(try paragraph(file(Word.r("®¬n"), styles: style)).text == "®¬n")
  }

  @Test("Số, chữ không dấu và chữ Unicode trong phông cũ giữ nguyên, không thêm lời nào")
  func leavesOtherText() throws {
    for text in ["842,5 kg/h", "Cong suat", "Công suất thiết kế"] {
      let file = try file(Word.r(text, Self.font(".VnTime")))
      #expect(try paragraph(file).text == text && paragraph(file).doubts.isEmpty && file.notes.isEmpty, "\(text)")
    }
  }

  @Test("Chữ chỉ là tiếng Việt theo bảng mã cũ mà không phông nào nói: tệp được nêu là còn phần lỗi phông chữ")
  func tellsWhatNoFontTells() throws {
    for text in ["C«ng suÊt thiÕt kÕ", "Coâng suaát thieát keá"] {
      #expect(try file(Word.r(text)).unreadParts == [.init(kind: .badEncoding, count: 1)], "\(text)")
      #expect(try paragraph(file(Word.r(text))).text == text)
      let data = SheetBuilder.row(1, [SheetBuilder.t("A1", text)])
      #expect(try Workbook(SheetBuilder.xlsx([.init("A", data)])).unreadParts.map(\.kind) == [.badEncoding], "\(text)")
    }
    for text in [
      "Công suất thiết kế", "50 µm", "± 2 °C; Ø25; «A»", "Müller Café Größe Ångström", "m³/h, m²/h, m³/h, m²/h",
    ] {
      #expect(try file(Word.r(text)).unreadParts.isEmpty, "\(text)")
    }
  }

  @Test("Gạch nối mềm trong phông TCVN3 là chữ ư; ngoài phông ấy không là gì")
  func readsSoftHyphens() throws {
    func run(_ font: String) -> String {
      "<w:r><w:rPr>\(Self.font(font))</w:rPr><w:t>t</w:t><w:softHyphen/><w:t xml:space=\"preserve\"> nh©n</w:t></w:r>"
    }
    #expect(try paragraph(file(run(".VnTime"))).text == "tư nhân")
    #expect(try paragraph(file(run("Arial"))).text == "t nh©n")
  }

  @Test(
    "Chữ viết sao cũng ra tiếng Việt, hay dấu đứng rời chữ của nó, thì chưa chắc và được đếm",
    arguments: [(".VnTime", "Công"), (".VnTime", "Êm"), ("VNI-Times", "âng")])
  func doubts(_ font: String, _ written: String) throws {
    let file = try file(Word.r(written, Self.font(font)))
    #expect(try paragraph(file).doubts == [.symbol])
    #expect(file.unreadParts == [.init(kind: .symbol, count: 1)])
  }
}
