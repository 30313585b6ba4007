import Dossiers
import Rulebook
import TestSupport
import Testing

@testable import Screening

/// A paper of the right name that may be worth nothing: there, but never satisfied without somebody's look.
@Suite("Giấy tờ đúng tên mà chưa chắc có giá trị thì cần xem xét")
struct PaperDoubtTests {
  private typealias Word = WordBuilder

  struct Paper: Sendable, CustomTestStringConvertible {
    let body: String
    let why: String
    var header: String?

    var testDescription: String { why }
  }

  /// The technology determination of a company, as the intake list names it or not.
  private func report(_ paper: Paper, isListed: Bool = false) throws -> ScreeningReport {
    let list = isListed ? #", "thanh_phan": [{"ma": "GH-5", "tep": [{"ten": "x.docx"}]}]"# : ""
    let intake = """
      {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"},
       "nguoi_nop": {"ten": "Công ty TNHH Mẫu Thử Sông Hồng"}, "du_kien": {"thuoc_khoan_15_dieu_28": true}\(list)}
      """
    let header = paper.header.map { text in
      [("word/header1.xml", "<w:hdr \(Word.namespace)>\(Word.p(text))</w:hdr>")]
    }
    let docx = Word.docx(body: paper.body, more: header ?? [])
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "la", parts: [("ho-so.json", Array(intake.utf8)), ("x.docx", docx)])
    return try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
  }

  private static let title = Word.p("VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ")
  private static let holder = Word.p("Nhà đầu tư: CÔNG TY TNHH MẪU THỬ SÔNG HỒNG")
  private static let result = Word.p(
    "Kết luận: dự án không sử dụng công nghệ lạc hậu, tiềm ẩn nguy cơ gây ô nhiễm môi trường, thâm dụng tài nguyên.")
  private static let sound = title + holder + result

  @Test("Giấy tờ của người nộp, có kết luận, còn hạn thì có, không kèm ngờ vực nào", arguments: [false, true])
  func takesSoundPapers(isListed: Bool) throws {
    let more = Word.p("Văn bản có giá trị đến hết ngày 31 tháng 12 năm 2026.") + Word.p("Không bị thu hồi đất.")
    let report = try report(Paper(body: Self.sound + more, why: ""), isListed: isListed)
    #expect(
      report.judgement.verdicts.first { $0.rule == "OT-030" }?.outcome == .satisfied, "\(report.reasons(of: "OT-030"))")
  }

  @Test(
    "Giấy tờ chưa chắc có giá trị: vừa kê trong danh sách vừa nhận ra đều là cần xem xét, kèm lời trong giấy",
    arguments: [
      Paper(
        body: title + holder + Word.p("Kết luận: dự án sử dụng công nghệ lạc hậu."), why: "không thấy câu kết luận"),
      Paper(
        body: title + holder + Word.p("Chưa đủ cơ sở kết luận dự án không sử dụng công nghệ lạc hậu."),
        why: "không thấy câu kết luận"),
      Paper(
        body: title + Word.p("Nhà đầu tư: Công ty Cổ phần Dệt Ví Dụ Hai") + result,
        why: "giấy tờ nêu «Công ty Cổ phần Dệt Ví Dụ Hai» mà không nêu người nộp «Công ty TNHH Mẫu Thử Sông Hồng»"),
      Paper(body: sound, why: "giấy tờ ghi «dự thảo»", header: "DỰ THẢO LẦN 2"),
      Paper(body: Word.p("DỰ THẢO") + sound, why: "«DỰ THẢO»"),
      Paper(body: sound + Word.p("Văn bản này đã bị thu hồi theo Quyết định số 7/QĐ-MAU."), why: "đã bị thu hồi"),
      Paper(body: sound + Word.p("ĐÃ HỦY"), why: "giấy tờ ghi «ĐÃ HỦY»"),
      Paper(
        body: sound + Word.p("Có giá trị từ ngày 01/01/2024 đến hết ngày 31/12/2025."),
        why: "đến hết ngày 31/12/2025.», trước ngày nộp hồ sơ 01/09/2026"),
      Paper(body: title, why: "giấy tờ không có nội dung ngoài tên"),
      Paper(body: sound + Word.p("Tuy nhiên dây chuyền không đáp ứng điểm a khoản 15 Điều 28."), why: "không đáp ứng"),
      Paper(
        body: title + holder + Word.p("Dây chuyền kéo sợi không sử dụng công nghệ lạc hậu."),
        why: "không thấy câu kết luận"),
      Paper(body: sound + Word.p("Bản này được hủy theo đề nghị của Công ty."), why: "Bản này được hủy"),
      Paper(
        body: sound + Word.p("Văn bản có giá trị 24 tháng kể từ ngày 10/01/2023."),
        why: "kể từ ngày 10/01/2023.», trước ngày nộp hồ sơ"),
      Paper(body: Word.p("Hưng Yên, ngày 15 tháng 10 năm 2026") + sound, why: "sau ngày nộp hồ sơ 01/09/2026"),
      Paper(
        body: "<w:p>\(Word.r("VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ", "<w:strike/>"))</w:p>" + holder + result,
        why: "chữ bị gạch ngang"),
    ])
  func doubtsPapers(_ paper: Paper) throws {
    let listed = try report(paper, isListed: true)
    #expect(listed.judgement.verdicts.first { $0.rule == "OT-030" }?.outcome == .needsReview)
    #expect(listed.reasons(of: "OT-030").contains(paper.why))
    #expect(try report(paper).judgement.verdicts.first { $0.rule == "OT-030" }?.outcome != .satisfied)
  }

  @Test("Giá trị trong bản dự thảo không chắc")
  func doubtsValues() throws {
    let table = Word.tbl(HostileDossier.head, Word.tr(["Sợi", "1.000", "950"]))
    let header = ("word/header1.xml", "<w:hdr \(Word.namespace)>\(Word.p("BẢN NHÁP"))</w:hdr>")
    let report = try HostileDossier.report(table, more: [header])
    #expect(report.outcomesByRow(of: "OT-002") == ["Sợi": .needsReview])
    #expect(report.reasons(of: "OT-002").contains("giấy tờ ghi «bản nháp»"))
  }

  @Test(
    "Danh sách kê một tệp tự gọi bằng tên khác hẳn, hay một tệp trống, thì thành phần cần xem xét",
    arguments: [
      ("ĐƠN XIN NGHỈ PHÉP", "tệp tự gọi là «ĐƠN XIN NGHỈ PHÉP»"),
      ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "không có nội dung"),
    ])
  func doubtsListedFiles(_ head: String, _ why: String) throws {
    for code in ["GH-1", "GH-4"] {
      let intake = """
        {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"},
         "nguoi_nop": {"ten": "Công ty X"}, "thanh_phan": [{"ma": "\(code)", "tep": [{"ten": "x.docx"}]}]}
        """
      let body = head.hasPrefix("ĐƠN") ? Word.p("Kính gửi: Giám đốc. Tôi xin nghỉ phép ba ngày vì việc nhà.") : ""
      let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
        named: "la",
        parts: [("ho-so.json", Array(intake.utf8)), ("x.docx", Word.docx(body: Word.p(head) + body))])
      let report = try Samples.screening(office: "so-khoa-hoc-cong-nghe").report(of: dossier)
      let result = try #require(report.judgement.components.first { $0.component.code == code })
      #expect(result.outcome == .needsReview && result.reasons.map(\.text).joined().contains(why), "\(result.reasons)")
    }
  }
}
