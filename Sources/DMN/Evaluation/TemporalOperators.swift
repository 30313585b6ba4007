import Values

/// Arithmetic of days, times and durations, and of strings (DMN 1.5 Tables 45 and 46). Operands are known.
extension Operators {
  static func sum(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.string(let left), .string(let right)): concatenated(left, right, frame)
    case (.date(let day), .daysAndTime(let duration)), (.daysAndTime(let duration), .date(let day)):
      frame.temporal(day.adding(duration).map { .date($0) })
    case (.date(let day), .yearsAndMonths(let duration)), (.yearsAndMonths(let duration), .date(let day)):
      frame.temporal(day.adding(duration).map { .date($0) })
    case (.dateTime(let moment), .daysAndTime(let duration)), (.daysAndTime(let duration), .dateTime(let moment)):
      frame.temporal(moment.adding(duration).map { .dateTime($0) })
    case (.dateTime(let moment), .yearsAndMonths(let duration)), (.yearsAndMonths(let duration), .dateTime(let moment)):
      frame.temporal(moment.adding(duration).map { .dateTime($0) })
    case (.time(let time), .daysAndTime(let duration)), (.daysAndTime(let duration), .time(let time)):
      .time(time.adding(duration))
    case (.daysAndTime(let left), .daysAndTime(let right)):
      frame.temporal(left.adding(right).map { .daysAndTime($0) })
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)):
      frame.temporal(left.adding(right).map { .yearsAndMonths($0) })
    default: frame.failed(.mistyped)
    }
  }

  private static func concatenated(_ left: String, _ right: String, _ frame: Frame) -> FEELValue {
    guard frame.spend((left.utf8.count + right.utf8.count) >> 6) else { return frame.failed(.tooDeep) }
    return .string(left + right)
  }

  static func difference(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.date(let left), .date(let right)): frame.temporal(left.subtracting(right).map { .daysAndTime($0) })
    case (.date(let left), .dateTime(let right)): frame.temporal(left.subtracting(right).map { .daysAndTime($0) })
    case (.dateTime(let left), .date(let right)): frame.temporal(left.subtracting(right).map { .daysAndTime($0) })
    case (.dateTime(let left), .dateTime(let right)):
      frame.temporal(left.subtracting(right).map { .daysAndTime($0) })
    case (.time(let left), .time(let right)): frame.temporal(left.subtracting(right).map { .daysAndTime($0) })
    case (.date(let day), .daysAndTime(let duration)):
      frame.temporal(day.subtracting(duration).map { .date($0) })
    case (.date(let day), .yearsAndMonths(let duration)):
      frame.temporal(day.subtracting(duration).map { .date($0) })
    case (.dateTime(let moment), .daysAndTime(let duration)):
      frame.temporal(moment.subtracting(duration).map { .dateTime($0) })
    case (.dateTime(let moment), .yearsAndMonths(let duration)):
      frame.temporal(moment.subtracting(duration).map { .dateTime($0) })
    case (.time(let time), .daysAndTime(let duration)):
      frame.temporal(time.subtracting(duration).map { .time($0) })
    case (.daysAndTime(let left), .daysAndTime(let right)):
      frame.temporal(left.subtracting(right).map { .daysAndTime($0) })
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)):
      frame.temporal(left.subtracting(right).map { .yearsAndMonths($0) })
    default: frame.failed(.mistyped)
    }
  }

  static func product(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.yearsAndMonths(let duration), .number(let factor)), (.number(let factor), .yearsAndMonths(let duration)):
      frame.temporal(duration.multiplied(by: factor).map { .yearsAndMonths($0) })
    case (.daysAndTime(let duration), .number(let factor)), (.number(let factor), .daysAndTime(let duration)):
      frame.temporal(duration.multiplied(by: factor).map { .daysAndTime($0) })
    default: frame.failed(.mistyped)
    }
  }

  static func quotient(_ left: FEELValue, _ right: FEELValue, _ frame: Frame) -> FEELValue {
    switch (left, right) {
    case (.yearsAndMonths(let duration), .number(let divisor)):
      frame.temporal(duration.divided(by: divisor).map { .yearsAndMonths($0) })
    case (.daysAndTime(let duration), .number(let divisor)):
      frame.temporal(duration.divided(by: divisor).map { .daysAndTime($0) })
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)):
      left.divided(by: right).map { .number($0) } ?? frame.failed(.divisionByZero)
    case (.daysAndTime(let left), .daysAndTime(let right)):
      left.divided(by: right).map { .number($0) } ?? frame.failed(.divisionByZero)
    default: frame.failed(.mistyped)
    }
  }
}

extension Frame {
  /// A day, time or duration, or the failure: there is no such day.
  func temporal(_ value: FEELValue?) -> FEELValue { value ?? failed(.noSuchDay) }
}
