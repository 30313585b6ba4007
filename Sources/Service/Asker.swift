import Keeping

/// Who asks for what is kept: whose it is, and whom the audit names.
struct Asker: Sendable, Hashable {
  let owner: String
  /// The id of the key.
  let key: String
  let officer: String?
}

extension Job {
  var asker: Asker { Asker(owner: owner, key: key, officer: officer) }
}

extension Call {
  var asker: Asker { Asker(owner: caller.owner, key: caller.key, officer: officer) }
}
