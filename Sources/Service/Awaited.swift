import Synchronization

/// A value that comes once. Whoever waits for it waits a bounded time.
final class Awaited<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    /// Nobody is to wait for it any longer.
    var isGivenUp = false
    var next = 0
    var waiting: [Int: CheckedContinuation<Value?, Never>] = [:]
  }

  private let state = Mutex(State())
  private let deadlines: Deadlines

  init(_ deadlines: Deadlines) { self.deadlines = deadlines }

  /// The first value counts.
  func settle(_ value: Value) {
    let waiting = state.withLock { state in
      if state.value == nil { state.value = value }
      defer { state.waiting = [:] }
      return state.waiting.values.map { ($0, state.value) }
    }
    for (continuation, value) in waiting { continuation.resume(returning: value) }
  }

  /// Who waits is told at once that it has not come, and so is who comes later.
  func giveUp() {
    let waiting = state.withLock { state in
      state.isGivenUp = true
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for continuation in waiting { continuation.resume(returning: nil) }
  }

  /// nil where it has not come within the time.
  func value(within time: Duration) async -> Value? {
    var clock: Int?
    defer { clock.map(deadlines.callOff) }
    return await withCheckedContinuation { continuation in
      let number = state.withLock { state -> Int? in
        guard state.value == nil, !state.isGivenUp else { return nil }
        state.waiting[state.next] = continuation
        defer { state.next += 1 }
        return state.next
      }
      guard let number else { return continuation.resume(returning: state.withLock(\.value)) }
      clock = deadlines.after(time) { [self] in
        state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(returning: nil)
      }
    }
  }
}
