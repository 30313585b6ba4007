import Testing

@testable import Values

@Suite("Số thập phân trong bộ nhớ và trên giấy")
struct DecimalFormTests {
  private func number(_ text: String) throws -> Decimal128 { try #require(Decimal128(text)) }

  @Test("Một số chiếm mười sáu byte")
  func isSmall() {
    #expect(MemoryLayout<Decimal128>.size == 16)
    #expect(MemoryLayout<Decimal128>.alignment == 8)
  }

  @Test(
    "Dấu, hệ số và bậc giữ nguyên ở mọi đầu của khuôn dạng",
    arguments: [false, true],
    [
      (UInt128(0), -6176), (0, 6111), (1, -6176), (1, 6111), (UInt128(UInt64.max), 0), (UInt128(UInt64.max) + 1, -1),
      (9_999_999_999_999_999_999_999_999_999_999_999, -6176), (9_999_999_999_999_999_999_999_999_999_999_999, 6111),
    ])
  func keepsParts(_ isNegative: Bool, _ parts: (coefficient: UInt128, exponent: Int)) {
    let number = Decimal128(exactly: isNegative, parts.coefficient, parts.exponent)
    #expect(number.isNegative == (isNegative && parts.coefficient != 0))
    #expect(number.coefficient == parts.coefficient)
    #expect(number.exponent == parts.exponent)
    #expect(number.isZero == (parts.coefficient == 0))
    #expect((-number).isNegative == (!isNegative && parts.coefficient != 0))
    #expect(!number.magnitude.isNegative)
  }

  @Test(
    "In ra giữ số không ở cuối; đọc từ byte và từ chữ như nhau",
    arguments: [
      ("1.00", "1.00"), ("-0", "0"), ("-0.00", "0.00"), ("007.50", "7.50"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"),
      ("-1.5E-3", "-0.0015"), ("1E+40", "1E+40"), ("1E+39", "1000000000000000000000000000000000000000"),
      ("1E-40", "0.0000000000000000000000000000000000000001"), ("1E-41", "1E-41"), ("0E+9", "0"), ("0E-50", "0E-50"),
      ("18446744073709551615", "18446744073709551615"), ("18446744073709551616", "18446744073709551616"),
      ("100000000000000000000000000000000.0", "100000000000000000000000000000000.0"),
      ("99999999999999999999999999999999995", "100000000000000000000000000000000000"),
      ("0.12345678901234567890123456789012345", "0.1234567890123456789012345678901234"),
      ("0.123456789012345678901234567890123450000000000000000000000001", "0.1234567890123456789012345678901235"),
      ("1000000000000000000000000000000000000000000000", "1000000000000000000000000000000000E+12"),
      ("1E-6177", "0E-6176"), ("6E-6177", "1E-6176"), ("1E+6144", "1000000000000000000000000000000000E+6111"),
      ("1E+6145", nil), ("1E+999999999999999999999", nil), ("1E-999999999999999999999", "0E-6176"), ("+1", nil),
      ("1e+", nil), ("--1", nil), ("1 ", nil), ("1.e", nil), ("e5", nil), (".e5", nil), ("1_000", nil),
    ])
  func readsAndPrints(_ text: String, _ expected: String?) {
    let number = Decimal128(text)
    #expect(number?.description == expected)
    #expect(Decimal128(Substring(text)) == number)
    #expect(Array(text.utf8).withUnsafeBufferPointer { Decimal128(utf8: $0) } == number)
    var bytes = Array("=".utf8)
    number?.write(into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "=" + (expected ?? ""))
  }

  @Test("Số mũ dài không làm sai một số có rất nhiều chữ số không")
  func readsManyZeros() {
    #expect(Decimal128("0." + String(repeating: "0", count: 1_200_000) + "1e1200001") == .one)
  }

  @Test("Không có byte nào thì không có số")
  func readsNothing() {
    #expect(Decimal128(utf8: UnsafeBufferPointer(start: nil, count: 0)) == nil)
  }

  @Test(
    "Thành số nguyên của máy chỉ khi không mất gì",
    arguments: [
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil), ("100E-2", 1), ("1.5", nil), ("92E+17", 9_200_000_000_000_000_000), ("1E+19", nil),
      ("-0.000", 0), ("1E+6111", nil), ("1E-6176", nil),
    ])
  func becomesInteger(_ text: String, _ expected: Int?) throws {
    #expect(try number(text).integer == expected)
  }

  @Test(
    "Thương đúng giữ số chữ số sau dấu phẩy của phép chia, hoặc nhiều hơn vừa đủ",
    arguments: [
      ("6", "3", "2"), ("6.00", "3", "2.00"), ("1", "8", "0.125"), ("100", "4", "25"), ("1.00", "8", "0.125"),
      ("1", "3.0", "0.3333333333333333333333333333333333"),
      ("0.00", "5", "0.00"), ("1E+10", "4", "2500000000"), ("2", "3", "0.6666666666666666666666666666666667"),
      ("12345678901234567890", "10", "1234567890123456789"), ("1", "0", nil), ("1E+6111", "1E-6176", nil),
      ("1E-6176", "1E+6111", "0E-6176"),
      ("9999999999999999999999999999999999", "3", "3333333333333333333333333333333333"),
    ])
  func divides(_ left: String, _ right: String, _ expected: String?) throws {
    #expect(try number(left).divided(by: try number(right))?.description == expected)
  }

  @Test(
    "Tổng và tích ở chỗ nhớ sang từ trên, ở nửa đơn vị và ở hai đầu của khuôn dạng",
    arguments: [
      ("18446744073709551615", "1", "18446744073709551616", "18446744073709551615"),
      (
        "9999999999999999999999999999999999", "1", "10000000000000000000000000000000000",
        "9999999999999999999999999999999999"
      ),
      (
        "9999999999999999999999999999999999", "0.5", "10000000000000000000000000000000000",
        "5000000000000000000000000000000000"
      ),
      (
        "1000000000000000000000000000000000", "-0.05", "1000000000000000000000000000000000",
        "-50000000000000000000000000000000.00"
      ),
      (
        "1000000000000000000000000000000000", "-0.06", "999999999999999999999999999999999.9",
        "-60000000000000000000000000000000.00"
      ),
      ("1E+6144", "-1E-6176", "1000000000000000000000000000000000E+6111", "-1000000000000000000000000000000000E-65"),
      ("9999999999999999999999999999999999E+6111", "9999999999999999999999999999999999E+6111", nil, nil),
      ("1E-6176", "0.5", "0.5000000000000000000000000000000000", "0E-6176"),
      ("3E-6176", "0.5", "0.5000000000000000000000000000000000", "2E-6176"),
      ("1.50", "-1.5", "0.00", "-2.250"), ("-2", "-3", "-5", "6"), ("0.00", "-5.0", "-5.00", "0.000"),
    ])
  func addsAndMultiplies(_ left: String, _ right: String, _ sum: String?, _ product: String?) throws {
    let left = try number(left)
    let right = try number(right)
    #expect(left.adding(right)?.description == sum)
    #expect(right.adding(left)?.description == sum)
    #expect(left.subtracting(-right)?.description == sum)
    #expect(left.multiplied(by: right)?.description == product)
  }

  @Test(
    "Hai số bằng nhau hay khác nhau không tùy cách viết",
    arguments: [
      ("1", "1.000", 0), ("0", "0E+100", 0), ("-1", "0", -1), ("-1.0", "-1", 0), ("-2", "-1", -1),
      ("1E+30", "1E-30", 1),
      ("-1E+30", "-1E-30", -1), ("9999999999999999999999999999999999", "1E+34", -1),
      ("1E+33", "1000000000000000000000000000000000", 0),
      ("1E-6176", "0", 1), ("18446744073709551616", "18446744073709551616.0", 0), ("-0.1", "0.1", -1),
    ])
  func compares(_ left: String, _ right: String, _ order: Int) throws {
    let left = try number(left)
    let right = try number(right)
    #expect((left < right) == (order < 0))
    #expect((right < left) == (order > 0))
    #expect((left == right) == (order == 0))
    if order == 0 { #expect(left.hashValue == right.hashValue) }
  }
}
