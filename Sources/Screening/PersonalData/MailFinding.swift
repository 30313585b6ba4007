import Rulebook
import Values

/// Electronic addresses: `a@b.vn`, `a (at) b . vn`, in any letters, and the names of accounts, `@ten`.
extension PersonalDataFinder {
  func mailSpans() -> [Span] {
    var spans: [Span] = []
    var index = 0
    while index < text.scalars.count {
      guard let sign = sign(at: index), let range = address(around: sign, from: spans.last?.range.upperBound ?? 0)
      else {
        index += 1
        continue
      }
      spans.append(Span(range, .mail, key: mailKey(range)))
      index = range.upperBound
    }
    return spans
  }

  /// `@`, or `(at)` in brackets of any kind.
  private func sign(at index: Int) -> (range: Range<Int>, isWord: Bool)? {
    let scalars = text.scalars
    if scalars[index] == "@" || scalars[index] == "＠" || scalars[index] == "﹫" { return (index..<index + 1, false) }
    return bracketed(["at", "a còng", "a cong"], at: index).map { (index..<$0, true) }
  }

  private func bracketed(_ words: [String], at index: Int) -> Int? {
    guard index < text.scalars.count, let close = text.scalars[index].closing,
      let end = text.scalars[index...].prefix(12).firstIndex(of: close)
    else { return nil }
    let inner = text.string(index + 1..<end).lowercased().filter { $0 != "." }
    return words.contains(inner.trimmingBlanks) ? end + 1 : nil
  }

  private func address(around sign: (range: Range<Int>, isWord: Bool), from first: Int) -> Range<Int>? {
    let scalars = text.scalars
    var start = sign.range.lowerBound
    let isSpaced = start > first && scalars[start - 1].isGapBlank
    if isSpaced { start -= 1 }
    let local = start
    while start > first, scalars[start - 1].isOfMail || scalars[start - 1] == "." { start -= 1 }
    while start < local, scalars[start] == "." { start += 1 }
    // `tài khoản @khai`: the word before is none of its.
    let isApart = isSpaced && !sign.isWord && !(text.scalars[sign.range.upperBound...].first?.isGapBlank ?? true)
    if isApart, text.scalars[start..<local].contains(where: { !$0.isASCII }) { start = local }
    let hasLocal = start < local
    guard let domain = domain(from: sign.range.upperBound) else { return nil }
    if domain.hasDot { return hasLocal ? start..<domain.end : sign.range.lowerBound..<domain.end }
    // Without a dot only as one word: *5 kg @ giá* is none.
    guard !sign.isWord, domain.isGlued, domain.beginsWithLetter, !(hasLocal && isSpaced) else { return nil }
    return (hasLocal ? start : sign.range.lowerBound)..<domain.end
  }

  private func domain(from place: Int) -> (end: Int, hasDot: Bool, isGlued: Bool, beginsWithLetter: Bool)? {
    let scalars = text.scalars
    var index = place
    if index < scalars.count, scalars[index].isGapBlank { index += 1 }
    guard index < scalars.count, scalars[index].isOfMail else { return nil }
    let first = index
    index = label(from: index)
    var end = index
    var hasDot = false
    while let next = afterDot(end) {
      end = label(from: next)
      hasDot = hasDot || !text.scalars[next..<end].contains { $0.digit != nil }
    }
    return (end, hasDot, first == place, scalars[first].isOfWord && scalars[first].digit == nil)
  }

  private func label(from place: Int) -> Int {
    var index = place
    while index < text.scalars.count, text.scalars[index].isOfMail { index += 1 }
    return index
  }

  /// Behind `.`, `(dot)`; with a blank around it only before letters as the ends of domains have them.
  private func afterDot(_ place: Int) -> Int? {
    let scalars = text.scalars
    var index = place
    if index < scalars.count, scalars[index].isGapBlank { index += 1 }
    let isWord: Bool
    if let end = bracketed(["dot", "chấm", "cham"], at: index) {
      (index, isWord) = (end, true)
    } else if index < scalars.count, scalars[index] == "." {
      (index, isWord) = (index + 1, false)
    } else {
      return nil
    }
    if index < scalars.count, scalars[index].isGapBlank { index += 1 }
    guard index < scalars.count, scalars[index].isOfWord else { return nil }
    if !isWord, index > place + 1 {
      let end = label(from: index)
      guard (2...6).contains(end - index), scalars[index..<end].allSatisfy({ (0x61...0x7A).contains($0.value) }) else {
        return nil
      }
    }
    return index
  }

  private func mailKey(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text.scalars[range].filter { !$0.isGapBlank && !$0.isUnseen })).lowercased()
  }
}

extension Unicode.Scalar {
  /// What closes it, where it is a bracket.
  fileprivate var closing: Unicode.Scalar? {
    switch self {
    case "(": ")"
    case "[": "]"
    case "{": "}"
    case "<": ">"
    default: nil
    }
  }

  /// Of a mail's name or a domain's label.
  fileprivate var isOfMail: Bool { isOfWord || isUnseen || self == "_" || self == "-" || self == "%" || self == "+" }
}
