import Synchronization

/// A figure that costs something to find out, found out once a minute at most.
final class Remembered<Value: Sendable>: Sendable {
  private let last = Mutex<(value: Value, at: ContinuousClock.Instant)?>(nil)

  func measured(_ measure: () -> Value) -> Value {
    last.withLock { last in
      if let last, .now - last.at < .seconds(60) { return last.value }
      let value = measure()
      last = (value, .now)
      return value
    }
  }
}
