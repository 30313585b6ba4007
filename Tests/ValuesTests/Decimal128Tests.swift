import TestSupport
import Testing

@testable import Values

/// Schoolbook arithmetic on arrays of digits, slow and sure: what the fast arithmetic is compared with.
private struct Digits: Equatable {
  var isNegative: Bool
  /// Most significant first, no leading zeros; empty is zero.
  var digits: [Int]

  init(_ digits: [Int], isNegative: Bool = false) {
    self.digits = Array(digits.drop { $0 == 0 })
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  func shifted(_ places: Int) -> Digits {
    Digits(digits + Array(repeating: 0, count: places), isNegative: isNegative)
  }

  static func isLess(_ left: [Int], _ right: [Int]) -> Bool {
    left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
  }

  static func + (left: Digits, right: Digits) -> Digits {
    if left.isNegative == right.isNegative {
      return Digits(sum(left.digits, right.digits), isNegative: left.isNegative)
    }
    if isLess(left.digits, right.digits) {
      return Digits(difference(right.digits, left.digits), isNegative: right.isNegative)
    }
    return Digits(difference(left.digits, right.digits), isNegative: left.isNegative)
  }

  static func * (left: Digits, right: Digits) -> Digits {
    var product = [Int](repeating: 0, count: left.digits.count + right.digits.count)
    for (i, a) in left.digits.reversed().enumerated() {
      for (j, b) in right.digits.reversed().enumerated() { product[i + j] += a * b }
    }
    for index in product.indices.dropLast() {
      product[index + 1] += product[index] / 10
      product[index] %= 10
    }
    return Digits(product.reversed(), isNegative: left.isNegative != right.isNegative)
  }

  /// Long division of magnitudes: quotient, and whether anything is left.
  static func divide(_ left: [Int], by right: [Int]) -> (quotient: [Int], isExact: Bool) {
    var rest: [Int] = []
    var quotient: [Int] = []
    for digit in left {
      rest = Array((rest + [digit]).drop { $0 == 0 })
      var times = 0
      while !isLess(rest, right) {
        rest = Array(difference(rest, right).drop { $0 == 0 })
        times += 1
      }
      quotient.append(times)
    }
    return (Array(quotient.drop { $0 == 0 }), rest.isEmpty)
  }

  private static func sum(_ left: [Int], _ right: [Int]) -> [Int] {
    var result: [Int] = []
    var carry = 0
    for index in 0..<max(left.count, right.count) {
      let a = index < left.count ? left[left.count - 1 - index] : 0
      let b = index < right.count ? right[right.count - 1 - index] : 0
      result.append((a + b + carry) % 10)
      carry = (a + b + carry) / 10
    }
    return (carry > 0 ? [carry] : []) + result.reversed()
  }

  private static func difference(_ left: [Int], _ right: [Int]) -> [Int] {
    var result: [Int] = []
    var borrow = 0
    for index in 0..<left.count {
      let b = index < right.count ? right[right.count - 1 - index] : 0
      var digit = left[left.count - 1 - index] - b - borrow
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      result.append(digit)
    }
    return result.reversed()
  }

  /// Rounded half to even to 34 digits; `isExact` false says that digits beyond these were cut off.
  func rounded(isExact: Bool = true) -> (digits: [Int], dropped: Int) {
    guard digits.count > 34 else { return (digits, 0) }
    let dropped = digits.count - 34
    let kept = Array(digits[..<34])
    let tail = digits[34...]
    let rest = tail.dropFirst().contains { $0 != 0 } || !isExact
    let up = tail[34] > 5 || (tail[34] == 5 && (rest || kept[33] % 2 == 1))
    return (up ? Self.sum(kept, [1]) : kept, dropped)
  }
}

@Suite("Số thập phân 34 chữ số")
struct Decimal128Tests {
  private var random = SeededNumbers(128)

  private func text(_ digits: [Int], _ exponent: Int, _ isNegative: Bool) -> String {
    (isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits.map(String.init).joined()) + "E\(exponent)"
  }

