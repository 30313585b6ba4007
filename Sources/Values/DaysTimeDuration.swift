/// A FEEL days and time duration, to the nanosecond; a day is 86,400 seconds. Holds 292 thousand million years.
public struct DaysTimeDuration: Sendable, Hashable, Comparable {
  /// Seconds towards minus infinity: −1 for half a second backwards.
  public let wholeSeconds: Int
  /// What is to be added to `wholeSeconds`, 0…999,999,999.
  public let nanosecond: Int32

  public static let zero = DaysTimeDuration(seconds: 0)

  public init(seconds: Int) {
    self.wholeSeconds = seconds
    self.nanosecond = 0
  }

  /// The sum of both, which may have different signs; nil where it does not fit.
  public init?(seconds: Int, nanoseconds: Int) {
    let (carry, rest) = nanoseconds.flooredDivision(by: 1_000_000_000)
    guard let whole = seconds.addingOrNil(carry) else { return nil }
    self.wholeSeconds = whole
    self.nanosecond = Int32(rest)
  }

  /// That many seconds, cut off below one nanosecond (towards zero); nil where they do not fit.
  public init?(seconds: Decimal128) {
    guard let exact = seconds.rounded(toPlaces: 9, .down), let whole = exact.rounded(toPlaces: 0, .floor)?.integer,
      let rest = exact.subtracting(Decimal128(whole))?.multiplied(by: Self.billion)?.integer
    else { return nil }
    self.init(seconds: whole, nanoseconds: rest)
  }

  /// That many days of 24 hours; nil where they do not fit.
  public init?(days: Int) {
    guard let seconds = days.multipliedOrNil(by: 86_400) else { return nil }
    self.init(seconds: seconds)
  }

  public var isNegative: Bool { wholeSeconds < 0 }

  /// FEEL's components, each with the sign of the duration: any number of days, hours to 23, minutes and seconds to 59.
  public var days: Int { signed(magnitudeInSeconds / 86_400) }
  public var hours: Int { signed(magnitudeInSeconds / 3600 % 24) }
  public var minutes: Int { signed(magnitudeInSeconds / 60 % 60) }
  public var seconds: Int { signed(magnitudeInSeconds % 60) }
  /// The fraction of `seconds`, with the sign of the duration.
  public var nanoseconds: Int { signed(magnitudeInNanoseconds) }

  /// The whole seconds of the duration without its sign.
  var magnitudeInSeconds: UInt {
    // Half a second backwards is −1 and 500 million: ~(−1) = 0 seconds are left.
    isNegative && nanosecond > 0 ? UInt(~wholeSeconds) : wholeSeconds.magnitude
  }

  /// The nanoseconds beside `magnitudeInSeconds`.
  var magnitudeInNanoseconds: UInt {
    UInt(isNegative && nanosecond > 0 ? 1_000_000_000 - nanosecond : nanosecond)
  }

  private func signed(_ part: UInt) -> Int { isNegative ? -Int(part) : Int(part) }

  public static func < (left: DaysTimeDuration, right: DaysTimeDuration) -> Bool {
    (left.wholeSeconds, left.nanosecond) < (right.wholeSeconds, right.nanosecond)
  }

  private static let billion = Decimal128(1_000_000_000)
}

/// Nil where the result does not fit; what is smaller than a nanosecond is cut off, towards zero.
extension DaysTimeDuration {
  public var negated: DaysTimeDuration? { DaysTimeDuration.zero.subtracting(self) }

  public var magnitude: DaysTimeDuration? { isNegative ? negated : self }

  public func adding(_ other: DaysTimeDuration) -> DaysTimeDuration? {
    wholeSeconds.addingOrNil(other.wholeSeconds)
      .flatMap { DaysTimeDuration(seconds: $0, nanoseconds: Int(nanosecond) + Int(other.nanosecond)) }
  }

  public func subtracting(_ other: DaysTimeDuration) -> DaysTimeDuration? {
    // ~x = −x − 1 always fits, −x does not; the second left out comes back as nanoseconds.
    wholeSeconds.addingOrNil(~other.wholeSeconds)
      .flatMap { DaysTimeDuration(seconds: $0, nanoseconds: 1_000_000_000 + Int(nanosecond) - Int(other.nanosecond)) }
  }

  public func multiplied(by factor: Decimal128) -> DaysTimeDuration? {
    inSeconds?.multiplied(by: factor).flatMap(DaysTimeDuration.init(seconds:))
  }

  /// Nil also where `divisor` is zero.
  public func divided(by divisor: Decimal128) -> DaysTimeDuration? {
    inSeconds?.divided(by: divisor).flatMap(DaysTimeDuration.init(seconds:))
  }

  /// How many times `divisor` goes into this one; nil where it is zero.
  public func divided(by divisor: DaysTimeDuration) -> Decimal128? {
    guard let seconds = inSeconds, let others = divisor.inSeconds else { return nil }
    return seconds.divided(by: others)
  }

  /// The whole duration as a number of seconds, exact: 19 digits and 9 places fit.
  public var inSeconds: Decimal128? {
    Decimal128(Int(nanosecond)).divided(by: Self.billion)?.adding(Decimal128(wholeSeconds))
  }
}
