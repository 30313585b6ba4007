/// Powers of ten as integers, and division by them. The tables are switches: the compiler makes constant data of
/// them, which is read without a lazy initialiser, a bounds check or a heap object. They are not inlined, because
/// where they are it merges the switch with what follows and jumps, unforeseeably, instead of reading the table.
enum PowersOfTen {
  /// 10^0 … 10^19.
  @inline(never)
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
  @inline(__always)
  static func wide(_ power: Int) -> UInt128 {
    // Of two words each, because a switch over 128-bit constants is not made a table.
    UInt128(upperWord(power)) &<< 64 | UInt128(lowerWord(power))
  }

  @inline(never)
  private static func upperWord(_ power: Int) -> UInt64 {
    switch power {
    case 0: 0x0
    case 1: 0x0
    case 2: 0x0
    case 3: 0x0
    case 4: 0x0
    case 5: 0x0
    case 6: 0x0
    case 7: 0x0
    case 8: 0x0
    case 9: 0x0
    case 10: 0x0
    case 11: 0x0
    case 12: 0x0
    case 13: 0x0
    case 14: 0x0
    case 15: 0x0
    case 16: 0x0
    case 17: 0x0
    case 18: 0x0
    case 19: 0x0
    case 20: 0x5
    case 21: 0x36
    case 22: 0x21E
    case 23: 0x152D
    case 24: 0xD3C2
    case 25: 0x8_4595
    case 26: 0x52_B7D2
    case 27: 0x33B_2E3C
    case 28: 0x204F_CE5E
    case 29: 0x1_431E_0FAE
    case 30: 0xC_9F2C_9CD0
    case 31: 0x7E_37BE_2022
    case 32: 0x4EE_2D6D_415B
    case 33: 0x314D_C644_8D93
    case 34: 0x1_ED09_BEAD_87C0
    case 35: 0x13_4261_72C7_4D82
    case 36: 0xC0_97CE_7BC9_0715
    case 37: 0x785_EE10_D5DA_46D9
    default: 0x4B3B_4CA8_5A86_C47A
    }
  }

  @inline(never)
  private static func lowerWord(_ power: Int) -> UInt64 {
    switch power {
    case 0: 0x1
    case 1: 0xA
    case 2: 0x64
    case 3: 0x3E8
    case 4: 0x2710
    case 5: 0x1_86A0
    case 6: 0xF_4240
    case 7: 0x98_9680
    case 8: 0x5F5_E100
    case 9: 0x3B9A_CA00
    case 10: 0x2_540B_E400
    case 11: 0x17_4876_E800
    case 12: 0xE8_D4A5_1000
    case 13: 0x918_4E72_A000
    case 14: 0x5AF3_107A_4000
    case 15: 0x3_8D7E_A4C6_8000
    case 16: 0x23_86F2_6FC1_0000
    case 17: 0x163_4578_5D8A_0000
    case 18: 0xDE0_B6B3_A764_0000
    case 19: 0x8AC7_2304_89E8_0000
    case 20: 0x6BC7_5E2D_6310_0000
    case 21: 0x35C9_ADC5_DEA0_0000
    case 22: 0x19E0_C9BA_B240_0000
    case 23: 0x2C7_E14A_F680_0000
    case 24: 0x1BCE_CCED_A100_0000
    case 25: 0x1614_0148_4A00_0000
    case 26: 0xDCC8_0CD2_E400_0000
    case 27: 0x9FD0_803C_E800_0000
    case 28: 0x3E25_0261_1000_0000
    case 29: 0x6D72_17CA_A000_0000
    case 30: 0x4674_EDEA_4000_0000
    case 31: 0xC091_4B26_8000_0000
    case 32: 0x85AC_EF81_0000_0000
    case 33: 0x38C1_5B0A_0000_0000
    case 34: 0x378D_8E64_0000_0000
    case 35: 0x2B87_8FE8_0000_0000
    case 36: 0xB34B_9F10_0000_0000
    case 37: 0xF4_36A0_0000_0000
    default: 0x98A_2240_0000_0000
    }
  }

  /// ⌊(2^128 − 1) / d⌋ − 2^64 for d = 10^power shifted left until its top bit is set; 10^1 … 10^19.
  @inline(never)
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
  @inline(__always)
  static func digits(of value: UInt128) -> Int {
    // log10(2) ≈ 1233/4096; the estimate is at most one too small.
    let estimate = ((128 &- value.leadingZeroBitCount) &* 1233) &>> 12
    return value >= wide(estimate) ? estimate &+ 1 : estimate
  }

  @inline(__always)
  static func digits(of value: UInt64) -> Int {
    let estimate = ((64 &- value.leadingZeroBitCount) &* 1233) &>> 12
    return value >= narrow(estimate) ? estimate &+ 1 : estimate
  }

  /// Quotient and remainder by 10^power, for 0 … 38.
  static func divide(_ value: UInt128, by power: Int) -> (quotient: UInt128, remainder: UInt128) {
    if power == 0 { return (value, 0) }
    let wide = WideInteger(value)
    guard power > 19 else {
      let (quotient, remainder) = wide.divided(by: divisor(power), words: 2)
      return (quotient.low, UInt128(remainder))
    }
    let (upper, first) = wide.divided(by: divisor(19), words: 2)
    let (quotient, second) = upper.divided(by: divisor(power &- 19), words: 2)
    return (quotient.low, UInt128(second) &* UInt128(narrow(19)) &+ UInt128(first))
  }

  /// A divisor made ready without a division, for 10^1 … 10^19.
  @inline(__always)
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
    var step = 16
    while step > 0 {
      // n trailing zeros need n factors of two, which are cheaper to count.
      while coefficient.trailingZeroBitCount >= step, exponent &+ step <= limit {
        let (quotient, remainder) = divide(coefficient, by: step)
        guard remainder == 0 else { break }
        coefficient = quotient
        exponent &+= step
      }
      step &>>= 1
    }
    return (coefficient, exponent)
  }
}
