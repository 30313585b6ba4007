import Testing

@testable import Values

@Suite("Cách viết ngày, giờ và ngày giờ của FEEL")
struct TemporalNotationTests {
  @Test(
    "Ngày viết đúng thì đọc được và in lại y như cũ",
    arguments: [
      "2026-09-02", "0001-01-01", "0000-02-29", "-0001-12-31", "-2030-06-15", "9999-12-31", "10000-01-01",
      "999999999-12-31", "-999999999-01-01", "2024-02-29", "2000-02-29", "-0004-02-29",
    ])
  func readsDays(_ text: String) {
    #expect(CivilDay(feel: text)?.description == text)
  }

  @Test(
    "Ngày viết sai, ngày không có trong lịch và năm quá xa thì không phải là ngày",
    arguments: [
      "", "-", "2026", "2026-09", "2026-9-02", "2026-09-2", "2026-09-002", "26-09-02", "026-09-02", "02026-09-02",
      "-02026-09-02", "+2026-09-02", "--2026-09-02", "-0000-01-01", "1000000000-01-01", "99999999999999999999-01-01",
      "2026/09/02", "2026-09-02T", "2026-09-02Z", "2026-09-02+07:00", " 2026-09-02", "2026-09-02 ", "2026-00-10",
      "2026-13-10", "2026-04-31", "2026-09-00", "2023-02-29", "1900-02-29", "2026-09-02T08:00:00", "２０２６-09-02",
      "ngày 2026-09-02",
    ])
  func refusesDays(_ text: String) {
    #expect(CivilDay(feel: text) == nil)
  }

  @Test(
    "Giờ viết đúng thì đọc được; cách in là một",
    arguments: [
      ("08:05:09", "08:05:09"), ("00:00:00", "00:00:00"), ("23:59:59.999999999", "23:59:59.999999999"),
      ("24:00:00", "00:00:00"), ("24:00:00.000+07:00", "00:00:00+07:00"), ("08:05:09.500", "08:05:09.5"),
      ("08:05:09.000", "08:05:09"), ("12:03:02.000000001@Europe/Paris", "12:03:02.000000001@Europe/Paris"),
      ("08:05:09.0000000019", "08:05:09.000000001"), ("08:05:09z", "08:05:09Z"), ("08:05:09+00:00", "08:05:09Z"),
      ("08:05:09-00:00", "08:05:09Z"), ("08:05:09+00:00:00", "08:05:09Z"), ("08:05:09+07:00", "08:05:09+07:00"),
      ("08:05:09-09:30", "08:05:09-09:30"), ("08:05:09+01:02:03", "08:05:09+01:02:03"),
      ("08:05:09-00:00:01", "08:05:09-00:00:01"), ("08:05:09+18:00", "08:05:09+18:00"),
      ("08:05:09@Asia/Ho_Chi_Minh", "08:05:09@Asia/Ho_Chi_Minh"), ("08:05:09@Etc/GMT+7", "08:05:09@Etc/GMT+7"),
    ])
  func readsTimes(_ text: String, _ printed: String) {
    #expect(ZonedTime(feel: text)?.description == printed)
  }

  @Test(
    "Giờ viết thiếu, thừa, ngoài khoảng hoặc ở múi giờ không có thì không phải là giờ",
    arguments: [
      "", "8:05:09", "08:5:09", "08:05:9", "08:05", "080509", "08:05:09.", "08:05:09,5", "08:05:09.5.5", "24:00:01",
      "24:01:00", "24:00:00.1", "25:00:00", "08:60:00", "08:05:60", "-08:05:09", "T08:05:09", "08:05:09T",
      "08:05:09+7:00", "08:05:09+07", "08:05:09+0700", "08:05:09+07:0", "08:05:09+07:60", "08:05:09+07:00:60",
      "08:05:09+07:00:0", "08:05:09+18:00:01", "08:05:09-18:01", "08:05:09+19:00", "08:05:09Zz", "08:05:09@",
      "08:05:09@Asia/Hanoi", "08:05:09@asia/ho_chi_minh", "08:05:09@GMT+7", "08:05:09@../etc/passwd",
      "08:05:09+07:00@Asia/Ho_Chi_Minh", "08:05:09Z@Etc/UTC", "08:05:09 Z", "٠٨:05:09",
    ])
  func refusesTimes(_ text: String) {
    #expect(ZonedTime(feel: text) == nil)
    #expect(ZonedDateTime(feel: "2026-09-02T" + text) == nil)
  }

