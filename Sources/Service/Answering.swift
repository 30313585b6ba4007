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
  func answer(_ json: JSON) -> Response {
    answer(DrawnText { json })
  }

  func answer(_ text: DrawnText, _ more: HTTPFields = [:], status: HTTPResponse.Status = .ok) -> Response {
    answer(text.bytes, type: "application/json", more, status: status) { text.packed }
  }

  /// What stays the same until the rules change: a caller who has it already is told so (RFC 9110, 13.1.2).
  func answerUnlessKnown(_ json: JSON) -> Response { answerUnlessKnown(json.bytes()) }

  func answerUnlessKnown(_ bytes: [UInt8]) -> Response { answerUnlessKnown(Digest(of: bytes)) { bytes } }

  /// - Parameter bytes: of this digest; not asked for where the caller has them.
  func answerUnlessKnown(_ digest: Digest, _ bytes: () throws -> [UInt8]) rethrows -> Response {
    let tag = digest.entityTag
    let headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
    let known = request.headers[.ifNoneMatch].map { $0.split(separator: ",").map { $0.filter { $0 != " " } } } ?? []
    guard !known.contains(tag), !known.contains("W/\(tag)"), !known.contains("*") else {
      return Response(status: .notModified, headers: headers)
    }
    return answer(try bytes(), type: "application/json", headers)
  }

  /// By `Idempotency-Key`, with all that was asked.
  func repeatKey(of body: [UInt8]) -> RepeatKey? {
    self["Idempotency-Key"].map { key in
      RepeatKey(
        key: key, request: Digest(of: Array("\(request.uri)\n\(contentType)\n".utf8) + body))
    }
  }

  func answer(
    _ bytes: [UInt8], type: String, _ more: HTTPFields = [:], status: HTTPResponse.Status = .ok
  ) -> Response {
    answer(ByteBuffer(bytes: bytes), type: type, more, status: status) { Gzip.packed(bytes) }
  }

  /// - Parameter packing: the same bytes as gzip, asked for where the caller takes that.
  private func answer(
    _ bytes: ByteBuffer, type: String, _ more: HTTPFields = [:], status: HTTPResponse.Status = .ok,
    packing: () -> [UInt8]?
  ) -> Response {
    var headers = more
    var bytes = bytes
    headers[.contentType] = type
    headers[.vary] = "Accept-Encoding"
    if bytes.readableBytes >= Self.leastPacked, takesGzip, let packed = packing() {
      headers[.contentEncoding] = "gzip"
      bytes = ByteBuffer(bytes: packed)
    }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  /// A packet or two carry this much either way.
  private static let leastPacked = 1400

  /// By `Accept-Encoding` (RFC 9110, 12.5.3); without one nothing is packed.
  private var takesGzip: Bool { (Preferences(request.headers[.acceptEncoding]).weight(of: "gzip") ?? 0) > 0 }
}

extension Digest {
  /// As `ETag` names what has it.
  var entityTag: String { "\"\(hex.prefix(32))\"" }
}
