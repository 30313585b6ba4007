import RecognitionShim
import Values

/// What further looks at a line make of its words.
extension RecognisedPicture {
  /// Words less sure than this are looked at again in another way, in percent.
  static let doubtful = 80
  /// How much larger a line is drawn for each further look.
  static let closer = [1.5, 2]

  /// A line as it is told: what the machine passed over put in, figures agreed on, strokes through words seen.
  func told(_ line: [PageWord]) -> [PageWord] { struck(agreed(dotted(line)).evenlyHigh) }

  /// With the dots of a form between its words, which the machine passes over, and with them the word before: what stands at
  /// both sides is one line.
  private func dotted(_ line: [PageWord]) -> [PageWord] {
    var dotted: [PageWord] = []
    for word in line {
      if let last = dotted.last, word.box.left - last.box.right > PageWord.columnGap * word.height {
        let gap = Box(left: last.box.right, top: word.box.top, right: word.box.left, bottom: word.box.bottom)
        if let dots = dots(in: gap) {
          let passed = Box(left: gap.left, top: gap.top, right: dots.left, bottom: gap.bottom)
          if passed.right - passed.left > passed.bottom - passed.top {
            dotted += words(in: passed.grown(by: 1), RECOGNISE_LINE).joined().filter { $0.text.hasLetters }
          }
          dotted.append(PageWord(text: "……", box: dots, confidence: 100))
        }
      }
      dotted.append(word)
    }
    return dotted
  }

  /// Lines with nothing but dots between them are one, as the machine does not see.
  func joinedOverDots(_ lines: [[PageWord]]) -> [[PageWord]] {
    var joined: [[PageWord]] = []
    for line in lines {
      if let last = joined.last?.last?.box, let first = line.first?.box, first.left > last.right,
        min(last.bottom, first.bottom) - max(last.top, first.top) > 0.5 * (last.bottom - last.top),
        dots(in: Box(left: last.right, top: first.top, right: first.left, bottom: first.bottom)) != nil
      {
        joined[joined.count - 1] += line
      } else {
        joined.append(line)
      }
    }
    return joined
  }

  /// Where dots in a row stand in a rectangle, and nothing else behind the first of them.
  private func dots(in gap: Box) -> Box? {
    InkRows.dots(in: columnInk(in: gap)).map { dots in
      Box(
        left: gap.left + Double(dots.lowerBound) / Self.side, top: gap.top,
        right: gap.left + Double(dots.upperBound) / Self.side, bottom: gap.bottom)
    }
  }

  /// A figure counts where two of three looks, from nearer each time, read the same: a comma lost makes a hundredfold. Of
  /// words that the machine is not sure of the surest look counts.
  private func agreed(_ line: [PageWord]) -> [PageWord] {
    surest(of: line).map { word in
      if word.isOddFigure { return figures(in: word).flatMap { $0.marks == word.marks ? $0 : nil } ?? word.unclear }
      guard hasLostMark(word) else { return word }
      return figures(in: word).flatMap { hasLostMark($0) ? nil : $0 } ?? word.unclear
    }
  }

  /// Whether more pieces of ink stand beside one another than the figures and marks of which the word is read to be made: a
  /// comma lost makes a hundredfold, however often it is lost.
  private func hasLostMark(_ word: PageWord) -> Bool {
    guard word.hasFigures, word.text.allSatisfy({ $0.isNumber || ".,".contains($0) }) else { return false }
    let pieces = InkRows.runs(of: columnInk(in: word.box), least: Self.speck).filter { $0.count >= Int(Self.speck) }
    return pieces.count > word.text.count
  }

  private func surest(of line: [PageWord]) -> [PageWord] {
    let hasFigures = line.contains(where: \.hasFigures)
    guard let box = line.box, hasFigures || line.contains(where: { $0.confidence ?? 0 < Self.doubtful }) else {
      return line
    }
    var looks = [line]
    for scale in Self.closer {
      looks.append(Array(words(in: box.grown(by: 2), RECOGNISE_LINE, scale: scale).joined()))
      let figures = looks.map { $0.map(\.figures).joined() }
      if hasFigures, let agreed = figures.dropLast().firstIndex(where: { $0 == figures.last && !$0.isEmpty }) {
        return [looks[agreed], looks[looks.count - 1]].surest
      }
    }
    guard hasFigures else { return looks.surest }
    let known = Set(looks.flatMap { $0.map(\.figures) })
    return looks.surest.map { word in
      guard word.hasFigures else { return word }
      if let figures = figures(in: word), known.contains(figures.text) { return figures }
      return word.unclear
    }
  }

  /// A word of hardly anything but figures, as two looks for figures alone agree on it; nil where they do not. A machine
  /// that knows words makes `#7` of `77`.
  private func figures(in word: PageWord) -> PageWord? {
    guard word.text.count(where: \.isLetter) <= 1 else { return nil }
    let looks = Self.closer.map { words(in: word.box.grown(by: 1), RECOGNISE_FIGURES, scale: $0).joined() }
    let texts = looks.map { look in look.map(\.text).joined().withoutLastMarks }
    guard let text = texts.first, texts.allSatisfy({ $0 == text }), text.contains(where: \.isNumber) else { return nil }
    var word = word
    word.text = text
    word.confidence = max(PageWord.leastCertain, looks.joined().compactMap(\.confidence).min() ?? 0)
    return word
  }

  private func struck(_ line: [PageWord]) -> [PageWord] {
    line.map { word in
      // No letter has a level stroke as long as it is high.
      let most = word.text.contains(where: \.isNumber) ? 1.2 : 1.5
      let run = longestRun(
        in: Box(
          left: word.box.left - 1, top: word.box.top + 0.35 * word.height, right: word.box.right + 1,
          bottom: word.box.top + 0.75 * word.height))
      var word = word
      word.isStruck = run > most * word.height && word.text.contains { $0.isLetter || $0.isNumber }
      return word
    }
  }
}
