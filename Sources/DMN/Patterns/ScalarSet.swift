/// What one place of a pattern may match: a class with its subtractions, an escape, a letter in either case.
struct ScalarSet: Sendable, Hashable {
  /// `[a-z\p{Nd}]` or its negation, before anything is subtracted.
  struct Part: Sendable, Hashable {
    var ranges = ScalarRanges()
    var categories: ScalarCategories = []
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      let isListed =
        ranges.contains(scalar.value) || !categories.isEmpty && categories.contains(ScalarCategories(of: scalar))
      return isListed != isNegated
    }
  }

  /// The first less the second, which is itself less the third, and so on; never empty.
  private let parts: [Part]
  /// The answers for ASCII, bit by bit, computed once.
  private let low: UInt64
  private let high: UInt64

  init(_ parts: [Part]) {
    self.parts = parts
    var bits: [UInt64] = [0, 0]
    for value in UInt8(0)..<128 where Self.contains(Unicode.Scalar(value), parts) {
      bits[Int(value / 64)] |= 1 << UInt64(value % 64)
    }
    (low, high) = (bits[0], bits[1])
  }

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = UInt64(scalar.value)
    if value < 64 { return low >> value & 1 == 1 }
    if value < 128 { return high >> (value - 64) & 1 == 1 }
    return Self.contains(scalar, parts)
  }

  /// A scalar in the first k parts and not in the next is in the set exactly when k is odd: each part takes back what
  /// the one before it gave.
  private static func contains(_ scalar: Unicode.Scalar, _ parts: [Part]) -> Bool {
    let count = parts.firstIndex { !$0.contains(scalar) } ?? parts.count
    return count % 2 == 1
  }
}

extension ScalarSet.Part {
  /// What `\d \D \s \S \w \W \i \I \c \C` match; nil for any other letter. `\i` and `\c` are the name scalars of
  /// XML 1.0, fifth edition.
  init?(escape letter: Unicode.Scalar) {
    switch letter {
    case "d": self.init(categories: .digits)
    case "D": self.init(categories: .all.subtracting(.digits))
    case "w": self.init(categories: .all.subtracting(.notInWords))
    case "W": self.init(categories: .notInWords)
    case "s": self.init(ranges: Self.blanks)
    case "S": self.init(ranges: Self.blanks.complement)
    case "i": self.init(ranges: Self.nameStart)
    case "I": self.init(ranges: Self.nameStart.complement)
    case "c": self.init(ranges: Self.name)
    case "C": self.init(ranges: Self.name.complement)
    default: return nil
    }
  }

  /// What `\p{…}` matches, or `\P{…}`; nil when there is no category and no block of that name.
  init?(property name: String, isNegated: Bool) {
    if name.hasPrefix("Is") {
      guard let block = ScalarBlocks.block(named: String(name.dropFirst(2))) else { return nil }
      let ranges = ScalarRanges([block])
      self.init(ranges: isNegated ? ranges.complement : ranges)
    } else {
      let categories = ScalarCategories(named: name)
      guard !categories.isEmpty else { return nil }
      self.init(categories: isNegated ? .all.subtracting(categories) : categories)
    }
  }

  private static let blanks = ScalarRanges([0x09...0x0A, 0x0D...0x0D, 0x20...0x20])
  private static let nameStart = ScalarRanges([
    0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
    0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
    0xFDF0...0xFFFD, 0x10000...0xEFFFF,
  ])
  private static let name = ScalarRanges(
    nameStart.ranges + [0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040])
}
