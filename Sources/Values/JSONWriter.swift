extension JSON {
  /// The shortest JSON text, members in the order given, letters unescaped.
  package func bytes() -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.bytes.reserveCapacity(writtenBytes)
    writer.write(self, indent: 0)
    return writer.bytes
  }

  /// How much of it is written already, and a little for the rest.
  private var writtenBytes: Int {
    switch self {
    case .written(let written): written.bytes.count
    case .array(let items): items.reduce(8 * items.count) { $0 + $1.writtenBytes }
    case .object(let members): members.reduce(24 * members.count) { $0 + $1.value.writtenBytes }
    case .null, .bool, .number, .string: 8
    }
  }

  /// JSON text with two blanks a level and a line end at the end.
  package func prettyBytes() -> [UInt8] {
    var writer = JSONWriter(isPretty: true)
    writer.write(self, indent: 0)
    return writer.bytes + [0x0A]
  }
}

/// A stretch of a JSON text.
package enum JSONPiece: Sendable {
  case plain([UInt8])
  /// Long enough to be worth putting in as it stands.
  case written(WrittenJSON)
}

extension JSON {
  /// The text of `bytes()`, in stretches.
  package func pieces() -> [JSONPiece] {
    var writer = JSONWriter(isPretty: false)
    writer.pieces = []
    writer.write(self, indent: 0)
    return (writer.pieces ?? []) + [.plain(writer.bytes)]
  }
}

private struct JSONWriter {
  let isPretty: Bool
  var bytes: [UInt8] = []
  /// What was written before `bytes`; nil where one text is wanted.
  var pieces: [JSONPiece]?

  /// In bytes.
  private static let leastPiece = 256

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number): bytes += number.description.utf8
    case .string(let text): write(text)
    case .written(let written) where isPretty: write(written.value, indent: indent)
    case .written(let written) where pieces != nil && written.bytes.count >= Self.leastPiece:
      pieces?.append(.plain(bytes))
      pieces?.append(.written(written))
      bytes = []
    case .written(let written): bytes += written.bytes
    case .array(let items):
      list("[", "]", items, indent: indent) { $0.write($1, indent: indent + 1) }
    case .object(let members):
      list("{", "}", members, indent: indent) { writer, member in
        writer.write(member.key)
        writer.bytes += (writer.isPretty ? ": " : ":").utf8
        writer.write(member.value, indent: indent + 1)
      }
    }
  }

  private mutating func list<Item>(
    _ open: String, _ close: String, _ items: [Item], indent: Int, _ body: (inout JSONWriter, Item) -> Void
  ) {
    bytes += open.utf8
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(indent + 1)
      body(&self, item)
    }
    if !items.isEmpty { newLine(indent) }
    bytes += close.utf8
  }

  private mutating func newLine(_ indent: Int) {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * 2))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Most texts have nothing to escape; what might be is looked at sign by sign.
    var whole = text
    let isPlain = whole.withUTF8 { text in
      guard !text.contains(where: { $0.mayNeedEscape }) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    guard !isPlain else { return bytes.append(UInt8(ascii: "\"")) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      // Line separators break JavaScript readers; bidirectional controls deceive people.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes += Character(scalar).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension UInt8 {
  /// Whether it begins a sign that is written escaped, or may (all of U+2000 to U+2FFF begin with E2).
  fileprivate var mayNeedEscape: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") || self == 0x7F || self == 0xE2
  }
}
