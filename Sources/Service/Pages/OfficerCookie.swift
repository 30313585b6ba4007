import HTTPTypes
import Hummingbird
import Screening
import Values

/// The officer's name as the browser keeps it: asked for once, told to the pages only, never to the API.
enum OfficerCookie {
  private static let name = "can-bo"
  static let longest = 100

  /// For a year; no script and no other site is told of it.
  static func header(naming officer: String) -> String {
    "\(name)=\(officer.queryEncoded); Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
  }

  /// As it may be kept; nil where it is empty or too long.
  static func name(from text: String) -> String? {
    let name = text.nfc.trimmingBlanks
    return (1...longest).contains(name.count) ? name.visible : nil
  }

  /// The request as if its caller had named the officer of the cookie, and no other.
  static func naming(_ request: Request) -> Request {
    var head = request.head
    head.headerFields[named: "Hoso-Officer"] = nil
    head.headerFields[named: "Hoso-Officer"] = request.cookie(name)
    return Request(head: head, body: request.body)
  }
}
