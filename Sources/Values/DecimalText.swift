/// Numbers as FEEL and JSON write them: digits with at most one `.`, an optional leading `-`, an optional exponent.
extension Decimal128 {
  /// The number that the whole text is. Anything else, a trailing letter or blank too, is nil.
  @inlinable
  public init?(_ text: some StringProtocol) {
    let utf8 = text.utf8
    let number =
      utf8.withContiguousStorageIfAvailable { Decimal128(utf8: $0) }
      ?? Array(utf8).withUnsafeBufferPointer { Decimal128(utf8: $0) }
    guard let number else { return nil }
    self = number
  }

  /// As `init(_:)`, from the bytes of the text and without a `String`.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var scan = Numeral.read(bytes, from: start)
    guard scan.hasDigits, scan.end == bytes.count || scan.readExponent(bytes) else { return nil }
    self.init(rounding: scan.coefficient, exponent: scan.scale, isNegative: start == 1, sticky: scan.sticky)
  }

  /// Appends the text of `description`.
  public func write(into bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(byteCount: Self.longestText, alignment: 1) { buffer in
      let start = fill(buffer)
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[start...]))
    }
  }
}

extension Decimal128: CustomStringConvertible {
  /// Plain decimal notation with `.`, keeping trailing zeros; scientific only beyond 40 places.
  public var description: String {
    withUnsafeTemporaryAllocation(byteCount: Self.longestText, alignment: 1) { buffer in
      let start = fill(buffer)
      return String(decoding: UnsafeRawBufferPointer(rebasing: buffer[start...]), as: UTF8.self)
    }
  }

  /// A sign, 34 digits, `E` and a signed exponent of four digits, or `0.` and 40 places: 43 bytes at most.
  private static var longestText: Int { 48 }

  /// Writes the text at the end of the buffer and returns where it starts.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    var writer = BackwardWriter(buffer)
    let exponent = exponent
    let coefficient = coefficient
    if exponent > 0, coefficient == 0 {
      writer.put(UInt8(ascii: "0"))
      return writer.start
    }
    if exponent < -40 || (exponent > 0 && PowersOfTen.digits(of: coefficient) + exponent > 40) {
      writer.put(digitsOf: UInt64(exponent.magnitude))
      writer.put(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      writer.put(UInt8(ascii: "E"))
      writer.put(digitsOf: coefficient)
    } else if exponent >= 0 {
      for _ in 0..<exponent { writer.put(UInt8(ascii: "0")) }
      writer.put(digitsOf: coefficient)
    } else {
      writer.put(digitsOf: coefficient)
      writer.putPoint(beforeLast: -exponent)
    }
    if isNegative { writer.put(UInt8(ascii: "-")) }
    return writer.start
  }
}

/// What has been read of a numeral: digits and a point, then perhaps an exponent.
private struct Numeral {
  var coefficient: UInt128 = 0
  var scale = 0
  var sticky = false
  /// The first byte that is not part of it.
  var end: Int
  var hasDigits = false

  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Numeral {
    var value: UInt64 = 0
    var index = start
    var point = -1
    var kept = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        // Nineteen digits fit one word.
        guard kept < 19 else { return Numeral(long: bytes, from: start) }
        value = value &* 10 &+ UInt64(digit)
        if value != 0 { kept &+= 1 }
      } else if bytes[index] == UInt8(ascii: "."), point < 0 {
        point = index
      } else {
        break
      }
      index &+= 1
    }
    let scale = point < 0 ? 0 : point &+ 1 &- index
    let hasDigits = index &- start > (point < 0 ? 0 : 1)
    return Numeral(coefficient: UInt128(value), scale: scale, end: index, hasDigits: hasDigits)
  }

  private init(coefficient: UInt128, scale: Int, end: Int, hasDigits: Bool) {
    self.coefficient = coefficient
    self.scale = scale
    self.end = end
    self.hasDigits = hasDigits
  }

  /// Any number of digits: 37 leave room for exact rounding; what follows only breaks ties.
  @inline(never)
  private init(long bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.end = start
    var first: UInt64 = 0
    var value: UInt64 = 0
    var point = -1
    var kept = 0
    var dropped = 0
    while end < bytes.count {
      let digit = bytes[end] &- UInt8(ascii: "0")
      if digit < 10 {
        if kept == 19 { (first, value) = (value, 0) }
        if kept < 37 {
          value = value &* 10 &+ UInt64(digit)
          if kept > 0 || value != 0 { kept &+= 1 }
        } else {
          if digit != 0 { sticky = true }
          dropped &+= 1
        }
      } else if bytes[end] == UInt8(ascii: "."), point < 0 {
        point = end
      } else {
        break
      }
      end &+= 1
    }
    hasDigits = true
    scale = dropped &+ (point < 0 ? 0 : point &+ 1 &- end)
    coefficient = UInt128(first) &* PowersOfTen.wide(max(kept &- 19, 0)) &+ UInt128(value)
  }

  /// Reads `e` and a signed integer up to the end of the bytes; false where something else follows.
  mutating func readExponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes[end] | 0x20 == UInt8(ascii: "e") else { return false }
    end += 1
    var sign = 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") {
      sign = bytes[end] == UInt8(ascii: "-") ? -1 : 1
      end += 1
    }
    guard end < bytes.count else { return false }
    var value = 0
    while end < bytes.count {
      let digit = bytes[end] &- UInt8(ascii: "0")
      guard digit < 10 else { return false }
      // Beyond any number of digits that memory holds, so that only the format's own limits decide.
      value = min(value * 10 + Int(digit), 1 << 50)
      end += 1
    }
    scale += sign * value
    return true
  }
}

/// Writes ASCII from the end of a buffer towards its start.
private struct BackwardWriter {
  private let buffer: UnsafeMutableRawBufferPointer
  private(set) var start: Int

  init(_ buffer: UnsafeMutableRawBufferPointer) {
    self.buffer = buffer
    self.start = buffer.count
  }

  mutating func put(_ byte: UInt8) {
    start &-= 1
    buffer[start] = byte
  }

  mutating func put(digitsOf value: UInt128) {
    guard value &>> 64 != 0 else {
      put(digitsOf: UInt64(truncatingIfNeeded: value))
      return
    }
    let (upper, lower) = PowersOfTen.divide(value, by: 17)
    let end = start
    put(digitsOf: UInt64(truncatingIfNeeded: lower))
    while end - start < 17 { put(UInt8(ascii: "0")) }
    put(digitsOf: UInt64(truncatingIfNeeded: upper))
  }

  mutating func put(digitsOf value: UInt64) {
    var rest = value
    while rest >= 100 {
      let (upper, pair) = rest.quotientAndRemainder(dividingBy: 100)
      let tens = pair / 10
      put(UInt8(truncatingIfNeeded: pair &- tens &* 10) | 0x30)
      put(UInt8(truncatingIfNeeded: tens) | 0x30)
      rest = upper
    }
    if rest >= 10 {
      put(UInt8(truncatingIfNeeded: rest % 10) | 0x30)
      rest /= 10
    }
    put(UInt8(truncatingIfNeeded: rest) | 0x30)
  }

  /// A point before the last `places` digits, with as many zeros as a digit before it takes.
  mutating func putPoint(beforeLast places: Int) {
    while buffer.count - start <= places { put(UInt8(ascii: "0")) }
    start &-= 1
    let point = buffer.count - places - 1
    for index in start..<point { buffer[index] = buffer[index + 1] }
    buffer[point] = UInt8(ascii: ".")
  }
}
