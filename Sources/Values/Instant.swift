/// A moment as RFC 3339 writes it, with seconds and an offset: `2026-09-01T08:30:00+07:00`.
package struct Instant: Sendable, Hashable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int
  /// As written.
  package let description: String

  package init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), let day = CivilDay(iso: text.prefix(10)) else {
      return nil
    }
    func two(_ at: Int) -> Int? {
      guard at + 2 <= bytes.count, bytes[at..<at + 2].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    }
    guard let hour = two(11), let minute = two(14), let second = two(17), hour < 24, minute < 60, second < 60,
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
    else { return nil }
    var index = 19
    if bytes[index] == UInt8(ascii: ".") {
      index += 1
      let start = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index > start, index < bytes.count else { return nil }
    }
    let offset: Int
    switch bytes[index] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      guard index + 1 == bytes.count else { return nil }
      offset = 0
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard index + 6 == bytes.count, bytes[index + 3] == UInt8(ascii: ":"), let hours = two(index + 1),
        let minutes = two(index + 4), hours < 24, minutes < 60
      else { return nil }
      offset = (bytes[index] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes) * 60
    default: return nil
    }
    self.seconds = day.number * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.description = text
  }

  /// The civil day in Asia/Ho_Chi_Minh, UTC+7 without daylight saving, whatever the machine's zone.
  package var dayInVietnam: CivilDay {
    let local = seconds + 7 * 3600
    return CivilDay(number: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }
}
