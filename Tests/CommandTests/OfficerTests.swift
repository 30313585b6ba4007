import Foundation
import TestSupport
import Testing
import Values

@Suite("Cán bộ nêu, xác nhận, dự thảo")
struct OfficerTests {
  private func report(_ desk: Desk) throws -> JSON {
    try JSON.parse(try desk.hoso("check", desk.path, "--today", "2026-09-10", "--format", "json").output)
  }

  /// The outcome of a rule for a row of the dossier.
  private func outcome(_ report: JSON, _ rule: String, _ subject: String) -> String? {
    report["ket_luan"]?["ket_qua"]?.array?.first { verdict in
      verdict["quy_tac"]?.string == rule && verdict["doi_tuong"]?.string?.contains(subject) == true
    }?["ket_luan"]?.string
  }

  @Test("Nêu vắng mặt thì thành thiếu, vào dự thảo, xác nhận thì mất dấu chưa xác nhận")
  func absentPaper() throws {
    try Desk.with("gia-han-tep-chua-doc") { desk in
      let before = try desk.hoso("draft", desk.path, "--today", "2026-09-10")
      #expect(!before.flat.contains("năng lực tài chính"))
      #expect(try desk.hoso("state", desk.path, "--absent", "GH-4", "--today", "2026-09-10").status == 0)
      let draft = try desk.hoso("draft", desk.path, "--today", "2026-09-10")
      #expect(draft.flat.contains("năng lực tài chính") && draft.flat.contains("[chưa xác nhận]"))
      let confirmed = try desk.hoso("confirm", desk.path, "GH-4", "--today", "2026-09-10")
      #expect(confirmed.status == 0 && confirmed.text.contains("Cán bộ Thử đã xác nhận 1 dòng"))
      let after = try desk.hoso("draft", desk.path, "--today", "2026-09-10")
      let marks = { (text: String) in text.components(separatedBy: "[chưa xác nhận]").count - 1 }
      #expect(marks(after.flat) == marks(draft.flat) - 1)
    }
  }

