/// The exponential and the logarithm, right to about 90 decimal places, with no function of the system's
/// mathematical library: the same bits on every machine.
extension FixedPoint {
  /// e^self for numbers below 2.4.
  var exponential: FixedPoint {
    // With the argument divided by 2^16 the series is short; squaring sixteen times undoes it.
    var argument = self
    argument.divide(by: 1 << 16)
    var sum = FixedPoint.one
    for divisor in stride(from: UInt64(19), through: 1, by: -1) {
      sum = sum * argument
      sum.divide(by: divisor)
      sum = sum + .one
    }
    for _ in 0..<16 { sum = sum * sum }
    return sum
  }

  /// The natural logarithm of a number from 1 to 10.
  var naturalLogarithm: FixedPoint {
    // ln m = y + ln(m / e^y) for any y; one a little below ln m leaves a number so near to 1 that the series of the
    // inverse hyperbolic tangent ends after a few terms.
    let estimate = FixedPoint(max(0, Self.roughLogarithm(approximation) - 0x1p-40))
    let power = estimate.exponential
    // At 1 the power may be the larger by its last bit.
    guard power < self else { return estimate }
    let ratio = (self - power) * (self + power).reciprocal
    let square = ratio * ratio
    var term = ratio
    var sum = ratio
    for divisor in [UInt64(3), 5, 7, 9] {
      term = term * square
      var part = term
      part.divide(by: divisor)
      sum = sum + part
    }
    return estimate + sum + sum
  }

  /// ln x to about 50 bits.
  private static func roughLogarithm(_ value: Double) -> Double {
    let ratio = (value.significand - 1) / (value.significand + 1)
    var term = ratio
    var sum = ratio
    for divisor in stride(from: 3.0, through: 37, by: 2) {
      term *= ratio * ratio
      sum += term / divisor
    }
    return Double(value.exponent) * 0.693147180559945309 + 2 * sum
  }

  /// self = result · 10^exponent with a result from 1 to 10 (excluded); zero stays.
  func normalised() -> (FixedPoint, exponent: Int) {
    guard !isZero else { return (self, 0) }
    var result = self
    var exponent = 0
    while result.whole >= 10 {
      result.divide(by: PowersOfTen.divisor(1))
      exponent += 1
    }
    while result.whole == 0 {
      _ = result.multiply(by: 10)
      exponent -= 1
    }
    return (result, exponent)
  }
}
