/// Among whose checks one is looked for.
package enum Owners: Sendable, Hashable {
  case one(String)
  /// Everybody's: an officer's view.
  case all

  /// What a row must be, `:owner` being the argument of that name.
  var condition: String {
    switch self {
    case .one: "owner = :owner"
    case .all: ":owner IS NULL"
    }
  }

  var argument: String? {
    switch self {
    case .one(let owner): owner
    case .all: nil
    }
  }
}
