import Values

extension BuiltIn {
  /// Days, times and durations (DMN 1.5 §§10.3.4.1, 10.3.4.6 and 10.3.4.7).
  static let temporalFunctions: [String: Definition] = {
    var functions: [String: Definition] = [
      "date": Definition(["from"], ["year", "month", "day"]) { arguments, frame in
        frame.temporal(date(arguments))
      },
      "time": Definition(["from"], ["hour", "minute", "second", "offset?"]) { arguments, frame in
        frame.temporal(time(arguments))
      },
      "date and time": Definition(
        ["from"], ["date", "time"], ["year", "month", "day", "hour", "minute", "second", "offset?"]
      ) { arguments, frame in frame.temporal(dateAndTime(arguments)) },
      "duration": Definition(["from"]) { arguments, frame in
        guard let text = arguments.string(0) else { return frame.failed(.mistyped) }
        if let duration = YearsMonthsDuration(feel: text) { return .yearsAndMonths(duration) }
        return DaysTimeDuration(feel: text).map { .daysAndTime($0) } ?? frame.failed(.outOfRange)
      },
      "years and months duration": Definition(["from", "to"]) { arguments, frame in
        guard let from = arguments.value(0)?.day, let to = arguments.value(1)?.day else {
          return frame.failed(.mistyped)
        }
        return .yearsAndMonths(YearsMonthsDuration(from: from, to: to))
      },
      "now": Definition([], isPure: false) { _, frame in frame.temporal(frame.now.map { .dateTime($0) }) },
      "today": Definition([], isPure: false) { _, frame in frame.temporal(frame.now.map { .date($0.day) }) },
    ]
    functions["day of year"] = calendar { .number(Decimal128($0.dayOfYear)) }
    functions["day of week"] = calendar { .string($0.dayOfWeek) }
    functions["month of year"] = calendar { .string($0.monthOfYear) }
    functions["week of year"] = calendar { .number(Decimal128($0.weekOfYear)) }
    return functions
  }()

  private static func calendar(_ value: @escaping @Sendable (CivilDay) -> FEELValue) -> Definition {
    Definition(["date"]) { arguments, frame in
      arguments.value(0)?.day.map(value) ?? frame.failed(.mistyped)
    }
  }

  private static func date(_ arguments: [FEELValue]) -> FEELValue? {
    if arguments.count == 1 {
      switch arguments[0] {
      case .string(let text): return CivilDay(feel: text).map { .date($0) }
      case let other: return other.day.map { .date($0) }
      }
    }
    guard let year = arguments.whole(0), let month = arguments.whole(1), let day = arguments.whole(2) else {
      return nil
    }
    return CivilDay(year: year, month: month, day: day).map { .date($0) }
  }

  private static func time(_ arguments: [FEELValue]) -> FEELValue? {
    if arguments.count == 1 {
      switch arguments[0] {
      case .string(let text): return ZonedTime(feel: text).map { .time($0) }
      case .time: return arguments[0]
      case .dateTime(let moment): return ZonedTime(moment.time, zone: moment.zone).map { .time($0) }
      case .date: return .time(ZonedTime.midnightUTC)
      default: return nil
      }
    }
    guard let hour = arguments.whole(0), let minute = arguments.whole(1), let second = arguments.number(2) else {
      return nil
    }
    guard arguments.isAbsent(3) || arguments.offset(3) != nil else { return nil }
    return ZonedTime(hour: hour, minute: minute, second: second, offset: arguments.offset(3)).map { .time($0) }
  }

  private static func dateAndTime(_ arguments: [FEELValue]) -> FEELValue? {
    switch arguments.count {
    case 1:
      switch arguments[0] {
      case .string(let text): return ZonedDateTime(feel: text).map { .dateTime($0) }
      case .dateTime: return arguments[0]
      case .date(let day): return ZonedDateTime.midnightUTC(of: day).map { .dateTime($0) }
      default: return nil
      }
    case 2:
      guard let day = arguments[0].day, case .time(let time) = arguments[1] else { return nil }
      return ZonedDateTime(day, time).map { .dateTime($0) }
    default:
      guard case .date(let day)? = date(Array(arguments.prefix(3))),
        case .time(let time)? = time(Array(arguments.dropFirst(3)))
      else { return nil }
      return ZonedDateTime(day, time).map { .dateTime($0) }
    }
  }
}

extension [FEELValue] {
  /// A number without a fraction.
  fileprivate func whole(_ index: Int) -> Int? { number(index)?.integer }

  fileprivate func offset(_ index: Int) -> DaysTimeDuration? {
    guard case .daysAndTime(let duration)? = value(index) else { return nil }
    return duration
  }
}

extension FEELValue {
  /// The day of a date or of a date and time.
  var day: CivilDay? {
    switch self {
    case .date(let day): day
    case .dateTime(let moment): moment.day
    case .list(let items) where items.count == 1: items[0].day
    default: nil
    }
  }
}
