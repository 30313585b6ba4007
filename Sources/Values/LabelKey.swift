/// The form in which labels, headings and titles are compared: NFC, lower case, blanks folded, numbering before and
/// punctuation around removed, and the two ways of placing a tone mark (*hoà*, *hòa*) made one.
package struct LabelKey: Sendable, Hashable, Comparable {
  package let text: String
  /// The words, without the punctuation around them.
  package let words: [String]
  /// The bytes of the words, a blank before each and one at the end: one key holds another where these hold its bytes.
  private let run: [UInt8]

  package init(_ text: String) {
    let text = text.nfc.lowercased().unicodeScalars
    var words = text.split { $0.isBlank || $0.isInvisible }.map(Self.onePlacement)
    while words.count > 1, let first = words.first, Self.isNumbering(first) { words.removeFirst() }
    let whole = Self.trimmed(words.joined(separator: " "))
    self.init(
      text: whole,
      words: whole.unicodeScalars.split { $0.isBlank || $0 == "/" || $0 == "|" }
        .map { Self.trimmed(String($0)) }.filter { !$0.isEmpty })
  }

  private init(text: String, words: [String]) {
    self.text = text
    self.words = words
    var run = Array(" ".utf8)
    for word in words {
      run += word.utf8
      run += " ".utf8
    }
    self.run = run
  }

  // The text is NFC already: bytes tell.
  package static func == (left: LabelKey, right: LabelKey) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }

  package static func < (left: LabelKey, right: LabelKey) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// The State's name, with which papers of Vietnamese bodies begin.
  package static let state = LabelKey("cộng hòa xã hội chủ nghĩa việt nam")

  /// Whether the other key's words stand in this one, whole, one after the other.
  package func holds(_ other: LabelKey) -> Bool {
    let last = run.count - other.run.count
    return last >= 0 && !other.words.isEmpty && (0...last).contains { run[$0...].starts(with: other.run) }
  }

  /// Whether this key begins with the other's words; `#` there is a word with a digit.
  package func begins(with other: LabelKey) -> Bool {
    let sought = other.words
    let own = words.prefix(sought.count)
    return !sought.isEmpty && own.count == sought.count
      && zip(own, sought).allSatisfy { $1 == "#" ? $0.contains(where: \.isNumber) : $0 == $1 }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.isEdge { rest.removeFirst() }
    while let last = rest.last, last.isEdge { rest.removeLast() }
    return String(rest)
  }

  /// `1.`, `1.2`, `a)`, `ii.`, `-`.
  private static func isNumbering(_ word: String) -> Bool {
    let parts = word.split(whereSeparator: { ".)(-–•*+/".contains($0) })
    guard !parts.isEmpty else { return true }
    guard word.last.map({ ".)".contains($0) }) ?? false else { return false }
    return parts.allSatisfy { part in
      part.allSatisfy(\.isNumber) || part.count == 1 || part.allSatisfy { "ivxlc".contains($0) }
    }
  }

  private static let placements: [String: String] = [
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
  ]

  /// At the end of a word only: inside (*hoàn*, *thuỷnh*) the tone has one place. After q the u belongs to it.
  private static func onePlacement(_ word: Substring.UnicodeScalarView) -> String {
    var end = word
    while let last = end.last, last.isEdge { end.removeLast() }
    // Most words end otherwise: no text is made for them.
    guard end.dropLast().last.map({ $0 == "o" || $0 == "u" }) ?? false, !(end.last?.isASCII ?? true) else {
      return String(word)
    }
    let before = end.dropLast(2)
    guard let old = placements[String(end.suffix(2))], before.last != "q" else { return String(word) }
    return String(before) + old + String(word[end.endIndex...])
  }
}

extension LabelKey: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(text: try reader.read(), words: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(text, words) }
}

extension [String] {
  /// Whether the words stand in these, one after the other.
  package func holds(_ run: [String]) -> Bool {
    !run.isEmpty && count >= run.count
      && (0...count - run.count).contains { self[$0..<$0 + run.count].elementsEqual(run) }
  }
}

extension Unicode.Scalar {
  /// White space of Unicode, by its own short list: the property's table is slow for the letters of Vietnamese.
  fileprivate var isBlank: Bool {
    switch value {
    case 9...13, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Joiners, marks of order and soft hyphens, which nobody sees.
  fileprivate var isInvisible: Bool {
    switch self {
    case "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{AD}": true
    default: false
    }
  }

  /// Punctuation that may stand around words.
  fileprivate var isEdge: Bool {
    switch self {
    case ":", "…", ".", "_", "-", "*", "•", "–", "—", "(", ")", "[", "]", ";", ",", "+", "\"", "“", "”", "«", "»", " ":
      true
    default: false
    }
  }
}
