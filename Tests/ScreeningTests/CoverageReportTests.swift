import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Phạm vi kiểm tra trong báo cáo")
struct CoverageReportTests {
  private func words(_ report: ScreeningReport) -> String {
    let lines = ReportText(report, width: 1000).text.split(separator: "\n").map(String.init)
    return lines.first { $0.hasPrefix("Phạm vi kiểm tra: ") } ?? ""
  }

  @Test("Màn hình và JSON nói cùng con số, của ngày áp dụng, điều chưa ai xem trước")
  func agree() throws {
    let report = try Samples.screening().report(of: Samples.dossier("gia-han-det-nhuom"))
    let statement = try #require(report.judgement.obligations)
    let figures = try #require(report.judgement.json["pham_vi"]?["dieu_phai_xem"])
    #expect(figures["tong"]?.integer == statement.lines.count && figures["ngay"]?.array?.first?.string == "2026-09-01")
    #expect(figures["chua_ai"]?.integer == figures["ma_chua_ai"]?.array?.count)
    let told =
      "Phạm vi kiểm tra: \(statement.lines.count) điều phải xem theo luật ngày 01/09/2026, trong đó chưa ai "
      + "\(statement.count(.nobody)), cán bộ \(statement.count(.officer)), máy \(statement.count(.machine))."
    #expect(words(report).hasPrefix(told), "\(words(report))")
    #expect(words(report).hasSuffix("hoso rules coverage 1.009659 --on 2026-09-01"))
  }

  @Test("Xét giả định một ngày thì đếm theo luật của ngày ấy")
  func assumed() throws {
    let day = try #require(CivilDay(iso: "2025-06-10"))
    let report = try Samples.screening(on: day).report(of: Samples.dossier("gia-han-det-nhuom"))
    #expect(words(report).contains("chưa nhập hết, mới biết") && words(report).contains("10/06/2025"))
    #expect(report.judgement.json["pham_vi"]?["dieu_phai_xem"]?["chua_nhap"]?.array?.first?.string == "2025-06-10")
  }

  @Test("Ngày nộp trong khoảng trống: nói vấn đề nào chưa đếm được, không coi là ít điều phải xem")
  func gap() throws {
    let report = try Samples.screening().report(of: Samples.dossier("gia-han-thang-3-2026"))
    #expect(words(report).contains("chưa đếm được") && words(report).contains("«Thành phần hồ sơ»"))
    #expect(report.judgement.json["pham_vi"]?["dieu_phai_xem"]?["du"]?.bool == false)
  }

  @Test("Chỉ đếm điều của trường hợp mà hồ sơ có thể là")
  func cases() throws {
    let report = try Samples.screening().report(of: Samples.dossier("chu-truong-det-nhuom"))
    let statement = try #require(report.judgement.obligations)
    #expect(report.judgement.caseFound.value == "nhà đầu tư đề xuất")
    let asked = Set(statement.lines.map(\.asked.id))
    #expect(asked.contains("HS-a") && asked.isDisjoint(with: ["TC-1", "BG-CT-21"]))
  }

  @Test("Cơ quan đang xét là cơ quan quyết định thì máy của cơ quan ấy xem")
  func office() throws {
    func looker(_ office: String) throws -> CoverageStatement.Looker? {
      let report = try Samples.screening(office: office).report(of: Samples.dossier("gia-han-det-nhuom"))
      return report.judgement.obligations?.lines.first { $0.asked.id == "OT-002" }?.looker
    }
    #expect(try looker("so-tai-chinh") == .officer && looker("so-khoa-hoc-cong-nghe") == .machine)
  }
}
