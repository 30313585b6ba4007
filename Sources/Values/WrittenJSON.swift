/// A JSON value as its text, to be put into others as it stands.
package final class WrittenJSON: Sendable {
  /// The shortest text, as `JSON.bytes()` writes it.
  package let bytes: [UInt8]
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
