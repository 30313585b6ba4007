/// A font that shows the bytes of an old encoding as Vietnamese letters, and whose name says which: a Word file keeps such
/// text as Windows shows the bytes (`C«ng ty`).
struct OldFont {
  let name: String
  let encoding: OldEncoding
  /// Small letters look like capitals.
  private let isOfCapitals: Bool

  /// nil for any other font.
  init?(named name: String) {
    let small = name.lowercased()
    if small.hasPrefix(".vn") {
      encoding = .tcvn3
    } else if small.hasPrefix("vni-") {
      encoding = .vni
    } else {
      return nil
    }
    self.name = name
    isOfCapitals = encoding == .tcvn3 && small.hasSuffix("h")
  }

  /// What such text says, and whether it can be nothing else. Text that reads as well as it is written was perhaps written
  /// in Unicode, and text with letters that no byte is surely was.
  func text(of written: String) -> (text: String, isSure: Bool) {
    let bytes = written.unicodeScalars.map(OldEncoding.byte)
    guard !bytes.contains(nil) else { return (written, true) }
    let known = bytes.compactMap(\.self)
    let read = encoding.decode(known)
    let text = isOfCapitals ? read.uppercased() : read
    guard known.contains(where: { $0 >= 0x80 }) else { return (text, true) }
    let asWritten = OldEncoding.plausibility(of: written.nfc) ?? 0
    let asRead = OldEncoding.plausibility(of: read) ?? 0
    // A sign whose letter stands in the text before cannot be put to it.
    let isWhole = encoding != .vni || !OldEncoding.isVNISign(known[0])
    return (asWritten > asRead ? written : text, isWhole && (asWritten == 0 || asWritten < asRead))
  }
}

extension OldEncoding {
  /// Whether a text is Vietnamese by one of the old encodings alone, though nothing says so: whoever reads it as it is
  /// written reads no Vietnamese.
  static func isHidden(in text: String) -> Bool {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    let bytes = text.unicodeScalars.map(byte)
    guard !bytes.contains(nil), plausibility(of: text.nfc) == nil else { return false }
    let known = bytes.compactMap(\.self)
    return [OldEncoding.tcvn3, .vni].contains { plausibility(of: $0.decode(known)) ?? 0 >= leastHidden }
  }

  /// Three syllables; a single one may be a unit (`µm`) or a foreign name.
  private static let leastHidden = 6

  /// The byte that Windows shows as a letter; nil where there is none.
  fileprivate static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
    // Where fonts of symbols keep their signs.
    case 0xF020...0xF0FF: UInt8(scalar.value & 0xFF)
    default: windows.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
    }
  }
}
