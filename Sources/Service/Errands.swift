import Synchronization

/// The checks on their way in this process, by id and by `Idempotency-Key`, so that the same request is never at work twice.
final class Errands: Sendable {
  private struct Name: Hashable {
    let owner: String
    let key: String

    /// nil where it came without an `Idempotency-Key`.
    init?(_ order: Order) {
      guard let repeatable = order.repeatable else { return nil }
      (owner, key) = (order.asker.owner, repeatable.key)
    }
  }

  private struct State {
    var byID: [String: Errand] = [:]
    var byKey: [Name: Errand] = [:]
    var isClosing = false
    var failed = 0
    var made = 0

    /// Where another has its id or key by now, that one stays.
    mutating func forget(_ errand: Errand) {
      if byID[errand.order.id] === errand { byID[errand.order.id] = nil }
      if let name = Name(errand.order), byKey[name] === errand { byKey[name] = nil }
    }
  }

  private let state = Mutex(State())
  private let deadlines = Deadlines()

  /// The errand of an order, or the one that is on its way for the same request under the same key.
  /// - Throws: a problem where the key is in use for another request.
  func errand(for order: Order, in place: Workers.Place) throws(Problem) -> (errand: Errand, isNew: Bool) {
    try state.withLock { state throws(Problem) in
      let name = Name(order)
      if let name, let errand = state.byKey[name] {
        guard errand.order.repeatable == order.repeatable else { throw Problem(.otherRequest) }
        errand.join()
        return (errand, false)
      }
      let errand = Errand(order, in: place, deadlines)
      errand.join()
      state.byID[order.id] = errand
      if let name { state.byKey[name] = errand }
      if state.isClosing { errand.outcome.giveUp() }
      return (errand, true)
    }
  }

  subscript(_ id: String) -> Errand? { state.withLock { $0.byID[id] } }

  /// One who asked for it could not be promised it. Nobody joins what was called off: the next who asks begins anew.
  func leave(_ errand: Errand, _ problem: Problem) -> Errand.Leaving {
    state.withLock { state in
      let leaving = errand.leave(problem)
      if leaving == .calledOff { state.forget(errand) }
      return leaving
    }
  }

  /// It came to nothing, and another is to begin in its stead.
  func forget(_ errand: Errand) { state.withLock { $0.forget(errand) } }

  /// It is no longer on its way: who waits for it is told what came of it.
  func end(_ errand: Errand, _ outcome: Errand.Outcome) {
    state.withLock { state in
      state.forget(errand)
      guard errand.isPromised else { return }
      if case .success = outcome { state.made += 1 } else { state.failed += 1 }
    }
    errand.outcome.settle(outcome)
  }

  /// The process ends: who waits for a check is not to wait longer.
  func close() {
    let errands = state.withLock { state in
      state.isClosing = true
      return Array(state.byID.values)
    }
    for errand in errands { errand.outcome.giveUp() }
  }

  var isClosing: Bool { state.withLock(\.isClosing) }

  /// Those that a hand is at.
  var running: [Errand] { state.withLock { Array($0.byID.values) }.filter(\.isRunning) }

  /// Jobs that ended since the process started.
  var ended: (made: Int, failed: Int) { state.withLock { ($0.made, $0.failed) } }
}
