import Foundation

@testable import Rulebook

/// The rules of this repository.
enum PublishedRules {
  static let location = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules").path

  static func folder() throws -> RuleFolder { try RuleFolder(at: location) }

  static func rulebook() throws -> Rulebook { try Rulebook(loading: folder()) }
}
