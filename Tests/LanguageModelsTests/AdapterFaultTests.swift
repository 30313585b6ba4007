import TestSupport
import Testing
import Values

@testable import LanguageModels

@Suite("Mọi kiểu nhà cung cấp, mọi cách hỏng", .serialized)
struct AdapterFaultTests {
  typealias Act = ScriptedServer.Act

  private func reply(
    _ played: PlayedProvider, _ acts: [Act], time: PlayedTime = PlayedTime(), seconds: Int = 60
  ) throws -> (ModelReply, requests: [String]) {
    let server = try ScriptedServer(acts: acts)
    let model = LanguageModel.played(try played.provider(server.url, seconds: seconds), time: time)
    return (model.asking().reply(to: question()), server.requests)
  }

  /// The same act of the server for every call; the question is put so often and no more.
  private func expect(
    _ played: PlayedProvider, _ raw: String?, _ status: ModelReply.Status, calls: Int = 1
  ) throws {
    guard let raw else { return }
    let (answer, requests) = try reply(played, Array(repeating: .reply(raw), count: calls))
    #expect(answer.status == status && answer.json == nil, "\(answer.status)")
    #expect(requests.count == calls)
  }

  @Test("Câu trả lời đúng lược đồ được nhận, kèm số token nhà cung cấp đếm", arguments: PlayedProvider.all)
  func accepts(_ played: PlayedProvider) throws {
    let (answer, requests) = try reply(played, [.reply(played.good())])
    #expect(answer.status == .ok)
    #expect(answer.json?["x"]?.array == [.string("a")])
    #expect(answer.ledger.use == TokenUse(input: 40, output: 5))
    let sent = try #require(requests.first)
    #expect(sent.contains("Authorization: Bearer bí-mật") && sent.contains("công suất > >> 842 kg/h"))
    #expect(!sent.contains("Expect:"))
    let ledger = String(decoding: answer.ledger.json.bytes(), as: UTF8.self)
    #expect(!ledger.contains("bí-mật") && !ledger.contains("842"))
  }

  @Test("Không nói dùng bao nhiêu token vẫn nhận", arguments: PlayedProvider.all)
  func acceptsWithoutUsage(_ played: PlayedProvider) throws {
    let raw = try #require(played.answer(#"{"x":[]}"#, input: nil))
    #expect(try reply(played, [.reply(raw)]).0.status == .ok)
    let zero = try #require(played.answer(#"{"x":[]}"#, input: 0))
    #expect(try reply(played, [.reply(zero)]).0.status == .ok)
  }

