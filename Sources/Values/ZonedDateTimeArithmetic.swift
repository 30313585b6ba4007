/// Nil where the result leaves the years ±999,999,999.
extension ZonedDateTime {
  /// The same time of day that many months later, in the month's last day where it is shorter.
  public func adding(_ duration: YearsMonthsDuration) -> ZonedDateTime? {
    day.adding(duration).flatMap { ZonedDateTime($0, time, zone: zone) }
  }

  public func subtracting(_ duration: YearsMonthsDuration) -> ZonedDateTime? { duration.negated.flatMap(adding) }

  /// The moment that much later; in a named zone the clock may have been changed in between.
  public func adding(_ duration: DaysTimeDuration) -> ZonedDateTime? {
    let nanoseconds = time.nanosecond + Int(duration.nanosecond)
    guard let seconds = secondsUTC.addingOrNil(duration.wholeSeconds)?.addingOrNil(nanoseconds / 1_000_000_000),
      let moved = ZonedDateTime(instant: seconds, nanosecond: nanoseconds % 1_000_000_000, zone: zone ?? .utc)
    else { return nil }
    return zone == nil ? ZonedDateTime(moved.day, moved.time) : moved
  }

  public func subtracting(_ duration: DaysTimeDuration) -> ZonedDateTime? { duration.negated.flatMap(adding) }

  /// How much later this one is, to the nanosecond; nil between a local one and one in a zone.
  public func subtracting(_ other: ZonedDateTime) -> DaysTimeDuration? {
    guard (offset == nil) == (other.offset == nil) else { return nil }
    return DaysTimeDuration(
      seconds: secondsUTC - other.secondsUTC, nanoseconds: time.nanosecond - other.time.nanosecond)
  }
}
