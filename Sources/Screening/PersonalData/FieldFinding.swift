import Rulebook
import Values

/// Words behind a label: where a person lives, of which state he is, when he was born.
extension PersonalDataFinder {
  func fieldSpans() -> [Span] {
    var spans = columns.flatMap(spans(inCell:))
    var index = 0
    while index < text.words.count {
      if let (_, end) = books.innocent.match(at: index, in: text) {
        index = end
      } else if let (mark, end) = books.fields.match(at: index, in: text) {
        if let span = span(of: mark, label: index, value: end) { spans.append(span) }
        index = end
      } else {
        index += 1
      }
    }
    return spans
  }

  private func span(of mark: MarkBooks.FieldMark, label: Int, value: Int) -> Span? {
    guard value < text.words.count else { return nil }
    let gap = text.words[value].gap
    // On the next line only where the label asks for it.
    guard !gap.contains(.line) || gap.contains(.colon) else { return nil }
    let isSet = !gap.isDisjoint(with: [.colon, .wall])
    // In a sentence a value is known by its capital, its number, or a place's word: *nơi thường trú trong thời gian
    // …* has none.
    let isValue = isSet || (gap.isDisjoint(with: [.comma, .slash, .dot]) && hasProperWord(value))
    switch mark {
    case .birth: return birth(from: value)
    case .address:
      let isPersons = !marks(at: label).contains(.organisation) && hasPerson(before: label)
      return isValue && isPersons ? words(from: value, .address) : nil
    case .of(.trait): return isSet ? words(from: value, .trait) : nil
    case .of(.nationality):
      return isValue && (isSet || text.words[value].isCapital) ? words(from: value, .nationality) : nil
    case .of(let kind): return isValue ? words(from: value, kind) : nil
    }
  }

  private func hasProperWord(_ index: Int) -> Bool {
    (index..<min(index + 3, text.words.count)).contains { word in
      text.words[word].isCapital || text.words[word].hasDigit || books.places.matches(at: word, in: text)
    }
  }

  private func hasPerson(before index: Int) -> Bool {
    let line = text.words[index].line
    for before in stride(from: index - 1, through: max(0, index - 60), by: -1) {
      guard text.words[before].line == line else { return false }
      if books.names.match(at: before, in: text) != nil { return true }
    }
    return false
  }

  /// To the end of what is said.
  private func words(from start: Int, _ kind: PersonalDataMarks.Kind) -> Span? {
    var first = start
    while let (_, end) = books.fieldEnds.match(at: first, in: text), end < text.words.count, first < start + 2,
      !text.words[first].isCapital
    {
      first = end
    }
    guard books.numbers.match(at: first, in: text) == nil else { return nil }
    let stops: ScannedText.Gap =
      kind == .address
      ? [.line, .wall, .semicolon] : [.line, .wall, .semicolon, .comma, .colon, .bracket, .dash, .dot]
    var end = first + 1
    while end < text.words.count, end - first < 40, text.words[end].gap.isDisjoint(with: stops), !endsField(end, first)
    {
      end += 1
    }
    return Span(text.scalars(of: first..<end), kind)
  }

  private func endsField(_ index: Int, _ first: Int) -> Bool {
    let (word, before) = (text.words[index], text.words[index - 1])
    if word.gap.isSuperset(of: [.dot, .blank]), word.isCapital, before.letterCount > 2, !before.isCapitals {
      return true
    }
    if books.fieldEnds.matches(at: index, in: text), !word.isCapital || word.isCapitals { return true }
    if books.numbers.match(at: index, in: text) != nil || books.fields.match(at: index, in: text) != nil { return true }
    guard let (mark, end) = books.names.match(at: index, in: text), !isPlaceName(index) else { return false }
    return name(after: mark, at: end) != nil
  }

  // MARK: Days of birth

  /// `01/02/1980`, `01 tháng 02 năm 1980`, `1980`.
  private func birth(from start: Int) -> Span? {
    var first = start
    while first < text.words.count, first < start + 3, Self.dateWords.contains(text.words[first].plain) { first += 1 }
    guard first < text.words.count, isNumber(first),
      text.words[first].gap.isDisjoint(with: [.semicolon, .line]) || first == start
    else { return nil }
    var (last, parts) = (first, 1)
    while parts < 3, !isYear(last), let next = nextPart(last, parts) {
      last = next
      parts += 1
    }
    guard parts > 1 || isYear(last) else { return nil }
    let key = text.words[first...last].filter(\.hasDigit).map(\.plain).joined(separator: "/")
    return Span(text.scalars(of: first..<last + 1), .birth, key: key)
  }

  private static let dateWords: Set<String> = ["ngay", "thang", "nam"]

  private func nextPart(_ last: Int, _ parts: Int) -> Int? {
    let next = last + 1
    guard next < text.words.count, text.words[next].gap.isSubset(of: [.blank, .slash, .dash, .dot, .comma]) else {
      return nil
    }
    if isNumber(next) {
      let mayFollow = !text.words[next].gap.contains(.comma) || isYear(next)
      return mayFollow && text.words[next].plain.count <= 4 ? next : nil
    }
    let isMonth = parts == 1 && text.words[next].isLetters && isYear(next + 1)
    guard isMonth || Self.dateWords.contains(text.words[next].plain), isNumber(next + 1) else { return nil }
    return next + 1
  }

  private func isNumber(_ index: Int) -> Bool {
    index < text.words.count && text.words[index].hasDigit && text.words[index].letterCount == 0
  }

  private func isYear(_ index: Int) -> Bool {
    isNumber(index) && text.words[index].plain.count == 4 && ["19", "20"].contains(text.words[index].plain.prefix(2))
  }

  // MARK: In a column

  private func spans(inCell column: Column) -> [Span] {
    let first = text.word(from: column.range.lowerBound)
    var last = first
    while last < text.words.count, text.words[last].range.upperBound <= column.range.upperBound { last += 1 }
    guard first < last else { return [] }
    switch column.content {
    case .name, .signature, .number, .open: return []
    case .birth: return birth(from: first).map { [$0] } ?? []
    case .words(let kind):
      var spans: [Span] = []
      var start = first
      for index in first..<last where index + 1 == last || text.words[index + 1].gap.contains(.line) {
        spans.append(Span(text.scalars(of: start..<index + 1), kind))
        start = index + 1
      }
      return spans
    }
  }
}
