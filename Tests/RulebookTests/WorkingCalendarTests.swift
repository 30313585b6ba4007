import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Lịch làm việc và thời hạn")
struct WorkingCalendarTests {
  private let calendar: WorkingCalendar

  init() throws {
    calendar = try PublishedRules.rulebook().calendar
  }

  private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  @Test(
    "Hạn tính bằng ngày làm việc, không tính ngày nhận",
    arguments: [
      ("2025-12-31", 3, "2026-01-07"), ("2026-02-02", 15, "2026-03-02"), ("2026-02-12", 2, "2026-02-23"),
      ("2026-02-13", 7, "2026-03-03"), ("2026-04-29", 1, "2026-05-04"), ("2026-08-17", 10, "2026-08-28"),
      ("2026-08-21", 10, "2026-09-08"), ("2026-08-28", 1, "2026-09-03"), ("2026-11-16", 10, "2026-12-01"),
      ("2026-11-23", 1, "2026-11-25"), ("2025-01-22", 10, "2025-02-12"), ("2026-08-15", 5, "2026-08-21"),
      ("2026-02-13", 3, "2026-02-25"), ("2026-11-20", 2, "2026-11-25"), ("2026-11-20", 7, "2026-12-02"),
    ])
  func countsWorkingDays(_ received: String, _ days: Int, _ due: String) throws {
    #expect(try calendar.due(after: day(received), workingDays: days).day.description == due)
  }

  @Test(
    "Hạn tính bằng ngày theo lịch: chỉ ngày cuối dời khi rơi vào ngày nghỉ",
    arguments: [
      ("2026-01-12", 25, "2026-02-06"), ("2026-04-01", 25, "2026-04-28"), ("2026-08-17", 15, "2026-09-03"),
      ("2026-07-01", 40, "2026-08-10"),
    ])
  func countsCalendarDays(_ received: String, _ days: Int, _ due: String) throws {
    #expect(try calendar.due(after: day(received), calendarDays: days).day.description == due)
  }

  @Test("Hoán đổi mới đề xuất cho cả hai ngày, và nói vì sao")
  func givesBothDays() throws {
    let due = try calendar.due(after: day("2026-11-20"), workingDays: 2)
    #expect(due.day.description == "2026-11-25")
    #expect(due.otherwise?.description == "2026-11-26")
    #expect(due.because == "đề xuất nghỉ 23/11/2026, làm bù 28/11/2026")
    #expect(due.moved?.day.description == "2026-11-26")
    #expect(try calendar.due(after: day("2026-11-16"), workingDays: 10).otherwise?.description == "2026-12-01")
    #expect(try calendar.due(after: day("2026-11-02"), workingDays: 5).because == nil)
  }

  @Test("Chỉ ngày làm bù nằm trong khoảng đếm thì vẫn là hai lịch")
  func countsAWorkedDayAlone() throws {
    let due = try calendar.due(after: day("2026-11-24"), workingDays: 5)
    #expect(due.day.description == "2026-12-01" && due.moved?.day.description == "2026-11-30")
    #expect(try calendar.due(after: day("2026-11-20"), workingDays: 7).moved == nil)
  }

  @Test("Năm chưa có lịch thì không đoán")
  func refusesUnknownYears() throws {
    #expect(throws: WorkingCalendar.CalendarError.unknownYear(2027)) {
      try calendar.due(after: day("2026-12-28"), workingDays: 15)
    }
    #expect(throws: WorkingCalendar.CalendarError.unknownYear(2024)) {
      try calendar.due(after: day("2024-12-30"), workingDays: 1)
    }
  }

  @Test("Số ngày làm việc còn lại âm khi đã quá hạn")
  func countsDaysLeft() throws {
    #expect(try calendar.workingDays(from: day("2026-09-10"), to: day("2026-09-25")) == 11)
    #expect(try calendar.workingDays(from: day("2026-09-28"), to: day("2026-09-25")) == -1)
    #expect(try calendar.workingDays(from: day("2026-09-25"), to: day("2026-09-25")) == 0)
  }
}
