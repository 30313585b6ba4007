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
    for word in words { #expect(ended.flatErrors.contains(word), "\(ended.errors)", sourceLocation: location) }
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
      try desk.write("a.gif", "GIF89a ...".utf8)
      try desk.write("b.docx", "PK hỏng".utf8)
      try desk.write("c.docx", [])
      for command in ["check", "draft", "selftest"] {
        let ended = try desk.hoso(command, desk.path, "--procedure", "1.009659", "--today", "2026-09-10")
        refused(
          ended, 66, "CHƯA KIỂM ĐƯỢC GÌ", "a.gif: loại tệp này chưa đọc được", "b.docx: tệp hỏng", "c.docx: tệp rỗng")
      }
      let intake = #"{"schemaVersion": "1", "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}"#
      try desk.write("ho-so.json", intake.utf8)
      // An officer may speak before anything could be read.
      let stated = try desk.hoso("state", desk.path, "--absent", "GH-4", "--procedure", "1.009659")
      #expect(stated.status == 0)
      let ended = try desk.hoso("check", desk.path, "--procedure", "1.009659", "--today", "2026-09-10")
      #expect(ended.status & 1 == 1 && ended.text.contains("Tệp a.gif: loại tệp"), "\(ended.errors)")
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
      refused(try desk.hoso("check", desk.path, "--procedure", "1.0096599"), 64, "1.0096599", "có phải «1.009659»")
      try desk.change("ho-so.json", "1.009659", "1.0096599")
      for command in ["check", "draft", "selftest"] {
        refused(try desk.hoso(command, desk.path), 65, "CHƯA KIỂM ĐƯỢC GÌ", "«1.0096599»", "có phải «1.009659»")
      }
    }
  }

  @Test("Không nơi nào nêu thủ tục, hoặc hai nơi nêu khác nhau: từ chối, không im lặng")
  func noProcedureOrTwo() throws {
    try Desk.with("gia-han-day-du") { desk in
      refused(try desk.hoso("check", desk.path, "--procedure", "1.009770"), 64, "1.009659", "1.009770", "--procedure")
      #expect(try desk.hoso("check", desk.path, "--procedure", "1.009659").status < 64)
      try FileManager.default.removeItem(atPath: desk.path + "/ho-so.json")
      refused(try desk.hoso("check", desk.path), 64, "chưa biết thủ tục", "--procedure MÃ", "1.009659, 1.009770")
    }
  }

  @Test("Một lượt hàng loạt mà hồ sơ nào cũng lỗi thì không phải là đã kiểm")
  func everyMemberFails() throws {
    try Desk.with { desk in
      try desk.write("a.zip", "PK hỏng".utf8)
      let ended = try desk.hoso("batch", desk.path)
      #expect(ended.status == 65 && ended.text.contains("\"loi\""))
      #expect(ended.errors.contains("1/1 a.zip: chưa kiểm được") && ended.errors.contains("CHƯA KIỂM ĐƯỢC GÌ"))
    }
  }

  @Test("Lời của bộ phân tích dòng lệnh là tiếng Việt, có gợi ý và chỗ xem tiếp")
  func parserSpeaksVietnamese() throws {
    try Desk.with { desk in
      let cases: [([String], String)] = [
        (["check"], "Thiếu <dossier>."), (["check", "x", "--tody", "y"], "Không có tùy chọn --tody; có phải --today?"),
        (["check", "x", "--format", "abc"], "Giá trị «abc» không dùng được cho --format; dùng một trong: text, json"),
        (["check", "a", "b", "c"], "Thừa tham số: b, c."),
        (["check", "x", "--today"], "Tùy chọn --today thiếu giá trị."),
        (["check", "x", "--offline=1"], "Tùy chọn --offline không nhận giá trị, nhưng có «1»."),
        (
          ["deadline", "--received", "x", "--working-days", "abc"], "Giá trị «abc» không dùng được cho --working-days."
        ),
        (["-z"], "Không có tùy chọn -z."), (["--generate-completion-script", "tcsh"], "bash, zsh và fish"),
      ]
      for (arguments, words) in cases {
        let ended = try TestPrograms.run(
          TestPrograms.hoso, arguments, environment: ["HOSO_RULES": PublishedRules.location])
        refused(ended, 64, words, "Xem: hoso")
        for english in ["Error", "Usage", "See '", "Missing", "invalid", "Unknown"] {
          #expect(!ended.errors.contains(english), "\(ended.errors)")
        }
      }
    }
  }

  @Test("Lời báo lỗi nói đúng điều sai, một chỗ một lần, một dấu chấm")
  func saysWhatIsWrong() throws {
    try Desk.with("gia-han-day-du") { desk in
      try desk.change("ho-so.json", "2026-08-10T", "2026-02-30T")
      refused(try desk.hoso("check", desk.path), 65, "không phải thời điểm có thật")
      try desk.write("ho-so.json", "{,}".utf8)
      let ended = try desk.hoso("check", desk.path)
      refused(ended, 65, "ho-so.json:1:2:")
      #expect(!ended.errors.contains("dòng 1, cột"))
      let misspelt = try desk.hoso("explain", "OT-02")
      refused(misspelt, 64, "có phải «OT-002»?")
      #expect(!misspelt.errors.contains("?."))
      let place = desk.folder.deletingLastPathComponent().appendingPathComponent("a.zip")
      try Data(WordBuilder.zip([("a.docx", [])], types: ["a.docx": 0o120000])).write(to: place)
      let linked = try desk.hoso("check", place.path)
      refused(linked, 65, "là liên kết")
      #expect(!linked.errors.contains("nguy hiểm"))
    }
  }

  @Test("ho-so.json quá lớn hay quá nhiều mục: nói giới hạn, không đọc tiếp")
  func intakeLimits() throws {
    try Desk.with { desk in
      let padding = String(repeating: " ", count: 5 << 20)
      try desk.write("ho-so.json", "{\"schemaVersion\": \"1\"\(padding)}".utf8)
      refused(try desk.hoso("check", desk.path), 65, "ho-so.json:1:1:", "lớn hơn 4 MB")
      let rows = Array(repeating: "{\"ten\":\"x\"}", count: 6000).joined(separator: ",")
      try desk.write("ho-so.json", "{\"schemaVersion\": \"1\", \"du_kien\": {\"may_moc\": [\(rows)]}}".utf8)
      refused(try desk.hoso("check", desk.path), 65, "hơn 10.000 mục")
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
