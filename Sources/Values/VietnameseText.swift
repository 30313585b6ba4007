/// Numbers and days as a Vietnamese reader expects them.
package enum VietnameseText {
  /// `1.250,5`: groups of three with dots, a decimal comma.
  package static func number(_ value: Decimal128, places: Int? = nil) -> String {
    let rounded = places.flatMap { padded(value, places: $0) } ?? value.plain
    let isNegative = rounded.hasPrefix("-")
    let parts = rounded.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, !rounded.contains("E") else { return rounded }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped.append(".") }
      grouped.append(digit)
    }
    let fraction = parts.count == 2 ? ",\(parts[1])" : ""
    return (isNegative ? "-" : "") + grouped + fraction
  }

  /// With two decimals, or as many more as put the printed number on the side of the bound on which the value lies.
  package static func number(_ value: Decimal128, decidedAgainst bound: Decimal128) -> String {
    number(value, places: places(value, decidedAgainst: bound))
  }

  /// A ratio as `84,20 %`.
  package static func percent(_ ratio: Decimal128) -> String {
    guard let value = ratio.multiplied(by: Decimal128(100)) else { return "…" }
    return number(value, places: 2) + " %"
  }

  /// A ratio as a percentage on its side of the bound: 0.84999 against 0.85 is `84,999 %`, never `85,00 %`.
  package static func percent(_ ratio: Decimal128, decidedAgainst bound: Decimal128) -> String {
    let hundred = Decimal128(100)
    guard let value = ratio.multiplied(by: hundred), let bound = bound.multiplied(by: hundred) else { return "…" }
    return number(value, decidedAgainst: bound) + " %"
  }

  private static func places(_ value: Decimal128, decidedAgainst bound: Decimal128) -> Int {
    for places in 2...34 {
      guard let printed = value.rounded(toPlaces: places, .halfUp) else { break }
      if (printed < bound) == (value < bound), (printed > bound) == (value > bound) { return places }
    }
    return 34
  }

  private static func padded(_ value: Decimal128, places: Int) -> String? {
    guard let rounded = value.rounded(toPlaces: places, .halfUp) else { return nil }
    let plain = rounded.description
    guard !plain.contains("E"), places > 0 else { return plain }
    let parts = plain.split(separator: ".")
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    return parts[0] + "." + fraction + String(repeating: "0", count: max(0, places - fraction.count))
  }

  /// `05/03/2026`.
  package static func day(_ day: CivilDay) -> String {
    let (year, month, number) = day.components
    return "\(two(number))/\(two(month))/\(year)"
  }

  /// `ngày 05 tháng 3 năm 2026`: a zero before days under 10 and months 1 and 2 only (NĐ 30/2020/NĐ-CP, Phụ lục I).
  package static func longDay(_ day: CivilDay) -> String {
    let (year, month, number) = day.components
    return "ngày \(two(number)) tháng \(month <= 2 ? two(month) : String(month)) năm \(year)"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Decimal128 {
  /// Without trailing zeros after the point.
  fileprivate var plain: String {
    let short = reduced
    return short.exponent > 0 ? description : short.description
  }
}
