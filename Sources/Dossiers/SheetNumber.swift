import Foundation
import Values

/// A number of a cell as a Vietnamese reader writes it, under the format of the cell.
struct SheetNumber {
  let text: String
  let doubts: Set<Doubt>

  /// - Parameter value: as the file keeps it: `1000.5`, `1E-3`; a date is the number of days since the epoch of the book.
  init(_ value: String, _ format: NumberFormat, is1904: Bool) {
    // The digits beyond the fifteenth are noise of binary fractions (`0.30000000000000004`).
    guard let binary = Double(value), binary.isFinite, let number = Decimal128(String(format: "%.15g", binary)) else {
      self.init("", [.formula])
      return
    }
    switch format {
    case .general, .text, .nothing: self.init(Self.notation(number), [])
    case .places(let places): self.init(number, places)
    case .percent(let places): self.init(number.multiplied(by: Decimal128(100)) ?? number, places, mark: "%")
    case .day: self.init(day: number, is1904)
    case .other: self.init(Self.notation(number), [.other])
    }
  }

  private init(_ text: String, _ doubts: Set<Doubt>) {
    self.text = text
    self.doubts = doubts
  }

  /// As it is shown; where more is kept than is shown, it is not sure which of both is meant.
  private init(_ number: Decimal128, _ places: Int, mark: String = "") {
    let shown = number.rounded(toPlaces: places, .halfUp) ?? number
    self.init(Self.notation(shown) + mark, shown == number ? [] : [.rounded])
  }

  private init(day number: Decimal128, _ is1904: Bool) {
    guard let serial = number.integer, (1...2_958_465).contains(serial), is1904 || serial != 60 else {
      // With a time, or the 29 February 1900 that never was.
      self.init(Self.notation(number), [.other])
      return
    }
    // 1970-01-01 is day 25,569 of the one count, which has that day too many, and 24,107 of the other.
    let day = CivilDay(number: serial - (is1904 ? 24_107 : serial < 60 ? 25_568 : 25_569))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    self.init("\(two(day.day))/\(two(day.month))/\(day.year)", [])
  }

  /// With a decimal comma and ungrouped. Three places could be read as a group, so a fourth is written.
  static func notation(_ number: Decimal128) -> String {
    let parts = number.description.split(separator: ".")
    guard parts.count == 2 else { return number.description }
    var places = String(parts[1])
    while places.last == "0" { places.removeLast() }
    if places.count == 3 { places += "0" }
    return places.isEmpty ? String(parts[0]) : "\(parts[0]),\(places)"
  }
}
