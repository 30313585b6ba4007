import Foundation
import Glibc

/// A file system of a few megabytes of its own, which can be filled to the last byte; gone with whoever holds it.
final class TinyDisk: Sendable {
  let path: String

  /// Whether this machine lets us mount one: root does, most containers do not.
  static let isAllowed = (try? TinyDisk()) != nil

  /// - Throws: where it may not be mounted.
  init(megabytes: Int = 16) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("dia-\(UUID().uuidString)").path
    guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m,mode=700") == 0 else {
      rmdir(path)
      throw POSIXError(.EPERM)
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }

  /// Nothing more goes onto it.
  func fill() throws {
    let ballast = open("\(path)/dan", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard ballast >= 0 else { throw POSIXError(.EIO) }
    defer { close(ballast) }
    for size in [1 << 16, 1] {
      let bytes = [UInt8](repeating: 7, count: size)
      while Glibc.write(ballast, bytes, size) > 0 {}
    }
    guard errno == ENOSPC else { throw POSIXError(.EIO) }
  }

  func makeRoom() { unlink("\(path)/dan") }
}
