import Foundation
import Keeping
import TestSupport
import Testing

@testable import Service

/// The text form of Prometheus 0.0.4, read by the rules of its document and by nothing else.
struct MetricsText {
  struct Fault: Error { let line: String }

  private(set) var types: [String: String] = [:]
  private(set) var values: [String: Double] = [:]

  init(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasSuffix("\n") else { throw Fault(line: "the last line has no end") }
    var closed: Set<String> = []
    var current = ""
    for line in text.split(separator: "\n") {
      let line = String(line)
      if let found = line.wholeMatch(of: /# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)/) {
        let name = String(found.2)
        if name != current {
          // All lines of a metric stand together.
          guard closed.insert(name).inserted else { throw Fault(line: line) }
          current = name
        }
        guard found.1 == "TYPE" else { continue }
        guard ["counter", "gauge", "histogram"].contains(found.3), types[name] == nil else { throw Fault(line: line) }
        types[name] = String(found.3)
        continue
      }
      let label = #"[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*""#
      let sample = try Regex<(Substring, Substring, Substring?, Substring)>(
        #"([a-zA-Z_:][a-zA-Z0-9_:]*)(\{\#(label)(?:,\#(label))*\})? (\S+)"#)
      guard let found = line.wholeMatch(of: sample), let value = Double(found.3.replacing("+Inf", with: "inf")) else {
        throw Fault(line: line)
      }
      let name = String(found.1)
      let suffixes = types[current] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
      guard suffixes.contains(where: { name == current + $0 }) else { throw Fault(line: line) }
      guard values.updateValue(value, forKey: name + (found.2 ?? "")) == nil else { throw Fault(line: line) }
    }
  }

  /// 0 where nothing is told.
  subscript(_ sample: String) -> Double { values[sample] ?? 0 }
}

@Suite("Số đo của dịch vụ", .serialized)
struct MetricsTests {
  private static let sample = ServedAPI.samples.appendingPathComponent("dieu-chinh-thoi-han")

  private func metrics(_ client: LoopbackClient, _ headers: [String: String] = [:]) throws -> MetricsText {
    let reply = try client.send("GET", "/metrics", headers: headers)
    #expect(reply.status == 200 && reply.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
    return try MetricsText(reply.body)
  }

  @Test("Văn bản đúng dạng; kiểm tra, lỗi, đường dẫn lạ đều được đếm; không có gì của hồ sơ trong đó")
  func counts() async throws {
    try await ServedAPI.keeping { client, _ in
      let before = try metrics(client)
      let (type, body) = LoopbackClient.multipart(try ServedAPI.files(of: Self.sample))
      for _ in 0..<2 { #expect(try client.send("POST", "/v1/checks", type: type, body: body).status == 201) }
      #expect(try client.send("POST", "/v1/checks", type: "text/plain", body: body).status == 415)
      #expect(try client.send("GET", "/v1/checks/00000000000000000000000000000000").status == 404)
      for path in ["/khong-co", "/khong-co-nua", "/v1/checks/x/y/z"] {
        #expect(try client.send("GET", path).status == 404)
      }
      let after = try metrics(client)
      let requests = "hoso_http_requests_total"
      #expect(after[#"\#(requests){operation="check",status="2xx"}"#] == 2)
      #expect(after[#"\#(requests){operation="check",status="4xx"}"#] == 1)
      #expect(after[#"\#(requests){operation="keptCheck",status="4xx"}"#] == 1)
      #expect(after[#"\#(requests){operation="none",status="4xx"}"#] == 3)
      #expect(after[#"\#(requests){operation="metrics",status="2xx"}"#] == 1)
      let times = "hoso_http_request_duration_seconds"
      #expect(after[#"\#(times)_count{operation="check"}"#] == 3)
      #expect(after[#"\#(times)_bucket{operation="check",le="+Inf"}"#] == 3)
      #expect(after[#"\#(times)_sum{operation="check"}"#] > 0)
      let made = after.values.filter { $0.key.hasPrefix("hoso_checks_total") }.values.reduce(0, +)
      #expect(made == 2 && before.values.filter { $0.key.hasPrefix("hoso_checks_total") }.values.reduce(0, +) == 0)
      for phase in Measures.Phase.allCases {
        let name = #"hoso_check_phase_seconds_total{phase="\#(phase.rawValue)"}"#
        #expect(before[name] == 0 && after[name] > 0)
      }
      #expect(after["hoso_connections_open"] >= 1 && after["hoso_places"] > 0)
      #expect(after["hoso_places_taken"] == 0 && after["hoso_queue_length"] == 0 && after["hoso_working"] == 0)
      #expect(before[#"hoso_store_bytes{part="database"}"#] > 0)
      #expect(after["process_resident_memory_bytes"] > 1_000_000)
      let started = Date(timeIntervalSince1970: after["process_start_time_seconds"])
      #expect(started < Date() && started > Date(timeIntervalSinceNow: -86_400))
      #expect(after.values.keys.contains { $0.hasPrefix("hoso_build_info{") })
      let text = after.values.keys.joined()
      #expect(!text.contains("khong-co") && !text.contains("HS-"))
      let buckets = Measures.bounds.map {
        after[#"\#(times)_bucket{operation="check",le="\#(MetricFamily.text(of: $0))"}"#]
      }
      #expect(buckets == buckets.sorted() && buckets.last == 3)
    }
  }

  @Test("Khi có khóa thì cần quyền audit hoặc review; quyền check không đủ")
  func needsKey() async throws {
    try await ServedAPI.keeping { client, store in
      func key(_ scope: AccessKey.Scope) throws -> [String: String] {
        let made = try store.makeKey(label: "a", scopes: [scope], at: "2026-09-01T01:00:00Z", expires: nil)
        return ["Authorization": "Bearer \(made.text)"]
      }
      for scope in [AccessKey.Scope.audit, .review] { _ = try metrics(client, try key(scope)) }
      #expect(try client.send("GET", "/metrics", headers: key(.check)).status == 403)
      #expect(try client.send("GET", "/metrics").status == 401)
    }
  }

  @Test("Nhãn có dấu nháy, gạch chéo, xuống dòng vẫn đọc lại được; số nguyên không có phần lẻ")
  func escapes() throws {
    let family = MetricFamily(
      "a_total", .counter, "x", [.init(labels: [("b", "\"\\\n"), ("c", "đ")], value: 3), .init(value: 0.5)])
    let read = try MetricsText(Array(family.text.utf8))
    #expect(read[#"a_total{b="\"\\\n",c="đ"}"#] == 3 && read["a_total"] == 0.5)
    #expect(family.text.contains(" 3\n"))
    #expect(throws: MetricsText.Fault.self) { try MetricsText(Array("a_total 1\n".utf8)) }
  }
}
