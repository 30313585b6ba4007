/// The transfer encodings of MIME undone.
enum MailCoding {
  /// nil where the bytes are not whole: something else than letters of the alphabet, or a group cut short.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var content: [UInt8] = []
    content.reserveCapacity(bytes.count / 4 * 3)
    var group: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in bytes {
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case 0x2B: digit = 62
      case 0x2F: digit = 63
      case 0x3D:
        padding += 1
        continue
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: return nil
      }
      guard padding == 0 else { return nil }
      group = group << 6 | UInt32(digit)
      count += 1
      guard count == 4 else { continue }
      content += [UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8)]
      content.append(UInt8(truncatingIfNeeded: group))
      group = 0
      count = 0
    }
    switch count {
    case 0: break
    case 2: content.append(UInt8(truncatingIfNeeded: group >> 4))
    case 3: content += [UInt8(truncatingIfNeeded: group >> 10), UInt8(truncatingIfNeeded: group >> 2)]
    default: return nil
    }
    return content
  }

  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    var lines = MailLines(bytes)
    while let line = lines.next() {
      var line = line
      while let last = line.last, last == 0x20 || last == 0x09, !lines.rest.isEmpty { line.removeLast() }
      if line.last == 0x3D {
        content += escaped(line.dropLast(), mark: 0x3D)
      } else {
        content += escaped(line, mark: 0x3D)
        if !lines.rest.isEmpty { content.append(0x0A) }
      }
    }
    return content
  }

  /// Bytes written as a mark and two hexadecimal digits; a mark without them stands for itself.
  static func escaped(_ bytes: ArraySlice<UInt8>, mark: UInt8) -> [UInt8] {
    var content: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let digits = bytes[(index + 1)...].prefix(2)
      if bytes[index] == mark, digits.count == 2, digits.allSatisfy(\.isHexadecimal) {
        content.append(UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0)
        index += 3
      } else {
        content.append(bytes[index])
        index += 1
      }
    }
    return content
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
