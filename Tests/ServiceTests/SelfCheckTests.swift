import Foundation
import Keeping
import Rulebook
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Người nộp tự kiểm", .serialized)
struct SelfCheckTests {
  private static let made = "2026-09-01T01:00:00Z"
  private static let sample = ServedAPI.samples.appendingPathComponent("gia-han-nhieu-loi")

  private func key(_ store: Store, _ scope: AccessKey.Scope) throws -> [String: String] {
    let key = try store.makeKey(label: "thử", scopes: [scope], at: Self.made, expires: nil)
    return ["Authorization": "Bearer \(key.text)"]
  }

  private func send(
    _ client: LoopbackClient, _ path: String = "/v1/self-checks", as key: [String: String] = [:]
  ) throws -> LoopbackClient.Reply {
    let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: Self.sample))
    return try client.send("POST", path, type: type, body: body, headers: key)
  }

  @Test("Trả thành phần có, thiếu, chưa thấy như báo cáo đầy đủ; không mã quy tắc, bảng nào, không đề nghị")
  func completeness() async throws {
    let rulebook = try PublishedRules.rulebook()
    try await ServedAPI.keeping { client, store in
      let reply = try send(client)
      #expect(reply.status == 200)
      let told = try JSON.parse(reply.body)
      let full = try JSON.parse(try send(client, "/v1/checks?keep=no").body)["ket_luan"]
      func states(_ components: JSON?) -> [[JSON?]]? { components?.array?.map { [$0["ma"], $0["tinh_trang"]] } }
      #expect(states(told["thanh_phan"]) == states(full?["thanh_phan"]))
      #expect(states(told["thanh_phan"])?.isEmpty == false)
      #expect(told["chua_kiem"]?.array?.first?.string?.contains("chưa được xét") == true)
      let text = String(decoding: reply.body, as: UTF8.self)
      let codes = rulebook.rules.map(\.id) + (full?["phan_loai"]?.array?.compactMap { $0["ma"]?.string } ?? [])
      #expect(codes.count > 100 && codes.allSatisfy { !text.contains($0) })
      let findings = full?["ket_qua"]?.array?.compactMap { $0["loi"]?.string } ?? []
      #expect(findings.count > 10 && findings.allSatisfy { !text.contains($0) })
      for member in ["de_nghi", "ket_luan", "ket_qua", "phan_loai", "mau_thuan"] {
        #expect(!text.contains("\"\(member)\""))
      }
      // Nothing is kept but how many there were.
      #expect(try store.checks(of: .all, count: 9).isEmpty)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: "\(store.folder)/contents").isEmpty)
    }
  }

  @Test("Khóa tự kiểm không kiểm tra, không xem được gì; khóa gửi hồ sơ không tự kiểm")
  func scopes() async throws {
    try await ServedAPI.keeping { client, store in
      let own = try key(store, .selfcheck)
      let sending = try key(store, .check)
      let first = try send(client, as: own)
      #expect(first.status == 200)
      for path in ["/v1/checks", "/v1/classifications"] {
        let refused = try send(client, path, as: own)
        #expect(refused.status == 403, "\(path)")
      }
      for path in ["/v1/checks", "/v1/audit", "/metrics", "/"] {
        #expect(try client.send("GET", path, headers: own).status == 403, "\(path)")
      }
      let other = try send(client, as: sending)
      #expect(other.status == 403)
    }
  }

  @Test(
    "Hết lượt của mã hồ sơ thì 429 và nói chờ bao lâu, ai gửi cũng vậy; mã khác còn lượt; thiếu mã thì không trả gì")
  func rate() async throws {
    var limits = ServiceLimits()
    limits.selfChecksAnHour = 2
    try await ServedAPI.keeping(limits: limits) { client, store in
      let keys = try (0..<3).map { _ in try key(store, .selfcheck) }
      let statuses = try keys.map { try send(client, as: $0).status }
      #expect(statuses == [200, 200, 429])
      let refused = try send(client, as: keys[0])
      #expect((1...1800).contains(refused.header("Retry-After").flatMap { Int($0) } ?? 0))
      #expect(try store.selfChecks(of: ["MAU-gia-han-nhieu-loi", "X-2"]) == ["MAU-gia-han-nhieu-loi": 2])
      func bare(_ code: [JSON.Member]) throws -> Int {
        let intake = JSON.object((Examples.dossier.members ?? []).filter { $0.key != "ma_ho_so" } + code)
        return try client.send(
          "POST", "/v1/self-checks", type: "application/json", body: intake.bytes(), headers: keys[0]
        ).status
      }
      let other = try bare([.init("ma_ho_so", .string("X-2"))])
      let none = try bare([])
      #expect(other == 200 && none == 422)
    }
  }

  @Test("Cán bộ thấy đã tự kiểm mấy lần ở danh sách và trang; nhật ký ghi từng lần, không lời nào của hồ sơ")
  func seen() async throws {
    try await ServedAPI.keeping { client, store in
      _ = try (0..<2).map { _ in try send(client) }
      let place = try #require(try send(client, "/v1/checks").header("Location"))
      let list = try JSON.parse(try client.send("GET", "/v1/checks").body)["kiem_tra"]?.array
      #expect(list?.first?["so_lan_tu_kiem"]?.integer == 2)
      let page = try client.send("GET", place.replacing("/v1/checks/", with: "/ho-so/"))
      #expect(String(decoding: page.body, as: UTF8.self).contains("đã tự kiểm thành phần 2 lần"))
      let start = try client.send("GET", "/")
      #expect(String(decoding: start.body, as: UTF8.self).contains("người nộp tự kiểm 2 lần"))
      let entries = try store.auditEntries(count: 9)
      #expect(entries.compactMap { $0["viec"]?.string } == ["tu_kiem", "tu_kiem", "kiem_tra"])
      #expect(entries[0]["chi_tiet"]?["ma_ho_so"]?.string == "MAU-gia-han-nhieu-loi")
      #expect(!String(decoding: entries[0].bytes(), as: UTF8.self).contains("Dữ Liệu Mẫu"))
      #expect(try store.examine().faults.isEmpty)
      // A dossier that nobody checked before it came is told nothing of.
      let other = try JobDesk(client: client).send()
      let quiet = try client.send("GET", (other.header("Location") ?? "").replacing("/v1/checks/", with: "/ho-so/"))
      #expect(quiet.status == 200 && !String(decoding: quiet.body, as: UTF8.self).contains("tự kiểm"))
    }
  }
}
