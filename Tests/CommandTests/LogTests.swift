import Foundation
import TestSupport
import Testing
import Values

@Suite("hoso log")
struct LogTests {
  private static let today = ["--today", "2026-09-10"]

  private func kept(_ desk: Desk) throws -> [JSON] {
    let bytes = try Data(contentsOf: desk.folder.appendingPathComponent("nhat-ky.json"))
    return try JSON.parse(Array(bytes))["su_kien"]?.array ?? []
  }

  @Test("Ghi từng việc, in trình tự; việc cũ giữ nguyên")
  func adds() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let none = try desk.hoso("log", desk.path, "--today", "2026-09-10")
      #expect(none.status == 0 && none.flat.contains("chưa có nhật ký xử lý"))
      let sent = try desk.hoso(
        "log", desk.path, "gui_lay_y_kien", "--at", "2026-09-07", "--body", "so-xay-dung", "--by", "Chị Mẫu", "--today",
        "2026-09-10")
      #expect(sent.status == 0)
      #expect(sent.flat.contains("TRỄ Gửi hồ sơ lấy ý kiến") && sent.flat.contains("trễ 1 ngày làm việc"))
      let asked = try desk.hoso(
        "nhat-ky", desk.path, "yeu_cau_bo_sung", "--asked", "GH-4,Hộ chiếu", "--today", "2026-09-10")
      #expect(asked.flat.contains("dừng từ 10/09/2026"))
      let events = try kept(desk)
      #expect(events.compactMap { $0["loai"]?.string } == ["gui_lay_y_kien", "yeu_cau_bo_sung"])
      #expect(events.first?["can_bo"]?.string == "Chị Mẫu" && events.last?["luc"]?.string == "2026-09-10")
      #expect(events.last?["yeu_cau"]?.array?.compactMap(\.string) == ["GH-4", "Hộ chiếu"])
      #expect(asked.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
      let check = try desk.hoso("check", desk.path, "--today", "2026-09-10")
      #expect(check.flat.contains("không được yêu cầu nộp thêm: Hộ chiếu"))
    }
  }

  @Test(
    "Việc, cơ quan, kênh, ngày sai, hoặc thứ tự không thể có thì không ghi gì",
    arguments: [
      (["gui_lay_y_kein"], "có phải «gui_lay_y_kien»?"), (["hop_le"], "Không có việc «hop_le»"),
      (["gui_lay_y_kien", "--body", "so-xay-dun"], "có phải «so-xay-dung»?"),
      (["nhan_ho_so", "--channel", "email"], "truc_tiep, buu_chinh, truc_tuyen"),
      (["bao_cao", "--at", "hôm qua"], "viết 2026-09-01"), (["bao_cao", "--at", "2026-09-11"], "ngày chưa đến"),
      (["bao_cao", "--at", "2026-08-11"], "trước ngày nhận hồ sơ"),
      (["co_y_kien", "--body", "so-xay-dung"], "không ghi đã hỏi cơ quan này"),
      (["nhan_bo_sung"], "không ghi việc phải có trước"),
    ])
  func refuses(_ arguments: [String], _ said: String) throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let ended = try TestPrograms.run(
        TestPrograms.hoso, ["log", desk.path] + arguments + Self.today,
        environment: ["HOSO_RULES": PublishedRules.location, "HOSO_OFFICER": "Cán bộ Thử"])
      #expect(ended.status == 64)
      #expect(ended.flatErrors.contains(said), "\(ended.flatErrors)")
      #expect(!FileManager.default.fileExists(atPath: desk.folder.appendingPathComponent("nhat-ky.json").path))
    }
  }

  @Test("Nhật ký hỏng thì không bị ghi đè")
  func broken() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      try desk.write("nhat-ky.json", Array("{".utf8))
      let ended = try desk.hoso("log", desk.path, "bao_cao", "--today", "2026-09-10")
      #expect(ended.status == 65)
      #expect(try Data(contentsOf: desk.folder.appendingPathComponent("nhat-ky.json")).count == 1)
      let check = try desk.hoso("check", desk.path, "--today", "2026-09-10")
      #expect(check.flat.contains("Chưa dùng được: nhat-ky.json:1:") && check.status & 2 == 2)
    }
  }

  @Test("Tệp nén không giữ được nhật ký")
  func archive() throws {
    try Desk.with { desk in
      try desk.write("x.zip", Array("PK".utf8))
      let ended = try desk.hoso("log", desk.folder.appendingPathComponent("x.zip").path, "bao_cao")
      #expect(ended.status == 64)
    }
  }
}
