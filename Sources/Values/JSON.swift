/// A JSON value (RFC 8259). Objects keep the order in which their members were written.
package enum JSON: Sendable, Hashable {
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

extension JSON {
  /// The member of an object; nil where there is none or this is no object.
  package subscript(key: String) -> JSON? { members?.first { $0.key == key }?.value }

  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  package var array: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  package var bool: Bool? {
    guard case .bool(let flag) = self else { return nil }
    return flag
  }

  package var number: Decimal128? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  package var integer: Int? { number?.integer }

  /// An object of the members whose value is not nil.
  package static func record(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }
}
