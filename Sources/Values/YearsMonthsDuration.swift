/// A FEEL years and months duration: a number of calendar months, not of days.
public struct YearsMonthsDuration: Sendable, Hashable, Comparable {
  /// The whole duration, negative backwards.
  public let totalMonths: Int

  public static let zero = YearsMonthsDuration(months: 0)

  public init(months: Int) {
    self.totalMonths = months
  }

  /// The whole months from one day to another, as FEEL's `years and months duration` counts them: a month is complete
  /// on the same day of the month; days that a short month lacks are not made up for.
  public init(from start: CivilDay, to end: CivilDay) {
    let (from, to) = (start.components, end.components)
    let months = (to.year - from.year) * 12 + to.month - from.month
    let days = to.day - from.day
    self.totalMonths =
      if months > 0 && days < 0 { months - 1 } else if months < 0 && days > 0 { months + 1 } else { months }
  }

  /// Whole years, negative backwards.
  public var years: Int { totalMonths / 12 }
  /// The months beside the whole years, −11…11, with the sign of the duration.
  public var months: Int { totalMonths % 12 }

  public static func < (left: YearsMonthsDuration, right: YearsMonthsDuration) -> Bool {
    left.totalMonths < right.totalMonths
  }
}

/// Nil where the result does not fit; months that are not whole lose their fraction.
extension YearsMonthsDuration {
  public var negated: YearsMonthsDuration? { 0.subtractingOrNil(totalMonths).map(YearsMonthsDuration.init(months:)) }

  public var magnitude: YearsMonthsDuration? { totalMonths < 0 ? negated : self }

  public func adding(_ other: YearsMonthsDuration) -> YearsMonthsDuration? {
    totalMonths.addingOrNil(other.totalMonths).map(YearsMonthsDuration.init(months:))
  }

  public func subtracting(_ other: YearsMonthsDuration) -> YearsMonthsDuration? {
    totalMonths.subtractingOrNil(other.totalMonths).map(YearsMonthsDuration.init(months:))
  }

  public func multiplied(by factor: Decimal128) -> YearsMonthsDuration? {
    Decimal128(totalMonths).multiplied(by: factor).flatMap(Self.init(truncating:))
  }

  /// Nil also where `divisor` is zero.
  public func divided(by divisor: Decimal128) -> YearsMonthsDuration? {
    Decimal128(totalMonths).divided(by: divisor).flatMap(Self.init(truncating:))
  }

  /// How many times `divisor` goes into this one; nil where it is zero.
  public func divided(by divisor: YearsMonthsDuration) -> Decimal128? {
    Decimal128(totalMonths).divided(by: Decimal128(divisor.totalMonths))
  }

  private init?(truncating months: Decimal128) {
    guard let whole = months.rounded(toPlaces: 0, .down)?.integer else { return nil }
    self.init(months: whole)
  }
}
