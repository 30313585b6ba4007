/// An unsigned number with one word before the binary point and five behind it: 320 bits, about 96 decimal places.
/// The exponential, the logarithm and long powers are worked out in it; what does not fit above is cut off, and what
/// does not fit below is lost.
struct FixedPoint: Equatable {
  /// The words of the fraction, the lowest first.
  var word0: UInt64 = 0
  var word1: UInt64 = 0
  var word2: UInt64 = 0
  var word3: UInt64 = 0
  var word4: UInt64 = 0
  var whole: UInt64

  static let one = FixedPoint(whole: 1)

  /// The natural logarithm of ten, cut off.
  static let ln10 = FixedPoint(
    word0: 0x58BC_0B5E_C6A0_4173, word1: 0x0F18_7A08_07C0_B5CA, word2: 0x8A3F_B3E7_6977_E43A,
    word3: 0xA95B_58AE_0B4C_28A3, word4: 0x4D76_3776_AAA2_B05B, whole: 2)

  init(
    word0: UInt64 = 0, word1: UInt64 = 0, word2: UInt64 = 0, word3: UInt64 = 0, word4: UInt64 = 0, whole: UInt64
  ) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
    self.word4 = word4
    self.whole = whole
  }

  /// A number of 0 or more, with as many bits as a `Double` has.
  init(_ value: Double) {
    self.init(word4: UInt64((value - value.rounded(.down)) * 0x1p64), whole: UInt64(value))
  }

  /// `coefficient` / 10^`places`, for 0 … 38 places and a quotient of one word.
  init(_ coefficient: UInt128, places: Int) {
    let divisor = PowersOfTen.wide(places)
    var (quotient, rest) = PowersOfTen.divide(coefficient, by: places)
    self.init(whole: UInt64(truncatingIfNeeded: quotient))
    func nextWord() -> UInt64 {
      (quotient, rest) = WideInteger(high: rest &>> 64, rest &<< 64).divided(by: divisor)
      return UInt64(truncatingIfNeeded: quotient)
    }
    word4 = nextWord()
    word3 = nextWord()
    word2 = nextWord()
    word1 = nextWord()
    word0 = nextWord()
  }

  /// As near as a `Double` comes.
  var approximation: Double { Double(whole) + Double(word4) * 0x1p-64 + Double(word3) * 0x1p-128 }

  var isZero: Bool { whole | word4 | word3 | word2 | word1 | word0 == 0 }

  static func < (left: FixedPoint, right: FixedPoint) -> Bool {
    if left.whole != right.whole { return left.whole < right.whole }
    if left.word4 != right.word4 { return left.word4 < right.word4 }
    if left.word3 != right.word3 { return left.word3 < right.word3 }
    if left.word2 != right.word2 { return left.word2 < right.word2 }
    return left.word1 == right.word1 ? left.word0 < right.word0 : left.word1 < right.word1
  }

  static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var carry: UInt64 = 0
    return FixedPoint(
      word0: sum(left.word0, right.word0, &carry), word1: sum(left.word1, right.word1, &carry),
      word2: sum(left.word2, right.word2, &carry), word3: sum(left.word3, right.word3, &carry),
      word4: sum(left.word4, right.word4, &carry), whole: sum(left.whole, right.whole, &carry))
  }

  /// The difference, where `right` is not the larger.
  static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var borrow: UInt64 = 0
    return FixedPoint(
      word0: difference(left.word0, right.word0, &borrow), word1: difference(left.word1, right.word1, &borrow),
      word2: difference(left.word2, right.word2, &borrow), word3: difference(left.word3, right.word3, &borrow),
      word4: difference(left.word4, right.word4, &borrow), whole: difference(left.whole, right.whole, &borrow))
  }

  static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var product = FixedPoint(whole: 0)
    product.addAndShift(left, times: right.word0)
    product.addAndShift(left, times: right.word1)
    product.addAndShift(left, times: right.word2)
    product.addAndShift(left, times: right.word3)
    product.addAndShift(left, times: right.word4)
    _ = product.add(left, times: right.whole)
    return product
  }

  /// Multiplies by one word; the word above the whole part is returned.
  mutating func multiply(by factor: UInt64) -> UInt64 {
    var carry: UInt64 = 0
    word0 = Self.product(word0, factor, 0, &carry)
    word1 = Self.product(word1, factor, 0, &carry)
    word2 = Self.product(word2, factor, 0, &carry)
    word3 = Self.product(word3, factor, 0, &carry)
    word4 = Self.product(word4, factor, 0, &carry)
    whole = Self.product(whole, factor, 0, &carry)
    return carry
  }

  mutating func divide(by divisor: UInt64) {
    divide(by: WideInteger.Divisor(divisor))
  }

  mutating func divide(by divisor: WideInteger.Divisor) {
    // A shift by 64 − 0 is masked to 0 and must give nothing: hence the two steps.
    let shift = divisor.shift
    let back = 63 &- shift
    var rest = (whole &>> 1) &>> back
    whole = divisor.step(&rest, whole &<< shift | (word4 &>> 1) &>> back)
    word4 = divisor.step(&rest, word4 &<< shift | (word3 &>> 1) &>> back)
    word3 = divisor.step(&rest, word3 &<< shift | (word2 &>> 1) &>> back)
    word2 = divisor.step(&rest, word2 &<< shift | (word1 &>> 1) &>> back)
    word1 = divisor.step(&rest, word1 &<< shift | (word0 &>> 1) &>> back)
    word0 = divisor.step(&rest, word0 &<< shift)
  }

  /// 1 / self, for numbers from 2^−10 to 2^30: Newton's steps, each of which doubles the number of right bits.
  var reciprocal: FixedPoint {
    var result = FixedPoint(1 / approximation)
    for _ in 0..<3 { result = result * (FixedPoint(whole: 2) - self * result) }
    return result
  }

  private mutating func addAndShift(_ other: FixedPoint, times factor: UInt64) {
    let carry = add(other, times: factor)
    self = FixedPoint(word0: word1, word1: word2, word2: word3, word3: word4, word4: whole, whole: carry)
  }

  private mutating func add(_ other: FixedPoint, times factor: UInt64) -> UInt64 {
    var carry: UInt64 = 0
    word0 = Self.product(other.word0, factor, word0, &carry)
    word1 = Self.product(other.word1, factor, word1, &carry)
    word2 = Self.product(other.word2, factor, word2, &carry)
    word3 = Self.product(other.word3, factor, word3, &carry)
    word4 = Self.product(other.word4, factor, word4, &carry)
    whole = Self.product(other.whole, factor, whole, &carry)
    return carry
  }

  /// left × right + more + carry: the low word, and the high word in `carry`.
  @inline(__always)
  private static func product(_ left: UInt64, _ right: UInt64, _ more: UInt64, _ carry: inout UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    let sum = UInt128(product.high) &<< 64 | UInt128(product.low)
    let total = sum &+ UInt128(more) &+ UInt128(carry)
    carry = UInt64(truncatingIfNeeded: total &>> 64)
    return UInt64(truncatingIfNeeded: total)
  }

  @inline(__always)
  private static func sum(_ left: UInt64, _ right: UInt64, _ carry: inout UInt64) -> UInt64 {
    let total = UInt128(left) &+ UInt128(right) &+ UInt128(carry)
    carry = UInt64(truncatingIfNeeded: total &>> 64)
    return UInt64(truncatingIfNeeded: total)
  }

  @inline(__always)
  private static func difference(_ left: UInt64, _ right: UInt64, _ borrow: inout UInt64) -> UInt64 {
    let total = UInt128(left) &- UInt128(right) &- UInt128(borrow)
    borrow = UInt64(truncatingIfNeeded: total &>> 127)
    return UInt64(truncatingIfNeeded: total)
  }
}
