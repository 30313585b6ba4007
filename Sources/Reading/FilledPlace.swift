import Values

/// A place that a form leaves for a pen, with what was written there: `………15/09/2027………`.
struct FilledPlace {
  /// Without the dots or the line before and behind it.
  let text: String
  let hasBlankBefore: Bool
  let hasBlankAfter: Bool

  init(_ words: some StringProtocol) {
    let before = words.prefix { $0.isBlankMark || $0.isWhitespace }
    let isBlankBefore = before.isBlankToFill
    var rest = words[(isBlankBefore ? before.endIndex : words.startIndex)...]
    let after = rest.reversed().prefix { $0.isBlankMark || $0.isWhitespace }
    self.hasBlankAfter = !rest.isEmpty && String(after).isBlankToFill
    if hasBlankAfter { rest = rest.dropLast(after.count) }
    self.hasBlankBefore = isBlankBefore
    self.text = rest.trimmingBlanks
  }

  /// Whether more of it is left to be filled in.
  private var holdsBlank: Bool { text.firstBlankToFill != nil }

  /// Whether words in it may be the form's own, which go on before or behind a blank: `Sở ………`, `……… tỉnh`.
  var mayBeForms: Bool {
    holdsBlank || hasBlankAfter && !hasBlankBefore
      || hasBlankBefore && !hasBlankAfter && text.first?.isLowercase ?? false
  }

  /// Whether a hand has filled it in, as far as that is seen: what forms print behind a blank is a unit or goes on a
  /// sentence.
  private var isFilledIn: Bool {
    guard !holdsBlank, !text.contains(":"), let first = text.first, let last = text.last else { return false }
    guard hasBlankBefore else {
      return !hasBlankAfter || first.isNumber && (last.isLetter || last.isNumber || last == "%")
    }
    return first.isUppercase || text.split(whereSeparator: \.isWhitespace).contains { $0.first?.isNumber ?? false }
  }

  /// Whether a line that has a place to be filled in has it filled in; nil where it has none.
  static func isFilledIn(_ line: some StringProtocol) -> Bool? {
    guard let blank = line.firstBlankToFill else { return nil }
    let start = line.firstIndex(of: ":").map { line.index(after: $0) } ?? blank.lowerBound
    return FilledPlace(line[start...]).isFilledIn
  }
}

extension StringProtocol {
  /// The first run of dots or of a line for a pen.
  var firstBlankToFill: Range<Index>? {
    var start = startIndex
    while let mark = self[start...].firstIndex(where: \.isBlankMark) {
      let run = self[mark...].prefix { $0.isBlankMark || $0.isWhitespace }
      if run.isBlankToFill { return mark..<run.endIndex }
      start = run.endIndex
    }
    return nil
  }

  /// Nothing but dots, dashes and blanks: a place left to be filled in.
  var isBlankLine: Bool { allSatisfy { $0.isWhitespace || $0.isBlankMark || "-–—".contains($0) } }

  /// As many marks as no sentence ends in: three dots, or their one sign, mean *and so on*.
  fileprivate var isBlankToFill: Bool { reduce(0) { $0 + ($1 == "…" ? 3 : $1.isBlankMark ? 1 : 0) } > 3 }
}

extension Character {
  fileprivate var isBlankMark: Bool { self == "." || self == "…" || self == "_" }
}
