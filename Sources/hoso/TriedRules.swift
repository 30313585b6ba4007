import Rulebook

/// The rules of a folder, loaded from their sources, and how every case beside them went.
struct TriedRules {
  let folder: RuleFolder
  let rulebook: Rulebook
  let cases: [RuleCase]
  let failures: [CaseFailure]

  init(folder: RuleFolder) throws(RulebookError) {
    let rulebook = try Rulebook(loading: folder)
    let cases = try rulebook.cases(in: folder)
    self.folder = folder
    self.rulebook = rulebook
    self.cases = cases
    self.failures = cases.compactMap { rulebook.failure(of: $0) }
  }

  var count: String { "\(cases.count - failures.count) trường hợp đúng, \(failures.count) sai." }
}
