import Foundation
import Keeping
import NIOCore
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Khách xấu của API", .serialized)
struct HostileClientTests {
  private static func limits(_ change: (inout ServiceLimits) -> Void) -> ServiceLimits {
    var limits = ServiceLimits()
    change(&limits)
    return limits
  }

  private func isServed(_ client: LoopbackClient, _ path: String = "/livez") throws -> Bool {
    try client.send("GET", path).status == 200
  }

  /// Connections that have sent half of a head.
  private func crowd(_ count: Int, _ client: LoopbackClient) throws -> [LoopbackClient.Connection] {
    try (0..<count).map { _ in
      let connection = try client.connection()
      connection.write("POST /v1/checks HTTP/1.1\r\nHost: local")
      return connection
    }
  }

  @Test("1.000 kết nối gửi dở phần đầu: người khác vẫn được phục vụ trong khi chúng còn đó")
  func halfOpen() async throws {
    // Longer than the test may take, whatever else the machine does: nobody is served because they were closed.
    let limits = Self.limits { $0.patience.head = .minutes(30) }
    try await ServedAPI.serving(try PublishedRules.rulebook(), limits: limits) { client in
      let crowd = try crowd(1000, client)
      #expect(try isServed(client))
      #expect(try isServed(client, "/v1/rules/OT-002"))
      let files = try ServedAPI.files(of: ServedAPI.samples.appendingPathComponent("dieu-chinh-thoi-han"))
      let (type, body) = LoopbackClient.multipart(files)
      #expect(try client.send("POST", "/v1/checks", type: type, body: body).status == 200)
      #expect(crowd.allSatisfy { !$0.isClosed(within: 0) })
    }
  }

  @Test("Phần đầu quá giờ thì kết nối bị đóng, cả khi nhỏ giọt từng byte")
  func drippingHeads() async throws {
    let limits = Self.limits { $0.patience.head = .seconds(1) }
    try await ServedAPI.serving(try PublishedRules.rulebook(), limits: limits) { client in
      let crowd = try crowd(100, client)
      // Drips for as long as any is open: a clock that a byte sets back would never close them.
      for _ in 0..<600 where !crowd.allSatisfy({ $0.isClosed(within: 0) }) {
        for connection in crowd.prefix(50) { connection.write("x") }
        usleep(100_000)
      }
      #expect(crowd.allSatisfy { $0.isClosed(within: 0) })
      #expect(try isServed(client))
    }
  }

