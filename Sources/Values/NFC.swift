import Foundation

extension String {
  /// The text in normalisation form C. Composed and ASCII text comes back as it is; the rest goes line by line, because
  /// Foundation's composition is quadratic in the length of decomposed text.
  package var nfc: String {
    guard unicodeScalars.contains(where: { $0.value >= 0x300 && !$0.isComposedVietnamese }) else { return self }
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
