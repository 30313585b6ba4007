/// A value with a compact form of bytes: its parts one after the other without keys, so that only the same build reads
/// it back. Written by hand: what Swift derives for `Codable` makes a type for each type's keys and each case of an enum
/// while the program runs, which takes a process that decodes once longer than the decoding.
///
/// Whole numbers are LEB128, zigzag where signed; what may be absent has a byte before it; a list has its count, a text
/// its bytes; a text stands once and is then referred to.
package protocol Binary {
  /// Whether it stands in many places: then it is written once and referred to, where it is the same to the last byte.
  static var recurs: Bool { get }

  /// The value of the next bytes, in the order in which `write` has them.
  init(from reader: BinaryReader) throws(BinaryFault)

  func write(to writer: BinaryWriter)
}

extension Binary {
  package static var recurs: Bool { false }

  /// - Throws: where values stand too deep inside one another.
  package func binary() throws(BinaryFault) -> [UInt8] {
    let writer = BinaryWriter()
    writer.write(self)
    if writer.isTooDeep { throw .tooDeep }
    return writer.bytes
  }

  /// The value of the whole of the bytes, whoever wrote them.
  package init(binary bytes: [UInt8]) throws(BinaryFault) {
    let reader = BinaryReader(bytes)
    self = try reader.read()
    guard reader.left == 0 else { throw .leftOver }
  }
}

/// Why bytes cannot be read, or values not be written.
package enum BinaryFault: Error, Sendable, Hashable {
  /// The bytes end within a value, or tell a length beyond their end.
  case ended
  /// A number too large for its type, or a truth that is neither 0 nor 1.
  case number
  case notUTF8
  /// A reference to a text or a value that did not stand before.
  case reference
  /// No value of this type.
  case value(of: String)
  case tooDeep
  /// Bytes after the value.
  case leftOver

  /// Values inside one another; each takes up to some kilobytes of stack where they are read.
  package static let depthLimit = 800
}