  @Test("Nội dung nhỏ giọt: 408 và đóng, chỗ của nó trả lại")
  func slowBody() async throws {
    let limits = Self.limits {
      $0.patience.body = .seconds(1)
      $0.atOnce = 1
    }
    try await ServedAPI.serving(try PublishedRules.rulebook(), limits: limits) { client in
      let crowd = try (0..<17).map { _ in
        let connection = try client.connection()
        connection.write("POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
        return connection
      }
      for _ in 0..<8 {
        for connection in crowd { connection.write("x") }
        usleep(200_000)
      }
      let told = crowd.map { String(decoding: $0.rest(), as: UTF8.self) }
      #expect(told.allSatisfy { $0.isEmpty || $0.hasPrefix("HTTP/1.1 408") })
      #expect(told.contains { $0.contains("/problems/qua-cham") })
      #expect(try client.send("POST", "/v1/classifications", type: "text/plain").status == 415)
    }
  }

  @Test("Quá số kết nối: người chờ lâu nhất mà không gửi gì nhường chỗ, người mới được phục vụ")
  func tooMany() async throws {
    let limits = Self.limits { $0.connections = 20 }
    try await ServedAPI.serving(try PublishedRules.rulebook(), limits: limits) { client in
      let first = try client.connection()
      usleep(100_000)
      let crowd = try (0..<60).map { _ in try client.connection() }
      #expect(first.isClosed(within: 60))
      for _ in 0..<600 where crowd.count(where: { $0.isClosed(within: 0) }) < 40 { usleep(100_000) }
      #expect(crowd.count { $0.isClosed(within: 0) } == 40)
      #expect(try isServed(client))
    }
  }

  @Test("Khách không nhận câu trả lời thì bị đóng")
  func takesNothing() async throws {
    let limits = Self.limits { $0.patience.answer = .seconds(1) }
    try await ServedAPI.serving(try PublishedRules.rulebook(), limits: limits) { client in
      let connection = try client.connection()
      let request = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
      connection.write(String(repeating: request, count: 1000))
      usleep(4_000_000)
      let taken = connection.rest()
      let whole = try client.send("GET", "/openapi.json").body.count
      #expect(taken.count > whole && taken.count < 1000 * whole)
      #expect(try isServed(client))
    }
  }

  @Test("Độ dài khai sai, khai hai lần, khung lẫn lộn, đầu quá dài: trả lời gọn hoặc đóng, không coi phần cụt là cả")
  func framing() async throws {
    try await ServedAPI.keeping { client, store in
      let intake = #"{"schemaVersion": "1", "thu_tuc": {"ma": "1.009659"}}"#
      let file = "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.txt\"\r\n\r\nabc\r\n--x--"
      let post = "POST /v1/classifications HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
      let length = intake.utf8.count
      let cut = [
        // Longer than what comes.
        "\(post)application/json\r\nContent-Length: \(length + 9)\r\n\r\n\(intake)",
        "\(post)multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n\(file)",
        "\(post)application/json\r\nTransfer-Encoding: chunked\r\n\r\n\(String(length, radix: 16))\r\n\(intake)\r\n",
        "\(post)application/json\r\nContent-Length: \(length)\r\nContent-Length: 3\r\n\r\n\(intake)",
        "\(post)application/json\r\nContent-Length: -5\r\n\r\n\(intake)",
        "\(post)application/json\r\nContent-Length: \(length)x\r\n\r\n\(intake)",
        "\(post)application/json\r\nContent-Length: 99999999999999999999\r\n\r\n\(intake)",
        "\(post)application/json\r\nContent-Length: 9999999999999\r\n\r\n\(intake)",
        "\(post)application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\(intake)",
        "\(post)application/json\r\nX-A: \(String(repeating: "a", count: 40_000))\r\nContent-Length: 0\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /livez HTTP/1.1\r\nBad Header: x\r\n\r\n",
      ]
      for sent in cut {
        let connection = try client.connection()
        connection.write(sent)
        connection.end()
        let told = String(decoding: connection.rest(), as: UTF8.self)
        #expect(told.isEmpty || told.hasPrefix("HTTP/1.1 4"), "\(sent.prefix(120)): \(told.prefix(200))")
      }
      // Shorter than what comes: the rest is no request, and is told so after the answer to what was whole.
      let connection = try client.connection()
      connection.write("\(post)application/json\r\nContent-Length: \(length)\r\n\r\n\(intake)x{}\r\n\r\n")
      connection.end()
      let told = String(decoding: connection.rest(), as: UTF8.self)
      #expect(told.hasPrefix("HTTP/1.1 422") && told.contains("HTTP/1.1 400"), "\(told.suffix(200))")
      // Said twice in two ways is a smuggler's: one answer at most, and it is no success.
      let smuggler = try client.connection()
      smuggler.write(
        "\(post)application/json\r\nContent-Length: \(length)\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(intake)")
      smuggler.end()
      let smuggled = String(decoding: smuggler.rest(), as: UTF8.self)
      #expect(!smuggled.contains("HTTP/1.1 2"), "\(smuggled)")
      #expect(try isServed(client))
      #expect(try store.auditEntries(count: 1).isEmpty)
    }
  }

  @Test("Mọi câu trả lời: tên máy chủ cố định, nosniff, không cho trang khác đọc, không để ai giữ bản sao")
  func headers() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      for (method, path, kept) in [
        ("GET", "/livez", "no-store"), ("GET", "/v1/rules", "no-cache"), ("GET", "/khong-co", "no-store"),
        ("POST", "/v1/checks", "no-store"), ("OPTIONS", "/v1/checks", "no-store"),
      ] {
        let reply = try client.send(method, path, headers: ["Origin": "http://localhost"])
        #expect(reply.header("Server") == "hoso" && reply.header("X-Content-Type-Options") == "nosniff", "\(path)")
        #expect(reply.header("Cache-Control") == kept, "\(path)")
        #expect(!reply.head.lowercased().contains("access-control-"))
      }
    }
  }
}
