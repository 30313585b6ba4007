import Values

/// The names that an expression may use, each with its type and its slot in an `Environment`.
public struct Scope: Sendable {
  public let names: [String]
  let types: [FEELType]
  /// Names of entries that contexts may have, where they are not one word each.
  let entryNames: [String]
  /// Named types that `instance of` and parameters may use.
  let namedTypes: [String: FEELType]
  private let slots: NameIndex
  /// What the names are where nothing is known of them, by slot.
  let unknowns: [FEELValue]
  /// Every name by its first scalar, longest first.
  let byFirst: [Unicode.Scalar: [(name: [Unicode.Scalar], slot: Int?)]]

  /// Names in the order of their slots; a name that stands twice keeps the first slot.
  public init(
    _ names: [(String, FEELType)], entryNames: [String] = [], namedTypes: [String: FEELType] = [:]
  ) {
    self.names = names.map(\.0)
    self.types = names.map(\.1)
    self.entryNames = entryNames
    self.namedTypes = namedTypes
    self.slots = NameIndex(self.names)
    self.unknowns = self.names.map { .unknown(Unknown($0)) }
    var byFirst: [Unicode.Scalar: [(name: [Unicode.Scalar], slot: Int?)]] = [:]
    for (slot, name) in self.names.enumerated() {
      let scalars = Array(name.nfc.unicodeScalars)
      if let first = scalars.first { byFirst[first, default: []].append((scalars, slot)) }
    }
    for name in entryNames {
      let scalars = Array(name.nfc.unicodeScalars)
      if let first = scalars.first { byFirst[first, default: []].append((scalars, nil)) }
    }
    self.byFirst = byFirst.mapValues { $0.sorted { $0.name.count > $1.name.count } }
  }

  public func slot(of name: String) -> Int? { slots[name] }
}
