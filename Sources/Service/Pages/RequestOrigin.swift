import HTTPTypes
import Hummingbird

/// Whether a form was sent from a page of this service: another site may lead an officer's browser to send one too, and the
/// browser says from where.
enum RequestOrigin {
  /// By `Sec-Fetch-Site`; of a browser that does not send it by `Origin`. What says neither is no form of ours.
  /// - Parameter overTLS: whether our pages come by TLS: then the same host without it is another site.
  static func isOwn(_ request: Request, overTLS: Bool) -> Bool {
    if let site = request.headers[named: "Sec-Fetch-Site"] { return site == "same-origin" }
    guard let origin = request.headers[.origin], let host = request.head.authority ?? request.headers[named: "Host"]
    else { return false }
    return origin == "https://\(host)" || !overTLS && origin == "http://\(host)"
  }
}
