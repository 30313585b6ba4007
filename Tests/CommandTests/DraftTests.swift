import Foundation
import TestSupport
import Testing

@Suite("Lệnh dự thảo: thư, từ chối, hồ sơ cơ quan")
struct DraftTests {
  private let profile = """
    offices:
      - body: so-tai-chinh
        parent: Ủy ban nhân dân tỉnh Mẫu
        sign: STC-ĐKKD
        unit: ĐKKD
        place: Tỉnh Mẫu
        signer: [KT. Giám đốc, Phó Giám đốc]
        recipients: [Giám đốc (để báo cáo)]
        address: Số 1 phố Mẫu
        phone: '0222 000 0000'
        email: stc@mau.gov.vn
        website: stc.mau.gov.vn

    """

  /// A profile beside the dossier, not within it.
  private func file(_ desk: Desk, _ text: String) throws -> String {
    let place = desk.folder.deletingLastPathComponent().appendingPathComponent("co-quan.yaml")
    try text.write(to: place, atomically: true, encoding: .utf8)
    return place.path
  }

  @Test("Mỗi thư chọn được bằng --letter; trợ giúp nêu từng thư")
  func kinds() throws {
    try Desk.with("gia-han-sua-doi") { desk in
      for (kind, words) in [
        ("bo-sung", "V/v sửa đổi, bổ sung"), ("phieu-bo-sung", "PHIẾU YÊU CẦU BỔ SUNG"),
        ("lay-y-kien", "V/v lấy ý kiến"),
        ("nguoi-nop", "HỒ SƠ CỦA BẠN"),
      ] {
        let ended = try desk.hoso("draft", desk.path, "--letter", kind, "--today", "2026-09-10")
        #expect(ended.status == 0 && ended.flat.contains(words), "\(kind): \(ended.text)")
      }
      let help = try desk.hoso("draft", "--help").flat
      for kind in ["bo-sung", "phieu-bo-sung", "du-dieu-kien", "lay-y-kien", "xac-dinh", "nguoi-nop"] {
        #expect(help.contains("\(kind) - "), "\(kind)")
      }
      let shell = try desk.hoso("--generate-completion-script", "bash").text
      #expect(shell.contains("phieu-bo-sung"))
    }
  }

  @Test("Thư không lập được thì nói vì sao, không ghi tệp, và mã thoát là của lần xét")
  func refusals() throws {
    try Desk.with("gia-han-sua-doi") { desk in
      let place = desk.folder.deletingLastPathComponent().appendingPathComponent("thu.docx").path
      for (kind, words) in [
        ("du-dieu-kien", "chưa thể báo hồ sơ đủ thành phần"), ("xac-dinh", "chỉ dùng cho thủ tục XDCN"),
      ] {
        let ended = try desk.hoso("draft", desk.path, "--letter", kind, "-o", place, "--today", "2026-09-10")
        #expect(ended.text.hasPrefix("Không có dự thảo: ") && ended.flat.contains(words), "\(ended.text)")
        #expect(ended.status & 2 == 2 && !FileManager.default.fileExists(atPath: place))
      }
      let wrong = try desk.hoso("draft", desk.path, "--letter", "bo-xung")
      #expect(wrong.status == 64 && wrong.flatErrors.contains("bo-sung"), "\(wrong.errors)")
      let assumed = try desk.hoso("draft", desk.path, "--letter", "lay-y-kien", "--on", "2026-09-01")
      #expect(assumed.text.contains("đang xét giả định"))
    }
  }

