import Values

/// Reads one JSON object of plain members, strictly and without copying: keys and strings without escapes, numbers,
/// true and false. It says no to anything else, valid JSON or not.
struct PlainObjectReader {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private(set) var isClosed = false

  enum Value {
    case number(Decimal128)
    case string(UnsafeRawBufferPointer, isASCII: Bool)
    case boolean(Bool)
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// `{`, and perhaps the `}` of an empty object.
  mutating func open() -> Bool {
    skipBlanks()
    guard take(UInt8(ascii: "{")) else { return false }
    skipBlanks()
    if take(UInt8(ascii: "}")) { isClosed = true }
    return true
  }

  /// The place of the name that stands here, and the colon behind it.
  @inline(__always)
  mutating func takeKey(among count: Int, startingAt first: Int, _ quoted: (Int) -> [UInt8]) -> Int? {
    skipBlanks()
    for step in 0..<count {
      let candidate = first + step < count ? first + step : first + step - count
      let end = quoted(candidate).withUnsafeBufferPointer { name -> Int? in
        guard index + name.count <= bytes.count else { return nil }
        for position in 0..<name.count where bytes[index + position] != name[position] { return nil }
        return index + name.count
      }
      guard let end else { continue }
      index = end
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { return nil }
      skipBlanks()
      return candidate
    }
    return nil
  }

  @inline(__always)
  mutating func takeValue() -> Value? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take(word: "true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .boolean(false) : nil
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return nil
    }
  }

  private mutating func take(word: StaticString) -> Bool {
    guard index + word.utf8CodeUnitCount <= bytes.count else { return false }
    for position in 0..<word.utf8CodeUnitCount where bytes[index + position] != word.utf8Start[position] {
      return false
    }
    index += word.utf8CodeUnitCount
    return true
  }

  private mutating func string() -> Value? {
    let start = index + 1
    var end = start
    var all: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        index = end + 1
        return .string(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), isASCII: all < 0x80)
      }
      guard byte >= 0x20, byte != UInt8(ascii: "\\") else { return nil }
      all |= byte
      end += 1
    }
    return nil
  }

  /// A number by RFC 8259: no plus sign, no leading zero, digits around a point.
  private mutating func number() -> Value? {
    let start = index
    func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- UInt8(ascii: "0") < 10 }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard isDigit(index) else { return nil }
    if bytes[index] == UInt8(ascii: "0") {
      index += 1
    } else {
      while isDigit(index) { index += 1 }
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard isDigit(index) else { return nil }
      while isDigit(index) { index += 1 }
    }
    // Exponents, and more digits than a number holds, go the general way.
    guard index - start <= 34, index == bytes.count || bytes[index] | 0x20 != UInt8(ascii: "e") else { return nil }
    let text = UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[start..<index])
    return Decimal128(utf8: text).map { .number($0) }
  }

  /// A comma before another member, or the end of the object.
  @inline(__always)
  mutating func takeCommaOrClose() -> Bool {
    skipBlanks()
    if take(UInt8(ascii: ",")) { return true }
    guard take(UInt8(ascii: "}")) else { return false }
    isClosed = true
    return true
  }

  /// Nothing but blanks behind the object.
  var isAtEnd: Bool {
    var rest = self
    rest.skipBlanks()
    return rest.index == bytes.count
  }
}
