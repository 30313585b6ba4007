import Rulebook
import Values

extension PersonalDataFinder {
  /// What labels and columns say of numbers, by the word in which the number begins.
  struct Expected {
    var marks: [Int: MarkBooks.NumberMark] = [:]
    /// Of these the label stands before a colon, or is the head of the column.
    var sure: Set<Int> = []
  }

  func expectedNumbers() -> Expected {
    var expected = Expected()
    for column in columns {
      let words = numbers(in: column.range)
      switch column.content {
      case .open:
        for word in words { expected.marks[word] = .open }
      case .number(let kind):
        guard let word = words.first else { continue }
        expected.marks[word] = .of(kind)
        expected.sure.insert(word)
      case .name, .signature, .birth, .words: break
      }
    }
    var index = 0
    while index < text.words.count {
      if let (_, end) = books.innocent.match(at: index, in: text) {
        index = end
      } else if let (mark, end) = books.numbers.match(at: index, in: text) {
        if let (word, isSure) = number(behind: end), expected.marks[word] == nil {
          expected.marks[word] = mark
          if isSure { expected.sure.insert(word) }
        }
        index = end
      } else {
        index += 1
      }
    }
    return expected
  }

  private func numbers(in range: Range<Int>) -> [Int] {
    var word = text.word(from: range.lowerBound)
    var found: [Int] = []
    while word < text.words.count, text.words[word].range.lowerBound < range.upperBound {
      if text.words[word].hasDigit { found.append(word) }
      word += 1
    }
    return found
  }

  /// The first word with a digit behind a label, with nothing between them but what may stand there: `CCCD số:`, `số
  /// BK`.
  private func number(behind label: Int) -> (word: Int, isSure: Bool)? {
    var word = label
    var seen: ScannedText.Gap = []
    var fillers = 0
    while word < text.words.count {
      let gap = text.words[word].gap
      seen.formUnion(gap)
      guard gap.isDisjoint(with: [.semicolon, .comma]), !gap.contains(.line) || seen.contains(.colon) else {
        return nil
      }
      if text.words[word].hasDigit { return (word, seen.contains(.colon)) }
      if isPrefix(word) { return (word + 1, seen.contains(.colon)) }
      guard fillers < 4, books.numbers.match(at: word, in: text) == nil,
        let (_, end) = books.fillers.match(at: word, in: text)
      else { return nil }
      word = end
      fillers += 1
    }
    return nil
  }

  /// One to three capitals before digits: `BK 123456`.
  func isPrefix(_ word: Int) -> Bool {
    let (letters, next) = (text.words[word], word + 1)
    return letters.isCapitals && letters.isLetters && letters.letterCount <= 3 && next < text.words.count
      && text.words[next].hasDigit && text.words[next].gap.isSubset(of: [.blank, .dash, .dot])
      && !books.fillers.matches(at: word, in: text) && books.numbers.match(at: word, in: text) == nil
  }
}