  @Test("Hồ sơ cơ quan vào thư; tùy chọn của lệnh đứng trên nó; HOSO_PROFILE và local/co-quan.yaml cũng được đọc")
  func profiles() throws {
    try Desk.with("gia-han-sua-doi") { desk in
      let place = try file(desk, profile)
      let draft = try desk.hoso("draft", desk.path, "--profile", place, "--today", "2026-09-10").flat
      for part in [
        "ỦY BAN NHÂN DÂN TỈNH MẪU", "/STC-ĐKKD", "Tỉnh Mẫu, ngày", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC",
        "- Giám đốc (để báo cáo);", "- Lưu: VT, ĐKKD.", "Địa chỉ: Số 1 phố Mẫu; Điện thoại: 0222 000 0000",
      ] { #expect(draft.contains(part), "thiếu «\(part)»") }
      let over = try desk.hoso(
        "draft", desk.path, "--profile", place, "--sign", "STC-TĐ", "--unit", "TĐ", "--place", "Nơi Khác", "--signer",
        "TL. Giám đốc / Trưởng phòng", "--today", "2026-09-10"
      ).flat
      #expect(over.contains("/STC-TĐ") && over.contains("VT, TĐ.") && over.contains("Nơi Khác, ngày"))
      #expect(over.contains("TL. GIÁM ĐỐC") && over.contains("TRƯỞNG PHÒNG") && !over.contains("KT. GIÁM ĐỐC"))
      let environment = ["HOSO_RULES": PublishedRules.location, "HOSO_PROFILE": place]
      let named = try TestPrograms.run(
        TestPrograms.hoso, ["draft", desk.path, "--today", "2026-09-10"], environment: environment)
      #expect(named.text.contains("/STC-ĐKKD"))
      // An office's own file is no law: the same digest, and the letters signed.
      let rules = desk.folder.deletingLastPathComponent().appendingPathComponent("Rules")
      try FileManager.default.copyItem(atPath: PublishedRules.location, toPath: rules.path)
      let before = try desk.hoso("rules", "--rules", rules.path).flat
      try profile.write(to: rules.appendingPathComponent("local/co-quan.yaml"), atomically: true, encoding: .utf8)
      #expect(try desk.hoso("rules", "--rules", rules.path).flat == before)
      #expect(try desk.hoso("draft", desk.path, "--today", "2026-09-10", rules: rules.path).text.contains("/STC-ĐKKD"))
    }
  }

  @Test("Hồ sơ cơ quan sai thì nói tệp, dòng, cột và gợi ý, không dự thảo")
  func wrongProfiles() throws {
    try Desk.with("gia-han-sua-doi") { desk in
      for (old, new, words) in [
        ("place:", "palce:", "co-quan.yaml:6:5: không có khóa «palce» trong cơ quan; có phải «place»?"),
        ("so-tai-chinh", "so-tai-chnh", "có phải «so-tai-chinh»?"), ("offices:", "office:", "có phải «offices»?"),
        ("[KT. Giám đốc, Phó Giám đốc]", "Giám đốc", "«signer» phải là một danh sách"),
      ] {
        let place = try file(desk, profile.replacing(old, with: new))
        let ended = try desk.hoso("draft", desk.path, "--profile", place, "--today", "2026-09-10")
        #expect(ended.status == 78 && ended.output.isEmpty && ended.flatErrors.contains(words), "\(ended.errors)")
      }
      let absent = try desk.hoso("draft", desk.path, "--profile", "khong-co.yaml")
      #expect(absent.status == 66 && absent.errors.contains("khong-co.yaml"))
    }
  }

  private func determination(_ desk: Desk) throws -> String {
    try desk.hoso("draft", desk.path, "--letter", "xac-dinh", "--today", "2026-09-10").flat
  }

  private func confirmed(_ desk: Desk) throws -> Int32 {
    try desk.hoso("confirm", desk.path, "xac-dinh", "--today", "2026-09-10").status
  }

  @Test("Kết luận xác định công nghệ: chưa rõ thì để trống, rõ thì chờ cán bộ xác nhận qua lệnh confirm")
  func confirmsADetermination() throws {
    try Desk.with("xac-dinh-cong-nghe") { desk in
      let open = try determination(desk)
      #expect(open.contains("(chưa kết luận)"))
      let status = try confirmed(desk)
      #expect(status == 64)
    }
    try Desk.with("xac-dinh-nhat-ky") { desk in
      let before = try determination(desk)
      #expect(before.contains("Dự án KHÔNG sử dụng công nghệ lạc hậu") && before.contains("[chưa xác nhận]"))
      let status = try confirmed(desk)
      #expect(status == 0)
      let after = try determination(desk)
      #expect(!after.contains("[chưa xác nhận]"))
      // One criterion that nobody can tell any more takes the conclusion away.
      try desk.change(
        "ho-so.json", "\"cong_nghe_thuoc_danh_muc_cam_chuyen_giao\": false", "\"du_an_duoc_den_70_nam\": false")
      let taken = try determination(desk)
      #expect(taken.contains("(chưa kết luận)"))
    }
  }

}
