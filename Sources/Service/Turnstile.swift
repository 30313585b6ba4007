import HTTPTypes
import Hummingbird

/// What a request that costs work passes before any of it is done: the key's allowance, then a place.
struct Turnstile: Sendable {
  let allowance: Allowance
  let workers: Workers

  init(_ limits: ServiceLimits) {
    allowance = Allowance(aMinute: limits.checksAMinute)
    workers = Workers(atOnce: limits.atOnce, places: limits.places, bytes: limits.bytes)
  }

  /// - Parameter answer: is given the call with its place, which is held until it has answered, or by whom it gave it to.
  /// - Throws: a problem where it is too much now, and what the answer throws.
  func admit(_ call: Call, _ answer: (Call) async throws -> Response) async throws -> Response {
    let isShared = call.caller != .loopback
    if isShared, let seconds = allowance.take(for: call.owner) { throw Problem.tooOften(after: seconds) }
    let bytes = try call.bodyBytes(upTo: CheckService.mostBytes)
    var placed = call
    do throws(Workers.Full) {
      placed.place = try workers.place(for: call.owner, sharing: isShared, bytes: bytes)
    } catch {
      throw error == .all ? Problem.full : Problem.tooMany
    }
    defer { withExtendedLifetime(placed) {} }
    return try await answer(placed)
  }
}
