import Dispatch
import GRDB
import Synchronization

/// Writes that nobody's thread waits for. Those that come while one is at the disk are one transaction after it, so that they
/// wait for the disk once. What goes wrong with one of them is that one's alone: each then has a transaction of its own.
final class WriteQueue: Sendable {
  private struct Waiting: Sendable {
    let end: ContinuousClock.Instant
    /// - Returns: how whoever waits is told once it is on the disk.
    let work: @Sendable (Database) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private struct State {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private let database: DatabasePool
  private let patience: Patience
  private let state = Mutex(State())
  private let thread = DispatchQueue(label: "hoso.writes")

  init(_ database: DatabasePool, _ patience: Patience) {
    self.database = database
    self.patience = patience
  }

  /// - Parameter work: may be done again from the beginning, where what came with it went wrong; before, nothing of it is left.
  /// - Returns: once it is on the disk.
  func write<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
      add(
        Waiting(
          end: Patience.end,
          work: { database in
            let value = try work(database)
            return { continuation.resume(returning: value) }
          }, fail: { continuation.resume(throwing: $0) }))
    }
  }

  /// How many wait for those that are at the disk; nil where nobody is.
  var waiting: Int? { state.withLock { $0.isWriting ? $0.waiting.count : nil } }

  private func add(_ one: Waiting) {
    let isFirst = state.withLock { state in
      state.waiting.append(one)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if isFirst { thread.async { self.writeAll() } }
  }

  private func writeAll() {
    while let batch = next() { write(batch) }
  }

  private func next() -> [Waiting]? {
    state.withLock { state in
      defer { state.waiting = [] }
      state.isWriting = !state.waiting.isEmpty
      return state.isWriting ? state.waiting : nil
    }
  }

  private func write(_ batch: [Waiting]) {
    guard let first = batch.first else { return }
    do {
      let told = try database.writeWithoutTransaction { database in
        patience.lasts(until: first.end)
        return try database.transaction { database in try batch.map { try $0.work(database) } }
      }
      for tell in told { tell() }
    } catch {
      guard batch.count > 1 else { return first.fail(error) }
      for one in batch { write([one]) }
    }
  }
}
