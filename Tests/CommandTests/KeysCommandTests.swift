import Foundation
import TestSupport
import Testing

@Suite("Khóa bằng lệnh", .serialized)
struct KeysCommandTests {
  private func made(_ desk: Desk, _ store: String, _ more: String...) throws -> String {
    let made = try desk.hoso(["keys", "create", "--label", "Một cửa", "--store", store] + more)
    #expect(made.status == 0, "\(made.errors)")
    let text = try #require(made.text.wholeMatch(of: /(hoso_[0-9a-f]{10}_[0-9a-f]{64})\n/)).1
    #expect(!made.errors.contains(text.suffix(64)) && made.flatErrors.contains("chỉ hiện lần này"))
    return String(text)
  }

  private func status(_ url: String, _ key: String?) throws -> String {
    let headers = key.map { ["-H", "Authorization: Bearer \($0)"] } ?? []
    return try TestPrograms.run("/usr/bin/curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", url] + headers).text
  }

  @Test("Tạo, đổi, thu hồi khi đang phục vụ: có hiệu lực ngay, không khởi động lại")
  func whileServing() throws {
    try Desk.with { desk in
      let store = "\(desk.path)-kho"
      let served = try ServedProcess(["--rules", PublishedRules.location, "--store", store])
      defer { served.stop() }
      let checks = "\(served.url)/v1/checks"
      #expect(try status(checks, nil) == "200")
      let key = try made(desk, store, "--scope", "check", "--expires", "30")
      let id = String(key.split(separator: "_")[1])
      #expect(try status(checks, nil) == "401" && status(checks, key) == "200")
      let rotated = try desk.hoso(["keys", "rotate", id, "--overlap", "0", "--store", store])
      let next = rotated.text.trimmingCharacters(in: .newlines)
      #expect(rotated.flatErrors.contains("hết hiệu lực ngay"))
      #expect(try status(checks, key) == "401" && status(checks, next) == "200")
      let nextID = String(next.split(separator: "_")[1])
      let listed = try desk.hoso(["khoa", "danh-sach", "--store", store]).text
      #expect(listed.contains("thay bằng \(nextID)") && listed.contains("Một cửa") && !listed.contains(next.suffix(64)))
      #expect(try desk.hoso(["keys", "revoke", nextID, "--store", store]).status == 0)
      #expect(try status(checks, next) == "401" && status(checks, nil) == "401")
      let verified = try desk.hoso(["audit", "verify", "--store", store])
      #expect(verified.text.contains("3 bản ghi"))
      // What cannot be done says why.
      for (words, said) in [
        (["rotate", nextID], "đã thu hồi"), (["rotate", id], "đã đổi sang khóa \(nextID)"),
        (["revoke", "khong-co"], "Không có khóa"), (["rotate", nextID, "--overlap", "721"], "0 đến 720"),
        (["create", "--label", " ", "--scope", "check"], "1 đến 100 ký tự"),
        (["create", "--label", "a", "--scope", "check", "--expires", "0"], "1 đến 3650"),
        (["create", "--label", "a"], "--scope"), (["create", "--label", "a", "--scope", "tat-ca"], "check, review"),
      ] {
        let ended = try desk.hoso(["keys"] + words + ["--store", store])
        #expect(ended.status == 64 && ended.flatErrors.contains(said), "\(ended.errors)")
      }
    }
  }

  @Test("Địa chỉ ngoài máy này: không kho, kho không khóa, khóa đã thu hồi đều không khởi động, nói phải làm gì")
  func elsewhere() throws {
    try Desk.with { desk in
      let store = "\(desk.path)-kho"
      let key = try made(desk, store, "--scope", "check")
      #expect(try desk.hoso(["keys", "revoke", String(key.split(separator: "_")[1]), "--store", store]).status == 0)
      for kept in [[], ["--store", "\(store)-moi"], ["--store", store]] {
        let ended = try desk.hoso(["serve", "--host", "0.0.0.0", "--port", "0"] + kept)
        #expect(ended.status == 78 && ended.flatErrors.contains("hoso keys create"), "\(ended.errors)")
      }
    }
  }
}
