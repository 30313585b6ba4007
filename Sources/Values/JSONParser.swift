/// What a JSON text may hold.
package struct JSONLimits: Sendable, Hashable {
  package var depth: Int
  package var bytes: Int

  package init(depth: Int = 64, bytes: Int = 64 << 20) {
    self.depth = depth
    self.bytes = bytes
  }
}

/// Why a text is not JSON, with line and column from 1 (columns in Unicode scalars).
package struct JSONFault: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Kind: Sendable, Hashable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case notUTF8
    case unexpected(String)
    case unexpectedEnd
    case trailing
    case badNumber(String)
    case badEscape
    case controlCharacter
    case duplicateKey(String)
  }

  package let kind: Kind
  package let line: Int
  package let column: Int

  /// What is wrong, without its place.
  package var message: String {
    switch kind {
    case .tooLarge(let limit): "tệp JSON lớn hơn \(limit) byte"
    case .tooDeep(let limit): "JSON lồng nhau quá \(limit) tầng"
    case .notUTF8: "không phải UTF-8"
    case .unexpected(let text): "gặp «\(text)» không đúng chỗ"
    case .unexpectedEnd: "JSON kết thúc giữa chừng"
    case .trailing: "còn chữ thừa sau JSON"
    case .badNumber(let text): "số «\(text)» không hợp lệ hoặc quá 34 chữ số"
    case .badEscape: "ký tự thoát sau «\\» không hợp lệ"
    case .controlCharacter: "ký tự điều khiển trong chuỗi"
    case .duplicateKey(let key): "khóa «\(key)» viết hai lần"
    }
  }

  package var description: String { "dòng \(line), cột \(column): \(message)" }
}

extension JSON {
  /// The value of a whole JSON text (RFC 8259), strictly: UTF-8, no duplicate keys, numbers of at most 34 digits, no
  /// lone surrogates. A byte order mark at the head is passed over.
  package static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONFault) -> JSON {
    var parser = JSONParser(bytes: bytes, limits: limits)
    do {
      return try parser.document()
    } catch {
      throw parser.fault(error)
    }
  }
}

/// The keys of one object: a few are looked through, many are looked up.
private struct SeenKeys {
  private var keys: Set<String> = []

  private static let few = 16

  mutating func isNew(_ key: String, beside members: [JSON.Member]) -> Bool {
    guard members.count >= Self.few else { return !members.contains { $0.key == key } }
    if keys.isEmpty {
      keys.reserveCapacity(8 * Self.few)
      keys.formUnion(members.lazy.map(\.key))
    }
    return keys.insert(key).inserted
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  let limits: JSONLimits
  var index = 0

  init(bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  struct Failure: Error {
    let kind: JSONFault.Kind
    let at: Int
  }

  func fault(_ failure: Failure) -> JSONFault {
    let place = JSON.place(of: failure.at, in: bytes)
    return JSONFault(kind: failure.kind, line: place.line, column: place.column)
  }

  mutating func document() throws(Failure) -> JSON {
    guard bytes.count <= limits.bytes else { throw Failure(kind: .tooLarge(limit: limits.bytes), at: 0) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let value = try value(depth: 0)
    skipBlanks()
    guard index == bytes.count else { throw Failure(kind: .trailing, at: index) }
    return value
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private func unexpected() -> Failure {
    guard index < bytes.count else { return Failure(kind: .unexpectedEnd, at: index) }
    let text = String(decoding: bytes[index..<min(index + 8, bytes.count)], as: UTF8.self)
    return Failure(kind: .unexpected(text.first.map(String.init) ?? ""), at: index)
  }

  private mutating func value(depth: Int) throws(Failure) -> JSON {
    guard depth <= limits.depth else { throw Failure(kind: .tooDeep(limit: limits.depth), at: index) }
    skipBlanks()
    guard index < bytes.count else { throw Failure(kind: .unexpectedEnd, at: index) }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw unexpected()
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSON) throws(Failure) -> JSON {
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[index...].starts(with: expected) else { throw unexpected() }
    index += expected.count
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> JSON {
    index += 1
    var members: [JSON.Member] = []
    var keys = SeenKeys()
    skipBlanks()
    if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      skipBlanks()
      let start = index
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      guard keys.isNew(key, beside: members) else { throw Failure(kind: .duplicateKey(key), at: start) }
      skipBlanks()
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw unexpected() }
      index += 1
      members.append(.init(key, try value(depth: depth + 1)))
      skipBlanks()
      guard index < bytes.count else { throw unexpected() }
      if bytes[index] == UInt8(ascii: "}") { break }
      guard bytes[index] == UInt8(ascii: ",") else { throw unexpected() }
      index += 1
    }
    index += 1
    return .object(members)
  }

  private mutating func array(depth: Int) throws(Failure) -> JSON {
    index += 1
    var items: [JSON] = []
    skipBlanks()
    if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    while true {
      items.append(try value(depth: depth + 1))
      skipBlanks()
      guard index < bytes.count else { throw unexpected() }
      if bytes[index] == UInt8(ascii: "]") { break }
      guard bytes[index] == UInt8(ascii: ",") else { throw unexpected() }
      index += 1
    }
    index += 1
    return .array(items)
  }

  private mutating func number() throws(Failure) -> Decimal128 {
    let start = index
    func isDigit(_ at: Int) -> Bool { at < bytes.count && (0x30...0x39).contains(bytes[at]) }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    while isDigit(index) { index += 1 }
    var isGood = index > first && (bytes[first] != UInt8(ascii: "0") || index == first + 1)
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let fraction = index
      while isDigit(index) { index += 1 }
      isGood = isGood && index > fraction
    }
    // Zeros at either end take no digit of a number.
    let written = bytes[start..<index].filter { (0x30...0x39).contains($0) }.drop { $0 == UInt8(ascii: "0") }
    let digits = (written.lastIndex { $0 != UInt8(ascii: "0") } ?? written.startIndex - 1) + 1 - written.startIndex
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]) { index += 1 }
      let exponent = index
      while isDigit(index) { index += 1 }
      isGood = isGood && index > exponent
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard isGood, digits <= 34, let number = Decimal128(text) else {
      throw Failure(kind: .badNumber(text), at: start)
    }
    return number
  }

