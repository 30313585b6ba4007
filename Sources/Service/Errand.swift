import Keeping
import Synchronization

/// A check on its way in this process: from when it was asked for until it is made, failed, or the process ends.
final class Errand: Sendable {
  typealias Outcome = Result<MadeCheck, Problem>

  private struct State {
    var isRunning = false
    var isCounted = false
    var isPromised: Bool
    var problem: Problem?
  }

  let order: Order
  let outcome = Awaited<Outcome>()
  /// Held for as long as it is on its way, whoever waits for it.
  private let place: Workers.Place
  private let state: Mutex<State>

  init(_ order: Order, in place: Workers.Place) {
    self.order = order
    self.place = place
    state = Mutex(State(isPromised: order.isTakenUp))
  }

  /// Whether a hand is at it.
  var isRunning: Bool {
    get { state.withLock(\.isRunning) }
    set { state.withLock { $0.isRunning = newValue } }
  }

  /// Whether it is written down that this process took it up: once, however often it is tried.
  var isCounted: Bool {
    get { state.withLock(\.isCounted) }
    set { state.withLock { $0.isCounted = newValue } }
  }

  /// Whether a job of it is in the store.
  var isPromised: Bool { state.withLock(\.isPromised) }

  /// A job of it is in the store now.
  /// - Returns: why it came to nothing, where it did so before.
  func promised() -> Problem? {
    state.withLock { state in
      state.isPromised = true
      return state.problem
    }
  }

  /// It came to nothing.
  /// - Returns: whether a job of it is in the store.
  func failed(_ problem: Problem) -> Bool {
    state.withLock { state in
      state.problem = problem
      return state.isPromised
    }
  }
}
