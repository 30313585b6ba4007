import Foundation
import TestSupport
import Testing

@Suite("Một dịch vụ cho một kho, bằng lệnh", .serialized)
struct ServeLockTests {
  private func served(_ store: String) throws -> ServedProcess {
    try ServedProcess(["--rules", PublishedRules.location, "--store", store])
  }

  private func send(_ desk: Desk, to url: String) throws -> String {
    let intake = "\(PublishedRules.location)/../Benchmarks/ho-so.json"
    let sent = try TestPrograms.run(
      "/usr/bin/curl",
      [
        "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Content-Type: application/json", "--data-binary",
        "@\(intake)", "\(url)/v1/checks",
      ])
    return sent.text
  }

  @Test("hoso serve thứ hai trên cùng kho không khởi động, nói tiến trình nào giữ; người kia chết thì được ngay")
  func second() throws {
    try Desk.with { desk in
      let store = "\(desk.path)-kho"
      let first = try served(store)
      let refused = #expect(throws: ServedProcess.NotServing.self) { try served(store) }
      let told = (refused?.told ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(told.contains("tiến trình \(first.identifier), từ 20"), "\(told)")
      #expect(told.contains("systemctl stop hoso, hoặc kill \(first.identifier)"))
      #expect(try send(desk, to: first.url) == "201")
      first.kill()
      let next = try served(store)
      defer { next.stop() }
      #expect(try send(desk, to: next.url) == "201")
    }
  }

  @Test("Cạnh dịch vụ đang chạy: sao lưu, kiểm toán, khóa, dọn kho đều được; khôi phục vào kho ấy thì không")
  func beside() throws {
    try Desk.with { desk in
      let store = "\(desk.path)-kho"
      let running = try served(store)
      defer { running.stop() }
      #expect(try send(desk, to: running.url) == "201")
      let copy = "\(store)-sao"
      for words in [
        ["store", "backup", copy], ["audit", "verify"], ["audit", "list"], ["keys", "list"], ["store", "vacuum"],
      ] {
        let ended = try desk.hoso(words + ["--store", store])
        #expect(ended.status == 0, "\(words): \(ended.errors)")
      }
      let refused = try desk.hoso(["store", "restore", copy, "--store", store])
      #expect(refused.status == 74 && refused.flatErrors.contains("tiến trình \(running.identifier)"))
      #expect(try desk.hoso(["store", "restore", copy, "--store", "\(store)-moi"]).status == 0)
      #expect(try send(desk, to: running.url) == "201")
      #expect(try desk.hoso(["audit", "verify", "--store", store]).status == 0)
    }
  }
}
