/// Whether a text may bear a mark of secrecy at all: whether the letters of one follow each other in it, whatever stands
/// between them. Every form of a mark has them (`SecrecyLine`), and nearly all texts end here, in one pass over their bytes.
package struct SecrecyScan: Sendable {
  /// For each letter of the marks, small or capital, the places that it has in them; a bit a place.
  private var places: [UInt32: UInt64] = [:]
  /// The same of ASCII.
  private var ofASCII = [UInt64](repeating: 0, count: 128)
  private var firsts: UInt64 = 0
  private var lasts: UInt64 = 0
  /// Whether the marks are few and plain enough to be told by their letters.
  private var isUsable = true

  init(_ marks: SecrecyMarks) {
    var place: UInt64 = 1
    for letters in marks.levels.flatMap(\.letters) where !letters.isEmpty {
      firsts |= place
      for character in letters {
        let forms = [character.uppercased(), character.lowercased()].map(\.unicodeScalars)
        guard place != 0, forms.allSatisfy({ $0.count == 1 && $0.allSatisfy(Self.isPlain) }) else {
          isUsable = false
          return
        }
        for scalar in forms.joined() {
          places[scalar.value, default: 0] |= place
          if scalar.isASCII { ofASCII[Int(scalar.value)] |= place }
        }
        place <<= 1
      }
      lasts |= place == 0 ? 1 << 63 : place >> 1
    }
  }

  /// True also where nobody can say without looking closer: of letters that stand for others or are put together of several.
  package func mayBeMarked(_ text: String) -> Bool {
    guard isUsable else { return true }
    // Every mark's letters so far, as bits (Baeza-Yates and Gonnet, A new approach to text searching, 1992).
    var state: UInt64 = 0
    for scalar in text.unicodeScalars {
      let held: UInt64
      if scalar.isASCII {
        guard Self.isASCIILetter(scalar.value) else { continue }
        held = ofASCII[Int(scalar.value)]
      } else {
        guard Self.isPlain(scalar) else {
          if Self.isSign(scalar) { continue }
          return true
        }
        held = places[scalar.value] ?? 0
      }
      state = (state << 1 | firsts) & held
      if state & lasts != 0 { return true }
    }
    return false
  }

  private static func isASCIILetter(_ value: UInt32) -> Bool { (0x41...0x5A).contains(value & ~0x20) }

  /// A Latin letter with or without marks, in one scalar, whose capital is one scalar and the capital of no other letter.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0xD6, 0xD8...0xDE, 0xE0...0xF6, 0xF8...0x12F, 0x132...0x148, 0x14A...0x17E: true
    case 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }

  /// What stands in texts and is no letter and no part of one.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2010...0x2027, 0x2030...0x205E: true
    default: false
    }
  }
}
