/// A number of IEEE 754-2008 decimal128: 34 significant digits, exponents −6176…6111, rounding half to even, as
/// DMN 1.5 §10.3.2.3.1 asks of FEEL numbers. Never NaN, infinite or negative zero: what has no value is `nil`.
///
/// Equal numbers are equal whatever their scale (`1.0 == 1.00`), and hash alike. Sixteen bytes: what is called for
/// every cell of a table is inlinable and has a short way for numbers of at most 64 bits; the rest lies behind a call.
@frozen
public struct Decimal128: Sendable {
  /// The sign (bit 63), the exponent less its lower bound (bits 49…62), the coefficient's bits 64…112 (bits 0…48).
  @usableFromInline let high: UInt64
  /// The coefficient's bits 0…63.
  @usableFromInline let low: UInt64

  @inlinable
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  static let precision = 34
  static let exponents = -6176...6111

  @inlinable static var signBit: UInt64 { 1 << 63 }
  @inlinable static var coefficientBits: UInt64 { (1 << 49) - 1 }
  @inlinable static var exponentShift: UInt64 { 49 }
  /// What is added to an exponent to store it.
  @inlinable static var bias: Int { 6176 }
  /// The largest exponent as it is stored.
  @inlinable static var largestBiased: Int { 12287 }
  /// 10^34, the first coefficient that is too large.
  @inlinable static var coefficientLimit: UInt128 { 0x1_ED09_BEAD_87C0_378D_8E64_0000_0000 }

  /// 10^33, the first coefficient that has all the digits.
  static var leastFull: UInt128 { 0x314D_C644_8D93_38C1_5B0A_0000_0000 }
  /// 10^18, the first number of nineteen digits.
  static var nineteenDigits: UInt64 { 1_000_000_000_000_000_000 }

  @inlinable public static var zero: Decimal128 { Decimal128(0) }
  @inlinable public static var one: Decimal128 { Decimal128(1) }

  /// The parts as they are: a coefficient below 10^34 and an exponent of the format.
  @inlinable
  init(exactly isNegative: Bool, _ coefficient: UInt128, _ exponent: Int) {
    let sign = isNegative && coefficient != 0 ? Self.signBit : 0
    let biased = UInt64(truncatingIfNeeded: exponent &+ Self.bias) &<< Self.exponentShift
    self.init(
      high: sign | biased | UInt64(truncatingIfNeeded: coefficient &>> 64),
      low: UInt64(truncatingIfNeeded: coefficient))
  }

  @inlinable
  public init(_ value: Int) {
    let sign = value < 0 ? Self.signBit : 0
    self.init(
      high: sign | UInt64(truncatingIfNeeded: Self.bias) &<< Self.exponentShift, low: UInt64(value.magnitude))
  }

  /// `coefficient × 10^exponent`; nil where the format cannot hold it.
  public init?(_ coefficient: Int, scale exponent: Int) {
    self.init(rounding: UInt128(coefficient.magnitude), exponent: exponent, isNegative: coefficient < 0)
  }

  @inlinable var isNegative: Bool { high >= Self.signBit }

  /// At most 34 digits.
  @inlinable var coefficient: UInt128 { UInt128(high & Self.coefficientBits) &<< 64 | UInt128(low) }

  @inlinable var exponent: Int { biasedExponent &- Self.bias }

  @inlinable var biasedExponent: Int {
    Int(truncatingIfNeeded: (high & ~Self.signBit) &>> Self.exponentShift)
  }

  @inlinable public var isZero: Bool { high & Self.coefficientBits | low == 0 }

  /// −1, 0 or 1.
  @inlinable public var signum: Int { isZero ? 0 : (isNegative ? -1 : 1) }

  @inlinable
  public static prefix func - (value: Decimal128) -> Decimal128 {
    value.isZero ? value : Decimal128(high: value.high ^ signBit, low: value.low)
  }

  @inlinable public var magnitude: Decimal128 { Decimal128(high: high & ~Self.signBit, low: low) }

  /// The value as an `Int`, or nil where it has a fraction or does not fit.
  public var integer: Int? {
    if exponent == 0, high & Self.coefficientBits == 0 { return Self.integer(low, isNegative) }
    let plain = reduced
    guard plain.exponent >= 0, plain.exponent <= 19 else { return nil }
    let (product, overflow) = plain.coefficient.multipliedReportingOverflow(by: PowersOfTen.wide(plain.exponent))
    guard !overflow, let size = UInt64(exactly: product) else { return nil }
    return Self.integer(size, isNegative)
  }

  private static func integer(_ size: UInt64, _ isNegative: Bool) -> Int? {
    if isNegative { return size <= 1 << 63 ? Int(truncatingIfNeeded: 0 &- size) : nil }
    return Int(exactly: size)
  }

  /// The same value with no trailing zeros in its coefficient; zero has exponent 0.
  var reduced: Decimal128 {
    guard !isZero else { return .zero }
    if high & Self.coefficientBits == 0, low % 10 != 0 { return self }
    let (shorter, scale) = PowersOfTen.withoutTrailingZeros(coefficient, exponent, upTo: Self.exponents.upperBound)
    return Decimal128(exactly: isNegative, shorter, scale)
  }
}
