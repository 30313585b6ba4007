import Keeping

/// Who calls, and what they may do.
struct Caller: Sendable, Hashable {
  /// The id of the key that was presented: the audit names it.
  let key: String
  /// To whom what is kept belongs; the same after a key was replaced.
  let owner: String
  let scopes: Set<AccessKey.Scope>

  /// On this machine, where the store has never had a key.
  static let loopback = Caller(key: "loopback", owner: "loopback", scopes: Set(AccessKey.Scope.allCases))

  /// Who asks for what is open to all: nothing belongs to them.
  static let anyone = Caller(key: "", owner: "", scopes: [])

  init(_ key: AccessKey) { self.init(key: key.id, owner: key.owner, scopes: Set(key.scopes)) }

  private init(key: String, owner: String, scopes: Set<AccessKey.Scope>) {
    self.key = key
    self.owner = owner
    self.scopes = scopes
  }

  /// Whose checks they find: an officer everybody's, others their own.
  var sees: Owners { scopes.contains(.review) ? .all : .one(owner) }

  func may(_ need: Endpoint.Need) -> Bool {
    switch need {
    case .nothing, .anyKey: true
    case .scope(let wanted): !scopes.isDisjoint(with: wanted)
    }
  }
}
