/// A regular expression of XPath Functions and Operators 3.1, as FEEL's `matches`, `replace` and `split` take it.
/// It works on Unicode scalars: composed and decomposed letters differ.
struct Pattern: Sendable {
  private let program: PatternProgram
  private let flags: PatternFlags

  /// - Throws: `unknownFlag`, `syntax` or `tooLarge`.
  init(_ pattern: String, flags: String = "") throws(PatternProblem) {
    self.flags = try PatternFlags(flags)
    guard pattern.unicodeScalars.count <= PatternLimits.length else { throw .tooLarge }
    var parser = PatternParser(pattern, flags: self.flags)
    let node = try parser.node()
    program = try PatternProgram(
      node, sets: parser.sets, groupCount: parser.groupCount, ignoresCase: self.flags.contains(.ignoringCase))
  }

  /// Whether some part of the text matches, as `fn:matches` asks.
  /// - Throws: `tooComplex`.
  /// - Parameter budget: pays for the search.
  func matches(_ text: String, _ budget: Budget? = nil) throws(PatternProblem) -> Bool {
    var matcher = PatternMatcher(program, text: text, budget)
    defer { pay(matcher, budget) }
    return try matcher.next() != nil
  }

  /// The text with every match replaced, as by `fn:replace`: `$0` to `$N` stand for groups, `\$` and `\\` for
  /// themselves; with the flag `q` every scalar stands for itself.
  /// - Throws: `replacement`, `matchesEmptyText` or `tooComplex`, the first two also when there is nothing to replace.
  func replacing(
    _ text: String, with replacement: String, _ budget: Budget? = nil
  ) throws(PatternProblem) -> String {
    let replacement =
      flags.contains(.literal)
      ? PatternReplacement(literal: replacement)
      : try PatternReplacement(replacement, groupCount: program.groupCount)
    try refuseEmptyMatches()
    var matcher = PatternMatcher(program, text: text, budget)
    defer { pay(matcher, budget) }
    var result: [Unicode.Scalar] = []
    var copied = 0
    while let match = try matcher.next() {
      result.append(contentsOf: matcher.text[copied..<match.lowerBound])
      for piece in replacement.pieces {
        switch piece {
        case .scalar(let scalar): result.append(scalar)
        case .group(0): result.append(contentsOf: matcher.text[match])
        case .group(let number): result.append(contentsOf: matcher.text[matcher.range(ofGroup: number) ?? 0..<0])
        }
        guard result.count <= PatternLimits.result else { throw .tooComplex }
      }
      copied = match.upperBound
    }
    result.append(contentsOf: matcher.text[copied...])
    return String(scalars: result[...])
  }

  /// The pieces between the matches, empty ones too; a text without a match is its only piece, also the empty one.
  /// - Throws: `matchesEmptyText` or `tooComplex`.
  func split(_ text: String, _ budget: Budget? = nil) throws(PatternProblem) -> [String] {
    try refuseEmptyMatches()
    var matcher = PatternMatcher(program, text: text, budget)
    defer { pay(matcher, budget) }
    var pieces: [String] = []
    var start = 0
    while let match = try matcher.next() {
      pieces.append(String(scalars: matcher.text[start..<match.lowerBound]))
      start = match.upperBound
    }
    pieces.append(String(scalars: matcher.text[start...]))
    return pieces
  }

  private func pay(_ matcher: PatternMatcher, _ budget: Budget?) {
    _ = budget?.spend((matcher.stepsTaken + program.instructions.count) / 8)
  }

  private func refuseEmptyMatches() throws(PatternProblem) {
    guard try !matches("") else { throw .matchesEmptyText }
  }
}

extension String {
  /// Encoded at once: growing a scalar view piece by piece takes forty times as long.
  fileprivate init(scalars: ArraySlice<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
