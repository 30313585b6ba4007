import Synchronization

/// What was made of the last few keys; from any thread. What is asked for again stays, the rest goes by and by.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable, MadeOfOthers {
  private struct Made {
    var young: [Key: Value] = [:]
    var old: [Key: Value] = [:]
  }

  private let made = Mutex(Made())
  private let most: Int

  /// - Parameter most: how many are kept at the most.
  package init(most: Int) { self.most = most }

  /// - Parameter make: may be called twice for one key, by two who ask at once; both get the value of the first.
  package func value(_ key: Key, _ make: () -> Value) -> Value {
    let found: Value? = made.withLock { made in
      if let value = made.young[key] { return value }
      guard let value = made.old[key] else { return nil }
      keep(value, key, &made)
      return value
    }
    if let found { return found }
    let value = make()
    return made.withLock { made in
      if let first = made.young[key] { return first }
      keep(value, key, &made)
      return value
    }
  }

  private func keep(_ value: Value, _ key: Key, _ made: inout Made) {
    if made.young.count >= max(1, most / 2) {
      made.old = made.young
      made.young = [:]
    }
    made.young[key] = value
  }
}
