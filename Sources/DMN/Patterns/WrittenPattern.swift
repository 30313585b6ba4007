import Synchronization

/// A pattern that is written out in an expression, parsed when it is first asked for; from any thread.
final class WrittenPattern: Sendable {
  private enum State: Sendable {
    case unread
    case read(Pattern?)
  }

  private let text: String
  private let flags: String
  private let state = Mutex(State.unread)

  init(_ text: String, flags: String) {
    self.text = text
    self.flags = flags
  }

  /// nil where it is no pattern.
  var parsed: Pattern? {
    state.withLock { state in
      if case .read(let pattern) = state { return pattern }
      let pattern = try? Pattern(text, flags: flags)
      state = .read(pattern)
      return pattern
    }
  }
}
