/// A FEEL time: a time of day, local or in a zone. A class, because with its zone it is too large for an enum's payload
/// of 16 bytes; nothing in it changes.
///
/// `==` is the identity that FEEL's `is` asks for (time, zone as written); FEEL's `=` is `isEqual(to:)`.
public final class ZonedTime: Sendable {
  public let time: CivilTime
  /// Nil for a local time.
  public let zone: Zone?
  /// Seconds east of UTC, nil for a local time. A named zone counts with its standard offset, because it has another
  /// only on a day.
  public let offset: Int?

  /// Nil where the zone is not valid.
  public convenience init?(_ time: CivilTime, zone: Zone? = nil) {
    let offset = zone?.standardOffset
    guard zone == nil || offset != nil else { return nil }
    self.init(time, zone, offset)
  }

  /// For a zone known to be valid, and its standard offset.
  init(_ time: CivilTime, _ zone: Zone?, _ offset: Int?) {
    self.time = time
    self.zone = zone
    self.offset = offset
  }

  /// FEEL's `time(hour, minute, second, offset)`; a nil offset makes a local time.
  public convenience init?(hour: Int, minute: Int, second: Decimal128, offset: DaysTimeDuration?) {
    guard let time = CivilTime(hour: hour, minute: minute, second: second) else { return nil }
    guard let offset else {
      self.init(time)
      return
    }
    guard let zone = Zone(offset: offset) else { return nil }
    self.init(time, zone: zone)
  }

  /// What FEEL's `time` makes of a date.
  public static let midnightUTC = ZonedTime(.midnight, .utc, 0)

  /// FEEL's `=`: both local or both in zones, and the same whole second of UTC. Fractions of a second do not count.
  public func isEqual(to other: ZonedTime) -> Bool { compared(to: other) == 0 }

  /// −1, 0 or 1 as this time is earlier, equal or later, without going round midnight; nil between a local time and
  /// one in a zone. Agrees with `isEqual(to:)`.
  public func compared(to other: ZonedTime) -> Int? {
    guard (offset == nil) == (other.offset == nil) else { return nil }
    return (secondOfDayUTC - other.secondOfDayUTC).signum()
  }

  /// FEEL's `is`, the same as `==`.
  public func isIdentical(to other: ZonedTime) -> Bool { self == other }

  /// The time that much later on the same clock, past midnight if need be.
  public func adding(_ duration: DaysTimeDuration) -> ZonedTime {
    ZonedTime(time.advanced(by: duration), zone, offset)
  }

  /// Nil only where the duration has no negative.
  public func subtracting(_ duration: DaysTimeDuration) -> ZonedTime? { duration.negated.map(adding) }

  /// How much later this time is, less than two days either way, to the nanosecond; nil between a local time and one
  /// in a zone.
  public func subtracting(_ other: ZonedTime) -> DaysTimeDuration? {
    guard (offset == nil) == (other.offset == nil) else { return nil }
    return DaysTimeDuration(
      seconds: secondOfDayUTC - other.secondOfDayUTC, nanoseconds: time.nanosecond - other.time.nanosecond)
  }

  /// Negative or past a day where UTC is in another day.
  private var secondOfDayUTC: Int { time.secondOfDay - (offset ?? 0) }
}

extension ZonedTime: Hashable, CustomStringConvertible {
  public static func == (left: ZonedTime, right: ZonedTime) -> Bool {
    left.time == right.time && left.zone == right.zone
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(time)
    hasher.combine(zone)
  }

  /// As FEEL's `string` writes it, such as `12:03:02.5@Europe/Paris`.
  public var description: String { "\(time)\(zone?.description ?? "")" }
}
