extension Decimal128 {
  /// (−1)^sign × coefficient × 10^exponent rounded to 34 digits, where `sticky` says that digits below were cut off;
  /// nil where the exponent leaves the format. What is too small becomes zero.
  @inlinable
  init?(rounding coefficient: UInt128, exponent: Int, isNegative: Bool, sticky: Bool = false) {
    if coefficient < Self.coefficientLimit, UInt(bitPattern: exponent &+ Self.bias) <= UInt(Self.largestBiased) {
      self.init(exactly: isNegative, coefficient, exponent)
    } else {
      self.init(fitting: coefficient, exponent, isNegative, sticky)
    }
  }

  /// As `init(rounding:)`, for what does not fit as it is.
  @usableFromInline
  init?(fitting coefficient: UInt128, _ exponent: Int, _ isNegative: Bool, _ sticky: Bool) {
    var coefficient = coefficient
    var exponent = exponent
    var drop = max(0, PowersOfTen.digits(of: coefficient) - Self.precision)
    if exponent + drop < Self.exponents.lowerBound { drop = Self.exponents.lowerBound - exponent }
    if drop > 0 {
      guard drop <= 38 else {
        self.init(exactly: false, 0, Self.exponents.lowerBound)
        return
      }
      let (quotient, remainder) = PowersOfTen.divide(coefficient, by: drop)
      let half = PowersOfTen.wide(drop) &>> 1
      let roundsUp = remainder > half || (remainder == half && (sticky || quotient & 1 == 1))
      coefficient = roundsUp ? quotient + 1 : quotient
      exponent += drop
      if coefficient == Self.coefficientLimit {
        coefficient = PowersOfTen.wide(Self.precision - 1)
        exponent += 1
      }
    }
    if exponent > Self.exponents.upperBound {
      let lack = exponent - Self.exponents.upperBound
      if coefficient != 0 {
        guard lack + PowersOfTen.digits(of: coefficient) <= Self.precision else { return nil }
        coefficient *= PowersOfTen.wide(lack)
      }
      exponent = Self.exponents.upperBound
    }
    self.init(exactly: isNegative, coefficient, exponent)
  }

  /// A quotient of 34 or 35 digits and what the division leaves below them, rounded.
  @inline(__always)
  init?(quotient: UInt128, remainder: UInt128, divisor: UInt128, exponent: Int, isNegative: Bool) {
    guard quotient < Self.coefficientLimit, exponent &+ Self.bias >= 0 else {
      self.init(rounding: quotient, exponent: exponent, isNegative: isNegative, sticky: remainder != 0)
      return
    }
    // Up where at least as much is left as is missing, or more than that after an even digit. The sign bit of the
    // difference says so without a branch, which would be taken at random.
    let missing = divisor &- remainder &+ (quotient & 1 ^ 1)
    let up = (missing &- 1 &- remainder) &>> 127
    self.init(rounding: quotient &+ up, exponent: exponent, isNegative: isNegative)
  }

  /// What a division leaves, compared with half of its divisor.
  enum Rest {
    case none, less, half, more

    init(_ remainder: UInt128, of divisor: UInt128) {
      let other = divisor &- remainder
      self = remainder == 0 ? .none : (remainder < other ? .less : (remainder == other ? .half : .more))
    }
  }

  /// How a digit that is cut off moves the digit before it; `up` and `down` are away from and towards zero.
  public enum Rounding: Sendable {
    case halfEven, halfUp, halfDown, up, down, floor, ceiling
  }

  /// Rounded to `places` digits after the point (negative: before it). A number with fewer places stays as it is;
  /// nil only where rounding up leaves the format.
  public func rounded(toPlaces places: Int, _ rule: Rounding = .halfEven) -> Decimal128? {
    guard -exponent > places else { return self }
    // Beyond these places nothing changes but the scale of zero, and −exponent − places must not overflow.
    let places = max(places, -Self.exponents.upperBound - Self.precision)
    let drop = -exponent - places
    if drop <= 19, high & Self.coefficientBits == 0 {
      let power = PowersOfTen.narrow(drop)
      let (quotient, remainder) = low.quotientAndRemainder(dividingBy: power)
      let rest = Rest(UInt128(remainder), of: UInt128(power))
      let whole = UInt128(quotient) + (raises(rest, isOdd: quotient & 1 == 1, rule) ? 1 : 0)
      return Decimal128(rounding: whole, exponent: -places, isNegative: isNegative)
    }
    let quotient: UInt128
    let rest: Rest
    if drop > 38 {
      (quotient, rest) = (0, isZero ? .none : .less)
    } else {
      let (whole, remainder) = PowersOfTen.divide(coefficient, by: drop)
      (quotient, rest) = (whole, Rest(remainder, of: PowersOfTen.wide(drop)))
    }
    let whole = quotient + (raises(rest, isOdd: quotient & 1 == 1, rule) ? 1 : 0)
    return Decimal128(rounding: whole, exponent: -places, isNegative: isNegative)
  }

  /// Whether the last digit kept grows by one in magnitude.
  private func raises(_ rest: Rest, isOdd: Bool, _ rule: Rounding) -> Bool {
    switch rule {
    case .halfEven: rest == .more || (rest == .half && isOdd)
    case .halfUp: rest == .more || rest == .half
    case .halfDown: rest == .more
    case .up: rest != .none
    case .down: false
    case .floor: isNegative && rest != .none
    case .ceiling: !isNegative && rest != .none
    }
  }
}

extension Decimal128 {
  /// The largest whole number of units of 10^−`places` that is not above the value, and whether it is the value; nil
  /// where it does not fit an `Int`. For look-ups among whole numbers of one scale.
  public func scaled(toPlaces places: Int) -> (floor: Int, isExact: Bool)? {
    let shift = exponent &+ places
    let digits = coefficient
    guard digits <= UInt128(UInt64.max >> 1) else { return nil }
    var whole = UInt64(truncatingIfNeeded: digits)
    var isExact = true
    if shift > 0 {
      guard shift <= 18 else { return digits == 0 ? (0, true) : nil }
      let (product, overflow) = whole.multipliedReportingOverflow(by: PowersOfTen.narrow(shift))
      guard !overflow, product <= UInt64.max >> 1 else { return nil }
      whole = product
    } else if shift < 0 {
      guard shift >= -18 else { return nil }
      let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: PowersOfTen.narrow(-shift))
      isExact = remainder == 0
      whole = quotient
    }
    guard isNegative else { return (Int(whole), isExact) }
    return (isExact ? -Int(whole) : -Int(whole) - 1, isExact)
  }
}
