/// A JSON value (RFC 8259). Objects keep the order in which their members were written.
package indirect enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Decimal128)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}
