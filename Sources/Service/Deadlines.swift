import Synchronization

/// Ends waits whose time is over. One clock for all of them: most are called off long before, and a clock of its own for each
/// costs more than many a check. It looks every so often, and only while somebody waits.
final class Deadlines: Sendable {
  private static let often = Duration.milliseconds(25)

  private struct State {
    var next = 0
    var due: [Int: (end: ContinuousClock.Instant, tell: @Sendable () -> Void)] = [:]
    var isLooking = false
  }

  private let state = Mutex(State())

  /// - Parameter tell: called when the time is over, by a moment later, unless it was called off.
  /// - Returns: by what it is called off.
  func after(_ time: Duration, _ tell: @escaping @Sendable () -> Void) -> Int {
    let (number, isFirst) = state.withLock { state in
      defer { (state.next, state.isLooking) = (state.next + 1, true) }
      state.due[state.next] = (.now + time, tell)
      return (state.next, !state.isLooking)
    }
    if isFirst { Task { await look() } }
    return number
  }

  func callOff(_ number: Int) { state.withLock { $0.due[number] = nil } }

  private func look() async {
    while state.withLock({ state in
      state.isLooking = !state.due.isEmpty
      return state.isLooking
    }) {
      try? await Task.sleep(for: Self.often)
      let now = ContinuousClock.now
      let over = state.withLock { state in
        let over = state.due.filter { $0.value.end <= now }
        for number in over.keys { state.due[number] = nil }
        return over
      }
      for (_, tell) in over.values { tell() }
    }
  }
}
