/// The exponential, the logarithm and FEEL's `**`, worked out to more than 50 digits, mostly to more than 80, and
/// rounded to 34: the last digit can differ from the correctly rounded one only where all of these are those of a tie.
extension Decimal128 {
  /// e to this power; nil where that leaves the format. What is too small is zero.
  public func exponential() -> Decimal128? {
    guard !isZero else { return .one }
    guard let size = FixedPoint(magnitudeOf: self) else { return isNegative ? Self.leastZero : nil }
    return Self.exponential(of: size, isNegative: isNegative, mayBeExact: false)
  }

  /// The logarithm to the base e; nil for zero and negative numbers.
  public func naturalLogarithm() -> Decimal128? {
    guard signum > 0 else { return nil }
    let (size, isNegative) = logarithm
    return size.isZero ? .zero : Decimal128(size, exponent: 0, isNegative: isNegative, mayBeExact: false)
  }

  /// This number to the power of another, as FEEL's `**`. Integer powers are exact where 34 digits hold them, and else
  /// multiplied out with 60 digits more than are kept. x ** 0 is 1, also for 0; nil for zero to a negative power, for
  /// a negative base with a fractional power, and where the result leaves the format.
  public func raised(to power: Decimal128) -> Decimal128? {
    guard !power.isZero else { return .one }
    guard !isZero else { return power.isNegative ? nil : .zero }
    guard power.isInteger else { return isNegative ? nil : raisedByLogarithm(to: power, isNegative: false) }
    let negates = isNegative && power.isOdd
    guard let times = power.integer, times.magnitude <= 1 << 34 else {
      return magnitude.raisedByLogarithm(to: power, isNegative: negates)
    }
    if let exact = exactPower(times.magnitude) ?? reduced.exactPower(times.magnitude) {
      return times > 0 ? exact : Decimal128.one.divided(by: exact)
    }
    // A square is rounded once; the exact product of more factors has to be cut.
    return times == 2 ? multiplied(by: self) : longPower(times, isNegative: negates)
  }

  /// The smallest zero: what a result that is too small becomes.
  private static var leastZero: Decimal128 { Decimal128(exactly: false, 0, exponents.lowerBound) }

