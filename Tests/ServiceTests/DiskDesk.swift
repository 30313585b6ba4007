import Foundation
import TestSupport
import Testing
import Values

@testable import Keeping

/// One who sends dossiers to a real service over a store that has its troubles.
struct DiskDesk {
  let client: LoopbackClient

  static let intake: [UInt8] = {
    let path = ServedAPI.samples.deletingLastPathComponent().appendingPathComponent("Benchmarks/ho-so.json").path
    return FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
  }()

  /// The same dossier under another code.
  static func intake(_ number: Int) -> [UInt8] {
    let code = String(format: "MAU-%08d", number)
    return Array(String(decoding: intake, as: UTF8.self).replacing("MAU-00000000", with: code).utf8)
  }

  static func served(_ store: String) throws -> (process: ServedProcess, desk: DiskDesk) {
    let process = try ServedProcess(["--rules", PublishedRules.location, "--store", store])
    let port = try #require(process.url.split(separator: ":").last.flatMap { Int($0) })
    return (process, DiskDesk(client: LoopbackClient(port: port)))
  }

  func send(_ number: Int, key: String, wait: Int? = nil) throws -> LoopbackClient.Reply {
    var headers = ["Idempotency-Key": key]
    headers["Prefer"] = wait.map { "wait=\($0)" }
    return try client.send(
      "POST", "/v1/checks", type: "application/json", body: Self.intake(number), headers: headers)
  }

  func say(_ words: String, to place: String, _ form: String = "statements") throws -> LoopbackClient.Reply {
    try client.send(
      "POST", "\(place)/\(form)", type: "application/json",
      body: Array(#"{"schemaVersion": "1", "loi": [\#(words)]}"#.utf8), headers: ["Hoso-Officer": "cb-7"])
  }

  /// The ids of all checks, the latest first.
  func listed() throws -> [String] {
    var ids: [String] = []
    var after = ""
    while true {
      let page = try JSON.parse(try client.send("GET", "/v1/checks?count=200\(after)").body)
      ids += (page["kiem_tra"]?.array ?? []).compactMap { $0["id"]?.string }
      guard let next = page["tiep"]?.string else { return ids }
      after = "&after=\(next)"
    }
  }

  /// Once the job has ended; its check's place.
  func made(_ reply: LoopbackClient.Reply) throws -> String {
    let state = try JobDesk(client: client).ended(try #require(reply.header("Location")))
    return try #require(state["kiem_tra"]?.string, "\(state)")
  }
}

extension LoopbackClient.Reply {
  /// The check that it tells of.
  var id: String? { header("Location").flatMap { $0.split(separator: "/").last }.map(String.init) }

  var problem: String? { try? JSON.parse(body)["type"]?.string }

  /// Refused because of the store, in the form and the words of the catalogue.
  func isRefused(_ status: Int, _ kind: String) -> Bool {
    self.status == status && header("Content-Type") == "application/problem+json" && problem == "/problems/\(kind)"
      && String(decoding: body, as: UTF8.self).contains("Chưa giữ gì")
  }
}
