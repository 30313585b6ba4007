import TestSupport
import Testing

@testable import Values

@Suite("Số nguyên 256 bit")
struct WideIntegerTests {
  private var random = SeededNumbers(256)

  /// Words of which many are at an end of their range: where estimates of a quotient are corrected.
  private mutating func word() -> UInt64 {
    let any = UInt64.random(in: .min ... .max, using: &random)
    return [0, 1, .max, .max - 1, 1 << 63, any, any >> 32, any | 0xFFFF_FFFF].randomElement(using: &random) ?? any
  }

  private mutating func number() -> UInt128 { UInt128(word()) << 64 | UInt128(word()) }

  @Test("Chia cho 128 bit khớp với phép chia của thư viện chuẩn")
  mutating func dividesByTwoWords() {
    for _ in 0..<200_000 {
      let divisor = number()
      guard divisor != 0 else { continue }
      let value = WideInteger(high: number() % divisor, number())
      let expected = divisor.dividingFullWidth((value.high, value.low))
      let (quotient, remainder) = value.divided(by: divisor)
      guard quotient != expected.quotient || remainder != expected.remainder else { continue }
      Issue.record("\(value) / \(divisor): \(quotient), \(remainder)")
    }
  }

  @Test("Chia cho một từ khớp với phép chia của thư viện chuẩn", arguments: [2, 3])
  mutating func dividesByOneWord(_ words: Int) {
    for _ in 0..<100_000 {
      let divisor = word()
      guard divisor != 0 else { continue }
      // No word above the quotient's may reach the divisor.
      let third = words == 2 ? word() % divisor : word()
      let fourth = words == 2 ? 0 : word() % divisor
      let value = WideInteger(high: UInt128(fourth) << 64 | UInt128(third), number())
      let upper = value.high.quotientAndRemainder(dividingBy: UInt128(divisor))
      let expected = UInt128(divisor).dividingFullWidth((upper.remainder, value.low))
      let (quotient, remainder) = value.divided(by: WideInteger.Divisor(divisor), words: words)
      guard
        quotient != WideInteger(high: upper.quotient, expected.quotient) || UInt128(remainder) != expected.remainder
      else { continue }
      Issue.record("\(value) / \(divisor): \(quotient), \(remainder)")
    }
  }

  @Test("Bảng lũy thừa của mười là lũy thừa của mười; nghịch đảo của chúng không cần phép chia")
  func tablesAreRight() {
    var power: UInt128 = 1
    for exponent in 0...38 {
      #expect(PowersOfTen.wide(exponent) == power)
      #expect(PowersOfTen.digits(of: power) == exponent + 1)
      #expect(PowersOfTen.digits(of: power - 1) == exponent)
      if exponent <= 19 {
        #expect(UInt128(PowersOfTen.narrow(exponent)) == power)
        #expect(PowersOfTen.digits(of: PowersOfTen.narrow(exponent)) == exponent + 1)
        #expect(PowersOfTen.digits(of: PowersOfTen.narrow(exponent) - 1) == exponent)
      }
      if (1...19).contains(exponent) {
        let made = WideInteger.Divisor(PowersOfTen.narrow(exponent))
        #expect(PowersOfTen.divisor(exponent).reciprocal == made.reciprocal)
      }
      if exponent < 38 { power *= 10 }
    }
    #expect(PowersOfTen.digits(of: UInt128.max) == 39)
    #expect(PowersOfTen.digits(of: UInt64.max) == 20)
  }
}
