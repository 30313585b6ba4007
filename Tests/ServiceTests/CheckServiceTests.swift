import Dossiers
import Foundation
import Rulebook
import TestSupport
import Testing
import Values

@testable import Service

@Suite("API kiểm tra", .serialized)
struct CheckServiceTests {
  /// The bytes of the judgement inside a one-line report.
  private func judgement(_ line: [UInt8]) throws -> [UInt8] {
    try #require(try JSON.parse(line)["ket_luan"]).bytes()
  }

  @Test("Ba cửa cho cùng một kết luận đến từng byte, với mọi hồ sơ mẫu")
  func doorsAgree() async throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: ServedAPI.samples.path).filter {
      !$0.hasSuffix(".py")
    }
    .sorted()
    #expect(names.count >= 8)
    let rules = ["--rules", PublishedRules.location, "--today", "2026-09-10"]
    let batch = try TestPrograms.run(TestPrograms.hoso, ["batch", ServedAPI.samples.path] + rules)
    let lines = batch.output.split(separator: 0x0A).map { Array($0) }
    #expect(lines.count == names.count)
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      for (name, line) in zip(names, lines) {
        let folder = ServedAPI.samples.appendingPathComponent(name)
        let checked = try TestPrograms.run(TestPrograms.hoso, ["check", folder.path, "--format", "ndjson"] + rules)
        let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: folder))
        let reply = try client.send("POST", "/v1/checks", type: type, body: body)
        #expect(reply.status == 200)
        let terminal = try judgement(checked.output)
        #expect(terminal.count > 500)
        #expect(try judgement(line) == terminal, "\(name): batch khác check")
        // What an officer keeps in the folder is no officer's word in a request.
        if try ServedAPI.files(of: folder).contains(where: { $0.name == "nhat-ky.json" }) {
          #expect(try JSON.parse(line)["ket_luan"]?["trinh_tu"] != nil)
          #expect(try JSON.parse(reply.body)["ket_luan"]?["trinh_tu"] == nil)
        } else {
          #expect(try judgement(reply.body) == terminal, "\(name): HTTP khác check")
        }
      }
    }
  }

  @Test("Sống, sẵn sàng, quy tắc theo ngày")
  func answers() async throws {
    let rulebook = try PublishedRules.rulebook()
    try await ServedAPI.serving(rulebook) { client in
      #expect(try client.send("GET", "/livez").status == 200)
      #expect(try client.send("GET", "/readyz").status == 200)
      for day in ["2026-09-01", "2025-06-10"] {
        let told = try JSON.parse(try client.send("GET", "/v1/rules?on=\(day)").body)["quy_tac"]?.array ?? []
        let civil = try #require(CivilDay(iso: day))
        let speaking = rulebook.rules.filter { rule in
          rule.status == .active && rule.versions.contains { $0.inForce.contains(civil) }
        }
        #expect(told.compactMap { $0["ma"]?.string } == speaking.map(\.id), "\(day)")
      }
      // The law of new projects began in 2026.
      let before = String(decoding: try client.send("GET", "/v1/rules?on=2025-06-10").body, as: UTF8.self)
      #expect(before.contains("\"OT-002\"") && !before.contains("\"DT-D20\""))
    }
  }

  @Test("Đường dẫn lạ và phương thức sai cũng là problem+json; phương thức sai nói phải dùng gì")
  func refusesPathsAndMethods() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      for (method, path, status, kind, allow) in [
        ("GET", "/v1/check", 404, "khong-co-duong-dan", nil), ("GET", "/v1/checks", 405, "sai-phuong-thuc", "POST"),
        ("POST", "/v1/rules", 405, "sai-phuong-thuc", "GET"), ("DELETE", "/livez", 405, "sai-phuong-thuc", "GET"),
      ] as [(String, String, Int, String, String?)] {
        let reply = try client.send(method, path)
        #expect(reply.status == status && reply.head.contains("application/problem+json"), "\(reply.head)")
        #expect(try JSON.parse(reply.body)["type"]?.string == "/problems/\(kind)")
        if let allow { #expect(reply.head.lowercased().contains("allow: \(allow.lowercased())\r\n")) }
      }
    }
  }

  @Test("Không biết thủ tục, không tệp nào đọc được: 422, không phải một báo cáo")
  func refusesWhatCannotBeChecked() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let cases: [(String, String)] = [
        (#"{"schemaVersion": "1"}"#, "thu-tuc"), (#"{"schemaVersion": "1", "thu_tuc": {"ma": "1.000001"}}"#, "thu-tuc"),
        (#"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}}"#, "khong-doc-duoc"),
      ]
      for (intake, kind) in cases {
        let reply = try client.send("POST", "/v1/checks", type: "application/json", body: Array(intake.utf8))
        #expect(reply.status == 422 && reply.head.contains("application/problem+json"))
        let problem = try JSON.parse(reply.body)
        #expect(problem["type"]?.string == "/problems/\(kind)", "\(intake)")
        let detail = problem["detail"]?.string ?? ""
        #expect(!detail.contains("?.") && !detail.contains("--"), "\(detail)")
      }
    }
  }

  @Test("Không có quy tắc thì không kiểm tra gì và nói vậy")
  func isNotReadyWithoutRules() async throws {
    try await ServedAPI.serving(nil) { client in
      #expect(try client.send("GET", "/livez").status == 200)
      for (method, path) in [("GET", "/readyz"), ("GET", "/v1/rules"), ("POST", "/v1/checks")] {
        let reply = try client.send(method, path, type: "application/json")
        #expect(reply.status == 503)
        #expect(reply.head.contains("application/problem+json"))
      }
    }
  }

  @Test("Yêu cầu sai cho một lỗi có loại, không để lộ bên trong")
  func refuses() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let secret = WordBuilder.docx(body: WordBuilder.p("TUYỆT MẬT"))
      let cases: [(String, [UInt8], Int, String)] = [
        ("application/json", Array("{".utf8), 422, "ho-so-sai"), ("text/plain", [], 415, "loai-noi-dung"),
        ("multipart/form-data", [], 400, "du-lieu-sai"),
        ("multipart/form-data; boundary=x", Array("--y".utf8), 400, "du-lieu-sai"),
        ("application/zip", [1, 2, 3], 422, "ho-so-sai"),
        (
          LoopbackClient.multipart([("../x", [1])]).type, LoopbackClient.multipart([("../x", [1])]).body, 422,
          "ho-so-sai"
        ),
        (
          LoopbackClient.multipart([("a.docx", secret)]).type, LoopbackClient.multipart([("a.docx", secret)]).body, 422,
          "bi-mat-nha-nuoc"
        ),
      ]
      for (type, body, status, kind) in cases {
        let reply = try client.send("POST", "/v1/checks", type: type, body: body)
        #expect(reply.status == status, "\(type)")
        #expect(try JSON.parse(reply.body)["type"]?.string == "/problems/\(kind)")
      }
      let text = try client.send("POST", "/v1/checks", type: "application/json", body: Array("{".utf8)).body
      #expect(!String(decoding: text, as: UTF8.self).contains("/Sources/"))
    }
  }
}

