/// Writes values in their binary form (see `Binary`).
package final class BinaryWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether something was left out because it stands too deep.
  private(set) var isTooDeep = false
  private var texts: [[UInt8]: Int] = [:]
  private var values: [Seen: Int] = [:]
  private var depth = 0
  private let isSharing: Bool

  private struct Seen: Hashable {
    let type: ObjectIdentifier
    let bytes: [UInt8]
  }

  /// - Parameter isSharing: whether a recurring value is written once; where not, its bytes tell it from every other.
  init(isSharing: Bool = true) {
    self.isSharing = isSharing
  }

  package func write<each Part: Binary>(_ parts: repeat each Part) {
    repeat write(one: each parts)
  }

  private func write<Value: Binary>(one value: Value) {
    guard depth < BinaryFault.depthLimit else {
      isTooDeep = true
      return
    }
    depth += 1
    defer { depth -= 1 }
    guard Value.recurs, isSharing else { return value.write(to: self) }
    let alone = BinaryWriter(isSharing: false)
    alone.write(one: value)
    let seen = Seen(type: ObjectIdentifier(Value.self), bytes: alone.bytes)
    if let place = values[seen] { return write(size: place + 1) }
    write(size: 0)
    value.write(to: self)
    // Only now: what is inside comes first among the values, as it does where they are read.
    values[seen] = values.count
  }

  /// The length, doubled, and the bytes; or the place among the texts so far, doubled, and one.
  package func write(text: String) {
    let utf8 = Array(text.utf8)
    if let place = texts[utf8] { return write(size: place << 1 | 1) }
    texts[utf8] = texts.count
    write(size: utf8.count << 1)
    bytes += utf8
  }

  package func write(raw: [UInt8]) {
    write(size: raw.count)
    bytes += raw
  }

  /// A number that is not negative, the number of a case or of items.
  package func write(size: Int) { write(varint: UInt64(size)) }

  package func write(varint number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
