import Dossiers
import Letters
import Reading
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Một thông báo, đủ nội dung, đúng căn cứ")
struct SupplementRequestTests {
  /// The notice as one line of text.
  private func notice(_ report: ScreeningReport) throws -> String {
    let letter = try LetterDrafts(of: report, by: PublishedRules.rulebook()).letter(.supplement)
    return LetterText(letter).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Thông báo nêu căn cứ của chính nó; văn bản viện dẫn lần đầu thì đầy đủ, lần sau chỉ loại và số")
  func citesItsOwnBasis() throws {
    let notice = try notice(try Samples.report("gia-han-sua-doi"))
    let full =
      "Nghị định số 96/2026/NĐ-CP ngày 31 tháng 3 năm 2026 của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Đầu tư"
    #expect(notice.contains("Căn cứ điểm d khoản 1 Điều 6 \(full), Sở Tài chính đề nghị"))
    #expect(notice.components(separatedBy: "của Chính phủ quy định").count == 2)
    #expect(
      notice.contains("không tính vào thời gian giải quyết thủ tục (điểm e khoản 1 Điều 6 Nghị định số 96/2026/NĐ-CP)"))
    #expect(notice.contains("gia hạn thời hạn hoạt động của dự án đầu tư"))
  }

  @Test("Căn cứ của thời kỳ chưa đọc được văn bản thì để trống và nói với người soạn")
  func leavesAnUnreadBasisBlank() throws {
    let report = try Samples.report("xac-dinh-cong-nghe", without: "chung-thu.docx", absent: "XD-3")
    let notice = try notice(report)
    #expect(notice.contains("Căn cứ ……………, Sở Khoa học và Công nghệ đề nghị"))
    #expect(notice.contains("chưa xác minh được văn bản: cán bộ ghi") && !notice.contains("điểm d khoản 1 Điều 6"))
  }

  @Test("Giá trị cần để áp dụng tiêu chí không được nói như thể điều khoản đòi nó")
  func saysWhatAValueIsNeededFor() throws {
    let report = try Samples.report("gia-han-sua-doi")
    let line = try #require(SupplementRequest(of: report).lines.first { $0.code == "OT-016" })
    #expect(!line.isConfirmed)
    let notice = try notice(report)
    #expect(
      notice.contains(
        "Dây chuyền Kéo sợi: chưa nêu công suất thiết kế, không xác định được tỷ lệ công suất còn lại. Cần để áp dụng tiêu chí tại điểm a khoản 15 Điều 28 Nghị định số 96/2026/NĐ-CP. [chưa xác nhận]"
      ))
  }

  @Test("Lời không rõ được chép lại để làm rõ; danh mục chưa thấy được đòi, mỗi danh mục một dòng")
  func isComplete() throws {
    let notice = try notice(try Samples.report("gia-han-sua-doi"))
    #expect(notice.contains("Làm rõ công suất thiết kế của dây chuyền «Hồ sợi»: thuyet-minh-cong-nghe.docx, bảng 1"))
    #expect(notice.contains("ghi «1,250 kg/h», có thể đọc là 1,25 hoặc 1.250."))
    #expect(!notice.contains("Nêu công suất thiết kế của dây chuyền Hồ sợi"))
    #expect(notice.contains("Làm rõ công suất thực tế của dây chuyền «Nhuộm sợi»"))
    #expect(notice.contains("Nêu danh mục mức tiêu hao, mỗi dòng có tiêu hao thiết kế, tiêu hao thực tế"))
    #expect(notice.components(separatedBy: "danh mục mức tiêu hao").count == 2)
  }

  @Test("Còn tệp chưa đọc thì không đòi danh mục có thể nằm trong đó")
  func asksForNoListThatMayLieUnread() throws {
    let report = try Samples.report("gia-han-tep-chua-doc")
    #expect(!SupplementRequest(of: report).lines.contains { $0.text.contains("Nêu danh mục") })
  }

  @Test("Biểu mẫu và số bản được nói theo nguồn của chúng, không theo điều luật")
  func tellsFormsBySource() throws {
    let report = try Samples.report("gia-han-day-du", without: "bao-cao-tinh-hinh.docx", absent: "GH-2")
    let line = try #require(SupplementRequest(of: report).lines.first { $0.code == "GH-2" })
    #expect(
      line.text
        == "Bổ sung: Báo cáo tình hình thực hiện dự án đến thời điểm nộp hồ sơ. Theo Cổng Dịch vụ công quốc gia, bản ghi thủ tục 1.009659: Mẫu I.1.9 Thông tư 55/2026/TT-BTC, 01 bản chính."
    )
    let early = try Samples.report(
      "gia-han-day-du", without: "bao-cao-tinh-hinh.docx", absent: "GH-2", received: "2026-05-14")
    #expect(SupplementRequest(of: early).lines.first { $0.code == "GH-2" }?.text.contains("I.1.9") == false)
  }

  @Test("Thành phần chỉ biết qua nguồn thứ cấp vẫn là một dòng chờ cán bộ xác nhận")
  func asksForWhatIsKnownAtSecondHand() throws {
    let report = try Samples.report("xac-dinh-cong-nghe", without: "chung-thu.docx", absent: "XD-3")
    #expect(SupplementRequest(of: report).lines.first { $0.code == "XD-3" }?.isConfirmed == false)
    #expect(report.judgement.recommendation.kind != .supplement)
  }

  @Test("Cán bộ xác nhận dòng suy ra thì đề nghị là yêu cầu bổ sung; chưa xác nhận thì không")
  func confirmationDecidesTheRecommendation() throws {
    let report = try Samples.report("gia-han-sua-doi")
    #expect(report.judgement.recommendation.kind != .supplement)
    let line = try #require(SupplementRequest(of: report).lines.first { $0.code == "OT-016" })
    let said = OfficerRecord.Entry(
      saying: .line(rule: line.code, subject: line.subject, words: line.text), officer: "Cán bộ Thử", on: report.today)
    let dossier = try Samples.dossier("gia-han-sua-doi")
    let confirmed = dossier.with(officerStatements: try OfficerRecord.json(adding: [said], to: nil).bytes())
    let after = try Samples.screening().report(of: confirmed)
    #expect(after.judgement.recommendation.kind == .supplement)
    #expect(after.judgement.recommendation.reasons == ["OT-016"])
  }
}

