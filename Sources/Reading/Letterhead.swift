import Dossiers
import Rulebook
import Values

/// Which paragraphs at the head of a document are its letterhead: whose paper it is, its number, the State's name and
/// motto, place and day.
struct Letterhead {
  let paragraphs: [Paragraph]
  let words: TitleWords

  /// No name of a body takes more lines than this after its first.
  private static let most = 2

  func holds(_ index: Int) -> Bool {
    words.isLetterhead(paragraphs[index].text) || (1...Self.most).contains { goesOnWithName(index, lines: $0) }
  }

  /// Whether this paragraph is the last of so many that go on with the name of the body whose paper it is: in capitals,
  /// closely below it in the same column, beside the State's name. A paper calls itself something below both columns.
  /// Lines of the two columns may come by turns.
  private func goesOnWithName(_ index: Int, lines: Int) -> Bool {
    guard let state = paragraphs.first(where: { LabelKey($0.text).begins(with: .state) })?.place,
      let right = state.box
    else { return false }
    let column = paragraphs[...index].compactMap { paragraph -> (text: String, isCapitals: Bool, box: Box)? in
      guard let box = paragraph.place.box, paragraph.place.page == state.page, box.right < right.left else {
        return nil
      }
      return (paragraph.text, paragraph.isCapitals, box)
    }.suffix(lines + 1)
    guard column.count == lines + 1, let first = column.first, column.last?.box == paragraphs[index].place.box,
      first.isCapitals, words.isLetterhead(first.text),
      abs(right.top - first.box.top) < 1.5 * (first.box.bottom - first.box.top)
    else { return false }
    return zip(column, column.dropFirst()).allSatisfy { above, below in
      below.isCapitals && below.box.top > above.box.top
        && below.box.top - above.box.bottom < 0.5 * (above.box.bottom - above.box.top)
        && below.box.left < above.box.right && above.box.left < below.box.right
    }
  }
}

extension Paragraph {
  /// A machine takes a capital for a small letter of the same form: `CÔNG TY cổ PHẦN`.
  fileprivate var isCapitals: Bool {
    if place.confidence == nil { return text.isCapitals }
    return text.count(where: \.isLowercase) * Self.capitalsAMistake < text.count(where: \.isUppercase)
  }

  private static let capitalsAMistake = 4
}

extension TitleWords {
  /// Lines that stand above titles: whose paper it is, its number, place and day; and lines without words.
  func isLetterhead(_ text: String) -> Bool {
    text.split(whereSeparator: { "\n\t".contains($0) }).allSatisfy { line in
      let key = LabelKey(String(line))
      guard line.contains(where: \.isLetter) else { return true }
      return letterhead.contains { key.begins(with: $0) } || key.isPlaceAndDay(line)
    }
  }
}

extension LabelKey {
  /// Whether the line whose key this is gives a place and a day: `Hưng Yên, ngày 05 tháng 3 năm 2026`.
  func isPlaceAndDay(_ line: some StringProtocol) -> Bool {
    line.count <= 80 && ["ngày", "tháng", "năm"].allSatisfy(words.contains)
  }
}
