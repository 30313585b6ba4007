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

  /// A PDF with a file in it whose list lies in an object stream: no byte of it tells of the file.
  ///
  /// - Parameter name: ASCII.
  package static func packed(_ name: String, _ file: [UInt8]) -> [UInt8] {
    let inside = [
      "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 3 0 R] >> >> >>",
      "<< /Type /Pages /Kids [4 0 R] /Count 1 >>", "<< /Type /Filespec /F (\(name)) /EF << /F 6 0 R >> >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
    ]
    var places = ""
    var objects = ""
    for (index, object) in inside.enumerated() {
      places += "\(index + 1) \(objects.utf8.count) "
      objects += object + " "
    }
    let packed = ArchiveBuilder.deflated(Array((places + objects).utf8))
    var bytes = Array("%PDF-1.5\n".utf8)
    var offsets: [Int] = []
    func add(_ head: String, _ stream: [UInt8]) {
      offsets.append(bytes.count)
      let number = inside.count + offsets.count
      bytes += Array("\(number) 0 obj\n<< \(head) /Length \(stream.count) >>\nstream\n".utf8) + stream
      bytes += Array("\nendstream\nendobj\n".utf8)
    }
    add("", Array(page { $0.text("Some words", 72, 300) }.content.utf8))
    add("", file)
    add("/Type /ObjStm /N \(inside.count) /First \(places.utf8.count) /Filter /FlateDecode", packed)
    let start = bytes.count
    // One line an object: its kind, where it lies (or the stream and its place in it).
    func line(_ kind: UInt8, _ place: Int, _ last: Int) -> [UInt8] {
      [kind] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: place >> $0) } + [UInt8(last)]
    }
    let table =
      line(0, 0, 255) + inside.indices.flatMap { line(2, 7, $0) } + (offsets + [start]).flatMap { line(1, $0, 0) }
    add("/Type /XRef /Size 9 /W [1 4 1] /Root 1 0 R", table)
    return bytes + Array("startxref\n\(start)\n%%EOF\n".utf8)
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0\(digits)" : digits
  }
}
