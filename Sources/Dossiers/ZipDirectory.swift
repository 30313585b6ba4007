/// What a zip's central directory says, read for what libarchive does not tell: it hands out names up to their first NUL,
/// so that `don.docx␀.exe` would pass for `don.docx`, and of entries that lie over each other only one.
struct ZipDirectory {
  /// The beginnings of the names that hold a NUL.
  private(set) var cutNames: Set<[UInt8]> = []
  private(set) var count = 0

  /// nil where the bytes are no zip with a directory at its end.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x50, 0x4B]), var position = Self.directory(in: bytes) else { return nil }
    while let entry = Self.entry(in: bytes, at: position) {
      let name = bytes[entry.name]
      if let end = name.firstIndex(of: 0) { cutNames.insert(Array(name[..<end])) }
      count += 1
      position = entry.next
    }
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
