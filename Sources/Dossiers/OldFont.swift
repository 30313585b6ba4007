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
    let bytes = written.unicodeScalars.map(Self.byte)
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

  /// The byte that Windows shows as a letter; nil where there is none.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
    // Where fonts of symbols keep their signs.
    case 0xF020...0xF0FF: UInt8(scalar.value & 0xFF)
    default: OldEncoding.windows.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
    }
  }
}
