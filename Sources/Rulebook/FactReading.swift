import Values

extension FactDefinition {
  /// Why words give no value of this fact; said in Vietnamese.
  package struct Unclear: Error, Sendable, Hashable {
    package let why: String
  }

  /// The value that the whole text states, or why it states none. `unit` is the one that a form prints in the head of
  /// a column, for numbers that stand without one; `habit` what the paper's other figures tell of its decimal mark.
  /// Never a guess: what can be read in two ways is unclear.
  package func value(
    of words: String, unit: Unit? = nil, habit: NumberHabit = .unseen
  ) throws(Unclear) -> FactValue {
    try held(try reading(words.trimmingBlanks, unit, habit))
  }

  /// Whether one of the readings of an amount in words says the same as the figure.
  package func isSpelled(_ value: FactValue, as readings: [SpelledAmount]) -> Bool {
    readings.contains { spelled in
      switch value {
      case .number(let number): spelled.isSame(as: number, limits.units.first)
      case .quantity(let quantity): spelled.isSame(as: quantity.value, quantity.unit)
      case .text, .day, .flag, .place: false
      }
    }
  }

  /// Whether its value is a number that may be written in words beside the figure.
  package var isAmount: Bool {
    switch kind {
    case .number, .quantity: true
    case .text, .harmonisedCode, .day, .flag, .place, .presence, .listed: false
    }
  }

  /// The value, where it is one that this fact may have.
  package func held(_ value: FactValue) throws(Unclear) -> FactValue {
    if let why = limits.objection(to: value, of: name) { throw Unclear(why: why) }
    return value
  }

  private func reading(_ text: String, _ unit: Unit?, _ habit: NumberHabit) throws(Unclear) -> FactValue {
    switch kind {
    case .number: .number(try number(text, habit))
    case .quantity: .quantity(try quantity(text, unit, habit))
    case .text: .text(try words(text))
    case .harmonisedCode: .text(try harmonisedCode(text))
    case .day: .day(try day(text))
    // What it is called now is for `PlaceIndex` to say, which knows the day.
    case .place: .place(Locality(words: try words(text)))
    case .flag, .presence, .listed: .flag(try flag(text))
    }
  }

  /// Free words; what a form prints to be replaced (`(ghi rõ nước)`) and words for nothing give none.
  private func words(_ text: String) throws(Unclear) -> String {
    if let listed = limits.listed(text) { return listed }
    if limits.no.contains(LabelKey(text)) { throw Unclear(why: "không nêu giá trị nào") }
    if text.hasPrefix("("), text.hasSuffix(")") {
      throw Unclear(why: "là lời hướng dẫn trong ngoặc, không phải giá trị")
    }
    return text
  }

  private func number(_ text: String, _ habit: NumberHabit) throws(Unclear) -> Decimal128 {
    switch VietnameseNotation.number(text, habit: habit) {
    case .value(let number): return number
    case .ambiguous(let readings):
      throw Unclear(why: "có thể đọc là \(readings.map { VietnameseText.number($0) }.joined(separator: " hoặc "))")
    case .none:
      guard let counted = countedNumber(text, habit) else { throw Unclear(why: "không phải là một số") }
      return counted
    }
  }

  /// A plain number with the unit in which the catalogue counts it: `40 năm`.
  private func countedNumber(_ text: String, _ habit: NumberHabit) -> Decimal128? {
    guard let unit = limits.units.first, case .value(let quantity) = VietnameseNotation.quantity(text, habit: habit)
    else { return nil }
    return quantity.converted(to: unit)
  }

  private func quantity(_ text: String, _ unit: Unit?, _ habit: NumberHabit) throws(Unclear) -> Quantity {
    switch VietnameseNotation.quantity(text, habit: habit) {
    case .value(let quantity): return quantity
    case .ambiguous(let readings):
      let told = readings.map { VietnameseText.number($0.value) }
      throw Unclear(why: "có thể đọc là \(told.joined(separator: " hoặc "))")
    case .none:
      let number: Decimal128
      if let inWords = VietnameseNotation.figureInWords(text) {
        number = inWords
      } else {
        number = try self.number(text, habit)
      }
      guard let unit else { throw Unclear(why: "số không kèm đơn vị") }
      return Quantity(value: number, unit: unit)
    }
  }

  private func harmonisedCode(_ text: String) throws(Unclear) -> String {
    let digits = text.filter { $0 != "." && $0 != " " }
    guard (4...10).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      throw Unclear(why: "không phải là mã HS (4 đến 10 chữ số)")
    }
    return digits
  }

  private func day(_ text: String) throws(Unclear) -> CivilDay {
    switch VietnameseNotation.day(text) {
    case .value(let day): return day
    case .ambiguous(let days):
      throw Unclear(why: "có thể đọc là \(days.map { VietnameseText.day($0) }.joined(separator: " hoặc "))")
    case .none: throw Unclear(why: "không phải là ngày, tháng, năm")
    }
  }

  private func flag(_ text: String) throws(Unclear) -> Bool {
    let key = LabelKey(text)
    if limits.yes.contains(key) { return true }
    if limits.no.contains(key) { return false }
    switch key.text {
    case "có", "đúng": return true
    case "không", "sai": return false
    default: throw Unclear(why: "không phải là «có» hoặc «không»")
    }
  }
}
