import Values

/// Words of a letter in the charset that they name, and the encodings of RFC 2045, 2047 and 2231 undone.
enum MailWords {
  /// The text of bytes in a named charset. What is valid UTF-8 is UTF-8 whatever its name; a name that is not known, or
  /// that programs give to anything, is no more than a hint. NFC.
  static func text(_ bytes: [UInt8], charset: String) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text.nfc }
    switch charset.lowercased() {
    case "windows-1258", "cp1258": return OldEncoding.cp1258.decode(bytes)
    case "utf-8", "utf8": return String(decoding: bytes, as: UTF8.self).nfc
    default:
      if let best = OldEncoding.best(of: bytes) { return best.text }
      return bytes.map { String($0 < 0x80 ? Unicode.Scalar($0) : OldEncoding.windows[Int($0) - 0x80]) }.joined().nfc
    }
  }

  /// A header's value with its encoded words undone: `=?UTF-8?B?…?=`; blanks between two of them are none.
  static func text(of value: [UInt8]) -> String {
    var text = ""
    var plain: [UInt8] = []
    var encoded: (charset: String, bytes: [UInt8])?
    func flush() {
      if let word = encoded { text += Self.text(word.bytes, charset: word.charset) }
      text += Self.text(plain, charset: "")
      plain = []
      encoded = nil
    }
    var rest = value[...]
    while let byte = rest.first {
      guard byte == 0x3D, let word = encodedWord(rest) else {
        plain.append(byte)
        rest = rest.dropFirst()
        continue
      }
      let isNext = encoded?.charset == word.charset && plain.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isNext {
        // A letter may be cut between two words: they are one row of bytes.
        encoded?.bytes += word.bytes
        plain = []
      } else {
        if encoded != nil, plain.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { plain = [] }
        flush()
        encoded = (word.charset, word.bytes)
      }
      rest = word.rest
    }
    flush()
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  private static func encodedWord(
    _ bytes: ArraySlice<UInt8>
  ) -> (charset: String, bytes: [UInt8], rest: ArraySlice<UInt8>)? {
    guard bytes.starts(with: [0x3D, 0x3F]) else { return nil }
    let line = bytes.dropFirst(2).prefix(longestWord)
    let parts = line.split(separator: 0x3F, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].first == 0x3D else { return nil }
    let content = parts[2]
    let charset = String(decoding: parts[0].prefix { $0 != 0x2A }, as: UTF8.self).lowercased()
    let rest = bytes[(parts[3].startIndex + 1)...]
    switch parts[1].first.map({ $0 | 0x20 }) {
    case 0x62 where parts[1].count == 1: return MailCoding.base64(content).map { (charset, $0, rest) }
    case 0x71 where parts[1].count == 1:
      let spaced = content.map { $0 == 0x5F ? 0x20 : $0 }
      return (charset, MailCoding.quotedPrintable(spaced[...]), rest)
    default: return nil
    }
  }

  /// Far above the 75 that are allowed, because some programs write a whole name as one.
  private static let longestWord = 8192

  /// Parameters with their pieces joined and their encoding undone: `name*0*=UTF-8''…; name*1=…` is `name`.
  static func parameters(_ raw: [String: [UInt8]]) -> [String: String] {
    var told: [String: String] = [:]
    var pieces: [String: [(number: Int, isEncoded: Bool, bytes: [UInt8])]] = [:]
    for (name, bytes) in raw {
      let parts = name.split(separator: "*", omittingEmptySubsequences: false)
      guard parts.count > 1 else {
        told[name] = text(of: bytes)
        continue
      }
      let number = Int(parts[1]) ?? 0
      pieces[String(parts[0]), default: []].append((number, parts.last == "", bytes))
    }
    for (name, pieces) in pieces {
      var charset = ""
      var bytes: [UInt8] = []
      for (index, piece) in pieces.sorted(by: { $0.number < $1.number }).enumerated() {
        var content = piece.bytes[...]
        if index == 0, piece.isEncoded {
          let parts = content.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
          guard parts.count == 3 else { continue }
          charset = String(decoding: parts[0], as: UTF8.self)
          content = parts[2]
        }
        bytes += piece.isEncoded ? MailCoding.escaped(content, mark: 0x25) : Array(content)
      }
      told[name] = text(bytes, charset: charset)
    }
    return told
  }
}
