import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Screening
@testable import Service

@Suite("Danh sách gửi lại đúng từng byte")
struct SameListTests {
  private static func list(_ code: String, _ change: (String) -> String = { $0 }) throws -> [UInt8] {
    let path = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
      .appendingPathComponent("Benchmarks/ho-so.json")
    return Array(change(try String(contentsOf: path, encoding: .utf8).replacing("MAU-00000000", with: code)).utf8)
  }

  @Test("Nhớ báo cáo từ lần gửi thứ hai; nén hay không, giữ hay không, lần thứ mấy cũng cùng một báo cáo")
  func sameReport() async throws {
    try await ServedAPI.keeping { store in
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store)
      try await ServedAPI.serving(service) { client in
        func sent(_ query: String, _ headers: [String: String] = [:]) throws -> [UInt8] {
          let reply = try client.send(
            "POST", "/v1/checks\(query)", type: "application/json", body: try Self.list("MAU-1"), headers: headers)
          #expect(reply.status == (query.contains("keep=no") ? 200 : 201))
          return reply.body
        }
        let (first, lean) = (try sent("?keep=no"), try sent("?keep=no&report=lean&on=2026-09-01"))
        #expect(service.lists.count == 0)
        for _ in 0..<3 {
          #expect(try sent("?keep=no") == first)
          #expect(try sent("") == first)
          #expect(Gzip.unpacked(try sent("", ["Accept-Encoding": "gzip"]), upTo: 1 << 22) == first)
          #expect(Gzip.unpacked(try sent("?keep=no", ["Accept-Encoding": "gzip"]), upTo: 1 << 22) == first)
          #expect(try sent("?keep=no&report=lean&on=2026-09-01") == lean)
          let kept = try JSON.parse(try sent("?report=lean"))
          #expect(kept["day_du"]?.string?.hasPrefix("/v1/checks/") == true)
        }
        #expect(service.lists.count == 2, "of two days")
        let kept = try store.checks(of: .all, count: 100)
        #expect(kept.count == 9)
        for check in kept { #expect(try store.report(of: check) == first) }
        let told = try store.auditEntries(count: 100).map { entry in entry["chi_tiet"]?["dem"] }
        #expect(told.count == 9 && Set(told).count == 1 && told[0] != nil)
      }
    }
  }

  @Test("Khác một byte, khác cơ quan, khác thủ tục hay khác ngày là báo cáo khác")
  func otherReports() async throws {
    let service = try ServedAPI.service(try PublishedRules.rulebook())
    try await ServedAPI.serving(service) { client in
      let spaced = try Self.list("MAU-1", { "\($0) " })
      let asked: [(query: String, list: [UInt8])] = [
        ("", try Self.list("MAU-1")), ("", spaced), ("", try Self.list("MAU-2")),
        ("?office=so-tai-chinh", try Self.list("MAU-1")), ("?on=2026-09-01", try Self.list("MAU-1")),
        ("?on=2025-09-01", try Self.list("MAU-1")), ("?procedure=1.009645", try Self.list("MAU-1")),
      ]
      func reports() throws -> [[UInt8]] {
        try asked.map { query, list in
          try client.send("POST", "/v1/checks\(query)", type: "application/json", body: list).body
        }
      }
      let first = try reports()
      for _ in 0..<2 { #expect(try reports() == first) }
      #expect(service.lists.count == asked.count)
      #expect(Set(first).count >= 5)
    }
  }

  @Test("Điều không kiểm được không được nhớ; danh sách kèm giấy tờ cũng không")
  func whatIsNotRemembered() async throws {
    let service = try ServedAPI.service(try PublishedRules.rulebook())
    try await ServedAPI.serving(service) { client in
      let unknown = try Self.list("MAU-1") { $0.replacing("1.009645", with: "9.999999") }
      let secret = try Self.list("MAU-1") { $0.replacing("Mẫu Số Một", with: "TUYỆT MẬT") }
      for body in [unknown, secret] {
        let replies = try (0..<3).map { _ in
          try client.send("POST", "/v1/checks", type: "application/json", body: body)
        }
        #expect(replies.allSatisfy { $0.status == 422 }, "\(replies.map(\.status))")
      }
      #expect(service.lists.count == 0)
      let (type, body) = LoopbackClient.multipart([
        ("ho-so.json", try Self.list("MAU-1")), ("a.txt", Array("Đơn".utf8)),
      ])
      for _ in 0..<3 {
        #expect(try client.send("POST", "/v1/checks", type: type, body: body).status == 200)
      }
      #expect(service.lists.count == 0)
    }
  }

  @Test("Xóa một lần kiểm tra thì không còn nhớ danh sách nào")
  func forgotten() async throws {
    try await ServedAPI.keeping { store in
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store)
      try await ServedAPI.serving(service) { client in
        for _ in 0..<2 {
          _ = try client.send("POST", "/v1/checks", type: "application/json", body: try Self.list("MAU-1"))
        }
        #expect(service.lists.count == 1)
        let kept = try client.send("POST", "/v1/checks", type: "application/json", body: try Self.list("MAU-1"))
        let place = try #require(kept.header("Location"))
        #expect(try client.send("DELETE", place).status == 204)
        #expect(service.lists.count == 0)
      }
    }
  }
}
