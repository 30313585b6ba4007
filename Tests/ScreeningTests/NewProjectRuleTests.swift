import Rulebook
import Testing

@testable import Screening

/// Samples in which the rules on contents, lines, incentives and shares of new projects speak.
@Suite("Hồ sơ dự án mới: nội dung, ngành nghề, ưu đãi, tỷ lệ vốn")
struct NewProjectRuleTests {
  /// - Parameter unstated: what the intake desk is taken not to have said.
  private func told(
    _ sample: String, unstated: Set<String> = []
  ) throws -> (outcomes: [String: Outcome], notes: Set<String>, Judgement) {
    let dossier =
      unstated.isEmpty ? try Samples.dossier(sample) : try Samples.dossier(sample, unstated: unstated)
    let judgement = try Samples.screening(today: "2026-09-10").report(of: dossier).judgement
    return (judgement.speaking, Set(judgement.notes.map(\.rule)), judgement)
  }

  @Test("Thủ tục đặc biệt: bộ phận tiếp nhận đã xem và nói thiếu thì không đạt, câu nêu từng nội dung thiếu")
  func tellsWhatIsMissing() throws {
    let (outcomes, notes, judgement) = try told("dac-biet-thieu-cam-ket")
    #expect(
      outcomes == [
        "DT-C02": .violated, "DT-C10": .violated, "DT-C25": .violated, "DT-C30": .needsReview,
        "DT-NC12": .undetermined,
      ])
    #expect(notes.isEmpty && judgement.recommendation.kind == .supplement)
    let finding = judgement.verdicts.first { $0.rule == "DT-C10" }?.finding
    #expect(
      finding
        == "Đề xuất dự án chưa đủ nội dung chủ yếu, cần: nội dung về tiến độ thực hiện; nội dung về nhu cầu lao động.")
  }

  @Test("Chưa ai nói mà đọc giấy tờ không thấy: chưa đủ căn cứ, và một câu đề nghị nêu từng nội dung")
  func asksForWhatIsMissing() throws {
    let (outcomes, notes, judgement) = try told(
      "dac-biet-thieu-cam-ket",
      unstated: [
        "cam_ket_chiu_chi_phi_rui_ro", "noi_dung_ve_tien_do_thuc_hien", "noi_dung_ve_nhu_cau_lao_dong",
        "cam_ket_ve_chuyen_giao_cong_nghe", "cam_ket_ve_phong_chay_chua_chay",
        "noi_dung_ve_cong_nghe_han_che_chuyen_giao",
      ])
    #expect(
      outcomes == [
        "DT-C02": .undetermined, "DT-C10": .undetermined, "DT-C25": .undetermined, "DT-C30": .undetermined,
        "DT-NC12": .undetermined,
      ])
    #expect(notes.isEmpty)
    let asks = judgement.verdicts.reduce(into: [:]) { $0[$1.rule] = $1.ask }
    #expect(
      asks["DT-C10"] == "Bổ sung vào đề xuất dự án: nội dung về tiến độ thực hiện, nội dung về nhu cầu lao động.")
    #expect(
      asks["DT-C25"]
        == "Bổ sung vào văn bản đề nghị: cam kết về chuyển giao công nghệ, cam kết về phòng cháy chữa cháy.")
  }

  @Test("Tổ chức thành lập trước: mỗi mục tiêu theo dòng của nó, và các điều kiện của tổ chức ấy")
  func heedsEachGoal() throws {
    let (outcomes, notes, judgement) = try told("cap-gcn-to-chuc-thanh-lap-truoc")
    #expect(
      outcomes == [
        "DT-C06": .violated, "DT-C16": .violated, "DT-D27": .violated, "DT-D05B": .needsReview, "DT-D10": .needsReview,
        "DT-D16": .needsReview, "DT-D18": .needsReview, "DT-D26": .needsReview,
        "DT-NC21": .needsReview,
      ])
    #expect(notes == ["DT-D03", "DT-D04"])
    let lines = judgement.classifications.filter { $0.id == "DT-T13" }.map(\.answer)
    #expect(lines.count == 3 && Set(lines).count == 3)
    #expect(judgement.recommendation.kind == .supplement)
  }

  @Test("Ưu đãi chưa đủ mức, mức bảo đảm kê khai sai, yêu cầu kiểm toán; nhóm môi trường do bảng xác định")
  func weighsIncentives() throws {
    let (outcomes, notes, judgement) = try told("chu-truong-uu-dai-chua-du")
    #expect(
      outcomes == [
        "DT-D22": .needsReview, "DT-D23": .needsReview, "DT-D24": .needsReview, "DT-D25": .needsReview,
        "OT-090": .needsReview, "OT-093": .needsReview,
      ])
    #expect(notes == ["DT-C07", "DT-D20", "DT-D21", "OT-035"])
    let group = judgement.classifications.first { $0.id == "DT-T12" }
    #expect(group?.isDoubtful == true && group?.isOpen == false)
  }

  @Test("Liên danh trúng thầu góp thấp hơn mức tối thiểu; dự án khác không bị hỏi về liên danh")
  func weighsConsortia() throws {
    let won = try told("cap-gcn-lien-danh-trung-thau")
    #expect(won.outcomes == ["DT-D19": .needsReview] && won.notes.isEmpty)
    let plain = try told("cap-gcn-linh-kien")
    #expect(plain.outcomes.isEmpty && plain.notes.isEmpty)
  }
}