  /// The power where its coefficient and exponent fit as they are, by repeated squaring; else nil.
  private func exactPower(_ times: UInt) -> Decimal128? {
    let scale = exponent.multipliedReportingOverflow(by: Int(times))
    guard !scale.overflow, Self.exponents.contains(scale.partialValue) else { return nil }
    var result: UInt128 = 1
    var base = coefficient
    var rest = times
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        guard !overflow, product < Self.coefficientLimit else { return nil }
        result = product
      }
      rest &>>= 1
      guard rest > 0 else { break }
      let (square, overflow) = base.multipliedReportingOverflow(by: base)
      guard !overflow else { return nil }
      base = square
    }
    return Decimal128(exactly: isNegative && times & 1 == 1, result, scale.partialValue)
  }

  /// |self|^times by repeated squaring of a number from 1 to 10, its exponent apart.
  private func longPower(_ times: Int, isNegative: Bool) -> Decimal128? {
    let (base, baseExponent) = mantissa
    var result = base
    var exponent = baseExponent
    let count = times.magnitude
    for bit in stride(from: UInt.bitWidth - count.leadingZeroBitCount - 2, through: 0, by: -1) {
      result = result * result
      exponent *= 2
      if result.whole >= 10 {
        result.divide(by: PowersOfTen.divisor(1))
        exponent += 1
      }
      if count &>> UInt(bit) & 1 == 1 {
        result = result * base
        exponent += baseExponent
        if result.whole >= 10 {
          result.divide(by: PowersOfTen.divisor(1))
          exponent += 1
        }
      }
    }
    if times < 0 {
      result = result.reciprocal
      exponent = -exponent
    }
    return Decimal128(result, exponent: exponent, isNegative: isNegative, mayBeExact: true)
  }

  /// e^(power · ln self), for positive numbers.
  private func raisedByLogarithm(to power: Decimal128, isNegative: Bool) -> Decimal128? {
    let (logarithm, isSmall) = logarithm
    guard !logarithm.isZero else { return isNegative ? -.one : .one }
    let shrinks = isSmall != power.isNegative
    var (size, exponent) = power.mantissa
    size = size * logarithm
    while exponent > 0 {
      let step = min(exponent, 4)
      exponent -= step
      // Beyond 20,000 every power of e leaves the format; the step cannot overflow before.
      guard size.multiply(by: PowersOfTen.narrow(step)) == 0, size.whole < 20000 else {
        return shrinks ? Self.leastZero : nil
      }
    }
    while exponent < 0, !size.isZero {
      let step = min(-exponent, 19)
      exponent += step
      size.divide(by: PowersOfTen.divisor(step))
    }
    let result = Self.exponential(of: size, isNegative: shrinks, mayBeExact: true)
    return isNegative ? result.map { -$0 } : result
  }

  /// e^±size.
  private static func exponential(of size: FixedPoint, isNegative: Bool, mayBeExact: Bool) -> Decimal128? {
    guard size.whole < 20000 else { return isNegative ? leastZero : nil }
    // size = tens · ln 10 ± rest with a rest from 0 to ln 10.
    let ln10 = FixedPoint.ln10
    var tens = UInt64(size.approximation / ln10.approximation) + (isNegative ? 1 : 0)
    func multiple() -> FixedPoint {
      var multiple = ln10
      _ = multiple.multiply(by: tens)
      return multiple
    }
    if isNegative {
      if multiple() < size { tens += 1 }
      let result = (multiple() - size).exponential
      return Decimal128(result, exponent: -Int(tens), isNegative: false, mayBeExact: mayBeExact)
    }
    if size < multiple() { tens -= 1 }
    let result = (size - multiple()).exponential
    return Decimal128(result, exponent: Int(tens), isNegative: false, mayBeExact: mayBeExact)
  }

  /// |self| = mantissa · 10^exponent with a mantissa from 1 to 10 (excluded); not for zero.
  private var mantissa: (FixedPoint, exponent: Int) {
    let places = PowersOfTen.digits(of: coefficient) - 1
    return (FixedPoint(coefficient, places: places), exponent + places)
  }

  /// |ln |self||, and whether the logarithm is negative; not for zero.
  private var logarithm: (FixedPoint, isNegative: Bool) {
    let (mantissa, exponent) = mantissa
    let part = mantissa.naturalLogarithm
    var tens = FixedPoint.ln10
    _ = tens.multiply(by: UInt64(exponent.magnitude))
    return exponent < 0 ? (tens - part, true) : (tens + part, false)
  }

  /// A fixed-point number times 10^exponent, rounded. Where it may be exact and is nearer than 2^−128 of the 37th digit
  /// to a number of so many digits, it is taken to be that number: what was lost on the way there must not decide a tie.
  private init?(_ value: FixedPoint, exponent: Int, isNegative: Bool, mayBeExact: Bool) {
    var (rest, shift) = value.normalised()
    var coefficient = UInt128(rest.whole)
    for _ in 0..<2 {
      rest.whole = 0
      _ = rest.multiply(by: PowersOfTen.narrow(18))
      coefficient = coefficient &* UInt128(PowersOfTen.narrow(18)) &+ UInt128(rest.whole)
    }
    let scale = exponent + shift - 36
    if mayBeExact, rest.word4 == 0, rest.word3 == 0 {
      self.init(exact: coefficient, scale, preferred: 0, isNegative)
    } else if mayBeExact, rest.word4 == .max, rest.word3 == .max {
      self.init(exact: coefficient + 1, scale, preferred: 0, isNegative)
    } else {
      self.init(rounding: coefficient, exponent: scale, isNegative: isNegative, sticky: true)
    }
  }
}

extension FixedPoint {
  /// |value| below 100,000; else nil.
  fileprivate init?(magnitudeOf value: Decimal128) {
    guard PowersOfTen.digits(of: value.coefficient) + value.exponent <= 5 else { return nil }
    guard value.exponent < 0 else {
      self.init(whole: UInt64(value.coefficient * PowersOfTen.wide(value.exponent)))
      return
    }
    var rest = -value.exponent
    let places = min(rest, 38)
    self.init(value.coefficient, places: places)
    rest -= places
    while rest > 0, !isZero {
      let step = min(rest, 19)
      divide(by: PowersOfTen.divisor(step))
      rest -= step
    }
  }
}
