/// Classes in brackets and escapes, of which both the pattern and its classes have some.
extension PatternParser {
  /// After `[`, up to and with its `]`; a subtraction gives one part more.
  mutating func classParts(from start: Int) throws(PatternProblem) -> [ScalarSet.Part] {
    guard openClasses < PatternLimits.nesting else { throw .tooLarge }
    openClasses += 1
    let isNegated = take("^")
    var escaped: [ScalarSet.Part] = []
    var listed: [ClosedRange<UInt32>] = []
    var subtracted: [ScalarSet.Part] = []
    let first = index
    while peek != "]" {
      if index > first, peek == "-", peekSecond == "[" {
        index += 2
        subtracted = try classParts(from: index - 1)
        guard peek == "]" else { throw problem("sau phần trừ chỉ có thể là «]»") }
      } else {
        try readMember(into: &listed, &escaped)
      }
    }
    guard index > first else { throw problem("lớp ký tự rỗng", at: start) }
    index += 1
    openClasses -= 1
    let ranges = flags.contains(.ignoringCase) ? CaseVariants.closure(of: listed) : ScalarRanges(listed)
    let part = ScalarSet.Part(
      ranges: ScalarRanges(ranges.ranges + escaped.flatMap(\.ranges.ranges)),
      categories: escaped.reduce([]) { $0.union($1.categories) }, isNegated: isNegated)
    return [part] + subtracted
  }

  /// One scalar, a range or an escape.
  private mutating func readMember(
    into listed: inout [ClosedRange<UInt32>], _ escaped: inout [ScalarSet.Part]
  ) throws(PatternProblem) {
    let start = index
    if take("\\") {
      if let part = try escapedPart(from: start) {
        escaped.append(part)
        return
      }
      index = start
    } else if peek == "-" {
      // After a range or an escape too, as XML Schema 1.1 reads it; 1.0 would refuse it there.
      guard peekSecond != "-" || isSubtraction(at: index + 1) else {
        throw problem("«--» trong lớp ký tự phải viết «\\-\\-»")
      }
      index += 1
      listed.append(0x2D...0x2D)
      return
    }
    let lower = try member()
    guard peek == "-", let second = peekSecond, second != "]", second != "[", !isSubtraction(at: index + 1) else {
      listed.append(lower.value...lower.value)
      return
    }
    index += 1
    guard peek != "-" else { throw problem("«-» ở cuối một khoảng phải viết «\\-»") }
    let upper = try member()
    guard lower <= upper else { throw problem("khoảng «\(lower)-\(upper)» ngược", at: start) }
    listed.append(lower.value...upper.value)
  }

  private mutating func member() throws(PatternProblem) -> Unicode.Scalar {
    let start = index
    let scalar = try next()
    switch scalar {
    case "\\": return try escapedScalar(from: start)
    case "[": throw problem("«[» trong lớp ký tự phải viết «\\[»", at: start)
    default: return scalar
    }
  }

  // MARK: Escapes

  /// After `\`: what an escape for many scalars matches; nil, with nothing read, when it is not one.
  mutating func escapedPart(from start: Int) throws(PatternProblem) -> ScalarSet.Part? {
    guard let letter = peek else { throw problem("mẫu hết giữa chừng") }
    if let part = ScalarSet.Part(escape: letter) {
      index += 1
      return part
    }
    guard letter == "p" || letter == "P" else { return nil }
    index += 1
    guard take("{") else { throw problem("sau «\\\(letter)» phải là «{»") }
    var name = String.UnicodeScalarView()
    while !take("}") { name.append(try next()) }
    guard let part = ScalarSet.Part(property: String(name), isNegated: letter == "P") else {
      throw problem("không có nhóm ký tự «\(String(name))»", at: start)
    }
    return part
  }

  /// After `\`: the one scalar it stands for.
  mutating func escapedScalar(from start: Int) throws(PatternProblem) -> Unicode.Scalar {
    let letter = try next()
    switch letter {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$": return letter
    default: throw problem("không có ký hiệu «\\\(letter)»", at: start)
    }
  }
}
