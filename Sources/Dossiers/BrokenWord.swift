import Values

/// Words that a narrow cell breaks at the end of a line.
extension [PageWord] {
  /// A hyphen at the end of the line, or one word that fills it to less than a letter: in so narrow a column a longer word
  /// is broken without a hyphen, and nobody can tell whether the next line goes on with it.
  func mayBreakWord(in room: (left: Double, right: Double)) -> Bool {
    if endsWithHyphen { return true }
    guard count == 1, let word = first, !word.text.isEmpty else { return false }
    let letter = (word.box.right - word.box.left) / Double(word.text.count)
    return room.right - word.box.right < 1.2 * letter
  }

  /// Whether the word that may be broken reads as one with what the next line begins with: a sign goes on behind its
  /// hyphen (`QCVN 12-`, `MT:2015`), a syllable is none without its end (`chuẩ`, `n`), nor is an abbreviation (`QCV`, `N`).
  /// It stays doubtful all the same.
  func breaksWord(before next: [PageWord], in room: (left: Double, right: Double)) -> Bool {
    guard mayBreakWord(in: room), let head = last?.text, let tail = next.first?.text else { return false }
    if endsWithHyphen {
      return head.dropLast().last.map { $0.isLetter || $0.isNumber } ?? false
        && tail.first.map { $0.isLetter || $0.isNumber } ?? false
    }
    guard (head + tail).allSatisfy(\.isLetter) else { return false }
    let areWhole = VietnameseSyllable.isOne(head) && VietnameseSyllable.isOne(tail)
    let isAbbreviation =
      head.count > 1 && tail.count <= 2 && head.isCapitals && tail.isCapitals
      && ![head, tail].contains(where: { VietnameseSyllable.isOne($0) })
    return VietnameseSyllable.isOne(head + tail) && !areWhole || isAbbreviation
  }

  private var endsWithHyphen: Bool { last?.text.last.map { "-‐".contains($0) } ?? false }
}
