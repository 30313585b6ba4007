/// Why a pattern cannot be used or a call on it has no result; FEEL answers null for each of them.
/// The names of the errors in XPath Functions and Operators 3.1 stand at each case.
enum PatternProblem: Error, Hashable, Sendable {
  /// FORX0001: a flag other than `s m i x q`.
  case unknownFlag(Unicode.Scalar)
  /// FORX0002: the offset counts Unicode scalars of the pattern as written.
  case syntax(offset: Int, message: String)
  /// The pattern is legal, but past a limit of `PatternLimits`.
  case tooLarge
  /// FORX0003: `replace` and `split` with a pattern that matches the empty text.
  case matchesEmptyText
  /// FORX0004: a bare `$` or `\` in a replacement; the offset counts its Unicode scalars.
  case replacement(offset: Int)
  /// The search, its memory or its result passed a limit of `PatternLimits`.
  case tooComplex

  var message: String {
    switch self {
    case .unknownFlag(let flag): "không có cờ «\(flag)»; chỉ có s, m, i, x, q"
    case .syntax(_, let message): message
    case .tooLarge: "mẫu quá lớn"
    case .matchesEmptyText: "mẫu khớp cả chuỗi rỗng nên không thay hay tách được"
    case .replacement: "«$» phải đứng trước chữ số, «\\» phải đứng trước «$» hoặc «\\»"
    case .tooComplex: "mẫu cần quá nhiều bước trên chuỗi này"
    }
  }
}

/// What bounds the time and the memory of a pattern, whatever it says.
enum PatternLimits {
  /// Scalars of a pattern.
  static let length = 20_000
  /// Parentheses, and classes, inside one another.
  static let nesting = 100
  /// The numbers of `{n,m}`.
  static let repetitions = 1000
  /// Instructions after counted groups are written out.
  static let instructions = 20_000
  /// Choices kept to come back to.
  static let choices = 1_000_000
  /// Scalars of a replaced text.
  static let result = 1 << 24

  /// Steps of one call on a text of that many scalars; a scalar that is only passed over costs less than a step.
  static func steps(textLength: Int) -> Int { 5_000_000 + 16 * textLength }
}
