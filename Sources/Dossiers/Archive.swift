import CArchive
import Glibc
import Values

/// An archive of any form that papers are sent in, unpacked entry by entry under caps on what really comes out of it.
/// Names are data, never paths; nothing is written anywhere.
struct Archive {
  struct Limits: Sendable {
    var zip = ZipArchive.Limits()
    /// When to stop of one's own, so that what came out whole is not lost with the process.
    var processorSeconds = 15
    var wallSeconds = 30
  }

  let bytes: [UInt8]
  let limits: Limits

  init(_ bytes: [UInt8], limits: Limits = Limits()) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Every entry that is no folder, in archive order, to `found`; why there may be more, nil where there are none.
  func unpack(_ found: (PackedStream.Entry) -> Void) -> Unreadable? {
    Self.opened(bytes) { archive in walk(archive, found) } ?? .brokenArchive
  }

  /// The names as they are written, up to the first that cannot be told.
  static func names(of bytes: [UInt8]) -> [String] {
    opened(bytes) { archive in
      var names: [String] = []
      while let entry = next(archive).entry, names.count < ZipArchive.Limits().entries {
        names.append(archive_entry_pathname(entry).map { String(cString: $0) } ?? "")
      }
      return names
    } ?? []
  }

  private static func opened<Told>(_ bytes: [UInt8], _ read: (OpaquePointer) -> Told) -> Told? {
    // Names are handed out by libarchive only under a UTF-8 locale.
    setlocale(LC_CTYPE, "C.UTF-8")
    guard let archive = archive_read_new() else { return nil }
    defer { archive_read_free(archive) }
    support(Mark(of: bytes), archive)
    return bytes.withUnsafeBytes { bytes in
      guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else { return nil }
      return read(archive)
    }
  }

  /// What an archive is by its first bytes. libarchive is asked for that alone: left to itself it would take a RAR for the
  /// zip whose bytes end it, and start programs for forms that papers are not sent in.
  private enum Mark {
    case zip, rar, sevenZip, tar
    /// A stream that is a tar or, where it is none, one file.
    case packed

    init(of bytes: [UInt8]) {
      self =
        switch bytes.first {
        case 0x50: .zip
        case 0x52: .rar
        case 0x37: .sevenZip
        default: FileForm.isPacked(bytes[...]) ? .packed : .tar
        }
    }
  }

  private static func support(_ mark: Mark, _ archive: OpaquePointer) {
    switch mark {
    case .zip: archive_read_support_format_zip(archive)
    case .rar:
      archive_read_support_format_rar(archive)
      archive_read_support_format_rar5(archive)
    case .sevenZip: archive_read_support_format_7zip(archive)
    case .tar: archive_read_support_format_tar(archive)
    case .packed:
      archive_read_support_filter_gzip(archive)
      archive_read_support_filter_bzip2(archive)
      archive_read_support_filter_xz(archive)
      archive_read_support_filter_zstd(archive)
      archive_read_support_format_tar(archive)
      archive_read_support_format_raw(archive)
    }
  }

  private static func next(_ archive: OpaquePointer) -> (entry: OpaquePointer?, status: Int32) {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    return status == ARCHIVE_OK || status == ARCHIVE_WARN ? (entry, status) : (nil, status)
  }

  private func walk(_ archive: OpaquePointer, _ found: (PackedStream.Entry) -> Void) -> Unreadable? {
    let directory = ZipDirectory(bytes)
    let deadline = Self.seconds(CLOCK_MONOTONIC) + limits.wallSeconds
    var count = 0
    var total = 0
    while true {
      let (entry, status) = Self.next(archive)
      guard let entry else {
        if archive_read_has_encrypted_entries(archive) == 1, status != ARCHIVE_EOF { return .protected }
        return status == ARCHIVE_EOF && count >= directory?.count ?? 0 ? nil : .brokenArchive
      }
      count += 1
      guard count <= limits.zip.entries else { return .tooManyFiles }
      if Self.seconds(CLOCK_PROCESS_CPUTIME_ID) >= limits.processorSeconds { return .processorLimit }
      if Self.seconds(CLOCK_MONOTONIC) >= deadline { return .timeLimit }
      guard archive_entry_filetype(entry) != 0o040000 else { continue }
      let raw = Self.rawName(of: entry)
      let name = EntryName.text(of: raw)
      guard directory?.cutNames.contains(raw) != true else {
        found(.init(name: "\(name)\u{0}", content: .failure(.hostileName)))
        continue
      }
      do {
        let content = try content(of: entry, in: archive, &total)
        found(.init(name: name, content: .success(content)))
      } catch {
        found(.init(name: name, content: .failure(error)))
        if error == .tooLarge { return error }
      }
    }
  }

  private func content(
    of entry: OpaquePointer, in archive: OpaquePointer, _ total: inout Int
  ) throws(Unreadable) -> [UInt8] {
    let type = archive_entry_filetype(entry)
    guard type != 0o120000, archive_entry_hardlink(entry) == nil else { throw .link }
    // Zip, RAR and raw entries may say nothing of their type.
    guard type == 0o100000 || type == 0 else { throw .hostileName }
    guard archive_entry_is_encrypted(entry) == 0 else { throw .protected }
    let content: [UInt8]
    do {
      content = try ZipArchive.unpack(archive, packed: bytes.count, total: &total, limits: limits.zip)
    } catch {
      throw error == .tooLarge ? .tooLarge : .broken
    }
    guard archive_entry_size_is_set(entry) == 0 || archive_entry_size(entry) == content.count else { throw .broken }
    return content
  }

  /// The name as it stands in the archive; in UTF-8 where the archive says its encoding.
  private static func rawName(of entry: OpaquePointer) -> [UInt8] {
    guard let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) else { return [] }
    return Array(UnsafeBufferPointer(start: name, count: strlen(name)).lazy.map { UInt8(bitPattern: $0) })
  }

  private static func seconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return now.tv_sec
  }
}
