import Values

/// A check that was promised and is not there yet: all that is needed to make it, also by a later process. The check that
/// it becomes has its id; then it is a job no more.
package struct Job: Sendable, Hashable {
  /// Why it came to nothing.
  package struct Failure: Sendable, Hashable {
    /// RFC 3339, UTC.
    package let at: String
    package let problem: JSON

    package init(at: String, problem: JSON) {
      self.at = at
      self.problem = problem
    }
  }

  package let id: String
  package let owner: String
  /// Who asked, as the audit names them: the key, and the officer where one is named.
  package let key: String
  package let officer: String?
  /// RFC 3339, UTC.
  package let accepted: String
  /// As they were sent; none once it failed.
  package let files: [KeptCheck.File]
  /// Under which settings: what whoever accepted it needs to make the check. No words of the dossier.
  package let request: JSON
  package let repeatable: RepeatKey?
  /// nil while the check may yet come.
  package let failure: Failure?

  package init(
    id: String, owner: String, key: String, officer: String?, accepted: String, files: [KeptCheck.File],
    request: JSON, repeatable: RepeatKey?, failure: Failure? = nil
  ) {
    self.id = id
    self.owner = owner
    self.key = key
    self.officer = officer
    self.accepted = accepted
    self.files = files
    self.request = request
    self.repeatable = repeatable
    self.failure = failure
  }
}
