import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Ai được gọi API", .serialized)
struct AccessTests {
  private static let made = "2026-09-01T01:00:00Z"

  private func key(_ store: Store, _ scopes: [AccessKey.Scope], expires: String? = nil) throws -> Store.NewKey {
    try store.makeKey(label: "thử", scopes: scopes, at: Self.made, expires: expires)
  }

  private func bearing(_ key: Store.NewKey) -> [String: String] { ["Authorization": "Bearer \(key.text)"] }

  private func kind(_ reply: LoopbackClient.Reply) throws -> String? {
    try JSON.parse(reply.body)["type"]?.string.map { String($0.dropFirst("/problems/".count)) }
  }

  private func sent(_ client: LoopbackClient, _ headers: [String: String]) throws -> LoopbackClient.Reply {
    let sample = ServedAPI.samples.appendingPathComponent("gia-han-det-nhuom")
    let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: sample))
    return try client.send("POST", "/v1/checks", type: type, body: body, headers: headers)
  }

  @Test("Kho đã có khóa: không khóa, khóa sai, khóa hết hạn đều 401; chỉ phần mở thì không cần khóa")
  func needsKey() async throws {
    try await ServedAPI.keeping { client, store in
      #expect(try client.send("GET", "/v1/checks").status == 200)
      let live = try key(store, [.check])
      let ended = try key(store, [.check], expires: "2026-09-10T02:00:00Z")
      let wrong = [
        [:], ["Authorization": "Bearer"], ["Authorization": "Basic \(live.text)"], ["Authorization": live.text],
        bearing(ended), ["Authorization": "Bearer \(live.text.dropLast())x"],
        ["Authorization": "Bearer \(live.text) \(live.text)"],
      ]
      for headers in wrong {
        for (method, path) in [("GET", "/v1/checks"), ("GET", "/v1/rules"), ("POST", "/v1/checks")] {
          let reply = try client.send(method, path, headers: headers)
          #expect(reply.status == 401 && reply.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(headers)")
          #expect(try kind(reply) == "can-khoa")
        }
        for path in ["/livez", "/readyz", "/openapi.json", "/schemas/ho-so.schema.json", "/problems/can-khoa"] {
          #expect(try client.send("GET", path, headers: headers).status == 200, "\(path)")
        }
      }
      #expect(try client.send("GET", "/v1/checks", headers: bearing(live)).status == 200)
      let small = try client.send("GET", "/v1/checks", headers: ["authorization": "bearer \(live.text)"])
      #expect(small.status == 200)
      // Revoked while it runs; and that no key is left does not open the door again.
      _ = try store.revokeKey(live.key.id, at: Self.made)
      #expect(try client.send("GET", "/v1/checks", headers: bearing(live)).status == 401)
      #expect(try client.send("GET", "/v1/checks").status == 401)
    }
  }

  @Test("Không có kho thì khóa gửi kèm không được coi là đúng")
  func withoutStore() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      #expect(try client.send("GET", "/v1/rules").status == 200)
      let reply = try client.send("GET", "/v1/rules", headers: ["Authorization": "Bearer hoso_1_2"])
      #expect(reply.status == 401)
    }
  }

  @Test("Mỗi quyền mở đúng phần của nó; thiếu quyền thì 403 nêu quyền cần")
  func scopes() async throws {
    try await ServedAPI.keeping { client, store in
      let checker = bearing(try key(store, [.check]))
      let officer = bearing(try key(store, [.review]))
      let auditor = bearing(try key(store, [.audit]))
      let place = try #require(try sent(client, checker).header("Location"))
      let cases: [(String, String, [String: String], Int)] = [
        ("GET", place, checker, 200), ("GET", place, officer, 200), ("GET", place, auditor, 403),
        ("GET", "/v1/audit", checker, 403), ("GET", "/v1/audit", officer, 403), ("GET", "/v1/audit", auditor, 200),
        ("GET", "/v1/audit/checks.csv", auditor, 200), ("GET", "/v1/rules", auditor, 200),
        ("POST", "/v1/checks", officer, 403), ("POST", "/v1/classifications", auditor, 403),
        ("DELETE", place, officer, 403), ("DELETE", place, checker, 204),
      ]
      for (method, path, headers, status) in cases {
        let reply = try client.send(method, path, headers: headers)
        #expect(reply.status == status, "\(method) \(path)")
        if status == 403 {
          #expect(try kind(reply) == "thieu-quyen")
          #expect(reply.header("WWW-Authenticate")?.contains("insufficient_scope") == true)
        }
      }
    }
  }

  @Test("Hồ sơ của khóa khác là 404 ở mọi đường dẫn, không lộ ra trong danh sách; cán bộ thì thấy")
  func owners() async throws {
    try await ServedAPI.keeping { client, store in
      let one = try key(store, [.check])
      let other = bearing(try key(store, [.check]))
      let officer = bearing(try key(store, [.check, .review]))
      let place = try #require(try sent(client, bearing(one)).header("Location"))
      for path in [place, "\(place)/record.json", "\(place)/letter.docx"] {
        let reply = try client.send("GET", path, headers: other)
        let none = try client.send("GET", path.replacing(/[0-9a-f]{40}/, with: "0"), headers: other)
        #expect(reply.status == 404 && none.status == 404)
        #expect(try kind(reply) == kind(none))
        #expect(try client.send("GET", path, headers: officer).status == 200, "\(path)")
      }
      #expect(try client.send("DELETE", place, headers: other).status == 404)
      // Everybody's to see, not to remove.
      #expect(try client.send("DELETE", place, headers: officer).status == 404)
      func listed(_ headers: [String: String]) throws -> [String] {
        let page = try JSON.parse(try client.send("GET", "/v1/checks", headers: headers).body)
        return page["kiem_tra"]?.array?.compactMap { $0["khoa"]?.string } ?? []
      }
      #expect(try listed(other).isEmpty)
      #expect(try listed(officer) == [one.key.owner])
    }
  }

  @Test("Đổi khóa: khóa mới thấy hồ sơ cũ; nhật ký ghi khóa đã dùng cùng cán bộ nêu trong yêu cầu")
  func rotation() async throws {
    try await ServedAPI.keeping { client, store in
      let old = try key(store, [.check])
      let place = try #require(try sent(client, bearing(old)).header("Location"))
      let new = try #require(
        try store.rotateKey(
          old.key.id, at: Self.made, overlapEnds: "2026-09-10T03:00:00Z", expires: nil))
      for key in [old, new] { #expect(try client.send("GET", place, headers: bearing(key)).status == 200) }
      let headers = bearing(new).merging(["Hoso-Officer": "cb-7"]) { $1 }
      #expect(try client.send("GET", "\(place)/record.json", headers: headers).status == 200)
      let entries = try store.auditEntries(count: 10)
      #expect(entries.compactMap { $0["khoa"]?.string } == ["hoso keys", old.key.id, "hoso keys", new.key.id])
      #expect(entries.last?["can_bo"]?.string == "cb-7")
    }
  }

  @Test("Người kiểm tra đọc hết nhật ký từng trang, đúng như đã ghi; danh sách CSV như lệnh in")
  func auditor() async throws {
    try await ServedAPI.keeping { client, store in
      for _ in 0..<4 { _ = try key(store, [.check]) }
      let auditor = bearing(try key(store, [.audit]))
      var read: [JSON] = []
      var next: Int? = 0
      while let after = next {
        let page = try JSON.parse(
          try client.send("GET", "/v1/audit?count=2&after=\(after)", headers: auditor).body)
        read += page["nhat_ky"]?.array ?? []
        next = page["tiep"]?.integer
      }
      #expect(try read == store.auditEntries(count: 100))
      #expect(read.count == 5)
      let csv = try client.send("GET", "/v1/audit/checks.csv?from=2026-09-01&to=2026-09-01", headers: auditor)
      #expect(csv.header("Content-Type") == "text/csv")
      let told = try InspectorsList(store, from: CivilDay(iso: "2026-09-01"), to: CivilDay(iso: "2026-09-01")).csv
      #expect(csv.body == Array(told.utf8))
      let none = try client.send("GET", "/v1/audit/checks.csv?to=2026-08-31", headers: auditor)
      #expect(String(decoding: none.body, as: UTF8.self).split(separator: "\r\n").count == 1)
    }
  }

  @Test("Phục vụ ngoài máy này thì luôn đòi khóa, cả khi kho chưa có khóa nào")
  func elsewhere() async throws {
    // The resolver reads it as 127.0.0.1; it is none of the names of loopback.
    try await ServedAPI.keeping(host: "127.1") { client, store in
      #expect(try client.send("GET", "/v1/checks").status == 401)
      #expect(try client.send("GET", "/livez").status == 200)
      let live = try key(store, [.check])
      #expect(try client.send("GET", "/v1/checks", headers: bearing(live)).status == 200)
    }
  }

  @Test("Chưa có khóa: gọi qua tên khác hoặc từ trang web khác thì không nhận")
  func rebinding() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      for (host, origin, status) in [
        ("127.0.0.1:80", nil, 200), ("localhost", nil, 200), ("[::1]:8080", "http://localhost:8080", 200),
        ("hoso.example", nil, 401), ("127.0.0.1.example", nil, 401), ("127.0.0.1", "https://khac.example", 401),
        ("127.0.0.1", "null", 401), ("localhost", "http://127.0.0.1@khac.example", 401), ("", nil, 401),
      ] as [(String, String?, Int)] {
        let headers = origin.map { ["Origin": $0] } ?? [:]
        let reply = try client.send("GET", "/v1/rules", headers: headers, host: host)
        #expect(reply.status == status, "\(host) \(origin ?? "")")
        #expect(reply.header("Access-Control-Allow-Origin") == nil)
      }
    }
  }

  @Test(
    "Chỉ địa chỉ của chính máy là địa chỉ trong máy",
    arguments: [
      ("127.0.0.1", true), ("127.9.9.9", true), ("localhost", true), ("LOCALHOST", true), ("::1", true),
      ("0.0.0.0", false), ("::", false), ("127.1", false), ("127.0.0.1.", false), ("127.0.0.256", false),
      ("10.0.0.1", false), ("127.0.0.x", false), ("", false), ("localhost.example", false),
    ])
  func loopback(_ host: String, _ isOne: Bool) { #expect(Loopback.contains(host) == isOne) }

  @Test("Tài liệu OpenAPI nêu khóa và quyền của từng việc; việc cần khóa nêu 401, việc cần quyền nêu 403")
  func describes() async throws {
    try await ServedAPI.keeping { client, _ in
      let document = try JSON.parse(try client.send("GET", "/openapi.json").body)
      #expect(document["components"]?["securitySchemes"]?["khoa"]?["scheme"]?.string == "bearer")
      func told(_ path: String, _ method: String) -> (scopes: String, faults: [String]) {
        let operation = document["paths"]?[path]?[method]
        let scopes = operation?["security"].map { String(decoding: $0.bytes(), as: UTF8.self) } ?? ""
        return (scopes, operation?["responses"]?.members?.map(\.key).filter { ["401", "403"].contains($0) } ?? [])
      }
      #expect(told("/livez", "get") == ("[]", []))
      #expect(told("/v1/rules", "get") == (#"[{"khoa":[]}]"#, ["401"]))
      #expect(told("/v1/checks", "post") == (#"[{"khoa":["check"]}]"#, ["401", "403"]))
      #expect(told("/v1/checks/{id}", "get") == (#"[{"khoa":["check"]},{"khoa":["review"]}]"#, ["401", "403"]))
      #expect(told("/v1/audit", "get") == (#"[{"khoa":["audit"]}]"#, ["401", "403"]))
    }
  }
}
