/// The replacement of `replace`, read by the rules of `fn:replace` (XPath Functions and Operators 3.1, 5.6.4).
struct PatternReplacement: Sendable {
  enum Piece: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    /// 0 is the whole match.
    case group(Int)
  }

  let pieces: [Piece]

  /// `$` takes the digits after it as long as there are so many groups; one digit that is too much stands for nothing.
  init(_ text: String, groupCount: Int) throws(PatternProblem) {
    let scalars = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "$" || scalar == "\\" else {
        pieces.append(.scalar(scalar))
        continue
      }
      if scalar == "\\" {
        guard index < scalars.count, scalars[index] == "$" || scalars[index] == "\\" else {
          throw .replacement(offset: index - 1)
        }
        pieces.append(.scalar(scalars[index]))
        index += 1
        continue
      }
      guard var number = Self.digit(scalars, index) else { throw .replacement(offset: index - 1) }
      index += 1
      while let digit = Self.digit(scalars, index), number * 10 + digit <= max(groupCount, 9) {
        number = number * 10 + digit
        index += 1
      }
      if number <= groupCount { pieces.append(.group(number)) }
    }
    self.pieces = pieces
  }

  /// With the flag `q`: every scalar stands for itself.
  init(literal text: String) {
    pieces = text.unicodeScalars.map { .scalar($0) }
  }

  private static func digit(_ scalars: [Unicode.Scalar], _ index: Int) -> Int? {
    guard index < scalars.count, ("0"..."9").contains(scalars[index]) else { return nil }
    return Int(scalars[index].value) - 0x30
  }
}
