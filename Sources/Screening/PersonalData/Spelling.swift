import Rulebook
import Values

/// A letter as names are compared: lower case, its tone apart, so that *hoà* is *hòa*, and what is left without any
/// mark.
struct Spelling {
  let letter: Unicode.Scalar
  /// 0 for none, else 1 to 5.
  let tone: UInt8
  let plain: Unicode.Scalar
  let isCapital: Bool

  /// Letters and digits of full width are those of ASCII. What is no letter comes back as it is.
  init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      let isCapital = (0x41...0x5A).contains(scalar.value)
      self.init(isCapital ? Self.scalar(scalar.value + 0x20, or: scalar) : scalar, isCapital: isCapital)
    } else if let known = Self.vietnamese[scalar] {
      self = known
    } else if (0xFF01...0xFF5E).contains(scalar.value) {
      self.init(Self.scalar(scalar.value - 0xFEE0, or: scalar))
    } else {
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      let isCapital = scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter
      self.init(lower.count == 1 ? lower.first ?? scalar : scalar, isCapital: isCapital)
    }
  }

  private init(_ letter: Unicode.Scalar, isCapital: Bool) {
    self.init(letter: letter, tone: 0, plain: letter, isCapital: isCapital)
  }

  private init(letter: Unicode.Scalar, tone: UInt8, plain: Unicode.Scalar, isCapital: Bool) {
    self.letter = letter
    self.tone = tone
    self.plain = plain
    self.isCapital = isCapital
  }

  private static func scalar(_ value: UInt32, or other: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? other
  }

  private static let vietnamese: [Unicode.Scalar: Spelling] = {
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    var letters: [Unicode.Scalar: Spelling] = [:]
    for letter in "aăâeêioôơuưyđ" {
      for (tone, mark) in tones.enumerated() where tone == 0 || letter != "đ" {
        let lower = (String(letter) + mark).nfc
        for (form, isCapital) in [(lower, false), (lower.uppercased().nfc, true)] {
          guard let scalar = form.unicodeScalars.first, form.unicodeScalars.count == 1, scalar.value >= 0x80,
            let base = letter.unicodeScalars.first, let under = letter.withoutMarks.unicodeScalars.first
          else { continue }
          letters[scalar] = Spelling(letter: base, tone: UInt8(tone), plain: under, isCapital: isCapital)
        }
      }
    }
    return letters
  }()
}

extension Unicode.Scalar {
  /// Blanks of every width, and tabs; no line's end.
  var isGapBlank: Bool {
    switch value {
    case 9, 11, 12, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\u{2028}" || self == "\u{2029}" || self == "\u{85}" }

  /// 0 to 9 in any script; nil for others.
  var digit: Int? {
    if value < 0x80 { return (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }
    guard value >= 0x660, properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  /// Of a word: a letter, a mark on one, a digit.
  var isOfWord: Bool {
    if value < 0x80 {
      return (0x61...0x7A).contains(value | 0x20) || (0x30...0x39).contains(value)
    }
    if (0xC0...0x24F).contains(value) { return value != 0xD7 && value != 0xF7 }
    if (0x1EA0...0x1EF9).contains(value) || (0x300...0x36F).contains(value) { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber:
      return true
    default: return false
    }
  }
}
