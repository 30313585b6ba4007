import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Nhật ký xử lý trong báo cáo")
struct ProcessLogReportTests {
  /// A sample with this log, or with none.
  private func report(
    _ name: String, log: String?, today: String = "2026-09-10"
  ) throws -> ScreeningReport {
    let read = try Samples.dossier(name)
    let dossier = Dossier(
      name: read.name, intake: read.intake, officerStatements: nil,
      log: log.map { ProcessLog(parsing: Array($0.utf8)) }, files: read.files)
    return try Samples.screening(today: today).report(of: dossier)
  }

  private func log(_ items: String...) -> String {
    let events = items.map { item in
      let words = item.split(separator: " ", maxSplits: 2).map(String.init)
      let more = words.count > 2 ? ", \(words[2])" : ""
      return #"{"loai": "\#(words[1])", "luc": "\#(words[0])", "can_bo": "A"\#(more)}"#
    }
    return #"{"schemaVersion": "1", "su_kien": [\#(events.joined(separator: ",\n"))]}"#
  }

  private func flat(_ report: ScreeningReport) -> String {
    ReportText(report).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Mẫu có nhật ký: hạn theo ngày nhận bổ sung, một bước trễ, ghi chú nêu mục làm chứng")
  func sample() throws {
    let report = try Samples.report("xac-dinh-nhat-ky", today: "2026-09-10")
    let text = flat(report)
    #expect(text.contains("còn 6 ngày làm việc (hạn 18/09/2026; 25/09/2026 nếu quy mô lớn"))
    #expect(text.contains("TRỄ Gửi lấy ý kiến cơ quan môi trường: 3 ngày làm việc từ 14/08/2026, hạn 19/08/2026"))
    #expect(text.contains("Chờ người nộp từ 03/08/2026 đến 14/08/2026 (mục 2, mục 3)"))
    #expect(text.contains("đã 4 ngày làm việc từ ngày có hồ sơ hợp lệ") && text.contains("(mục 3, mục 4)"))
    #expect(report.judgement.notes.map(\.rule).filter { $0 != "OT-008" } == ["OT-058"])
    #expect(report.outcomes(of: "OT-061") == [.satisfied])
    #expect(ReportText(report).text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let steps = report.json["ket_luan"]?["trinh_tu"]?["cac_buoc"]?.array ?? []
    let words = steps.compactMap { $0["trang_thai"]?.string }
    #expect(words == ["xong", "xong_tre", "dang_lam", "xong", "chua_den", "dang_lam"])
  }

  @Test("Không có nhật ký: quy tắc cần nhật ký không áp dụng, báo cáo nói một lần là chưa kiểm")
  func withoutLog() throws {
    let report = try report("xac-dinh-nhat-ky", log: nil)
    for rule in ["OT-057", "OT-058", "OT-059", "OT-060", "OT-061"] {
      #expect(report.outcomes(of: rule) == [.notApplicable])
    }
    let told = report.judgement.unchecked.filter { $0.reasons.contains("chưa có nhật ký xử lý") }
    #expect(told.count == 1)
    #expect(told.first?.rules == ["OT-057", "OT-058", "OT-059", "OT-060", "OT-061"])
    #expect(report.judgement.coverage.determined == report.judgement.coverage.rules - 5)
    #expect(report.judgement.chain == nil && report.status == 0)
    #expect(flat(report).contains("còn 13 ngày làm việc") == false)
  }

  @Test("Nhật ký trong hồ sơ gửi đến không phải lời cán bộ")
  func notFromOfficer() throws {
    let home = Samples.folder.appendingPathComponent("xac-dinh-nhat-ky")
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
    let parts = try names.map {
      (name: $0, bytes: Array(try Data(contentsOf: home.appendingPathComponent($0))))
    }
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "x", parts: parts)
    #expect(dossier.log == nil)
    #expect(dossier.unreadable.map(\.path) == ["nhat-ky.json"])
    let report = try Samples.screening(today: "2026-09-10").report(of: dossier)
    #expect(report.outcomes(of: "OT-058") == [.notApplicable])
    #expect(flat(report).contains("không được dùng như lời cán bộ"))
  }

