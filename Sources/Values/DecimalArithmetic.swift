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
    // The larger exponent's digits move left as far as 34 digits reach; what is left moves the other right.
    let digits = PowersOfTen.digits(of: upper.coefficient)
    let left = min(gap, precision &- digits)
    let right = gap &- left
    let widened = upper.coefficient &* PowersOfTen.wide(left)
    let isNegative = upper.isNegative
    let scale = lower.exponent &+ right
    guard right > 0 else { return sum(widened, isNegative, lower.coefficient, lower.isNegative, scale) }
    guard right <= 34 else { return sumWithTail(upper, digits, lower, gap: gap) }
    let power = PowersOfTen.wide(right)
    let (kept, lost) = PowersOfTen.divide(lower.coefficient, by: right)
    if isNegative == lower.isNegative {
      return Decimal128(
        quotient: widened &+ kept, remainder: lost, divisor: power, exponent: scale, isNegative: isNegative)
    }
    let difference = widened &- kept &- (lost == 0 ? 0 : 1)
    // One digit fewer: the digit after it is wanted too.
    guard difference >= leastFull else { return sumWithTail(upper, digits, lower, gap: gap) }
    return Decimal128(
      quotient: difference, remainder: lost == 0 ? 0 : power &- lost, divisor: power, exponent: scale,
      isNegative: isNegative)
  }

  /// As `sum(_:_:gap:)`, with 37 digits on the left: what falls off on the right can then only break a tie.
  private static func sumWithTail(_ upper: Decimal128, _ digits: Int, _ lower: Decimal128, gap: Int) -> Decimal128? {
    let left = min(gap, 37 - digits)
    let right = gap - left
    let widened = upper.coefficient * PowersOfTen.wide(left)
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
    // At least 39 digits, and as many as the two have together or one fewer: 34 are kept.
    let leftDigits = PowersOfTen.digits(of: left)
    let rightDigits = PowersOfTen.digits(of: right)
    let bound = WideInteger(product: PowersOfTen.wide(leftDigits), PowersOfTen.wide(rightDigits &- 1))
    let drop = leftDigits &+ rightDigits &- Self.precision &- (product < bound ? 1 : 0)
    let power = PowersOfTen.wide(drop)
    guard drop > 17 else {
      let (quotient, lost) = product.divided(by: PowersOfTen.divisor(drop), words: 2)
      return Decimal128(
        quotient: quotient.low, remainder: UInt128(lost), divisor: power, exponent: scale &+ drop, isNegative: sign)
    }
    let (upper, lost) = product.divided(by: PowersOfTen.divisor(17), words: 3)
    let (quotient, more) = upper.divided(by: PowersOfTen.divisor(drop &- 17), words: 2)
    let remainder = UInt128(more) &* UInt128(PowersOfTen.narrow(17)) &+ UInt128(lost)
    return Decimal128(
      quotient: quotient.low, remainder: remainder, divisor: power, exponent: scale &+ drop, isNegative: sign)
  }

  /// nil also where `other` is zero. An exact quotient has the scale of `self` less that of `other`, or as many more
  /// places as it needs.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard !other.isZero else { return nil }
    let sign = isNegative != other.isNegative
    let preferred = exponent - other.exponent
    guard !isZero else { return Decimal128(rounding: 0, exponent: preferred, isNegative: false) }
    guard (high | other.high) & Self.coefficientBits == 0, max(low, other.low) < Self.nineteenDigits else {
      return dividedLong(by: other, preferred: preferred, isNegative: sign)
    }
    // Both to eighteen digits, and the dividend to one more where it is the smaller: then ten to the power of 33
    // makes the quotient one of 34 digits exactly.
    let more = 18 &- PowersOfTen.digits(of: low)
    let otherMore = 18 &- PowersOfTen.digits(of: other.low)
    let divisor = other.low &* PowersOfTen.narrow(otherMore)
    let dividend = low &* PowersOfTen.narrow(more)
    let shift: UInt64 = dividend < divisor ? 1 : 0
    let product = WideInteger(product: UInt128(dividend &* (1 &+ 9 &* shift)), Self.leastFull)
    let (quotient, remainder) = product.divided(by: WideInteger.Divisor(divisor), words: 2)
    if remainder == 0 {
      // Often nothing needs to be shortened.
      let (whole, left) = low.quotientAndRemainder(dividingBy: other.low)
      if left == 0 { return Decimal128(rounding: UInt128(whole), exponent: preferred, isNegative: sign) }
    }
    let scale = preferred &- more &+ otherMore &- 33 &- Int(truncatingIfNeeded: shift)
    if remainder == 0 { return Decimal128(exact: quotient.low, scale, preferred: preferred, sign) }
    return Decimal128(
      quotient: quotient.low, remainder: UInt128(remainder), divisor: UInt128(divisor), exponent: scale,
      isNegative: sign)
  }

  private func dividedLong(by other: Decimal128, preferred: Int, isNegative: Bool) -> Decimal128? {
    let more = Self.precision &- PowersOfTen.digits(of: coefficient)
    let otherMore = Self.precision &- PowersOfTen.digits(of: other.coefficient)
    let dividend = coefficient &* PowersOfTen.wide(more)
    let divisor = other.coefficient &* PowersOfTen.wide(otherMore)
    let isLess = dividend < divisor
    let product = WideInteger(product: dividend &* (isLess ? 10 : 1), Self.leastFull)
    let (quotient, remainder) = product.divided(by: divisor)
    let scale = preferred &- more &+ otherMore &- (isLess ? 34 : 33)
    if remainder == 0 { return Decimal128(exact: quotient, scale, preferred: preferred, isNegative) }
    return Decimal128(
      quotient: quotient, remainder: remainder, divisor: divisor, exponent: scale, isNegative: isNegative)
  }

  /// An exact result, with as few places more than the preferred ones as it needs.
  init?(exact coefficient: UInt128, _ exponent: Int, preferred: Int, _ isNegative: Bool) {
    let (short, scale) = PowersOfTen.withoutTrailingZeros(coefficient, exponent, upTo: preferred)
    self.init(rounding: short, exponent: scale, isNegative: isNegative)
  }
}
