/// The numeric functions of FEEL (DMN 1.5 §10.3.4.5) that are exact or correctly rounded; see `DecimalPowers.swift`
/// for those that go through logarithms.
extension Decimal128 {
  /// Whether the value has no fraction: true of 2.00.
  public var isInteger: Bool {
    guard exponent < 0, !isZero else { return true }
    let places = -exponent
    return places < Self.precision && PowersOfTen.divide(coefficient, by: places).remainder == 0
  }

  /// Whether the value is a multiple of two; numbers with a fraction are neither even nor odd.
  public var isEven: Bool {
    if isZero || exponent > 0 { return true }
    let places = -exponent
    guard places < Self.precision else { return false }
    let (whole, fraction) = PowersOfTen.divide(coefficient, by: places)
    return fraction == 0 && whole & 1 == 0
  }

  /// Whether the value is an integer and no multiple of two.
  public var isOdd: Bool { isInteger && !isEven }

  /// The square root, correctly rounded to 34 digits; nil for negative numbers. An exact root has half the places of
  /// the number.
  public func squareRoot() -> Decimal128? {
    guard !isNegative else { return nil }
    let preferred = exponent >> 1
    guard !isZero else { return Decimal128(exactly: false, 0, preferred) }
    // 69 or 70 digits, so that the exponent is even: their root has 35, of which the last decides the rounding.
    let digits = PowersOfTen.digits(of: coefficient)
    let widening = 70 - digits - ((exponent - 70 + digits) & 1)
    let first = min(widening, 38 - digits)
    let radicand = WideInteger(
      product: coefficient &* PowersOfTen.wide(first), PowersOfTen.wide(widening - first))
    let root = radicand.squareRoot
    let scale = (exponent - widening) >> 1
    guard WideInteger(product: root, root) == radicand else {
      return Decimal128(rounding: root, exponent: scale, isNegative: false, sticky: true)
    }
    return Decimal128(exact: root, scale, preferred: preferred, false)
  }

  /// self − divisor · ⌊self / divisor⌋, so that the result has the sign of the divisor; nil for a zero divisor. Worked
  /// out on integers, hence exact wherever 34 digits hold the result, however far the magnitudes are apart.
  public func modulo(_ divisor: Decimal128) -> Decimal128? {
    guard !divisor.isZero else { return nil }
    let gap = exponent - divisor.exponent
    let scale = min(exponent, divisor.exponent)
    let remainder: UInt128
    let modulus: UInt128
    if gap >= 0 {
      modulus = divisor.coefficient
      remainder = PowersOfTen.remainder(coefficient, timesTenTo: gap, by: modulus)
    } else {
      // A divisor that has too many digits at the dividend's scale is larger than the dividend.
      guard -gap + PowersOfTen.digits(of: divisor.coefficient) <= Self.precision else {
        return isZero || isNegative == divisor.isNegative ? self : adding(divisor)
      }
      modulus = divisor.coefficient &* PowersOfTen.wide(-gap)
      remainder = coefficient % modulus
    }
    let turns = isNegative != divisor.isNegative && remainder != 0
    return Decimal128(exactly: divisor.isNegative, turns ? modulus &- remainder : remainder, scale)
  }
}

extension PowersOfTen {
  /// value · 10^power modulo `modulus`, for any power of 0 or more.
  fileprivate static func remainder(_ value: UInt128, timesTenTo power: Int, by modulus: UInt128) -> UInt128 {
    if power == 0 { return value % modulus }
    func product(_ left: UInt128, _ right: UInt128) -> UInt128 {
      WideInteger(product: left, right).divided(by: modulus).remainder
    }
    var result = value % modulus
    // In steps of 38 digits as far as those reach, then by squaring.
    if power <= 38 { return product(result, wide(power) % modulus) }
    var base = 10 % modulus
    var rest = power
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      rest &>>= 1
    }
    return result
  }
}

extension WideInteger {
  /// ⌊√self⌋ for numbers from 2^225 to 2^233.
  fileprivate var squareRoot: UInt128 {
    let words = (upper: UInt64(truncatingIfNeeded: high &>> 64), lower: UInt64(truncatingIfNeeded: high))
    let estimate = (Double(words.upper) * 0x1p64 + Double(words.lower)).squareRoot()
    var root = UInt128(UInt64(estimate * 0x1p8)) &<< 56
    // Each of Newton's steps doubles the 50 right bits; the second leaves at most the last bit wrong.
    for _ in 0..<2 { root = (root &+ divided(by: root).quotient) &>> 1 }
    while self < WideInteger(product: root, root) { root &-= 1 }
    while !(self < WideInteger(product: root &+ 1, root &+ 1)) { root &+= 1 }
    return root
  }
}
