import Rulebook
import Testing

@testable import Screening

/// The scenarios of acceptance, from files: exactly these rules on technology speak, and nothing else bars.
@Suite("Các tình huống nghiệm thu, từ hồ sơ thật")
struct ScenarioTests {
  struct Scenario: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sample: String
    var office: String?
    var today = "2026-09-10"
    /// What each rule that speaks comes to; of several rows the gravest.
    let outcomes: [String: Outcome]
    var notes: Set<String> = []
    var recommendation: Recommendation.Kind?
  }

  static let all = [
    Scenario(
      testDescription: "S-01: máy 15 tuổi nộp năm 2025, chỉ phải xem xét", sample: "gia-han-may-cu-2025",
      outcomes: ["OT-007": .needsReview]),
    Scenario(
      testDescription: "S-02: cùng hồ sơ năm 2026, chỉ ghi nhận, chuyển bước", sample: "gia-han-may-cu-2026",
      outcomes: [:],
      notes: ["OT-008"], recommendation: .proceed),
    Scenario(
      testDescription: "S-03: dây chuyền nhuộm còn 84,2 %", sample: "gia-han-nhuom-mot-day-chuyen",
      office: "so-khoa-hoc-cong-nghe", outcomes: ["OT-002": .violated], recommendation: .refusal),
    Scenario(
      testDescription: "S-05: hơi nước 1,151 so với 1,000", sample: "gia-han-hoi-nuoc", office: "so-khoa-hoc-cong-nghe",
      outcomes: ["OT-004": .violated], recommendation: .refusal),
    // Quyết định 29/2023/QĐ-TTg was read at second hand: what it sends back waits for an officer's word.
    Scenario(
      testDescription: "S-07: chứng thư nhập khẩu, quá hạn, thiếu hai máy", sample: "xac-dinh-cong-nghe",
      outcomes: ["OT-051": .needsReview, "OT-053": .needsReview, "OT-054": .needsReview]),
    Scenario(
      testDescription: "S-09: điều chỉnh thời hạn thay vì gia hạn", sample: "dieu-chinh-thoi-han", today: "2026-11-20",
      outcomes: ["OT-042": .needsReview], recommendation: .review),
    Scenario(
      testDescription: "S-11: máy hàn dây 19 năm tuổi qua được tuổi, còn phải xét tiêu chuẩn và danh mục",
      sample: "nhap-khau-may-han-chip", today: "2026-11-20",
      outcomes: ["OT-077": .undetermined, "OT-078": .undetermined]),
    Scenario(
      testDescription: "S-13: dự án dệt nhuộm mới không giải trình công nghệ", sample: "chu-truong-det-nhuom",
      outcomes: ["OT-090": .violated, "OT-093": .needsReview], recommendation: .supplement),
    // Clause 11 of Điều 27 Nghị định 31/2021/NĐ-CP was read at second hand.
    Scenario(
      testDescription: "S-15: dự án của Thủ tướng, Sở xác định công nghệ", sample: "gia-han-sai-tham-quyen",
      outcomes: ["OT-044": .needsReview]),
  ]

  @Test("Đúng những quy tắc này lên tiếng, không quy tắc nào khác", arguments: all)
  func speaksExactly(_ scenario: Scenario) throws {
    let report = try Samples.screening(office: scenario.office, today: scenario.today).report(
      of: try Samples.dossier(scenario.sample))
    let order: [Outcome] = [.violated, .needsReview, .undetermined]
    var told: [String: Outcome] = [:]
    for outcome in order {
      for verdict in report.judgement.verdicts where verdict.outcome == outcome && told[verdict.rule] == nil {
        told[verdict.rule] = outcome
      }
    }
    #expect(told == scenario.outcomes)
    #expect(Set(report.judgement.notes.map(\.rule)) == scenario.notes)
    if let expected = scenario.recommendation { #expect(report.judgement.recommendation.kind == expected) }
  }
}
