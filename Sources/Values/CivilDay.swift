/// A day of the proleptic Gregorian calendar, without a time and without a zone; in this product always a day in
/// Vietnam. Stored as the number of days since 1970-01-01; the algorithms are Howard Hinnant's `chrono` ones.
public struct CivilDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01, negative before it.
  public let number: Int

  /// The day `number` days after 1970-01-01; not checked against `supported`.
  public init(number: Int) {
    self.number = number
  }

  /// The day of that year, month (1…12) and day (1…31), or nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (-999_999_999...999_999_999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.number = era * 146_097 + dayOfEra - 719_468
  }

  /// The day written as ISO 8601 `yyyy-MM-dd`, exactly ten ASCII characters; anything else is nil.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func digits(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1…12) and day (1…31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var day: Int { components.day }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The day `days` days later, or earlier when negative.
  public func advanced(byDays days: Int) -> CivilDay { CivilDay(number: number + days) }

  /// The same day `months` months later; where that month is shorter, its last day (BLDS 2015, Điều 148 khoản 3).
  public func advanced(byMonths months: Int) -> CivilDay? {
    let (year, month, day) = components
    guard let total = (year * 12 + month - 1).addingOrNil(months) else { return nil }
    let (newYear, monthIndex) = total.flooredDivision(by: 12)
    let newMonth = monthIndex + 1
    return CivilDay(year: newYear, month: newMonth, day: min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  public static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }
}

extension CivilDay: CustomStringConvertible {
  /// ISO 8601, `yyyy-MM-dd`; years before 0 or past 9999 carry a sign or more digits.
  public var description: String {
    let (year, month, day) = components
    return "\(year.zeroPadded(4))-\(month.zeroPadded(2))-\(day.zeroPadded(2))"
  }
}
