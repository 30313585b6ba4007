/// Writes values in their binary form (see `BinaryCoding`), in two passes: the first one writes everything out and finds
/// what stands in two places, the second one refers to it.
final class BinaryWriter: Encoder {
  private(set) var bytes: [UInt8] = []
  /// What a container that cannot throw refused; the first one counts.
  private(set) var refused: BinaryFault?
  private let survey: Survey?
  private var found = Survey()
  private var texts: [[UInt8]: Int] = [:]
  /// The places of values to refer to, by what they are in the survey.
  private var places: [Int: Int] = [:]
  /// The next value's place in the survey.
  private var cursor = 0
  private var depth = 0
  /// How many items the list has whose container is asked for next.
  private var announced: Int?

  /// Values of more than one part in the order in which they begin.
  private struct Survey {
    var visits: [Visit] = []
    var ids: [Value: Int] = [:]
    /// How often each stands there.
    var counts: [Int] = []

    struct Visit {
      var id: Int
      /// The place of the first value behind this one and all inside it.
      var next: Int
    }

    struct Value: Hashable {
      let type: ObjectIdentifier
      let bytes: [UInt8]
    }

    mutating func count(_ value: Value) -> Int {
      let id = ids[value] ?? counts.count
      ids[value] = id
      if id == counts.count { counts.append(0) }
      // A short one is read as quickly as it is found again.
      if value.bytes.count > 8 { counts[id] += 1 }
      return id
    }
  }

  /// - Parameter first: the writer of the first pass; nil where this is it.
  init(knowing first: BinaryWriter? = nil) {
    self.survey = first?.found
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func write<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let text as String where Value.self == String.self: write(text: text)
    case let flag as Bool where Value.self == Bool.self: write(flag: flag)
    case let number as Int where Value.self == Int.self: try write(integer: number)
    case let number as UInt64 where Value.self == UInt64.self: try write(integer: number)
    case let raw as [UInt8] where Value.self == [UInt8].self:
      write(size: raw.count)
      bytes += raw
    case _:
      if let survey { try write(value, knowing: survey) } else { try write(surveying: value) }
    }
  }

  /// What asks for itself in a container of a single value: a number of another size, or what stands inside a value.
  func write<Value: Encodable>(single value: Value) throws {
    switch value {
    case let number as any FixedWidthInteger: try write(integer: number)
    case is any BinaryFloatingPoint: throw BinaryFault.unsupported("\(Value.self)")
    case _: try write(value)
    }
  }

  func write(flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// The length, doubled, and the bytes; or the place among the texts so far, doubled, and one.
  func write(text: String) {
    let utf8 = Array(text.utf8)
    if let place = texts[utf8] { return write(size: place << 1 | 1) }
    if survey != nil { texts[utf8] = texts.count }
    write(size: utf8.count << 1)
    bytes += utf8
  }

  private func write<Value: Encodable>(surveying value: Value) throws {
    let (visit, start) = (found.visits.count, bytes.count)
    found.visits.append(.init(id: 0, next: 0))
    try write(parts: value)
    let id = found.count(.init(type: ObjectIdentifier(Value.self), bytes: Array(bytes[start...])))
    found.visits[visit] = .init(id: id, next: found.visits.count)
  }

  /// 0 before a value that stands here alone, 1 before the first of several, then the place of that one and two.
  private func write(_ value: some Encodable, knowing survey: Survey) throws {
    let visit = survey.visits[cursor]
    if let place = places[visit.id] {
      cursor = visit.next
      return write(size: place + 2)
    }
    cursor += 1
    let recurs = survey.counts[visit.id] > 1
    write(size: recurs ? 1 : 0)
    try write(parts: value)
    // Only now: what is inside comes first among the values, as it does where they are read.
    if recurs { places[visit.id] = places.count }
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

  func encode<Value: Encodable>(_ value: Value) throws { try writer.write(single: value) }
}
