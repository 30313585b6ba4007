import Rulebook

/// The rules of a folder, loaded from their sources, how every case beside them went, and what the analysis of the
/// tables found.
struct TriedRules {
  let folder: RuleFolder
  let rulebook: Rulebook
  let cases: Cases
  let reviews: [ClassificationReview]
  private let failures: [CaseFailure]

  init(folder: RuleFolder) throws(RulebookError) {
    let rulebook = try Rulebook(loading: folder)
    let cases = try rulebook.cases(in: folder)
    self.folder = folder
    self.rulebook = rulebook
    self.cases = cases
    self.reviews = rulebook.reviews(cases.tables)
    self.failures = rulebook.failures(of: cases)
  }

  /// Cases that fail, then faults of tables, a line each; empty where the rules may be relied on.
  var faults: [String] { failures.map(\.description) + reviews.flatMap(\.faults) }

  var count: String { "\(cases.count - failures.count) trường hợp đúng, \(failures.count) sai." }
}
