extension JSON {
  /// Where the value at an RFC 6901 pointer begins in a text that has parsed, for messages; nil where there is none.
  package static func position(of pointer: String, in bytes: [UInt8]) -> (line: Int, column: Int)? {
    var finder = PointerFinder(bytes: bytes)
    let tokens = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    guard let offset = finder.offset(of: tokens[...]) else { return nil }
    return place(of: offset, in: bytes)
  }

  /// Line and column, from 1, of a byte of UTF-8.
  static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}

/// Walks well-formed JSON without building it.
private struct PointerFinder {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func offset(of tokens: ArraySlice<String>) -> Int? {
    skipBlanks()
    guard let token = tokens.first else { return index }
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"):
      index += 1
      while let key = key() {
        if key == token { return offset(of: tokens.dropFirst()) }
        skipValue()
        skip(UInt8(ascii: ","))
      }
      return nil
    case UInt8(ascii: "["):
      index += 1
      guard let wanted = Int(token) else { return nil }
      for _ in 0..<wanted {
        skipValue()
        skip(UInt8(ascii: ","))
      }
      return offset(of: tokens.dropFirst())
    default: return nil
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func skip(_ byte: UInt8) {
    skipBlanks()
    if index < bytes.count, bytes[index] == byte { index += 1 }
  }

  /// The next key of an object and its colon; nil at the end of the object.
  private mutating func key() -> String? {
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let start = index
    skipString()
    let key = try? JSON.parse(Array(bytes[start..<index])).string
    skip(UInt8(ascii: ":"))
    return key
  }

  private mutating func skipString() {
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
  }

  private mutating func skipValue() {
    skipBlanks()
    var depth = 0
    repeat {
      guard index < bytes.count else { return }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      index += 1
    } while true
  }
}
