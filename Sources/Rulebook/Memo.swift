import Synchronization

/// What was made of the last few keys; from any thread. What is asked for again stays, the rest goes by and by.
///
/// It may be compiled into whoever uses it: looked up hundreds of times for a dossier, a key that is hashed by way of its
/// type's tables would cost more than what it saves.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable, MadeOfOthers {
  @usableFromInline struct Made {
    @usableFromInline var young: [Key: Value] = [:]
    @usableFromInline var old: [Key: Value] = [:]

    @usableFromInline init() {}
  }

  @usableFromInline let made = Mutex(Made())
  @usableFromInline let most: Int

  /// - Parameter most: how many are kept at the most.
  package init(most: Int) { self.most = most }

  /// - Parameters:
  ///   - key: nil of what nobody will ask for again; it is made and not kept.
  ///   - make: may be called twice for one key, by two who ask at once; both get the value of the first.
  @inlinable package func value(_ key: Key?, _ make: () throws -> Value) rethrows -> Value {
    guard let key else { return try make() }
    let found: Value? = made.withLock { made in
      if let value = made.young[key] { return value }
      guard let value = made.old[key] else { return nil }
      keep(value, key, &made)
      return value
    }
    if let found { return found }
    let value = try make()
    return made.withLock { made in
      if let first = made.young[key] { return first }
      keep(value, key, &made)
      return value
    }
  }

  /// How many are kept.
  package var count: Int { made.withLock { Set($0.young.keys).union($0.old.keys).count } }

  package func forgetAll() { made.withLock { $0 = Made() } }

  @inlinable func keep(_ value: Value, _ key: Key, _ made: inout Made) {
    if made.young.count >= max(1, most / 2) {
      made.old = made.young
      made.young = [:]
    }
    made.young[key] = value
  }
}
