import Foundation
import TestSupport
import Testing
import Values

@testable import Service

/// An officer at work on a check.
struct OfficerDesk {
  static let sample = ServedAPI.samples.appendingPathComponent("gia-han-det-nhuom")

  let client: LoopbackClient
  /// Percent-encoded; nil: nobody is named.
  var officer: String? = "Nguy%E1%BB%85n%20V%C4%83n%20M%E1%BA%ABu"

  func sent(_ files: [(name: String, bytes: [UInt8])]? = nil) throws -> String {
    let (type, body) = LoopbackClient.multipart(try files ?? ServedAPI.files(of: Self.sample))
    return try #require(try client.send("POST", "/v1/checks", type: type, body: body).header("Location"))
  }

  func say(
    _ words: String..., to place: String, _ path: String = "statements", headers: [String: String] = [:]
  ) throws -> LoopbackClient.Reply {
    try post(#"{"schemaVersion": "1", "loi": [\#(words.joined(separator: ", "))]}"#, "\(place)/\(path)", headers)
  }

  func post(_ body: String, _ path: String, _ more: [String: String] = [:]) throws -> LoopbackClient.Reply {
    var headers = more
    headers["Hoso-Officer"] = officer
    return try client.send("POST", path, type: "application/json", body: Array(body.utf8), headers: headers)
  }

  func json(_ path: String) throws -> JSON { try JSON.parse(try client.send("GET", path).body) }
}
