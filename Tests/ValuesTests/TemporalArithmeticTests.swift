import TestSupport
import Testing

@testable import Values

@Suite("Phép tính với ngày, giờ và khoảng thời gian")
struct TemporalArithmeticTests {
  @Test(
    "Ngày cộng khoảng thời gian; giờ lẻ lùi thì sang ngày trước, giờ lẻ tiến thì còn ngày ấy",
    arguments: [
      ("2026-09-02", "P1Y2M", "2027-11-02"), ("2024-02-29", "P1Y", "2025-02-28"), ("2026-03-31", "-P1M", "2026-02-28"),
      ("2024-03-31", "-P1M", "2024-02-29"), ("-0001-12-31", "P2M", "0000-02-29"), ("2026-09-02", "P1D", "2026-09-03"),
      ("2026-09-02", "PT47H59M", "2026-09-03"), ("2026-09-02", "-PT0.000000001S", "2026-09-01"),
      ("2026-09-02", "-PT24H", "2026-09-01"), ("2026-09-02", "-PT24H0.1S", "2026-08-31"),
      ("2024-02-28", "P1D", "2024-02-29"), ("2026-09-02", "PT0S", "2026-09-02"),
      ("999999999-12-31", "PT23H", "999999999-12-31"), ("999999999-12-31", "P1D", nil),
      ("999999999-12-31", "P1M", nil), ("-999999999-01-01", "-PT1S", nil), ("-999999999-01-01", "-P1M", nil),
      ("2026-09-02", "PT9223372036854775807S", nil), ("2026-09-02", "P768614336404564650Y7M", nil),
      ("2026-09-02", "-P768614336404564650Y7M", nil),
    ])
  func movesDays(_ day: String, _ duration: String, _ result: String?) throws {
    let day = try #require(CivilDay(feel: day))
    if let months = YearsMonthsDuration(feel: duration) {
      #expect(day.adding(months)?.description == result)
      #expect(try day.subtracting(#require(months.negated))?.description == result)
    } else {
      let length = try #require(DaysTimeDuration(feel: duration))
      #expect(day.adding(length)?.description == result)
      #expect(try day.subtracting(#require(length.negated))?.description == result)
    }
  }

  @Test(
    "Ngày giờ cộng khoảng thời gian giữ múi giờ; ngày giờ là thời điểm nên qua đêm đổi giờ thì đồng hồ lệch",
    arguments: [
      ("2026-09-02T08:00:00", "P1DT20H", "2026-09-04T04:00:00"),
      ("2026-01-31T08:00:00+07:00", "P1M", "2026-02-28T08:00:00+07:00"),
      ("2026-03-28T12:00:00@Europe/Paris", "P1D", "2026-03-29T13:00:00@Europe/Paris"),
      ("2026-03-28T12:00:00@Europe/Paris", "P1M", "2026-04-28T12:00:00@Europe/Paris"),
      ("2026-10-25T01:30:00@Europe/Paris", "PT3H", "2026-10-25T03:30:00@Europe/Paris"),
      ("2026-04-05T01:30:00@Australia/Melbourne", "PT2H", "2026-04-05T02:30:00@Australia/Melbourne"),
      ("2026-09-02T00:00:00.25", "-PT0.5S", "2026-09-01T23:59:59.75"),
      ("2026-09-02T23:59:59.75Z", "PT0.25S", "2026-09-03T00:00:00Z"),
      ("-0001-12-31T23:00:00Z", "PT2H", "0000-01-01T01:00:00Z"),
      ("999999999-12-31T23:59:59", "PT0.5S", "999999999-12-31T23:59:59.5"),
      ("999999999-12-31T23:59:59.5", "PT0.5S", nil), ("999999999-12-31T23:00:00-18:00", "PT1H", nil),
      ("-999999999-01-01T00:00:00@Europe/Paris", "-PT1S", nil), ("2026-09-02T08:00:00Z", "P999999999Y", nil),
      ("2026-09-02T08:00:00Z", "PT9223372036854775807S", nil), ("2026-09-02T08:00:00", "-PT9223372036854775807S", nil),
    ])
  func movesDateTimes(_ start: String, _ duration: String, _ result: String?) throws {
    let start = try #require(ZonedDateTime(feel: start))
    if let months = YearsMonthsDuration(feel: duration) {
      #expect(start.adding(months)?.description == result)
      #expect(try start.subtracting(#require(months.negated))?.description == result)
    } else {
      let length = try #require(DaysTimeDuration(feel: duration))
      #expect(start.adding(length)?.description == result)
      #expect(try start.subtracting(#require(length.negated))?.description == result)
    }
  }

  @Test("Giờ đồng hồ chỉ hai lần là hai thời điểm, dù viết như nhau")
  func tellsRepeatedHoursApart() throws {
    let first = try #require(ZonedDateTime(feel: "2026-10-25T02:30:00@Europe/Paris"))
    let second = try #require(first.adding(DaysTimeDuration(seconds: 3600)))
    #expect(second.description == first.description && second != first && second.compared(to: first) == 1)
    #expect(second.subtracting(first) == DaysTimeDuration(seconds: 3600))
  }

