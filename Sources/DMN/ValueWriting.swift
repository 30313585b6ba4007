import Values

extension FEELValue {
  /// The value as JSON: numbers, texts, booleans, lists and contexts as they are; days, times, durations, ranges and
  /// functions as `{"@": "…"}` with FEEL's text; an unknown as `{"?": […]}` with its reasons.
  public func writeJSON(into bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += Array("null".utf8)
    case .boolean(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .number(let number): number.write(into: &bytes)
    case .string(let text): text.writeJSON(into: &bytes)
    case .date, .time, .dateTime, .yearsAndMonths, .daysAndTime: Self.tagged("@", inWords, &bytes)
    case .range, .function: Self.tagged("@", text, &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.writeJSON(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .context(let context):
      bytes.append(UInt8(ascii: "{"))
      for (index, entry) in context.entries.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        entry.key.writeJSON(into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        entry.value.writeJSON(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .unknown(let unknown):
      let reasons = unknown.reasons.sorted().map { FEELValue.string("\($0)") }
      bytes += Array(#"{"?":"#.utf8)
      FEELValue.list(reasons).writeJSON(into: &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func tagged(_ key: String, _ text: String, _ bytes: inout [UInt8]) {
    bytes += Array("{\"\(key)\":".utf8)
    text.writeJSON(into: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}

extension String {
  fileprivate func writeJSON(into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0..<0x20:
        let hex = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
