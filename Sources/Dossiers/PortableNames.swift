import Glibc

/// Names in the bytes of a PDF, wherever they stand.
///
/// A name stands in the bytes as it is, or with signs of it as `#` and two digits (ISO 32000-2, 7.3.5), unless its object
/// is packed in an object stream. Such a stream is itself no packed object, and says with `First` where its objects begin
/// and with `N` how many they are (7.5.7).
enum PortableNames {
  /// Whether `pdfdetach` may find files in a PDF: in the catalogue's list `EmbeddedFiles`, pinned to a page by a
  /// `FileAttachment`, or packed so that neither can be seen. Never false where there are any.
  static func mayHoldFiles(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let isPacked = contain("First", bytes) && contain("N", bytes)
    return isPacked || contain("EmbeddedFiles", bytes) || contain("FileAttachment", bytes)
  }

  private static func contain(_ name: StaticString, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var start = 0
    while let found = memchr(base + start, Int32(UInt8(ascii: "/")), bytes.count - start) {
      start = UnsafeRawPointer(found) - base + 1
      if isName(name, at: start, bytes) { return true }
    }
    return false
  }

  private static func isName(_ name: StaticString, at start: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = start
    for index in 0..<name.utf8CodeUnitCount {
      guard position < bytes.count else { return false }
      let wanted = name.utf8Start[index]
      if bytes[position] == wanted {
        position += 1
      } else if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count,
        let high = digit(bytes[position + 1]), let low = digit(bytes[position + 2]), high << 4 | low == wanted
      {
        position += 3
      } else {
        return false
      }
    }
    return position == bytes.count || isEnd(bytes[position])
  }

  /// White space and delimiters (7.2.3).
  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    default: "()<>[]{}/%".utf8.contains(byte)
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
