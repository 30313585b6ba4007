// What all other values are made of, and the values of this room.

extension String: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) { self = try reader.text() }

  package func write(to writer: BinaryWriter) { writer.write(text: self) }
}

extension Bool: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = false
    case 1: self = true
    case _: throw .number
    }
  }

  package func write(to writer: BinaryWriter) { writer.write(size: self ? 1 : 0) }
}

extension Int: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    let zigzag = try reader.varint()
    self = Int(Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1))
  }

  package func write(to writer: BinaryWriter) {
    let number = Int64(self)
    writer.write(varint: UInt64(bitPattern: number << 1 ^ number >> 63))
  }
}

extension Optional: Binary where Wrapped: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    let isPresent: Bool = try reader.read()
    self = isPresent ? try reader.read() as Wrapped : nil
  }

  package func write(to writer: BinaryWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }
}

extension Array: Binary where Element: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    let count = try reader.count()
    self = []
    for _ in 0..<count { append(try reader.read()) }
  }

  package func write(to writer: BinaryWriter) {
    writer.write(size: count)
    for item in self { writer.write(item) }
  }
}

extension Binary where Self: RawRepresentable<String> {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    guard let value = Self(rawValue: try reader.text()) else { throw .value(of: "\(Self.self)") }
    self = value
  }

  package func write(to writer: BinaryWriter) { writer.write(text: rawValue) }
}

extension CivilDay: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    let day = CivilDay(number: try reader.read())
    guard Self.supported.contains(day) else { throw .value(of: "CivilDay") }
    self = day
  }

  package func write(to writer: BinaryWriter) { writer.write(number) }
}

extension Decimal128: Binary {
  /// The two halves of the format, so that the scale is kept.
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(high: try reader.varint(), low: try reader.varint())
    guard coefficient < Self.coefficientLimit, biasedExponent <= Self.largestBiased, !(isZero && isNegative) else {
      throw .value(of: "Decimal128")
    }
  }

  package func write(to writer: BinaryWriter) {
    writer.write(varint: high)
    writer.write(varint: low)
  }
}

extension Unit: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    guard let unit = Unit(try reader.text()) else { throw .value(of: "Unit") }
    self = unit
  }

  package func write(to writer: BinaryWriter) { writer.write(text: symbol) }
}

extension Quantity: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(value: try reader.read(), unit: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(value, unit) }
}

extension Digest: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    guard let digest = Digest(bytes: try reader.raw()) else { throw .value(of: "Digest") }
    self = digest
  }

  package func write(to writer: BinaryWriter) { writer.write(raw: bytes) }
}
