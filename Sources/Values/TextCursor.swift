/// A place in ASCII notation that is read from left to right; a reading that fails says nil, and the caller gives up.
struct TextCursor {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: some StringProtocol) {
    self.bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  /// What has not been read.
  var rest: String { String(decoding: bytes[index...], as: UTF8.self) }

  /// Whether the next byte was that character; if so it has been read.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// The number that exactly `count` digits write.
  mutating func digits(_ count: Int) -> Int? {
    guard let run = digitRun(), run.count == count else { return nil }
    return run.value
  }

  /// The number that all digits from here on write, and how many they are; nil where there is none or it does not fit.
  mutating func digitRun() -> (value: Int, count: Int)? {
    let start = index
    var value = 0
    while index < bytes.count, let digit = Self.digit(bytes[index]) {
      guard let next = value.multipliedOrNil(by: 10)?.addingOrNil(digit) else { return nil }
      value = next
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  /// The nanoseconds that the digits after a decimal point write, cut off below one nanosecond; 0 where none follows.
  mutating func nanoseconds() -> Int {
    var value = 0
    var unit = 100_000_000
    while index < bytes.count, let digit = Self.digit(bytes[index]) {
      value += digit * unit
      unit /= 10
      index += 1
    }
    return value
  }

  /// Whether the next byte is a digit, which stays unread.
  var isAtDigit: Bool { index < bytes.count && Self.digit(bytes[index]) != nil }

  /// Whether the next byte is `0`, which stays unread.
  var isAtZero: Bool { index < bytes.count && bytes[index] == UInt8(ascii: "0") }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }
}

/// `.` and the digits of a fraction of a second without trailing zeros; empty where there is no fraction.
func fractionNotation(nanoseconds: Int) -> String {
  guard nanoseconds > 0 else { return "" }
  var (digits, width) = (nanoseconds, 9)
  while digits % 10 == 0 {
    digits /= 10
    width -= 1
  }
  return "." + digits.zeroPadded(width)
}
