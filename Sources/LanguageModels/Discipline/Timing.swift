import Glibc

/// What tells the time and waits: tests need not.
package struct Timing: Sendable {
  /// Since some moment that does not change; never backwards.
  let now: @Sendable () -> Duration
  let wait: @Sendable (Duration) -> Void
  /// 0 to 1: how much of a pause is left to chance, so that many do not ask again at once.
  let chance: @Sendable () -> Double

  package static let real = Timing(
    now: { start.duration(to: .now) },
    wait: { usleep(UInt32(clamping: Int($0 / .microseconds(1)))) }, chance: { Double.random(in: 0...1) })

  private static let start = ContinuousClock.now
}
