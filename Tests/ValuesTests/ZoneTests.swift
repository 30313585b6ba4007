import Foundation
import TestSupport
import Testing

@testable import Values

@Suite("Múi giờ")
struct ZoneTests {
  @Test(
    "Độ lệch của một nơi theo ngày giờ tại đó, cả khi đồng hồ nhảy và lùi",
    arguments: [
      ("2026-01-15T12:00:00@Europe/Paris", 3600), ("2026-07-15T12:00:00@Europe/Paris", 7200),
      ("2026-03-29T01:59:59@Europe/Paris", 3600), ("2026-03-29T02:30:00@Europe/Paris", 3600),
      ("2026-03-29T03:00:00@Europe/Paris", 7200), ("2026-10-25T01:59:59@Europe/Paris", 7200),
      ("2026-10-25T02:30:00@Europe/Paris", 7200), ("2026-10-25T03:00:00@Europe/Paris", 3600),
      ("2026-01-15T12:00:00@Australia/Melbourne", 39_600), ("2026-07-15T12:00:00@Australia/Melbourne", 36_000),
      ("2026-04-05T02:30:00@Australia/Melbourne", 39_600), ("2026-04-05T03:00:00@Australia/Melbourne", 36_000),
      ("2026-09-02T08:00:00@Asia/Ho_Chi_Minh", 25_200), ("1970-01-01T00:00:00@Asia/Ho_Chi_Minh", 28_800),
      ("2011-12-30T12:00:00@Pacific/Apia", -36_000), ("2011-12-31T00:00:00@Pacific/Apia", 50_400),
    ])
  func knowsOffsets(_ text: String, _ offset: Int) throws {
    #expect(try #require(ZonedDateTime(feel: text)).offset == offset)
  }

  @Test(
    "Năm rất xa: quy tắc cuối cùng lặp lại sau 400 năm; trước khi có múi giờ là giờ trung bình địa phương",
    arguments: [
      ("3026-01-15T12:00:00@Europe/Paris", 3600), ("3026-07-15T12:00:00@Europe/Paris", 7200),
      ("999999999-12-31T23:59:59@Europe/Paris", 3600), ("999999999-07-01T00:00:00@Europe/Paris", 7200),
      ("999999999-12-31T23:59:59@Australia/Melbourne", 39_600), ("999999999-01-01T00:00:00@Asia/Ho_Chi_Minh", 25_200),
      ("-999999999-01-01T00:00:00@Europe/Paris", 561), ("-0500-07-01T00:00:00@Europe/Paris", 561),
    ])
  func knowsFarOffsets(_ text: String, _ offset: Int) throws {
    #expect(try #require(ZonedDateTime(feel: text)).offset == offset)
  }

  @Test("Các thời điểm từ 1850 đến 2900 khớp với hệ thống; đồng hồ đọc lại cho đúng thời điểm ấy")
  func agreesWithTheSystem() throws {
    var numbers = SeededNumbers(11)
    for name in ["Europe/Paris", "Australia/Melbourne", "Asia/Ho_Chi_Minh", "America/New_York", "Africa/Casablanca"] {
      let system = try #require(TimeZone(identifier: name))
      for _ in 0..<1000 {
        let instant = Int.random(in: -3_786_825_600...29_348_000_000, using: &numbers)
        let date = Date(timeIntervalSince1970: TimeInterval(instant))
        let moment = try #require(ZonedDateTime(instant: instant, zone: .named(name)))
        #expect(moment.offset == system.secondsFromGMT(for: date) && moment.instant == instant)
        let read = try #require(ZonedDateTime(feel: moment.description))
        // An hour that clocks show twice is read as the first of the two.
        #expect(read == moment || (read.offset ?? 0) > (moment.offset ?? 0))
      }
    }
  }

  @Test("Giờ không có ngày tính theo giờ chuẩn của nơi đó, bất kể hôm nay là ngày nào")
  func countsTimesByStandardOffset() {
    #expect(Zone.named("Europe/Paris").standardOffset == 3600)
    #expect(Zone.named("Australia/Melbourne").standardOffset == 36_000)
    #expect(Zone.named("Asia/Ho_Chi_Minh").standardOffset == 25_200)
    #expect(Zone.offset(seconds: -5).standardOffset == -5)
    #expect(Zone.named("Hà Nội").standardOffset == nil && Zone.offset(seconds: 99_999).offset(at: 0) == nil)
  }

  @Test("Nhiều luồng hỏi cùng lúc được cùng một câu trả lời")
  func isSafeToShare() async {
    let sums = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<2000).reduce(0) { $0 + (Zone.named("Europe/Paris").offset(at: $1 * 1_000_003) ?? 0) }
        }
      }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(sums.count == 1)
  }
}
