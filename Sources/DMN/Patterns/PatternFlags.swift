/// The flags of `matches` and `replace` (XPath Functions and Operators 3.1, 5.6.1.1), in any order, repeated or not.
struct PatternFlags: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  /// `s`: the dot matches line ends.
  static let dotMatchesAll = PatternFlags(rawValue: 1)
  /// `m`: `^` and `$` match at lines.
  static let lines = PatternFlags(rawValue: 2)
  /// `i`
  static let ignoringCase = PatternFlags(rawValue: 4)
  /// `x`: blanks outside classes say nothing.
  static let ignoringBlanks = PatternFlags(rawValue: 8)
  /// `q`: every scalar of pattern and replacement stands for itself.
  static let literal = PatternFlags(rawValue: 16)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ text: String) throws(PatternProblem) {
    self = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "s": insert(.dotMatchesAll)
      case "m": insert(.lines)
      case "i": insert(.ignoringCase)
      case "x": insert(.ignoringBlanks)
      case "q": insert(.literal)
      default: throw .unknownFlag(scalar)
      }
    }
  }
}
