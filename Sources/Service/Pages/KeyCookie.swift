import HTTPTypes
import Hummingbird

/// The key of whoever works in a browser, which sends no `Authorization` of its own: asked for once, kept until the browser
/// is closed, told to this service only.
enum KeyCookie {
  private static let name = "khoa"

  /// No script and no other site is told of it.
  static func header(_ key: String) -> String { "\(name)=\(key); Path=/; HttpOnly; SameSite=Strict" }

  /// Takes it back.
  static let gone = "\(name)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"

  /// The request as if its caller had presented the key of the cookie; what they present themselves counts before it.
  static func presenting(_ request: Request) -> Request {
    guard request.headers[.authorization] == nil, let key = request.cookie(name), !key.isEmpty else { return request }
    var head = request.head
    head.headerFields[.authorization] = "Bearer \(key)"
    return Request(head: head, body: request.body)
  }
}

extension Request {
  /// As the browser kept it; nil where there is none of that name.
  func cookie(_ name: String) -> String? {
    for field in (headers[.cookie] ?? "").split(separator: ";") {
      let parts = field.trimmingPrefix { $0 == " " }.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }
}
