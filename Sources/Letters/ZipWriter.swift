import CArchive

/// Writes a zip with fixed times and order, so that the same parts give the same bytes.
package enum ZipWriter {
  package enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
    case notWritten(part: String)

    package var description: String {
      switch self {
      case .notWritten(let part): "không đóng gói được phần \(part) của tệp Word"
      }
    }
  }

  /// 1980-01-01T00:00:00Z, the first moment that a zip can hold.
  private static let moment = 315_532_800

  static func zip(_ parts: [(name: String, text: String)]) throws(Fault) -> [UInt8] {
    let room = parts.reduce(1 << 16) { $0 + $1.text.utf8.count + 1024 }
    var buffer = [UInt8](repeating: 0, count: room)
    var used = 0
    guard let archive = archive_write_new() else { throw .notWritten(part: "zip") }
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    archive_write_set_options(archive, "hdrcharset=UTF-8")
    guard archive_write_open_memory(archive, &buffer, room, &used) == ARCHIVE_OK else { throw .notWritten(part: "zip") }
    for part in parts {
      let bytes = Array(part.text.utf8)
      guard let entry = archive_entry_new() else { throw .notWritten(part: part.name) }
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname(entry, part.name)
      archive_entry_set_size(entry, Int64(bytes.count))
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      archive_entry_set_mtime(entry, moment, 0)
      guard archive_write_header(archive, entry) == ARCHIVE_OK,
        archive_write_data(archive, bytes, bytes.count) == bytes.count
      else { throw .notWritten(part: part.name) }
    }
    guard archive_write_close(archive) == ARCHIVE_OK else { throw .notWritten(part: "zip") }
    return Array(buffer[..<used])
  }
}
