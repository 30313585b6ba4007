import Dossiers
import Reading
import Rulebook
import TestSupport
import Testing
import Values

@testable import Screening

@Suite("Xét một hồ sơ")
struct ScreeningTests {
  @Test("Ba thời kỳ pháp luật cho ba kết quả khác nhau trên cùng giấy tờ")
  func periodsDiffer() throws {
    let office = "so-khoa-hoc-cong-nghe"
    let old = try Samples.report("gia-han-nam-2025", office: office)
    #expect(old.outcomes(of: "OT-002") == [.violated, .satisfied])
    #expect(old.judgement.verdicts.first { $0.rule == "OT-002" }?.code == "OT-001")
    #expect(old.outcomes(of: "OT-007") == [.needsReview, .satisfied])
    #expect(old.outcomes(of: "OT-030") == [.notApplicable])
    let gap = try Samples.report("gia-han-thang-3-2026", office: office)
    #expect(gap.outcomes(of: "OT-002") == [.undetermined])
    #expect(gap.outcomes(of: "OT-007") == [.undetermined])
    #expect(gap.outcomes(of: "OT-019") == [.needsReview])
    let new = try Samples.report("gia-han-det-nhuom", office: office)
    #expect(new.outcomes(of: "OT-002") == [.violated, .satisfied])
    #expect(new.judgement.verdicts.first { $0.rule == "OT-002" }?.code == "OT-002")
    #expect(new.outcomes(of: "OT-007") == [.notApplicable])
    #expect(new.outcomes(of: "OT-030") == [.satisfied])
  }

  @Test("Kết luận nêu căn cứ, ngày áp dụng, và lời của giấy tờ với chỗ của nó, cả khi đạt")
  func showsEvidence() throws {
    let report = try Samples.report("gia-han-det-nhuom", office: "so-khoa-hoc-cong-nghe")
    for verdict in report.judgement.verdicts where [.violated, .satisfied].contains(verdict.outcome) {
      #expect(!verdict.basis.isEmpty && verdict.governedBy != nil)
      #expect(verdict.read.contains { !$0.statements.isEmpty })
    }
    let violated = try #require(report.judgement.verdicts.first { $0.outcome == .violated })
    #expect(violated.basis.map(\.description) == ["điểm a khoản 15 Điều 28 Nghị định 96/2026/NĐ-CP"])
    let actual = try #require(violated.read.first { $0.name == "công suất thực tế" }?.statements.first)
    #expect(actual.words == "842 (kg/h)")
    #expect(actual.sourceAndPlace.hasPrefix("thuyet-minh-cong-nghe.docx, bảng 1, dòng 3, ô 5"))
  }

  @Test("Chữ tổ hợp đọc như chữ dựng sẵn")
  func readsDecomposedText() throws {
    let composed = try Samples.report("gia-han-det-nhuom")
    let decomposed = try Samples.report("gia-han-chu-to-hop")
    #expect(composed.judgement.verdicts.map(\.outcome) == decomposed.judgement.verdicts.map(\.outcome))
  }

  @Test("Giá trị trong sửa đổi theo dõi chỉ đến cần xem xét; ô trống là lỗi phải bổ sung; số hai nghĩa không được đoán")
  func respectsUncertainty() throws {
    let report = try Samples.report("gia-han-sua-doi", office: "so-khoa-hoc-cong-nghe")
    func outcome(_ rule: String, _ row: String) -> Outcome? {
      report.judgement.verdicts.first { $0.rule == rule && $0.subject == .row(collection: "dây chuyền", name: row) }?
        .outcome
    }
    #expect(outcome("OT-002", "Nhuộm sợi") == .needsReview)
    #expect(outcome("OT-016", "Kéo sợi") == .needsReview)
    #expect(outcome("OT-002", "Kéo sợi") == .undetermined)
    #expect(outcome("OT-002", "Hồ sợi") == .undetermined)
    #expect(report.statements.facts.rows(of: "dây chuyền").rows.map(\.name) == ["Nhuộm sợi", "Kéo sợi", "Hồ sợi"])
  }

  @Test("Tệp chưa đọc được thì không mục nào dựa trên giấy tờ được là đạt, và tên tệp đứng trong báo cáo")
  func neverPassesOverAnUnreadFile() throws {
    let report = try Samples.report("gia-han-tep-chua-doc")
    for rule in ["OT-002", "OT-004", "OT-016"] { #expect(Set(report.outcomes(of: rule)) == [.undetermined]) }
    #expect(report.status & 2 == 2)
    #expect(report.judgement.unchecked.contains { $0.remedy.contains("ban-quet.pdf") })
    #expect(ReportText(report).text.contains("ban-quet.pdf"))
  }

  @Test("Lấy đi từng dữ kiện và từng tệp: kết luận giữ nguyên hoặc thành chưa đủ căn cứ", arguments: Samples.names)
  func losesNothingSilently(_ name: String) throws {
    let result = SelfTest(screening: try Samples.screening(), dossier: try Samples.dossier(name)).result
    #expect(result.trials > 5)
    #expect(result.faults == [])
  }

  @Test("Xét giả định nói rõ ở dòng đầu và không tính hạn")
  func tellsAssumptions() throws {
    let report = try Samples.report("gia-han-det-nhuom", on: CivilDay(iso: "2025-06-10"))
    #expect(ReportText(report).text.hasPrefix("XÉT GIẢ ĐỊNH ngày 10/06/2025"))
    #expect(report.outcomes(of: "OT-007").contains(.needsReview))
    guard case .unknown = report.judgement.deadline else {
      Issue.record("vẫn tính hạn")
      return
    }
  }

  @Test("Không biết thủ tục thì không có gì được xét và báo cáo nói vậy")
  func judgesNothingWithoutAProcedure() throws {
    let dossier = try Samples.dossier("gia-han-det-nhuom")
    let nameless = Dossier(name: "x", intake: .absent, officerStatements: nil, files: dossier.files)
    let report = try Samples.screening().report(of: nameless)
    #expect(report.judgement.verdicts.isEmpty && report.status & 2 == 2)
    #expect(ReportText(report).text.hasPrefix("CHƯA KIỂM ĐƯỢC GÌ"))
  }

  @Test("Màn hình không dòng nào quá 80 cột", arguments: Samples.names)
  func fitsTheScreen(_ name: String) throws {
    for line in ReportText(try Samples.report(name)).text.split(separator: "\n") { #expect(line.count <= 80) }
  }
}
