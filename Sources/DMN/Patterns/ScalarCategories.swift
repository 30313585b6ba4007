/// General categories of Unicode, one bit each, by the names of XML Schema regular expressions (`Lu`, or `L` for all
/// that begin with it). Surrogates have none there and are no scalars here.
struct ScalarCategories: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  private static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs",
    "Zl", "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Co", "Cn",
  ]

  static let all = ScalarCategories(rawValue: 1 << UInt32(names.count) - 1)
  static let digits = ScalarCategories(named: "Nd")
  /// What `\W` matches: punctuation, separators and others.
  static let notInWords = ScalarCategories(named: "P").union(ScalarCategories(named: "Z"))
    .union(ScalarCategories(named: "C"))

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Empty when there is no such category.
  init(named name: String) {
    rawValue = Self.names.enumerated().reduce(0) { bits, entry in
      entry.element == name || String(entry.element.prefix(1)) == name ? bits | 1 << UInt32(entry.offset) : bits
    }
  }

  init(of scalar: Unicode.Scalar) {
    rawValue = 1 << Self.position(of: scalar.properties.generalCategory)
  }

  private static func position(of category: Unicode.GeneralCategory) -> UInt32 {
    switch category {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .connectorPunctuation: 11
    case .dashPunctuation: 12
    case .openPunctuation: 13
    case .closePunctuation: 14
    case .initialPunctuation: 15
    case .finalPunctuation: 16
    case .otherPunctuation: 17
    case .spaceSeparator: 18
    case .lineSeparator: 19
    case .paragraphSeparator: 20
    case .mathSymbol: 21
    case .currencySymbol: 22
    case .modifierSymbol: 23
    case .otherSymbol: 24
    case .control: 25
    case .format: 26
    case .privateUse: 27
    case .unassigned, .surrogate: 28
    @unknown default: 28
    }
  }
}
