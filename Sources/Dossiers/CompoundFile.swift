/// A compound file of the old Office programs (MS-CFB): the names of what it holds, which tell what it is.
enum CompoundFile {
  /// The names of its streams and folders; nil where its chains lead nowhere.
  static func names(in bytes: [UInt8]) -> Set<String>? {
    func number16(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
    func number32(_ offset: Int) -> Int { number16(offset) | number16(offset + 2) << 16 }
    guard bytes.count >= 512, [9, 12].contains(number16(0x1E)) else { return nil }
    let size = 1 << number16(0x1E)
    let sectors = bytes.count / size
    /// Where a sector begins; nil behind the end of the file.
    func start(of sector: Int) -> Int? {
      guard sector >= 0, sector < sectors, (sector + 2) * size <= bytes.count else { return nil }
      return (sector + 1) * size
    }
    // Where the pieces of the allocation table lie: the first in the header, the rest in a chain of their own.
    var tables = (0..<109).map { number32(0x4C + 4 * $0) }.filter { $0 < sectors }
    var more = number32(0x44)
    var steps = 0
    while let at = start(of: more), steps < sectors {
      tables += (0..<(size / 4 - 1)).map { number32(at + 4 * $0) }.filter { $0 < sectors }
      more = number32(at + size - 4)
      steps += 1
    }
    func next(after sector: Int) -> Int? {
      let table = sector / (size / 4)
      guard table < tables.count, let at = start(of: tables[table]) else { return nil }
      return number32(at + 4 * (sector % (size / 4)))
    }
    var names: Set<String> = []
    var sector = number32(0x30)
    steps = 0
    while sector != endOfChain {
      guard let at = start(of: sector), steps < sectors, let following = next(after: sector) else { return nil }
      for entry in stride(from: at, to: at + size, by: 128) where bytes[entry + 0x42] != 0 {
        // In bytes, the closing zero included.
        let length = number16(entry + 0x40)
        guard length >= 2, length <= 64 else { continue }
        let units = stride(from: entry, to: entry + length - 2, by: 2).map { UInt16(number16($0)) }
        names.insert(String(decoding: units, as: UTF16.self))
      }
      sector = following
      steps += 1
    }
    return names
  }

  private static let endOfChain = 0xFFFF_FFFE
}
