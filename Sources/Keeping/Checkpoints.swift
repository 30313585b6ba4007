import Dispatch
import GRDB
internal import GRDBSQLite
import Synchronization

/// What was written goes from the log of the database into the database itself beside the writes that follow, so that none
/// of them waits for all of it: most of it by a connection of its own, and only what came meanwhile in the writer's turn,
/// after which the log begins anew. Without the second part a log that is written to all the time would never end.
final class Checkpoints: Sendable {
  /// Of the log, from which on it is time, 8 MB: twice SQLite's own measure, since pages that every check writes are moved
  /// once for all that came meanwhile.
  private static let pages = 2000

  private let writer: DatabasePool
  private let beside: DatabaseQueue
  private let isAtWork = Mutex(false)
  private let thread = DispatchQueue(label: "hoso.checkpoints")

  /// SQLite says after each commit how long the log is. It may do so for longer than there is anybody to listen.
  private final class Listener: Sendable {
    weak let checkpoints: Checkpoints?

    init(_ checkpoints: Checkpoints) { self.checkpoints = checkpoints }
  }

  /// From now on SQLite leaves it to this.
  init(of writer: DatabasePool, _ configuration: Configuration) throws {
    self.writer = writer
    beside = try DatabaseQueue(path: writer.path, configuration: configuration)
    writer.writeWithoutTransaction { database in
      // SQLite keeps it for as long as it may call: one small object a store, never let go.
      let listener = Unmanaged.passRetained(Listener(self)).toOpaque()
      _ = sqlite3_wal_hook(
        database.sqliteConnection,
        { listener, _, _, pages in
          guard let listener else { return SQLITE_OK }
          Unmanaged<Listener>.fromOpaque(listener).takeUnretainedValue().checkpoints?.written(Int(pages))
          return SQLITE_OK
        }, listener)
    }
  }

  private func written(_ pages: Int) {
    guard pages >= Self.pages else { return }
    let isFirst = isAtWork.withLock { isAtWork in
      defer { isAtWork = true }
      return !isAtWork
    }
    if isFirst { thread.async { self.work() } }
  }

  private func work() {
    defer { isAtWork.withLock { $0 = false } }
    // What cannot be done now, with the disk full or the database locked, is done after a later write.
    try? beside.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
    try? writer.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
  }
}
