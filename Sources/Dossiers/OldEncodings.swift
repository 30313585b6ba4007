import Values

/// The encodings in which Vietnamese was written before Unicode, one byte a letter or a letter and its signs.
package enum OldEncoding: Sendable, Hashable, CaseIterable {
  /// Windows' own: letters, and tones as bytes after them.
  case cp1258
  /// TCVN 5712 VN3, of the ABC fonts (`.VnTime`): capitals with a tone are small letters in a font of capitals.
  case tcvn3
  /// VNI for Windows: a letter, then its signs and tone as one byte.
  case vni

  /// NFC. A byte without a meaning gives the letter that Windows shows for it.
  package func decode(_ bytes: some Sequence<UInt8>) -> String {
    switch self {
    case .cp1258: Self.text(of: bytes, by: Self.cp1258Table).nfc
    case .tcvn3: Self.text(of: bytes, by: Self.tcvn3Table).capitalsOfItsWords
    case .vni: Self.vniText(of: bytes)
    }
  }

  /// UTF-8 (encoding nil) where it is, else the reading that is the most plausible Vietnamese; nil where none is. NFC.
  package static func best(of bytes: [UInt8]) -> (text: String, encoding: OldEncoding?)? {
    if let text = String(validating: bytes, as: UTF8.self) { return (text.nfc, nil) }
    let sample = bytes.prefix(sampleLength)
    var best: (score: Int, encoding: OldEncoding)?
    for encoding in allCases {
      guard let score = plausibility(of: encoding.decode(sample)), score > best?.score ?? 0 else { continue }
      best = (score, encoding)
    }
    return best.map { ($0.encoding.decode(bytes), $0.encoding) }
  }

  /// How many bytes are judged.
  private static let sampleLength = 1 << 16
  /// The share of words with Vietnamese letters that must be syllables.
  private static let leastShare = 0.7

  /// Points for the words with letters beyond ASCII; nil where too few of them are Vietnamese.
  static func plausibility(of text: String) -> Int? {
    var words = 0
    var syllables = 0
    var common = 0
    for run in text.unicodeScalars.split(whereSeparator: { $0.isASCII && !$0.properties.isAlphabetic }) {
      guard run.contains(where: { !$0.isASCII }) else { continue }
      let word = Substring(run.trimmedOfSigns)
      guard word.unicodeScalars.contains(where: { !$0.isASCII }) else { continue }
      words += 1
      guard VietnameseSyllable.isOne(word) else { continue }
      syllables += 1
      if VietnameseSyllable.isCommon(word) { common += 1 }
    }
    guard words > 0, Double(syllables) >= leastShare * Double(words) else { return nil }
    return 2 * syllables + common - 2 * (words - syllables)
  }

  private static func text(of bytes: some Sequence<UInt8>, by table: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80]) }
    return String(text)
  }

  /// Whether a byte is the signs and the tone of the letter before it.
  static func isVNISign(_ byte: UInt8) -> Bool { byte >= 0xC0 && vniSigns[byte | 0x20] != nil }

  private static func vniText(of bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var last: UInt8 = 0
    for byte in bytes {
      // Signs of capitals stand 32 below those of small letters and mean the same.
      if let signs = vniSigns[byte | 0x20], vniVowels.contains(last | 0x20), byte >= 0xC0 {
        text.append(contentsOf: signs)
        last = 0
        continue
      }
      text.append(vniLetters[byte] ?? (byte < 0x80 ? Unicode.Scalar(byte) : windows[Int(byte) - 0x80]))
      last = byte
    }
    return String(text).nfc
  }

  // MARK: - Tables; each from byte 0x80

  /// Windows-1252.
  static let windows: [Unicode.Scalar] = {
    let upper = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
    return Array(upper.unicodeScalars) + (UInt8(0xA0)...0xFF).map { Unicode.Scalar($0) }
  }()

  private static let cp1258Table = windows.replacing([
    0xC3: "Ă", 0xCC: "\u{300}", 0xD0: "Đ", 0xD2: "\u{309}", 0xD5: "Ơ", 0xDD: "Ư", 0xDE: "\u{303}", 0xE3: "ă",
    0xEC: "\u{301}", 0xF0: "đ", 0xF2: "\u{323}", 0xF5: "ơ", 0xFD: "ư", 0xFE: "₫",
  ])

  private static let tcvn3Table: [Unicode.Scalar] = {
    let runs: [(first: UInt8, letters: String)] = [
      (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"),
      (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    ]
    var table: [UInt8: Unicode.Scalar] = [:]
    for run in runs {
      for (offset, letter) in run.letters.unicodeScalars.enumerated() { table[run.first + UInt8(offset)] = letter }
    }
    return windows.replacing(table)
  }()

  /// Small letters and their signs: a, e, o, u, y, ơ (0xF4), ư (0xF6).
  private static let vniVowels = Set(Array("aeouy".utf8) + [0xF4, 0xF6])
  private static let vniSigns: [UInt8: String.UnicodeScalarView] = [
    0xF9: "\u{301}", 0xF8: "\u{300}", 0xFB: "\u{309}", 0xF5: "\u{303}", 0xEF: "\u{323}",
    0xE2: "\u{302}", 0xE1: "\u{302}\u{301}", 0xE0: "\u{302}\u{300}", 0xE5: "\u{302}\u{309}", 0xE3: "\u{302}\u{303}",
    0xE4: "\u{302}\u{323}",
    0xEA: "\u{306}", 0xE9: "\u{306}\u{301}", 0xE8: "\u{306}\u{300}", 0xFA: "\u{306}\u{309}", 0xFC: "\u{306}\u{303}",
    0xEB: "\u{306}\u{323}",
  ].mapValues { (signs: String) in signs.unicodeScalars }
  private static let vniLetters: [UInt8: Unicode.Scalar] = [
    0xCD: "Í", 0xCC: "Ì", 0xC6: "Ỉ", 0xD3: "Ĩ", 0xD2: "Ị", 0xCE: "Ỵ", 0xD1: "Đ", 0xD4: "Ơ", 0xD6: "Ư",
    0xED: "í", 0xEC: "ì", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ", 0xF1: "đ", 0xF4: "ơ", 0xF6: "ư",
  ]
}

extension [Unicode.Scalar] {
  /// By byte.
  fileprivate func replacing(_ letters: [UInt8: Unicode.Scalar]) -> Self {
    var table = self
    for (byte, letter) in letters { table[Int(byte) - 0x80] = letter }
    return table
  }
}

extension Substring.UnicodeScalarView {
  /// Without quotes, dashes and signs at its ends.
  fileprivate var trimmedOfSigns: Self {
    let isWord = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
    guard let first = firstIndex(where: isWord), let last = lastIndex(where: isWord) else { return self[endIndex...] }
    return self[first...last]
  }
}

extension String {
  /// With capitals throughout in every word whose plain letters, two or more, are all capitals (`C«NG` is CÔNG).
  fileprivate var capitalsOfItsWords: String {
    var text = ""
    var word = ""
    func whole(_ word: String) -> String {
      let plain = word.unicodeScalars.filter(\.isASCII)
      return plain.count >= 2 && plain.allSatisfy(\.properties.isUppercase) ? word.uppercased() : word
    }
    for character in self {
      if character.isLetter {
        word.append(character)
        continue
      }
      text += whole(word)
      text.append(character)
      word = ""
    }
    return text + whole(word)
  }
}
