import Keeping
import Synchronization

/// A check on its way in this process: from when it was asked for until it is made, failed, or the process ends.
final class Errand: Sendable {
  typealias Outcome = Result<MadeCheck, Problem>

  private struct State {
    var isRunning = false
    var isCounted = false
    var isPromised: Bool
    /// How many asked for it and were told nothing yet.
    var askers = 0
    var isBeingKept = false
    var calledOff: Problem?
    var problem: Problem?
  }

  /// What there is for one who asked for it and cannot be promised it.
  enum Leaving {
    /// Nothing comes of it any more.
    case calledOff
    /// It is just being written what came of it.
    case beingKept
    /// Others wait for it, or were promised it.
    case goesOn
  }

  let order: Order
  let outcome: Awaited<Outcome>
  /// Held for as long as it is on its way, whoever waits for it.
  private let place: Workers.Place
  private let state: Mutex<State>

  init(_ order: Order, in place: Workers.Place, _ deadlines: Deadlines) {
    self.order = order
    outcome = Awaited(deadlines)
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

  /// One more waits for it.
  func join() { state.withLock { $0.askers += 1 } }

  /// - Parameter problem: what whoever leaves is told.
  func leave(_ problem: Problem) -> Leaving {
    state.withLock { state in
      state.askers -= 1
      guard !state.isBeingKept else { return .beingKept }
      guard state.askers == 0, !state.isPromised else { return .goesOn }
      state.calledOff = problem
      return .calledOff
    }
  }

  /// - Throws: what its last asker was told, where it was called off.
  func checkWanted() throws {
    if let problem = state.withLock(\.calledOff) { throw problem }
  }

  /// Keeps what came of it, unless it was called off: who was told that nothing is kept finds nothing later.
  func keep(_ keep: () async throws -> MadeCheck) async throws -> MadeCheck {
    try state.withLock { state in
      if let problem = state.calledOff { throw problem }
      state.isBeingKept = true
    }
    do {
      return try await keep()
    } catch {
      state.withLock { $0.isBeingKept = false }
      throw error
    }
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
  /// - Returns: whether a job of it is in the store; else whoever promises it yet is told why.
  func failed(_ problem: Problem) -> Bool {
    state.withLock { state in
      if !state.isPromised { state.problem = problem }
      return state.isPromised
    }
  }
}
