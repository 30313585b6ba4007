import Rulebook
import Testing

@testable import Screening

/// Projects that change, stop or change hands, from files, on the days around the change of law.
@Suite("Các tình huống điều chỉnh, ngừng, chấm dứt, từ hồ sơ thật")
struct ScenarioChangeTests {
  static let all = [
    Scenario(
      testDescription: "S9: sân gôn trong khu đô thị trúng thầu, xem kết quả trúng thầu",
      sample: "chu-truong-san-gon-trung-thau", today: "2026-08-28", outcomes: ["DT-B07b": .needsReview],
      recommendation: .review,
      due: "2026-09-21", kind: "nhà đầu tư đề xuất"),
    Scenario(
      testDescription: "S11: chậm 26 tháng, 14 tháng vì chậm được giao đất, không phải điều chỉnh chủ trương",
      sample: "dieu-chinh-cham-giao-dat", today: "2026-08-28",
      outcomes: [:], notes: ["DT-E04"], recommendation: .proceed, due: "2026-09-03", kind: "chậm được bàn giao đất"),
    Scenario(
      testDescription: "S13: nước ngoài từ 45% lên 60%, phải đăng ký", sample: "gop-von-tren-50",
      office: "ban-quan-ly-kcn", today: "2026-11-20", outcomes: [:], notes: ["DT-D28"], recommendation: .proceed,
      due: "2026-12-01"),
    Scenario(
      testDescription: "S15: thông báo chấm dứt sau 21 ngày làm việc, thiếu quyết định chủ trương",
      sample: "cham-dut-thieu-quyet-dinh", today: "2026-11-02",
      outcomes: ["DT-E14": .violated, "DT-E14b": .needsReview], recommendation: .supplement, due: "2026-11-04"),
    Scenario(
      testDescription: "S17: giấy chứng nhận năm 2019, chỉ đổi tên dự án", sample: "doi-ten-du-an", today: "2026-08-25",
      outcomes: [:], notes: ["DT-A05"], recommendation: .proceed, due: "2026-08-27",
      kind: "đổi tên dự án hoặc nhà đầu tư"),
    Scenario(
      testDescription: "Kéo dài 25 tháng, không có căn cứ, tiến độ hết từ năm 2024", sample: "keo-dai-25-thang",
      today: "2026-08-28",
      outcomes: ["DT-E03": .violated, "DT-E19": .needsReview, "DT-NC20": .needsReview, "DT-NC22": .needsReview],
      notes: ["DT-A03", "DT-A04d", "DT-E18", "DT-E20", "DT-E22", "DT-E23"], recommendation: .refusal, due: "2026-09-07",
      kind: "nội dung khác"),
    Scenario(
      testDescription: "Kéo dài 25 tháng vì tăng vốn 25%: chuyển sang điều chỉnh chủ trương",
      sample: "keo-dai-25-thang-tang-von", today: "2026-08-28",
      outcomes: ["DT-B17": .violated, "DT-E17": .needsReview],
      notes: ["DT-E21"], recommendation: .redirect, kind: "nội dung khác"),
    // The law of 2020 was read without its later amendments; of what it asks, delay and capital are on file.
    Scenario(
      testDescription: "Cùng giấy tờ, nộp ngày cuối của Luật 2020: quá 12 tháng, vốn từ 20%",
      sample: "keo-dai-25-thang-luat-cu", today: "2026-08-28",
      outcomes: [
        "DT-E05": .needsReview, "DT-E07": .needsReview, "DT-B17b": .needsReview,
      ], notes: ["DT-A04a"], recommendation: .settleUnchecked, kind: "nội dung khác"),
    Scenario(
      testDescription: "Ngừng 14 tháng, thông báo sau 15 ngày làm việc", sample: "ngung-qua-12-thang",
      today: "2026-08-25", outcomes: ["DT-E12": .needsReview, "DT-E13": .needsReview], recommendation: .review,
      due: "2026-08-27"),
  ]

  @Test("Đúng những quy tắc này lên tiếng, đúng trường hợp, đúng hạn", arguments: all)
  func speaksExactly(_ scenario: Scenario) throws { try scenario.holds() }

  /// The paper without a cause of delay, filed on other days.
  private func delayed(filed day: String) throws -> Judgement {
    try Samples.report("keo-dai-25-thang", without: "", absent: "DC-4", received: day, today: "2026-08-28").judgement
  }

  @Test("Cùng 25 tháng chậm: ngày cuối của Luật 2020 là quá 12 tháng, ngày đầu của Luật mới là quá 24 tháng")
  func sameDelayAcrossTheLaw() throws {
    let before = try delayed(filed: "2026-02-28").speaking
    #expect(before["DT-E05"] == .needsReview)
    #expect(before["DT-E03"] == nil)
    for day in ["2026-03-01", "2026-03-30", "2026-03-31"] {
      let after = try delayed(filed: day).speaking
      #expect(after["DT-E03"] == .violated)
      #expect(after["DT-E05"] == nil)
      // A month without a decree: an officer settles what applies.
      #expect((after["OT-019"] != nil) == (day < "2026-03-31"))
    }
  }
}
