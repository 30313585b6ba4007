import Foundation
import Testing

@testable import Values

@Suite("Ngày dân sự")
struct CivilDayTests {
  @Test("Mọi ngày từ 1900 đến 2100 khớp với lịch của hệ thống")
  func agreesWithTheSystemCalendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let start = try #require(CivilDay(year: 1900, month: 1, day: 1))
    for offset in stride(from: 0, to: 73_000, by: 7) {
      let day = start.advanced(byDays: offset)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day.number) * 86_400))
      #expect(parts.year == day.year && parts.month == day.month && parts.day == day.day)
      #expect(parts.weekday.map { ($0 + 5) % 7 + 1 } == day.weekday)
      #expect(CivilDay(iso: day.description) == day)
    }
  }

  @Test(
    "Thời hạn tính bằng tháng kết thúc cùng ngày, hoặc ngày cuối tháng",
    arguments: [
      ("2025-05-20", 12, "2026-05-20"), ("2024-02-29", 12, "2025-02-28"), ("2026-01-31", 1, "2026-02-28"),
      ("2026-03-15", -3, "2025-12-15"), ("2026-12-31", 2, "2027-02-28"),
    ])
  func addsMonths(_ start: String, _ months: Int, _ end: String) throws {
    #expect(try #require(CivilDay(iso: start)).advanced(byMonths: months)?.description == end)
  }

  @Test(
    "Ngày không có trong lịch thì không phải là ngày",
    arguments: ["2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1"])
  func refuses(_ text: String) {
    #expect(CivilDay(iso: text) == nil)
  }

  @Test("Ngày ở Việt Nam của một thời điểm không phụ thuộc múi giờ được ghi")
  func tellsTheDayInVietnam() {
    #expect(Instant(iso8601: "2026-09-01T23:30:00+00:00")?.dayInVietnam == CivilDay(iso: "2026-09-02"))
    #expect(Instant(iso8601: "2026-09-01T16:59:59Z")?.dayInVietnam == CivilDay(iso: "2026-09-01"))
    #expect(Instant(iso8601: "2026-09-02T00:30:00+07:00")?.dayInVietnam == CivilDay(iso: "2026-09-02"))
    #expect(Instant(iso8601: "2026-09-01T23:30:00") == nil)
    #expect(Instant(iso8601: "2026-02-30T10:00:00+07:00") == nil)
  }
}
