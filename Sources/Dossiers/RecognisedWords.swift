/// What recognised words are asked before they become a line.
extension PageWord {
  /// Whether the machine read figures in it.
  var hasFigures: Bool { text.contains(where: \.isNumber) }

  /// The figures of the word and what parts them; empty where it has none.
  var figures: String { hasFigures ? String(text.filter { $0.isNumber || ",.-/".contains($0) }) : "" }
}

extension PageWord {
  /// Words farther apart than so many of their heights stand in columns of their own.
  static let columnGap = 1.5

  /// Whether it has a sign that no number has among its figures: the machine makes `#6%` of `76%`, `1.4/6` of `1.476`,
  /// `ö419` of `8419`.
  var isOddFigure: Bool {
    guard hasFigures, text.count(where: \.isLetter) <= 1 else { return false }
    if text.contains(where: { "#?$Z€£§&{}öÖøØšŠß".contains($0) }) { return true }
    // The dots of a form are no part of what is filled in.
    let core = text.split { $0 == "." || $0 == "," || $0 == "…" }.joined(separator: ".")
    return core.contains("/") && (core.contains(".") || core.hasPrefix("/") || core.hasSuffix("/"))
  }

  /// What parts its figures.
  var marks: String { text.withoutLastMarks.filter { ".,".contains($0) } }

  /// As a machine tells it that is not sure.
  var unclear: PageWord {
    var word = self
    word.confidence = min(confidence ?? 0, Self.leastCertain - 1)
    return word
  }

  /// What is no syllable, and was no sure guess either: a signature, a scratch.
  var isScrawl: Bool { confidence ?? 0 < Self.sureName && !hasFigures && !RecognisedLanguage.isSyllable(text) }

  /// Foreign names are surer than this, in percent.
  private static let sureName = 80
}

extension PageLine {
  private static let mostScribbles = 3

  /// A word or a few without a figure or a syllable: a name at most, and more often the stroke of a pen.
  var isScribble: Bool {
    words.count <= Self.mostScribbles
      && words.allSatisfy { !$0.hasFigures && !RecognisedLanguage.isSyllable($0.text) }
  }
}

extension String {
  /// Without what ends a sentence.
  var withoutLastMarks: String {
    var text = self
    while let last = text.last, ".,".contains(last) { text.removeLast() }
    return text
  }

  var hasLetters: Bool { contains { $0.isLetter || $0.isNumber } }
}

extension [[PageWord]] {
  /// Lines that stand beside one another, so many times, are columns of running text.
  private static var leastBeside: Int { 6 }

  /// From the top of the page; the machine tells a heading with the corner of the letterhead above it, before the title that
  /// stands between them. As they were told where columns of text stand side by side.
  var fromTop: [[PageWord]] {
    let boxed = compactMap { line in line.box.map { (line: line, box: $0) } }
    let width = (boxed.map(\.box.right).max() ?? 0) - (boxed.map(\.box.left).min() ?? 0)
    let wide = boxed.map(\.box).filter { $0.right - $0.left > 0.3 * width }
    let beside = wide.count { one in
      wide.contains { other in
        let common = Swift.min(one.bottom, other.bottom) - Swift.max(one.top, other.top)
        return one.right < other.left && common > 0.5 * (one.bottom - one.top)
      }
    }
    guard beside < Self.leastBeside else { return self }
    return boxed.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }.map(\.line)
  }

  /// Of several looks at one line.
  var surest: [PageWord] { self.max { [$0].certainty < [$1].certainty } ?? [] }

  /// The mean over all letters, in percent.
  var certainty: Double {
    let letters = joined().reduce(0) { $0 + $1.text.count }
    let sum = joined().reduce(0) { $0 + $1.text.count * ($1.confidence ?? 0) }
    return letters == 0 ? 0 : Double(sum) / Double(letters)
  }
}

extension [PageWord] {
  /// What is left of a rule at the side of a cell is taken for a bracket or a stroke before its first word.
  var withoutRule: [PageWord] {
    guard var first, !dropFirst().isEmpty || first.text.count > 1,
      !contains(where: { ")]".contains($0.text.last ?? " ") })
    else { return self }
    let text = first.text.drop { "([|{".contains($0) }
    guard text.count < first.text.count, text.isEmpty || text.first?.isLetter ?? false else { return self }
    first.text = String(text)
    return (text.isEmpty ? [] : [first]) + dropFirst()
  }

  /// The machine takes what stands beside one another on a page for one line: a name and, a little way off, the State's.
  var columns: [[PageWord]] {
    parted { gap, word in gap > (word.text == "CỘNG" ? 0.5 : PageWord.columnGap) * word.height }
  }

  /// The machine's boxes end where the ink ends; as high as their line, as words of a font are, none looks raised.
  var evenlyHigh: [PageWord] {
    guard let line = box else { return self }
    return map { word in
      var word = word
      word.box.top = line.top
      word.box.bottom = line.bottom
      return word
    }
  }
}
