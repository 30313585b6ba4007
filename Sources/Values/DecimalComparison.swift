extension Decimal128: Hashable, Comparable {
  @inlinable
  public static func == (left: Decimal128, right: Decimal128) -> Bool {
    if (left.high ^ right.high) & ~coefficientBits == 0 { return left.high == right.high && left.low == right.low }
    return left.order(comparedWith: right) == 0
  }

  @inlinable
  public static func < (left: Decimal128, right: Decimal128) -> Bool {
    // Equal signs and exponents: the words themselves are in order, or in the reverse order below zero.
    if (left.high ^ right.high) & ~coefficientBits == 0 {
      let isLess = left.high == right.high ? left.low < right.low : left.high < right.high
      return left.isNegative ? !isLess && left != right : isLess
    }
    return left.order(comparedWith: right) < 0
  }

  public func hash(into hasher: inout Hasher) {
    let plain = reduced
    hasher.combine(plain.high)
    hasher.combine(plain.low)
  }

  /// −1, 0 or 1 as this number is smaller, equal or larger; always exact.
  @usableFromInline
  func order(comparedWith other: Decimal128) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let gap = biasedExponent &- other.biasedExponent
    let size: Int
    if (high | other.high) & Self.coefficientBits == 0, gap.magnitude <= 19 {
      let power = PowersOfTen.narrow(Int(gap.magnitude))
      let wide = (gap > 0 ? low : other.low).multipliedFullWidth(by: power)
      let narrow = gap > 0 ? other.low : low
      let order = wide.high > 0 || wide.low > narrow ? 1 : (wide.low == narrow ? 0 : -1)
      size = gap > 0 ? order : -order
    } else {
      size = orderOfSizes(other, gap: gap)
    }
    return isNegative ? -size : size
  }

  /// The order of the magnitudes, whatever their size.
  private func orderOfSizes(_ other: Decimal128, gap: Int) -> Int {
    guard !isZero, !other.isZero else { return isZero ? (other.isZero ? 0 : -1) : 1 }
    let digits = PowersOfTen.digits(of: coefficient) + exponent
    let otherDigits = PowersOfTen.digits(of: other.coefficient) + other.exponent
    if digits != otherDigits { return digits < otherDigits ? -1 : 1 }
    // Equal magnitudes: the exponents differ by at most 33, so the shift is exact.
    let left = gap > 0 ? coefficient * PowersOfTen.wide(gap) : coefficient
    let right = gap < 0 ? other.coefficient * PowersOfTen.wide(-gap) : other.coefficient
    return left == right ? 0 : (left < right ? -1 : 1)
  }
}
