import Foundation

extension String {
  /// The text in normalisation form C. Composed and ASCII text comes back as it is; the rest goes line by line, because
  /// Foundation's composition is quadratic in the length of decomposed text.
  package var nfc: String {
    guard !isPlainlyComposed, unicodeScalars.contains(where: { $0.value >= 0x300 && !$0.isComposedVietnamese }) else {
      return self
    }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.nfcLine }.joined(separator: "\n")
  }
}

extension Substring {
  /// In pieces that end at a blank, so that one long line costs no more than many short ones: no canonical composition
  /// joins what stands on either side of a blank.
  fileprivate var nfcLine: String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map { String($0).precomposedStringWithCanonicalMapping }.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Letters of the Latin Extended Additional block and common punctuation, which never compose any further.
  fileprivate var isComposedVietnamese: Bool {
    (0x1EA0...0x1EF9).contains(value) || (0x2010...0x203A).contains(value) || value == 0x20AB
  }
}

extension String {
  /// Whether its bytes alone show that no sign below is anything but what `isComposedVietnamese` or Latin letters are:
  /// most texts, without asking Unicode's tables.
  fileprivate var isPlainlyComposed: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case ..<0x80: index += 1
        // Below U+0300, where the signs begin that join others.
        case ..<0xCC: index += 2
        // U+1EA0 to U+1EF9.
        case 0xE1 where index + 2 < bytes.count:
          let (second, third) = (bytes[index + 1], bytes[index + 2])
          guard (second == 0xBA && third >= 0xA0) || (second == 0xBB && third <= 0xB9) else { return false }
          index += 3
        default: return false
        }
      }
      return true
    } ?? false
  }
}
