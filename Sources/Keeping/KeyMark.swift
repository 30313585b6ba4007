import Glibc

/// A file in the store's folder that is there before the first key is, and stays. Every request without a key asks whether
/// there ever was one: where this is not there, there was none, and the database need not be asked.
final class KeyMark: Sendable {
  private static let name = "hoso.khoa"
  /// The folder itself, wherever it is moved.
  private let folder: Int32

  init(in folder: String) throws(StoreError) {
    self.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard self.folder >= 0 else { throw StoreError(errno: errno, at: folder) }
  }

  deinit { close(folder) }

  /// Whether there may be keys: also where that cannot be seen.
  var isSet: Bool { faccessat(folder, Self.name, F_OK, 0) == 0 || errno != ENOENT }

  func set() throws(StoreError) {
    let descriptor = openat(folder, Self.name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError(errno: errno, at: Self.name) }
    close(descriptor)
  }
}
