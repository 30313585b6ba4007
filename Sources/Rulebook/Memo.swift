import Synchronization

/// What was made of the last few keys; from any thread.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable, MadeOfOthers {
  private let made = Mutex<[Key: Value]>([:])
  private let most: Int

  /// - Parameter most: how many are kept; one more, and it begins anew.
  init(most: Int) { self.most = most }

  /// - Parameter make: may be called twice for one key, by two who ask at once.
  func value(_ key: Key, _ make: () -> Value) -> Value {
    if let value = made.withLock({ $0[key] }) { return value }
    let value = make()
    made.withLock { made in
      if made.count >= most { made = [:] }
      made[key] = value
    }
    return value
  }
}
