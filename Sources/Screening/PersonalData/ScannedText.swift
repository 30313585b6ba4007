import Rulebook
import Values

/// A text cut into words, with what stands between them. All places are indices of its scalars.
struct ScannedText {
  struct Word {
    let range: Range<Int>
    /// Lower case, the tone behind the letters: *hoà* and *hòa* are `hoa1`.
    let exact: String
    /// Lower case without any mark.
    let plain: String
    let isPlain: Bool
    /// Whether it begins with a capital; whether it has no small letter.
    let isCapital: Bool
    let isCapitals: Bool
    let hasDigit: Bool
    let letterCount: Int
    /// What stands between the word before and this one.
    let gap: Gap
    /// Which line of the text, from 0.
    let line: Int
  }

  /// The signs between two words.
  struct Gap: OptionSet {
    let rawValue: UInt16
    static let blank = Gap(rawValue: 1)
    static let line = Gap(rawValue: 2)
    /// Between the cells of a row.
    static let wall = Gap(rawValue: 4)
    static let colon = Gap(rawValue: 8)
    static let comma = Gap(rawValue: 16)
    static let semicolon = Gap(rawValue: 32)
    static let dot = Gap(rawValue: 64)
    static let slash = Gap(rawValue: 128)
    static let dash = Gap(rawValue: 256)
    static let bracket = Gap(rawValue: 512)
    static let quote = Gap(rawValue: 1024)
    static let plus = Gap(rawValue: 2048)
    static let other = Gap(rawValue: 4096)
    /// Before the first word.
    static let start = Gap(rawValue: 8192)
  }

  /// Stands between the cells of a row, besides `|`.
  static let wall: Unicode.Scalar = "\u{1F}"

  let scalars: [Unicode.Scalar]
  let words: [Word]

  /// - Parameter text: NFC.
  init(_ text: some Sequence<Unicode.Scalar>) {
    let scalars = Array(text)
    var words: [Word] = []
    var gap: Gap = .start
    var line = 0
    var index = 0
    while index < scalars.count {
      guard scalars[index].isOfWord else {
        gap.insert(Gap(scalars[index]))
        if scalars[index].isLineEnd { line += 1 }
        index += 1
        continue
      }
      var end = index + 1
      while end < scalars.count, scalars[end].isOfWord || scalars[end].isUnseen { end += 1 }
      while scalars[end - 1].isUnseen { end -= 1 }
      words.append(Word(scalars, index..<end, after: gap, line: line))
      gap = []
      index = end
    }
    self.scalars = scalars
    self.words = words
  }

  init(_ text: String) { self.init(text.nfc.unicodeScalars) }

  /// What stands behind a word: before the next, or to the end.
  func gap(after index: Int) -> Gap {
    index + 1 < words.count ? words[index + 1].gap : [.start, Gap(of: scalars[words[index].range.upperBound...])]
  }

  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The words' letters, a blank between two.
  func key(_ range: Range<Int>) -> String { words[range].map(\.exact).joined(separator: " ") }
  func plainKey(_ range: Range<Int>) -> String { words[range].map(\.plain).joined(separator: " ") }

  /// The scalars from the first to the last of some words.
  func scalars(of range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
  }

  /// The word that holds or follows a place.
  func word(from place: Int) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ScannedText.Word {
  init(_ scalars: [Unicode.Scalar], _ range: Range<Int>, after gap: ScannedText.Gap, line: Int) {
    var exact = String.UnicodeScalarView()
    var plain = String.UnicodeScalarView()
    var tone: UInt8 = 0
    var (isCapital, hasSmall, hasDigit, letterCount) = (false, false, false, 0)
    for (index, scalar) in scalars[range].enumerated() where !scalar.isUnseen {
      if let digit = scalar.digit, let sign = Unicode.Scalar(UInt32(0x30 + digit)) {
        hasDigit = true
        exact.append(sign)
        plain.append(sign)
        continue
      }
      let spelling = Spelling(scalar)
      letterCount += 1
      if index == 0 { isCapital = spelling.isCapital }
      if !spelling.isCapital { hasSmall = true }
      if spelling.tone > 0 { tone = spelling.tone }
      exact.append(spelling.letter)
      if !(0x300...0x36F).contains(spelling.plain.value) { plain.append(spelling.plain) }
    }
    if tone > 0, let sign = Unicode.Scalar(UInt32(0x30 + tone)) { exact.append(sign) }
    self.init(
      range: range, exact: String(exact), plain: String(plain), isPlain: exact.elementsEqual(plain),
      isCapital: isCapital, isCapitals: letterCount > 0 && !hasSmall, hasDigit: hasDigit, letterCount: letterCount,
      gap: gap, line: line)
  }

  var isLetters: Bool { !hasDigit && letterCount > 0 }
}

extension ScannedText.Gap {
  init(_ scalar: Unicode.Scalar) {
    if scalar.isLineEnd {
      self = .line
    } else if scalar.isGapBlank || scalar.isUnseen {
      self = .blank
    } else {
      switch scalar {
      case "|", "│", ScannedText.wall: self = .wall
      case ":", "：": self = .colon
      case ",": self = .comma
      case ";": self = .semicolon
      case ".", "…": self = .dot
      case "/", "\\": self = .slash
      case "-", "–", "—", "‐", "‑", "−", "_": self = .dash
      case "(", ")", "[", "]", "{", "}": self = .bracket
      case "\"", "“", "”", "«", "»", "'", "’", "‘", "*": self = .quote
      case "+", "＋": self = .plus
      default: self = .other
      }
    }
  }

  init(of scalars: ArraySlice<Unicode.Scalar>) {
    self = []
    for scalar in scalars { insert(Self(scalar)) }
  }

  /// Whether nothing but blanks stands there; a line's end too where it is asked for.
  func isBlank(orLine: Bool = false) -> Bool { !isEmpty && isSubset(of: orLine ? [.blank, .line] : .blank) }
}
