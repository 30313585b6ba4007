import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Trường hợp của thủ tục trong báo cáo")
struct ProcedureCaseReportTests {
  private static let value = "nhà đầu tư đề xuất"

  /// The sample of a policy approval as if nobody had said which case it is, or with another.
  private func report(_ value: String?) throws -> ScreeningReport {
    let sample = Samples.folder.appendingPathComponent("chu-truong-det-nhuom")
    let names = try FileManager.default.contentsOfDirectory(atPath: sample.path)
    let parts = try names.map { name in
      var bytes = Array(try Data(contentsOf: sample.appendingPathComponent(name)))
      if name == Dossier.intakeName {
        let text = String(decoding: bytes, as: UTF8.self)
        let line = "\"truong_hop_chap_thuan_chu_truong\": \"\(Self.value)\","
        try #require(text.contains(line))
        let other = value.map { "\"truong_hop_chap_thuan_chu_truong\": \"\($0)\"," } ?? ""
        bytes = Array(text.replacing(line, with: other).utf8)
      }
      return (name: name, bytes: bytes)
    }
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "chu-truong-det-nhuom", parts: parts)
    return try Samples.screening(today: "2026-05-04").report(of: dossier)
  }

  @Test("Biết trường hợp: màn hình và JSON nêu nó, không thành phần của trường hợp khác")
  func known() throws {
    let report = try report(Self.value)
    let text = ReportText(report, width: 1000).text
    #expect(text.contains("trường hợp «nhà đầu tư đề xuất»"))
    #expect(!text.contains("TC-1") && !text.contains("Chỉ trong trường hợp"))
    let json = report.judgement.json
    #expect(json["truong_hop"]?["la"]?.string == Self.value && json["truong_hop"]?["chua_ro"] == nil)
    #expect(json["tra_ket_qua"]?["loi"]?.string?.contains("Mẫu I.2.1") == true)
    #expect(json["thanh_phan"]?.array?.contains { $0["truong_hop"] != nil } == false)
  }

  @Test("Chưa nêu trường hợp: giấy tờ có hay thiếu không kết luận được, nói phải nêu gì, không đòi bổ sung giấy tờ nào")
  func unknown() throws {
    let report = try report(nil)
    let text = ReportText(report, width: 1000).text
    #expect(text.contains("CHƯA RÕ ĐỦ THÀNH PHẦN"))
    #expect(text.contains("hoso state HỒ-SƠ 'trường hợp chấp thuận chủ trương' GIÁ-TRỊ"))
    #expect(text.contains("Chỉ trong trường hợp «dự án thứ cấp nhận chuyển nhượng»:"))
    let head = text.split(separator: "\n").first.map(String.init) ?? ""
    #expect(!head.contains("thiếu ") && !head.contains("chưa thấy") && head.contains("tùy trường hợp"))
    #expect(!SupplementRequest(of: report).lines.contains { $0.code.hasPrefix("TC-") || $0.code.hasPrefix("NN-") })
    let json = report.judgement.json
    #expect(json["truong_hop"]?["la"] == nil && json["truong_hop"]?["chua_ro"] != nil)
    let open = json["thanh_phan"]?.array?.first { $0["ma"]?.string == "TC-1" }
    #expect(open?["truong_hop"]?.array?.compactMap(\.string) == ["dự án thứ cấp nhận chuyển nhượng"])
    #expect(open?["ket_luan"]?.string == "chưa đủ căn cứ")
  }

  @Test("Chưa rõ trường hợp mà các hạn khác nhau: nêu hạn sớm nhất, nói là sớm nhất; qua hạn ấy không gọi là quá hạn")
  func earliest() throws {
    let day = try #require(CivilDay(iso: "2026-11-20"))
    let rulebook = try PublishedRules.rulebook()
    let received = Fact(
      name: "ngày nộp hồ sơ", subject: .dossier,
      statements: [.init(value: .day(day), words: "20/11/2026", source: .intake, place: "/", standing: .read)],
      sought: nil)
    func judgement(today: String) throws -> Judgement {
      rulebook.judgement(
        of: FactSet(facts: [received], rows: []), presences: [:],
        for: JudgementRequest(
          procedureCode: "1.009647", office: nil, today: try #require(CivilDay(iso: today)), assumedDay: nil))
    }
    let report = try Samples.report("chu-truong-det-nhuom")
    let early = TimeLeft(try judgement(today: "2026-11-20").deadline, of: report)
    #expect(early.words.contains("hạn sớm nhất 26/11/2026"))
    #expect(
      early.notes.contains {
        $0.hasPrefix("Hạn nêu là hạn sớm nhất, vì chưa rõ «trường hợp điều chỉnh giấy chứng nhận»: 3 ngày làm việc")
          && $0.contains("«nội dung khác»") && $0.contains("7 ngày làm việc trong trường hợp")
      })
    let late = try judgement(today: "2026-12-10")
    let past = TimeLeft(late.deadline, of: report).words
    #expect(past.contains("hạn sớm nhất đã qua") && !past.contains("QUÁ HẠN"))
    #expect(late.json["han"]?["som_nhat"]?["cac_han"]?.array?.count == 3)
  }

  @Test("Giải thích mã thủ tục, và mã thành phần có ở nhiều thủ tục")
  func explained() throws {
    let explanation = Explanation(rulebook: try PublishedRules.rulebook(), width: 1000)
    let procedure = try #require(explanation.text(of: "1.009664", in: nil))
    #expect(
      procedure.contains(
        "Sở Tài chính hoặc Ban quản lý các khu công nghiệp (theo nơi thực hiện dự án) tiếp nhận và quyết định"))
    #expect(procedure.contains("5 ngày làm việc; chỉ trong trường hợp «không thuộc diện cấp nhưng có nhu cầu»"))
    #expect(procedure.contains("kết quả: Giấy chứng nhận đăng ký đầu tư (Mẫu I.2.6)"))
    let shared = try #require(explanation.text(of: "DC-1", in: nil))
    #expect(shared.contains("Điều chỉnh Giấy chứng nhận đăng ký đầu tư:") && shared.contains("khoản 2 Điều 56"))
    let own = try #require(explanation.text(of: "DC-1", in: try Samples.report("dieu-chinh-thoi-han")))
    #expect(!own.contains("khoản 2 Điều 56") && own.contains("điểm a khoản 1 Điều 52"))
  }
}
