import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Screening

@Suite("Tên giấy tờ: đúng hẳn thì có, gần đúng thì chưa thấy và nêu tệp")
struct TitleTests {
  struct Head: Sendable, CustomTestStringConvertible {
    let lines: [String]
    let component: String

    init(_ component: String, _ lines: String...) {
      self.lines = lines
      self.component = component
    }

    var testDescription: String { lines.joined(separator: " / ") }
  }

  private func presence(_ head: Head) throws -> Presence? {
    try presence(head.component, body: head.lines.map { WordBuilder.p($0) }.joined())
  }

  private func presence(_ component: String, body: String) throws -> Presence? {
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "la",
      parts: [
        ("ho-so.json", Array(#"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}}"#.utf8)),
        ("x.docx", WordBuilder.docx(body: body)),
      ])
    return try Samples.screening(on: .init(iso: "2026-09-01")).report(of: dossier).judgement.components
      .first { $0.component.code == component }?.presence
  }

  @Test("Dòng nói ngược ngay dưới tên làm tên không chắc; sau một bảng thì nó không còn là dòng sau của tên")
  func goesOnBelowATableNoLonger() throws {
    let title = WordBuilder.p("VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ")
    let table = WordBuilder.tbl(
      WordBuilder.tr([WordBuilder.tc(WordBuilder.p("Nhà đầu tư")), WordBuilder.tc(WordBuilder.p("Công ty A"))]))
    let told = WordBuilder.p("Kết luận: dự án không sử dụng công nghệ lạc hậu.")
    let name = WordBuilder.p("Lê Minh Ví Dụ")
    guard case .present? = try presence("GH-5", body: title + table + name + told) else {
      Issue.record("bảng đứng giữa")
      return
    }
    if case .present? = try presence("GH-5", body: title + name + told) { Issue.record("ngay dưới tên") }
  }

  @Test(
    "Tên đứng đúng chỗ",
    arguments: [
      Head(
        "GH-5", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 12/SKHCN", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ", "Kết luận: không lạc hậu."),
      Head("GH-5", "VĂN BẢN XÁC ĐỊNH", "CÔNG NGHỆ", "Kính gửi: Công ty"),
      Head("GH-4", "Công ty TNHH X", "Hưng Yên, ngày 05 tháng 3 năm 2026", "BÁO CÁO TÀI CHÍNH NĂM 2025"),
      Head("GH-4", "BÁO CÁO TÀI CHÍNH", "Đã được kiểm toán", "CHO NĂM TÀI CHÍNH 2025", "I. CÔNG TY"),
      Head(
        "GH-3", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "HỢP ĐỒNG THUÊ ĐẤT", "Số: 01/HĐ"),
      Head("GH-1", "Mẫu I.1.10", "ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", "Tên nhà đầu tư: Công ty X"),
    ])
  func isThere(_ head: Head) throws {
    guard case .present? = try presence(head) else {
      Issue.record("\(String(describing: try presence(head)))")
      return
    }
  }

  @Test(
    "Tên nằm trong giấy tờ khác, bị lời bên cạnh làm đổi nghĩa, hoặc ở biểu mẫu chưa điền",
    arguments: [
      Head("GH-5", "CÔNG TY X", "ĐƠN XIN CẤP", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ", "Kính gửi: Sở"),
      Head("GH-5", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Văn bản xác định công nghệ chưa được cấp cho dự án"),
      Head("GH-5", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ", "CHƯA ĐƯỢC CẤP"),
      Head("GH-5", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ", "(bản dự thảo)"),
      Head("GH-5", "MẪU", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ"), Head("GH-5", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ", "MẪU"),
      Head("GH-3", "BIÊN BẢN THANH LÝ", "HỢP ĐỒNG THUÊ ĐẤT", "Hai bên chấm dứt hợp đồng."),
      Head("GH-3", "HỢP ĐỒNG THUÊ ĐẤT ĐÃ CHẤM DỨT"), Head("GH-3", "HỢP ĐỒNG THUÊ ĐẤT", "CỦA NHÀ HÀNG XÓM"),
      Head("GH-4", "Các giấy tờ sẽ nộp bổ sung sau", "Báo cáo tài chính"),
      Head("GH-4", "1. Báo cáo tài chính", "2. Khác"),
      Head("GH-4", "CÔNG TY X", "Báo cáo tài chính", "Hợp đồng thuê đất"),
      Head("GH-4", "BÁO CÁO TÀI CHÍNH NỘI BỘ CỦA CÔNG TY KHÁC"),
      Head("GH-4", "BÁO CÁO TÀI CHÍNH NĂM 2025 CỦA CÔNG TY KHÁC"),
      Head("GH-4", "Hồ sơ gửi kèm gồm có:", "Báo cáo tài chính"),
      Head("GH-1", "Mẫu I.1.10", "ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", "Tên nhà đầu tư: …………"),
    ])
  func isNotSeen(_ head: Head) throws {
    #expect(try presence(head) == .notSeen(mayLieIn: ["x.docx"]))
  }

  @Test("Giá trị ở giấy tờ chỉ gần đúng tên thì không chắc")
  func doubtsValues() throws {
    let table = WordBuilder.tbl(HostileDossier.head, WordBuilder.tr(["Sợi", "1.000", "950"]))
    let report = try HostileDossier.report(table, title: "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ CỦA CÔNG TY KHÁC")
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .needsReview])
    #expect(report.reasons(of: "OT-002").contains("chưa chắc «a.docx»"))
  }
}
