import CArchive
import Glibc

/// Real archives for a test: by libarchive where it writes the form, by hand where nobody free does (RAR) or where a
/// header must lie.
package enum ArchiveBuilder {
  package enum Form: String, CaseIterable, Sendable {
    case zip, sevenZip, tar, tarGzip, tarBzip2, tarXZ, tarZstd, rar4, rar5
  }

  package static func archive(_ form: Form, _ files: [(String, [UInt8])]) -> [UInt8] {
    let raw = files.map { (Array($0.0.utf8), $0.1) }
    return switch form {
    case .zip: WordBuilder.zip(files)
    case .rar4: rar4(raw)
    case .rar5: rar5(raw)
    case .sevenZip: written(files, archive_write_set_format_7zip, archive_write_add_filter_none)
    case .tar: written(files, archive_write_set_format_pax_restricted, archive_write_add_filter_none)
    case .tarGzip: written(files, archive_write_set_format_pax_restricted, archive_write_add_filter_gzip)
    case .tarBzip2: written(files, archive_write_set_format_pax_restricted, archive_write_add_filter_bzip2)
    case .tarXZ: written(files, archive_write_set_format_pax_restricted, archive_write_add_filter_xz)
    case .tarZstd: written(files, archive_write_set_format_pax_restricted, archive_write_add_filter_zstd)
    }
  }

  /// One stream packed by gzip, no tar.
  package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    written([("a", bytes)], archive_write_set_format_raw, archive_write_add_filter_gzip)
  }

  /// One stream packed as a PDF packs its own (RFC 1950), without the sum at its end, which poppler does not ask for.
  package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    // Ten bytes stand before a gzip's stream, eight after it.
    [0x78, 0x9C] + gzip(bytes).dropFirst(10).dropLast(8)
  }

  /// - Parameter types: file types by name; a link points to `/etc/passwd`.
  package static func tar(_ files: [(String, [UInt8])], types: [String: UInt32] = [:]) -> [UInt8] {
    written(files, archive_write_set_format_pax_restricted, archive_write_add_filter_none, types: types)
  }

  private static func written(
    _ files: [(String, [UInt8])], _ format: (OpaquePointer) -> Int32, _ filter: (OpaquePointer) -> Int32,
    types: [String: UInt32] = [:]
  ) -> [UInt8] {
    // Names are written by libarchive only under a UTF-8 locale.
    setlocale(LC_CTYPE, "C.UTF-8")
    // It writes until it is closed: memory that stays where it is.
    let room = files.reduce(1 << 16) { $0 + $1.1.count + 4096 }
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    defer {
      buffer.deallocate()
      used.deallocate()
    }
    used.initialize(to: 0)
    guard let archive = archive_write_new() else { return [] }
    _ = (format(archive), filter(archive))
    archive_write_set_options(archive, "hdrcharset=UTF-8")
    archive_write_open_memory(archive, buffer, room, used)
    for (name, bytes) in files {
      guard let entry = archive_entry_new() else { continue }
      defer { archive_entry_free(entry) }
      archive_entry_update_pathname_utf8(entry, name)
      let type = types[name] ?? 0o100000
      archive_entry_set_filetype(entry, type)
      if type == 0o120000 { archive_entry_update_symlink_utf8(entry, "/etc/passwd") }
      if type == 0o100000 { archive_entry_set_size(entry, Int64(bytes.count)) }
      archive_entry_set_perm(entry, 0o644)
      archive_write_header(archive, entry)
      archive_write_data(archive, bytes, bytes.count)
    }
    archive_write_close(archive)
    archive_write_free(archive)
    return Array(UnsafeBufferPointer(start: buffer, count: used.pointee))
  }

  // MARK: - Zip by hand

  /// A stored file of a zip, with what its headers say of it.
  package struct ZipFile {
    package var name: [UInt8]
    package var content: [UInt8]
    /// What the headers say of the size, where it is not the content's.
    package var toldSize: Int?
    package var flags = 0
    /// Where the directory says that the file begins, where it is not there.
    package var toldOffset: Int?

    package init(_ name: [UInt8], _ content: [UInt8]) {
      self.name = name
      self.content = content
    }
  }

  package static func rawZip(_ files: [ZipFile]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let size = file.toldSize ?? file.content.count
      let common =
        little(20, 2) + little(file.flags, 2) + little(0, 6) + little(crc32(file.content), 4) + little(size, 4)
        + little(size, 4) + little(file.name.count, 2) + little(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 6) + little(0, 4)
        + little(file.toldOffset ?? bytes.count, 4) + file.name
      bytes += [0x50, 0x4B, 3, 4] + common + file.name + file.content
    }
    let start = bytes.count
    return bytes + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(files.count, 2) + little(files.count, 2)
      + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  // MARK: - RAR by hand, stored

  package static func rar4(_ files: [(name: [UInt8], content: [UInt8])]) -> [UInt8] {
    func block(_ type: Int, _ flags: Int, _ rest: [UInt8]) -> [UInt8] {
      let body = little(type, 1) + little(flags, 2) + little(rest.count + 7, 2) + rest
      return little(crc32(body) & 0xFFFF, 2) + body
    }
    var bytes = Array("Rar!\u{1A}\u{7}\u{0}".utf8) + block(0x73, 0, little(0, 6))
    for file in files {
      let head =
        little(file.content.count, 4) + little(file.content.count, 4) + little(2, 1) + little(crc32(file.content), 4)
        + little(0x5A21_0000, 4) + little(20, 1) + little(0x30, 1) + little(file.name.count, 2) + little(0x20, 4)
        + file.name
      bytes += block(0x74, 0x8000, head) + file.content
    }
    return bytes + block(0x7B, 0x4000, [])
  }

  package static func rar5(_ files: [(name: [UInt8], content: [UInt8])]) -> [UInt8] {
    func block(_ fields: [UInt8]) -> [UInt8] {
      let body = varint(fields.count) + fields
      return little(crc32(body), 4) + body
    }
    var bytes = Array("Rar!\u{1A}\u{7}\u{1}\u{0}".utf8) + block(varint(1) + varint(0) + varint(0))
    for file in files {
      let fields =
        varint(2) + varint(2) + varint(file.content.count) + varint(4) + varint(file.content.count) + varint(0x20)
        + little(crc32(file.content), 4) + varint(0) + varint(0) + varint(file.name.count) + file.name
      bytes += block(fields) + file.content
    }
    return bytes + block(varint(5) + varint(0) + varint(0))
  }

  private static func varint(_ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~crc)
  }
}
