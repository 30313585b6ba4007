import Foundation
import Keeping
import Rulebook
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Lần kiểm tra được giữ", .serialized)
struct KeptCheckTests {
  private static let sample = ServedAPI.samples.appendingPathComponent("gia-han-det-nhuom")

  private func sent(
    _ client: LoopbackClient, _ query: String = "", headers: [String: String] = [:]
  ) throws -> LoopbackClient.Reply {
    let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: Self.sample))
    return try client.send("POST", "/v1/checks\(query)", type: type, body: body, headers: headers)
  }

  private func acts(_ store: Store) throws -> [String] {
    try store.auditEntries(count: 100).compactMap { $0["viec"]?.string }
  }

  @Test("Báo cáo trả ngay và báo cáo lấy lại giống từng byte; bản ghi, tệp, nhật ký khớp nhau")
  func keeps() async throws {
    try await ServedAPI.keeping { client, store in
      let reply = try sent(client, headers: ["Hoso-Officer": "Nguy%E1%BB%85n%20V%C4%83n%20M%E1%BA%ABu"])
      #expect(reply.status == 201)
      let place = try #require(reply.header("Location"))
      let again = try client.send("GET", place)
      #expect(again.body == reply.body && again.header("ETag") == reply.header("ETag"))
      let known = try client.send("GET", place, headers: ["If-None-Match": reply.header("ETag") ?? ""])
      #expect(known.status == 304)

      let record = try JSON.parse(try client.send("GET", "\(place)/record.json").body)
      #expect(record["sha256_bao_cao"]?.string == Digest(of: reply.body).hex)
      let files = try ServedAPI.files(of: Self.sample)
      #expect(record["tep"]?.array?.compactMap { $0["sha256"]?.string } == files.map { Digest(of: $0.bytes).hex })

      let entries = try store.auditEntries(count: 10)
      let done = try acts(store)
      #expect(done == ["kiem_tra", "xuat"])
      #expect(entries[0]["can_bo"]?.string == "Nguyễn Văn Mẫu")
      #expect(entries[0]["chi_tiet"]?["sha256_bao_cao"]?.string == Digest(of: reply.body).hex)
      #expect(entries[0]["chi_tiet"]?["thoi_ky"]?.array?.isEmpty == false)
      // No words of the dossier in it.
      let told = String(decoding: entries[0].bytes(), as: UTF8.self)
      let applicant = try #require(try JSON.parse(reply.body)["ho_so"]?["nguoi_nop"]?.string)
      #expect(!told.contains(applicant))
      #expect(try store.examine().faults.isEmpty)
    }
  }

  @Test("Thư dự thảo là tệp Word, ghi vào nhật ký; thư không có thì nói vì sao")
  func drafts() async throws {
    try await ServedAPI.keeping { client, store in
      let place = try #require(try sent(client).header("Location"))
      let letter = try client.send("GET", "\(place)/letter.docx")
      #expect(letter.status == 200 && letter.body.starts(with: Array("PK".utf8)))
      #expect(letter.header("Content-Disposition")?.contains("lay-y-kien-") == true)
      let none = try client.send("GET", "\(place)/letter.docx?kind=xac-dinh")
      #expect(none.status == 409)
      #expect(try JSON.parse(none.body)["type"]?.string == "/problems/khong-co-thu")
      let done = try acts(store)
      #expect(done == ["kiem_tra", "du_thao"])
      let noted = try store.auditEntries(count: 10)[1]["chi_tiet"]
      #expect(noted?["sha256"]?.string == Digest(of: letter.body).hex)
    }
  }

  @Test("Xóa thì không còn gì ngoài nhật ký; không giữ thì không có gì cả")
  func forgets() async throws {
    try await ServedAPI.keeping { client, store in
      let place = try #require(try sent(client).header("Location"))
      let gone = try client.send("DELETE", place)
      #expect(gone.status == 204 && gone.body.isEmpty)
      for path in [place, "\(place)/record.json", "\(place)/letter.docx"] {
        #expect(try client.send("GET", path).status == 404)
      }
      #expect(try client.send("DELETE", place).status == 404)
      let lean = try sent(client, "?keep=no")
      #expect(lean.status == 200 && lean.header("Location") == nil)
      let done = try acts(store)
      #expect(done == ["kiem_tra", "xoa"])
      #expect(try store.faults().isEmpty)
    }
  }

  @Test("Cùng Idempotency-Key: một lần kiểm tra; cùng khóa với yêu cầu khác: 422")
  func repeats() async throws {
    try await ServedAPI.keeping { client, store in
      let first = try sent(client, headers: ["Idempotency-Key": "k-1"])
      let second = try sent(client, headers: ["Idempotency-Key": "k-1"])
      #expect(second.status == 201 && second.body == first.body)
      #expect(second.header("Location") == first.header("Location"))
      #expect(first.header("Idempotency-Replayed") == nil && second.header("Idempotency-Replayed") == "true")
      let other = try sent(client, "?on=2026-09-02", headers: ["Idempotency-Key": "k-1"])
      #expect(other.status == 422)
      #expect(try JSON.parse(other.body)["type"]?.string == "/problems/khoa-lap-lai")
      let done = try acts(store)
      #expect(done == ["kiem_tra"])
    }
  }

  @Test("Danh sách từng trang, mới nhất trước, có đường dẫn trang sau")
  func lists() async throws {
    try await ServedAPI.keeping { client, _ in
      let places = try (0..<3).map { _ in try #require(try sent(client).header("Location")) }
      let first = try client.send("GET", "/v1/checks?count=2")
      let page = try JSON.parse(first.body)
      let next = try #require(page["tiep"]?.string)
      #expect(first.header("Link") == "</v1/checks?count=2&after=\(next)>; rel=\"next\"")
      let last = try JSON.parse(try client.send("GET", "/v1/checks?count=2&after=\(next)").body)
      #expect(last["tiep"] == nil)
      let ids = [page, last].flatMap { $0["kiem_tra"]?.array ?? [] }.compactMap { $0["id"]?.string }
      #expect(Set(ids.map { "/v1/checks/\($0)" }) == Set(places) && ids.count == 3)
    }
  }

  @Test("Không có kho thì không có các đường dẫn ấy, và kiểm tra vẫn chạy")
  func withoutStore() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let plain = try sent(client)
      #expect(plain.status == 200)
      let list = try client.send("GET", "/v1/checks")
      #expect(list.status == 405)
      let one = try client.send("GET", "/v1/checks/00000000000000000000000000000000")
      #expect(one.status == 404)
      let kept = try sent(client, "?keep=yes")
      #expect(kept.status == 400)
    }
  }

  @Test("Kho hỏng: 500 có việc cần làm, không để lộ bên trong, không trả báo cáo khác")
  func damaged() async throws {
    try await ServedAPI.keeping { client, store in
      let place = try #require(try sent(client).header("Location"))
      try store.loseContents()
      let letter = try client.send("GET", "\(place)/letter.docx")
      #expect(letter.status == 500)
      let text = String(decoding: letter.body, as: UTF8.self)
      #expect(text.contains("/problems/kho-hong") && !text.contains(store.folder))
      #expect(try client.send("GET", place).status == 200)
    }
  }
}
