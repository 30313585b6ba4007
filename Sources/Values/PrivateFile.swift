import Foundation

/// Files that only their owner may read: they hold what papers say.
package enum PrivateFile {
  /// Makes a folder (0700) with those above it; nothing is said where it cannot be made: what is written there tells.
  package static func makeFolder(_ path: String) {
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Writes a file (0600) whole or not at all, and its folder where there is none.
  /// - Returns: whether it was written.
  @discardableResult
  package static func keep(_ bytes: [UInt8], at path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    makeFolder(folder)
    let manager = FileManager.default
    let temporary = "\(folder)/.\(UUID().uuidString)"
    guard
      manager.createFile(atPath: temporary, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { return false }
    if rename(temporary, path) == 0 { return true }
    try? manager.removeItem(atPath: temporary)
    return false
  }
}
