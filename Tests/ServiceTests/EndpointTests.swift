import Foundation
import Rulebook
import Screening
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Các đường dẫn của API", .serialized)
struct EndpointTests {
  private func problem(_ reply: LoopbackClient.Reply) throws -> String {
    #expect(reply.header("Content-Type") == "application/problem+json")
    return try #require(try JSON.parse(reply.body)["type"]?.string)
  }

  @Test("Tài liệu OpenAPI nêu mọi đường dẫn; lược đồ và loại lỗi nêu ở đó đều lấy được")
  func describes() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let text = String(decoding: try client.send("GET", "/openapi.json").body, as: UTF8.self)
      let document = try JSON.parse(Array(text.utf8))
      #expect(document["openapi"]?.string == "3.1.0")
      let told = document["paths"]?.members?.map(\.key) ?? []
      let known = try ServedAPI.service(nil).endpoints.map(\.path).uniqued
      #expect(told == known)
      #expect(told.contains("/v1/checks") && told.contains("/openapi.json"))
      let schemas = text.matches(of: /"\/schemas\/([a-z-]+\.schema\.json)"/).map { String($0.1) }.uniqued
      #expect(schemas.count == 4)
      for file in schemas {
        let published = ServedAPI.samples.deletingLastPathComponent().appendingPathComponent("Schemas/\(file)")
        #expect(try client.send("GET", "/schemas/\(file)").body == Array(try Data(contentsOf: published)))
      }
      for kind in Problem.Kind.allCases {
        let told = try JSON.parse(try client.send("GET", "/problems/\(kind.rawValue)").body)
        #expect(told["status"]?.integer == kind.status.code && told["viec_can_lam"]?.string?.isEmpty == false)
      }
    }
  }

  @Test("Tham số lạ, thiếu, nêu hai lần, sai: 400 nói tham số nào và phải thế nào")
  func parameters() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let cases =
        [
          ("/v1/rules?ngay=2026-09-01", "«ngay»"), ("/v1/rules?on=2026-02-30", "năm-tháng-ngày"),
          ("/v1/rules?on=2026-09-01&on=2026-09-02", "hai lần"), ("/v1/deadlines?received=2026-08-03", "Thiếu «days»"),
          ("/v1/deadlines?received=2026-08-03&days=0&unit=working-days", "từ 1 đến 1000"),
          ("/v1/deadlines?received=2026-08-03&days=5&unit=weeks", "working-days, calendar-days"),
          ("/livez?x=1", "không có tham số"), ("/problems/khong-biet", "một trong"), ("/schemas/../x", nil),
        ] as [(String, String?)]
      for (path, said) in cases {
        let reply = try client.send("GET", path)
        guard let said else {
          #expect(reply.status == 404)
          continue
        }
        #expect(reply.status == 400, "\(path)")
        #expect(try problem(reply) == "/problems/tham-so-sai")
        let detail = try JSON.parse(reply.body)["detail"]?.string ?? ""
        #expect(detail.contains(said), "\(detail)")
      }
      let post = try client.send(
        "POST", "/v1/checks?office=so-tai-chin", type: "application/json", body: Array("{}".utf8))
      #expect(post.status == 400 && String(decoding: post.body, as: UTF8.self).contains("so-tai-chinh"))
    }
  }

  @Test("Lỗi bằng tiếng Anh cho ai muốn tiếng Anh hơn")
  func languages() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      func title(_ accepted: String?) throws -> String? {
        let headers = accepted.map { ["Accept-Language": $0] } ?? [:]
        return try JSON.parse(try client.send("GET", "/v1/rules/OT-999", headers: headers).body)["title"]?.string
      }
      for accepted in [nil, "vi", "vi,en;q=0.8", "fr", "en;q=0.1, vi"] {
        let told = try title(accepted)
        #expect(told == "Không có mã này")
      }
      for accepted in ["en", "en-GB, vi;q=0.5", "vi;q=0, *;q=0.3, en;q=0.4"] {
        let told = try title(accepted)
        #expect(told == "There is no such code")
      }
    }
  }

  @Test("Quy tắc và thủ tục: đủ để hiểu; người đã có thì không nhận lại")
  func rules() async throws {
    let rulebook = try PublishedRules.rulebook()
    try await ServedAPI.serving(rulebook) { client in
      let reply = try client.send("GET", "/v1/rules/OT-040")
      let rule = try JSON.parse(reply.body)
      #expect(rule["truong_hop"]?.array == [.string("điều chỉnh chung")])
      #expect(rule["phien_ban"]?.array?.count == rulebook.rule("OT-040")?.versions.count)
      #expect(rule["sha256_bo_quy_tac"]?.string == rulebook.edition.digest.hex)
      let table = try JSON.parse(try client.send("GET", "/v1/rules/DT-T08").body)
      #expect(table["loai"]?.string == "bang" && (table["phien_ban"]?.array?.last?["hang"]?.array?.count ?? 0) > 2)
      let tag = try #require(reply.header("ETag"))
      let again = try client.send("GET", "/v1/rules/OT-040", headers: ["If-None-Match": "\"x\", W/\(tag)"])
      #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
      #expect(try client.send("GET", "/v1/rules/OT-040", headers: ["If-None-Match": "\"x\""]).status == 200)

      let procedures = try JSON.parse(try client.send("GET", "/v1/procedures").body)["thu_tuc"]?.array ?? []
      #expect(procedures.count == rulebook.procedures.count)
      let before = try JSON.parse(try client.send("GET", "/v1/procedures?on=2026-03-30").body)["thu_tuc"]?.array ?? []
      #expect(before.count == procedures.count && before.contains { $0["phien_ban"]?.array?.isEmpty == true })
    }
  }

  @Test("Hạn như lệnh hoso deadline tính")
  func deadlines() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let reply = try client.send("GET", "/v1/deadlines?received=2026-08-24&days=20&unit=working-days")
      let counted = try TestPrograms.run(
        TestPrograms.hoso,
        [
          "deadline", "--received", "2026-08-24", "--working-days", "20", "--format", "ndjson", "--rules",
          PublishedRules.location,
        ])
      #expect(try JSON.parse(reply.body)["han"] == JSON.string("2026-09-24"))
      #expect(try JSON.parse(reply.body) == JSON.parse(counted.output))
    }
  }

  @Test("Nội dung dài được nén cho ai nhận gzip, và giải ra đúng từng byte")
  func gzip() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let plain = try client.send("GET", "/v1/procedures")
      for refused in ["identity", "gzip;q=0", "*;q=0, br"] {
        #expect(try client.send("GET", "/v1/procedures", headers: ["Accept-Encoding": refused]).body == plain.body)
      }
      let packed = try client.send("GET", "/v1/procedures", headers: ["Accept-Encoding": "br, gzip"])
      #expect(packed.header("Content-Encoding") == "gzip" && packed.body.count * 3 < plain.body.count)
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gz")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(packed.body).write(to: file)
      #expect(try TestPrograms.run("/usr/bin/gzip", ["-dc", file.path]).output == plain.body)
      // A word or two is sent as it is.
      #expect(try client.send("GET", "/livez", headers: ["Accept-Encoding": "gzip"]).header("Content-Encoding") == nil)
    }
  }

  @Test("Người gọi ghim bộ quy tắc: bộ khác thì không kiểm tra gì")
  func pinned() async throws {
    let rulebook = try PublishedRules.rulebook()
    try await ServedAPI.serving(rulebook) { client in
      let files = try ServedAPI.files(of: ServedAPI.samples.appendingPathComponent("dieu-chinh-thoi-han"))
      let (type, body) = LoopbackClient.multipart(files)
      let digest = rulebook.edition.digest.hex
      #expect(try client.send("POST", "/v1/checks?rules=\(digest)", type: type, body: body).status == 200)
      let other = try client.send(
        "POST", "/v1/checks?rules=\(digest.replacing("a", with: "b"))", type: type, body: body)
      #expect(other.status == 409)
      #expect(try problem(other) == "/problems/bo-quy-tac-khac")
    }
  }

  @Test("Phân loại như lệnh hoso classify, cả khi chưa biết thủ tục; nêu ngày, cơ quan thì theo đó")
  func classifies() async throws {
    let rules = ["--rules", PublishedRules.location, "--today", "2026-09-10", "--format", "ndjson"]
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let sample = ServedAPI.samples.appendingPathComponent("chu-truong-ngoai-khu")
      let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: sample))
      func classified(_ bytes: [UInt8]) throws -> JSON? { try JSON.parse(bytes)["phan_loai"] }
      for (query, options) in [("", []), ("?on=2026-03-15", ["--on", "2026-03-15"])] {
        let reply = try client.send("POST", "/v1/classifications\(query)", type: type, body: body)
        let typed = try TestPrograms.run(TestPrograms.hoso, ["classify", sample.path] + options + rules)
        let told = try classified(reply.body)
        #expect(told?.array?.isEmpty == false)
        let own = try classified(typed.output)
        #expect(told == own)
      }
      let unknown = Array(#"{"schemaVersion": "1"}"#.utf8)
      let reply = try client.send("POST", "/v1/classifications", type: "application/json", body: unknown)
      #expect(reply.status == 200)
      #expect(try classified(reply.body)?.array?.isEmpty == false)
      let checked = try client.send("POST", "/v1/checks?office=ban-quan-ly-kcn", type: type, body: body)
      let office = try JSON.parse(checked.body)["ket_luan"]?["co_quan"]
      #expect("\(office ?? .null)".contains("khu công nghiệp"), "\(office ?? .null)")
    }
  }
}