@Suite("multipart/form-data")
struct MultipartTests {
  @Test("Phần, tên tệp và byte giữ nguyên, kể cả xuống dòng trong nội dung")
  func reads() {
    let (type, body) = LoopbackClient.multipart([("a.docx", Array("x\r\n--y".utf8)), ("hồ sơ.json", [])])
    let boundary = Multipart.boundary(of: type) ?? ""
    let parts = Multipart.parts(of: body, boundary: boundary)
    #expect(parts?.map(\.fileName) == ["a.docx", "hồ sơ.json"])
    #expect(parts?.first?.bytes == Array("x\r\n--y".utf8))
    #expect(Multipart.boundary(of: "multipart/form-data; boundary=\"a b\"") == "a b")
    #expect(Multipart.boundary(of: "multipart/mixed; boundary=a") == nil)
  }

  @Test("Byte bất kỳ không làm sập; thân cụt không thành hồ sơ")
  func survives() {
    var random = SeededNumbers(21)
    let (_, body) = LoopbackClient.multipart([("a.docx", [1, 2, 3]), ("b", [])])
    #expect(Multipart.parts(of: Array(body[..<(body.count - 6)]), boundary: "ranh-gioi-9f3b") == nil)
    for _ in 0..<20_000 {
      var bytes = body
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = Multipart.parts(
        of: Array(bytes[..<Int.random(in: 0...bytes.count, using: &random)]), boundary: "ranh-gioi-9f3b")
    }
  }
}
