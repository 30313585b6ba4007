import Dossiers
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Cổng bí mật nhà nước")
struct SecrecyGateTests {
  private let gate: SecrecyGate

  init() throws {
    gate = SecrecyGate(try PublishedRules.rulebook().secrecy)
  }

  @Test(
    "Dấu chỉ độ mật đứng riêng, giãn chữ, trong ngoặc, tổ hợp, không dấu, sau «Độ mật» đều bị nhận ra",
    arguments: [
      ("MẬT", "Mật"), ("TỐI MẬT", "Tối mật"), ("TUYỆT MẬT", "Tuyệt mật"), ("M Ậ T", "Mật"),
      ("T U Y Ệ T   M Ậ T", "Tuyệt mật"), ("(MẬT)", "Mật"), ("UBND TỈNH\tMẬT", "Mật"), ("SỞ XÂY DỰNG      MẬT", "Mật"),
      ("MA\u{323}\u{302}T", "Mật"), ("TUYET MAT", "Tuyệt mật"), ("Độ mật: Mật", "Mật"),
      ("Mức độ mật: TỐI MẬT", "Tối mật"),
      ("Bản số: 01\nMẬT", "Mật"),
    ])
  func finds(_ text: String, _ level: String) {
    #expect(gate.level(ofText: text) == level)
  }

  @Test(
    "Chữ «mật» trong câu thường không phải là dấu",
    arguments: [
      "mật độ xây dựng 60 %", "MẬT ĐỘ XÂY DỰNG", "bảo mật thông tin", "CAM KẾT BẢO MẬT", "mật ong", "mật khẩu: 123",
      "Mật", "tài liệu mật", "thâm canh mật ong", "MẬT ONG RỪNG", "Không có tài liệu Tuyệt mật, Tối mật, Mật", "MAT",
    ])
  func passes(_ text: String) {
    #expect(gate.level(ofText: text) == nil)
  }

  @Test("Dấu ở đầu trang, trong ô bảng, trong tên tệp đều dừng trước khi xét bất cứ điều gì")
  func stopsEverywhere() throws {
    let rulebook = try PublishedRules.rulebook()
    let screening = Screening(rulebook: rulebook, settings: Settings(today: CivilDay(number: 20_000)))
    let reader = DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
    let header = ("word/header1.xml", "<w:hdr \(WordBuilder.namespace)>\(WordBuilder.p("TỐI MẬT"))</w:hdr>")
    let plain = WordBuilder.docx(body: WordBuilder.p("x"))
    let table = "<w:tbl><w:tr><w:tc>\(WordBuilder.p("M Ậ T"))</w:tc></w:tr></w:tbl>"
    for (name, bytes, place) in [
      ("a.docx", WordBuilder.docx(body: WordBuilder.p("x"), more: [header]), "đầu trang, đoạn 1"),
      ("a.docx", WordBuilder.docx(body: table), "bảng 1, dòng 1, ô 1"), ("báo cáo (MẬT).docx", plain, "tên tệp"),
    ] {
      let dossier = try reader.dossier(named: "h", parts: [(name, bytes)])
      guard case .stopped(let mark, _) = screening.outcome(of: dossier) else {
        Issue.record("không dừng ở \(name)")
        continue
      }
      #expect(mark.place == place)
    }
  }
}
