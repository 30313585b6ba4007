import Values

/// What a file is by its first bytes, whatever it is called.
enum FileForm: Sendable, Hashable {
  case portable
  /// A zip, which may be a Word file, a workbook or an archive.
  case zip
  /// RAR, 7z, tar, or anything packed by gzip, bzip2, xz or zstd.
  case archive
  /// A letter with its headers.
  case mail
  /// A compound file of the old Office programs, or an encrypted new one.
  case oldOffice
  case richText
  case picture
  /// Known by its mark, and not read.
  case foreign
  /// Without a mark: a text of some form, or nothing that is read.
  case unknown

  /// How many bytes are needed to tell.
  static let headLength = PortableFile.headLength

  /// - Parameter head: the first bytes of the file, `headLength` of them where it has as many.
  init(head: ArraySlice<UInt8>) {
    func begins(_ mark: [UInt8]) -> Bool { head.starts(with: mark) }
    self =
      if begins([0xD0, 0xCF, 0x11, 0xE0]) {
        .oldOffice
      } else if begins([0x50, 0x4B]) {
        .zip
      } else if PortableFile.isOne(head) {
        .portable
      } else if Self.archiveMarks.contains(where: begins) || Self.isPacked(head) || Self.isTar(head) {
        .archive
      } else if begins(Array("{\\rtf".utf8)) {
        .richText
      } else if Self.pictureMarks.contains(where: begins) {
        .picture
      } else if Self.foreignMarks.contains(where: begins) {
        .foreign
      } else if MailMessage.isOne(head) {
        .mail
      } else {
        .unknown
      }
  }

  /// PNG, JPEG, TIFF.
  private static let pictureMarks: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("II*\u{0}".utf8), Array("MM\u{0}*".utf8),
  ]
  private static let foreignMarks: [[UInt8]] = [Array("GIF8".utf8)]
  /// RAR of both kinds, 7z.
  private static let archiveMarks: [[UInt8]] = [Array("Rar!\u{1A}\u{7}".utf8), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]]
  /// gzip, bzip2, xz, zstd.
  private static let packedMarks: [[UInt8]] = [
    [0x1F, 0x8B], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
  ]

  /// Whether one packed stream begins here, of a tar or of a single file.
  static func isPacked(_ head: ArraySlice<UInt8>) -> Bool { packedMarks.contains { head.starts(with: $0) } }

  private static func isTar(_ head: ArraySlice<UInt8>) -> Bool { head.dropFirst(257).starts(with: Array("ustar".utf8)) }
}
