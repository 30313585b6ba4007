import Values

/// A text as words: what a reader or a machine makes of it, whatever signs nobody sees stand in it and whatever letters
/// stand for others.
package struct SpokenText: Sendable {
  package struct Word: Sendable {
    /// Small letters with their marks, look-alikes as what they look like.
    package fileprivate(set) var exact = ""
    /// Without marks.
    package fileprivate(set) var plain = ""
    package fileprivate(set) var isCapital = true
    /// Whether a letter of it bears a mark.
    package var isMarked: Bool { exact.utf8.count != plain.utf8.count }
    /// Where it stands among the text's scalars.
    package fileprivate(set) var start: Int
    package fileprivate(set) var end: Int
    package fileprivate(set) var mark = Mark.none
    package fileprivate(set) var startsSentence = false
  }

  /// What stands between a word and the next.
  package enum Mark: Int, Sendable, Comparable {
    case none, pause, call, end

    package static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
  }

  package private(set) var words: [Word] = []
  /// NFC.
  package let scalars: [Unicode.Scalar]

  private var isOpen = false
  private var opensSentence = true

  /// - Parameter vocabulary: words without marks by which letters that stand apart, or words that stand together, are told.
  package init(_ text: String, vocabulary: Set<String> = []) {
    scalars = Array(text.nfc.unicodeScalars)
    for (index, scalar) in scalars.enumerated() { take(scalar, at: index) }
    if !vocabulary.isEmpty {
      joinSpelled(vocabulary)
      partJoined(vocabulary)
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, at index: Int) {
    // Nobody sees these, and they part nothing.
    if scalar.isUnseen || (0x300...0x36F).contains(scalar.value) { return }
    let seen = scalar.latinDouble ?? scalar
    if seen.isASCII ? seen.isLetterOrDigit : seen.properties.isAlphabetic || seen.properties.numericType != nil {
      if seen.isIdeograph { isOpen = false }
      add(seen, at: index)
      if seen.isIdeograph { isOpen = false }
    } else {
      part(seen, at: index)
    }
  }

  private mutating func add(_ seen: Unicode.Scalar, at index: Int) {
    if !isOpen {
      var word = Word(start: index, end: index)
      word.startsSentence = opensSentence
      words.append(word)
      isOpen = true
      opensSentence = false
    }
    let last = words.count - 1
    let small = seen.isASCII ? Unicode.Scalar(seen.value | (seen.isUpper ? 0x20 : 0)) : nil
    let lower = small.map(String.init) ?? seen.properties.lowercaseMapping
    words[last].exact += lower
    let plain = seen.plainLetter.map { String(Unicode.Scalar($0)) } ?? lower
    words[last].plain += plain
    if !(seen.isASCII ? !seen.isLower : !seen.properties.isLowercase) { words[last].isCapital = false }
    words[last].end = index + 1
  }

  private mutating func part(_ sign: Unicode.Scalar, at index: Int) {
    isOpen = false
    let isBeforeBlank = index + 1 >= scalars.count || scalars[index + 1].properties.isWhitespace
    let mark: Mark
    switch sign {
    case ".", "?", ";": mark = isBeforeBlank ? .end : .none
    case "。", "？", "；": mark = .end
    case "!", "！": mark = isBeforeBlank ? .end : .call
    case ":", "：", "–", "—", ">": mark = .call
    case "-": mark = isBeforeBlank ? .call : .none
    case ",", "，", "、", "/", "\\": mark = .pause
    default: mark = .none
    }
    if let last = words.indices.last, mark > words[last].mark { words[last].mark = mark }
    switch sign {
    case "\n", "\r", "\u{2028}", "|", "•", "*", "#", "«", "\"", "“", "‘", "'", "(", "[", "<", "{", "「", "『", "（":
      opensSentence = true
    case ")": if words.last.map({ $0.plain.count <= 2 }) ?? true { opensSentence = true }
    default: if mark == .end { opensSentence = true }
    }
  }

  // MARK: Letters that stand apart, words that stand together

  /// `b.ỏ q.u.a`: a run of four single letters or more is what words of the vocabulary it holds; of three, one of them.
  private mutating func joinSpelled(_ vocabulary: Set<String>) {
    var joined: [Word] = []
    var index = 0
    while index < words.count {
      let run = words[index...].prefix { $0.isLetter }
      let isWord = run.count == 3 && vocabulary.contains(run.map(\.plain).joined())
      if run.count >= 4 || isWord {
        joined += Self.parted(Array(run), vocabulary)
      } else {
        joined += run
      }
      index += run.count
      if index < words.count {
        joined.append(words[index])
        index += 1
      }
    }
    words = joined
  }

  /// `bỏquaquyđịnh`: a long word that nobody knows and that known words make up whole.
  private mutating func partJoined(_ vocabulary: Set<String>) {
    guard words.contains(where: { Self.isLong($0, vocabulary) }) else { return }
    words = words.flatMap { word -> [Word] in
      guard Self.isLong(word, vocabulary) else { return [word] }
      let letters = zip(word.exact.unicodeScalars, word.plain.unicodeScalars).enumerated().map { offset, pair in
        var letter = Word(start: word.start, end: word.end)
        (letter.exact, letter.plain, letter.isCapital) = (String(pair.0), String(pair.1), word.isCapital)
        letter.startsSentence = word.startsSentence && offset == 0
        letter.mark = offset == word.plain.count - 1 ? word.mark : .none
        return letter
      }
      let parts = Self.parted(letters, vocabulary)
      return parts.allSatisfy { vocabulary.contains($0.plain) } && parts.count > 1 ? parts : [word]
    }
  }

  private static func isLong(_ word: Word, _ vocabulary: Set<String>) -> Bool {
    (9...80).contains(word.plain.utf8.count) && word.exact.unicodeScalars.count == word.plain.unicodeScalars.count
      && !vocabulary.contains(word.plain)
  }

  /// Letters as words, the fewest letters left alone, then the fewest words.
  private static func parted(_ letters: [Word], _ vocabulary: Set<String>) -> [Word] {
    let longest = 12
    // From each place on: what it costs, and how long the first word is.
    var best = [(cost: Int, length: Int)](repeating: (0, 0), count: letters.count + 1)
    for start in letters.indices.reversed() {
      best[start] = (best[start + 1].cost + 10, 1)
      var plain = ""
      for end in start..<min(letters.count, start + longest) {
        plain += letters[end].plain
        guard vocabulary.contains(plain), best[end + 1].cost + 1 < best[start].cost else { continue }
        best[start] = (best[end + 1].cost + 1, end + 1 - start)
      }
    }
    // A full stop after each letter that is spelled ends no sentence.
    let startsSentences = letters.count(where: \.startsSentence) <= 2
    var words: [Word] = []
    var start = 0
    while start < letters.count {
      let run = letters[start..<start + best[start].length]
      var word = letters[start]
      word.exact = run.map(\.exact).joined()
      word.plain = run.map(\.plain).joined()
      word.isCapital = run.allSatisfy(\.isCapital)
      word.end = run.last?.end ?? word.end
      word.mark = run.last?.mark ?? .none
      if !startsSentences, !words.isEmpty { word.startsSentence = false }
      words.append(word)
      start += run.count
    }
    return words
  }
}

extension SpokenText.Word {
  fileprivate var isLetter: Bool {
    plain.utf8.count == 1 && plain.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
  }
}

extension Unicode.Scalar {
  fileprivate var isUpper: Bool { (0x41...0x5A).contains(value) }
  fileprivate var isLower: Bool { (0x61...0x7A).contains(value) }
  fileprivate var isLetterOrDigit: Bool { isUpper || isLower || (0x30...0x39).contains(value) }

  /// A sign that is a word.
  package var isIdeograph: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
