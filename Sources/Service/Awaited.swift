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
    let number = state.withLock { state in
      defer { state.next += 1 }
      return state.next
    }
    let clock = Task {
      try await Task.sleep(for: time)
      let continuation = state.withLock { $0.waiting.removeValue(forKey: number) }
      continuation?.resume(returning: nil)
    }
    defer { clock.cancel() }
    return await withCheckedContinuation { continuation in
      let (isThere, value) = state.withLock { state -> (Bool, Value?) in
        guard state.value == nil, !state.isGivenUp else { return (true, state.value) }
        state.waiting[number] = continuation
        return (false, nil)
      }
      if isThere { continuation.resume(returning: value) }
    }
  }
}
