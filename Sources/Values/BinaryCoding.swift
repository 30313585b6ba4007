/// A compact form of values that are `Codable`: one after the other in the order of their members, without keys, so
/// that only the same types in the same build read it back.
///
/// Whole numbers are LEB128, zigzag where signed; a member that may be absent has a byte before it; an enum's case is
/// its name. A text stands once and is then referred to, and so does every value that is coded alike to the last byte in
/// two places. Floating-point numbers, dictionaries and nil outside a member have no place here and are refused.
extension Encodable {
  package func binary() throws(BinaryFault) -> [UInt8] {
    let survey = BinaryWriter()
    do {
      try survey.write(self)
      if let refused = survey.refused { throw refused }
      let writer = BinaryWriter(knowing: survey)
      try writer.write(self)
      return writer.bytes
    } catch let fault as BinaryFault {
      throw fault
    } catch {
      throw .value("\(Self.self)")
    }
  }
}

extension Decodable {
  /// The value of the whole of the bytes, whoever wrote them.
  package init(binary bytes: [UInt8]) throws(BinaryFault) {
    let reader = BinaryReader(bytes)
    do {
      self = try reader.read(Self.self)
    } catch let fault as BinaryFault {
      throw fault
    } catch {
      throw .value("\(Self.self)")
    }
    guard reader.left == 0 else { throw .leftOver }
  }
}

/// Why values cannot be written, or bytes not read.
package enum BinaryFault: Error, Sendable, Hashable {
  /// The bytes end within a value, or tell a length beyond their end.
  case ended
  /// A number too large for its type, or a truth that is neither 0 nor 1.
  case number
  case notUTF8
  /// A reference to a text or a value that did not stand before.
  case reference
  /// What a type does not take for one of its values.
  case value(String)
  case unsupported(String)
  case tooDeep
  /// Bytes after the value.
  case leftOver

  /// Values inside one another; each takes some kilobytes of stack where they are read.
  package static let depthLimit = 400
}

extension SingleValueDecodingContainer {
  /// What a type says of a value that it does not take.
  package func refusal<Value>(of type: Value.Type) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(type)"))
  }
}