  @Test(
    "Giờ cộng khoảng thời gian thì quay vòng qua nửa đêm và giữ múi giờ",
    arguments: [
      ("22:15:00", "PT2H", "00:15:00"), ("00:15:00+07:00", "-PT30M", "23:45:00+07:00"),
      ("08:00:00@Europe/Paris", "P400D", "08:00:00@Europe/Paris"), ("23:59:59.5", "PT0.75S", "00:00:00.25"),
      ("00:00:00", "-PT0.000000001S", "23:59:59.999999999"), ("08:00:00", "PT9223372036854775807S", "23:30:07"),
    ])
  func movesTimes(_ time: String, _ duration: String, _ result: String) throws {
    let time = try #require(ZonedTime(feel: time))
    let length = try #require(DaysTimeDuration(feel: duration))
    #expect(time.adding(length).description == result)
    #expect(try time.subtracting(#require(length.negated))?.description == result)
    #expect(time.subtracting(DaysTimeDuration(seconds: .min)) == nil)
  }

  @Test(
    "Hiệu của hai giờ và của hai ngày giờ; địa phương với có múi giờ thì không có hiệu",
    arguments: [
      ("10:00:00", "08:30:00", "PT1H30M"), ("08:30:00", "10:00:00.5", "-PT1H30M0.5S"),
      ("08:00:00+07:00", "08:00:00Z", "-PT7H"),
      ("08:00:00@Asia/Ho_Chi_Minh", "08:00:00@Europe/Paris", "-PT6H"), ("08:00:00", "08:00:00Z", nil),
      ("08:00:00Z", "08:00:00", nil),
    ])
  func subtractsTimes(_ left: String, _ right: String, _ difference: String?) throws {
    #expect(
      try #require(ZonedTime(feel: left)).subtracting(#require(ZonedTime(feel: right)))?.description == difference)
    // In December Paris is at its standard offset.
    let (left, right) = (ZonedDateTime(feel: "2026-12-02T" + left), ZonedDateTime(feel: "2026-12-02T" + right))
    #expect(try #require(left).subtracting(#require(right))?.description == difference)
  }

  @Test(
    "Ngày bên cạnh ngày giờ có múi là 0 giờ UTC; bên cạnh ngày giờ địa phương thì không có hiệu",
    arguments: [
      ("2026-09-02", "2026-09-02T08:00:00+07:00", "-PT1H"), ("2026-09-02", "2026-09-01T00:00:00Z", "P1D"),
      ("2026-09-02", "2026-09-02T08:00:00", nil), ("2026-09-02", "2026-08-31T12:00:00@Europe/Paris", "P1DT14H"),
    ])
  func subtractsDaysAndMoments(_ day: String, _ moment: String, _ difference: String?) throws {
    let (day, moment) = (try #require(CivilDay(feel: day)), try #require(ZonedDateTime(feel: moment)))
    #expect(day.subtracting(moment)?.description == difference)
    #expect(moment.subtracting(day)?.negated?.description == difference)
  }

  @Test("Hai đầu của lịch cách nhau chưa tới hai tỉ năm, và hiệu ấy giữ được")
  func spansTheCalendar() throws {
    let (first, last) = (CivilDay.supported.lowerBound, CivilDay.supported.upperBound)
    #expect(first == CivilDay(year: -999_999_999, month: 1, day: 1))
    #expect(last == CivilDay(year: 999_999_999, month: 12, day: 31))
    let length = try #require(last.subtracting(first))
    #expect(length.description == "P730484999633D" && first.adding(length) == last)
    #expect(YearsMonthsDuration(from: first, to: last).description == "P1999999998Y11M")
    #expect(CivilDay(number: .min).subtracting(CivilDay(number: .max)) == nil)
    #expect(CivilDay(number: .max).adding(DaysTimeDuration(seconds: 86_400)) == nil)
    #expect(CivilDay(number: .max).adding(YearsMonthsDuration.zero) == nil)
    #expect(last.advanced(byMonths: .max) == nil && first.advanced(byMonths: .min) == nil)
  }

  @Test("Cộng hiệu vào đầu thì ra cuối; in rồi đọc lại thì được giá trị cũ")
  func keepsRandomValues() throws {
    var numbers = SeededNumbers(3)
    let zones: [Zone?] = [nil, .utc, .offset(seconds: 25_200), .offset(seconds: -3723), .named("Asia/Ho_Chi_Minh")]
    func moment(_ zone: Zone?) throws -> ZonedDateTime {
      let range = CivilDay.supported
      let number = Int.random(in: (range.lowerBound.number + 1)...(range.upperBound.number - 1), using: &numbers)
      let day = CivilDay(number: Bool.random(using: &numbers) ? number : number / 10_000_000)
      let time = CivilTime(
        secondOfDay: .random(in: 0..<86_400, using: &numbers),
        nanosecond: .random(in: 0..<1_000_000_000, using: &numbers))
      return try #require(ZonedDateTime(day, time, zone: zone))
    }
    for _ in 0..<3000 {
      let zone = try #require(zones.randomElement(using: &numbers))
      let (start, end) = (try moment(zone), try moment(zone))
      let length = try #require(end.subtracting(start))
      #expect(start.adding(length) == end && end.subtracting(length) == start)
      #expect(ZonedDateTime(feel: start.description) == start)
      #expect(CivilDay(feel: start.day.description) == start.day)
      #expect(ZonedTime(feel: start.timeOfDay.description) == start.timeOfDay)
      #expect(ZonedDateTime(start.day, start.timeOfDay) == start)
      if let order = start.compared(to: end), order != 0 { #expect((order < 0) == (DaysTimeDuration.zero < length)) }
      let days = try #require(end.day.subtracting(start.day))
      #expect(start.day.adding(days) == end.day)
    }
  }
}
