import TestSupport
import Testing

@testable import Values

@Suite("Khoảng thời gian của FEEL")
struct DurationTests {
  @Test(
    "Khoảng năm tháng: cách viết và cách in",
    arguments: [
      ("P1Y2M", "P1Y2M"), ("P30M", "P2Y6M"), ("-P30M", "-P2Y6M"), ("P0Y0M", "P0M"), ("-P0M", "P0M"), ("P0Y", "P0M"),
      ("P007Y", "P7Y"), ("P5Y0M", "P5Y"), ("-P11M", "-P11M"), ("P768614336404564650Y7M", "P768614336404564650Y7M"),
    ])
  func readsMonths(_ text: String, _ printed: String) {
    #expect(YearsMonthsDuration(feel: text)?.description == printed)
    #expect(DaysTimeDuration(feel: text) == nil)
  }

  @Test(
    "Khoảng ngày giờ: cách viết và cách in",
    arguments: [
      ("P1DT2H3M4.5S", "P1DT2H3M4.5S"), ("-P1DT2H3M4.5S", "-P1DT2H3M4.5S"), ("PT36H", "P1DT12H"),
      ("PT90M", "PT1H30M"), ("PT86399.999999999S", "PT23H59M59.999999999S"), ("PT60.000S", "PT1M"),
      ("P0D", "PT0S"), ("PT0.0S", "PT0S"), ("PT7.S", "PT7S"), ("-PT0.25S", "-PT0.25S"), ("P3D", "P3D"),
      ("P3DT0S", "P3D"), ("PT0.0000000019S", "PT0.000000001S"), ("-PT0.0000000009S", "PT0S"), ("-PT1.5S", "-PT1.5S"),
      ("P106751991167300D", "P106751991167300D"), ("PT9223372036854775807S", "P106751991167300DT15H30M7S"),
    ])
  func readsDays(_ text: String, _ printed: String) {
    #expect(DaysTimeDuration(feel: text)?.description == printed)
    #expect(YearsMonthsDuration(feel: text) == nil)
  }

  @Test(
    "Viết thiếu phần, sai thứ tự, lẫn tháng với ngày, hay lớn quá thì không phải là khoảng thời gian",
    arguments: [
      "", "P", "-P", "PT", "P1", "1Y", "1D", "P1YT", "P1DT", "P1H", "P1S", "PT1D", "PT1Y", "P1Y2D", "P1M2D",
      "P1Y2M3D", "P2M1Y", "PT1M2H", "PT1S2M", "PT1S1S", "PT1M1M", "P1Y1Y", "P1M1M", "P1D1D", "P-1Y", "P-1D", "+P1Y",
      "+P1D", "--P1D", "p1d", "P1d", "P1W", "PT.5S", "PT1,5S", "PT1.5M", "PT1.5H", "P1.5D", "P1.5Y", "PT1.5.5S",
      " P1D", "P1D ", "P 1D", "P1DT2H ", "PT1H2", "PT1S2", "P99999999999999999999M", "P9223372036854775807Y",
      "P768614336404564650Y8M", "P99999999999999999999D", "P9223372036854775807D", "PT9223372036854775807M",
      "PT9223372036854775807S1M", "P106751991167300DT15H30M8S", "P١D",
    ])
  func refuses(_ text: String) {
    #expect(YearsMonthsDuration(feel: text) == nil)
    #expect(DaysTimeDuration(feel: text) == nil)
  }

  @Test("Thành phần mang dấu của khoảng")
  func hasComponents() throws {
    let back = try #require(DaysTimeDuration(feel: "-P2DT3H4M5.25S"))
    #expect([back.days, back.hours, back.minutes, back.seconds, back.nanoseconds] == [-2, -3, -4, -5, -250_000_000])
    #expect(back.wholeSeconds == -183_846 && back.nanosecond == 750_000_000)
    let onwards = try #require(DaysTimeDuration(feel: "P2DT3H4M5.25S"))
    #expect([onwards.days, onwards.hours, onwards.minutes, onwards.seconds] == [2, 3, 4, 5])
    let months = try #require(YearsMonthsDuration(feel: "-P2Y3M"))
    #expect([months.years, months.months, months.totalMonths] == [-2, -3, -27])
    let least = DaysTimeDuration(seconds: .min)
    #expect(least.description == "-P106751991167300DT15H30M8S")
    #expect([least.days, least.hours, least.minutes, least.seconds] == [-106_751_991_167_300, -15, -30, -8])
    #expect(YearsMonthsDuration(months: .min).description == "-P768614336404564650Y8M")
  }

  @Test(
    "Nhân và chia tháng bỏ phần lẻ của tháng",
    arguments: [
      ("P1Y", "2.5", "P2Y6M", "P4M"), ("P7M", "1.5", "P10M", "P4M"), ("-P7M", "1.5", "-P10M", "-P4M"),
      ("P7M", "-1.5", "-P10M", "-P4M"), ("P1M", "0.999", "P0M", "P1M"), ("P0M", "3", "P0M", "P0M"),
    ])
  func scalesMonths(_ text: String, _ factor: String, _ product: String, _ quotient: String) throws {
    let duration = try #require(YearsMonthsDuration(feel: text))
    let factor = try #require(Decimal128(factor))
    #expect(duration.multiplied(by: factor)?.description == product)
    #expect(duration.divided(by: factor)?.description == quotient)
  }

