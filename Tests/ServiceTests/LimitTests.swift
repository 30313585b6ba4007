import Foundation
import Keeping
import Synchronization
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Giới hạn của API", .serialized)
struct LimitTests {
  /// How many are at work, and how many were at the most.
  private final class Gauge: Sendable {
    let count = Mutex((now: 0, most: 0))
  }

  @Test("Hết lượt của phút thì chờ đúng bấy nhiêu; lượt đầy lại đều, không quá một phút; mỗi người giữ một phần")
  func allowance() {
    let allowance = Allowance(aMinute: 60)
    let start = ContinuousClock.now
    for _ in 0..<60 { #expect(allowance.take(for: "a", at: start) == nil) }
    #expect(allowance.take(for: "a", at: start) == 1)
    #expect(allowance.take(for: "b", at: start) == nil)
    #expect(allowance.take(for: "a", at: start + .seconds(1)) == nil)
    #expect(allowance.take(for: "a", at: start + .seconds(1)) == 1)
    // An hour of rest is a minute's worth.
    let later = start + .seconds(3600)
    for _ in 0..<60 { #expect(allowance.take(for: "a", at: later) == nil) }
    #expect(allowance.take(for: "a", at: later) != nil)
    #expect(Allowance(aMinute: 1).take(for: "c", at: start) == nil)
    let slow = Allowance(aMinute: 2)
    _ = (slow.take(for: "d", at: start), slow.take(for: "d", at: start))
    #expect(slow.take(for: "d", at: start) == 30)
  }

  @Test("Nhiều người giữ đến đâu thì bộ nhớ cũng chỉ chừng ấy; người đang dùng nhiều không được quên")
  func boundedAllowance() {
    let allowance = Allowance(aMinute: 3, mostOwners: 10)
    let start = ContinuousClock.now
    for _ in 0..<3 { #expect(allowance.take(for: "nhiều", at: start) == nil) }
    for number in 0..<1000 { _ = allowance.take(for: "\(number)", at: start) }
    #expect(allowance.count == 10)
    #expect(allowance.take(for: "nhiều", at: start) != nil)
    // After a minute all are full, and nothing need be remembered of them.
    #expect(allowance.take(for: "x", at: start + .seconds(120)) == nil)
    #expect(allowance.count == 1)
  }

  @Test("Cùng lúc không quá số tay; ai chờ trước được trước; hết chỗ thì từ chối, xong thì có chỗ lại")
  func workers() async throws {
    let workers = Workers(atOnce: 2, places: 6, bytes: 100)
    let gauge = Gauge()
    try await withThrowingTaskGroup { group in
      for _ in 0..<6 {
        group.addTask {
          try await workers.holding(for: "a", sharing: false, bytes: 1) {
            try await workers.run {
              gauge.count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
              usleep(20_000)
              gauge.count.withLock { $0.now -= 1 }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(gauge.count.withLock { $0.most } == 2)
    func fill(_ owner: String, _ left: Int, sharing: Bool, _ inside: () async throws -> Void) async throws {
      guard left > 0 else { return try await inside() }
      try await workers.holding(for: owner, sharing: sharing, bytes: 1) {
        try await fill(owner, left - 1, sharing: sharing, inside)
      }
    }
    for _ in 0..<2 {
      try await fill("a", 6, sharing: false) {
        await #expect(throws: Workers.Full.all) { try await workers.holding(for: "b", sharing: true, bytes: 0) {} }
      }
    }
    try await fill("a", 3, sharing: true) {
      await #expect(throws: Workers.Full.ownShare) {
        try await workers.holding(for: "a", sharing: true, bytes: 0) {}
      }
      try await workers.holding(for: "b", sharing: true, bytes: 97) {}
      await #expect(throws: Workers.Full.all) { try await workers.holding(for: "b", sharing: true, bytes: 98) {} }
    }
    // What fails gives its place back too.
    for _ in 0..<10 {
      await #expect(throws: CancellationError.self) {
        try await workers.holding(for: "a", sharing: false, bytes: 100) { throw CancellationError() }
      }
    }
  }

  private func kind(_ reply: LoopbackClient.Reply) throws -> String? { try JSON.parse(reply.body)["type"]?.string }

  @Test("Quá lượt của khóa: 429 nói chờ bao lâu; khóa khác và việc đọc không bị chặn")
  func rate() async throws {
    var limits = ServiceLimits()
    limits.checksAMinute = 2
    try await ServedAPI.keeping(limits: limits) { client, store in
      func sent(_ headers: [String: String]) throws -> LoopbackClient.Reply {
        try client.send(
          "POST", "/v1/classifications", type: "application/json", body: Array(#"{"schemaVersion": "1"}"#.utf8),
          headers: headers)
      }
      for _ in 0..<4 { #expect(try sent([:]).status == 200) }
      let keys = try (0..<2).map { _ in
        try store.makeKey(label: "a", scopes: [.check], at: "2026-09-01T01:00:00Z", expires: nil)
      }
      let one = ["Authorization": "Bearer \(keys[0].text)"]
      for _ in 0..<2 { #expect(try sent(one).status == 200) }
      let over = try sent(one)
      #expect(over.status == 429)
      #expect(try kind(over) == "/problems/qua-nhieu")
      let wait = try #require(over.header("Retry-After").flatMap { Int($0) })
      #expect((1...30).contains(wait))
      #expect(try sent(["Authorization": "Bearer \(keys[1].text)"]).status == 200)
      #expect(try client.send("GET", "/v1/checks", headers: one).status == 200)
      // A replaced key is the same owner's.
      let next = try #require(
        try store.rotateKey(
          keys[0].key.id, at: "2026-09-01T01:00:00Z", overlapEnds: "2026-09-01T01:00:00Z", expires: nil))
      #expect(try sent(["Authorization": "Bearer \(next.text)"]).status == 429)
    }
  }

  private func serving(
    _ limits: ServiceLimits, _ body: @escaping @Sendable (LoopbackClient, Store, Workers) throws -> Void
  ) async throws {
    try await ServedAPI.keeping { store in
      let service = try ServedAPI.service(try PublishedRules.rulebook(), store, limits: limits)
      try await ServedAPI.serving(service) { try body($0, store, service.turnstile.workers) }
    }
  }

  @Test("Hết chỗ chờ: 503 nói chờ bao lâu; một khóa không chiếm hết chỗ của khóa khác; chỗ trả lại khi khách bỏ đi")
  func queue() async throws {
    var limits = ServiceLimits()
    limits.atOnce = 1
    limits.patience.body = .hours(1)
    try await serving(limits) { client, store, workers in
      let intake = Array(#"{"schemaVersion": "1"}"#.utf8)
      func sent(_ headers: [String: String] = [:]) throws -> LoopbackClient.Reply {
        try client.send("POST", "/v1/classifications", type: "application/json", body: intake, headers: headers)
      }
      /// When so many have a place: whoever comes and goes is not there and gone at once.
      func holds(_ count: Int) { while workers.load.taken != count { usleep(1000) } }
      /// Those who send a head and then nothing.
      func standing(_ count: Int, _ header: String = "") throws -> [LoopbackClient.Connection] {
        let standing = try (0..<count).map { _ in
          let connection = try client.connection()
          connection.write(
            "POST /v1/checks HTTP/1.1\r\nHost: localhost\r\n\(header)Content-Length: 10\r\n\r\n{")
          return connection
        }
        holds(count)
        return standing
      }
      var crowd = try standing(17)
      let full = try sent()
      #expect(full.status == 503 && full.header("Retry-After") == "2")
      #expect(try kind(full) == "/problems/het-luot")
      #expect(try client.send("GET", "/v1/rules/OT-002").status == 200)
      crowd.removeAll()
      holds(0)
      #expect(try sent().status == 200)
      holds(0)

      let keys = try (0..<2).map { _ in
        try store.makeKey(label: "a", scopes: [.check], at: "2026-09-01T01:00:00Z", expires: nil)
      }
      crowd = try standing(8, "Authorization: Bearer \(keys[0].text)\r\n")
      let own = try sent(["Authorization": "Bearer \(keys[0].text)"])
      #expect(own.status == 429 && own.header("Retry-After") == "2")
      #expect(try sent(["Authorization": "Bearer \(keys[1].text)"]).status == 200)
      #expect(crowd.count == 8)
    }
  }
}

extension Workers {
  /// Does something in a place.
  fileprivate func holding<Value>(
    for owner: String, sharing: Bool, bytes: Int, _ work: () async throws -> Value
  ) async throws -> Value {
    let place = try place(for: owner, sharing: sharing, bytes: bytes)
    defer { withExtendedLifetime(place) {} }
    return try await work()
  }
}
