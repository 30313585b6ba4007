import NIOPosix
import Synchronization

/// Who has a place and who is being worked for: requests that cost work take a place before their body is read, so that
/// what they hold together is bounded, and one of a few hands once it is there, first come first served.
final class Workers: Sendable {
  /// Why there is no place.
  enum Full: Error { case all, ownShare }

  private struct State {
    var bytes = 0
    var taken = 0
    var byOwner: [String: Int] = [:]
  }

  private let places: Int
  private let mostBytes: Int
  private let state = Mutex(State())
  /// Threads of their own: who only looks something up does not wait behind checks.
  private let hands: NIOThreadPool

  init(atOnce: Int, places: Int, bytes: Int) {
    self.places = places
    self.mostBytes = bytes
    hands = NIOThreadPool(numberOfThreads: atOnce)
    hands.start()
  }

  deinit { hands.shutdownGracefully { _ in } }

  /// Does the work in a place.
  /// - Parameter sharing: nobody takes more than half of the places from the others.
  /// - Parameter bytes: what its body may come to.
  /// - Throws: `Full`, and what the work throws.
  func placed<Value>(
    for owner: String, sharing: Bool, bytes: Int, _ work: () async throws -> Value
  ) async throws -> Value {
    try state.withLock { state throws(Full) in
      let own = state.byOwner[owner, default: 0]
      guard !sharing || own < max(1, places / 2) else { throw .ownShare }
      guard state.taken < places, state.bytes + bytes <= mostBytes else { throw .all }
      state.taken += 1
      state.bytes += bytes
      state.byOwner[owner] = own + 1
    }
    defer {
      state.withLock { state in
        state.taken -= 1
        state.bytes -= bytes
        let own = state.byOwner[owner, default: 1] - 1
        state.byOwner[owner] = own > 0 ? own : nil
      }
    }
    return try await work()
  }

  /// Does the work with one of the hands, which may wait for processes and the disk.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await hands.runIfActive(work)
  }
}
