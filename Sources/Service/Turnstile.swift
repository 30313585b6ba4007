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

  /// - Throws: a problem where it is too much now, and what the answer throws.
  func admit(_ call: Call, _ answer: () async throws -> Response) async throws -> Response {
    let isShared = call.caller != .loopback
    if isShared, let seconds = allowance.take(for: call.owner) { throw Problem.tooOften(after: seconds) }
    let bytes = try call.bodyBytes(upTo: CheckService.mostBytes)
    do {
      return try await workers.placed(for: call.owner, sharing: isShared, bytes: bytes, answer)
    } catch let full as Workers.Full {
      throw full == .all ? Problem.full : Problem.tooMany
    }
  }
}
