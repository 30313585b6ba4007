/// A time of day on a clock without leap seconds and without a zone, to the nanosecond: 00:00:00 to
/// 23:59:59.999999999.
public struct CivilTime: Sendable, Hashable, Comparable {
  /// Nanoseconds since midnight, 0…86,399,999,999,999.
  public let nanosecondOfDay: Int64

  public static let midnight = CivilTime(secondOfDay: 0, nanosecond: 0)

  /// The time of that hour (0…23), minute (0…59), second (0…59) and nanosecond (0…999,999,999); anything else is nil.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999_999).contains(nanosecond)
    else { return nil }
    self.init(secondOfDay: (hour * 60 + minute) * 60 + second, nanosecond: nanosecond)
  }

  /// The time whose seconds are a number with a fraction, as FEEL's `time` takes them; cut off below one nanosecond.
  public init?(hour: Int, minute: Int, second: Decimal128) {
    guard let length = DaysTimeDuration(seconds: second), (0...59).contains(length.wholeSeconds) else { return nil }
    self.init(hour: hour, minute: minute, second: length.wholeSeconds, nanosecond: Int(length.nanosecond))
  }

  /// For seconds and nanoseconds already within a day and a second.
  init(secondOfDay: Int, nanosecond: Int) {
    self.nanosecondOfDay = Int64(secondOfDay) * 1_000_000_000 + Int64(nanosecond)
  }

  /// 0…86,399.
  public var secondOfDay: Int { Int(nanosecondOfDay / 1_000_000_000) }

  public var hour: Int { secondOfDay / 3600 }
  public var minute: Int { secondOfDay / 60 % 60 }
  public var second: Int { secondOfDay % 60 }
  /// Nanoseconds since the last whole second, 0…999,999,999.
  public var nanosecond: Int { Int(nanosecondOfDay % 1_000_000_000) }

  /// The time that much later on a clock that starts again at midnight.
  public func advanced(by duration: DaysTimeDuration) -> CivilTime {
    let nanoseconds = nanosecond + Int(duration.nanosecond)
    let carry = nanoseconds / 1_000_000_000
    let seconds = secondOfDay + duration.wholeSeconds.flooredDivision(by: 86_400).remainder + carry
    return CivilTime(secondOfDay: seconds % 86_400, nanosecond: nanoseconds % 1_000_000_000)
  }

  public static func < (left: CivilTime, right: CivilTime) -> Bool { left.nanosecondOfDay < right.nanosecondOfDay }
}

extension CivilTime: CustomStringConvertible {
  /// `HH:mm:ss`, and the fraction of the second without trailing zeros where there is one.
  public var description: String {
    "\(hour.zeroPadded(2)):\(minute.zeroPadded(2)):\(second.zeroPadded(2))\(fractionNotation(nanoseconds: nanosecond))"
  }
}
