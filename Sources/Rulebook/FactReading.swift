import Values

extension FactDefinition {
  /// Why words give no value of this fact; said in Vietnamese.
  package struct Unclear: Error, Sendable, Hashable {
    package let why: String
  }

  /// The value that the whole text states, or why it states none. `unit` is the one that a form prints in the head of
  /// a column, for numbers that stand without one. Never a guess: what can be read in two ways is unclear.
  package func value(of words: String, unit: Unit? = nil) throws(Unclear) -> FactValue {
    let text = words.trimmingBlanks
    switch kind {
    case .number: return .number(try number(text))
    case .quantity: return .quantity(try quantity(text, unit))
    case .text: return .text(text)
    case .harmonisedCode: return .text(try harmonisedCode(text))
    case .day: return .day(try day(text))
    case .flag, .presence: return .flag(try flag(text))
    }
  }

  private func number(_ text: String) throws(Unclear) -> Decimal128 {
    switch VietnameseNotation.number(text) {
    case .value(let number): return number
    case .ambiguous(let readings):
      throw Unclear(why: "có thể đọc là \(readings.map { VietnameseText.number($0) }.joined(separator: " hoặc "))")
    case .none: throw Unclear(why: "không phải là một số")
    }
  }

  private func quantity(_ text: String, _ unit: Unit?) throws(Unclear) -> Quantity {
    switch VietnameseNotation.quantity(text) {
    case .value(let quantity): return quantity
    case .ambiguous(let readings):
      let told = readings.map { VietnameseText.number($0.value) }
      throw Unclear(why: "có thể đọc là \(told.joined(separator: " hoặc "))")
    case .none:
      let number = try number(text)
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
    switch LabelKey(text).text {
    case "có", "đúng": return true
    case "không", "sai": return false
    default: throw Unclear(why: "không phải là «có» hoặc «không»")
    }
  }
}