  private mutating func sample() -> (value: Decimal128, digits: Digits, exponent: Int)? {
    let count = Int.random(in: 1...34, using: &random)
    let digits = (0..<count).map { _ in
      // Many nines, zeros and fives: where carries and ties are.
      [0, 0, 5, 9, 9, Int.random(in: 0...9, using: &random)].randomElement(using: &random) ?? 0
    }
    let exponent = Int.random(in: -40...40, using: &random)
    let number = Digits(digits, isNegative: Bool.random(using: &random))
    return Decimal128(text(number.digits, exponent, number.isNegative)).map { ($0, number, exponent) }
  }

  @Test("Cộng, trừ, nhân đúng như phép tính tay, làm tròn nửa về chẵn")
  mutating func agreesWithSchoolbook() throws {
    for _ in 0..<4000 {
      let left = try #require(sample())
      let right = try #require(sample())
      let low = min(left.exponent, right.exponent)
      let sum = left.digits.shifted(left.exponent - low) + right.digits.shifted(right.exponent - low)
      let (digits, dropped) = sum.rounded()
      let expected = Decimal128(text(digits, low + dropped, sum.isNegative))
      #expect(left.value.adding(right.value) == expected, "\(left.value) + \(right.value)")
      #expect(left.value.subtracting(-right.value) == expected)

      let product = left.digits * right.digits
      let rounded = product.rounded()
      let expectedProduct = Decimal128(
        text(rounded.digits, left.exponent + right.exponent + rounded.dropped, product.isNegative))
      #expect(left.value.multiplied(by: right.value) == expectedProduct, "\(left.value) * \(right.value)")
    }
  }

  @Test("Chia đúng như phép chia tay, làm tròn nửa về chẵn")
  mutating func dividesAsByHand() throws {
    for _ in 0..<3000 {
      let left = try #require(sample())
      let right = try #require(sample())
      guard !right.digits.digits.isEmpty else {
        #expect(left.value.divided(by: right.value) == nil)
        continue
      }
      let widening = 75
      let (quotient, isExact) = Digits.divide(left.digits.shifted(widening).digits, by: right.digits.digits)
      let number = Digits(quotient, isNegative: left.digits.isNegative != right.digits.isNegative)
      let (digits, dropped) = number.rounded(isExact: isExact)
      let expected = Decimal128(text(digits, left.exponent - right.exponent - widening + dropped, number.isNegative))
      #expect(left.value.divided(by: right.value) == expected, "\(left.value) / \(right.value)")
    }
  }

  @Test("Thứ tự khớp với dấu của hiệu; bằng nhau thì băm như nhau")
  mutating func ordersAndHashes() throws {
    for _ in 0..<3000 {
      let left = try #require(sample()).value
      let right = Bool.random(using: &random) ? try #require(sample()).value : left
      let difference = try #require(left.subtracting(right))
      #expect((left < right) == (difference.signum < 0))
      #expect((left == right) == difference.isZero)
      let rescaled = try #require(Decimal128("\(left)")?.multiplied(by: Decimal128(10))?.divided(by: Decimal128(10)))
      if rescaled == left { #expect(rescaled.hashValue == left.hashValue) }
      #expect(Decimal128(left.description) == left)
    }
  }

  @Test(
    "Làm tròn theo từng cách",
    arguments: [
      ("2.5", Decimal128.Rounding.halfEven, "2"), ("3.5", .halfEven, "4"), ("2.5", .halfUp, "3"),
      ("-2.5", .halfUp, "-3"),
      ("2.5", .halfDown, "2"), ("2.1", .up, "3"), ("-2.1", .up, "-3"), ("2.9", .down, "2"), ("-2.1", .floor, "-3"),
      ("-2.9", .ceiling, "-2"), ("2.0", .up, "2"),
    ])
  func rounds(_ text: String, _ rule: Decimal128.Rounding, _ expected: String) throws {
    let number = try #require(Decimal128(text))
    #expect(number.rounded(toPlaces: 0, rule) == Decimal128(expected))
  }

  @Test(
    "Chữ không phải số thì không đọc thành số", arguments: ["", "-", ".", "12abc", "1.2.3", " 1", "1e", "0x1", "١"])
  func refuses(_ text: String) {
    #expect(Decimal128(text) == nil)
  }
}
