import Rulebook
import Values

/// Finds what is a person's in one text.
struct PersonalDataFinder {
  struct Span {
    /// Of scalars.
    var range: Range<Int>
    let kind: PersonalDataMarks.Kind
    /// What makes two writings the same; nil where the words themselves do.
    let key: String?
    /// The words of a person's name.
    let name: Range<Int>?

    init(_ range: Range<Int>, _ kind: PersonalDataMarks.Kind, key: String? = nil, name: Range<Int>? = nil) {
      self.range = range
      self.kind = kind
      self.key = key
      self.name = name
    }
  }

  /// What a column's head says of a cell.
  struct Column {
    enum Content: Sendable, Hashable {
      case name
      case signature
      case number(PersonalDataMarks.Kind)
      case birth
      case words(PersonalDataMarks.Kind)
      /// Numbers of machines, goods and papers.
      case open
    }

    /// Of scalars.
    let range: Range<Int>
    let content: Content
  }

  /// What a line speaks of.
  struct LineMarks: OptionSet {
    let rawValue: UInt8
    static let person = LineMarks(rawValue: 1)
    static let organisation = LineMarks(rawValue: 2)
    static let machine = LineMarks(rawValue: 4)
    static let land = LineMarks(rawValue: 8)
  }

  let books: MarkBooks
  let persons: KnownPersons
  let numbers: KnownNumbers
  let text: ScannedText
  let columns: [Column]
  let lines: [LineMarks]

  init(_ books: MarkBooks, persons: KnownPersons, numbers: KnownNumbers, text: ScannedText, columns: [Column] = []) {
    self.books = books
    self.persons = persons
    self.numbers = numbers
    self.text = text
    self.columns = columns
    self.lines = Self.lines(of: text, books)
  }

  /// In the order of the text, none within another.
  func spans() -> [Span] {
    let mails = mailSpans()
    let found = mails + numberSpans(beside: mails) + fieldSpans() + nameSpans()
    let sorted = found.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var spans: [Span] = []
    for span in sorted {
      guard let last = spans.last, span.range.lowerBound < last.range.upperBound else {
        spans.append(span)
        continue
      }
      // Within the one before; or that one ends where this begins.
      guard span.range.upperBound > last.range.upperBound else { continue }
      let left = last.range.lowerBound..<span.range.lowerBound
      if left.isEmpty { spans.removeLast() } else { spans[spans.count - 1].range = left }
      spans.append(span)
    }
    return spans
  }

  private static func lines(of text: ScannedText, _ books: MarkBooks) -> [LineMarks] {
    var lines = [LineMarks](repeating: [], count: (text.words.last?.line ?? 0) + 1)
    for (index, word) in text.words.enumerated() {
      if books.names.match(at: index, in: text) != nil { lines[word.line].insert(.person) }
      if books.organisations.matches(at: index, in: text) { lines[word.line].insert(.organisation) }
      if books.machines.matches(at: index, in: text) { lines[word.line].insert(.machine) }
      if books.land.matches(at: index, in: text) { lines[word.line].insert(.land) }
      switch books.numbers.match(at: index, in: text)?.value {
      case .of(.identity), .of(.passport): lines[word.line].insert(.person)
      case .of, .open, nil: break
      }
    }
    return lines
  }

  func marks(at word: Int) -> LineMarks { lines[text.words[word].line] }

  /// Whether a phrase of the book ends before the word; where it begins.
  func phrase(_ book: PhraseBook<Void>, before index: Int) -> Int? {
    for start in stride(from: index - 1, through: max(0, index - 5), by: -1)
    where book.match(at: start, in: text)?.end == index {
      return start
    }
    return nil
  }
}
