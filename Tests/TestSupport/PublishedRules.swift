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
}
