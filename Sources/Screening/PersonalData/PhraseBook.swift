import Values

/// Phrases found at a word of a text, the longest first. A phrase of some length is also found when it is written
/// without any mark: *So tai khoan*.
struct PhraseBook<Value: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let exact: [String]
    let plain: [String]
    /// Whether it may be written without marks: a short word would then be another one, *bà* be *ba*.
    let mayBePlain: Bool
    let value: Value
  }

  /// By the first word without marks.
  private var phrases: [String: [Phrase]] = [:]

  mutating func add(_ labels: [LabelKey], _ value: Value) {
    for label in labels {
      let words = ScannedText(label.words.joined(separator: " ")).words
      guard let first = words.first else { continue }
      let phrase = Phrase(
        exact: words.map(\.exact), plain: words.map(\.plain),
        mayBePlain: words.count > 1 || first.plain.count >= 4, value: value)
      phrases[first.plain, default: []].append(phrase)
      phrases[first.plain]?.sort { $0.exact.count > $1.exact.count }
    }
  }

  /// - Returns: the phrase's value and the index of the word behind it.
  func match(at index: Int, in text: ScannedText) -> (value: Value, end: Int)? {
    guard index < text.words.count, let candidates = phrases[text.words[index].plain] else { return nil }
    for phrase in candidates where index + phrase.exact.count <= text.words.count {
      if matches(phrase, at: index, in: text) { return (phrase.value, index + phrase.exact.count) }
    }
    return nil
  }

  private func matches(_ phrase: Phrase, at index: Int, in text: ScannedText) -> Bool {
    for (offset, exact) in phrase.exact.enumerated() {
      let word = text.words[index + offset]
      let isPlainly = phrase.mayBePlain && word.isPlain && word.plain == phrase.plain[offset]
      guard word.exact == exact || isPlainly else { return false }
      if offset > 0, !word.gap.isSubset(of: [.blank, .line, .dot, .slash, .dash, .comma]) { return false }
    }
    return true
  }
}

extension PhraseBook<Void> {
  init(_ labels: [LabelKey]) { add(labels, ()) }

  func matches(at index: Int, in text: ScannedText) -> Bool { match(at: index, in: text) != nil }
}
