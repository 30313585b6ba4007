/// A JSON value as its text, to be put into others as it stands.
package final class WrittenJSON: Sendable {
  /// The shortest text, as `JSON.bytes()` writes it.
  package let bytes: [UInt8]
  /// The same as a piece of a packed text, made by whoever packs.
  package let packed = Once<PackedText?>()
  private let read = Once<JSON>()

  package init(_ value: JSON) { bytes = value.bytes() }

  /// The value that the text says, read when somebody asks.
  package var value: JSON {
    read.value {
      do {
        return try JSON.parse(bytes)
      } catch {
        preconditionFailure("what was written as JSON cannot be read: \(error)")
      }
    }
  }
}

/// A text as whole blocks of DEFLATE (RFC 1951) that end at a byte and refer to nothing before them.
package struct PackedText: Sendable {
  package let bytes: [UInt8]
  /// CRC-32 of the text.
  package let checksum: UInt32

  package init(bytes: [UInt8], checksum: UInt32) {
    self.bytes = bytes
    self.checksum = checksum
  }
}
