import HTTPTypes
import Hummingbird
import Keeping

/// Who is let in. A key that is presented is always looked up, in the store as it is now. Without one only this machine is
/// let in, and only where the store has never had a key: that the last key ended does not open the door again.
struct Doorkeeper: Sendable {
  let keeper: Keeper?
  /// Whether the address that is served is reached from this machine only.
  let isLoopback: Bool

  /// Asks the store where there is one.
  /// - Throws: a problem where the caller may not.
  func caller(of request: Request, to endpoint: Endpoint) async throws -> Caller {
    guard endpoint.needs != .nothing else { return .anyone }
    let caller = try await caller(of: request)
    guard caller.may(endpoint.needs) else { throw Problem.lacks(endpoint.needs) }
    return caller
  }

  private func caller(of request: Request) async throws -> Caller {
    if let header = request.headers[.authorization] {
      guard let keeper, let token = Self.token(header),
        let key = try await keeper.store.key(presented: token, at: keeper.now())
      else { throw Problem.wrongKey }
      return Caller(key)
    }
    guard isLoopback, try await keeper?.store.hasKeys() != true else { throw Problem.noKey }
    guard isFromHere(request) else { throw Problem.notFromHere }
    return .loopback
  }

  /// Of `Bearer …` (RFC 6750, 2.1); nil where it is another scheme.
  private static func token(_ header: String) -> String? {
    let words = header.split(separator: " ")
    return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : nil
  }

  /// Whether it was addressed to this machine by somebody on it. A page of another site that is open in a browser here may
  /// call too, by its own name for our address or by its origin; so may a proxy that lets others in.
  private func isFromHere(_ request: Request) -> Bool {
    guard request.head.authority.map(Loopback.isNamed) ?? false else { return false }
    guard let origin = request.headers[.origin] else { return true }
    return origin.firstRange(of: "://").map { Loopback.isNamed(String(origin[$0.upperBound...])) } ?? false
  }
}

/// The addresses that are reached from the machine itself only.
package enum Loopback {
  /// Of `127.0.0.0/8`, `::1`, `localhost`; what is written in another way is not taken for one.
  package static func contains(_ host: String) -> Bool {
    if ["localhost", "::1"].contains(host.lowercased()) { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Of `host`, `host:port` or `[host]:port`.
  static func isNamed(_ authority: String) -> Bool {
    if authority.hasPrefix("[") { return contains(String(authority.dropFirst().prefix { $0 != "]" })) }
    return contains(String(authority.prefix { $0 != ":" }))
  }
}
