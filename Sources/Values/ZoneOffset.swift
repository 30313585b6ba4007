import Foundation

/// How far a zone is from UTC, in seconds east of it; nil for a zone that is not valid. `TimeZone` keeps its own table
/// behind a lock: a lookup by name costs about 60 ns, so there is no second table here.
extension Zone {
  /// The offset in force `instant` seconds after 1970-01-01T00:00:00Z.
  public func offset(at instant: Int) -> Int? {
    switch self {
    case .offset(let seconds): isValid ? seconds : nil
    case .named(let name): Self.timeZone(name).map { Self.offset(of: $0, at: instant) }
    }
  }

  /// The offset in force when clocks there show that day and time. Where they show it twice, the first of the two;
  /// where they skip it, the offset before the gap.
  public func offset(on day: CivilDay, at time: CivilTime) -> Int? {
    switch self {
    case .offset(let seconds): return isValid ? seconds : nil
    case .named(let name):
      guard CivilDay.supported.contains(day), let zone = Self.timeZone(name) else { return nil }
      let local = day.number * 86_400 + time.secondOfDay
      // No offset is longer than a day, and no zone changes twice within two days.
      let before = Self.offset(of: zone, at: local - 86_400)
      let after = Self.offset(of: zone, at: local + 86_400)
      if Self.offset(of: zone, at: local - before) == before { return before }
      return Self.offset(of: zone, at: local - after) == after ? after : before
    }
  }

  /// The offset outside daylight saving time, for a time of day that belongs to no day: the smaller of those of
  /// 1 January and 1 July 2024. A fixed year, because an answer must not depend on when it is asked; not 1970, when
  /// Asia/Ho_Chi_Minh was still at UTC+8.
  public var standardOffset: Int? {
    guard let winter = offset(at: 1_704_067_200), let summer = offset(at: 1_719_792_000) else { return nil }
    return min(winter, summer)
  }

  static func isKnown(_ name: String) -> Bool { timeZone(name) != nil }

  private static func timeZone(_ name: String) -> TimeZone? {
    // Foundation also reads `GMT+7`, which no database has, and calls it `GMT+0700`.
    guard let zone = TimeZone(identifier: name), !zone.identifier.hasPrefix("GMT+"),
      !zone.identifier.hasPrefix("GMT-")
    else { return nil }
    return zone
  }

  /// Foundation's tables answer 0 for years far away. The Gregorian calendar and with it every rule of daylight saving
  /// time repeats after 400 years, to the weekday; dates that the tables list one by one end in 2087 (Morocco), so the
  /// years from 2100 on stand for all later ones. Before 1800 there were no zones, only the local mean time.
  private static func offset(of zone: TimeZone, at instant: Int) -> Int {
    let (year1800, year2500, cycle) = (-5_364_662_400, 16_725_225_600, 12_622_780_800)
    var near = max(instant, year1800)
    if near >= year2500 { near = year2500 - cycle + (near - year2500) % cycle }
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(near)))
  }
}
