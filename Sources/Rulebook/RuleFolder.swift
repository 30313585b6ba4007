import Foundation
import Values

/// The files of a rules folder, read once: paths relative to it, in bytewise order.
package struct RuleFolder: Sendable {
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The folder as it was found; stands in every record.
  package let location: String
  package let files: [File]

  /// Every `.yaml` below the folder; no link is followed.
  package init(at location: String) throws {
    let root = URL(fileURLWithPath: location, isDirectory: true)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    self.location = location
    self.files = try names.filter { $0.hasSuffix(".yaml") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { name in
        File(path: name, bytes: Array(try Data(contentsOf: root.appendingPathComponent(name))))
      }
  }

  /// A folder of texts, for tests.
  package init(location: String, texts: [String: String]) {
    self.location = location
    self.files = texts.map { File(path: $0.key, bytes: Array($0.value.utf8)) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The cases beside the rules; not part of the law.
  package static func isCases(_ path: String) -> Bool { path.hasSuffix(".cases.yaml") }

  package var law: [File] { files.filter { !Self.isCases($0.path) } }

  package var cases: [File] { files.filter { Self.isCases($0.path) } }

  /// SHA-256 over the law's paths and digests, so that a changed, renamed or missing file changes it.
  package var digest: Digest {
    let lines = law.map { "\($0.path)\u{0}\(Digest(of: $0.bytes).hex)\n" }
    return Digest(of: Array(lines.joined().utf8))
  }
}
