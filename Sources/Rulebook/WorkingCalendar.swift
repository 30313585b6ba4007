import Values

/// The working days of the State's offices: weekends, holidays and swapped days, a file a year.
package struct WorkingCalendar: Sendable, Hashable {
  package struct Year: Sendable, Hashable {
    package let year: Int
    package let holidays: [Holiday]
    package let swaps: [Swap]
    package let source: String
    /// How the year's plan is known; nil where its orders were seen.
    package let verified: Verification?
  }

  package struct Holiday: Sendable, Hashable {
    package let day: CivilDay
    package let name: String
  }

  /// A weekday off against a Saturday or Sunday worked; one that is only proposed makes two calendars.
  package struct Swap: Sendable, Hashable {
    package let off: CivilDay
    package let worked: CivilDay
    package let isDecided: Bool
    package let source: String
  }

  package let years: [Year]

  package init(years: [Year]) {
    self.years = years.sorted { $0.year < $1.year }
  }

  /// A due day, or two where a swap inside the count is only proposed.
  package struct Due: Sendable, Hashable {
    package let day: CivilDay
    /// The due day if the proposed swaps named in `because` are approved; nil where the calendar does not reach, or no
    /// proposed swap lies inside the count.
    package let otherwise: CivilDay?
    /// The proposed swaps inside the count, without a word on whether they are approved.
    package let because: String?
    /// What is to be told of a count through a year whose plan is known at second hand.
    package let note: String?

    /// The other day, where approval would move it, with what must be approved.
    package var moved: (day: CivilDay, if: String)? {
      guard let otherwise, let because, otherwise != day else { return nil }
      return (otherwise, because)
    }
  }

  package enum CalendarError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownYear(Int)

    package var description: String {
      switch self {
      case .unknownYear(let year): "chưa có lịch nghỉ năm \(year); không tính được hạn (BLLĐ 2019, Điều 112)"
      }
    }
  }

  /// Days that do not count: those behind one day, up to another.
  package struct Pause: Sendable, Hashable {
    package let after: CivilDay
    package let through: CivilDay

    package func holds(_ day: CivilDay) -> Bool { after < day && day <= through }
  }

  /// The last day of a limit counted in working days, the day of receipt not counted (Bộ luật Dân sự 2015, Điều 147).
  package func due(
    after received: CivilDay, workingDays: Int, skipping pauses: [Pause] = []
  ) throws(CalendarError) -> Due {
    let day = try last(after: received, workingDays: workingDays, pauses, withProposed: false)
    let other = try? last(after: received, workingDays: workingDays, pauses, withProposed: true)
    return due(day, other, since: received)
  }

  /// The last day of a limit counted in calendar days; one that ends on a rest day moves to the next working day
  /// (Bộ luật Dân sự 2015, Điều 147 và khoản 5 Điều 148).
  package func due(
    after received: CivilDay, calendarDays: Int, skipping pauses: [Pause] = []
  ) throws(CalendarError) -> Due {
    var raw = received
    var left = calendarDays
    while left > 0 {
      raw = raw.advanced(byDays: 1)
      if !pauses.holds(raw) { left -= 1 }
    }
    let day = try firstWorkingDay(from: raw, withProposed: false)
    let other = try? firstWorkingDay(from: raw, withProposed: true)
    return due(day, other, since: received)
  }

  package func isWorking(_ day: CivilDay, withProposed: Bool = false) throws(CalendarError) -> Bool {
    guard let year = years.first(where: { $0.year == day.year }) else { throw .unknownYear(day.year) }
    for swap in year.swaps where swap.isDecided || withProposed {
      if day == swap.worked { return true }
      if day == swap.off { return false }
    }
    return day.weekday <= 5 && !year.holidays.contains { $0.day == day }
  }

  /// Working days from `today` to `day`, today not counted; negative when the day has passed.
  package func workingDays(from today: CivilDay, to day: CivilDay) throws(CalendarError) -> Int {
    guard today != day else { return 0 }
    let (first, last) = today < day ? (today, day) : (day, today)
    var count = 0
    var cursor = first
    while cursor < last {
      cursor = cursor.advanced(byDays: 1)
      if try isWorking(cursor) { count += 1 }
    }
    return today < day ? count : -count
  }

  /// Days of a unit from behind `start` to `end`, without those that do not count; 0 where `end` comes first.
  package func days(
    _ unit: Limit.Unit, after start: CivilDay, through end: CivilDay, skipping pauses: [Pause] = []
  ) throws(CalendarError) -> Int {
    var count = 0
    var day = start
    while day < end {
      day = day.advanced(byDays: 1)
      guard !pauses.holds(day) else { continue }
      switch unit {
      case .calendarDays: count += 1
      case .workingDays: count += try isWorking(day) ? 1 : 0
      }
    }
    return count
  }

  private func last(
    after received: CivilDay, workingDays: Int, _ pauses: [Pause], withProposed: Bool
  ) throws(CalendarError) -> CivilDay {
    var day = received
    var left = workingDays
    while left > 0 {
      day = day.advanced(byDays: 1)
      if !pauses.holds(day), try isWorking(day, withProposed: withProposed) { left -= 1 }
    }
    return day
  }

  private func firstWorkingDay(from day: CivilDay, withProposed: Bool) throws(CalendarError) -> CivilDay {
    var day = day
    while try !isWorking(day, withProposed: withProposed) { day = day.advanced(byDays: 1) }
    return day
  }

  private func due(_ day: CivilDay, _ other: CivilDay?, since received: CivilDay) -> Due {
    // A proposed swap matters where it lies inside the count, even if both calendars end on the same day.
    let last = max(day, other ?? day)
    let touching = years.flatMap(\.swaps).filter { swap in
      !swap.isDecided && [swap.off, swap.worked].contains { $0 > received && $0 <= last }
    }
    let note = note(since: received, to: last)
    guard !touching.isEmpty else { return Due(day: day, otherwise: nil, because: nil, note: note) }
    let told = touching.map {
      "đề xuất nghỉ \(VietnameseText.day($0.off)), làm bù \(VietnameseText.day($0.worked))"
    }
    return Due(day: day, otherwise: other, because: told.joined(separator: "; "), note: note)
  }

  private func note(since received: CivilDay, to last: CivilDay) -> String? {
    let first = received.advanced(byDays: 1).year
    let unsure = years.filter { (first...max(first, last.year)).contains($0.year) && $0.verified != nil }
    return unsure.isEmpty ? nil : unsure.map { "lịch nghỉ năm \($0.year) theo \($0.source)" }.joined(separator: "; ")
  }
}

extension [WorkingCalendar.Pause] {
  fileprivate func holds(_ day: CivilDay) -> Bool { contains { $0.holds(day) } }
}
