import NIOPosix
import Synchronization

/// Who has a place and who is being worked for: requests that cost work take a place before their body is read, so that
/// what they hold together is bounded, and one of a few hands once it is there, first come first served.
final class Workers: Sendable {
  /// Why there is no place.
  enum Full: Error { case all, ownShare }

  /// A place that is taken; it is given back with the last who holds it, be that the request or a job that outlives it.
  final class Place: Sendable {
    private let workers: Workers
    private let owner: String
    private let bytes: Int

    fileprivate init(_ workers: Workers, _ owner: String, _ bytes: Int) {
      self.workers = workers
      self.owner = owner
      self.bytes = bytes
    }

    deinit { workers.giveBack(owner, bytes) }
  }

  /// How much there is to do now.
  struct Load: Sendable {
    fileprivate(set) var taken = 0
    /// For a hand.
    fileprivate(set) var waiting = 0
    fileprivate(set) var working = 0
  }

  private struct State {
    var bytes = 0
    var load = Load()
    var byOwner: [String: Int] = [:]

    mutating func take(_ owner: String, _ more: Int) {
      load.taken += 1
      bytes += more
      byOwner[owner, default: 0] += 1
    }
  }

  let places: Int
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

  var load: Load { state.withLock(\.load) }

  /// - Parameter sharing: nobody takes more than half of the places from the others.
  /// - Parameter bytes: what its body may come to.
  func place(for owner: String, sharing: Bool, bytes: Int) throws(Full) -> Place {
    try state.withLock { state throws(Full) in
      guard !sharing || state.byOwner[owner, default: 0] < max(1, places / 2) else { throw .ownShare }
      guard state.load.taken < places, state.bytes + bytes <= mostBytes else { throw .all }
      state.take(owner, bytes)
    }
    return Place(self, owner, bytes)
  }

  /// For what was promised before this process started: taken whatever there is, and those who come now wait.
  func promisedPlace(for owner: String, bytes: Int) -> Place {
    state.withLock { $0.take(owner, bytes) }
    return Place(self, owner, bytes)
  }

  private func giveBack(_ owner: String, _ bytes: Int) {
    state.withLock { state in
      state.load.taken -= 1
      state.bytes -= bytes
      let own = state.byOwner[owner, default: 1] - 1
      state.byOwner[owner] = own > 0 ? own : nil
    }
  }

  /// Does work that waits for nobody and takes no longer than handing it over to another thread would be worth.
  func here<Value>(_ work: () throws -> Value) rethrows -> Value {
    state.withLock { $0.load.working += 1 }
    defer { state.withLock { $0.load.working -= 1 } }
    return try work()
  }

  /// Does the work with one of the hands, which may wait for processes and the disk.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    state.withLock { $0.load.waiting += 1 }
    let started = Mutex(false)
    defer {
      // Work that was called off before a hand took it has only waited.
      state.withLock { if started.withLock(\.self) { $0.load.working -= 1 } else { $0.load.waiting -= 1 } }
    }
    return try await hands.runIfActive { [self] in
      started.withLock { $0 = true }
      state.withLock {
        $0.load.waiting -= 1
        $0.load.working += 1
      }
      return try work()
    }
  }
}
