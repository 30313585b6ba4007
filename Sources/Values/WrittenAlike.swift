/// A JSON value that is told apart by its text: letters by their bytes, and `1.0` is another than `1.00`, as whoever quotes
/// it must tell them apart.
package struct WrittenAlike: Hashable, Sendable {
  private let value: JSON

  package init(_ value: JSON) { self.value = value }

  package static func == (left: WrittenAlike, right: WrittenAlike) -> Bool { left.value.isWritten(as: right.value) }

  package func hash(into hasher: inout Hasher) { value.hashText(into: &hasher) }
}

extension JSON {
  fileprivate func isWritten(as other: JSON) -> Bool {
    switch (opened, other.opened) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)): one.high == other.high && one.low == other.low
    case (.string(let one), .string(let other)): ByteText(one) == ByteText(other)
    case (.array(let some), .array(let others)):
      some.count == others.count && zip(some, others).allSatisfy { $0.isWritten(as: $1) }
    case (.object(let some), .object(let others)):
      some.count == others.count
        && zip(some, others).allSatisfy { ByteText($0.key) == ByteText($1.key) && $0.value.isWritten(as: $1.value) }
    default: false
    }
  }

  fileprivate func hashText(into hasher: inout Hasher) {
    switch opened {
    case .null, .written: break
    case .bool(let flag): hasher.combine(flag)
    case .number(let number): hasher.combine(number.low)
    case .string(let text): hasher.combine(ByteText(text))
    case .array(let items):
      hasher.combine(items.count)
      for item in items { item.hashText(into: &hasher) }
    case .object(let members):
      hasher.combine(members.count)
      for member in members {
        hasher.combine(ByteText(member.key))
        member.value.hashText(into: &hasher)
      }
    }
  }
}
