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
    gate = SecrecyGate(try PublishedRules.rulebook())
  }

  @Test(
    "Dấu chỉ độ mật đứng riêng, giãn chữ, trong ngoặc, tổ hợp, không dấu, sau «Độ mật» đều bị nhận ra",
    arguments: [
      ("MẬT", "Mật"), ("TỐI MẬT", "Tối mật"), ("TUYỆT MẬT", "Tuyệt mật"), ("M Ậ T", "Mật"),
      ("T U Y Ệ T   M Ậ T", "Tuyệt mật"), ("(MẬT)", "Mật"), ("UBND TỈNH\tMẬT", "Mật"), ("SỞ XÂY DỰNG      MẬT", "Mật"),
      ("MA\u{323}\u{302}T", "Mật"), ("TUYET MAT", "Tuyệt mật"), ("Độ mật: Mật", "Mật"),
      ("Mức độ mật: TỐI MẬT", "Tối mật"),
      ("Bản số: 01\nMẬT", "Mật"), ("Mật", "Mật"), ("Tuyệt mật", "Tuyệt mật"), ("Tối Mật", "Tối mật"),
      ("tuyệt mật", "Tuyệt mật"),
      ("TỐI MẬT - Bản số: 01", "Tối mật"), ("MẬT - KHẨN", "Mật"), ("MẬT (bản số 01)", "Mật"), ("MẬT/2026", "Mật"),
      ("Mật - Hỏa tốc", "Mật"), ("Số: 12/BC-UBND (MẬT)", "Mật"), ("Số: 12/BC-UBND [TUYỆT MẬT]", "Tuyệt mật"),
      ("UBND TỈNH X MẬT", "Mật"), ("SỞ XÂY DỰNG MẬT", "Mật"), ("TÀI LIỆU MẬT", "Mật"), ("Tài liệu mật", "Mật"),
      ("HỒ SƠ TUYỆT MẬT", "Tuyệt mật"), ("HỒ SƠ DỰ ÁN TUYỆT MẬT", "Tuyệt mật"), ("Độ mật: Mật; không sao chụp", "Mật"),
      ("ĐỘ MẬT MẬT", "Mật"), ("Mức độ bảo mật: Mật", "Mật"), ("Độ mật: Tuyệt mật. Bản số 1", "Tuyệt mật"),
      ("1. MẬT", "Mật"),
      ("TUYỆT MẬT / TOP SECRET", "Tuyệt mật"), ("Classification: TỐI MẬT", "Tối mật"),
      ("TÀI LIỆU TỐI MẬT CỦA UBND TỈNH", "Tối mật"), ("Bí mật nhà nước: Mật", "Mật"),
      ("MẬT.", "Mật"), ("TUYỆT-MẬT", "Tuyệt mật"), ("M\nẬ\nT", "Mật"), ("“MẬT”", "Mật"),
      ("MẬT/SECRET", "Mật"), ("MẬT (theo Quyết định số 12/QĐ-MAU)", "Mật"), ("ＭẬＴ", "Mật"), ("МẬТ", "Mật"),
      ("ＴＯＩ ＭＡＴ", "Tối mật"),
    ])
  func finds(_ text: String, _ level: String) {
    #expect(gate.level(ofText: text) == level)
  }

  @Test(
    "Chữ «mật» trong câu thường không phải là dấu",
    arguments: [
      "mật độ xây dựng 60 %", "MẬT ĐỘ XÂY DỰNG", "bảo mật thông tin", "CAM KẾT BẢO MẬT", "mật ong", "mật khẩu: 123",
      "mật", "tài liệu mật", "thâm canh mật ong", "MẬT ONG RỪNG", "Không có tài liệu Tuyệt mật, Tối mật, Mật", "MAT",
      "Mật khẩu", "MẬT KHẨU", "mật mía", "MẬT MÍA", "MẬT RỈ ĐƯỜNG", "Rỉ đường (mật)", "RỈ ĐƯỜNG (MẬT)",
      "MẬT - ONG RỪNG",
      "BAN BẢO MẬT", "BỘ LỌC ONG MẬT", "Độ mật: không", "Mật độ: 60 %", "Mức độ bảo mật: cao", "NHÀ MÁY CHẾ BIẾN MẬT",
      "Cam kết giữ bí mật", "Mật độ dân cư", "Thuốc MẬT GẤU", "Độ mật: mật ong loại 1", "HỆ SỐ MẬT ĐỘ (MẬT ĐỘ)",
      "MẬT (theo TCVN)", "Мосқва",
    ])
  func passes(_ text: String) {
    #expect(gate.level(ofText: text) == nil)
  }

  @Test("Trong bảng hàng hóa, chữ «MẬT» cạnh «RỈ ĐƯỜNG» là hàng; ô đóng dấu thì không")
  func readsCellsTogether() {
    #expect(gate.level(ofText: "MẬT", beside: ["RỈ ĐƯỜNG"]) == nil)
    #expect(gate.level(ofText: "MẬT", beside: ["ONG MẬT", "5 kg"]) == nil)
    #expect(gate.level(ofText: "MẬT", beside: ["UBND TỈNH X"]) == "Mật")
    #expect(gate.level(ofText: "TUYỆT MẬT", beside: ["RỈ ĐƯỜNG"]) == "Tuyệt mật")
  }

  @Test("Chữ nhận dạng: dấu chữ đọc sai vẫn là dấu mật; chữ thường và chữ của giấy tờ thì không")
  func distrustsRecognisedMarks() {
    #expect(gate.level(ofText: "MẶT", isRecognised: true) == "Mật")
    #expect(gate.level(ofText: "TỐI MAT", isRecognised: true) == "Tối mật")
    #expect(gate.level(ofText: "MẶT", isRecognised: false) == nil)
    #expect(gate.level(ofText: "MẬT3", isRecognised: true) == "Mật")
    // A piece of a round seal.
    #expect(gate.level(ofText: "\"MA T3", isRecognised: true) == nil)
    #expect(gate.level(ofText: "mặt", isRecognised: true) == nil)
    #expect(gate.level(ofText: "MẶT BẰNG", isRecognised: true) == nil)
  }

  struct Hiding: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var body = WordBuilder.p("x")
    var more: [(String, String)] = []
    let place: String
  }

  private static func wordArt(_ text: String) -> String {
    "<w:p><w:r><w:pict><v:shape><v:textpath string=\"\(text)\"/></v:shape></w:pict></w:r></w:p>"
  }

  private static func part(_ name: String, _ root: String, _ inner: String) -> [(String, String)] {
    [("word/\(name).xml", "<w:\(root) \(WordBuilder.namespace)>\(inner)</w:\(root)>")]
  }

  private static let box =
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(WordBuilder.p("MẬT"))</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"

  static let hidings = [
    Hiding(testDescription: "chữ nghệ thuật", body: wordArt("TUYỆT MẬT"), place: "chữ nghệ thuật"),
    Hiding(
      testDescription: "hình chìm ở đầu trang", more: part("header1", "hdr", wordArt("MẬT")), place: "chữ nghệ thuật"),
    Hiding(
      testDescription: "chữ ẩn", body: "<w:p>\(WordBuilder.r("TUYỆT MẬT", "<w:vanish/>"))</w:p>", place: "chữ ẩn"),
    Hiding(
      testDescription: "chữ ẩn bị cắt thành nhiều đoạn chữ",
      body: "<w:p>\(WordBuilder.r("TUYỆT M", "<w:vanish/>"))\(WordBuilder.r("ẬT", "<w:vanish/>"))</w:p>",
      place: "chữ ẩn"),
    Hiding(
      testDescription: "lời thay cho hình",
      body: "<w:p><w:r><w:drawing><a:docPr descr=\"TUYỆT MẬT\"/></w:drawing></w:r></w:p>", place: "chữ ngoài lời văn"),
    Hiding(
      testDescription: "chữ đã xóa", body: "<w:p><w:del><w:r><w:delText>TỐI MẬT</w:delText></w:r></w:del></w:p>",
      place: "chữ đã xóa"),
    Hiding(
      testDescription: "dòng bảng đã xóa",
      body: WordBuilder.tbl(WordBuilder.tr(["MẬT"], "<w:del w:id=\"1\"/>"), WordBuilder.tr(["x"])), place: "chữ đã xóa"),
    Hiding(
      testDescription: "nhận xét", more: part("comments", "comments", "<w:comment>\(WordBuilder.p("MẬT"))</w:comment>"),
      place: "nhận xét"),
    Hiding(
      testDescription: "phương trình", body: "<w:p><m:oMath><m:r><m:t>MẬT</m:t></m:r></m:oMath></w:p>",
      place: "phương trình"),
    Hiding(
      testDescription: "thuộc tính tệp",
      more: [("docProps/core.xml", "<core xmlns:dc=\"d\"><dc:title>MẬT</dc:title></core>")],
      place: "thuộc tính tệp"),
    Hiding(
      testDescription: "chữ hoa do định dạng", body: "<w:p>\(WordBuilder.r("tối mật", "<w:caps/>"))</w:p>",
      place: "đoạn 1"),
    Hiding(
      testDescription: "hộp chữ trong ô cuối tệp", body: WordBuilder.tbl(WordBuilder.tr([WordBuilder.tc(box)])),
      place: "đoạn 1"),
    Hiding(
      testDescription: "hộp chữ trong ô cuối đầu trang",
      more: part("header1", "hdr", WordBuilder.tbl(WordBuilder.tr([WordBuilder.tc(box)]))), place: "đầu trang, đoạn 1"),
  ]

  @Test("Dấu nằm ở chỗ không phải lời văn cũng dừng", arguments: hidings)
  func stopsAtHiddenMarks(_ hiding: Hiding) throws {
    let paper = WordBuilder.docx(body: hiding.body, more: hiding.more)
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "h", parts: [("a.docx", paper)])
    #expect(gate.mark(in: dossier)?.place == hiding.place)
  }

  @Test("Dấu trong ho-so.json cũng dừng")
  func stopsAtIntake() throws {
    let intake = #"{"schemaVersion": "1", "nguoi_nop": {"ten": "TUYỆT MẬT"}}"#
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "h", parts: [("ho-so.json", Array(intake.utf8)), ("a.docx", WordBuilder.docx(body: WordBuilder.p("x")))])
    #expect(gate.mark(in: dossier)?.path == "ho-so.json")
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
