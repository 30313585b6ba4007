/// A FEEL date and time: a day and a time of day, local or in a zone. A class, because it is too large for an enum's
/// payload of 16 bytes; nothing in it changes.
///
/// `==` is the identity that FEEL's `is` asks for (day, time, zone as written); FEEL's `=` is `isEqual(to:)`.
public final class ZonedDateTime: Sendable {
  public let day: CivilDay
  public let time: CivilTime
  /// Nil for a local date and time.
  public let zone: Zone?
  /// Seconds east of UTC in force then, nil for a local date and time.
  public let offset: Int?

  /// Nil for a day beyond the years ±999,999,999 and for a zone that is not valid.
  public convenience init?(_ day: CivilDay, _ time: CivilTime = .midnight, zone: Zone? = nil) {
    let offset = zone?.offset(on: day, at: time)
    guard CivilDay.supported.contains(day), zone == nil || offset != nil else { return nil }
    self.init(day, time, zone, offset)
  }

  private init(_ day: CivilDay, _ time: CivilTime, _ zone: Zone?, _ offset: Int?) {
    self.day = day
    self.time = time
    self.zone = zone
    self.offset = offset
  }

  /// FEEL's `date and time(date, time)`.
  public convenience init?(_ day: CivilDay, _ time: ZonedTime) {
    self.init(day, time.time, zone: time.zone)
  }

  /// What clocks in `zone` show that many seconds and nanoseconds after 1970-01-01T00:00:00Z. Of an hour that clocks
  /// there show twice, both are told apart, although they are written alike.
  public convenience init?(instant seconds: Int, nanosecond: Int = 0, zone: Zone) {
    guard (0...999_999_999).contains(nanosecond), let offset = zone.offset(at: seconds),
      let local = seconds.addingOrNil(offset)
    else { return nil }
    let (number, second) = local.flooredDivision(by: 86_400)
    let day = CivilDay(number: number)
    guard CivilDay.supported.contains(day) else { return nil }
    self.init(day, CivilTime(secondOfDay: second, nanosecond: nanosecond), zone, offset)
  }

  /// What a date stands for beside a date and time (DMN 1.5 §10.3.2.3.5); nil for a day that is not supported.
  public static func midnightUTC(of day: CivilDay) -> ZonedDateTime? { ZonedDateTime(day, .midnight, zone: .utc) }

  /// What FEEL's `time` makes of it: the time with its zone.
  public var timeOfDay: ZonedTime { ZonedTime(time, zone, zone?.standardOffset) }

  /// Seconds since 1970-01-01T00:00:00Z, without the fraction; nil for a local date and time.
  public var instant: Int? { offset == nil ? nil : secondsUTC }

  /// FEEL's `=`: both local or both in zones, and the same whole second of UTC. Fractions of a second do not count.
  public func isEqual(to other: ZonedDateTime) -> Bool { compared(to: other) == 0 }

  /// −1, 0 or 1 as this one is earlier, equal or later; nil between a local one and one in a zone. Agrees with
  /// `isEqual(to:)`.
  public func compared(to other: ZonedDateTime) -> Int? {
    guard (offset == nil) == (other.offset == nil) else { return nil }
    return (secondsUTC - other.secondsUTC).signum()
  }

  /// FEEL's `is`, the same as `==`.
  public func isIdentical(to other: ZonedDateTime) -> Bool { self == other }

  /// Seconds since 1970-01-01T00:00:00 on a UTC clock, or on the local one. A supported day never overflows here.
  var secondsUTC: Int { day.number * 86_400 + time.secondOfDay - (offset ?? 0) }
}

extension ZonedDateTime: Hashable, CustomStringConvertible {
  public static func == (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
    left.day == right.day && left.time == right.time && left.zone == right.zone && left.offset == right.offset
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(day)
    hasher.combine(time)
    hasher.combine(zone)
    hasher.combine(offset)
  }

  /// As FEEL's `string` writes it, such as `2016-12-24T23:59:00@Europe/Paris`.
  public var description: String { "\(day)T\(time)\(zone?.description ?? "")" }
}
