/// The lexical forms of FEEL's `date`, `time` and `date and time`: those of XML Schema, ASCII and complete, with an
/// IANA zone after `@` beside the offsets.
extension CivilDay {
  /// `yyyy-MM-dd`, with `-` before the common era and up to nine digits of the year, which then does not start with 0.
  public init?(feel text: some StringProtocol) {
    var cursor = TextCursor(text)
    guard let day = cursor.day(), cursor.isAtEnd else { return nil }
    self = day
  }
}

extension ZonedTime {
  /// `HH:mm:ss`, with or without a fraction of any length, cut off below one nanosecond, and with or without a zone.
  /// `24:00:00` is midnight.
  public convenience init?(feel text: some StringProtocol) {
    var cursor = TextCursor(text)
    guard let (time, _) = cursor.time() else { return nil }
    if cursor.isAtEnd {
      self.init(time)
    } else {
      guard let zone = Zone(feel: cursor.rest) else { return nil }
      self.init(time, zone: zone)
    }
  }
}

extension ZonedDateTime {
  /// A date, `T` and a time, or a date alone, which is its local midnight. `24:00:00` is midnight of the day after.
  public convenience init?(feel text: some StringProtocol) {
    var cursor = TextCursor(text)
    guard let day = cursor.day() else { return nil }
    if cursor.isAtEnd {
      self.init(day)
      return
    }
    guard cursor.take("T"), let (time, isNextDay) = cursor.time() else { return nil }
    let actual = isNextDay ? CivilDay(number: day.number + 1) : day
    if cursor.isAtEnd {
      self.init(actual, time)
    } else {
      guard let zone = Zone(feel: cursor.rest) else { return nil }
      self.init(actual, time, zone: zone)
    }
  }
}

extension TextCursor {
  fileprivate mutating func day() -> CivilDay? {
    let isNegative = take("-")
    let startsWithZero = isAtZero
    guard let (year, count) = digitRun(), count >= 4, count == 4 || !startsWithZero, !(isNegative && year == 0),
      take("-"), let month = digits(2), take("-"), let day = digits(2)
    else { return nil }
    return CivilDay(year: isNegative ? -year : year, month: month, day: day)
  }

  /// The time, and whether it was written as the 24th hour of the day before.
  fileprivate mutating func time() -> (CivilTime, isNextDay: Bool)? {
    guard let hour = digits(2), take(":"), let minute = digits(2), take(":"), let second = digits(2) else {
      return nil
    }
    var nanosecond = 0
    if take(".") {
      guard isAtDigit else { return nil }
      nanosecond = nanoseconds()
    }
    if hour == 24 { return (minute, second, nanosecond) == (0, 0, 0) ? (.midnight, true) : nil }
    return CivilTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond).map { ($0, false) }
  }
}
