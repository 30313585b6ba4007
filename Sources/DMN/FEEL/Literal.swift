import Values

/// A value that stands in an expression as it is, but for numbers, which keep their text.
enum Literal: Sendable, Hashable {
  case boolean(Bool)
  case string(String)
  case date(CivilDay)
  case time(ZonedTime)
  case dateTime(ZonedDateTime)
  case yearsAndMonths(YearsMonthsDuration)
  case daysAndTime(DaysTimeDuration)

  /// What `@"…"` says: a date, a date and time, a time, or a duration.
  init?(at text: String) {
    if let day = CivilDay(feel: text) {
      self = .date(day)
    } else if let moment = ZonedDateTime(feel: text) {
      self = .dateTime(moment)
    } else if let time = ZonedTime(feel: text) {
      self = .time(time)
    } else if let duration = YearsMonthsDuration(feel: text) {
      self = .yearsAndMonths(duration)
    } else if let duration = DaysTimeDuration(feel: text) {
      self = .daysAndTime(duration)
    } else {
      return nil
    }
  }

  var value: FEELValue {
    switch self {
    case .boolean(let flag): .boolean(flag)
    case .string(let text): .string(text)
    case .date(let day): .date(day)
    case .time(let time): .time(time)
    case .dateTime(let moment): .dateTime(moment)
    case .yearsAndMonths(let duration): .yearsAndMonths(duration)
    case .daysAndTime(let duration): .daysAndTime(duration)
    }
  }
}
