import Foundation
import TestSupport
import Testing

@Suite("Đầu vào hỏng: một câu rõ, mã thoát đúng, không in dở dang")
struct BadInputTests {
  /// Nothing on standard output; the message says what, where and what next.
  private func refused(
    _ ended: TestPrograms.Ended, _ status: Int32, _ words: String..., location: SourceLocation = #_sourceLocation
  ) {
    #expect(ended.status == status, sourceLocation: location)
    #expect(ended.text.isEmpty, sourceLocation: location)
    for word in words { #expect(ended.errors.contains(word), "\(ended.errors)", sourceLocation: location) }
  }

  @Test("Thư mục rỗng, đường dẫn sai")
  func nothingThere() throws {
    try Desk.with { desk in
      refused(try desk.hoso("check", desk.path), 66, "không có tệp nào", "Kiểm tra")
      refused(try desk.hoso("check", desk.path + "/đâu"), 66, "Không có", "Kiểm tra lại đường dẫn")
      refused(try desk.hoso("batch", desk.path), 66, "không có hồ sơ nào")
    }
  }

  @Test("Không tệp nào đọc được: nêu từng tệp và việc cần làm, không đạt mục nào")
  func nothingReadable() throws {
    try Desk.with { desk in
      try desk.write("a.pdf", "%PDF-1.7 ...".utf8)
      try desk.write("b.docx", "PK hỏng".utf8)
      try desk.write("c.docx", [])
      let ended = try desk.hoso("check", desk.path, "--procedure", "1.009659", "--today", "2026-09-10")
      #expect(ended.status == 2)
      for word in ["a.pdf: loại tệp này chưa đọc được", "b.docx: tệp hỏng", "c.docx: tệp rỗng"] {
        #expect(ended.text.contains(word), "\(ended.text)")
      }
      #expect(ended.text.contains(" 0 đạt"))
    }
  }

  @Test("Ngày sai trên dòng lệnh và trong ho-so.json")
  func wrongDay() throws {
    try Desk.with("gia-han-day-du") { desk in
      refused(try desk.hoso("check", desk.path, "--today", "2026-02-30"), 64, "2026-02-30", "năm-tháng-ngày")
      refused(try desk.hoso("deadline", "--received", "30/02/2026", "--working-days", "3"), 64, "30/02/2026")
      try desk.change("ho-so.json", "2026-08-10T", "2026-08-32T")
      refused(try desk.hoso("check", desk.path), 65, "ho-so.json:", "/tiep_nhan/luc", "ví dụ")
    }
  }

  @Test("Thủ tục không có trong bộ quy tắc: dòng lệnh bị từ chối, hồ sơ được nêu là chưa kiểm gì")
  func unknownProcedure() throws {
    try Desk.with("gia-han-day-du") { desk in
      refused(try desk.hoso("check", desk.path, "--procedure", "1.009658"), 64, "1.009658", "có phải «1.009659»")
      try desk.change("ho-so.json", "1.009659", "1.009658")
      let ended = try desk.hoso("check", desk.path)
      #expect(ended.status == 2)
      #expect(ended.text.hasPrefix("CHƯA KIỂM ĐƯỢC GÌ · chưa tính được hạn · không biết thủ tục «1.009658»"))
      #expect(ended.text.contains("1.009659"))
      let draft = try desk.hoso("draft", desk.path)
      #expect(draft.status == 2 && draft.text.contains("chưa biết thủ tục"))
    }
  }

  @Test("Quy tắc gõ sai tên dữ kiện: tệp, dòng, cột, tên gần nhất; chưa mở hồ sơ nào")
  func misspeltFact() throws {
    try Desk.with("gia-han-day-du") { desk in
      let rules = desk.folder.deletingLastPathComponent().appendingPathComponent("Rules")
      try FileManager.default.copyItem(atPath: PublishedRules.location, toPath: rules.path)
      let rule = rules.appendingPathComponent("cong-nghe/OT-002-day-chuyen-duoi-85.yaml")
      let text = try String(contentsOf: rule, encoding: .utf8)
      try text.replacingOccurrences(
        of: "công suất thực tế / công suất thiết kế <", with: "công suất thực tê < 0 or 1 <"
      )
      .write(to: rule, atomically: true, encoding: .utf8)
      let ended = try desk.hoso("check", desk.path, rules: rules.path)
      refused(ended, 78, "OT-002-day-chuyen-duoi-85.yaml:18:", "có phải «công suất thực tế»", "chưa mở hồ sơ nào")
    }
  }

  @Test("Không có quy tắc thì nói tìm ở đâu")
  func noRules() throws {
    try Desk.with("gia-han-day-du") { desk in
      refused(try desk.hoso("check", desk.path, rules: "/không/có"), 78, "/không/có")
      let ended = try TestPrograms.run(TestPrograms.hoso, ["check", desk.path])
      refused(ended, 78, "--rules", "HOSO_RULES")
    }
  }

  @Test("Tệp nén có tên nguy hiểm hoặc hỏng thì không mở gì")
  func hostileArchive() throws {
    try Desk.with { desk in
      let place = desk.folder.deletingLastPathComponent().appendingPathComponent("a.zip")
      try Data(WordBuilder.zip([("../../etc/x.docx", Array("x".utf8))])).write(to: place)
      refused(try desk.hoso("check", place.path), 65, "../../etc/x.docx", "a.zip")
      try Data("PK không phải".utf8).write(to: place)
      refused(try desk.hoso("check", place.path), 65, "a.zip")
    }
  }

  @Test("Lệnh và tùy chọn gõ sai được gợi ý")
  func misspeltCommand() throws {
    try Desk.with { desk in
      refused(try desk.hoso("chekc", desk.path), 64, "có phải «check»", "hoso --help")
      refused(try desk.hoso("check", desk.path, "--tody", "2026-09-10"), 64, "--today")
    }
  }

  @Test("Dấu bí mật: dừng, không in một chữ nội dung nào")
  func secret() throws {
    try Desk.with("gia-han-day-du") { desk in
      let body = WordBuilder.p("T Ố I  M Ậ T") + WordBuilder.p("Kế hoạch nội bộ")
      try desk.write("phu-luc.docx", WordBuilder.docx(body: body))
      for command in ["check", "draft", "selftest"] {
        let ended = try desk.hoso(command, desk.path)
        refused(ended, 65, "DỪNG", "phu-luc.docx")
        #expect(!ended.errors.contains("Kế hoạch nội bộ"))
      }
    }
  }
}
