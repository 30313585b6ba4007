import Rulebook

/// Signs in a text that nobody sees and that no script or emoji needs where they stand.
struct InvisibleSigns {
  private(set) var count = 0
  /// Where the first is among the text's scalars.
  private(set) var first = 0

  init(in text: String) {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar.isUnseen {
      guard !Self.isNeeded(index, in: scalars) else { continue }
      if count == 0 { first = index }
      count += 1
    }
  }

  /// Whether the sign at a place is there for an honest reason.
  private static func isNeeded(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index].value {
    // The mark of the order of bytes at the start of what was a file.
    case 0xFEFF: return index == 0
    // A place where a word may be parted; several in a row part nothing.
    case 0xAD: return before != "\u{AD}" && after != "\u{AD}" && before?.isUnseen != true
    case 0x200C, 0x200D: return [before, after].contains { $0?.needsJoiners ?? false }
    // One selector of a form after a sign; letters have none.
    case 0xFE00...0xFE0F: return before.map { !$0.isUnseen && !$0.properties.isAlphabetic || $0.isIdeograph } ?? false
    case 0xE0100...0xE01EF: return before?.isIdeograph ?? false
    // A flag of a land's part: tags after a black flag.
    case 0xE0020...0xE007F:
      return scalars[..<index].last { !(0xE0020...0xE007F).contains($0.value) }?.value == 0x1F3F4
    // Marks of direction beside letters that run from the right.
    case 0x200E, 0x200F, 0x61C, 0x202A...0x202C, 0x2066...0x2069:
      return scalars.contains { $0.runsLeft }
    case 0x180B...0x180F: return before.map { (0x1800...0x18AF).contains($0.value) } ?? false
    case 0x115F, 0x1160: return [before, after].contains { $0.map { (0x1100...0x11FF).contains($0.value) } ?? false }
    default: return false
    }
  }
}

extension Unicode.Scalar {
  /// Arabic, the scripts of India and their neighbours, and emoji.
  fileprivate var needsJoiners: Bool {
    switch value {
    case 0x600...0x8FF, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x18AF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
    case 0xFE0F: true
    default: properties.isEmoji && value > 0xFF
    }
  }

  fileprivate var runsLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
