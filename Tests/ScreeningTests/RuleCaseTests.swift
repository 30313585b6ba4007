import Rulebook
import Testing

@testable import Screening

@Suite("Quy tắc chỉ hỏi trong vài trường hợp của thủ tục")
struct RuleCaseTests {
  private static let fact = "trường hợp điều chỉnh chủ trương"

  @Test("Đúng trường hợp thì hỏi, và nêu ai nói là trường hợp ấy")
  func asked() throws {
    let verdicts = try Samples.report("dieu-chinh-thoi-han", today: "2026-08-28").judgement.verdicts
    let verdict = try #require(verdicts.first { $0.rule == "OT-040" })
    #expect(verdict.outcome == .satisfied)
    #expect(verdict.read.contains { $0.name == Self.fact && !$0.statements.isEmpty })
  }

  @Test("Trường hợp khác thì không áp dụng, nói rõ là trường hợp nào")
  func otherCase() throws {
    let verdicts = try Samples.report("dieu-chinh-cham-giao-dat", today: "2026-08-28").judgement.verdicts
    for rule in ["OT-040", "OT-042"] {
      let verdict = try #require(verdicts.first { $0.rule == rule })
      #expect(verdict.outcome == .notApplicable)
      #expect(verdict.reasons.map(\.kind) == [.otherCase])
      #expect(verdict.reasons.first?.text.contains("hồ sơ là «chậm được bàn giao đất»") == true)
      #expect(verdict.read.contains { $0.name == Self.fact })
    }
  }

  @Test("Chưa biết trường hợp nào thì chưa kết luận, nhưng nói sẽ thấy gì và hỏi trường hợp")
  func unknownCase() throws {
    let dossier = try Samples.dossier("dieu-chinh-thoi-han", unstated: ["truong_hop_dieu_chinh_chu_truong"])
    let verdicts = try Samples.screening(today: "2026-08-28").report(of: dossier).judgement.verdicts
    let ofTechnology = verdicts.filter { $0.rule == "OT-042" }
    #expect(ofTechnology.count > 1)
    #expect(ofTechnology.allSatisfy { $0.outcome == .undetermined && $0.reasons.first?.kind == .caseUnknown })
    #expect(ofTechnology.contains { $0.reasons[0].text.contains("nếu đúng trường hợp ấy: Dây chuyền") })
    #expect(ofTechnology.allSatisfy { $0.reasons[0].remedy?.contains("«điều chỉnh chung»") == true })
    #expect(verdicts.contains { $0.rule == "OT-040" && $0.outcome == .undetermined })
  }
}
