import Foundation
import Rulebook

/// The rules of this repository.
package enum PublishedRules {
  package static let location = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules").path

  package static func folder() throws -> RuleFolder { try RuleFolder(at: location) }

  /// Loaded and checked once for all tests of a run.
  package static func rulebook() throws -> Rulebook { try loaded.get() }

  private static let loaded = Result { try Rulebook(loading: folder()) }

  /// The same folder after words of a file were replaced by others.
  package struct Edit: Sendable {
    package let path: String
    package let old: String
    package let new: String

    package init(_ path: String, _ old: String, _ new: String) {
      self.path = path
      self.old = old
      self.new = new
    }
  }

  /// The words to be replaced do not stand in the file: such a test would test nothing.
  package struct NoSuchWords: Error {
    package let edit: Edit
  }

  /// - Parameter edits: each of the first place where its words stand.
  package static func folder(after edits: [Edit]) throws -> RuleFolder {
    var texts = Dictionary(uniqueKeysWithValues: try folder().files.map { ($0.path, $0.text) })
    for edit in edits {
      guard let text = texts[edit.path], text.contains(edit.old) else { throw NoSuchWords(edit: edit) }
      texts[edit.path] = text.replacing(edit.old, with: edit.new, maxReplacements: 1)
    }
    return RuleFolder(location: location, texts: texts)
  }
}
