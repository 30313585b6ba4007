extension PortableBuilder {
  /// A PDF with files in it, named in its catalogue.
  ///
  /// - Parameters:
  ///   - pinned: whether the files are pinned to the first page too.
  ///   - filter: how the streams of the files say they are packed; they are written as they are.
  package static func pdf(
    _ pages: [Page], attached: [(name: String, bytes: [UInt8])], pinned: Bool = false, filter: String = ""
  ) -> [UInt8] {
    let first = 4 + 2 * pages.count
    let files = attached.enumerated().flatMap { index, file -> [String] in
      let digits = file.bytes.map(hex).joined() + ">"
      let name = "<FEFF\(file.name.utf16.map { hex(UInt8($0 >> 8)) + hex(UInt8($0 & 0xFF)) }.joined())>"
      return [
        "<< /Type /EmbeddedFile /Filter [/ASCIIHexDecode \(filter)] /Length \(digits.count) >>\nstream\n\(digits)\nendstream",
        "<< /Type /Filespec /F \(name) /UF \(name) /EF << /F \(first + 2 * index) 0 R >> >>",
      ]
    }
    // The names by which the catalogue finds them are sorted.
    let names = attached.indices.map { "(\(hex(UInt8($0)))) \(first + 2 * $0 + 1) 0 R" }.joined(separator: " ")
    let pins = attached.indices.map {
      "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS \(first + 2 * $0 + 1) 0 R >>"
    }
    return pdf(
      pages, catalogue: "/Names << /EmbeddedFiles << /Names [\(names)] >> >>", more: files,
      annotations: pinned ? pins.joined(separator: " ") : "")
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0\(digits)" : digits
  }
}
