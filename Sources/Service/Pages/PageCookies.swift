import HTTPTypes
import Hummingbird
import Screening
import Values

/// What a browser keeps for the pages: the key of whoever works in it, and the name under which they speak. No script and no
/// other site is told of either.
struct PageCookies: Sendable {
  /// Whether browsers come by TLS: then cookies go no other way, and no other host of the domain can plant one.
  let isSecure: Bool

  static let longestOfficer = 100

  private var key: String { named("khoa") }
  private var officer: String { named("can-bo") }

  /// `__Host-`: taken by a browser only with `Secure`, `Path=/` and no `Domain` (RFC 6265bis, 4.1.3.2).
  private func named(_ name: String) -> String { isSecure ? "__Host-\(name)" : name }

  private var rest: String { "Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "") }

  /// Until the browser is closed: it sends no `Authorization` of its own.
  func keeping(key text: String) -> String { "\(key)=\(text); \(rest)" }

  /// Takes the key back.
  var withoutKey: String { "\(key)=; Max-Age=0; \(rest)" }

  /// For a year.
  func keeping(officer name: String) -> String { "\(officer)=\(name.queryEncoded); Max-Age=31536000; \(rest)" }

  /// The name as it may be kept; nil where it is empty or too long.
  static func officer(from text: String) -> String? {
    let name = text.nfc.trimmingBlanks
    return (1...longestOfficer).contains(name.count) ? name.visible : nil
  }

  /// The request as if its caller had presented the key of the cookie; what they present themselves counts before it.
  func presentingKey(_ request: Request) -> Request {
    guard request.headers[.authorization] == nil, let key = request.cookie(key), !key.isEmpty else { return request }
    var head = request.head
    head.headerFields[.authorization] = "Bearer \(key)"
    return Request(head: head, body: request.body)
  }

  /// The request as if its caller had named the officer of the cookie, and no other.
  func namingOfficer(_ request: Request) -> Request {
    var head = request.head
    head.headerFields[named: "Hoso-Officer"] = request.cookie(officer)
    return Request(head: head, body: request.body)
  }
}

extension Request {
  /// As the browser kept it; nil where there is none of that name.
  fileprivate func cookie(_ name: String) -> String? {
    for field in (headers[.cookie] ?? "").split(separator: ";") {
      let parts = field.trimmingPrefix { $0 == " " }.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }
}
