import Foundation
import Glibc
import Values

/// Files by what is in them: `ab/ab12…` is the SHA-256 of the bytes. The same bytes are kept once.
struct ContentFolder: Sendable {
  let path: String

  init(path: String) throws(StoreError) {
    self.path = path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw (error as? CocoaError)?.code == .fileWriteOutOfSpace ? .full : .folder(path)
    }
  }

  private func place(of digest: Digest) -> (folder: String, file: String) {
    let hex = digest.hex
    let folder = "\(path)/\(hex.prefix(2))"
    return (folder, "\(folder)/\(hex)")
  }

  func path(of digest: Digest) -> String { place(of: digest).file }

  func has(_ digest: Digest) -> Bool { access(place(of: digest).file, F_OK) == 0 }

  /// On the disk when it returns: a half-written file never bears the name.
  func keep(_ bytes: [UInt8], as digest: Digest) throws(StoreError) {
    let (folder, file) = place(of: digest)
    guard access(file, F_OK) != 0 else { return }
    let unfinished = "\(file).\(getpid()).\(UInt64.random(in: 0 ... .max))"
    let asNew = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    var descriptor = open(unfinished, asNew, 0o600)
    // The folder is there for all but the first.
    if descriptor < 0, errno == ENOENT {
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw StoreError(errno: errno, at: folder) }
      descriptor = open(unfinished, asNew, 0o600)
    }
    guard descriptor >= 0 else { throw StoreError(errno: errno, at: folder) }
    var rest = bytes[...]
    var failure: Int32 = 0
    while !rest.isEmpty, failure == 0 {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    close(descriptor)
    if failure == 0, rename(unfinished, file) != 0 { failure = errno }
    guard failure != 0 else { return Self.sync(folder) }
    unlink(unfinished)
    throw StoreError(errno: failure, at: folder)
  }

  /// The name of a new file is on the disk with it.
  private static func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  func bytes(of digest: Digest) throws(StoreError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: place(of: digest).file) else {
      throw .damaged("thiếu nội dung \(digest.hex.prefix(12))…")
    }
    return try Self.checked([UInt8](data), digest)
  }

  /// - Throws: `StoreError.damaged` where the bytes have another digest.
  static func checked(_ bytes: [UInt8], _ digest: Digest) throws(StoreError) -> [UInt8] {
    guard Digest(of: bytes) == digest else { throw .damaged("nội dung \(digest.hex.prefix(12))… đã bị đổi") }
    return bytes
  }

  func remove(_ digest: Digest) { unlink(place(of: digest).file) }

  /// Every content there, and what an interrupted writing left behind.
  func all() -> (contents: [Digest], leftovers: [String]) {
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let names = files.filter { $0.contains("/") }
    return (
      names.compactMap { Digest(hex: String($0.split(separator: "/").last ?? "")) },
      names.filter { Digest(hex: String($0.split(separator: "/").last ?? "")) == nil }.map { "\(path)/\($0)" }
    )
  }
}
