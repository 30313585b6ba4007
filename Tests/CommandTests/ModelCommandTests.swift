import Foundation
import TestSupport
import Testing
import Values

@Suite("Mô hình qua dòng lệnh: tắt sẵn, xem trước, không mạng, sổ gửi", .serialized)
struct ModelCommandTests {
  /// A desk whose dossier states a capacity in words that our readers do not take.
  private func desk(_ body: (Desk) throws -> Void) throws {
    try Desk.with { desk in
      let intake = """
        {"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}, "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}}
        """
      let cells = [
        ["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"] + WordBuilder.otherLineHeadings,
        ["Nhuộm", "1.000 kg/h", "hiện đạt 842 kg/h"] + WordBuilder.otherLineCells,
      ]
      let rows = cells.map { row in
        "<w:tr>" + row.map { "<w:tc>\(WordBuilder.p($0))</w:tc>" }.joined() + "</w:tr>"
      }
      try desk.write("ho-so.json", intake.utf8)
      try desk.write(
        "a.docx",
        WordBuilder.docx(
          body: WordBuilder.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ") + "<w:tbl>\(rows.joined())</w:tbl>"))
      try body(desk)
    }
  }

  private func provider(
    _ desk: Desk, _ url: String, model: String = "mẫu-1", _ shape: Shape = shapes[0], more: String = ""
  ) throws -> String {
    let place = desk.folder.deletingLastPathComponent().appendingPathComponent("model.json")
    let certificate = ProcessInfo.processInfo.environment["LLM_KATAN_CERTIFICATE"]
    let trusted = certificate.map { ", \"chung_thu\": \"\($0)\"" } ?? ""
    try """
    {"id": "thử", "kind": "\(shape.kind)", "url": "\(url)", "model": "\(model)", "noi_xu_ly": "may_nay", "giay": 5, "viec": ["tim_du_kien"],
     "headers": {"\(shape.header)": "${env:HOSO_KEY}"}\(trusted)\(more)}
    """.write(to: place, atomically: true, encoding: .utf8)
    return place.path
  }

  private func check(_ desk: Desk, _ arguments: String...) throws -> TestPrograms.Ended {
    try TestPrograms.run(
      TestPrograms.hoso,
      ["check", desk.path, "--today", "2026-09-10", "--office", "so-khoa-hoc-cong-nghe"] + arguments,
      environment: ["HOSO_RULES": PublishedRules.location, "HOSO_KEY": "Bearer khóa-bí-mật", "no_proxy": "*"])
  }

  private func ledger(_ desk: Desk) -> String { desk.folder.deletingLastPathComponent().path + "/so/gui.ndjson" }

  private static let answer = ScriptedServer.answer(
    #"{"du_kien":[{"ma":"F1","gia_tri":"842 kg/h","trich":"Nhuộm | 1.000 kg/h | hiện đạt 842 kg/h"}]}"#)

  @Test(
    "Mỗi lần gửi là một dòng trong sổ trước khi gửi và một dòng sau, không có nội dung hay khóa; màn hình nói đã gửi gì"
  )
  func oneLineACall() throws {
    try desk { desk in
      let server = try ScriptedServer([Self.answer, Self.answer])
      let model = try provider(desk, server.url)
      let plain = try check(desk)
      #expect(plain.flat.contains("Không gửi dữ liệu ra ngoài."))
      for _ in 1...2 {
        let ended = try check(desk, "--model", model, "--ledger", ledger(desk))
        #expect(ended.status < 64, "\(ended.errors)")
        #expect(ended.flat.contains("1 đề xuất chờ xác nhận"))
        #expect(ended.flat.contains("byte tới thử, trên máy này: có trả lời"))
      }
      let lines = try String(contentsOfFile: ledger(desk), encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 4 && server.requests.count == 2)
      for (index, line) in lines.enumerated() {
        let json = try JSON.parse(Array(line.utf8))
        #expect(json["ket_qua"]?.string == (index % 2 == 0 ? "dang_gui" : "ok"))
        #expect((json["byte_gui"]?.integer ?? 0) > 500)
        #expect(json["luc"]?.string?.hasSuffix("Z") == true)
        #expect(!line.contains("842") && !line.contains("bí-mật") && !line.contains("Nhuộm"))
      }
    }
  }

  @Test("Proxy của môi trường không được dùng")
  func noProxyOfTheEnvironment() throws {
    try desk { desk in
      let server = try ScriptedServer([Self.answer])
      let nowhere = "http://127.0.0.1:1"
      let ended = try TestPrograms.run(
        TestPrograms.hoso,
        [
          "check", desk.path, "--today", "2026-09-10", "--office", "so-khoa-hoc-cong-nghe", "--model",
          try provider(desk, server.url), "--ledger", ledger(desk),
        ],
        environment: [
          "HOSO_RULES": PublishedRules.location, "HOSO_KEY": "k", "http_proxy": nowhere, "HTTP_PROXY": nowhere,
          "ALL_PROXY": nowhere, "no_proxy": "",
        ])
      #expect(ended.flat.contains("1 đề xuất chờ xác nhận") && server.requests.count == 1)
    }
  }

  @Test("Xem trước in đúng những byte sẽ gửi và không gửi; không mạng thì không gửi")
  func previewAndOffline() throws {
    try desk { desk in
      let server = try ScriptedServer([Self.answer])
      let model = try provider(desk, server.url)
      let preview = try check(desk, "--model", model, "--preview")
      let offline = try check(desk, "--model", model, "--offline", "--ledger", ledger(desk))
      #expect(offline.flat.contains("Không gửi dữ liệu ra ngoài."))
      #expect(server.requests.isEmpty && !preview.text.contains("bí-mật"))
      _ = try check(desk, "--model", model, "--ledger", ledger(desk))
      let sent = try #require(server.requests.first)
      #expect(sent.hasSuffix("\r\n\r\n" + preview.text.dropLast()))
    }
  }

  /// Runs the check where making a socket, of whatever kind, ends the process.
  private func checkWithoutSockets(_ desk: Desk, _ arguments: String...) throws -> TestPrograms.Ended {
    try TestPrograms.run(
      TestPrograms.jailProbe,
      [
        "without-sockets", TestPrograms.hoso, "check", desk.path, "--today", "2026-09-10", "--office",
        "so-khoa-hoc-cong-nghe",
      ] + arguments,
      environment: ["HOSO_RULES": PublishedRules.location, "HOSO_KEY": "Bearer khóa-bí-mật", "HOME": desk.path])
  }

  @Test("Không mạng là không một socket nào: chạy trọn dưới bộ lọc giết tiến trình ngay khi tạo socket")
  func offlineMakesNoSocket() throws {
    try desk { desk in
      let server = try ScriptedServer([Self.answer])
      let model = try provider(desk, server.url)
      let offline = try checkWithoutSockets(desk, "--model", model, "--offline", "--ledger", ledger(desk))
      let plain = try check(desk)
      #expect(offline.status == plain.status && offline.flat.contains("Không gửi dữ liệu ra ngoài."))
      let without = try checkWithoutSockets(desk)
      #expect(without.status == plain.status && without.text == plain.text)
      // The filter does what it says: who asks the model dies.
      let asking = try checkWithoutSockets(desk, "--model", model, "--ledger", ledger(desk))
      #expect(asking.status == SIGSYS)
      #expect(asking.output.isEmpty && server.requests.isEmpty)
    }
  }

  /// What identifies persons, each as it stands in the paper.
  private static let canaries = [
    "Trịnh Văn Khải", "TRỊNH VĂN KHẢI", "001234567890", "0912 345 678", "khai.trinh@vidu.vn", "19034567890123",
    "8101234567", "C1234567", "BK 123456", "15/8/1979", "Lương Thị Mỵ Nương",
  ]

  @Test("Dữ liệu cá nhân, tên tệp, chữ ẩn và lời cán bộ không có trong byte gửi đi, sổ, bộ nhớ và lời báo lỗi")
  func canariesStay() throws {
    try desk { desk in
      let lines = [
        "Người đại diện: Ông Trịnh Văn Khải, sinh ngày 15/8/1979, CCCD số 001234567890, hộ chiếu C1234567.",
        "Điện thoại: 0912 345 678; thư điện tử: khai.trinh@vidu.vn; số tài khoản 19034567890123 tại ngân hàng.",
        "Mã số thuế 8101234567. Giấy chứng nhận quyền sử dụng đất số phát hành BK 123456.",
        "Kế toán trưởng: Bà Lương Thị Mỵ Nương. Người lập: TRỊNH VĂN KHẢI.",
      ]
      let hidden = "<w:p>\(WordBuilder.r("mật ngữ chim lạc", "<w:vanish/>"))</w:p>"
      let cells = [
        ["Tên dây chuyền", "Công suất thiết kế", "Công suất thực tế"] + WordBuilder.otherLineHeadings,
        ["Nhuộm", "1.000 kg/h", "hiện đạt 842 kg/h"] + WordBuilder.otherLineCells,
      ]
      let table = WordBuilder.tbl(cells.map { WordBuilder.tr($0) }.joined())
      let title = WordBuilder.p("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ")
      try desk.write(
        "a.docx", WordBuilder.docx(body: title + table + lines.map(WordBuilder.p).joined() + hidden))
      try desk.write("chim-hac-b.docx", WordBuilder.docx(body: WordBuilder.p("CÔNG VĂN") + WordBuilder.p("chim hồng")))
      let server = try ScriptedServer([Self.answer, ScriptedServer.reply(500, "khai.trinh@vidu.vn"), nil])
      let kept = desk.folder.deletingLastPathComponent().path + "/nho"
      let model = try provider(desk, server.url, more: ", \"bo_nho\": \"\(kept)\"")
      let ended = try check(desk, "--model", model, "--ledger", ledger(desk))
      #expect(ended.flat.contains("1 đề xuất chờ xác nhận"), "\(ended.text)")
      let files = try FileManager.default.contentsOfDirectory(atPath: kept).map { "\(kept)/\($0)" }
      #expect(files.count == 1)
      let places = [ledger(desk)] + files
      let told = try places.map { try String(contentsOfFile: $0, encoding: .utf8) } + server.requests + [ended.errors]
      let others = ["mật ngữ chim lạc", "chim-hac", "chim hồng", "a.docx", "bí-mật"]
      for canary in Self.canaries + others {
        let isSecret = canary == "bí-mật"
        for (index, text) in told.enumerated() {
          // The key goes into the header of the request and nowhere else.
          let mayHold = isSecret && index == told.count - 2
          #expect(mayHold || !text.contains(canary), "\(canary): \(index)")
        }
      }
    }
  }

  @Test("Không ghi được sổ thì không gửi gì")
  func noLedgerNoCall() throws {
    try desk { desk in
      let server = try ScriptedServer([Self.answer])
      let ended = try check(desk, "--model", try provider(desk, server.url), "--ledger", "/proc/không/ghi")
      #expect(ended.status == 74 && ended.output.isEmpty && ended.flatErrors.contains("chưa gửi gì"))
      #expect(server.requests.isEmpty)
    }
  }

  @Test("Cấu hình thiếu hay sai thì nói tệp nào, chỗ nào")
  func wrongConfiguration() throws {
    try desk { desk in
      let missing = try check(desk, "--model", "/không/có.json")
      #expect(missing.status == 78 && missing.errors.contains("/không/có.json"))
      let abroad = try check(desk, "--model", try provider(desk, "http://vi-du.invalid/v1"))
      #expect(abroad.status == 78 && abroad.errors.contains("https"))
      #expect(try check(desk, "--preview").status == 64)
    }
  }

  /// A server of third parties that speaks three of the shapes and knows nothing of the question: it sends the question
  /// back, or fails as it is told. Skipped where `LLM_KATAN` does not name its address.
  @Test(
    "Máy chủ của bên thứ ba trả lời vô nghĩa hay hỏng thì không đổi kết luận nào",
    .enabled(if: ProcessInfo.processInfo.environment["LLM_KATAN"] != nil, "LLM_KATAN không được đặt"))
  func thirdPartyServer() throws {
    let environment = ProcessInfo.processInfo.environment
    let address = try #require(environment["LLM_KATAN"])
    let statuses = try #require(environment["LLM_KATAN_STATUS"]).split(separator: ",").map(String.init)
    try desk { desk in
      let before = try JSON.parse(try check(desk, "--format", "json").output)
      for shape in Self.shapes {
        let model = try provider(desk, address + shape.path, model: "echo", shape)
        let after = try JSON.parse(
          try check(desk, "--model", model, "--format", "json", "--ledger", ledger(desk)).output)
        #expect(after["ket_luan"] == before["ket_luan"])
        let status = try #require(after["mo_hinh"]?["so_gui"]?["ket_qua"]?.string)
        #expect(statuses.contains(status), "\(shape.kind)")
        let lines = try String(contentsOfFile: ledger(desk), encoding: .utf8).split(separator: "\n")
        let last = try JSON.parse(Array(lines[lines.count - 1].utf8))
        #expect(last["ket_qua"]?.string == status)
      }
    }
  }

  private struct Shape {
    let kind: String
    let path: String
    var header = "Authorization"
  }

  private static let shapes = [
    Shape(kind: "openai_chat", path: "/v1/chat/completions"),
    Shape(kind: "anthropic", path: "/v1/messages", header: "x-api-key"),
    Shape(kind: "gemini", path: "/v1beta/models/{model}:generateContent"),
  ]
}