@Suite("Thời hạn: tính từ đâu, khi nào chắc")
struct TimeLeftTests {
  private func first(_ report: ScreeningReport) -> String {
    ReportText(report).text.prefix { $0 != "M" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Hồ sơ đủ thì quá hạn được nói thẳng, kèm ngày bắt đầu tính")
  func isSureWhenComplete() throws {
    let report = try Samples.report("gia-han-day-du", today: "2026-12-10")
    #expect(first(report).contains("QUÁ HẠN") && first(report).contains("tính từ ngày nhận"))
  }

  @Test("Thiếu giấy tờ hay phải sửa đổi thì không nói quá hạn như điều chắc chắn")
  func isNotSureOtherwise() throws {
    for report in [
      try Samples.report("gia-han-sua-doi", today: "2026-12-10"),
      try Samples.report("gia-han-day-du", without: "bao-cao-tinh-hinh.docx", absent: "GH-2", today: "2026-12-10"),
    ] {
      #expect(!first(report).contains("QUÁ HẠN"))
      #expect(first(report).contains("nếu hồ sơ hợp lệ từ ngày nhận"))
      #expect(ReportText(report).text.contains("sửa đổi, bổ sung không"))
    }
  }

  @Test("Xác định công nghệ có hai thời hạn, in cả hai với điều kiện của thời hạn dài")
  func printsBothLimits() throws {
    let report = try Samples.report("xac-dinh-cong-nghe")
    #expect(first(report).contains("22/06/2026; 29/06/2026 nếu quy mô lớn hoặc công nghệ phức tạp"))
    #expect(report.judgement.json["han"]?["dai_hon"]?["thoi_han"]?.string == "28 ngày làm việc")
  }

  @Test("Hai hạn, lịch đề xuất và lịch năm sau: các ngày ở dòng đầu, điều kiện ở cuối")
  func tellsEveryCondition() throws {
    let report = try Samples.report(
      "xac-dinh-cong-nghe", without: "khong-co.docx", absent: "XD-0", received: "2026-11-23", today: "2026-11-26")
    let days = "hạn 25/12/2026 hoặc 24/12/2026; 04/01/2027 hoặc 31/12/2026 nếu quy mô lớn hoặc công nghệ phức tạp"
    #expect(first(report).contains("còn 21 ngày làm việc (\(days); xem lưu ý ở cuối)"))
    let text = ReportText(report).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("là hạn nếu đề xuất nghỉ 23/11/2026, làm bù 28/11/2026 được duyệt."))
    #expect(text.contains("Lịch nghỉ năm 2027 theo thông tin báo chí"))
    #expect(report.judgement.json["han"]?["dai_hon"]?["hoac"]?.string == "2026-12-31")
  }

  @Test("Hạn theo lịch đề xuất: nói đúng điều kiện, không in một ngày hai lần")
  func tellsProposedSwaps() throws {
    let calendar = try PublishedRules.rulebook().calendar
    func text(_ received: String, _ days: Int) throws -> String {
      let day = try #require(CivilDay(iso: received))
      return DeadlineCount(received: day, days: days, isWorking: true, calendar: calendar).text()
    }
    let two = try text("2026-11-20", 2)
    #expect(two.hasPrefix("25/11/2026 ") && two.contains("\n26/11/2026  nếu đề xuất nghỉ 23/11/2026"))
    #expect(two.contains("được duyệt"))
    let same = try text("2026-11-20", 7)
    #expect(same.components(separatedBy: "02/12/2026").count == 2 && same.contains("không làm"))
  }

  @Test("Kết luận nêu lời được chép, cả với dữ kiện của cả hồ sơ")
  func quotesTheWords() throws {
    let text = ReportText(try Samples.report("xac-dinh-cong-nghe"), width: 400).text
    #expect(text.contains("chung-thu.docx: ") && text.contains("«ngày 01 tháng 5 năm 2025» ("))
  }

  @Test("Chỗ đã nêu trong lý do không được in lần nữa")
  func tellsAPlaceOnce() throws {
    let text = ReportText(try Samples.report("gia-han-sua-doi")).text
    // Two rules read it, for the same reason.
    #expect(text.components(separatedBy: "«900 kg/h»").count == 2 && text.contains("vì lý do như ở OT-"))
  }
}
