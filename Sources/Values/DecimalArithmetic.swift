/// The four operations, each exact where 34 digits hold the result and otherwise rounded half to even; nil where the
/// result leaves the format.
extension Decimal128 {
  public func adding(_ other: Decimal128) -> Decimal128? {
    if exponent == other.exponent { return sum(coefficient, isNegative, other.coefficient, other.isNegative, exponent) }
    let (high, low) = exponent > other.exponent ? (self, other) : (other, self)
    guard high.coefficient != 0 else {
      return Decimal128(rounding: low.coefficient, exponent: low.exponent, isNegative: low.isNegative)
    }
    let gap = high.exponent - low.exponent
    // The larger exponent's digits move left as far as 37 digits reach; what is left moves the other right, and what
    // falls off there can only break a tie.
    let left = min(gap, 37 - PowersOfTen.digits(of: high.coefficient))
    let right = gap - left
    let widened = high.coefficient * PowersOfTen.table[left]
    guard right > 0 else {
      return sum(widened, high.isNegative, low.coefficient, low.isNegative, low.exponent)
    }
    let (kept, lost): (UInt128, Bool)
    if right > 38 {
      (kept, lost) = (0, low.coefficient != 0)
    } else {
      let (quotient, remainder) = low.coefficient.quotientAndRemainder(dividingBy: PowersOfTen.table[right])
      (kept, lost) = (quotient, remainder != 0)
    }
    let scale = low.exponent + right
    if high.isNegative == low.isNegative {
      return Decimal128(rounding: widened + kept, exponent: scale, isNegative: high.isNegative, sticky: lost)
    }
    let difference = widened - kept - (lost ? 1 : 0)
    return Decimal128(rounding: difference, exponent: scale, isNegative: high.isNegative, sticky: lost)
  }

  public func subtracting(_ other: Decimal128) -> Decimal128? { adding(-other) }

  public func multiplied(by other: Decimal128) -> Decimal128? {
    let scale = exponent + other.exponent
    let sign = isNegative != other.isNegative
    let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
    if high == 0 { return Decimal128(rounding: low, exponent: scale, isNegative: sign) }
    // At least 39 digits: cut to 35 or 36 and remember whether anything was lost.
    let digits = PowersOfTen.digits(of: coefficient) + PowersOfTen.digits(of: other.coefficient)
    let drop = digits - 36
    let (quotient, remainder) = PowersOfTen.table[drop].dividingFullWidth((high, low))
    return Decimal128(rounding: quotient, exponent: scale + drop, isNegative: sign, sticky: remainder != 0)
  }

  /// nil also where `other` is zero.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard other.coefficient != 0 else { return nil }
    let sign = isNegative != other.isNegative
    guard coefficient != 0 else {
      return Decimal128(rounding: 0, exponent: exponent - other.exponent, isNegative: false)
    }
    let widening = 38 - PowersOfTen.digits(of: coefficient)
    let wide = coefficient * PowersOfTen.table[widening]
    // 38 digits over d digits leave 38 − d or one more: lengthen until at least 36 are certain.
    let more = max(0, PowersOfTen.digits(of: other.coefficient) - 2)
    let (high, low) = wide.multipliedFullWidth(by: PowersOfTen.table[more])
    let (quotient, remainder) = other.coefficient.dividingFullWidth((high, low))
    let scale = exponent - other.exponent - widening - more
    let preferred = exponent - other.exponent
    guard remainder == 0 else {
      return Decimal128(rounding: quotient, exponent: scale, isNegative: sign, sticky: true)
    }
    var exact = quotient
    var exactScale = scale
    while exactScale < preferred, exact % 10 == 0 {
      exact /= 10
      exactScale += 1
    }
    return Decimal128(rounding: exact, exponent: exactScale, isNegative: sign)
  }

  private func sum(
    _ left: UInt128, _ leftNegative: Bool, _ right: UInt128, _ rightNegative: Bool, _ exponent: Int
  ) -> Decimal128? {
    if leftNegative == rightNegative {
      return Decimal128(rounding: left + right, exponent: exponent, isNegative: leftNegative)
    }
    return left >= right
      ? Decimal128(rounding: left - right, exponent: exponent, isNegative: leftNegative)
      : Decimal128(rounding: right - left, exponent: exponent, isNegative: rightNegative)
  }
}

extension Decimal128: Hashable, Comparable {
  public static func == (left: Decimal128, right: Decimal128) -> Bool { left.compare(right) == 0 }

  public static func < (left: Decimal128, right: Decimal128) -> Bool { left.compare(right) < 0 }

  public func hash(into hasher: inout Hasher) {
    let plain = reduced
    hasher.combine(plain.isNegative)
    hasher.combine(plain.coefficient)
    hasher.combine(plain.exponent)
  }

  /// −1, 0 or 1 as this number is smaller, equal or larger; always exact.
  private func compare(_ other: Decimal128) -> Int {
    guard signum == other.signum else { return signum < other.signum ? -1 : 1 }
    guard signum != 0 else { return 0 }
    let size: Int
    if exponent == other.exponent {
      size = coefficient == other.coefficient ? 0 : (coefficient < other.coefficient ? -1 : 1)
    } else {
      let magnitude = PowersOfTen.digits(of: coefficient) + exponent
      let otherMagnitude = PowersOfTen.digits(of: other.coefficient) + other.exponent
      if magnitude != otherMagnitude {
        size = magnitude < otherMagnitude ? -1 : 1
      } else {
        // Equal magnitudes: the exponents differ by at most 33, so the shift is exact.
        let gap = exponent - other.exponent
        let left = gap > 0 ? coefficient * PowersOfTen.table[gap] : coefficient
        let right = gap < 0 ? other.coefficient * PowersOfTen.table[-gap] : other.coefficient
        size = left == right ? 0 : (left < right ? -1 : 1)
      }
    }
    return isNegative ? -size : size
  }
}

extension Decimal128: CustomStringConvertible {
  /// Plain decimal notation with `.`, keeping trailing zeros; scientific only beyond 40 places.
  public var description: String {
    let digits = String(coefficient)
    let sign = isNegative ? "-" : ""
    if exponent == 0 { return sign + digits }
    if exponent > 0 {
      guard coefficient != 0 else { return "0" }
      guard digits.utf8.count + exponent <= 40 else { return "\(sign)\(digits)E+\(exponent)" }
      return sign + digits + String(repeating: "0", count: exponent)
    }
    let point = digits.utf8.count + exponent
    guard exponent >= -40 else { return "\(sign)\(digits)E\(exponent)" }
    if point > 0 { return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))" }
    return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)"
  }
}
