import Synchronization
import Values

/// Members of a JSON object that may be asked for again: from the second time on each is written once and given as its text.
/// The first time they stay a tree, whose parts may have been written before.
final class Rewritten: Sendable {
  private enum State {
    case unasked, asked
    case written([JSON.Member])
  }

  private let state = Mutex(State.unasked)

  /// - Parameter make: gives the same whenever it is called.
  func members(_ make: () -> [JSON.Member]) -> [JSON.Member] {
    let before = state.withLock { state in
      defer { if case .unasked = state { state = .asked } }
      return state
    }
    switch before {
    case .unasked: return make()
    case .written(let members): return members
    case .asked:
      let members = make().map { JSON.Member($0.key, .written(WrittenJSON($0.value))) }
      state.withLock { $0 = .written(members) }
      return members
    }
  }
}
