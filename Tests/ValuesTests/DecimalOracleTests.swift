import Foundation
import Testing

@testable import Values

/// Operations with the results that Python's decimal has, one a line, written by `scripts/check-decimal.py`.
@Suite("Số thập phân so với thư viện khác")
struct DecimalOracleTests {
  private static let path = ProcessInfo.processInfo.environment["DECIMAL_ORACLE"]

  @Test(
    "Khớp với thư viện decimal của Python",
    .enabled(if: path != nil, "chạy scripts/check-decimal.py để có tệp đối chiếu"))
  func agreesWithPython() throws {
    let text = try String(contentsOfFile: try #require(Self.path), encoding: .utf8)
    var wrong: [Substring] = []
    var lastDigit = 0
    var count = 0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4 else { continue }
      count += 1
      let expected = Decimal128(fields[3])
      #expect((expected == nil) == (fields[3] == "nil"), "\(line)")
      let actual = try result(String(fields[0]), fields[1], fields[2])
      if actual == expected { continue }
      if ["exp", "ln", "pow"].contains(fields[0]), let actual, let expected, isLastDigit(actual, expected) {
        lastDigit += 1
      } else {
        wrong.append("\(line) ≠ \(actual.map { "\($0)" } ?? "nil")")
      }
    }
    #expect(count > 0)
    #expect(wrong.isEmpty, "\(wrong.count) of \(count): \(wrong.prefix(20).joined(separator: "\n"))")
    print("\(count) operations; \(lastDigit) of exp, ln and pow differ in the 34th digit")
  }

  private func result(_ operation: String, _ left: Substring, _ right: Substring) throws -> Decimal128? {
    if operation == "parse" {
      // What is read is written and read again, in both ways.
      guard let number = Decimal128(left) else { return nil }
      var bytes: [UInt8] = []
      number.write(into: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == number.description)
      let again = bytes.withUnsafeBufferPointer { Decimal128(utf8: $0) }
      #expect(again?.exponent == number.exponent || number.isZero || number.exponent > 0)
      return again
    }
    let number = try #require(Decimal128(left))
    if operation.hasPrefix("round.") {
      let rule = try #require(Self.rules[String(operation.dropFirst(6))])
      return number.rounded(toPlaces: try #require(Int(right)), rule)
    }
    switch operation {
    case "sqrt": return number.squareRoot()
    case "exp": return number.exponential()
    case "ln": return number.naturalLogarithm()
    default: break
    }
    let other = try #require(Decimal128(right))
    switch operation {
    case "add": return number.adding(other)
    case "subtract": return number.subtracting(other)
    case "multiply": return number.multiplied(by: other)
    case "divide": return number.divided(by: other)
    case "modulo": return number.modulo(other)
    case "pow": return number.raised(to: other)
    case "compare":
      #expect((number == other) == (number.hashValue == other.hashValue))
      return Decimal128(number < other ? -1 : (number == other ? 0 : 1))
    default: throw UnknownOperation(name: operation)
    }
  }

  private struct UnknownOperation: Error {
    let name: String
  }

  /// Whether two numbers differ by one unit of the 34th digit at most.
  private func isLastDigit(_ left: Decimal128, _ right: Decimal128) -> Bool {
    guard let difference = left.subtracting(right)?.magnitude, !right.isZero else { return false }
    let first = PowersOfTen.digits(of: right.coefficient) + right.exponent
    guard let unit = Decimal128(1, scale: max(first - 34, -6176)) else { return false }
    return difference <= unit
  }

  private static let rules: [String: Decimal128.Rounding] = [
    "halfEven": .halfEven, "halfUp": .halfUp, "halfDown": .halfDown, "up": .up, "down": .down, "floor": .floor,
    "ceiling": .ceiling,
  ]
}
