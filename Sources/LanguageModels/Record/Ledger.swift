import Foundation
import Values

/// The file of calls to models: JSON lines, only ever appended to, without any content or secret.
package struct Ledger: Sendable {
  private let file: FileHandle
  /// When a line is written, RFC 3339; the clock is read at the edge.
  private let now: @Sendable () -> String

  package struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Opens the ledger before anything is sent: what cannot be written down is not sent.
  package init(path: String, now: @escaping @Sendable () -> String) throws(Problem) {
    PrivateFile.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Problem(
        description: "không ghi được sổ gửi mô hình \(path): \(String(cString: strerror(errno))); chưa gửi gì đi")
    }
    self.file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    self.now = now
  }

  /// False where the line could not be written whole.
  func append(_ line: LedgerLine) -> Bool {
    let stamped = JSON.object([.init("luc", .string(now()))] + (line.json.members ?? []))
    do {
      // One write: lines of programs that run at once do not mix.
      try file.write(contentsOf: stamped.bytes() + [0x0A])
      return true
    } catch {
      return false
    }
  }
}
