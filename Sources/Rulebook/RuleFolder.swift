import Foundation
import Values

/// The files of a rules folder, read once: paths relative to it, in bytewise order.
package struct RuleFolder: Sendable {
  /// A law file by its path and the digest of its bytes.
  package struct Source: Sendable, Hashable {
    package let path: String
    package let digest: Digest
  }

  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The folder as it was found; stands in every record.
  package let location: String
  package let files: [File]
  /// The bytes of the compiled file, where one lies there; none where it cannot be read.
  package let compiled: [UInt8]?

  /// Every `.yaml` below the folder; no link is followed.
  package init(at location: String) throws {
    let root = URL(fileURLWithPath: location, isDirectory: true)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    self.location = location
    self.files = try names.filter { $0.hasSuffix(".yaml") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { name in
        File(path: name, bytes: Array(try Data(contentsOf: root.appendingPathComponent(name))))
      }
    self.compiled = names.contains(CompiledRulebook.name) ? Self.compiled(in: root) : nil
  }

  private static func compiled(in root: URL) -> [UInt8] {
    (try? Data(contentsOf: root.appendingPathComponent(CompiledRulebook.name))).map { Array($0) } ?? []
  }

  /// A folder of texts, for tests.
  package init(location: String, texts: [String: String], compiled: [UInt8]? = nil) {
    self.location = location
    self.compiled = compiled
    self.files = texts.map { File(path: $0.key, bytes: Array($0.value.utf8)) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The cases beside the rules; not part of the law.
  package static func isCases(_ path: String) -> Bool { path.hasSuffix(".cases.yaml") }

  /// How an office signs its letters. It is no law: no judgement reads it, and no digest covers it.
  package static let officesPath = "local/co-quan.yaml"

  package var law: [File] { files.filter { !Self.isCases($0.path) && $0.path != Self.officesPath } }

  /// The office profiles of this folder; nil where it has none.
  package var offices: File? { files.first { $0.path == Self.officesPath } }

  /// Folders whose files have forms of their own; rules and tables lie in the others, one a field.
  package static let otherFolders = ["labels", "calendar", "procedures", "obligations", "letters", "prompts"]

  /// The files of rules and tables.
  package var rules: [File] {
    law.filter { file in
      file.path.contains("/") && !Self.otherFolders.contains { file.path.hasPrefix("\($0)/") }
    }
  }

  /// The same folder without rules, tables and the letters that name them: what a rule leans on, whatever is wrong with
  /// another one.
  package var registries: RuleFolder {
    let rules = Set(rules.map(\.path))
    let left = law.filter { !rules.contains($0.path) && !$0.path.hasPrefix("letters/") }
    return RuleFolder(location: location, texts: Dictionary(uniqueKeysWithValues: left.map { ($0.path, $0.text) }))
  }

  package var cases: [File] { files.filter { Self.isCases($0.path) } }

  /// SHA-256 over the law's paths and digests, so that a changed, renamed or missing file changes it.
  package static func digest(of sources: [Source]) -> Digest {
    let lines = sources.map { "\($0.path)\u{0}\($0.digest.hex)\n" }
    return Digest(of: Array(lines.joined().utf8))
  }

  package var digest: Digest { Self.digest(of: sources) }

  package var sources: [Source] { law.map { Source(path: $0.path, digest: Digest(of: $0.bytes)) } }
}
