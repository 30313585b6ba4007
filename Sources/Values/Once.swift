import Synchronization

/// What is made when it is first asked for, and kept; from any thread.
package final class Once<Value: Sendable>: Sendable {
  @usableFromInline let made = Mutex<Value?>(nil)

  package init() {}

  /// - Parameter make: called once, while others who ask wait.
  @inlinable package func value(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
