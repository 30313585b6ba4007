import Foundation
import Values

/// Recognised pages kept on disk, so that a scan is recognised once: by the digest of the file, the page, and what recognised
/// it. They hold what the papers say: only their owner may read them.
package struct PageCache: Sendable {
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// `$XDG_CACHE_HOME/hoso/trang`, else under the home folder; nil where there is neither.
  package static func folder(in environment: [String: String]) -> String? {
    let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (base ?? environment["HOME"].map { $0 + "/.cache" }).map { $0 + "/hoso/trang" }
  }

  /// What was kept; nil where nothing was, or it is not what was kept.
  func lines(of digest: Digest, page: Int, by engine: String) -> [UInt8]? {
    guard let bytes = FileManager.default.contents(atPath: path(digest, page, engine)),
      let end = bytes.firstIndex(of: 0x0A)
    else { return nil }
    let lines = Array(bytes[(end + 1)...])
    return String(decoding: bytes[..<end], as: UTF8.self) == Digest(of: lines).hex ? lines : nil
  }

  /// Nothing is said where it cannot be kept: it is recognised again.
  func keep(_ lines: [UInt8], of digest: Digest, page: Int, by engine: String) {
    PrivateFile.keep(Array((Digest(of: lines).hex + "\n").utf8) + lines, at: path(digest, page, engine))
  }

  /// Removes what is kept of a file, whatever recognised it.
  package func forget(_ digest: Digest) {
    try? FileManager.default.removeItem(atPath: "\(folder)/\(digest.hex)")
  }

  private func path(_ digest: Digest, _ page: Int, _ engine: String) -> String {
    "\(folder)/\(digest.hex)/\(Digest(of: Array(engine.utf8)).hex.prefix(16))-\(page).jsonl"
  }
}
