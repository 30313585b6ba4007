import TestSupport
import Testing
import Values

@testable import LanguageModels

@Suite("Mô hình ở xa, dạng OpenAI", .serialized)
struct OpenAIChatTests {
  private func provider(_ url: String, more: String = "") throws -> Provider {
    try Provider(
      parsing: Array(
        """
        {"id": "thử", "kind": "openai_chat", "url": "\(url)", "model": "mẫu-1", "noi_xu_ly": "may_nay", "giay": 2,
         "headers": {"Authorization": "${env:KHOA}"}\(more)}
        """.utf8))
  }

  private var request: ModelRequest {
    ModelRequest(
      task: "tim_du_kien", instructions: "Tìm.", passages: [.init(id: "D1", text: "công suất >>> 842 kg/h")],
      schemaName: "a",
      schema: .record([
        "type": .string("object"), "additionalProperties": .bool(false), "required": .array([.string("x")]),
        "properties": .record([
          "x": .record([
            "type": .string("array"), "maxItems": .number(Decimal128(2)),
            "items": .record(["type": .string("string"), "maxLength": .number(Decimal128(5))]),
          ])
        ]),
      ]))
  }

  private func reply(_ replies: [String?], offline: Bool = false) throws -> (ModelReply, [String]) {
    let server = try ScriptedServer(replies)
    let chat = OpenAIChat(
      provider: try provider(server.url), isOffline: offline, environment: ["KHOA": "Bearer bí-mật"], ledger: nil)
    return (chat.reply(to: request), server.requests)
  }

  @Test("Câu trả lời đúng lược đồ được nhận; sổ ghi byte và mã băm, không ghi nội dung hay khóa")
  func accepts() throws {
    let (answer, requests) = try reply([ScriptedServer.answer(#"{"x":["a"]}"#)])
    #expect(answer.status == .ok)
    #expect(answer.json?["x"]?.array == [.string("a")])
    #expect(requests.first?.contains("Authorization: Bearer bí-mật") == true)
    let ledger = String(decoding: answer.ledger.json.bytes(), as: UTF8.self)
    #expect(!ledger.contains("bí-mật") && !ledger.contains("842"))
    #expect(requests.first?.contains("công suất > >> 842 kg/h") == true)
  }

  @Test(
    "Mọi câu trả lời hỏng là một trạng thái có tên, không bao giờ là một phần câu trả lời",
    arguments: [
      (ScriptedServer.answer("Đây: {\"x\":[]}"), ModelReply.Status.malformed),
      (ScriptedServer.answer("```json\n{\"x\":[]}\n```"), .malformed), (ScriptedServer.answer(""), .malformed),
      (ScriptedServer.answer(#"{"x":["#), .malformed),
      (ScriptedServer.answer(#"{"x":["a"]}"#, finish: "length"), .truncated),
      (ScriptedServer.answer(#"{"x":["a"]}"#, finish: "content_filter"), .refused),
      (ScriptedServer.answer(#"{"x":["a"]}"#, model: "mẫu-2"), .wrongModel),
      (ScriptedServer.answer(#"{"x":["a"],"y":1}"#), .schemaViolated), (ScriptedServer.answer(#"{}"#), .schemaViolated),
      (ScriptedServer.answer(#"{"x":["a","b","c"]}"#), .schemaViolated),
      (ScriptedServer.answer(#"{"x":["quá dài"]}"#), .schemaViolated),
      (ScriptedServer.answer("{\"x\":[\"\u{202E}\"]}"), .schemaViolated),
      (ScriptedServer.reply(200, "không phải JSON"), .malformed), (ScriptedServer.reply(200, "{}"), .malformed),
      (
        ScriptedServer.reply(
          200, #"{"model":"mẫu-1","choices":[{"finish_reason":"stop","message":{"refusal":"không","content":null}}]}"#),
        .refused
      ),
      (ScriptedServer.reply(301, "", headers: "Location: http://127.0.0.1:9/\r\n"), .redirected),
      (ScriptedServer.reply(400, "{}"), .misconfigured), (ScriptedServer.reply(401, "{}"), .unauthorised),
      (ScriptedServer.reply(403, "{}"), .unauthorised), (ScriptedServer.reply(404, "{}"), .misconfigured),
      (ScriptedServer.reply(413, "{}"), .tooLarge),
      (ScriptedServer.reply(429, #"{"error":{"code":"insufficient_quota"}}"#), .quotaExhausted),
    ])
  func refuses(_ raw: String, _ status: ModelReply.Status) throws {
    let (answer, requests) = try reply([raw])
    #expect(answer.status == status && answer.json == nil)
    #expect(requests.count == 1)
  }

  @Test("Lỗi thoáng qua được thử lại một lần; hết lần thử thì nói là không sẵn sàng")
  func triesAgain() throws {
    let good = ScriptedServer.answer(#"{"x":[]}"#)
    #expect(try reply([ScriptedServer.reply(503, "{}"), good]).0.status == .ok)
    #expect(try reply([ScriptedServer.reply(429, "{}"), good]).0.ledger.attempts == 2)
    #expect(try reply([ScriptedServer.reply(500, "{}"), ScriptedServer.reply(502, "<html>")]).0.status == .unavailable)
    #expect(try reply(["", ""]).0.status == .unavailable)
    #expect(try reply([nil]).0.status == .timedOut)
  }

  @Test("Trả lời quá lớn bị cắt bỏ cả")
  func boundsSize() throws {
    let huge = ScriptedServer.answer(String(repeating: "a", count: 5 << 20))
    #expect(try reply([huge]).0.status == .tooLarge)
  }

  @Test("Không mạng thì không mở kết nối nào; thiếu khóa thì không gửi gì")
  func opensNothing() throws {
    let (answer, requests) = try reply([ScriptedServer.answer("{}")], offline: true)
    #expect(answer.status == .offline && answer.ledger.bytesOut == 0 && requests.isEmpty)
    let server = try ScriptedServer([ScriptedServer.answer("{}")])
    let chat = OpenAIChat(provider: try provider(server.url), isOffline: false, environment: [:], ledger: nil)
    #expect(chat.reply(to: request).status == .misconfigured)
    #expect(server.requests.isEmpty)
  }

  @Test(
    "Cấu hình sai bị từ chối, nói rõ chỗ sai",
    arguments: [
      (#""url": "http://vi-du.invalid/v1""#, "https"), (#""kind": "gemini""#, "openai_chat"),
      (#""noi_xu_ly": "đâu đó""#, "may_nay"), (#""headers": {"A": "khóa thật"}"#, "môi trường"),
      (#""model": "lớn-cloud""#, "không chạy trên máy này"), (#""modle": "x""#, "có phải «model»?"),
    ])
  func refusesConfiguration(_ member: String, _ message: String) throws {
    let base = [
      "id": #""a""#, "kind": #""openai_chat""#, "url": #""http://127.0.0.1:1/v1""#, "model": #""m""#,
      "noi_xu_ly": #""may_nay""#,
    ]
    let key = member.split(separator: "\"")[0]
    let members = base.filter { $0.key != key }.map { "\"\($0.key)\": \($0.value)" } + [member]
    do {
      _ = try Provider(parsing: Array("{\(members.joined(separator: ", "))}".utf8))
      Issue.record("đã nhận \(member)")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }
}
