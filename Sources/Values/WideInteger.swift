/// An unsigned integer of 256 bits: what two coefficients multiply to, and what is divided back to 128 bits.
struct WideInteger: Equatable {
  var high: UInt128
  var low: UInt128

  init(high: UInt128 = 0, _ low: UInt128) {
    self.high = high
    self.low = low
  }

  init(product left: UInt128, _ right: UInt128) {
    (self.high, self.low) = left.multipliedFullWidth(by: right)
  }

  static func < (left: WideInteger, right: WideInteger) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }

  /// One word by which many words are divided: multiplied instead (Möller and Granlund, "Improved division by
  /// invariant integers", IEEE Transactions on Computers 60, 2011).
  struct Divisor {
    /// The divisor shifted left until its top bit is set.
    let normalised: UInt64
    let shift: UInt64
    /// ⌊(2^128 − 1) / normalised⌋ − 2^64.
    let reciprocal: UInt64

    init(normalised: UInt64, shift: UInt64, reciprocal: UInt64) {
      self.normalised = normalised
      self.shift = shift
      self.reciprocal = reciprocal
    }

    init(_ value: UInt64) {
      let shift = UInt64(truncatingIfNeeded: value.leadingZeroBitCount)
      let normalised = value &<< shift
      self.init(normalised: normalised, shift: shift, reciprocal: Self.reciprocal(of: normalised))
    }

    static func reciprocal(of normalised: UInt64) -> UInt64 {
      normalised.dividingFullWidth((~normalised, UInt64.max)).quotient
    }

    /// One digit of the quotient of `remainder · 2^64 + next`, and the new remainder; all shifted alike.
    @inline(__always)
    func step(_ remainder: inout UInt64, _ next: UInt64) -> UInt64 {
      let product = reciprocal.multipliedFullWidth(by: remainder)
      let (low, carry) = product.low.addingReportingOverflow(next)
      var quotient = product.high &+ remainder &+ (carry ? 1 : 0) &+ 1
      var rest = next &- quotient &* normalised
      if rest > low {
        quotient &-= 1
        rest &+= normalised
      }
      if rest >= normalised {
        quotient &+= 1
        rest &-= normalised
      }
      remainder = rest
      return quotient
    }
  }

  /// Quotient and remainder, where the quotient has `words` (2 or 3) words: no higher word may then reach the divisor.
  @inline(__always)
  func divided(by divisor: Divisor, words: Int) -> (quotient: WideInteger, remainder: UInt64) {
    let shift = divisor.shift
    let word0 = UInt64(truncatingIfNeeded: low)
    let word1 = UInt64(truncatingIfNeeded: low &>> 64)
    let word2 = UInt64(truncatingIfNeeded: high)
    // A shift by 64 − 0 is masked to 0 and must give nothing: hence the two steps.
    let back = 63 &- shift
    var remainder: UInt64
    var quotient2: UInt64 = 0
    if words == 3 {
      let word3 = UInt64(truncatingIfNeeded: high &>> 64)
      remainder = word3 &<< shift | (word2 &>> 1) &>> back
      quotient2 = divisor.step(&remainder, word2 &<< shift | (word1 &>> 1) &>> back)
    } else {
      remainder = word2 &<< shift | (word1 &>> 1) &>> back
    }
    let quotient1 = divisor.step(&remainder, word1 &<< shift | (word0 &>> 1) &>> back)
    let quotient0 = divisor.step(&remainder, word0 &<< shift)
    return (
      WideInteger(high: UInt128(quotient2), UInt128(quotient1) &<< 64 | UInt128(quotient0)), remainder &>> shift
    )
  }

  /// Quotient and remainder; `high` must be smaller than the divisor, so that the quotient has 128 bits.
  func divided(by divisor: UInt128) -> (quotient: UInt128, remainder: UInt128) {
    let shift = UInt128(truncatingIfNeeded: divisor.leadingZeroBitCount)
    let normalised = divisor &<< shift
    let top = shift == 0 ? high : high &<< shift | low &>> (128 &- shift)
    let rest = low &<< shift
    let reciprocal = Self.reciprocal(of: normalised)
    var remainder = top
    let quotient1 = Self.step(&remainder, UInt64(truncatingIfNeeded: rest &>> 64), normalised, reciprocal)
    let quotient0 = Self.step(&remainder, UInt64(truncatingIfNeeded: rest), normalised, reciprocal)
    return (UInt128(quotient1) &<< 64 | UInt128(quotient0), remainder &>> shift)
  }

  /// ⌊(2^192 − 1) / divisor⌋ − 2^64 for a divisor with its top bit set (algorithm 6 of the paper above).
  private static func reciprocal(of divisor: UInt128) -> UInt64 {
    let upper = UInt64(truncatingIfNeeded: divisor &>> 64)
    let lower = UInt64(truncatingIfNeeded: divisor)
    var reciprocal = Divisor.reciprocal(of: upper)
    var (product, carry) = (upper &* reciprocal).addingReportingOverflow(lower)
    if carry {
      reciprocal &-= 1
      if product >= upper {
        reciprocal &-= 1
        product &-= upper
      }
      product &-= upper
    }
    let (high, low) = reciprocal.multipliedFullWidth(by: lower)
    (product, carry) = product.addingReportingOverflow(high)
    if carry {
      reciprocal &-= 1
      if product > upper || (product == upper && low >= lower) { reciprocal &-= 1 }
    }
    return reciprocal
  }

  /// One word of the quotient of `remainder · 2^64 + next` (algorithm 5 of the paper above).
  @inline(__always)
  private static func step(
    _ remainder: inout UInt128, _ next: UInt64, _ divisor: UInt128, _ reciprocal: UInt64
  ) -> UInt64 {
    let upper = UInt64(truncatingIfNeeded: divisor &>> 64)
    let lower = UInt64(truncatingIfNeeded: divisor)
    let first = UInt64(truncatingIfNeeded: remainder &>> 64)
    let second = UInt64(truncatingIfNeeded: remainder)
    let estimate = reciprocal.multipliedFullWidth(by: first)
    let sum = (UInt128(estimate.high) &<< 64 | UInt128(estimate.low)) &+ remainder
    var quotient = UInt64(truncatingIfNeeded: sum &>> 64)
    let bound = UInt64(truncatingIfNeeded: sum)
    let part = lower.multipliedFullWidth(by: quotient)
    let product = UInt128(part.high) &<< 64 | UInt128(part.low)
    var rest = (UInt128(second &- quotient &* upper) &<< 64 | UInt128(next)) &- product &- divisor
    quotient &+= 1
    if UInt64(truncatingIfNeeded: rest &>> 64) >= bound {
      quotient &-= 1
      rest &+= divisor
    }
    if rest >= divisor {
      quotient &+= 1
      rest &-= divisor
    }
    remainder = rest
    return quotient
  }
}
