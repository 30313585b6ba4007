/// A JSON value (RFC 8259). Objects keep the order in which their members were written.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Decimal128)
  case string(String)
  case array([JSON])
  case object([Member])
  /// A value whose text was written before: of what many reports have in common it is written once.
  case written(WrittenJSON)

  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON: Hashable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    case (.written(let left), .written(let right)): left === right || left.value == right.value
    case (.written(let left), _): left.value == right
    case (_, .written(let right)): left == right.value
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .array(let items): hasher.combine(items)
    case .object(let members): hasher.combine(members)
    case .written(let written): hasher.combine(written.value)
    }
  }
}

extension JSON {
  /// The member of an object; nil where there is none or this is no object.
  package subscript(key: String) -> JSON? { members?.first { $0.key == key }?.value }

  package var string: String? {
    guard case .string(let text) = opened else { return nil }
    return text
  }

  package var array: [JSON]? {
    guard case .array(let items) = opened else { return nil }
    return items
  }

  package var members: [Member]? {
    guard case .object(let members) = opened else { return nil }
    return members
  }

  package var bool: Bool? {
    guard case .bool(let flag) = opened else { return nil }
    return flag
  }

  package var number: Decimal128? {
    guard case .number(let number) = opened else { return nil }
    return number
  }

  /// The same as a tree.
  package var opened: JSON { if case .written(let written) = self { written.value } else { self } }

  package var integer: Int? { number?.integer }

  /// An object of the members whose value is not nil.
  package static func record(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }
}
