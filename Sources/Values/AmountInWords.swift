extension VietnameseNotation {
  /// An amount in words, *một trăm hai mươi tỷ đồng*; nil when any word is unknown or out of place. *Một nghìn hai* and
  /// *một trăm hai* are spoken for 1200 and 120 and written for nothing: nil.
  package static func words(_ text: String) -> Decimal128? {
    var words = text.nfc.lowercased().split { $0.isWhitespace || ",.;/".contains($0) }.map(String.init)
    for ending in ["chẵn", "đồng", "việt", "nam"].reversed() where words.last == ending { words.removeLast() }
    if words.last == "chẵn" { words.removeLast() }
    if words.last == "đồng" { words.removeLast() }
    guard !words.isEmpty else { return nil }
    guard let comma = words.firstIndex(of: "phẩy") else { return whole(words[...]).map { Decimal128($0) } }
    return decimal(words[..<comma], words[words.index(after: comma)...])
  }

  /// *hai phẩy năm tỷ*, *không phẩy không năm*, *ba phẩy bảy mươi lăm*: a whole number, what stands behind the comma, and
  /// one scale for both.
  private static func decimal(_ before: ArraySlice<String>, _ behind: ArraySlice<String>) -> Decimal128? {
    let scaled = behind.firstIndex { scales[$0] != nil || billions.contains($0) } ?? behind.endIndex
    let digits = behind[..<scaled]
    guard let whole = hundreds(before), !digits.isEmpty else { return nil }
    let fraction: String
    if digits.allSatisfy({ ones[$0] != nil }) {
      fraction = digits.compactMap { ones[$0].map(String.init) }.joined()
    } else {
      guard !digits.contains("trăm"), let number = hundreds(digits) else { return nil }
      fraction = String(number)
    }
    var scale = Decimal128.one
    for word in behind[scaled...] {
      guard let factor = billions.contains(word) ? 1_000_000_000 : scales[word],
        let product = scale.multiplied(by: Decimal128(factor))
      else { return nil }
      scale = product
    }
    guard behind.endIndex - scaled <= 2 else { return nil }
    return Decimal128("\(whole).\(fraction)")?.multiplied(by: scale)
  }

  /// *hai nghìn năm trăm tỷ không trăm linh ba triệu*, *một tỷ rưỡi*.
  private static func whole(_ words: ArraySlice<String>) -> Int? {
    guard let at = words.firstIndex(where: billions.contains) else { return belowBillion(words, follows: false) }
    guard let high = belowBillion(words[..<at], follows: false) else { return nil }
    let rest = words[(at + 1)...]
    if rest.isEmpty { return high * 1_000_000_000 }
    if Array(rest) == ["rưỡi"] { return high * 1_000_000_000 + 500_000_000 }
    return belowBillion(rest, follows: true).map { high * 1_000_000_000 + $0 }
  }

  /// - Parameter follows: whether it stands behind a scale, where one digit alone may mean a tenth of it.
  private static func belowBillion(_ words: ArraySlice<String>, follows: Bool) -> Int? {
    var total = 0
    var group: ArraySlice<String> = []
    var lastScale = follows ? 1_000_000_000 : Int.max
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
    guard !group.isEmpty else { return words.isEmpty ? nil : total }
    if Array(group) == ["rưỡi"], lastScale < 1_000_000_000 { return total + lastScale / 2 }
    if let first = group.first, ["linh", "lẻ"].contains(first), lastScale == 1000, group.count == 2 {
      return ones[group[group.startIndex + 1]].map { total + $0 }
    }
    guard lastScale == .max || group.count > 1, let amount = hundreds(group) else { return nil }
    return total + amount
  }

  private static let billions: Set<String> = ["tỷ", "tỉ"]

  private static let scales = ["triệu": 1_000_000, "nghìn": 1000, "ngàn": 1000]

  private static let ones = [
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
  ]

  /// Up to 999: *hai trăm linh năm*, *mười lăm*, *chín mươi mốt*, *một trăm rưỡi*.
  private static func hundreds(_ words: ArraySlice<String>) -> Int? {
    var rest = words
    var value = 0
    if rest.count >= 2, rest[rest.startIndex + 1] == "trăm" {
      guard let digit = ones[rest[rest.startIndex]] else { return nil }
      value = digit * 100
      rest = rest.dropFirst(2)
      if Array(rest) == ["rưỡi"] { return value + 50 }
      if let first = rest.first, ["linh", "lẻ"].contains(first) {
        guard rest.count == 2, let digit = ones[rest[rest.startIndex + 1]] else { return nil }
        return value + digit
      }
      if rest.count == 1, rest.first != "mười" { return nil }
    }
    guard let first = rest.first else { return words.isEmpty ? nil : value }
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

  /// What an amount in words may mean, with the unit behind it or without one: *bảy mươi năm* is 70 years, and 75 to some;
  /// none where a word is unknown or out of place.
  package static func spelled(_ text: String) -> [SpelledAmount] {
    var parts = text.nfc.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    while let last = parts.last {
      let bare = String(last.reversed().drop { "./,;".contains($0) }.reversed())
      if !bare.isEmpty, bare != "chẵn" {
        parts[parts.count - 1] = bare
        break
      }
      parts.removeLast()
    }
    if parts.suffix(2) == ["việt", "nam"] { parts.removeLast(2) }
    let measured = (1...3).compactMap { length -> SpelledAmount? in
      guard parts.count > length, let unit = Unit(parts.suffix(length).joined(separator: " ").withoutBrackets),
        let value = words(parts.dropLast(length).joined(separator: " "))
      else { return nil }
      return SpelledAmount(value: value, unit: unit)
    }
    return measured
      + [words(parts.joined(separator: " "))].compactMap { $0.map { SpelledAmount(value: $0, unit: nil) } }
  }

  /// An amount in at least two words that does not begin with *không*.
  package static func figureInWords(_ text: String) -> Decimal128? {
    let parts = text.nfc.lowercased().split(whereSeparator: \.isWhitespace)
    guard parts.count > 1, parts.first != "không" else { return nil }
    return words(text)
  }
}

/// A reading of an amount in words.
package struct SpelledAmount: Sendable, Hashable {
  package let value: Decimal128
  package let unit: Unit?

  /// Whether a number says the same; its unit is the one given where none is spelled.
  package func isSame(as number: Decimal128, _ unit: Unit?) -> Bool {
    guard let spelled = self.unit else {
      // *một trăm năm mươi tỷ* beside `150 tỷ đồng` counts single đồng.
      let single = Unit("đồng").flatMap { dong in
        unit.flatMap { Quantity(value: number, unit: $0).converted(to: dong) }
      }
      return value == number || value == single
    }
    return unit.map { Quantity(value: value, unit: spelled).converted(to: $0) == number } ?? false
  }
}

extension String {
  /// `(kg/kg)` as `kg/kg`.
  var withoutBrackets: String { hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self }
}
