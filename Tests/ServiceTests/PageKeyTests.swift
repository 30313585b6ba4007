import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Trang xem xét khi kho có khóa", .serialized)
struct PageKeyTests {
  private static let own = ["Sec-Fetch-Site": "same-origin"]
  private static let made = "2026-09-01T01:00:00Z"

  private func key(_ store: Store, _ scope: AccessKey.Scope) throws -> Store.NewKey {
    try store.makeKey(label: "thử", scopes: [scope], at: Self.made, expires: nil)
  }

  private func enter(
    _ client: LoopbackClient, _ text: String, _ headers: [String: String] = own
  ) throws -> LoopbackClient.Reply {
    try client.send(
      "POST", "/khoa", type: "application/x-www-form-urlencoded", body: Array("khoa=\(text.queryEncoded)".utf8),
      headers: headers)
  }

  @Test("Chưa có khóa thì trang hỏi khóa; vào rồi thì mọi trang và tải về dùng được, gọi API bằng cookie thì không")
  func enters() async throws {
    try await ServedAPI.keeping { client, store in
      let review = try key(store, .review)
      for path in ["/", "/quy-tac", "/can-bo"] {
        let asked = try client.send("GET", path)
        #expect(asked.status == 401, "\(path)")
        let html = String(decoding: asked.body, as: UTF8.self)
        #expect(html.contains("name=\"khoa\"") && !html.contains("gui-ho-so"), "\(path)")
      }
      let entered = try enter(client, review.text)
      #expect(entered.status == 303)
      let given = try #require(entered.header("Set-Cookie"))
      #expect(given.contains("HttpOnly") && given.contains("SameSite=Strict"))
      let cookie = ["Cookie": String(given.prefix { $0 != ";" })]

      let sample = ServedAPI.samples.appendingPathComponent("gia-han-det-nhuom")
      let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: sample))
      let mine = cookie.merging(Self.own) { $1 }
      let sent = try client.send("POST", "/ho-so", type: type, body: body, headers: mine)
      let place = try #require(sent.header("Location"))
      let id = try #require(place.split(separator: "/").last)
      for path in [place, "/v1/checks/\(id)/letter.docx", "/v1/checks/\(id)/record.json"] {
        #expect(try client.send("GET", path, headers: cookie).status == 200, "\(path)")
        #expect(try client.send("GET", path).status == 401, "\(path)")
      }
      #expect(try store.check(String(id), of: .one(review.key.owner)) != nil)
      // What changes anything goes by a page, whose forms other sites cannot send.
      #expect(try client.send("POST", "/v1/checks", type: type, body: body, headers: mine).status == 401)
      #expect(try client.send("DELETE", "/v1/checks/\(id)", headers: mine).status == 401)

      _ = try store.revokeKey(review.key.id, at: Self.made)
      #expect(try client.send("GET", place, headers: cookie).status == 401)
    }
  }

  @Test("Khóa sai, khóa không để xem xét, mẫu gửi từ nơi khác: không vào được, nói vì sao")
  func refuses() async throws {
    try await ServedAPI.keeping { client, store in
      let sending = try key(store, .check)
      let review = try key(store, .review)
      let wrong = try enter(client, "\(review.text)x")
      #expect(wrong.status == 401 && wrong.header("Set-Cookie") == nil)
      let lacking = try enter(client, sending.text)
      #expect(lacking.status == 403 && lacking.header("Set-Cookie") == nil)
      #expect(String(decoding: lacking.body, as: UTF8.self).contains("review"))
      let foreign = try enter(client, review.text, ["Sec-Fetch-Site": "cross-site"])
      #expect(foreign.status == 403 && foreign.header("Set-Cookie") == nil)
      let left = try client.send("POST", "/khoa/bo", headers: Self.own)
      #expect(left.status == 303 && left.header("Set-Cookie")?.contains("Max-Age=0") == true)
    }
  }

  @Test(
    "Sau máy chủ TLS: cookie chỉ đi qua TLS, của riêng máy này; cookie không có dấu ấy và mẫu gửi không qua TLS thì không nhận"
  )
  func behindTLS() async throws {
    try await ServedAPI.keeping { store in
      let review = try key(store, .review)
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store, isBehindTLS: true)
      try await ServedAPI.serving(service) { client in
        let entered = try enter(client, review.text)
        let given = try #require(entered.header("Set-Cookie"))
        #expect(given.hasPrefix("__Host-khoa=") && !given.contains("Domain"))
        for part in ["Secure", "Path=/", "HttpOnly", "SameSite=Strict"] {
          #expect(given.contains("; \(part)"), "\(part)")
        }
        #expect(try client.send("GET", "/", headers: ["Cookie": String(given.prefix { $0 != ";" })]).status == 200)
        #expect(try client.send("GET", "/", headers: ["Cookie": "khoa=\(review.text)"]).status == 401)
        let left = try client.send("POST", "/khoa/bo", headers: Self.own)
        #expect(left.header("Set-Cookie")?.contains("Secure") == true)
        for (origin, status) in [("https://127.0.0.1", 303), ("http://127.0.0.1", 403)] {
          #expect(try enter(client, review.text, ["Origin": origin]).status == status, "\(origin)")
        }
      }
    }
  }
}
