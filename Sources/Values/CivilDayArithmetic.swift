/// FEEL's arithmetic of dates; nil where the result leaves the years ±999,999,999.
extension CivilDay {
  /// −999999999-01-01 to 999999999-12-31.
  public static let supported = CivilDay(number: -365_243_219_162)...CivilDay(number: 365_241_780_471)

  /// The same day that many months later; where that month is shorter, its last day.
  public func adding(_ duration: YearsMonthsDuration) -> CivilDay? {
    Self.supported.contains(self) ? advanced(byMonths: duration.totalMonths) : nil
  }

  public func subtracting(_ duration: YearsMonthsDuration) -> CivilDay? { duration.negated.flatMap(adding) }

  /// The day of the moment that much after its midnight: a minute backwards is the day before, a minute onwards the
  /// same day.
  public func adding(_ duration: DaysTimeDuration) -> CivilDay? {
    let days = duration.wholeSeconds.flooredDivision(by: 86_400).quotient
    guard let moved = number.addingOrNil(days).map(CivilDay.init(number:)), Self.supported.contains(moved) else {
      return nil
    }
    return moved
  }

  public func subtracting(_ duration: DaysTimeDuration) -> CivilDay? { duration.negated.flatMap(adding) }

  /// How many days of 24 hours this day is later.
  public func subtracting(_ other: CivilDay) -> DaysTimeDuration? {
    number.subtractingOrNil(other.number).flatMap(DaysTimeDuration.init(days:))
  }

  /// From a moment to the UTC midnight of this day; nil for a local date and time.
  public func subtracting(_ other: ZonedDateTime) -> DaysTimeDuration? {
    ZonedDateTime.midnightUTC(of: self)?.subtracting(other)
  }
}

extension ZonedDateTime {
  /// From the UTC midnight of a day to this moment; nil for a local date and time.
  public func subtracting(_ other: CivilDay) -> DaysTimeDuration? {
    ZonedDateTime.midnightUTC(of: other).flatMap(subtracting)
  }
}
