import Rulebook

/// Whether phrases stand at a place of a text.
struct PhraseMatcher {
  let words: [SpokenText.Word]
  /// Whether a word is the same whatever marks its letters have: a machine recognised them.
  let ignoresMarks: Bool

  /// After the phrase's last word; nil where it does not stand there.
  func end(of phrase: MachinePhrase, at start: Int) -> Int? {
    guard !phrase.startsSentence || words[start].startsSentence else { return nil }
    return end(of: phrase.steps[...], at: start, from: start)
  }

  func end(of run: [MachinePhrase.Word], at start: Int) -> Int? {
    guard start >= 0, start + run.count <= words.count else { return nil }
    return run.indices.allSatisfy { isOne(start + $0, run[$0]) } ? start + run.count : nil
  }

  private func end(of steps: ArraySlice<MachinePhrase.Step>, at place: Int, from start: Int) -> Int? {
    guard let step = steps.first else { return place }
    let rest = steps.dropFirst()
    switch step {
    case .call:
      return place > start && words[place - 1].mark == .call ? end(of: rest, at: place, from: start) : nil
    case .gap(let most):
      for skipped in 0...most {
        guard place + skipped <= words.count else { return nil }
        if let end = end(of: rest, at: place + skipped, from: start) { return end }
        // No phrase goes on over the end of a sentence.
        if place + skipped < words.count, words[place + skipped].mark == .end { return nil }
      }
      return nil
    case .words(let runs, let isOptional):
      if place == start || words[place - 1].mark != .end {
        for run in runs {
          if let next = self.end(of: run, at: place), let end = end(of: rest, at: next, from: start) { return end }
        }
      }
      return isOptional ? end(of: rest, at: place, from: start) : nil
    }
  }

  private func isOne(_ place: Int, _ sought: MachinePhrase.Word) -> Bool {
    let word = words[place]
    if sought.plain == "#" { return word.plain.utf8.contains { (0x30...0x39).contains($0) } }
    guard word.plain == sought.plain, !sought.isCapital || word.isCapital else { return false }
    return !sought.isStrict || ignoresMarks || word.exact == sought.exact || !word.isMarked && isAmongPlain(place)
  }

  /// Whether the words around are written without marks: then so is this one.
  private func isAmongPlain(_ place: Int) -> Bool {
    words[max(0, place - 3)..<min(words.count, place + 4)].allSatisfy { !$0.isMarked }
  }
}
