/// Bytes of a compound file (MS-CFB) of empty streams, for a test.
package enum CompoundBuilder {
  package static func file(holding names: [String]) -> [UInt8] {
    func bytes(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let free: UInt32 = 0xFFFF_FFFF
    let end: UInt32 = 0xFFFF_FFFE
    var entries = (["Root Entry"] + names).enumerated().map { index, name in
      let units = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      var entry = units + [UInt8](repeating: 0, count: 64 - units.count)
      entry += [UInt8(units.count + 2), 0, index == 0 ? 5 : 2, 1]
      return entry + [UInt8](repeating: 0, count: 128 - entry.count)
    }
    while entries.count % 4 != 0 { entries.append([UInt8](repeating: 0, count: 128)) }
    let sectors = entries.count / 4
    // The allocation table is sector 0, the directory what follows.
    var table = bytes(0xFFFF_FFFD)
    for sector in 1...sectors { table += bytes(sector == sectors ? end : UInt32(sector + 1)) }
    while table.count < 512 { table += bytes(free) }
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + [UInt8](repeating: 0, count: 10)
    header += bytes(1) + bytes(1) + bytes(0) + bytes(4096) + bytes(end) + bytes(0) + bytes(end) + bytes(0) + bytes(0)
    while header.count < 512 { header += bytes(free) }
    return header + table + entries.joined()
  }
}
