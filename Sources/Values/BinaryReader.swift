/// Reads values from their binary form (see `Binary`). The bytes may be anybody's: what they tell is checked against
/// what is left of them before it is believed.
package final class BinaryReader {
  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []
  private var values: [Any] = []
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var left: Int { bytes.count - position }

  package func read<Value: Binary>() throws(BinaryFault) -> Value {
    guard depth < BinaryFault.depthLimit else { throw .tooDeep }
    depth += 1
    defer { depth -= 1 }
    guard Value.recurs else { return try Value(from: self) }
    let told = try varint()
    guard told == 0 else {
      guard let value: Value = try earlier(told - 1, in: values) as? Value else { throw .reference }
      return value
    }
    let value = try Value(from: self)
    values.append(value)
    return value
  }

  package func text() throws(BinaryFault) -> String {
    let told = try varint()
    guard told & 1 == 0 else { return try earlier(told >> 1, in: texts) }
    let range = try range(of: told >> 1)
    let text = bytes.withUnsafeBufferPointer {
      String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
    guard let text else { throw .notUTF8 }
    texts.append(text)
    return text
  }

  package func raw() throws(BinaryFault) -> [UInt8] { Array(bytes[try range(of: try varint())]) }

  /// The number of items to come, each of at least one byte.
  package func count() throws(BinaryFault) -> Int {
    guard let count = Int(exactly: try varint()), count <= left else { throw .ended }
    return count
  }

  package func varint() throws(BinaryFault) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard position < bytes.count else { throw .ended }
      let byte = bytes[position]
      position += 1
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || bits <= 1 else { throw .number }
      number |= bits << UInt64(shift)
      if byte < 0x80 { return number }
    }
    throw .number
  }

  /// The next bytes, which are passed over.
  private func range(of size: UInt64) throws(BinaryFault) -> Range<Int> {
    guard let count = Int(exactly: size), count <= left else { throw .ended }
    defer { position += count }
    return position..<position + count
  }

  private func earlier<Item>(_ place: UInt64, in items: [Item]) throws(BinaryFault) -> Item {
    guard let index = Int(exactly: place), index < items.count else { throw .reference }
    return items[index]
  }
}
