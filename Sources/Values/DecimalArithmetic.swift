/// The four operations, each exact where 34 digits hold the result and otherwise rounded half to even; nil where the
/// result leaves the format.
extension Decimal128 {
  @inlinable
  public func adding(_ other: Decimal128) -> Decimal128? {
    // Equal exponents and coefficients of one word: the carry, if any, goes into the word above.
    if (high ^ other.high) & ~Self.signBit == 0, high & Self.coefficientBits == 0 {
      if high == other.high {
        let (sum, carry) = low.addingReportingOverflow(other.low)
        return Decimal128(high: carry ? high &+ 1 : high, low: sum)
      }
      if low > other.low { return Decimal128(high: high, low: low &- other.low) }
      if low < other.low { return Decimal128(high: other.high, low: other.low &- low) }
      return Decimal128(high: high & ~Self.signBit, low: 0)
    }
    return addingUnlike(other)
  }

  @inlinable
  public func subtracting(_ other: Decimal128) -> Decimal128? { adding(-other) }

  @inlinable
  public func multiplied(by other: Decimal128) -> Decimal128? {
    if (high | other.high) & Self.coefficientBits == 0 {
      let product = low.multipliedFullWidth(by: other.low)
      let biased = biasedExponent &+ other.biasedExponent &- Self.bias
      // The product is below 10^34 where its upper word is below that of 10^34.
      if product.high < UInt64(truncatingIfNeeded: Self.coefficientLimit &>> 64),
        UInt(bitPattern: biased) <= UInt(Self.largestBiased)
      {
        let sign = product.high | product.low == 0 ? 0 : (high ^ other.high) & Self.signBit
        let scale = UInt64(truncatingIfNeeded: biased) &<< Self.exponentShift
        return Decimal128(high: sign | scale | product.high, low: product.low)
      }
    }
    return multipliedLong(by: other)
  }

  /// The sum where exponents differ or a coefficient has two words.
  @usableFromInline
  func addingUnlike(_ other: Decimal128) -> Decimal128? {
    let (upper, lower) = biasedExponent >= other.biasedExponent ? (self, other) : (other, self)
    let gap = upper.biasedExponent &- lower.biasedExponent
    if (upper.high | lower.high) & Self.coefficientBits == 0, gap <= 19 {
      let wide = upper.low.multipliedFullWidth(by: PowersOfTen.narrow(gap))
      let widened = UInt128(wide.high) &<< 64 | UInt128(wide.low)
      return Self.sum(widened, upper.isNegative, UInt128(lower.low), lower.isNegative, lower.exponent)
    }
    if gap == 0 {
      return Self.sum(upper.coefficient, upper.isNegative, lower.coefficient, lower.isNegative, exponent)
    }
    return Self.sum(upper, lower, gap: gap)
  }

  /// The sum of any two numbers whose exponents differ by `gap` > 0.
  private static func sum(_ upper: Decimal128, _ lower: Decimal128, gap: Int) -> Decimal128? {
    guard !upper.isZero else { return lower }
    // The larger exponent's digits move left as far as 37 digits reach; what is left moves the other right, and what
    // falls off there can only break a tie.
    let left = min(gap, 37 - PowersOfTen.digits(of: upper.coefficient))
    let right = gap - left
    let widened = upper.coefficient &* PowersOfTen.wide(left)
    guard right > 0 else {
      return sum(widened, upper.isNegative, lower.coefficient, lower.isNegative, lower.exponent)
    }
    let (kept, lost) = right > 38 ? (0, lower.coefficient) : PowersOfTen.divide(lower.coefficient, by: right)
    let size = upper.isNegative == lower.isNegative ? widened + kept : widened - kept - (lost == 0 ? 0 : 1)
    return Decimal128(
      rounding: size, exponent: lower.exponent + right, isNegative: upper.isNegative, sticky: lost != 0)
  }

  @inline(__always)
  private static func sum(
    _ left: UInt128, _ leftNegative: Bool, _ right: UInt128, _ rightNegative: Bool, _ exponent: Int
  ) -> Decimal128? {
    if leftNegative == rightNegative {
      return Decimal128(rounding: left &+ right, exponent: exponent, isNegative: leftNegative)
    }
    return left >= right
      ? Decimal128(rounding: left &- right, exponent: exponent, isNegative: leftNegative)
      : Decimal128(rounding: right &- left, exponent: exponent, isNegative: rightNegative)
  }

