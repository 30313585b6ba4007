import Foundation

extension Unicode.Scalar {
  /// The Latin letter that a reader takes it for: of full width, Cyrillic, Greek, mathematical or in a ring; nil where it
  /// is no other letter's double.
  package var latinDouble: Unicode.Scalar? {
    switch value {
    case 0xFF21...0xFF5A: Unicode.Scalar(value - 0xFEE0)
    case 0x1D400...0x1D6A3: Self.letter(Int(value - 0x1D400) % 52)
    case 0x24B6...0x24E9: Self.letter(Int(value - 0x24B6))
    case 0x370...0x52F: Self.doubles[self]
    default: nil
    }
  }

  /// - Parameter index: 26 capitals, then 26 small letters.
  private static func letter(_ index: Int) -> Unicode.Scalar? {
    Unicode.Scalar(UInt32(index < 26 ? 0x41 + index : 0x61 + index - 26))
  }

  private static let doubles = Dictionary(
    zip(
      "АВЕЅІЈКМНОРСТУХасеіјорѕухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν".unicodeScalars,
      "ABESIJKMHOPCTYXaceijopsyxdhqwABEZHIKMNOPTYXoiv".unicodeScalars)
  ) { first, _ in first }

  /// The small Latin letter under its marks, as an ASCII byte: `a` of Ậ, ａ or А, `d` of đ; nil for what shows no letter
  /// of the Latin alphabet.
  package var plainLetter: UInt8? {
    switch value {
    case 0x61...0x7A: return UInt8(value)
    case 0x41...0x5A: return UInt8(value | 0x20)
    case 0xC0...0x24F: return Self.bare[Int(value) - 0xC0]
    case 0x1E00...0x1EFF: return Self.bare[Int(value) - 0x1E00 + 0x190]
    default: return latinDouble.flatMap { $0.plainLetter }
    }
  }

  /// Of Latin-1 to Latin Extended-B, then of Latin Extended Additional.
  private static let bare: [UInt8?] = (Array(0xC0...0x24F) + Array(0x1E00...0x1EFF)).map { (value: UInt32) in
    guard let scalar = Unicode.Scalar(value) else { return nil }
    let whole: [UInt32: Character] = [0x110: "d", 0x111: "d", 0xD8: "o", 0xF8: "o", 0x131: "i", 0x141: "l", 0x142: "l"]
    if let letter = whole[value] { return letter.asciiValue }
    let first = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
    return first.flatMap { $0.isASCII && $0.properties.isAlphabetic ? UInt8($0.value | 0x20) : nil }
  }
}

extension String {
  /// Letters that look Latin as the Latin ones, NFC: a word is what a reader sees.
  package var withLatinLetters: String {
    guard unicodeScalars.contains(where: { !$0.isASCII && $0.latinDouble != nil }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.latinDouble ?? $0 })).nfc
  }
}
