/// Reads values from their binary form (see `BinaryCoding`). The bytes may be anybody's: what they tell is checked
/// against what is left of them before it is believed.
final class BinaryReader: Decoder {
  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []
  private var values: [Any] = []
  private var depth = 0
  /// The name of an enum's case, from when its key is asked until its payload is.
  private var openCase: String?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  var left: Int { bytes.count - position }

  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    // The commonest first; a cast that finds its own type costs nothing.
    if type == String.self, let text = try text() as? Value { return text }
    if type == Bool.self, let flag = try flag() as? Value { return flag }
    if type == Int.self, let number = try signed() as? Value { return number }
    if type == UInt64.self, let number = try varint() as? Value { return number }
    if type == [UInt8].self, let raw = try raw() as? Value { return raw }
    switch try varint() {
    case 0: return try parts(type)
    case 1:
      let value = try parts(type)
      values.append(value)
      return value
    case let told:
      guard let value = try values.told(told - 2) as? Value else { throw BinaryFault.reference }
      return value
    }
  }

  func flag() throws -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw BinaryFault.number
    }
  }

  func text() throws -> String {
    let told = try varint()
    guard told & 1 == 0 else { return try texts.told(told >> 1) }
    let range = try range(of: told >> 1)
    let text = bytes.withUnsafeBufferPointer {
      String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
    guard let text else { throw BinaryFault.notUTF8 }
    texts.append(text)
    return text
  }

  /// The number of items to come, each of at least one byte.
  fileprivate func count() throws -> Int {
    guard let count = Int(exactly: try varint()), count <= left else { throw BinaryFault.ended }
    return count
  }

  private func raw() throws -> [UInt8] { Array(bytes[try range(of: try varint())]) }

  /// The next bytes, which are passed over.
  private func range(of size: UInt64) throws -> Range<Int> {
    guard let count = Int(exactly: size), count <= left else { throw BinaryFault.ended }
    defer { position += count }
    return position..<position + count
  }

  private func parts<Value: Decodable>(_ type: Value.Type) throws -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= BinaryFault.depthLimit else { throw BinaryFault.tooDeep }
    return try Value(from: self)
  }

  /// What asks for itself in a container of a single value: a number of another size, or what stands inside a value.
  fileprivate func readSingle<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let type = type as? any FixedWidthInteger.Type, let number = try integer(type) as? Value { return number }
    guard !(type is any BinaryFloatingPoint.Type) else { throw BinaryFault.unsupported("\(type)") }
    return try read(type)
  }

  private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    let number = Number.isSigned ? Number(exactly: try signed()) : Number(exactly: try varint())
    guard let number else { throw BinaryFault.number }
    return number
  }

  func signed() throws -> Int {
    let zigzag = try varint()
    return Int(Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1))
  }

  private func varint() throws -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      let byte = try byte()
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || bits <= 1 else { throw BinaryFault.number }
      number |= bits << UInt64(shift)
      if byte < 0x80 { return number }
    }
    throw BinaryFault.number
  }

  private func byte() throws -> UInt8 {
    guard position < bytes.count else { throw BinaryFault.ended }
    defer { position += 1 }
    return bytes[position]
  }

  /// The name of the case that stands here, which is not read twice.
  fileprivate func caseName() throws -> String {
    if let openCase { return openCase }
    let name = try text()
    openCase = name
    return name
  }

  fileprivate func enterCase(_ name: String) throws {
    guard try caseName() == name else { throw BinaryFault.value(name) }
    openCase = nil
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Members(reader: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Items(reader: self, told: try count()) }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(reader: self) }
}

extension Array {
  fileprivate func told(_ place: UInt64) throws -> Element {
    guard let index = Int(exactly: place), index < count else { throw BinaryFault.reference }
    return self[index]
  }
}

/// The members of a value, or the cases of an enum.
private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let reader: BinaryReader

  var codingPath: [any CodingKey] { [] }

  /// The key of the enum's case that stands here; an unknown one is none, which the enum refuses.
  var allKeys: [Key] {
    guard let name = try? reader.caseName(), let key = Key(stringValue: name) else { return [] }
    return [key]
  }

  func contains(_ key: Key) -> Bool { true }

  func decodeNil(forKey key: Key) throws -> Bool { throw BinaryFault.unsupported("nil") }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reader.flag() }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reader.signed() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try reader.text() }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try reader.read(type) }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try read(type) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try read(type) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try read(type) }
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? { try read(type) }

  private func read<Value: Decodable>(_ type: Value.Type) throws -> Value? {
    try reader.flag() ? try reader.read(type) : nil
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try reader.enterCase(key.stringValue)
    return reader.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try reader.unkeyedContainer() }

  func superDecoder() throws -> any Decoder { throw BinaryFault.unsupported("superDecoder") }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw BinaryFault.unsupported("superDecoder") }
}

private struct Items: UnkeyedDecodingContainer {
  let reader: BinaryReader
  let told: Int
  private(set) var currentIndex = 0

  init(reader: BinaryReader, told: Int) {
    self.reader = reader
    self.told = told
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { told }
  var isAtEnd: Bool { currentIndex >= told }

  func decodeNil() throws -> Bool { false }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard !isAtEnd else { throw BinaryFault.ended }
    currentIndex += 1
    return try reader.read(type)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
    throw BinaryFault.unsupported("nestedContainer")
  }

  func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw BinaryFault.unsupported("nestedUnkeyedContainer")
  }

  func superDecoder() throws -> any Decoder { throw BinaryFault.unsupported("superDecoder") }
}

private struct Single: SingleValueDecodingContainer {
  let reader: BinaryReader

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode(_ type: String.Type) throws -> String { try reader.text() }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reader.readSingle(type) }
}
