import Foundation
import TestSupport
import Testing

@testable import Values

@Suite("Hàm lịch của FEEL")
struct CalendarFunctionTests {
  @Test("Ngày trong năm, tuần ISO, tên thứ và tên tháng khớp với lịch của hệ thống")
  func agreesWithTheSystemCalendar() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let names = DateFormatter()
    names.locale = Locale(identifier: "en_US_POSIX")
    names.timeZone = calendar.timeZone
    names.dateFormat = "EEEE MMMM"
    let start = try #require(CivilDay(year: 1890, month: 1, day: 1))
    for offset in stride(from: 0, to: 80_000, by: 13) {
      let day = start.advanced(byDays: offset)
      let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
      #expect(calendar.ordinality(of: .day, in: .year, for: date) == day.dayOfYear)
      #expect(calendar.component(.weekOfYear, from: date) == day.weekOfYear)
      #expect(names.string(from: date) == "\(day.dayOfWeek) \(day.monthOfYear)")
    }
  }

  @Test(
    "Tuần đầu năm là tuần có ngày thứ năm đầu tiên; ngày cuối năm nhuận là ngày 366",
    arguments: [
      ("2021-01-03", 53, 3), ("2021-01-04", 1, 4), ("2020-12-31", 53, 366), ("2024-12-30", 1, 365),
      ("2026-12-31", 53, 365), ("2027-01-01", 53, 1), ("-0008-12-31", 53, 366), ("999999999-12-31", 52, 365),
    ])
  func countsWeeks(_ day: String, _ week: Int, _ ordinal: Int) throws {
    let day = try #require(CivilDay(feel: day))
    #expect(day.weekOfYear == week && day.dayOfYear == ordinal)
  }

  @Test(
    "Số năm tháng tròn giữa hai ngày; tháng tròn khi tới đúng ngày ấy",
    arguments: [
      ("2024-05-20", "2026-05-20", "P2Y"), ("2024-05-20", "2026-05-19", "P1Y11M"),
      ("2026-05-19", "2024-05-20", "-P1Y11M"),
      ("2026-05-20", "2024-05-19", "-P2Y"), ("2026-01-31", "2026-02-28", "P0M"), ("2026-02-28", "2026-01-31", "P0M"),
      ("2026-01-30", "2026-03-30", "P2M"), ("-0001-06-01", "0001-06-01", "P2Y"), ("2026-05-20", "2026-05-20", "P0M"),
      ("2026-05-20", "2026-05-21", "P0M"),
    ])
  func countsMonths(_ start: String, _ end: String, _ months: String) throws {
    let (start, end) = (try #require(CivilDay(feel: start)), try #require(CivilDay(feel: end)))
    #expect(YearsMonthsDuration(from: start, to: end).description == months)
  }

  @Test("Byte bất kỳ không làm sập bộ đọc; cái gì đọc được thì in ra đọc lại được")
  func survivesRandomText() {
    var numbers = SeededNumbers(17)
    let alphabet = Array("0123456789-+:.TZzPYMDHS@/_ Asia/Ho_Chi_Minhé\u{0}".utf8)
    let seeds = [
      "2026-09-02T08:05:09.125+07:00", "-2026-09-02", "08:05:09@Asia/Ho_Chi_Minh", "P1Y2M", "-P1DT2H3M4.5S", "24:00:00",
    ]
    var read = 0
    for round in 0..<60_000 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<Int.random(in: 0...4, using: &numbers) {
        let place = Int.random(in: 0...bytes.count, using: &numbers)
        let byte =
          Bool.random(using: &numbers)
          ? alphabet.randomElement(using: &numbers) ?? 0 : UInt8.random(in: 0...255, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes.insert(byte, at: place)
        case 1: if place < bytes.count { bytes[place] = byte }
        default: if place < bytes.count { bytes.remove(at: place) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let day = CivilDay(feel: text) { read += 1; #expect(CivilDay(feel: day.description) == day) }
      if let time = ZonedTime(feel: text) { read += 1; #expect(ZonedTime(feel: time.description) == time) }
      if let moment = ZonedDateTime(feel: text) {
        read += 1; #expect(ZonedDateTime(feel: moment.description) == moment)
      }
      if let months = YearsMonthsDuration(feel: text) {
        read += 1; #expect(YearsMonthsDuration(feel: months.description) == months)
      }
      if let length = DaysTimeDuration(feel: text) {
        read += 1; #expect(DaysTimeDuration(feel: length.description) == length)
      }
      if let zone = Zone(feel: text) { read += 1; #expect(Zone(feel: zone.description) == zone) }
    }
    #expect(read > 10_000)
  }
}
