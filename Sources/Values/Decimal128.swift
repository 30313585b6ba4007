/// A number of IEEE 754-2008 decimal128: 34 significant digits, exponents −6176…6111, rounding half to even, as
/// DMN 1.5 §10.3.2.3.1 asks of FEEL numbers. Never NaN, infinite or negative zero: what has no value is `nil`.
///
/// Equal numbers are equal whatever their scale (`1.0 == 1.00`), and hash alike.
public struct Decimal128: Sendable {
  let isNegative: Bool
  /// At most 34 digits.
  let coefficient: UInt128
  let exponent: Int

  static let precision = 34
  static let exponents = -6176...6111

  public static let zero = Decimal128(exactly: false, 0, 0)
  public static let one = Decimal128(exactly: false, 1, 0)

  private init(exactly isNegative: Bool, _ coefficient: UInt128, _ exponent: Int) {
    self.isNegative = isNegative && coefficient != 0
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// (−1)^sign × coefficient × 10^exponent rounded to 34 digits, where `sticky` says that digits below were cut off;
  /// nil where the exponent leaves the format.
  init?(rounding coefficient: UInt128, exponent: Int, isNegative: Bool, sticky: Bool = false) {
    var coefficient = coefficient
    var exponent = exponent
    let digits = PowersOfTen.digits(of: coefficient)
    var drop = max(0, digits - Self.precision)
    if exponent + drop < Self.exponents.lowerBound { drop = Self.exponents.lowerBound - exponent }
    if drop > 0 {
      guard drop <= 38 else {
        self.init(exactly: false, 0, Self.exponents.lowerBound)
        return
      }
      let power = PowersOfTen.table[drop]
      let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
      let half = power / 2
      let roundsUp = remainder > half || (remainder == half && (sticky || quotient % 2 == 1))
      coefficient = roundsUp ? quotient + 1 : quotient
      exponent += drop
      if coefficient == PowersOfTen.table[Self.precision] {
        coefficient = PowersOfTen.table[Self.precision - 1]
        exponent += 1
      }
    }
    if exponent > Self.exponents.upperBound {
      let lack = exponent - Self.exponents.upperBound
      if coefficient == 0 {
        exponent = Self.exponents.upperBound
      } else {
        guard lack + PowersOfTen.digits(of: coefficient) <= Self.precision else { return nil }
        coefficient *= PowersOfTen.table[lack]
        exponent -= lack
      }
    }
    self.init(exactly: isNegative, coefficient, exponent)
  }

  public init(_ value: Int) {
    self.init(exactly: value < 0, UInt128(value.magnitude), 0)
  }

  /// `coefficient × 10^exponent`; nil where the format cannot hold it.
  public init?(_ coefficient: Int, scale exponent: Int) {
    self.init(rounding: UInt128(coefficient.magnitude), exponent: exponent, isNegative: coefficient < 0)
  }

  /// A number as FEEL and JSON write it: digits with at most one `.`, an optional leading `-`, an optional exponent.
  /// Anything else, a trailing letter or blank too, is nil.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8.makeIterator()
    var next = bytes.next()
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { next = bytes.next() }
    var coefficient: UInt128 = 0
    var scale = 0
    var sawDigit = false
    var sawPoint = false
    var sticky = false
    var kept = 0
    while let byte = next {
      if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        sawDigit = true
        let digit = UInt128(byte - UInt8(ascii: "0"))
        // 37 digits leave room for exact rounding; what follows only breaks ties.
        if kept < 37 {
          coefficient = coefficient * 10 + digit
          if coefficient != 0 { kept += 1 }
          if sawPoint { scale -= 1 }
        } else {
          if digit != 0 { sticky = true }
          if !sawPoint { scale += 1 }
        }
      } else {
        break
      }
      next = bytes.next()
    }
    guard sawDigit else { return nil }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      next = bytes.next()
      var sign = 1
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
        sign = next == UInt8(ascii: "-") ? -1 : 1
        next = bytes.next()
      }
      var value = 0
      guard next != nil else { return nil }
      while let byte = next {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
        next = bytes.next()
      }
      scale += sign * value
    }
    guard next == nil else { return nil }
    self.init(rounding: coefficient, exponent: scale, isNegative: isNegative, sticky: sticky)
  }

  public var isZero: Bool { coefficient == 0 }

  /// −1, 0 or 1.
  public var signum: Int { coefficient == 0 ? 0 : (isNegative ? -1 : 1) }

  public static prefix func - (value: Decimal128) -> Decimal128 {
    Decimal128(exactly: !value.isNegative, value.coefficient, value.exponent)
  }

  public var magnitude: Decimal128 { isNegative ? -self : self }

  /// The value as an `Int`, or nil where it has a fraction or does not fit.
  public var integer: Int? {
    let plain = reduced
    guard plain.exponent >= 0, plain.exponent <= 19,
      case let (product, overflow) = plain.coefficient.multipliedReportingOverflow(
        by: PowersOfTen.table[plain.exponent]), !overflow, product <= UInt128(Int.max)
    else { return plain.coefficient == 0 ? 0 : nil }
    return isNegative ? -Int(product) : Int(product)
  }

  /// The same value with no trailing zeros in its coefficient; zero has exponent 0.
  var reduced: Decimal128 {
    guard coefficient != 0 else { return .zero }
    var coefficient = coefficient
    var exponent = exponent
    while coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    return Decimal128(exactly: isNegative, coefficient, exponent)
  }

  /// Rounded to `places` digits after the point (negative: before it).
  public func rounded(toPlaces places: Int, _ rule: Rounding = .halfEven) -> Decimal128? {
    guard -exponent > places else { return self }
    let drop = -exponent - places
    let quotient: UInt128
    let remainder: UInt128
    let power: UInt128
    if drop > 38 {
      (quotient, remainder, power) = (0, coefficient == 0 ? 0 : 1, PowersOfTen.table[38])
    } else {
      power = PowersOfTen.table[drop]
      (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: power)
    }
    let half = power / 2
    let up =
      switch rule {
      case .halfEven: remainder > half || (remainder == half && quotient % 2 == 1)
      case .halfUp: remainder >= half && remainder != 0
      case .halfDown: remainder > half
      case .up: remainder != 0
      case .down: false
      case .floor: isNegative && remainder != 0
      case .ceiling: !isNegative && remainder != 0
      }
    return Decimal128(rounding: up ? quotient + 1 : quotient, exponent: -places, isNegative: isNegative)
  }

  /// How a digit that is cut off moves the digit before it; `up` and `down` are away from and towards zero.
  public enum Rounding: Sendable {
    case halfEven, halfUp, halfDown, up, down, floor, ceiling
  }
}

/// 10^0 … 10^38, all that an unsigned 128-bit integer holds.
enum PowersOfTen {
  static let table: [UInt128] = {
    var powers: [UInt128] = [1]
    while powers.count < 39 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// How many decimal digits the value has; 0 for zero.
  static func digits(of value: UInt128) -> Int {
    guard value != 0 else { return 0 }
    // log10(2) ≈ 1233/4096; the estimate is at most one too small.
    let estimate = ((128 - value.leadingZeroBitCount) * 1233) >> 12
    return estimate < 39 && value >= table[estimate] ? estimate + 1 : estimate
  }
}
