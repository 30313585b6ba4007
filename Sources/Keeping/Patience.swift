import GRDB
import Glibc
import Synchronization

/// How long a write waits for another process that has the database. Writes of one process come one after the other, so
/// each counts from when it was asked for: behind a database that stays locked nobody waits the times of all before.
final class Patience: Sendable {
  static let seconds = 5.0

  static var end: ContinuousClock.Instant { .now + .seconds(seconds) }

  private let last = Mutex(Patience.end)

  /// The write whose turn it is; it is tried once in any case.
  func lasts(until end: ContinuousClock.Instant) { last.withLock { $0 = end } }

  /// Waits a little.
  /// - Returns: whether it is tried again.
  func wait() -> Bool {
    guard last.withLock({ .now < $0 }) else { return false }
    usleep(5000)
    return true
  }
}

extension Database {
  /// All of it, or nothing.
  func transaction<Value>(_ work: (Database) throws -> Value) throws -> Value {
    try beginTransaction(.immediate)
    do {
      let value = try work(self)
      try commit()
      return value
    } catch {
      // Where the disk is full SQLite has taken it back already.
      if isInsideTransaction { try rollback() }
      throw error
    }
  }
}
