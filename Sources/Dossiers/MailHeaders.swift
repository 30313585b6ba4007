import Values

/// The headers of a letter or of a part of one (RFC 5322), unfolded, and the values in them.
struct MailHeaders {
  private let fields: [(name: String, value: [UInt8])]
  /// What stands below them.
  let body: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    var fields: [(name: String, value: [UInt8])] = []
    var lines = MailLines(bytes)
    while let line = lines.next(), !line.isEmpty {
      if let first = line.first, first == 0x20 || first == 0x09, let last = fields.indices.last {
        fields[last].value += line
      } else if let colon = line.firstIndex(of: 0x3A) {
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        fields.append((name, Array(line[(colon + 1)...])))
      }
    }
    self.fields = fields
    self.body = lines.rest
  }

  /// A header's words with their encoding undone (RFC 2047), on one line, NFC.
  func words(_ name: String) -> String? {
    fields.first { $0.name == name }.map { MailWords.text(of: $0.value) }
  }

  /// A header that is a value and parameters: both, with names in small letters.
  func value(_ name: String) -> (value: String, parameters: [String: String]) {
    guard let field = fields.first(where: { $0.name == name }) else { return ("", [:]) }
    let pieces = Self.pieces(of: field.value)
    let value = pieces.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    var raw: [String: [UInt8]] = [:]
    for piece in pieces.dropFirst() {
      guard let equals = piece.firstIndex(of: 0x3D) else { continue }
      let name = String(decoding: piece[..<equals], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
      raw[name] = raw[name] ?? Self.unquoted(piece[(equals + 1)...])
    }
    return (value.lowercased().filter { !$0.isWhitespace }, MailWords.parameters(raw))
  }

  /// Split at semicolons outside quotes.
  private static func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C, isQuoted {
        isEscaped = true
      } else if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == 0x3B, !isQuoted {
        pieces.append(bytes[start..<index])
        start = index + 1
      }
    }
    return pieces + [bytes[start...]]
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var trimmed = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = trimmed.last, last == 0x20 || last == 0x09 { trimmed.removeLast() }
    guard trimmed.count >= 2, trimmed.first == 0x22, trimmed.last == 0x22 else { return Array(trimmed) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in trimmed.dropFirst().dropLast() {
      if byte == 0x5C, !isEscaped {
        isEscaped = true
        continue
      }
      plain.append(byte)
      isEscaped = false
    }
    return plain
  }
}

/// Lines without their ends, which are LF or CRLF.
struct MailLines: Sequence, IteratorProtocol {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.rest = bytes
  }

  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    var line = rest[rest.startIndex..<end]
    rest = end < rest.endIndex ? rest[(end + 1)...] : rest[end...]
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}
