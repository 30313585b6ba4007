import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Báo cáo gọn qua HTTP", .serialized)
struct LeanAnswerTests {
  private func lean(_ client: LoopbackClient, _ more: [String: String] = [:], query: String = "?report=lean") throws
    -> LoopbackClient.Reply
  {
    try JobDesk(client: client).send(more, query: query)
  }

  @Test(
    "Hồ sơ được giữ: trả báo cáo gọn, giữ báo cáo đầy đủ; lấy lại thì giống từng byte và người đã có không nhận lại")
  func keeps() async throws {
    try await ServedAPI.keeping { client, store in
      let reply = try lean(client)
      #expect(reply.status == 201)
      let place = try #require(reply.header("Location"))
      #expect(reply.header("Content-Location") == "\(place)?report=lean")
      let told = try JSON.parse(reply.body)
      #expect(told["day_du"]?.string == place)
      let again = try client.send("GET", "\(place)?report=lean")
      #expect(again.status == 200 && again.body == reply.body && again.header("ETag") == reply.header("ETag"))
      let tag = try #require(reply.header("ETag"))
      #expect(try client.send("GET", "\(place)?report=lean", headers: ["If-None-Match": tag]).status == 304)

      // The tag of the lean one says nothing of the full one.
      let full = try client.send("GET", place, headers: ["If-None-Match": tag])
      let named = try client.send("GET", "\(place)?report=full")
      #expect(full.status == 200 && full.body == named.body)
      let record = try JSON.parse(try client.send("GET", "\(place)/record.json").body)
      #expect(record["sha256_bao_cao"]?.string == Digest(of: full.body).hex)
      let judged = try JSON.parse(full.body)["ket_luan"]
      #expect(judged?["dem"] == told["dem"] && judged?["de_nghi"] == told["de_nghi"])
      #expect(full.body.count > 3 * reply.body.count)
    }
  }

  @Test("Cùng Idempotency-Key: cùng báo cáo gọn; cùng khóa mà đòi báo cáo đầy đủ là yêu cầu khác")
  func repeats() async throws {
    try await ServedAPI.keeping { client, _ in
      let key = ["Idempotency-Key": "gon-1"]
      let first = try lean(client, key)
      let second = try lean(client, key)
      #expect(second.status == 201 && second.body == first.body && second.header("ETag") == first.header("ETag"))
      #expect(second.header("Idempotency-Replayed") == "true" && first.header("Idempotency-Replayed") == nil)
      let full = try lean(client, key, query: "")
      #expect(full.status == 422)
    }
  }

  @Test("Không giữ thì nói cách lấy báo cáo đầy đủ; nén cho ai nhận gzip")
  func unkept() async throws {
    try await ServedAPI.keeping { client, _ in
      let reply = try lean(client, query: "?report=lean&keep=no")
      #expect(reply.status == 200 && reply.header("Location") == nil)
      let told = try JSON.parse(reply.body)
      #expect(told["day_du"]?.string == "?report=full")
      let packed = try lean(client, ["Accept-Encoding": "gzip"], query: "?report=lean&keep=no")
      #expect(packed.header("Content-Encoding") == "gzip" && packed.body.count < reply.body.count)
      #expect(Gzip.unpacked(packed.body, upTo: 1 << 20) == reply.body)
    }
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let reply = try lean(client)
      let told = try JSON.parse(reply.body)
      #expect(reply.status == 200 && told["day_du"]?.string == "?report=full")
    }
  }

  @Test("Việc đã xong: lấy báo cáo gọn ở nơi việc nêu")
  func ofJobs() async throws {
    try await ServedAPI.keeping { client, _ in
      let reply = try lean(client, ["Prefer": "wait=0"])
      #expect(reply.status == 202)
      let job = try #require(reply.header("Location"))
      let ended = try JobDesk(client: client).ended(job)
      let made = try #require(ended["kiem_tra"]?.string)
      let told = try JSON.parse(try client.send("GET", "\(made)?report=lean").body)
      #expect(told["day_du"]?.string == made && told["dem"] != nil && told["ho_so"] == nil)
    }
  }

  @Test("Báo cáo loại khác: 400, chưa kiểm tra gì")
  func unknown() async throws {
    try await ServedAPI.keeping { client, store in
      for query in ["?report=gon", "?report=", "?report=lean&report=full"] {
        let reply = try lean(client, query: query)
        let problem = try JSON.parse(reply.body)
        #expect(reply.status == 400 && problem["type"]?.string == "/problems/tham-so-sai", "\(query)")
      }
      #expect(try store.auditEntries(count: 9).isEmpty)
      let made = try lean(client)
      let place = try #require(made.header("Location"))
      #expect(try client.send("GET", "\(place)?report=gon").status == 400)
    }
  }
}
