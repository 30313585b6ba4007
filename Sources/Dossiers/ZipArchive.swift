import CArchive
import Glibc
import Values

/// A zip archive unpacked into memory under caps on what really comes out of it; names are data, never paths.
struct ZipArchive {
  struct Limits: Sendable {
    var entries = 10_000
    var entryBytes = 128 << 20
    var totalBytes = 512 << 20
    /// Unpacked bytes per packed byte, once more than a megabyte has come out.
    var ratio = 200

    /// Whether so much may come out: of one entry, and of all together.
    func allows(entry: Int, total: Int, packed: Int) -> Bool {
      entry <= entryBytes && total <= totalBytes && (total < 1 << 20 || total / max(packed, 1) <= ratio)
    }
  }

  struct Entry {
    /// NFC.
    let name: String
    let bytes: [UInt8]
  }

  enum Fault: Error, Equatable {
    case broken
    case encrypted
    case tooLarge
    case hostileName(String)
  }

  /// The regular files of the archive for which `wants` holds, in archive order.
  static func entries(
    of content: [UInt8], limits: Limits = Limits(), wants: (String) -> Bool
  ) throws(Fault) -> [Entry] {
    // Names are handed out by libarchive only under a UTF-8 locale.
    setlocale(LC_CTYPE, "C.UTF-8")
    guard let archive = archive_read_new() else { throw .broken }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    var result: Result<[Entry], Fault> = .failure(.broken)
    content.withUnsafeBytes { bytes in
      guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else { return }
      result = Result { () throws(Fault) in
        try read(archive, packed: content.count, limits: limits, wants: wants)
      }
    }
    return try result.get()
  }

  private static func read(
    _ archive: OpaquePointer, packed: Int, limits: Limits, wants: (String) -> Bool
  ) throws(Fault) -> [Entry] {
    var entries: [Entry] = []
    var names: Set<String> = []
    var count = 0
    var total = 0
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return entries }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw .broken }
      count += 1
      guard count <= limits.entries else { throw .tooLarge }
      guard let raw = archive_entry_pathname_utf8(entry).map({ String(cString: $0) }) else { throw .broken }
      let name = raw.nfc
      let isFolder = archive_entry_filetype(entry) == 0o040000
      guard EntryName.isHarmless(name), isFolder || archive_entry_filetype(entry) == 0o100000 else {
        throw .hostileName(name)
      }
      if isFolder { continue }
      guard names.insert(name.lowercased()).inserted else { throw .hostileName(name) }
      guard archive_entry_is_encrypted(entry) == 0 else { throw .encrypted }
      guard wants(name) else { continue }
      let bytes = try unpack(archive, packed: packed, total: &total, limits: limits)
      entries.append(Entry(name: name, bytes: bytes))
    }
  }

  /// The content of the entry at which the archive stands, counted to what came out before.
  static func unpack(
    _ archive: OpaquePointer, packed: Int, total: inout Int, limits: Limits
  ) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var block: UnsafeRawPointer?
      var size = 0
      var offset: la_int64_t = 0
      let status = archive_read_data_block(archive, &block, &size, &offset)
      if status == ARCHIVE_EOF { return bytes }
      guard status == ARCHIVE_OK else { throw .broken }
      // The last block of an entry that is stored, not packed, is an empty one without an address.
      guard let block else { continue }
      // Only what is written out: a hole that a header tells of is no content.
      guard offset == bytes.count else { throw .broken }
      total += size
      guard limits.allows(entry: bytes.count + size, total: total, packed: packed) else { throw .tooLarge }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: size))
    }
  }
}
