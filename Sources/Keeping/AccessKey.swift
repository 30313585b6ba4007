/// A key of the check API: which system or person calls, and what they may do. The secret is not in it: only its digest is
/// kept, so nobody who reads the store can call with it.
package struct AccessKey: Sendable, Hashable {
  package enum Scope: String, Sendable, Hashable, CaseIterable {
    /// To have dossiers checked, and to see one's own checks.
    case check
    /// To see and work on everybody's checks: the officer's.
    case review
    /// To read the audit.
    case audit
    /// To have it told which components are there, and nothing of what the rules say: the applicant's.
    case selfcheck
  }

  /// Ten hexadecimal digits; shown everywhere, secret nowhere.
  package let id: String
  /// To whom checks belong that are made with it: the id of the first key of the line of which each replaced the one before.
  package let owner: String
  /// Which system or person has it, in the administrator's words.
  package let label: String
  package let scopes: [Scope]
  /// RFC 3339, UTC, as all times here.
  package let created: String
  /// From then on it is not taken; nil: it does not end by itself.
  package let expires: String?
  package let revoked: String?
  /// The id of the key that was made in its stead.
  package let replacedBy: String?

  package func isLive(at now: String) -> Bool { revoked == nil && (expires.map { now < $0 } ?? true) }
}