  private mutating func string() throws(Failure) -> String {
    let start = index
    index += 1
    let first = index
    var all: UInt8 = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") {
      guard bytes[index] >= 0x20 else { throw Failure(kind: .controlCharacter, at: index) }
      all |= bytes[index]
      index += 1
    }
    guard index < bytes.count else { throw Failure(kind: .unexpectedEnd, at: index) }
    if bytes[index] == UInt8(ascii: "\"") {
      // What is ASCII need not be looked at again.
      let text =
        all < 0x80
        ? String(decoding: bytes[first..<index], as: UTF8.self)
        : String(validating: bytes[first..<index], as: UTF8.self)
      index += 1
      guard let text else { throw Failure(kind: .notUTF8, at: start) }
      return text
    }
    return try escapedString(Array(bytes[first..<index]), start: start)
  }

  private mutating func escapedString(_ head: [UInt8], start: Int) throws(Failure) -> String {
    var text = head
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      let byte = bytes[index]
      guard byte >= 0x20 else { throw Failure(kind: .controlCharacter, at: index) }
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      text += try escape()
    }
    guard index < bytes.count else { throw Failure(kind: .unexpectedEnd, at: index) }
    index += 1
    guard let string = String(validating: text, as: UTF8.self) else { throw Failure(kind: .notUTF8, at: start) }
    return string
  }

  private mutating func escape() throws(Failure) -> [UInt8] {
    let start = index - 1
    guard index < bytes.count else { throw Failure(kind: .unexpectedEnd, at: index) }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): break
    default: throw Failure(kind: .badEscape, at: start)
    }
    var code = try hexadecimal(start)
    if (0xD800...0xDBFF).contains(code) {
      guard bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
        throw Failure(kind: .badEscape, at: start)
      }
      index += 2
      let low = try hexadecimal(start)
      guard (0xDC00...0xDFFF).contains(low) else { throw Failure(kind: .badEscape, at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw Failure(kind: .badEscape, at: start) }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal(_ start: Int) throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count, let digits = String(validating: bytes[index..<index + 4], as: UTF8.self),
      digits.allSatisfy(\.isHexDigit), let code = UInt32(digits, radix: 16)
    else { throw Failure(kind: .badEscape, at: start) }
    index += 4
    return code
  }
}
