import Testing

@testable import Values

@Suite("So sánh giờ và ngày giờ")
struct TemporalComparisonTests {
  @Test(
    "Giờ so theo giây UTC; giờ địa phương không so được với giờ có múi; phần lẻ của giây không kể",
    arguments: [
      ("08:00:00", "08:00:00", 0), ("08:00:00", "08:00:01", -1), ("08:00:00+07:00", "01:00:00Z", 0),
      ("08:00:00+07:00", "08:00:00+08:00", 1), ("00:30:00+07:00", "23:30:00Z", -1),
      ("08:00:00@Asia/Ho_Chi_Minh", "08:00:00+07:00", 0), ("08:00:00@Europe/Paris", "08:00:00@Asia/Ho_Chi_Minh", 1),
      ("08:00:00.25", "08:00:00.75", 0), ("08:00:00", "08:00:00Z", nil), ("08:00:00@Etc/UTC", "08:00:00", nil),
    ])
  func comparesTimes(_ left: String, _ right: String, _ order: Int?) throws {
    let (left, right) = (try #require(ZonedTime(feel: left)), try #require(ZonedTime(feel: right)))
    #expect(left.compared(to: right) == order && right.compared(to: left) == order.map { -$0 })
    #expect(left.isEqual(to: right) == (order == 0))
  }

  @Test(
    "Ngày giờ so theo thời điểm; địa phương không so được với có múi giờ; phần lẻ của giây không kể",
    arguments: [
      ("2026-09-02T08:00:00", "2026-09-02T08:00:00", 0), ("2026-09-02", "2026-09-02T00:00:01", -1),
      ("2026-09-02T08:00:00+07:00", "2026-09-02T01:00:00Z", 0),
      ("2026-09-02T02:00:00+07:00", "2026-09-01T19:00:00@Etc/UTC", 0),
      ("2026-07-01T12:00:00@Europe/Paris", "2026-07-01T17:00:00@Asia/Ho_Chi_Minh", 0),
      ("2026-12-01T12:00:00@Europe/Paris", "2026-12-01T17:00:00@Asia/Ho_Chi_Minh", 1),
      ("2026-01-01T00:00:00@Australia/Melbourne", "2025-12-31T13:00:00Z", 0),
      ("2026-09-02T08:00:00.25Z", "2026-09-02T08:00:00.75Z", 0),
      ("-999999999-01-01T00:00:00+18:00", "999999999-12-31T23:59:59-18:00", -1),
      ("2026-09-02T08:00:00", "2026-09-02T08:00:00Z", nil),
      ("2026-09-02T08:00:00@Europe/Paris", "2030-09-02T08:00:00", nil),
    ])
  func comparesDateTimes(_ left: String, _ right: String, _ order: Int?) throws {
    let (left, right) = (try #require(ZonedDateTime(feel: left)), try #require(ZonedDateTime(feel: right)))
    #expect(left.compared(to: right) == order && right.compared(to: left) == order.map { -$0 })
    #expect(left.isEqual(to: right) == (order == 0))
  }

  @Test(
    "Là một (is) khi cùng giờ, cùng phần lẻ và cùng múi giờ như đã viết; Z là +00:00",
    arguments: [
      ("08:00:00Z", "08:00:00+00:00", true), ("08:00:00Z", "08:00:00", false), ("08:00:00Z", "08:00:00@Etc/UTC", false),
      ("08:00:00+07:00", "08:00:00@Asia/Ho_Chi_Minh", false), ("08:00:00+07:00", "09:00:00+08:00", false),
      ("08:00:00.5", "08:00:00.50", true), ("08:00:00.5", "08:00:00", false),
      ("08:00:00@Asia/Saigon", "08:00:00@Asia/Ho_Chi_Minh", false),
      ("08:00:00@Asia/Ho_Chi_Minh", "08:00:00@Asia/Ho_Chi_Minh", true),
    ])
  func tellsIdentity(_ left: String, _ right: String, _ same: Bool) throws {
    let times = (try #require(ZonedTime(feel: left)), try #require(ZonedTime(feel: right)))
    #expect(times.0.isIdentical(to: times.1) == same)
    #expect(Set([times.0, times.1]).count == (same ? 1 : 2))
    let moments = (
      try #require(ZonedDateTime(feel: "2026-09-02T" + left)), try #require(ZonedDateTime(feel: "2026-09-02T" + right))
    )
    #expect(moments.0.isIdentical(to: moments.1) == same)
    #expect(Set([moments.0, moments.1]).count == (same ? 1 : 2))
    #expect(moments.0 != ZonedDateTime(feel: "2026-09-03T" + left))
  }

  @Test("Chỉ một tham chiếu: vừa trong tám byte")
  func isCompact() {
    #expect(MemoryLayout<ZonedTime>.size == 8 && MemoryLayout<ZonedDateTime>.size == 8)
    #expect(MemoryLayout<CivilTime>.size == 8 && MemoryLayout<YearsMonthsDuration>.size == 8)
    #expect(MemoryLayout<DaysTimeDuration>.size <= 16)
  }
}
