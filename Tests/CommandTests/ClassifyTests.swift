import Foundation
import TestSupport
import Testing
import Values

@Suite("Phân loại một hồ sơ")
struct ClassifyTests {
  @Test("Mỗi bảng một kết quả, hàng nào, căn cứ, lời nào; hàng khác nêu cột làm nó không phải kết quả")
  func tellsEveryTable() throws {
    try Desk.with("chu-truong-ngoai-khu") { desk in
      let ended = try desk.hoso("classify", desk.path)
      // What the laws of technology and of public investment ask is known at second hand.
      #expect(ended.status == 4 && ended.text.components(separatedBy: "cần xem xét:").count == 3, "\(ended.text)")
      #expect(ended.flat.contains("15 bảng · 0 chưa rõ"))
      #expect(ended.flat.contains("hàng 23: Chủ tịch Ủy ban nhân dân cấp tỉnh – là kết quả"))
      #expect(
        ended.flat.contains(
          "hàng 19: Chủ tịch Ủy ban nhân dân cấp tỉnh – không, vì cột «loại dự án theo Điều 24» đòi \"sân gôn\""))
      #expect(ended.flat.contains("đề nghị Nhà nước giao đất: «có» – de-xuat-du-an.docx"))
      #expect(ended.flat.contains("áp dụng như nhà đầu tư nước ngoài: «không» – bảng DT-T01, hàng 4"))
    }
  }

  @Test("Hồ sơ chưa nêu thủ tục vẫn phân loại được; điều chưa biết thì mã thoát 2 và lệnh để nêu")
  func needsNoProcedure() throws {
    try Desk.with("chu-truong-ngoai-khu") { desk in
      try desk.change("ho-so.json", "\"ma\": \"1.009645\"", "\"truong_hop\": \"x\"")
      try desk.change("ho-so.json", "\"vi_tri_du_an\": \"ngoài khu\",", "")
      #expect(try desk.hoso("check", desk.path).status == 64)
      let ended = try desk.hoso("classify", desk.path)
      #expect(ended.status & 2 == 2 && ended.flat.contains("chưa nêu thủ tục, xét mọi bảng"))
      #expect(ended.text.contains("hoso state HỒ-SƠ 'vị trí dự án' GIÁ-TRỊ"))
      let json = try JSON.parse(try desk.hoso("classify", desk.path, "--format", "json").output)
      let tables = try #require(json["phan_loai"]?.array)
      let third = try #require(tables.first { $0["ma"]?.string == "DT-T03" })
      #expect(third["tinh_trang"]?.string == "chua_ro" && third["ket_qua"] == .null)
      #expect(tables.first { $0["ma"]?.string == "DT-T02" }?["hang"]?.integer == 23)
    }
  }

  @Test("Nộp sai thủ tục: một kết luận, đề nghị chuyển, không soạn thông báo bổ sung")
  func redirects() throws {
    try Desk.with("chu-truong-ngoai-khu") { desk in
      try desk.change("ho-so.json", "\"vi_tri_du_an\": \"ngoài khu\"", "\"vi_tri_du_an\": \"trong khu\"")
      let ended = try desk.hoso("check", desk.path, "--today", "2026-09-10")
      #expect(ended.status & 1 == 1 && ended.flat.contains("ĐỀ NGHỊ: Đề nghị chuyển hồ sơ sang đúng thủ tục"))
      #expect(
        ended.flat.contains(
          "chấp thuận chủ trương đầu tư của Ban quản lý khu (mã 1.009748), hồ sơ nộp theo mã 1.009645"))
      let draft = try desk.hoso("draft", desk.path, "--today", "2026-09-10")
      #expect(draft.status & 1 == 1 && draft.flat.contains("không xét tiếp ở thủ tục này"))
    }
  }
}
