import Foundation
import Rulebook

/// The rules of this repository.
package enum PublishedRules {
  package static let location = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules").path

  package static func folder() throws -> RuleFolder { try RuleFolder(at: location) }

  package static func rulebook() throws -> Rulebook { try Rulebook(loading: folder()) }
}
