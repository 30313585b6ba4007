import Foundation
import Glibc

/// That one service has a store: a lock on a file of its folder. The kernel gives it back when the process ends, however it
/// ends, so a crash leaves nothing to tidy up. Who only works beside the service does not take it.
final class StoreLock: Sendable {
  private let descriptor: Int32

  /// - Parameter now: since when, for whoever is refused. RFC 3339, UTC.
  /// - Throws: `StoreError.served` where another has it.
  init(of folder: String, at now: String) throws(StoreError) {
    descriptor = open(Self.path(in: folder), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError(errno: errno, at: folder) }
    // Whoever is refused closes it in `deinit`, which is run where all is set; once more would close what another thread
    // has opened in between.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .served(folder, by: Self.holder(by: descriptor)) }
    // Where the disk is full it names nobody, which is better than whoever had it before.
    ftruncate(descriptor, 0)
    let told = Array("\(getpid()) \(now)\n".utf8)
    pwrite(descriptor, told, told.count, 0)
  }

  deinit { close(descriptor) }

  /// Whether the folder that was locked is still the one of this name.
  func isIn(_ folder: String) -> Bool {
    var (named, held) = (stat(), stat())
    return stat(Self.path(in: folder), &named) == 0 && fstat(descriptor, &held) == 0
      && (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)
  }

  /// - Throws: `StoreError.served` where a service has the store; no store is none.
  static func refuseServed(_ folder: String) throws(StoreError) {
    let descriptor = open(path(in: folder), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { throw .served(folder, by: holder(by: descriptor)) }
  }

  private static func path(in folder: String) -> String { "\(folder)/hoso.lock" }

  /// What whoever has it wrote down; nil where that is not there.
  private static func holder(by descriptor: Int32) -> StoreHolder? {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let process = Int(words[0]) else { return nil }
    return StoreHolder(process: process, since: String(words[1]))
  }
}

/// A process that serves a store.
package struct StoreHolder: Sendable, Hashable, CustomStringConvertible {
  package let process: Int
  /// RFC 3339, UTC.
  package let since: String

  package var description: String { "tiến trình \(process), từ \(since)" }
}
