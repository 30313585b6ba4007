/// Writes values in their binary form (see `BinaryCoding`).
final class BinaryWriter: Encoder {
  private(set) var bytes: [UInt8] = []
  /// What a container that cannot throw refused; the first one counts.
  private(set) var refused: BinaryFault?
  private var texts: [[UInt8]: Int] = [:]
  private var values: [Seen: Int] = [:]
  private var depth = 0
  /// How many items the list has whose container is asked for next.
  private var announced: Int?
  private let isSharing: Bool

  private struct Seen: Hashable {
    let type: ObjectIdentifier
    let bytes: [UInt8]
  }

  /// - Parameter isSharing: whether a recurring value is written once; where not, its bytes tell it from every other.
  init(isSharing: Bool = true) {
    self.isSharing = isSharing
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func write<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let text as String where Value.self == String.self: write(text: text)
    case let flag as Bool where Value.self == Bool.self: write(flag: flag)
    case let raw as [UInt8] where Value.self == [UInt8].self:
      write(size: raw.count)
      bytes += raw
    case let number as any FixedWidthInteger: try write(integer: number)
    case is any BinaryFloatingPoint: throw BinaryFault.unsupported("\(Value.self)")
    case let value as any Recurring where isSharing: try write(recurring: value)
    case _: try write(parts: value)
    }
  }

  func write(flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// The length, doubled, and the bytes; or the place among the texts so far, doubled, and one.
  func write(text: String) {
    let utf8 = Array(text.utf8)
    if let place = texts[utf8] { return write(size: place << 1 | 1) }
    texts[utf8] = texts.count
    write(size: utf8.count << 1)
    bytes += utf8
  }

  private func write(recurring value: any Recurring) throws {
    let alone = BinaryWriter(isSharing: false)
    try alone.write(value)
    let seen = Seen(type: ObjectIdentifier(type(of: value)), bytes: alone.bytes)
    if let place = values[seen] { return write(size: place + 1) }
    write(size: 0)
    try write(parts: value)
    // Only now: what is inside comes first among the values, as it does where they are read.
    values[seen] = values.count
  }

  private func write(parts value: some Encodable) throws {
    depth += 1
    defer { depth -= 1 }
    guard depth <= BinaryFault.depthLimit else { throw BinaryFault.tooDeep }
    announced = (value as? any Collection)?.count
    try value.encode(to: self)
  }

  private func write(integer: some FixedWidthInteger) throws {
    if let signed = Int64(exactly: integer), type(of: integer).isSigned {
      write(varint: UInt64(bitPattern: signed << 1 ^ signed >> 63))
    } else if let unsigned = UInt64(exactly: integer), !type(of: integer).isSigned {
      write(varint: unsigned)
    } else {
      throw BinaryFault.number
    }
  }

  private func write(size: Int) { write(varint: UInt64(size)) }

  private func write(varint number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  func refuse(_ what: String) { refused = refused ?? .unsupported(what) }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // A dictionary's keys take every number; those of a type's members take none.
    if Key(intValue: 0) != nil { refuse("\(Key.self)") }
    return KeyedEncodingContainer(Members(writer: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if let announced { write(size: announced) } else { refuse("unkeyedContainer") }
    announced = nil
    return Items(writer: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(writer: self) }
}

/// The members of a value, or the cases of an enum.
private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: BinaryWriter

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws { throw BinaryFault.unsupported("nil") }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try writer.write(value) }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try write(value) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try write(value) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try write(value) }
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try write(value) }

  private func write<Value: Encodable>(_ value: Value?) throws {
    writer.write(flag: value != nil)
    if let value { try writer.write(value) }
  }

  /// The payload of an enum's case, behind the case's name.
  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Inner> {
    writer.write(text: key.stringValue)
    return writer.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { writer.unkeyedContainer() }

  func superEncoder() -> any Encoder { refusedEncoder }

  func superEncoder(forKey key: Key) -> any Encoder { refusedEncoder }

  private var refusedEncoder: any Encoder {
    writer.refuse("superEncoder")
    return writer
  }
}

/// The items of a list, whose number stands already.
private struct Items: UnkeyedEncodingContainer {
  let writer: BinaryWriter
  private(set) var count = 0

  init(writer: BinaryWriter) {
    self.writer = writer
  }

  var codingPath: [any CodingKey] { [] }

  func encodeNil() throws { throw BinaryFault.unsupported("nil") }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    count += 1
    try writer.write(value)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
    writer.refuse("nestedContainer")
    return writer.container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { writer.unkeyedContainer() }

  func superEncoder() -> any Encoder {
    writer.refuse("superEncoder")
    return writer
  }
}

private struct Single: SingleValueEncodingContainer {
  let writer: BinaryWriter

  var codingPath: [any CodingKey] { [] }

  func encodeNil() throws { throw BinaryFault.unsupported("nil") }

  func encode<Value: Encodable>(_ value: Value) throws { try writer.write(value) }
}
