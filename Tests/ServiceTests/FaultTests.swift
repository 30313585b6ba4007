import Foundation
import Keeping
import Synchronization
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Mã của từng lần lỗi", .serialized)
struct FaultTests {
  /// What whoever runs the service is told.
  private final class Journal: Sendable {
    private let told = Mutex<[String]>([])

    var lines: [String] { told.withLock(\.self) }

    func tell(_ line: String) { told.withLock { $0.append(line) } }
  }

  private func serving(_ body: @escaping @Sendable (LoopbackClient, Store, Journal) throws -> Void) async throws {
    let journal = Journal()
    try await ServedAPI.keeping { store in
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store, tell: { journal.tell($0) })
      try await ServedAPI.serving(service) { try body($0, store, journal) }
    }
  }

  /// The id that a problem bears.
  private func instance(_ problem: JSON?) throws -> String {
    let name = try #require(problem?["instance"]?.string)
    #expect(name.hasPrefix("urn:uuid:"), "\(name)")
    let id = try #require(UUID(uuidString: String(name.dropFirst(9))))
    return id.uuidString.lowercased()
  }

  @Test("Mỗi lỗi một mã, mã ấy ở đúng một dòng nhật ký; dòng không có lời nào của người gửi")
  func everyProblem() async throws {
    try await serving { client, _, journal in
      let asked = [
        ("GET", "/v1/bi-mat-cua-toi"), ("PUT", "/v1/checks"),
        ("GET", "/v1/rules?bi-mat-cua-toi=1"),
        ("GET", "/v1/rules/bi-mat-cua-toi"), ("POST", "/v1/checks"),
      ]
      for (method, path) in asked {
        let reply = try client.send(method, path, type: "application/json", body: Array("bi-mat-cua-toi".utf8))
        let id = try instance(try JSON.parse(reply.body))
        let lines = journal.lines.filter { $0.contains(id) }
        #expect(lines.count == 1 && lines.first?.contains(" \(reply.status) ") == true, "\(lines)")
      }
      #expect(journal.lines.count == asked.count && !journal.lines.contains { $0.lowercased().contains("bi-mat") })
      #expect(journal.lines.first?.hasSuffix(" 404 khong-co-duong-dan none") == true, "\(journal.lines)")
      #expect(journal.lines.last?.contains(" POST /v1/checks") == true)
    }
  }

  @Test("Lỗi bên trong: người gọi chỉ biết mã, nhật ký nói vì sao")
  func inside() async throws {
    try await serving { client, store, journal in
      let made = try JobDesk(client: client).send()
      let place = try #require(made.header("Location"))
      try store.loseContents()
      let reply = try client.send("GET", "\(place)/letter.docx")
      #expect(reply.status == 500)
      let told = try JSON.parse(reply.body)
      let id = try instance(told)
      #expect(told.members?.map(\.key) == ["type", "title", "status", "detail", "instance"])
      #expect(!String(decoding: reply.body, as: UTF8.self).contains("contents"))
      let line = try #require(journal.lines.first { $0.contains(id) })
      #expect(line.contains("500 kho-hong GET /v1/checks/{id}/letter.docx: "), "\(line)")
    }
  }

  @Test("Việc thất bại giữ mã của lần lỗi: hỏi lại vẫn là mã ấy, một dòng nhật ký")
  func jobs() async throws {
    try await serving { client, _, journal in
      let desk = JobDesk(client: client)
      let reply = try desk.sendUnknown(["Prefer": "wait=0", "Idempotency-Key": "k"])
      #expect(reply.status == 202)
      let place = try #require(reply.header("Location"))
      let failed = try desk.ended(place)["loi"]
      let id = try instance(failed)
      #expect(try instance(try desk.state(place)["loi"]) == id)
      let again = try desk.sendUnknown(["Idempotency-Key": "k"])
      let repeated = try instance(try JSON.parse(again.body))
      #expect(again.status == 422 && repeated == id)
      #expect(journal.lines.filter { $0.contains(id) }.count == 1)
    }
  }

  @Test("Trang lỗi cũng nêu mã")
  func pages() async throws {
    try await serving { client, _, journal in
      let reply = try client.send("GET", "/ho-so/khong-co")
      #expect(reply.status == 404)
      let html = String(decoding: reply.body, as: UTF8.self)
      let id = try #require(html.firstMatch(of: /urn:uuid:([0-9a-f-]{36})/)).1
      #expect(journal.lines.contains { $0.contains(id) && $0.contains("GET /ho-so/{id}") })
    }
  }

  @Test("Mọi câu trả lời: tên máy chủ cố định, không số bản; không cho trang web khác đọc")
  func headers() async throws {
    try await serving { client, _, _ in
      let foreign = ["Origin": "http://127.0.0.1:9", "Access-Control-Request-Method": "POST"]
      for (method, path) in [
        ("GET", "/livez"), ("GET", "/"), ("GET", "/khong-co"), ("OPTIONS", "/v1/checks"), ("GET", "/openapi.json"),
        ("GET", "/quy-tac"),
      ] {
        let reply = try client.send(method, path, headers: foreign)
        #expect(reply.header("Server") == "hoso", "\(path)")
        #expect(reply.header("X-Content-Type-Options") == "nosniff", "\(path)")
        #expect(!reply.head.lowercased().contains("access-control-"), "\(path)")
        #expect(method != "OPTIONS" || reply.status == 405)
        if reply.header("Content-Type")?.hasPrefix("text/html") == true {
          let policy = reply.header("Content-Security-Policy") ?? ""
          #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
          #expect(reply.header("Referrer-Policy") == "same-origin", "\(path)")
        }
      }
    }
  }
}