  @Test(
    "Nội dung không phải đúng một JSON: hỏi lại đúng một lần, rồi thôi",
    arguments: PlayedProvider.all,
    ["Đây: {\"x\":[]}", "```json\n{\"x\":[]}\n```", "", #"{"x":["#, #"{"x":[]} {"x":[]}"#, #"{"x":[],"x":[]}"#])
  func refusesMalformed(_ played: PlayedProvider, _ content: String) throws {
    try expect(played, played.answer(content), .malformed, calls: 2)
  }

  @Test(
    "JSON trái lược đồ: hỏi lại đúng một lần, rồi thôi", arguments: PlayedProvider.all,
    [
      #"{"x":["a"],"y":1}"#, #"{}"#, #"{"x":["a","b","c"]}"#, #"{"x":["quá dài"]}"#, #"{"x":[1]}"#, #"[]"#,
      "{\"x\":[\"\u{202E}\"]}", #"{"x":["\u0000"]}"#, "{\"x\":[\"\u{200B}\"]}",
      "{\"x\":[\(Array(repeating: "\"a\"", count: 10_000).joined(separator: ","))]}",
    ])
  func refusesOtherForms(_ played: PlayedProvider, _ content: String) throws {
    try expect(played, played.answer(content), .schemaViolated, calls: 2)
  }

  @Test("Sai dạng rồi đúng dạng thì nhận câu thứ hai; lời hỏi lại không chép câu sai", arguments: PlayedProvider.all)
  func asksOnceMore(_ played: PlayedProvider) throws {
    let wrong = try #require(played.answer("Xin chào"))
    let (answer, requests) = try reply(played, [.reply(wrong), .reply(played.good())])
    #expect(answer.status == .ok && answer.ledger.attempts == 2)
    #expect(requests.count == 2 && requests[1].contains("Câu trả lời trước không đúng dạng"))
    #expect(!requests[1].contains("Xin chào"))
  }

  @Test("Trả lời bị cắt là hỏng, kể cả khi phần còn lại là JSON đúng", arguments: PlayedProvider.all)
  func refusesCut(_ played: PlayedProvider) throws {
    try expect(played, played.answer(#"{"x":["a"]}"#, .cut), .truncated)
    try expect(played, played.answer(#"{"x":["a"#, .cut), .truncated)
  }

  @Test("Từ chối, bị chặn, vượt ngữ cảnh và kết thúc lạ là những trạng thái riêng", arguments: PlayedProvider.all)
  func refusesRefusals(_ played: PlayedProvider) throws {
    let content = #"{"x":["a"]}"#
    try expect(played, played.answer(content, .refused), .refused)
    try expect(played, played.answer(content, .blocked), .blocked)
    try expect(played, played.answer(content, .context), .contextExceeded)
    try expect(played, played.answer(content, .unknown), .malformed, calls: 2)
  }

  @Test("Mô hình khác với mô hình đã hỏi thì không dùng", arguments: PlayedProvider.all)
  func refusesOtherModels(_ played: PlayedProvider) throws {
    try expect(played, played.answer(#"{"x":["a"]}"#, model: "mẫu-2"), .wrongModel)
    let dated = try #require(played.answer(#"{"x":["a"]}"#, model: "mẫu-1-2026-05-01"))
    #expect(try reply(played, [.reply(dated)]).0.status == .ok)
  }

  @Test("Nhà cung cấp đếm ít token hơn hẳn những gì đã gửi: đã cắt bớt mà không nói", arguments: PlayedProvider.all)
  func noticesCutInput(_ played: PlayedProvider) throws {
    try expect(played, played.answer(#"{"x":["a"]}"#, input: 1), .contextExceeded)
  }

  @Test(
    "Thân không phải dạng của nhà cung cấp, kể cả một luồng sự kiện: không bao giờ nhận một phần",
    arguments: PlayedProvider.all,
    [
      "không phải JSON", "{}", "[]", "null", "",
      "data: {\"choices\":[{\"delta\":{\"content\":\"{}\"}}]}\n\ndata: [DONE]\n\n", ": ping\n\ndata: {}\n\n",
      "event: ping\ndata: {}\n\n", "{\"done\":false,\"message\":{\"content\":\"{\"}}\n{\"error\":\"hỏng\"}\n",
    ])
  func refusesOtherBodies(_ played: PlayedProvider, _ body: String) throws {
    try expect(played, ScriptedServer.reply(200, body), .malformed, calls: 2)
  }

  /// A status, a body, and what they mean.
  private static let lasting: [(Int, String, ModelReply.Status)] = [
    (301, "", .redirected), (302, "", .redirected), (307, "", .redirected), (308, "", .redirected),
    (400, "{}", .misconfigured), (400, #"{"error":{"code":"context_length_exceeded"}}"#, .contextExceeded),
    (400, #"{"error":{"type":"invalid_request_error","message":"prompt is too long: 9 > 8"}}"#, .contextExceeded),
    (400, #"{"error":{"code":400,"message":"The input token count exceeds"}}"#, .contextExceeded),
    (400, #"{"error":{"type":"exceed_context_size_error"}}"#, .contextExceeded),
    (401, "{}", .unauthorised), (401, #"{"error":{"message":"Quota exceeded for token"}}"#, .quotaExhausted),
    (402, "{}", .quotaExhausted), (403, "<html>", .unauthorised), (404, #"{"error":"not found"}"#, .misconfigured),
    (407, "", .misconfigured), (413, "{}", .tooLarge), (422, "{}", .misconfigured),
    (429, #"{"error":{"code":"insufficient_quota"}}"#, .quotaExhausted),
    (429, #"{"error":{"type":"rate_limit_error","message":"monthly spend limit reached"}}"#, .quotaExhausted),
    (429, #"{"error":{"status":"RESOURCE_EXHAUSTED","message":"requests per day"}}"#, .quotaExhausted),
  ]

  @Test("Mã lỗi không thoáng qua: hỏi một lần", arguments: PlayedProvider.all, lasting.indices)
  func refusesLasting(_ played: PlayedProvider, _ index: Int) throws {
    let (code, body, status) = Self.lasting[index]
    let headers = (300..<400).contains(code) ? "Location: http://127.0.0.1:9/\r\n" : ""
    try expect(played, ScriptedServer.reply(code, body, headers: headers), status)
  }

  @Test(
    "Mã lỗi thoáng qua: thử lại, rồi nhận", arguments: PlayedProvider.all, [408, 409, 429, 500, 502, 503, 504, 529])
  func triesAgain(_ played: PlayedProvider, _ code: Int) throws {
    let time = PlayedTime()
    let fault = Act.reply(ScriptedServer.reply(code, code == 502 ? "<html>" : "{}"))
    let (answer, requests) = try reply(played, [fault, fault, .reply(played.good())], time: time)
    #expect(answer.status == .ok && answer.ledger.attempts == 3 && requests.count == 3)
    // Half a second, then a second.
    #expect(time.pauses == [.milliseconds(500), .milliseconds(1000)])
    let (failed, tries) = try reply(played, [fault, fault, fault, .reply(played.good())])
    #expect(failed.status == (code == 429 ? .rateLimited : .unavailable) && tries.count == 3)
  }

  /// Headers and body of a 429, how long is waited, and how it ends.
  private static let told: [(String, String, Duration?, ModelReply.Status)] = [
    ("Retry-After: 7\r\n", "{}", .seconds(7), .ok), ("Retry-After-Ms: 1500\r\n", "{}", .milliseconds(1500), .ok),
    ("Retry-After: Wed, 01 Jan 2020 00:00:00 GMT\r\n", "{}", .milliseconds(500), .ok),
    ("Retry-After: 36000\r\n", "{}", nil, .rateLimited),
    ("Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n", "{}", nil, .rateLimited),
    ("x-should-retry: false\r\n", "{}", nil, .rateLimited),
    (
      "", #"{"error":{"status":"RESOURCE_EXHAUSTED","message":"per minute","details":[{"retryDelay":"46s"}]}}"#,
      .seconds(46), .ok
    ),
  ]

  @Test(
    "Nhà cung cấp nói chờ bao lâu thì chờ bấy lâu; quá một phút hay bảo đừng thì thôi", arguments: PlayedProvider.all,
    told.indices)
  func waitsAsTold(_ played: PlayedProvider, _ index: Int) throws {
    let (headers, body, pause, status) = Self.told[index]
    let time = PlayedTime()
    let acts = [Act.reply(ScriptedServer.reply(429, body, headers: headers)), .reply(played.good())]
    let (answer, _) = try reply(played, acts, time: time)
    #expect(answer.status == status)
    #expect(time.pauses == [pause].compactMap(\.self))
  }

  @Test("Đứt giữa chừng thì thử lại; im lặng, nhỏ giọt và quá lớn thì thôi", arguments: PlayedProvider.all)
  func boundsTimeAndSize(_ played: PlayedProvider) throws {
    let good = played.good()
    let half = Act.broken(good, after: good.utf8.count - 20)
    let heads = "HTTP/1.1 200 OK\r\n" + String(repeating: "X-A: b\r\n", count: 99)
    let huge = ScriptedServer.reply(200, String(repeating: "a", count: 20 << 20))
    #expect(try reply(played, [half, .reply(good)]).0.status == .ok)
    #expect(try reply(played, [.reply(""), .reply(""), .reply("")]).0.status == .unavailable)
    #expect(try reply(played, [.silence], seconds: 1).0.status == .timedOut)
    #expect(try reply(played, [.slow(good + good)], seconds: 1).0.status == .timedOut)
    #expect(try reply(played, [.slow(heads)], seconds: 1).0.status == .timedOut)
    #expect(try reply(played, [.reply(huge)]).0.status == .tooLarge)
  }

  @Test("Không có máy chủ, TLS không tin được: mỗi thứ một trạng thái", arguments: PlayedProvider.all)
  func connectionFaults(_ played: PlayedProvider) throws {
    let closed = LanguageModel.played(try played.provider("http://127.0.0.1:1/v1"))
    #expect(closed.asking().reply(to: question()).status == .unavailable)
    let server = try ScriptedServer(acts: [.unasked(played.good())])
    // A server that speaks no TLS is not who it says.
    let plain = LanguageModel.played(try played.provider("https://127.0.0.1:\(server.port)/v1"))
    #expect(plain.asking().reply(to: question()).status == .untrusted)
  }

  @Test("Proxy đã khai thì đi qua nó; nó đòi mật khẩu thì là cấu hình sai", arguments: PlayedProvider.all)
  func goesThroughTheProxy(_ played: PlayedProvider) throws {
    let server = try ScriptedServer([played.good(), ScriptedServer.reply(407, "")])
    let provider = try played.provider(
      "http://mo-hinh.invalid/v1", ", \"proxy\": \"http://127.0.0.1:\(server.port)\"", location: "noi_bo")
    let model = LanguageModel.played(provider)
    #expect(model.asking().reply(to: question("a")).status == .ok)
    #expect(model.asking().reply(to: question("b")).status == .misconfigured)
    #expect(server.requests.allSatisfy { $0.hasPrefix("POST http://mo-hinh.invalid/v1 ") })
  }

  @Test("Không mạng thì không mở kết nối nào; thiếu khóa thì không gửi gì", arguments: PlayedProvider.all)
  func opensNothing(_ played: PlayedProvider) throws {
    let server = try ScriptedServer(acts: [.reply(played.good())])
    let provider = try played.provider(server.url)
    let offline = LanguageModel.played(provider, offline: true).asking().reply(to: question())
    #expect(offline.status == .offline && offline.ledger.bytesOut == 0)
    #expect(LanguageModel.played(provider, key: nil).asking().reply(to: question()).status == .misconfigured)
    #expect(LanguageModel.played(provider, key: "a\r\nX: b").asking().reply(to: question()).status == .misconfigured)
    #expect(server.requests.isEmpty)
  }
}
