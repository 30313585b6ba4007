import Values

/// A letter on a screen: the same words in the same order as in Word.
package struct LetterText {
  let letter: Letter
  let width: Int

  package init(_ letter: Letter, width: Int = 80) {
    self.letter = letter
    self.width = max(60, width)
  }

  package var text: String {
    var lines: [String] = []
    if letter.isDraft { lines += [centred(Letter.draftMark, width), ""] }
    let half = width / 2
    let agencies = [letter.agency.parent, letter.agency.name].compactMap { $0?.uppercased() }
    let left = agencies.flatMap { wrapped($0, half - 2) } + ["───────"] + wrapped(letter.numberLine, half - 2)
    let right = wrapped(Letter.country, half) + [Letter.motto, "───────────────"] + wrapped(letter.dayLine, half - 2)
    let subject = wrapped("V/v \(letter.subject)", half - 2).map { centred($0, half) }
    for index in 0..<max(left.count, right.count) {
      lines.append(
        beside(index < left.count ? left[index] : "", index < right.count ? right[index] : "", half))
    }
    lines += subject + [""]
    lines +=
      letter.addressees.count == 1
      ? wrapped("Kính gửi: \(letter.addressees[0])", width - 8).map { centred($0, width) }
      : ["Kính gửi:"] + letter.addressees.flatMap { wrapped("- \($0);", width) }
    lines.append("")
    for text in letter.bodyTexts { lines += wrapped(text, width, first: 4) + [""] }
    let signer = wrapped(letter.signer?.uppercased() ?? "……………", half - 2)
    let foot = (["Nơi nhận:"] + letter.recipientLines).flatMap { wrapped($0, half - 2) }
    for index in 0..<max(foot.count, signer.count) {
      lines.append(
        beside(
          index < foot.count ? foot[index] : "", index < signer.count ? signer[index] : "", half, leftAligned: true))
    }
    lines += [""] + wrapped(letter.note, width)
    return lines.map(\.trimmedEnd).joined(separator: "\n") + "\n"
  }

  private func beside(_ left: String, _ right: String, _ half: Int, leftAligned: Bool = false) -> String {
    let first = leftAligned ? left + blanks(half - left.count) : centred(left, half)
    return first + centred(right, width - half)
  }

  private func centred(_ text: String, _ width: Int) -> String {
    let room = max(0, width - text.count)
    return blanks(room / 2) + text + blanks(room - room / 2)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func wrapped(_ text: String, _ width: Int, first: Int = 0) -> [String] {
    var lines: [String] = []
    var line = blanks(first)
    var isEmpty = true
    // A word longer than a line is broken.
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for word in words.flatMap({ $0.pieces(of: width - first) }) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = ("", true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var rest = self[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
