extension VietnameseNotation {
  /// An amount in words, *một trăm hai mươi tỷ đồng*; nil when any word is unknown or out of place. *Một nghìn hai* and
  /// *một trăm hai* are spoken for 1200 and 120 and written for nothing: nil.
  package static func words(_ text: String) -> Decimal128? {
    var words = text.nfc.lowercased().split { $0.isWhitespace || ",.;/".contains($0) }.map(String.init)
    for ending in ["chẵn", "đồng", "việt", "nam"].reversed() where words.last == ending { words.removeLast() }
    if words.last == "chẵn" { words.removeLast() }
    if words.last == "đồng" { words.removeLast() }
    guard !words.isEmpty else { return nil }
    var total = 0
    var group: [String] = []
    var lastScale = Int.max
    for word in words {
      guard let scale = scales[word] else {
        group.append(word)
        continue
      }
      guard let amount = group.isEmpty ? nil : hundreds(group), scale < lastScale else { return nil }
      total += amount * scale
      lastScale = scale
      group = []
    }
    if !group.isEmpty {
      guard lastScale == .max || group.count > 1, let amount = hundreds(group) else { return nil }
      total += amount
    }
    return Decimal128(total)
  }

  private static let scales = [
    "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "triệu": 1_000_000, "nghìn": 1000, "ngàn": 1000,
  ]

  private static let ones = [
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
  ]

  /// Up to 999: *hai trăm linh năm*, *mười lăm*, *chín mươi mốt*.
  private static func hundreds(_ words: [String]) -> Int? {
    var rest = words[...]
    var value = 0
    if rest.count >= 2, rest[rest.startIndex + 1] == "trăm" {
      guard let digit = ones[rest[rest.startIndex]] else { return nil }
      value = digit * 100
      rest = rest.dropFirst(2)
      if let first = rest.first, ["linh", "lẻ"].contains(first) {
        guard rest.count == 2, let digit = ones[rest[rest.startIndex + 1]] else { return nil }
        return value + digit
      }
      if rest.count == 1, rest.first != "mười" { return nil }
    }
    guard let first = rest.first else { return value }
    if first == "mười" {
      value += 10
      rest = rest.dropFirst()
    } else if rest.count >= 2, rest[rest.startIndex + 1] == "mươi" {
      guard let digit = ones[first], digit > 1 else { return nil }
      value += digit * 10
      rest = rest.dropFirst(2)
    }
    guard let last = rest.first else { return value }
    guard rest.count == 1, let digit = ones[last] else { return nil }
    return value + digit
  }
}

extension VietnameseNotation {
  /// An amount in words with its unit: *một nghìn hai trăm năm mươi kg/h*. One word alone is none: *không* and *năm* are
  /// other words too.
  static func quantityInWords(_ text: String) -> Quantity? {
    let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
    for length in [1, 2] where parts.count > length {
      let symbol = parts.suffix(length).joined(separator: " ")
      if let unit = Unit(symbol.withoutBrackets),
        let value = figureInWords(parts.dropLast(length).joined(separator: " "))
      {
        return Quantity(value: value, unit: unit)
      }
    }
    return nil
  }

  /// An amount in at least two words that does not begin with *không*.
  package static func figureInWords(_ text: String) -> Decimal128? {
    let parts = text.nfc.lowercased().split(whereSeparator: \.isWhitespace)
    guard parts.count > 1, parts.first != "không" else { return nil }
    return words(text)
  }
}

extension String {
  /// `(kg/kg)` as `kg/kg`.
  var withoutBrackets: String { hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self }
}
