import HTTPTypes
import Hummingbird
import Keeping
import NIOCore
import Values

extension HTTPFields {
  /// A field that the library has no name for; a name that is none is left out.
  subscript(named name: String) -> String? {
    get { HTTPField.Name(name).flatMap { self[$0] } }
    set { if let name = HTTPField.Name(name) { self[name] = newValue } }
  }
}

extension Call {
  /// A report or a list.
  func answer(_ json: JSON) -> Response { answer(json.bytes(), type: "application/json") }

  /// What stays the same until the rules change: a caller who has it already is told so (RFC 9110, 13.1.2).
  func answerUnlessKnown(_ json: JSON) -> Response { answerUnlessKnown(json.bytes(), type: "application/json") }

  func answerUnlessKnown(_ bytes: [UInt8], type: String) -> Response {
    let tag = "\"\(Digest(of: bytes).hex.prefix(32))\""
    let headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
    let known = request.headers[.ifNoneMatch].map { $0.split(separator: ",").map { $0.filter { $0 != " " } } } ?? []
    guard !known.contains(tag), !known.contains("W/\(tag)"), !known.contains("*") else {
      return Response(status: .notModified, headers: headers)
    }
    return answer(bytes, type: type, headers)
  }

  /// The report of a check that is kept, with where it is found again.
  func answer(_ check: KeptCheck, _ report: [UInt8], isRepeated: Bool) -> Response {
    var headers: HTTPFields = [.location: "/v1/checks/\(check.id)", .eTag: "\"\(check.reportDigest.hex.prefix(32))\""]
    if isRepeated { headers[named: "Idempotency-Replayed"] = "true" }
    return answer(report, type: "application/json", headers, status: .created)
  }

  /// By `Idempotency-Key`, with all that was asked.
  func repeatKey(of body: [UInt8]) -> RepeatKey? {
    self["Idempotency-Key"].map { key in
      RepeatKey(
        key: key, request: Digest(of: Array("\(request.uri)\n\(contentType)\n".utf8) + body))
    }
  }

  func answer(_ bytes: [UInt8], type: String, _ more: HTTPFields = [:], status: HTTPResponse.Status = .ok) -> Response {
    var headers = more
    var bytes = bytes
    headers[.contentType] = type
    headers[.vary] = "Accept-Encoding"
    if bytes.count >= Self.leastPacked, takesGzip, let packed = Gzip.packed(bytes) {
      headers[.contentEncoding] = "gzip"
      bytes = packed
    }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A packet or two carry this much either way.
  private static let leastPacked = 1400

  /// By `Accept-Encoding` (RFC 9110, 12.5.3); without one nothing is packed.
  private var takesGzip: Bool {
    let wanted = (request.headers[.acceptEncoding] ?? "").split(separator: ",").map { item in
      item.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
    }
    func weight(of coding: String) -> Double? {
      guard let fields = wanted.first(where: { $0.first == coding }) else { return nil }
      return fields.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
    }
    return (weight(of: "gzip") ?? weight(of: "*") ?? 0) > 0
  }
}
