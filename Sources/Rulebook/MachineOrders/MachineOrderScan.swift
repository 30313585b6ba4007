import Values

/// Whether a text may give a machine an order or hold signs that nobody sees: nearly all texts end here, in one pass over
/// their bytes. Whatever stands between letters is passed over, so that `b.ỏ q.u.a` is looked at closer too.
package struct MachineOrderScan: Sendable {
  /// Letters of five bits each, the last one lowest.
  private struct Key {
    let letters: UInt64
    let mask: UInt64
  }

  /// Which last three letters some key has, a bit each.
  private var ends = [UInt64](repeating: 0, count: 512)
  private var keys: [UInt64: [Key]] = [:]
  /// Words of three letters or fewer, which count only as words.
  private var words: Set<UInt64> = []

  /// What fits into a number.
  private static let most = 12
  /// No word is as long without a blank; text in base64 is.
  package static let codedLength = 24

  /// - Parameter keys: small Latin letters.
  init(keys texts: [String]) {
    for text in texts {
      let letters = text.utf8.suffix(Self.most).reduce(UInt64(0)) { $0 << 5 | UInt64($1 & 0x1F) }
      let count = min(text.utf8.count, Self.most)
      guard count > 3 else {
        words.insert(letters)
        continue
      }
      let end = letters & 0x7FFF
      ends[Int(end >> 6)] |= 1 << (end & 63)
      keys[end, default: []].append(Key(letters: letters, mask: (1 << (5 * UInt64(count))) - 1))
    }
  }

  /// True also where nobody can say without looking closer.
  package func mayHold(_ text: String) -> Bool {
    if let found = text.utf8.withContiguousStorageIfAvailable({ look($0) }) { return found }
    return Array(text.utf8).withUnsafeBufferPointer { look($0) }
  }

  private func look(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var state: UInt64 = 0
    /// Of the word being read.
    var length = 0
    var run = 0
    var singles = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      var letter: UInt64 = 0
      if byte < 0x80 {
        index += 1
        if (0x61...0x7A).contains(byte | 0x20) { letter = UInt64(byte & 0x1F) }
        run = letter > 0 || Self.isCoded(byte) ? run + 1 : 0
        if run == Self.codedLength { return true }
      } else {
        run = 0
        let (value, count) = Self.scalar(bytes, index)
        index += count
        // A mark on the letter before.
        if (0x300...0x36F).contains(value) { continue }
        guard let scalar = Unicode.Scalar(value) else { continue }
        if let plain = scalar.plainLetter {
          letter = UInt64(plain & 0x1F)
        } else if scalar.isUnseen || scalar.isIdeograph {
          return true
        }
      }
      if letter > 0 {
        state = state << 5 | letter
        length += 1
        let end = state & 0x7FFF
        guard ends[Int(end >> 6)] & (1 << (end & 63)) != 0, let found = keys[end] else { continue }
        if found.contains(where: { state & $0.mask == $0.letters }) { return true }
      } else {
        if length > 0 {
          if endsWord(state, length, &singles) { return true }
          length = 0
        }
        if (0x30...0x39).contains(byte) { singles = 0 }
      }
    }
    return length > 0 && endsWord(state, length, &singles)
  }

  private func endsWord(_ state: UInt64, _ length: Int, _ singles: inout Int) -> Bool {
    func isWord(_ letters: Int) -> Bool { words.contains(state & ((1 << (5 * UInt64(letters))) - 1)) }
    singles = length == 1 ? singles + 1 : 0
    // Spelled, `A.I.`, a short word is one too; long ones are told by their letters anyhow.
    return length <= 3 && isWord(length) || singles >= 2 && isWord(2) || singles >= 3 && isWord(3)
  }

  private static func isCoded(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2B, 0x2F, 0x2D, 0x5F: true
    default: false
    }
  }

  /// A scalar of UTF-8 that is right, and how many bytes it has.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    func more(_ offset: Int) -> UInt32 { index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0 }
    let first = UInt32(bytes[index])
    switch first {
    case ..<0xE0: return ((first & 0x1F) << 6 | more(1), 2)
    case ..<0xF0: return ((first & 0xF) << 12 | more(1) << 6 | more(2), 3)
    default: return ((first & 7) << 18 | more(1) << 12 | more(2) << 6 | more(3), 4)
    }
  }
}
