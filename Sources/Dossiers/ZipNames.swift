/// The names in a zip's central directory, read for one thing: libarchive hands out names up to their first NUL, so that
/// `don.docx␀.exe` would pass for `don.docx`.
enum ZipNames {
  /// The beginnings of the names that hold a NUL; empty where the bytes are no zip.
  static func cut(in bytes: [UInt8]) -> Set<[UInt8]> {
    guard bytes.starts(with: [0x50, 0x4B]), var position = directory(in: bytes) else { return [] }
    var cut: Set<[UInt8]> = []
    while let entry = entry(in: bytes, at: position) {
      let name = bytes[entry.name]
      if let end = name.firstIndex(of: 0) { cut.insert(Array(name[..<end])) }
      position = entry.next
    }
    return cut
  }

  private static let entryLength = 46
  private static let endLength = 22

  private static func entry(in bytes: [UInt8], at start: Int) -> (name: Range<Int>, next: Int)? {
    guard start <= bytes.count - entryLength, bytes[start...].starts(with: [0x50, 0x4B, 1, 2]) else { return nil }
    let name = start + entryLength
    let end = name + number(in: bytes, at: start + 28, 2)
    guard end <= bytes.count else { return nil }
    return (name..<end, end + number(in: bytes, at: start + 30, 2) + number(in: bytes, at: start + 32, 2))
  }

  /// Where the directory begins, by the record at the end, which a comment may follow.
  private static func directory(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= endLength else { return nil }
    let last = bytes.count - endLength
    for start in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where bytes[start] == 0x50 && bytes[start...].starts(with: [0x50, 0x4B, 5, 6]) {
      // Counted back from the record: bytes may stand before the archive, where offsets do not know of them.
      let begin = start - number(in: bytes, at: start + 12, 4)
      return begin >= 0 ? begin : nil
    }
    return nil
  }

  private static func number(in bytes: [UInt8], at start: Int, _ width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }
}
