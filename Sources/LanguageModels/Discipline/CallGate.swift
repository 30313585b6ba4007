import Foundation

/// How many calls a provider is asked at once; who finds all places taken waits, at most until its time is up.
final class CallGate: Sendable {
  private let places: DispatchSemaphore

  init(_ most: Int) {
    places = DispatchSemaphore(value: most)
  }

  /// False where no place became free in that time.
  func enter(within limit: Duration) -> Bool {
    places.wait(timeout: .now() + limit / .seconds(1)) == .success
  }

  func leave() { places.signal() }
}
