import Foundation
import Synchronization
import TestSupport
import Testing
import Values

@testable import LanguageModels

@Suite("Kỷ luật khi hỏi: hạn giờ, hạn mức, ngắt mạch, bộ nhớ, sổ", .serialized)
struct DisciplineTests {
  private let played = PlayedProvider(kind: .openAIChat)

  private func model(
    _ server: ScriptedServer, _ more: String = "", time: PlayedTime = PlayedTime(), ledger: Ledger? = nil
  ) throws -> LanguageModel {
    LanguageModel(
      provider: try played.provider(server.url, more), isOffline: false, environment: ["KHOA": "k"], ledger: ledger,
      timing: time.timing)
  }

  private let unavailable = ScriptedServer.reply(503, "{}")

  @Test("Cả hồ sơ chung một hạn giờ: hết hạn thì không hỏi nữa, và không chờ quá hạn")
  func oneDeadline() throws {
    let time = PlayedTime()
    let server = try ScriptedServer([played.good(), ScriptedServer.reply(429, "{}", headers: "Retry-After: 30\r\n")])
    let asking = try model(server, ", \"giay_ho_so\": 20", time: time).asking()
    #expect(asking.reply(to: question("a")).status == .ok)
    // Thirty seconds would be too late.
    #expect(asking.reply(to: question("b")).status == .rateLimited && time.pauses.isEmpty)
    time.pass(.seconds(21))
    let late = asking.reply(to: question("c"))
    #expect(late.status == .timedOut && late.ledger.attempts == 0 && server.requests.count == 2)
  }

  @Test("Hết mức token của hồ sơ thì hồ sơ ấy thôi; hồ sơ sau còn mức của mình")
  func tokensPerDossier() throws {
    let server = try ScriptedServer([played.good(), played.good()])
    // What a question of this length can use at most fits once.
    let model = try model(server, ", \"toi_da_token\": 16, \"token_ho_so\": 700")
    let first = model.asking()
    #expect(first.reply(to: question("a")).status == .ok)
    #expect(model.spent.tokens == 45)
    let long = question(String(repeating: "công suất ", count: 70))
    let over = first.reply(to: long)
    #expect(over.status == .overBudget && over.ledger.bytesOut == 0)
    #expect(model.asking().reply(to: question("b")).status == .ok && server.requests.count == 2)
  }

