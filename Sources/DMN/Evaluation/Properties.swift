import Values

/// What stands behind a point: an entry of a context, or a property of a day, a time, a duration or a range (DMN 1.5
/// Tables 53 to 55).
enum Properties {
  static func value(of base: FEELValue, _ name: String, _ frame: Frame) -> FEELValue {
    switch base {
    case .context(let context): return context[name] ?? frame.failed(.noSuchEntry(name))
    case .list(let items):
      guard frame.spend(items.count) else { return frame.failed(.tooDeep) }
      return .list(items.map { value(of: $0, name, frame) })
    case .unknown: return base
    case .date(let day): return property(name, of: day) ?? frame.failed(.noSuchEntry(name))
    case .dateTime(let moment):
      let ofDay = property(name, of: moment.day)
      return ofDay ?? property(name, of: moment.time, moment.zone, moment.offset, frame)
    case .time(let time): return property(name, of: time.time, time.zone, time.offset, frame)
    case .yearsAndMonths(let duration):
      switch name {
      case "years": return .number(Decimal128(duration.years))
      case "months": return .number(Decimal128(duration.months))
      default: return frame.failed(.noSuchEntry(name))
      }
    case .daysAndTime(let duration): return property(name, of: duration, frame)
    case .range(let range): return property(name, of: range, frame)
    case .null, .boolean, .number, .string, .function: return frame.failed(.mistyped)
    }
  }

  private static func property(_ name: String, of day: CivilDay) -> FEELValue? {
    switch name {
    case "year": .number(Decimal128(day.year))
    case "month": .number(Decimal128(day.month))
    case "day": .number(Decimal128(day.day))
    case "weekday": .number(Decimal128(day.weekday))
    default: nil
    }
  }

  private static func property(
    _ name: String, of time: CivilTime, _ zone: Zone?, _ offset: Int?, _ frame: Frame
  ) -> FEELValue {
    switch name {
    case "hour": .number(Decimal128(time.hour))
    case "minute": .number(Decimal128(time.minute))
    case "second": .number(Decimal128(time.second))
    case "time offset":
      offset.map { .daysAndTime(DaysTimeDuration(seconds: $0)) } ?? frame.failed(.noSuchEntry(name))
    case "timezone": zone?.name.map { .string($0) } ?? frame.failed(.noSuchEntry(name))
    default: frame.failed(.noSuchEntry(name))
    }
  }

  private static func property(_ name: String, of duration: DaysTimeDuration, _ frame: Frame) -> FEELValue {
    switch name {
    case "days": .number(Decimal128(duration.days))
    case "hours": .number(Decimal128(duration.hours))
    case "minutes": .number(Decimal128(duration.minutes))
    case "seconds": .number(Decimal128(duration.seconds))
    default: frame.failed(.noSuchEntry(name))
    }
  }

  private static func property(_ name: String, of range: FEELRange, _ frame: Frame) -> FEELValue {
    switch name {
    // `(< 5)` has no start.
    case "start": range.from == .null ? frame.failed(.noSuchEntry(name)) : range.from
    case "end": range.to == .null ? frame.failed(.noSuchEntry(name)) : range.to
    case "start included": .boolean(range.fromIncluded)
    case "end included": .boolean(range.toIncluded)
    default: frame.failed(.noSuchEntry(name))
    }
  }
}
