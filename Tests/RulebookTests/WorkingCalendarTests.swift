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

  @Test(
    "Năm 2027 đếm theo lịch mới biết qua báo chí, và nói vậy",
    arguments: [
      ("2026-12-28", 15, "2027-01-19"), ("2026-12-29", 5, "2027-01-06"), ("2027-01-28", 3, "2027-02-02"),
      ("2027-02-01", 15, "2027-03-01"), ("2027-02-03", 1, "2027-02-11"), ("2027-02-03", 5, "2027-02-17"),
      ("2027-04-15", 1, "2027-04-19"), ("2027-04-28", 3, "2027-05-05"), ("2027-08-31", 5, "2027-09-09"),
    ])
  func countsThroughASecondaryYear(_ received: String, _ days: Int, _ due: String) throws {
    let counted = try calendar.due(after: day(received), workingDays: days)
    #expect(counted.day.description == due)
    #expect(counted.note?.contains("lịch nghỉ năm 2027 theo thông tin báo chí") == true)
    #expect(try calendar.due(after: day("2026-12-28"), workingDays: 3).note == nil)
  }

  @Test("Chỉ ngày làm bù nằm trong khoảng đếm thì vẫn là hai lịch")
  func countsAWorkedDayAlone() throws {
    let due = try calendar.due(after: day("2026-11-24"), workingDays: 5)
    #expect(due.day.description == "2026-12-01" && due.moved?.day.description == "2026-11-30")
    #expect(try calendar.due(after: day("2026-11-20"), workingDays: 7).moved == nil)
  }

  @Test("Năm chưa có lịch thì không đoán")
  func refusesUnknownYears() throws {
    #expect(throws: WorkingCalendar.CalendarError.unknownYear(2028)) {
      try calendar.due(after: day("2027-12-28"), workingDays: 15)
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