  @Test("Nêu một trang của tệp gồm nhiều giấy tờ: giấy tờ ấy bắt đầu ở trang đó; trang không có thì được nói lại")
  func kindOfPage() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let page = { (words: String) in PortableBuilder.page { $0.text(words, 72, 120) } }
      try desk.write("gop.pdf", PortableBuilder.pdf([page("Bia"), page("Bang can doi")]))
      let wrong = try desk.hoso("state", desk.path, "--is", "gop.pdf:3", "--as", "bao-cao-tai-chinh")
      #expect(
        wrong.status == 64
          && wrong.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
            "các trang có chữ đọc được: 1, 2")
      )
      let word = try desk.hoso("state", desk.path, "--is", "thuyet-minh-cong-nghe.docx:2", "--as", "GH-4")
      #expect(
        word.status == 64
          && word.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("không có số trang"))
      let stated = try desk.hoso(
        "state", desk.path, "--is", "gop.pdf:2", "--as", "bao-cao-tai-chinh", "--today", "2026-09-10")
      #expect(stated.status == 0)
      let told = try report(desk)["giay_to"]?.array?.first { $0["tep"]?.string == "gop.pdf" }
      #expect(told?["phan"]?.string == "trang 2" && told?["loai"]?.string == "bao-cao-tai-chinh")
    }
  }

  @Test(
    "Cán bộ bác một dòng: thư không đòi nữa, kết luận, số đếm và đề nghị của quy tắc vẫn còn, ai bác và vì sao đứng cạnh"
  )
  func rejects() throws {
    try Desk.with("gia-han-tep-chua-doc") { desk in
      let day = ["--today", "2026-09-10"]
      _ = try desk.hoso(["state", desk.path, "--absent", "GH-4"] + day)
      let before = try report(desk)
      let rejected = try desk.hoso(["confirm", desk.path, "GH-4", "--reject", "đã nộp ngày 01/9/2026"] + day)
      #expect(rejected.status == 0 && rejected.text.contains("Cán bộ Thử đã bác 1 dòng"))
      let draft = try desk.hoso(["draft", desk.path] + day).flat
      #expect(!draft.contains("Bổ sung: Tài liệu chứng minh năng lực tài chính"))
      #expect(draft.contains("Không đưa GH-4 vào thư: Cán bộ Thử bác ngày 10/09/2026: đã nộp ngày 01/9/2026"))
      let after = try report(desk)
      for key in ["dem", "de_nghi", "thanh_phan"] { #expect(after["ket_luan"]?[key] == before["ket_luan"]?[key]) }
      let told = after["can_bo_bac"]?.array?.first
      #expect(told?["quy_tac"]?.string == "GH-4" && told?["ly_do"]?.string == "đã nộp ngày 01/9/2026")
      #expect(before["can_bo_bac"] == nil)
      let screen = try desk.hoso(["check", desk.path] + day).flat
      #expect(screen.contains("· 1 mục cán bộ bác"))
      #expect(screen.contains("GH-4 ! Cán bộ Thử bác ngày 10/09/2026: đã nộp ngày 01/9/2026"))
      let complete = try desk.hoso(["draft", desk.path, "--letter", "du-dieu-kien"] + day)
      #expect(complete.flat.contains("GH-4 quy tắc đòi bổ sung, Cán bộ Thử bác"))
      // The last word counts.
      #expect(try desk.hoso(["confirm", desk.path, "GH-4"] + day).status == 0)
      #expect(try desk.hoso(["draft", desk.path] + day).flat.contains("Bổ sung: Tài liệu chứng minh"))
      #expect(try report(desk)["can_bo_bac"] == nil)
    }
  }

  @Test("Bác hết mọi dòng thì không có thư, và không thành «đủ»: lời báo nói ai bác gì")
  func rejectsAll() throws {
    try Desk.with("gia-han-sua-doi") { desk in
      let day = ["--today", "2026-09-10"]
      let wrong: [([String], String)] = [
        (["OT-999", "--reject", "x"], "Các dòng đang có"), (["OT-999"], "Không có dòng «OT-999»"),
        (["OT-016", "--reject", " "], "nêu lý do ở --reject"),
      ]
      for (arguments, words) in wrong {
        let ended = try desk.hoso(["confirm", desk.path] + arguments + day)
        #expect(ended.status == 64 && ended.flatErrors.contains(words), "\(ended.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: desk.path + "/xac-nhan.json"))
      let listed = try desk.hoso(["confirm", desk.path, "KHÔNG-CÓ"] + day).flatErrors
      let lines = try #require(listed.firstMatch(of: /Các dòng đang có: (.*)\./)).1
      for code in Set(lines.split(separator: ", ").map(String.init)) {
        _ = try desk.hoso(["confirm", desk.path, code, "--reject", "không cần"] + day)
      }
      let draft = try desk.hoso(["draft", desk.path, "--letter", "bo-sung"] + day)
      #expect(draft.flat.contains("đều bị cán bộ bác") && draft.flat.contains("kết luận của quy tắc vẫn còn"))
      #expect(draft.status != 0)
      #expect(try desk.hoso(["check", desk.path] + day).status != 0)
    }
  }

  @Test("Giá trị cán bộ nêu đứng trên điều máy đọc và không xóa điều đó")
  func officerOutranks() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      #expect(outcome(try report(desk), "OT-002", "Nhuộm sợi") == "cần xem xét")
      let stated = try desk.hoso(
        "state", desk.path, "công suất thực tế", "900 kg/h", "--row", "Nhuộm sợi", "--from",
        "thuyet-minh-cong-nghe.docx:2", "--today", "2026-09-10")
      #expect(stated.status == 0)
      let after = try report(desk)
      #expect(outcome(after, "OT-002", "Nhuộm sợi") == "đạt")
      let text = String(decoding: after.bytes(), as: UTF8.self)
      #expect(text.contains("842 (kg/h)") && text.contains("900 kg/h") && text.contains("Cán bộ Thử"))
      // The file that the officer saw is no longer the one that lies there.
      try desk.write("thuyet-minh-cong-nghe.docx", WordBuilder.docx(body: WordBuilder.p("Trang trắng")))
      let changed = try desk.hoso("check", desk.path, "--today", "2026-09-10")
      #expect(changed.flat.contains("tệp này đã đổi hoặc không còn"))
      #expect(changed.status & 2 == 2)
    }
  }

  @Test("Dòng đã xác nhận mà lời văn đổi thì phải xác nhận lại")
  func confirmationIsForWords() throws {
    try Desk.with("gia-han-tep-chua-doc") { desk in
      _ = try desk.hoso("state", desk.path, "--absent", "GH-4", "--today", "2026-09-10")
      _ = try desk.hoso("confirm", desk.path, "GH-4", "--today", "2026-09-10")
      try desk.change("xac-nhan.json", "Bổ sung: ", "Bổ sung gấp: ")
      let draft = try desk.hoso("draft", desk.path, "--today", "2026-09-10")
      #expect(draft.flat.contains("[chưa xác nhận]"))
    }
  }

  @Test("Lời cán bộ trong tệp gửi đến không được dùng, và được nói ra")
  func recordFromOutsideIsNotTaken() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      _ = try desk.hoso(
        "state", desk.path, "công suất thực tế", "900 kg/h", "--row", "Nhuộm sợi", "--today", "2026-09-10")
      let names = try FileManager.default.contentsOfDirectory(atPath: desk.path).sorted()
      let files = try names.map { ($0, Array(try Data(contentsOf: desk.folder.appendingPathComponent($0)))) }
      let archive = desk.folder.deletingLastPathComponent().appendingPathComponent("a.zip")
      try Data(WordBuilder.zip(files)).write(to: archive)
      let ended = try desk.hoso("check", archive.path, "--today", "2026-09-10", "--format", "json")
      let report = try JSON.parse(ended.output)
      #expect(outcome(report, "OT-002", "Nhuộm sợi") == "cần xem xét")
      #expect(report["chua_doc_duoc"]?.array?.first?["tep"]?.string == "xac-nhan.json")
      #expect(ended.status & 2 == 2)
    }
  }

  @Test("Dòng chỉ cán bộ nêu cũng được xét, và được nói là dòng mới")
  func newRow() throws {
    try Desk.with("gia-han-day-du") { desk in
      for (fact, value) in [("công suất thiết kế", "1.000 kg/h"), ("công suất thực tế", "400 kg/h")] {
        let ended = try desk.hoso(
          "state", desk.path, fact, value, "--row", "Hồ sợi", "--collection", "dây chuyền", "--new-row", "--today",
          "2026-09-10")
        #expect(ended.status == 0, "\(ended.errors)")
      }
      let report = try report(desk)
      #expect(["không đạt", "cần xem xét"].contains(outcome(report, "OT-002", "Hồ sợi")))
    }
  }

  @Test("Phần máy chưa đọc được trong tệp che kết luận cho đến khi cán bộ nói đã xem; tệp đổi thì phải xem lại")
  func seenParts() throws {
    try Desk.with("gia-han-day-du") { desk in
      let head = WordBuilder.tr(["Tên dây chuyền", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)"])
      let body =
        WordBuilder.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ")
        + WordBuilder.tbl(head, WordBuilder.tr(["Sợi", "1.000", "950"]))
        + "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
      try desk.write("x.docx", WordBuilder.docx(body: body))
      try FileManager.default.removeItem(at: desk.folder.appendingPathComponent("thuyet-minh-cong-nghe.docx"))
      try desk.write(
        "ho-so.json",
        Array(
          #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}"#
            .utf8))
      #expect(outcome(try report(desk), "OT-002", "Sợi") == "chưa đủ căn cứ")
      #expect(try desk.hoso("state", desk.path, "--seen", "x.docx", "--today", "2026-09-10").status == 0)
      #expect(outcome(try report(desk), "OT-002", "Sợi") == "đạt")
      // A line deleted under tracked changes: the list stays open until somebody says that it is whole.
      let deleted = WordBuilder.tr(["Dệt", "1.000", "500"], "<w:del w:id=\"1\"/>")
      try desk.write(
        "x.docx", WordBuilder.docx(body: body.replacingOccurrences(of: "</w:tbl>", with: deleted + "</w:tbl>")))
      let open = "bảng 1: có dòng bị xóa"
      #expect(try desk.hoso("check", desk.path, "--today", "2026-09-10").flat.contains(open))
      #expect(try desk.hoso("state", desk.path, "--complete", "dây chuyền", "--today", "2026-09-10").status == 0)
      #expect(try !desk.hoso("check", desk.path, "--today", "2026-09-10").flat.contains(open))
      try desk.write("x.docx", WordBuilder.docx(body: body + WordBuilder.p("thêm")))
      #expect(outcome(try report(desk), "OT-002", "Sợi") == "chưa đủ căn cứ")
    }
  }

  @Test("Cán bộ nói không nộp mà giấy tờ có đó: lời cán bộ quyết định, điều trái được nêu ra")
  func presenceContradiction() throws {
    try Desk.with("gia-han-day-du") { desk in
      #expect(try desk.hoso("state", desk.path, "--absent", "GH-4", "--today", "2026-09-10").status == 0)
      let parts = try report(desk)["ket_luan"]?["thanh_phan"]?.array ?? []
      let paper = parts.first { $0["ma"]?.string == "GH-4" }
      #expect(paper?["tinh_trang"]?.string == "thiếu")
      let said = String(decoding: paper?.bytes() ?? [], as: UTF8.self)
      #expect(said.contains("các nguồn nói khác nhau") && said.contains("bao-cao-tai-chinh.docx"))
    }
  }

  @Test("Danh sách tiếp nhận nói không nộp mà giấy tờ có đó thì cán bộ phải xem")
  func intakeContradiction() throws {
    try Desk.with("gia-han-day-du") { desk in
      try desk.write(
        "ho-so.json",
        Array(
          #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}, "thanh_phan": [{"ma": "GH-4", "khong_nop": true}]}"#
            .utf8))
      let parts = try report(desk)["ket_luan"]?["thanh_phan"]?.array ?? []
      #expect(parts.first { $0["ma"]?.string == "GH-4" }?["ket_luan"]?.string == "cần xem xét")
    }
  }

  @Test("Điều nêu sai bị từ chối với gợi ý, và không ghi gì")
  func wrongStatements() throws {
    try Desk.with("gia-han-det-nhuom") { desk in
      let wrong: [([String], String)] = [
        (["công suất thưc tế", "900 kg/h", "--row", "Nhuộm sợi"], "có phải «công suất thực tế»"),
        (["công suất thực tế", "nhiều", "--row", "Nhuộm sợi"], "không đọc được"),
        (["công suất thực tế", "900 kg/h"], "--row"), (["--absent", "GH-44"], "có phải «GH-4»"),
        (["công suất thực tế", "900 kg/h", "--row", "Nhuộm sơi"], "có phải «Nhuộm sợi»"),
        (["công suất thực tế", "900 kg/h", "--row", "Nhuộm sợi", "--from", "thuyet-minh.docx:2"], "không có tệp này"),
        (["công suất thực tế", "900 kg", "--row", "Nhuộm sợi"], "đơn vị «kg» không phải của «công suất thực tế»"),
        (["công suất thực tế", "900 m2", "--row", "Nhuộm sợi"], "ví dụ: kg/h"),
        (["công suất thực tế", "-700 kg/h", "--row", "Nhuộm sợi"], "bắt đầu bằng dấu trừ"),
        (["--row", "Nhuộm sợi", "công suất thực tế", "--", "-700 kg/h"], "nhỏ hơn 0"),
        (["--seen", "khong-co.docx"], "không có tệp"), (["--complete", "dây chuyên"], "có phải «dây chuyền»"),
        (["--complete", "dây chuyền", "--absent", "GH-4"], "đứng một mình"),
        (["--is", "thuyet-minh.docx", "--as", "GH-4"], "không có tệp"), (["công suất thực tế"], "Nêu đúng một trong"),
      ]
      for (arguments, words) in wrong {
        let ended = try TestPrograms.run(
          TestPrograms.hoso, ["state", desk.path] + arguments,
          environment: ["HOSO_RULES": PublishedRules.location, "HOSO_OFFICER": "Cán bộ Thử"])
        #expect(ended.status == 64 && ended.output.isEmpty && ended.flatErrors.contains(words), "\(ended.errors)")
      }
      #expect(!FileManager.default.fileExists(atPath: desk.path + "/xac-nhan.json"))
      let nameless = try TestPrograms.run(
        TestPrograms.hoso, ["state", desk.path, "--absent", "GH-4"],
        environment: ["HOSO_RULES": PublishedRules.location])
      #expect(nameless.status == 64 && nameless.errors.contains("--officer"))
    }
  }

  @Test("Dự thảo Word ghi ra tệp đọc lại được; xét giả định thì không dự thảo")
  func writesWord() throws {
    try Desk.with("gia-han-sua-doi") { desk in
      let place = desk.folder.deletingLastPathComponent().appendingPathComponent("thong-bao.docx")
      let ended = try desk.hoso("draft", desk.path, "-o", place.path, "--today", "2026-09-10")
      #expect(ended.status == 0 && ended.text.contains("thong-bao.docx"))
      #expect(try Data(contentsOf: place).starts(with: Data("PK".utf8)))
      let assumed = try desk.hoso("draft", desk.path, "--on", "2025-06-10")
      #expect(assumed.text.contains("đang xét giả định"))
    }
  }
}