  @Test("Việc hay cơ quan không biết: nói chỗ và từ gần đúng, mọi điều từ nhật ký là chưa đủ căn cứ")
  func unknownWords() throws {
    let kept = log("2026-07-31 nhan_ho_so", "2026-08-04 gui_lay_y_kein")
    let report = try report("xac-dinh-nhat-ky", log: kept)
    #expect(flat(report).contains("nhat-ky.json:2:10: không có sự kiện «gui_lay_y_kein»; có phải «gui_lay_y_kien»?"))
    for rule in ["OT-058", "OT-059", "OT-061"] { #expect(report.outcomes(of: rule) == [.undetermined]) }
    #expect(report.status & 2 == 2)
    #expect(flat(report).contains("chưa tính được hạn"))
    let body = log("2026-07-31 nhan_ho_so", #"2026-08-04 gui_lay_y_kien "co_quan": "so-cong-thuongg""#)
    #expect(flat(try self.report("xac-dinh-nhat-ky", log: body)).contains("có phải «so-cong-thuong»?"))
  }

  @Test("Yêu cầu giấy tờ ngoài danh sách, và yêu cầu lần hai, đều được ghi chú với mục làm chứng")
  func asked() throws {
    let kept = log(
      "2026-09-01 nhan_ho_so", #"2026-09-03 yeu_cau_bo_sung "yeu_cau": ["GH-4", "Hộ chiếu của giám đốc"]"#,
      "2026-09-04 nhan_bo_sung", #"2026-09-07 yeu_cau_bo_sung "yeu_cau": ["báo cáo tài chính"]"#)
    let report = try report("gia-han-det-nhuom", log: kept)
    #expect(report.judgement.notes.map(\.rule).filter { $0 != "OT-008" } == ["OT-035", "OT-036"])
    #expect(flat(report).contains("không được yêu cầu nộp thêm: Hộ chiếu của giám đốc."))
    #expect(flat(report).contains("Đã yêu cầu sửa đổi, bổ sung 2 lần"))
    #expect(flat(report).contains("thời hạn chưa chạy: chờ bổ sung từ ngày 07/09/2026"))
    let fine = log("2026-09-01 nhan_ho_so", #"2026-09-03 yeu_cau_bo_sung "yeu_cau": ["GH-4"]"#)
    #expect(try self.report("gia-han-det-nhuom", log: fine).judgement.notes.allSatisfy { $0.rule == "OT-008" })
  }

  @Test("Nhật ký và danh sách tiếp nhận ghi hai ngày nhận khác nhau thì chưa rõ ngày, không chọn một")
  func twoReceiptDays() throws {
    let report = try report("gia-han-det-nhuom", log: log("2026-09-02 nhan_ho_so"))
    guard case .unknown = report.judgement.deadline else {
      Issue.record("hai ngày nhận khác nhau mà vẫn tính hạn")
      return
    }
    #expect(flat(report).contains("các nguồn nêu «ngày nộp hồ sơ» khác nhau"))
  }

  @Test("Nhật ký không ghi nhận hồ sơ thì lấy ngày tiếp nhận của ho-so.json")
  func receiptOfIntake() throws {
    let kept = log(#"2026-09-03 gui_lay_y_kien "co_quan": "so-xay-dung""#)
    let report = try report("gia-han-det-nhuom", log: kept)
    #expect(report.judgement.chain?.log.faults.isEmpty == true)
    #expect(flat(report).contains("xong Gửi hồ sơ lấy ý kiến: 2 ngày làm việc từ 01/09/2026, hạn 04/09/2026"))
    // The office has begun: the deadline is no longer told with an «if».
    #expect(flat(report).contains("· còn 11 ngày làm việc (hạn 25/09/2026)"))
  }

  @Test("Giải thích một ghi chú: lời, mục làm chứng; không có gì thì nói vậy")
  func explained() throws {
    let rulebook = try PublishedRules.rulebook()
    let report = try Samples.report("xac-dinh-nhat-ky", today: "2026-09-10")
    let noted = try #require(Explanation(rulebook: rulebook).text(of: "OT-058", in: report))
    #expect(noted.contains("GHI CHÚ") && noted.contains("mục 4"))
    let silent = try #require(Explanation(rulebook: rulebook).text(of: "OT-060", in: report))
    #expect(silent.contains("Không có gì phải ghi chú."))
    let other = try #require(Explanation(rulebook: rulebook).text(of: "OT-036", in: report))
    #expect(other.contains("không thuộc thủ tục"))
  }

  @Test("Đã quyết định: dòng đầu nói ngày và trễ mấy ngày")
  func decided() throws {
    let kept = log(
      "2026-09-01 nhan_ho_so", #"2026-09-03 gui_lay_y_kien "co_quan": "so-xay-dung""#, "2026-09-28 quyet_dinh")
    let text = flat(try report("gia-han-det-nhuom", log: kept, today: "2026-10-01"))
    #expect(text.contains("đã giải quyết ngày 28/09/2026, TRỄ 1 ngày làm việc (hạn 25/09/2026"))
    #expect(text.contains("– Lập báo cáo thẩm định: nhật ký không ghi bước này"))
  }

  @Test("Dấu mật trong ghi chú của nhật ký cũng làm dừng")
  func secrecy() throws {
    let read = try Samples.dossier("gia-han-det-nhuom")
    let kept = log(#"2026-09-01 nhan_ho_so "ghi_chu": "TUYỆT MẬT""#)
    let dossier = Dossier(
      name: read.name, intake: read.intake, officerStatements: nil, log: ProcessLog(parsing: Array(kept.utf8)),
      files: read.files)
    guard case .stopped(let mark, _) = try Samples.screening(today: "2026-09-10").outcome(of: dossier) else {
      Issue.record("không dừng")
      return
    }
    #expect(mark.path == "nhat-ky.json")
  }
}
