/// What recognised words are asked before they become a line.
extension PageWord {
  /// Whether the machine read figures in it.
  var hasFigures: Bool { text.contains(where: \.isNumber) }

  /// The figures of the word and what parts them; empty where it has none.
  var figures: String { hasFigures ? String(text.filter { $0.isNumber || ",.-/".contains($0) }) : "" }
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
    parted { gap, word in gap > (word.text == "CỘNG" ? 0.5 : 1.5) * word.height }
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
