import Foundation
import Glibc
import TestSupport

/// The check API beside the fastest echo of the same bytes: a server that reads a request of as many bytes and answers with as
/// many, and does nothing else. Both are processes of their own on one core; the callers are on the other, where this is started
/// with `taskset -c 1`. The same dossier is sent again and again, byte for byte, which a service may notice; then each under a
/// code of its own, so that its report is no other's; then dossiers of which no two are alike.
struct ServiceSpeed {
  let program: String
  let rules: String
  let dossier: [UInt8]
  let seconds: Double
  /// How many requests follow, between which memory is looked at; 0: none.
  let endured: Int

  static func run(program: String, rules: String, dossier: String, seconds: Double, endured: Int) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: dossier)))
    let speed = ServiceSpeed(program: program, rules: rules, dossier: bytes, seconds: seconds, endured: endured)
    for difference in Difference.allCases {
      try speed.compare(Case(name: "lean report, nothing kept", query: "?report=lean", difference: difference))
      try speed.compare(Case(name: "full report, kept and audited", query: "", isKept: true, difference: difference))
    }
  }

  struct Case {
    let name: String
    let query: String
    var isKept = false
    let difference: Difference
  }

  /// In what dossiers that are sent one after the other differ.
  enum Difference: String, CaseIterable {
    case nothing = "the same byte for byte"
    case code = "each under a code of its own"
    /// In names, amounts and areas.
    case facts = "no two alike"
  }

  private func compare(_ what: Case) throws {
    let store = FileManager.default.temporaryDirectory.appendingPathComponent("hoso-benchmark-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: store) }
    let own = try Server(
      command: ["taskset", "-c", "0", program, "serve", "--rules", rules, "--port", "0"]
        + (what.isKept ? ["--store", store] : []))
    defer { own.stop() }
    let requests = Requests(dossier, what)
    let answer = try Caller(port: own.port).send(requests[0])
    let echo = try Server(
      command: ["taskset", "-c", "0", CommandLine.arguments[0], "echo", "\(answer)"])
    defer { echo.stop() }
    let before = own.residentBytes
    // By turns, so that what else the machine does meets both.
    var rates: (echo: [Double], own: [Double]) = ([], [])
    for _ in 0..<3 {
      rates.echo.append(try flood(echo.port, requests, for: seconds).rate)
      rates.own.append(try flood(own.port, requests, for: seconds).rate)
    }
    let (most, ours) = (rates.echo.sorted()[1], rates.own.sorted()[1])
    let paced = try flood(own.port, requests, for: seconds, atRate: ours / 2)
    print(
      String(
        format: """
          %@, %@: %d bytes in, %d bytes out
            echo of the same bytes  %8.0f a second
            hoso                    %8.0f a second, %.3f times the echo
            at half of that         p50 %.2f ms, p99 %.2f ms
            of each check           %@
            resident                %.1f MB before, %.1f MB after
          """, what.name, what.difference.rawValue, dossier.count, answer, most, ours, ours / most, paced.median * 1e3,
        paced.late * 1e3,
        try phases(own.port), Double(before) / 1e6, Double(own.residentBytes) / 1e6))
    if endured > 0 { try endure(own, requests) }
  }

  /// What a check took its time for, as the service counts it: with work of others between, so it is more than the processor's.
  private func phases(_ port: Int) throws -> String {
    let lines = try Caller(port: port).text("GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").split(separator: "\n")
    func values(_ name: String) -> [(label: String, value: Double)] {
      lines.filter { $0.hasPrefix("\(name){") }.map { line in
        (String(line.split(separator: "\"")[1]), line.split(separator: " ").last.flatMap { Double($0) } ?? 0)
      }
    }
    let checks = values("hoso_checks_total").map(\.value).reduce(0, +)
    return values("hoso_check_phase_seconds_total")
      .map { "\($0.label) \(String(format: "%.3f", $0.value / max(1, checks) * 1e3)) ms" }.joined(separator: ", ")
  }

  private func endure(_ server: Server, _ requests: Requests) throws {
    var told: [String] = []
    for _ in 0..<10 {
      _ = try flood(server.port, requests, for: .infinity, most: endured / 10)
      told.append(String(format: "%.1f", Double(server.residentBytes) / 1e6))
    }
    print("  resident after each tenth of \(endured) more: \(told.joined(separator: ", ")) MB")
  }

  struct Flood {
    let rate: Double
    let median: Double
    /// The 99th of a hundred.
    let late: Double
  }

  /// Eight callers, each with one connection; at a rate, an answer is waited for from when its request was due.
  /// - Parameter most: how many requests altogether; nil: as many as the time holds.
  private func flood(
    _ port: Int, _ requests: Requests, for seconds: Double, atRate rate: Double? = nil, most: Int? = nil
  ) throws -> Flood {
    let callers = 8
    let lock = NSLock()
    nonisolated(unsafe) var times: [Double] = []
    let start = now()
    DispatchQueue.concurrentPerform(iterations: callers) { index in
      guard let caller = try? Caller(port: port) else { return }
      var own: [Double] = []
      var number = index
      var due = start + (rate.map { Double(index) / $0 } ?? 0)
      while now() < start + seconds, most.map({ number < $0 }) ?? true {
        if rate != nil, due > now() { usleep(UInt32(max(0, (due - now()) * 1e6))) }
        let from = rate == nil ? now() : due
        guard (try? caller.send(requests[number])) != nil else { break }
        own.append(now() - from)
        number += callers
        if let rate { due += Double(callers) / rate }
      }
      lock.withLock { times += own }
    }
    let sorted = times.sorted()
    guard !sorted.isEmpty else { throw Failure(what: "nobody was answered at port \(port)") }
    return Flood(
      rate: Double(sorted.count) / (now() - start), median: sorted[sorted.count / 2],
      late: sorted[sorted.count * 99 / 100])
  }

  private func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  struct Failure: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
  }
}

/// A server as a process, which says its port in a line that ends with it.
private final class Server {
  let port: Int
  private let process = Process()

  init(command: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let told = Pipe()
    process.standardError = told
    try process.run()
    var text = ""
    var port: Int?
    while port == nil {
      let read = told.fileHandleForReading.availableData
      guard !read.isEmpty else {
        throw ServiceSpeed.Failure(what: "\(command.joined(separator: " ")) did not start: \(text)")
      }
      text += String(decoding: read, as: UTF8.self)
      port = text.split(separator: "\n").last { $0.contains("127.0.0.1:") }?.split(separator: ":").last.flatMap {
        Int($0)
      }
    }
    self.port = port ?? 0
  }

  var residentBytes: Int {
    let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
