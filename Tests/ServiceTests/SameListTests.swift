import Foundation
import Keeping
import TestSupport
import Testing
import Values

@testable import Screening
@testable import Service

@Suite("Danh sách gửi lại, chỉ khác mã hồ sơ")
struct SameListTests {
  private static func list(_ code: String) throws -> [UInt8] {
    let path = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
      .appendingPathComponent("Benchmarks/ho-so.json")
    return Array(try String(contentsOf: path, encoding: .utf8).replacing("MAU-00000000", with: code).utf8)
  }

  @Test("Mỗi lần một báo cáo mang mã của mình; nén hay không, giữ hay không đều cùng một báo cáo")
  func ownCodes() async throws {
    try await ServedAPI.keeping { store in
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store)
      try await ServedAPI.serving(service) { client in
        func sent(_ code: String, _ query: String, _ headers: [String: String] = [:]) throws -> [UInt8] {
          let reply = try client.send(
            "POST", "/v1/checks\(query)", type: "application/json", body: try Self.list(code), headers: headers)
          #expect(reply.status == (query.contains("keep=no") ? 200 : 201))
          return reply.body
        }
        let first = try sent("MAU-0", "?keep=no")
        for code in ["MAU-1", "MAU-2", "MAU-3"] {
          let own = Array(String(decoding: first, as: UTF8.self).replacing("MAU-0", with: code).utf8)
          #expect(try sent(code, "?keep=no") == own)
          #expect(try sent(code, "") == own)
          let packed = try sent(code, "", ["Accept-Encoding": "gzip"])
          #expect(Gzip.unpacked(packed, upTo: 1 << 22) == own)
          let lean = try JSON.parse(try sent(code, "?keep=no&report=lean"))
          #expect(lean["ma_ho_so"]?.string == code)
        }
        let kept = try store.checks(of: .all, count: 100)
        #expect(Set(kept.map(\.dossier)) == ["MAU-1", "MAU-2", "MAU-3"])
        for check in kept {
          let report = try JSON.parse(try store.report(of: check))
          #expect(report["ho_so"]?["ma_ho_so"]?.string == check.dossier)
        }
        let codes = try store.auditEntries(count: 100).map { $0["chi_tiet"]?["ma_ho_so"]?.string }
        #expect(codes == ["MAU-1", "MAU-1", "MAU-2", "MAU-2", "MAU-3", "MAU-3"])
        #expect(service.lists.count == 1)
      }
    }
  }

  @Test("Xóa một lần kiểm tra thì không còn nhớ danh sách nào")
  func forgotten() async throws {
    try await ServedAPI.keeping { store in
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store)
      try await ServedAPI.serving(service) { client in
        let kept = try client.send("POST", "/v1/checks", type: "application/json", body: try Self.list("MAU-1"))
        #expect(service.lists.count == 1)
        let place = try #require(kept.header("Location"))
        #expect(try client.send("DELETE", place).status == 204)
        #expect(service.lists.count == 0)
      }
    }
  }
}
