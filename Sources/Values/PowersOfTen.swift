/// Powers of ten as integers, and division by them. The tables are switches: the compiler makes constant data of
/// them, which is read without a lazy initialiser, a bounds check or a heap object, in other modules too.
@usableFromInline
enum PowersOfTen {
  /// 10^0 … 10^19.
  @inlinable
  static func narrow(_ power: Int) -> UInt64 {
    switch power {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10000
    case 5: 100000
    case 6: 1000000
    case 7: 10000000
    case 8: 100000000
    case 9: 1000000000
    case 10: 10000000000
    case 11: 100000000000
    case 12: 1000000000000
    case 13: 10000000000000
    case 14: 100000000000000
    case 15: 1000000000000000
    case 16: 10000000000000000
    case 17: 100000000000000000
    case 18: 1000000000000000000
    default: 10000000000000000000
    }
  }

  /// 10^0 … 10^38, all that an unsigned 128-bit integer holds.
  static func wide(_ power: Int) -> UInt128 {
    if power <= 19 { return UInt128(narrow(power)) }
    let (high, low) = narrow(19).multipliedFullWidth(by: narrow(power &- 19))
    return UInt128(high) &<< 64 | UInt128(low)
  }

  /// ⌊(2^128 − 1) / d⌋ − 2^64 for d = 10^power shifted left until its top bit is set; 10^1 … 10^19.
  private static func reciprocal(_ power: Int) -> UInt64 {
    switch power {
    case 1: 0x9999_9999_9999_9999
    case 2: 0x47AE_147A_E147_AE14
    case 3: 0x0624_DD2F_1A9F_BE76
    case 4: 0xA36E_2EB1_C432_CA57
    case 5: 0x4F8B_588E_368F_0846
    case 6: 0x0C6F_7A0B_5ED8_D36B
    case 7: 0xAD7F_29AB_CAF4_8578
    case 8: 0x5798_EE23_08C3_9DF9
    case 9: 0x12E0_BE82_6D69_4B2E
    case 10: 0xB7CD_FD9D_7BDB_AB7D
    case 11: 0x5FD7_FE17_9649_55FD
    case 12: 0x1979_9812_DEA1_1197
    case 13: 0xC25C_2684_9768_1C26
    case 14: 0x6849_B86A_12B9_B01E
    case 15: 0x203A_F9EE_7561_59B2
    case 16: 0xCD2B_297D_889B_C2B6
    case 17: 0x70EF_5464_6D49_6892
    case 18: 0x2725_DD1D_243A_BA0E
    default: 0xD83C_94FB_6D2A_C34A
    }
  }

  /// How many decimal digits the value has; 0 for zero.
  static func digits(of value: UInt128) -> Int {
    // log10(2) ≈ 1233/4096; the estimate is at most one too small.
    let estimate = ((128 &- value.leadingZeroBitCount) &* 1233) &>> 12
    return estimate < 39 && value >= wide(estimate) && value != 0 ? estimate &+ 1 : estimate
  }

  static func digits(of value: UInt64) -> Int {
    let estimate = ((64 &- value.leadingZeroBitCount) &* 1233) &>> 12
    return value >= narrow(estimate) && value != 0 ? estimate &+ 1 : estimate
  }

  /// Quotient and remainder by 10^power, for 0 … 38.
  static func divide(_ value: UInt128, by power: Int) -> (quotient: UInt128, remainder: UInt128) {
    if power == 0 { return (value, 0) }
    let wide = WideInteger(value)
    guard power > 19 else {
      let (quotient, remainder) = wide.dividedByPower(of: power, from: 2)
      return (quotient.low, UInt128(remainder))
    }
    let (upper, first) = wide.dividedByPower(of: 19, from: 2)
    let (quotient, second) = upper.dividedByPower(of: power &- 19, from: 2)
    return (quotient.low, UInt128(second) &* UInt128(narrow(19)) &+ UInt128(first))
  }

  /// A divisor made ready for division without a division.
  static func divisor(_ power: Int) -> WideInteger.Divisor {
    let value = narrow(power)
    let shift = UInt64(truncatingIfNeeded: value.leadingZeroBitCount)
    return WideInteger.Divisor(normalised: value &<< shift, shift: shift, reciprocal: reciprocal(power))
  }

  /// The same value with its trailing zeros moved to the exponent, which grows to `limit` at most.
  static func withoutTrailingZeros(
    _ coefficient: UInt128, _ exponent: Int, upTo limit: Int
  ) -> (coefficient: UInt128, exponent: Int) {
    var coefficient = coefficient
    var exponent = exponent
    guard coefficient != 0 else { return (0, max(exponent, min(0, limit))) }
    for step in [16, 8, 4, 2, 1] {
      // n trailing zeros need n factors of two, which are cheaper to count.
      while coefficient.trailingZeroBitCount >= step, exponent &+ step <= limit {
        let (quotient, remainder) = divide(coefficient, by: step)
        guard remainder == 0 else { break }
        coefficient = quotient
        exponent &+= step
      }
    }
    return (coefficient, exponent)
  }
}
