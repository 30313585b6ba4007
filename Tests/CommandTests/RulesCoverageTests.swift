import TestSupport
import Testing
import Values

@Suite("hoso rules coverage")
struct RulesCoverageTests {
  @Test("Không nêu thủ tục: bảng của mọi thủ tục, không dòng nào quá 80 cột; bí danh cho cùng kết quả")
  func table() throws {
    try Desk.with { desk in
      let ended = try desk.hoso("rules", "coverage")
      #expect(ended.status == 0 && ended.text.contains("1.009645") && ended.text.contains("2.002725"))
      for line in ended.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      #expect(try desk.hoso("quy-tac", "pham-vi").output == ended.output)
    }
  }

  @Test(
    "Một thủ tục: từng điều, ai xem, quy tắc nào, căn cứ, từ ngày nào; nhận mã và id",
    arguments: ["1.009664", "cap-giay-chung-nhan-dang-ky-dau-tu"])
  func whole(_ name: String) throws {
    try Desk.with { desk in
      let ended = try desk.hoso("rules", "coverage", name, "--on", "2026-09-01")
      #expect(ended.status == 0)
      for told in [
        "theo luật ngày 01/09/2026", "CHƯA AI KIỂM TRA (", "CÁN BỘ XEM (", "MÁY XEM (", "quy tắc DT-D08",
        "điều kiện, từ 31/03/2026: điểm d khoản 3 Điều 39 Nghị định 96/2026/NĐ-CP", "Đã nhập theo yêu cầu",
      ] {
        #expect(ended.flat.contains(told), "\(told)")
      }
      for line in ended.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test("JSON: các số cộng lại bằng tổng, mỗi điều một mục")
  func json() throws {
    try Desk.with { desk in
      let json = try JSON.parse(try desk.hoso("rules", "coverage", "--format", "json").output)
      let procedures = try #require(json["thu_tuc"]?.array)
      #expect(procedures.count > 25)
      for one in procedures {
        let counts = try ["chua_ai", "can_bo", "may"].map { try #require(one[$0]?.integer) }
        #expect(counts.reduce(0, +) == one["tong"]?.integer && one["tong"]?.integer == one["dieu"]?.array?.count)
      }
    }
  }

  @Test("Thủ tục không có, ngày sai: mã 64 và gợi ý")
  func refused() throws {
    try Desk.with { desk in
      let unknown = try desk.hoso("rules", "coverage", "1.009654")
      #expect(
        unknown.status == 64 && unknown.text.isEmpty && unknown.flatErrors.contains("Không có thủ tục «1.009654»"))
      #expect(try desk.hoso("rules", "coverage", "--on", "hôm nay").status == 64)
    }
  }
}
