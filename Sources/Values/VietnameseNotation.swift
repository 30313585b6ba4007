/// Numbers, amounts in words, days and quantities as Vietnamese papers write them. Each reading is of the whole text.
package enum VietnameseNotation {
  /// A number in Vietnamese notation (`1.250,5`), in English (`1,250.5`), or plain.
  ///
  /// A dot before exactly three digits after one to three others groups (`1.250` is 1250) unless it follows a lone 0
  /// (`0.842`), and is ambiguous in a paper that is seen to use the decimal point; any other single dot is a decimal
  /// point. A comma before exactly three digits is ambiguous (`1,250` is 1.25 or 1250) unless it follows a lone 0, or the
  /// figure is not round and the paper is seen to use the decimal comma and no other; any other single comma is a decimal
  /// comma. Several marks of one kind group; of two kinds the last is the decimal mark. Blanks, also no-break ones, may
  /// group in threes.
  package static func number(_ text: String, habit: NumberHabit = .unseen) -> Interpretation<Decimal128> {
    var digits = text.trimmingBlanks
    let isNegative = digits.hasPrefix("-") || digits.hasPrefix("−")
    if isNegative { digits.removeFirst() }
    guard let first = digits.first, first.isASCII, first.isNumber,
      digits.allSatisfy({ ($0.isASCII && $0.isNumber) || ".,".contains($0) || blanks.contains($0) })
    else { return .none }
    let sign = isNegative ? "-" : ""
    if digits.contains(where: { blanks.contains($0) }) {
      let whole = digits.prefix { !".,".contains($0) }
      let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: { blanks.contains($0) })
      let rest = digits[whole.endIndex...]
      let marks = rest.count(where: { ".,".contains($0) })
      guard areGroups(groups), !rest.contains(where: { blanks.contains($0) }), marks <= 1
      else { return .none }
      return decimal(sign + groups.joined() + rest.replacing(",", with: "."))
    }
    let dots = digits.split(separator: ".", omittingEmptySubsequences: false)
    let commas = digits.split(separator: ",", omittingEmptySubsequences: false)
    switch (dots.count, commas.count) {
    case (1, 1): return decimal(sign + digits)
    case (2, 1):
      let plain = decimal(sign + digits)
      guard areGroups(dots), dots[0] != "0" else { return plain }
      let grouped = decimal(sign + dots.joined())
      guard habit.seesPoint, case .value(let small) = plain, case .value(let large) = grouped else { return grouped }
      return .ambiguous([small, large])
    case (1, 2):
      let english = decimal(sign + commas.joined(separator: "."))
      // A round figure (`1,250`) may be a slip for `1.250` in any paper.
      let isDecimal = habit.hasDecimalComma && digits.last != "0"
      guard !isDecimal, areGroups(commas), commas[0] != "0", case .value(let small) = english,
        case .value(let large) = decimal(sign + commas.joined())
      else { return english }
      return .ambiguous([small, large])
    case (_, 1): return areGroups(dots) ? decimal(sign + dots.joined()) : .none
    case (1, _): return areGroups(commas) ? decimal(sign + commas.joined()) : .none
    case (_, 2):
      let groups = commas[0].split(separator: ".", omittingEmptySubsequences: false)
      guard areGroups(groups), !commas[1].contains(".") else { return english(dots, commas, sign) }
      return decimal(sign + groups.joined() + "." + commas[1])
    case (2, _): return english(dots, commas, sign)
    default: return .none
    }
  }

  /// `1,250.5`.
  private static func english(_ dots: [Substring], _ commas: [Substring], _ sign: String) -> Interpretation<Decimal128>
  {
    guard dots.count == 2, !dots[1].contains(",") else { return .none }
    let groups = dots[0].split(separator: ",", omittingEmptySubsequences: false)
    return areGroups(groups) ? decimal(sign + groups.joined() + "." + dots[1]) : .none
  }

  private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]

  private static func areGroups(_ groups: [Substring]) -> Bool {
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count) else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func decimal(_ text: String) -> Interpretation<Decimal128> {
    guard text.last?.isNumber ?? false, let number = Decimal128(text) else { return .none }
    return .value(number)
  }

  /// A day: `ngày 05 tháng 3 năm 2026`, `05/03/2026`, `5-3-2026`, `05.03.2026`, `2026-03-05`. Day before month, four
  /// digits of a year.
  package static func day(_ text: String) -> Interpretation<CivilDay> {
    var words = text.nfc.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
    while let last = words.last, last == "." || last == ";" { words.removeLast() }
    if words.count == 6, words[0] == "ngày", words[2] == "tháng", words[4] == "năm" {
      return day(words[1], words[3], words[5].trimmingEnd)
    }
    if words.count == 5, words[1] == "tháng", words[3] == "năm" { return day(words[0], words[2], words[4].trimmingEnd) }
    if words.first == "ngày" { words.removeFirst() }
    guard words.count == 1 else { return .none }
    let word = words[0].trimmingEnd
    if let day = CivilDay(iso: word) { return .value(day) }
    for separator in ["/", "-", "."] {
      let parts = word.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 3 { return day(parts[0], parts[1], parts[2]) }
    }
    return .none
  }

  private static func day(_ day: String, _ month: String, _ year: String) -> Interpretation<CivilDay> {
    guard (1...2).contains(day.count), (1...2).contains(month.count), year.count == 4,
      [day, month, year].allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let day = Int(day), let month = Int(month), let year = Int(year),
      let found = CivilDay(year: year, month: month, day: day)
    else { return .none }
    return .value(found)
  }

  /// A number, also one in words, and its unit, perhaps in brackets, nothing else: `1.000 kg/h`, `84,2 %`. A full stop or semicolon at the end is passed over.
  package static func quantity(_ text: String, habit: NumberHabit = .unseen) -> Interpretation<Quantity> {
    let whole = text.nfc.trimmingBlanks.trimmingEnd
    let figure = whole.prefix { ($0.isASCII && $0.isNumber) || ".,-−".contains($0) || blanks.contains($0) }
    guard !figure.isEmpty else { return quantityInWords(whole).map { .value($0) } ?? .none }
    let symbol = String(whole[figure.endIndex...]).trimmingBlanks.withoutBrackets
    guard !symbol.isEmpty, let unit = Unit(symbol) else { return .none }
    return switch number(String(figure), habit: habit) {
    case .value(let number): .value(Quantity(value: number, unit: unit))
    case .ambiguous(let numbers): .ambiguous(numbers.map { Quantity(value: $0, unit: unit) })
    case .none: .none
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a sign or a letter of Latin or Vietnamese beyond doubt, and no white space.
  fileprivate var isPlain: Bool {
    switch self {
    case "!"..."~", "À"..."ʯ", "\u{1EA0}"..."\u{1EF9}": true
    default: false
    }
  }
}

extension StringProtocol {
  /// Without white space at either end.
  package var trimmingBlanks: String {
    // Most texts have none, and looking sign by sign takes long.
    if let first = unicodeScalars.first, let last = unicodeScalars.last, first.isPlain, last.isPlain {
      return String(self)
    }
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Without a full stop, semicolon or comma at the end.
  fileprivate var trimmingEnd: String {
    var rest = self[...]
    while let last = rest.last, ".;,".contains(last) || last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