  @Test(
    "Nhân và chia ngày giờ bỏ phần nhỏ hơn nano giây",
    arguments: [
      ("P1DT1H", "1.5", "P1DT13H30M", "PT16H40M"), ("PT10S", "3", "PT30S", "PT3.333333333S"),
      ("-PT10S", "3", "-PT30S", "-PT3.333333333S"),
      ("PT1S", "-0.0000000015", "-PT0.000000001S", "-P7716DT1H11M6.666666666S"),
      ("PT0S", "-7", "PT0S", "PT0S"),
    ])
  func scalesDays(_ text: String, _ factor: String, _ product: String, _ quotient: String) throws {
    let duration = try #require(DaysTimeDuration(feel: text))
    let factor = try #require(Decimal128(factor))
    #expect(duration.multiplied(by: factor)?.description == product)
    #expect(duration.divided(by: factor)?.description == quotient)
  }

  @Test("Khoảng chia khoảng là một số; chia cho không thì không có kết quả")
  func divides() throws {
    let day = try #require(DaysTimeDuration(feel: "P1D"))
    let half = try #require(DaysTimeDuration(feel: "-PT0.5S"))
    #expect(day.divided(by: half) == Decimal128(-172_800))
    #expect(half.divided(by: day)?.multiplied(by: Decimal128(-172_800))?.rounded(toPlaces: 30) == .one)
    #expect(YearsMonthsDuration(months: 18).divided(by: YearsMonthsDuration(months: 12)) == Decimal128("1.5"))
    #expect(day.divided(by: DaysTimeDuration.zero) == nil && day.divided(by: Decimal128.zero) == nil)
    #expect(YearsMonthsDuration(months: 1).divided(by: YearsMonthsDuration.zero) == nil)
    #expect(YearsMonthsDuration(months: 1).divided(by: Decimal128.zero) == nil)
  }

  @Test("Kết quả quá lớn thì không có, không sập")
  func overflows() throws {
    let huge = try #require(Decimal128("1e40"))
    let (most, least) = (DaysTimeDuration(seconds: .max), DaysTimeDuration(seconds: .min))
    let almost = try #require(DaysTimeDuration(seconds: .max, nanoseconds: 999_999_999))
    #expect(most.adding(DaysTimeDuration(seconds: 1)) == nil && least.negated == nil && least.magnitude == nil)
    #expect(almost.adding(try #require(DaysTimeDuration(feel: "PT0.000000001S"))) == nil)
    #expect(almost.negated?.negated == almost && most.negated?.negated == most)
    #expect(least.subtracting(least) == .zero && most.subtracting(least) == nil)
    #expect(most.multiplied(by: huge) == nil && most.multiplied(by: Decimal128(2)) == nil)
    #expect(most.multiplied(by: .one) == most && almost.multiplied(by: .one) == almost)
    #expect(DaysTimeDuration(seconds: .max, nanoseconds: .max) == nil)
    #expect(DaysTimeDuration(seconds: .min, nanoseconds: .min) == nil)
    #expect(DaysTimeDuration(days: .max) == nil)
    let (longest, shortest) = (YearsMonthsDuration(months: .max), YearsMonthsDuration(months: .min))
    #expect(longest.adding(YearsMonthsDuration(months: 1)) == nil && shortest.negated == nil)
    #expect(shortest.magnitude == nil && longest.subtracting(shortest) == nil)
    #expect(longest.multiplied(by: huge) == nil && longest.multiplied(by: .one) == longest)
  }

  @Test("In rồi đọc lại thì được khoảng cũ; cộng rồi trừ thì về chỗ cũ; thứ tự là thứ tự của số")
  func keepsRandomValues() throws {
    var numbers = SeededNumbers(5)
    for _ in 0..<3000 {
      let shift = Int.random(in: 0...62, using: &numbers)
      let left = try #require(
        DaysTimeDuration(
          seconds: Int(truncatingIfNeeded: numbers.next()) >> shift,
          nanoseconds: .random(in: 0..<1_000_000_000, using: &numbers)))
      let right = try #require(
        DaysTimeDuration(
          seconds: Int(truncatingIfNeeded: numbers.next()) >> 20, nanoseconds: .random(in: -5...5, using: &numbers)))
      #expect(DaysTimeDuration(feel: left.description) == left)
      if let sum = left.adding(right) {
        #expect(sum.subtracting(right) == left && sum.subtracting(left) == right)
        #expect((left < sum) == (DaysTimeDuration.zero < right))
      }
      #expect(left.inSeconds.flatMap(DaysTimeDuration.init(seconds:)) == left)
      #expect(try (left < right) == (#require(left.inSeconds) < #require(right.inSeconds)))
      let months = YearsMonthsDuration(months: Int(truncatingIfNeeded: numbers.next()) >> shift)
      #expect(YearsMonthsDuration(feel: months.description) == months)
      #expect(months.years * 12 + months.months == months.totalMonths)
    }
  }
}