  @Test(
    "Ngày giờ viết đúng thì đọc được; 24 giờ là 0 giờ ngày hôm sau, ngày không có giờ là 0 giờ",
    arguments: [
      ("2026-09-02T08:05:09", "2026-09-02T08:05:09"), ("2026-09-02", "2026-09-02T00:00:00"),
      ("2026-12-31T24:00:00", "2027-01-01T00:00:00"), ("2024-02-28T24:00:00Z", "2024-02-29T00:00:00Z"),
      ("-0045-03-15T11:00:00.25+00:50", "-0045-03-15T11:00:00.25+00:50"),
      ("999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"),
      ("-999999999-01-01T00:00:00-18:00", "-999999999-01-01T00:00:00-18:00"),
      ("2026-09-02T08:05:09@Asia/Ho_Chi_Minh", "2026-09-02T08:05:09@Asia/Ho_Chi_Minh"),
    ])
  func readsDateTimes(_ text: String, _ printed: String) {
    #expect(ZonedDateTime(feel: text)?.description == printed)
  }

  @Test(
    "Ngày giờ viết sai thì không phải là ngày giờ",
    arguments: [
      "", "08:05:09", "2026-09-02T", "2026-09-02t08:05:09", "2026-09-02 08:05:09", "2026-02-30T08:05:09",
      "02026-09-02T08:05:09", "2026-09-02Z", "999999999-12-31T24:00:00", "2026-09-02T08:05:09T08:05:09",
    ])
  func refusesDateTimes(_ text: String) {
    #expect(ZonedDateTime(feel: text) == nil)
  }

  @Test("Số của giờ: giây có phần lẻ, độ lệch là một khoảng thời gian")
  func buildsTimes() throws {
    let second = try #require(Decimal128("1.3000000009"))
    let west = try #require(DaysTimeDuration(feel: "-PT9H30M15S"))
    #expect(ZonedTime(hour: 9, minute: 5, second: second, offset: west)?.description == "09:05:01.3-09:30:15")
    #expect(ZonedTime(hour: 9, minute: 5, second: second, offset: nil)?.description == "09:05:01.3")
    #expect(ZonedTime(hour: 9, minute: 5, second: .zero, offset: DaysTimeDuration(seconds: 64_801)) == nil)
    #expect(ZonedTime(hour: 9, minute: 5, second: .zero, offset: DaysTimeDuration(feel: "PT0.5S")) == nil)
    #expect(ZonedTime(hour: 24, minute: 0, second: .zero, offset: nil) == nil)
    #expect(ZonedTime(hour: 9, minute: 60, second: .zero, offset: nil) == nil)
    #expect(ZonedTime(hour: 9, minute: 5, second: Decimal128(60), offset: nil) == nil)
    #expect(ZonedTime(hour: 9, minute: 5, second: try #require(Decimal128("-0.5")), offset: nil) == nil)
    #expect(ZonedTime.midnightUTC.description == "00:00:00Z")
    let time = try #require(ZonedTime(feel: "23:04:05.000000006"))
    #expect([time.time.hour, time.time.minute, time.time.second, time.time.nanosecond] == [23, 4, 5, 6])
  }

  @Test("Múi giờ sai thì không có giờ, ngày quá xa thì không có ngày giờ")
  func refusesBadParts() {
    let day = CivilDay(number: 0)
    for zone in [Zone.named("Sao/Hoa"), .named(""), .offset(seconds: 64_801), .offset(seconds: .min)] {
      #expect(ZonedTime(.midnight, zone: zone) == nil)
      #expect(ZonedDateTime(day, .midnight, zone: zone) == nil)
      #expect(ZonedDateTime(instant: 0, zone: zone) == nil)
    }
    for number in [Int.min, CivilDay.supported.lowerBound.number - 1, CivilDay.supported.upperBound.number + 1, .max] {
      #expect(ZonedDateTime(CivilDay(number: number)) == nil)
      #expect(ZonedDateTime(CivilDay(number: number), .midnight, zone: .named("Europe/Paris")) == nil)
    }
    #expect(ZonedDateTime(instant: .max, zone: .utc) == nil)
    #expect(ZonedDateTime(instant: .min, zone: .named("Europe/Paris")) == nil)
    #expect(ZonedDateTime(instant: 0, nanosecond: 1_000_000_000, zone: .utc) == nil)
  }
}
