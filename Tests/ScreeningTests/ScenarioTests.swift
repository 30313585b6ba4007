import Rulebook
import Testing

@testable import Screening

/// The scenarios of acceptance, from files: exactly these rules on technology speak, and nothing else bars.
@Suite("Các tình huống nghiệm thu, từ hồ sơ thật")
struct ScenarioTests {
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
      outcomes: ["OT-090": .violated, "OT-093": .needsReview], notes: ["DT-D20"], recommendation: .supplement),
    // Clause 11 of Điều 27 Nghị định 31/2021/NĐ-CP was read at second hand.
    Scenario(
      testDescription: "S-15: dự án của Thủ tướng, Sở xác định công nghệ", sample: "gia-han-sai-tham-quyen",
      outcomes: ["OT-044": .needsReview]),
    Scenario(
      testDescription: "S1: linh kiện điện tử trong khu công nghiệp, đủ", sample: "cap-gcn-linh-kien",
      office: "ban-quan-ly-kcn", today: "2026-08-10", outcomes: [:], recommendation: .proceed, due: "2026-08-17"),
    Scenario(
      testDescription: "S3: các phần của vốn không khớp, USD không khớp tỷ giá", sample: "cap-gcn-von-khong-khop",
      today: "2026-08-10", outcomes: ["DT-D08": .needsReview, "DT-D09": .needsReview], recommendation: .review),
    Scenario(
      testDescription: "S5: một mục tiêu là dịch vụ đòi nợ", sample: "cap-gcn-nganh-cam", today: "2026-08-10",
      outcomes: ["DT-D01": .violated, "DT-D02": .needsReview], recommendation: .refusal),
    Scenario(
      testDescription: "S7: nhà máy 18 ha ngoài khu, xin giao đất", sample: "chu-truong-ngoai-khu", outcomes: [:],
      notes: ["DT-D20"], recommendation: .proceed, due: "2026-09-21"),
    Scenario(
      testDescription: "Cùng dự án mà xin thẳng giấy chứng nhận: chuyển thủ tục", sample: "cap-gcn-phai-chap-thuan",
      outcomes: ["DT-B10": .violated], notes: ["DT-D20"], recommendation: .redirect),
    Scenario(
      testDescription: "Ngày đầu của Nghị định 96/2026", sample: "chu-truong-ngay-dau-nghi-dinh", outcomes: [:],
      notes: ["DT-D20"], recommendation: .proceed, due: "2026-04-23"),
  ]

  @Test("Ngày trước mỗi lần đổi luật: điều của luật chưa có hiệu lực không kết luận, không thành đạt")
  func dayBefore() throws {
    for (sample, known) in [("chu-truong-thang-3-2026", true), ("chu-truong-luat-cu", false)] {
      let judgement = try Samples.screening(today: "2026-09-10").report(of: try Samples.dossier(sample)).judgement
      #expect(judgement.recommendation.kind == .settleUnchecked)
      #expect(
        judgement.verdicts.filter { ["DT-C11", "DT-D08", "DT-D20"].contains($0.rule) }.allSatisfy {
          $0.outcome == .undetermined
        })
      #expect(judgement.components.allSatisfy { $0.outcome != .satisfied })
      // The law came a month before its decree.
      let level = try #require(judgement.classifications.first { $0.id == "DT-T02" })
      #expect(level.isOpen != known)
    }
  }

  @Test("Đúng những quy tắc này lên tiếng, không quy tắc nào khác", arguments: all)
  func speaksExactly(_ scenario: Scenario) throws { try scenario.holds() }
}
