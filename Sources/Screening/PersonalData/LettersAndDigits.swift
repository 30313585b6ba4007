import Rulebook
import Values

/// Numbers that have letters: passports, papers of land, licence plates.
extension PersonalDataFinder {
  func mixedSpans(_ expected: Expected) -> [Span] {
    var spans: [Span] = []
    var index = 0
    while index < text.words.count {
      if let (span, end) = mixed(at: index, expected) {
        spans.append(span)
        index = end
      } else {
        index += 1
      }
    }
    return spans
  }

  private func mixed(at index: Int, _ expected: Expected) -> (Span, end: Int)? {
    let word = text.words[index]
    guard word.hasDigit || isPrefix(index) else { return nil }
    let mark = expected.marks[word.hasDigit ? index : index + 1]
    var kind: PersonalDataMarks.Kind?
    if case .of(let named) = mark { kind = named }
    var isOpen = false
    if case .open = mark { isOpen = true }
    if !isOpen, let end = plate(at: index, isLabelled: kind == .plate) { return (span(index..<end, .plate), end) }
    guard let end = code(at: index) else { return nil }
    let code = index..<end
    let key = key(code)
    if let known = numbers.kind(of: key) { return (Span(text.scalars(of: code), known, key: key), end) }
    if isOpen { return nil }
    let (letters, digits) = (key.prefix { $0.isLetter }.count, key.count(where: \.isNumber))
    guard letters > 0, letters + digits == key.count || kind != nil else { return nil }
    switch kind {
    case .passport, .identity: return digits >= 5 ? (span(code, .passport), end) : nil
    case .account, .number, .tax: return digits >= 6 ? (span(code, kind ?? .number), end) : nil
    case .land: return digits >= 4 ? (span(code, .land), end) : nil
    case .phone, .plate: return nil
    case .person, .mail, .birth, .address, .nationality, .trait, nil: break
    }
    guard !marks(at: index).contains(.machine), letters + digits == key.count else { return nil }
    if letters == 2, (6...8).contains(digits), marks(at: index).contains(.land) { return (span(code, .land), end) }
    let isPassport = letters == 1 && (7...8).contains(digits) && code.count == 1 && marks(at: index).contains(.person)
    return isPassport ? (span(code, .passport), end) : nil
  }

  private func span(_ words: Range<Int>, _ kind: PersonalDataMarks.Kind) -> Span {
    Span(text.scalars(of: words), kind, key: key(words))
  }

  private func key(_ words: Range<Int>) -> String { text.words[words].map(\.plain).joined().uppercased() }

  /// `B1234567`, `BK 123456`: capitals, then digits, in one word or two.
  private func code(at index: Int) -> Int? {
    let word = text.words[index]
    if isPrefix(index) { return text.words[index + 1].letterCount == 0 ? index + 2 : nil }
    guard word.isCapitals, word.hasDigit, word.plain.first?.isLetter ?? false else { return nil }
    return index + 1
  }

  // MARK: Licence plates

  /// `99A-123.45`, `99A 12345`, `29-B1 123.45`; without a label only with a dash or a dot, and in no line about
  /// machines.
  private func plate(at index: Int, isLabelled: Bool) -> Int? {
    let head = text.words[index].plain
    guard text.words[index].hasDigit, head.utf8.count >= 2, let place = Int(head.prefix(2)), (11...99).contains(place),
      text.words[index].letterCount == 0 || text.words[index].isCapitals
    else { return nil }
    var next = index + 1
    var series = head.dropFirst(2)
    if series.isEmpty, next < text.words.count, text.words[next].isCapitals, text.words[next].gap == .dash {
      series = text.words[next].plain[...]
      next += 1
    }
    let letters = series.prefix { $0.isLetter }.count
    guard (1...2).contains(letters) else { return nil }
    let rest = series.dropFirst(letters)
    if (4...5).contains(rest.count), rest.allSatisfy(\.isNumber) { return isLabelled ? next : nil }
    guard rest.count <= 1, rest.allSatisfy(\.isNumber), next < text.words.count,
      text.words[next].gap.isSubset(of: [.dash, .dot, .blank]), text.words[next].letterCount == 0
    else { return nil }
    let isSet = !text.words[next].gap.isDisjoint(with: [.dash, .dot])
    let isFree = isLabelled || (isSet && !marks(at: index).contains(.machine))
    let count = text.words[next].plain.utf8.count
    if count == 3, next + 1 < text.words.count, text.words[next + 1].gap == .dot,
      text.words[next + 1].plain.utf8.count == 2,
      text.words[next + 1].letterCount == 0
    {
      return isFree ? next + 2 : nil
    }
    return (count == 5 && isFree) || (count == 4 && isLabelled) ? next + 1 : nil
  }
}