  @Test("Hai câu hỏi cùng lúc mà mức chỉ còn đủ một: đúng một câu được gửi")
  func reservesBeforeSending() throws {
    let server = try ScriptedServer([played.good(), played.good()])
    let model = try model(server, ", \"toi_da_token\": 16, \"token_lan_chay\": 900")
    let ended = Mutex<[ModelReply.Status]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      let status = model.asking().reply(to: question("a\(index)")).status
      ended.withLock { $0.append(status) }
    }
    // The first is settled by what was counted, so that the second may fit after it, but never beside it.
    let statuses = ended.withLock { $0 }
    #expect(statuses.contains(.ok) && statuses.allSatisfy { [.ok, .overBudget].contains($0) })
    #expect(server.requests.count == statuses.count { $0 == .ok })
    let allowance = Allowance(tokens: 900)
    let amount = Allowance.Amount(tokens: 600, money: .zero)
    #expect(allowance.reserve(amount) && !allowance.reserve(amount))
    allowance.settle(amount, .init(tokens: 45, money: .zero))
    #expect(allowance.reserve(amount))
  }

  @Test("Tiền tính theo giá của một triệu token; hết tiền thì thôi")
  func money() throws {
    let server = try ScriptedServer([played.good()])
    let price = #", "toi_da_token": 16, "gia": {"tien": "VND", "vao": 1000000, "ra": 2000000}, "tien_lan_chay": 700"#
    let model = try model(server, price)
    #expect(model.asking().reply(to: question("a")).status == .ok)
    // Forty tokens in, five out.
    #expect(model.spent.money == Decimal128(50))
    let long = question(String(repeating: "công suất ", count: 70))
    #expect(model.asking().reply(to: long).status == .overBudget)
  }

  @Test("Ba lần hỏng liền thì ngừng hỏi; sau một phút thử đúng một câu")
  func breaksTheCircuit() throws {
    let time = PlayedTime()
    let replies = Array(repeating: unavailable, count: 9) + [unavailable, unavailable, unavailable, played.good()]
    let server = try ScriptedServer(replies)
    let model = try model(server, time: time)
    for index in 0..<3 { #expect(model.asking().reply(to: question("\(index)")).status == .unavailable) }
    let suspended = model.asking().reply(to: question("d"))
    #expect(suspended.status == .suspended && suspended.ledger.attempts == 0 && server.requests.count == 9)
    time.pass(.seconds(61))
    #expect(model.asking().reply(to: question("e")).status == .unavailable)
    #expect(model.asking().reply(to: question("f")).status == .suspended)
    time.pass(.seconds(61))
    #expect(model.asking().reply(to: question("g")).status == .ok)
    #expect(server.requests.count == 13)
  }

  @Test("Khóa sai hay hết hạn mức thì cả lần chạy không hỏi nữa")
  func lastingFaultsLast() throws {
    let time = PlayedTime()
    let server = try ScriptedServer([ScriptedServer.reply(401, "{}"), played.good()])
    let model = try model(server, time: time)
    #expect(model.asking().reply(to: question("a")).status == .unauthorised)
    time.pass(.seconds(3600))
    #expect(model.asking().reply(to: question("b")).status == .suspended && server.requests.count == 1)
  }

  @Test("Câu hỏi y hệt được trả lời từ bộ nhớ; khác nhau một chữ, một tham số hay một mô hình thì hỏi lại")
  func cachesByAllThatMatters() throws {
    let server = try ScriptedServer([played.good(), played.good(#"{"x":["b"]}"#)])
    let model = try model(server)
    #expect(model.asking().reply(to: question("a")).status == .ok)
    let again = model.asking().reply(to: question("a"))
    #expect(again.status == .ok && again.ledger.isCached && again.ledger.bytesOut == 0 && server.requests.count == 1)
    #expect(model.asking().reply(to: question("b")).json?["x"]?.array == [.string("b")])
    func key(_ more: String, _ request: ModelRequest = question("a")) throws -> String {
      let provider = try played.provider("http://127.0.0.1:1/v1", more)
      return ReplyCache.key(provider, request, provider.adapter([:]).body(of: request, isAgain: false))
    }
    let other = ModelRequest(
      task: .missingFacts, prompt: "thu@2", instructions: "Tìm.", passages: [.init(id: "D1", text: "a")],
      schemaName: "a", schema: question("a").schema)
    let keys = [
      try key(""), try key(", \"tham_so\": {\"seed\": 1}"), try key(", \"luoc_do\": \"loi\""), try key("", other),
      try key(", \"toi_da_token\": 99"), try key("", question("a ")),
    ]
    let same = try key("")
    #expect(Set(keys).count == keys.count && same == keys[0])
  }

  @Test("Bộ nhớ trên đĩa: tệp của riêng mình, trả lời được cả khi không mạng, và chép lại được như một kịch bản")
  func cachesOnDisk() throws {
    try TemporaryFolder.run { folder in
      let path = folder.appendingPathComponent("nhớ").path
      let server = try ScriptedServer([played.good()])
      let more = ", \"bo_nho\": \"\(path)\""
      let first = try model(server, more).asking().reply(to: question("a"))
      #expect(first.status == .ok)
      let provider = try played.provider(server.url, more)
      let offline = LanguageModel.played(provider, offline: true)
      #expect(offline.asking().reply(to: question("a")).json?["x"]?.array == [.string("a")])
      #expect(offline.asking().reply(to: question("b")).status == .offline)
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: path).first)
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let replay = try Provider(
        parsing: Array(
          """
          {"id": "lai", "kind": "replay", "tep": "\(path)", "model": "mẫu-1", "noi_xu_ly": "may_nay", "viec": ["tim_du_kien"]}
          """.utf8))
      let replayed = LanguageModel.played(replay)
      #expect(replayed.asking().reply(to: question("a")).json?["x"]?.array == [.string("a")])
      #expect(replayed.asking().reply(to: question("b")).status == .unavailable)
      // A file that somebody changed is no answer that holds against the schema.
      try #"{"tra_loi":{"x":["quá dài"]}}"#.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
      #expect(LanguageModel.played(provider, offline: true).asking().reply(to: question("a")).status == .offline)
    }
  }

  @Test("Sổ có một dòng trước khi gửi và một dòng sau; không ghi được dòng trước thì không gửi")
  func ledgerBeforeAndAfter() throws {
    try TemporaryFolder.run { folder in
      let path = folder.appendingPathComponent("so.ndjson").path
      let server = try ScriptedServer([ScriptedServer.answer("Xin chào"), played.good()])
      let ledger = try Ledger(path: path) { "2026-09-01T08:00:00Z" }
      let second = try model(server, ledger: ledger).asking().reply(to: question("a"))
      #expect(second.status == .ok)
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      let ends = try lines.map { try JSON.parse(Array($0.utf8))["ket_qua"]?.string }
      #expect(ends == ["dang_gui", "sai_dang", "dang_gui", "ok"])
      let full = try Ledger(path: "/dev/full") { "2026-09-01T08:00:00Z" }
      let unsaid = try ScriptedServer([played.good()])
      let refused = try model(unsaid, ledger: full).asking().reply(to: question("a"))
      #expect(refused.status == .notRecorded && refused.json == nil && unsaid.requests.isEmpty)
    }
  }

  @Test("Việc không được giao, nội dung quá lớn và quá ngữ cảnh thì không gửi")
  func refusesBeforehand() throws {
    let server = try ScriptedServer([played.good()])
    let model = try model(server, ", \"toi_da_ky_tu\": 100, \"toi_da_token\": 16, \"ngu_canh_token\": 512")
    let large = model.asking().reply(to: question(String(repeating: "a", count: 101)))
    #expect(large.status == .tooLarge)
    let close = try self.model(server, ", \"toi_da_token\": 500, \"ngu_canh_token\": 512")
    #expect(close.asking().reply(to: question("công suất 842")).status == .contextExceeded)
    let other = try Provider(
      parsing: Array(
        """
        {"id": "a", "kind": "openai_chat", "url": "\(server.url)", "model": "m", "noi_xu_ly": "may_nay", "viec": []}
        """.utf8))
    #expect(LanguageModel.played(other).asking().reply(to: question()).status == .notAllowed)
    #expect(server.requests.isEmpty)
  }

  @Test("Ngữ cảnh đầy đến miệng là đã bị cắt")
  func fullContextIsCut() throws {
    let raw = try #require(played.answer(#"{"x":["a"]}"#, input: 507))
    let server = try ScriptedServer([raw])
    let model = try model(server, ", \"toi_da_token\": 16, \"ngu_canh_token\": 512")
    #expect(model.asking().reply(to: question()).status == .contextExceeded)
  }
}