  /// The product where it has more than 34 digits, perhaps.
  @usableFromInline
  func multipliedLong(by other: Decimal128) -> Decimal128? {
    let left = coefficient
    let right = other.coefficient
    let scale = exponent + other.exponent
    let sign = isNegative != other.isNegative
    let product = WideInteger(product: left, right)
    if product.high == 0 { return Decimal128(rounding: product.low, exponent: scale, isNegative: sign) }
    // At least 39 digits, and as many as the two have together or one fewer: 34 or 35 are kept.
    let drop = PowersOfTen.digits(of: left) + PowersOfTen.digits(of: right) - Self.precision - 1
    let first = min(drop, 19)
    let (upper, lost) = product.dividedByPower(of: first, from: 4)
    guard drop > 19 else {
      let rest = Rest(UInt128(lost), of: PowersOfTen.wide(drop))
      return Decimal128(quotient: upper.low, rest: rest, exponent: scale + drop, isNegative: sign)
    }
    let (quotient, more) = upper.dividedByPower(of: drop - 19, from: 3)
    let remainder = UInt128(more) &* PowersOfTen.wide(19) &+ UInt128(lost)
    let rest = Rest(remainder, of: PowersOfTen.wide(drop))
    return Decimal128(quotient: quotient.low, rest: rest, exponent: scale + drop, isNegative: sign)
  }

  /// nil also where `other` is zero. An exact quotient has the scale of `self` less that of `other`, or as many more
  /// places as it needs.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard !other.isZero else { return nil }
    let sign = isNegative != other.isNegative
    let preferred = exponent - other.exponent
    guard !isZero else { return Decimal128(rounding: 0, exponent: preferred, isNegative: false) }
    guard (high | other.high) & Self.coefficientBits == 0 else {
      return dividedLong(by: other, preferred: preferred, isNegative: sign)
    }
    let (whole, left) = low.quotientAndRemainder(dividingBy: other.low)
    if left == 0 { return Decimal128(rounding: UInt128(whole), exponent: preferred, isNegative: sign) }
    // Widened so that the quotient has 34 or 35 digits; 15 to 53 zeros.
    let widening = Self.precision + PowersOfTen.digits(of: other.low) - PowersOfTen.digits(of: low)
    let first = min(widening, 19)
    let wide = low.multipliedFullWidth(by: PowersOfTen.narrow(first))
    let product = WideInteger(
      product: UInt128(wide.high) &<< 64 | UInt128(wide.low), PowersOfTen.wide(widening &- first))
    let (quotient, remainder) = product.divided(by: WideInteger.Divisor(other.low), from: 3)
    let rest = Rest(UInt128(remainder), of: UInt128(other.low))
    return Self.quotient(quotient.low, rest, preferred - widening, preferred: preferred, sign)
  }

  private func dividedLong(by other: Decimal128, preferred: Int, isNegative: Bool) -> Decimal128? {
    let digits = PowersOfTen.digits(of: coefficient)
    let divisor = other.coefficient
    let widening = Self.precision + PowersOfTen.digits(of: divisor) - digits
    let first = min(widening, 38 - digits)
    let product = WideInteger(
      product: coefficient &* PowersOfTen.wide(first), PowersOfTen.wide(widening - first))
    let (quotient, remainder) = product.divided(by: divisor)
    return Self.quotient(
      quotient, Rest(remainder, of: divisor), preferred - widening, preferred: preferred, isNegative)
  }

  /// A quotient of 34 or 35 digits: shortened towards the preferred exponent where it is exact, else rounded.
  @inline(__always)
  private static func quotient(
    _ quotient: UInt128, _ rest: Rest, _ exponent: Int, preferred: Int, _ isNegative: Bool
  ) -> Decimal128? {
    guard rest == .none else {
      return Decimal128(quotient: quotient, rest: rest, exponent: exponent, isNegative: isNegative)
    }
    let (short, scale) = PowersOfTen.withoutTrailingZeros(quotient, exponent, upTo: preferred)
    return Decimal128(rounding: short, exponent: scale, isNegative: isNegative)
  }
}
