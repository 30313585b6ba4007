/// The files in a PDF by `pdfdetach -list`: those of its catalogue and those pinned to its pages.
struct AttachmentList {
  /// As they stand in the PDF, in the order by which pdfdetach counts them. Data, never paths.
  let names: [String]

  /// Of more, none is taken out: each is a process.
  static let most = 200

  /// What is said of a PDF without any.
  static let none = Array("0 embedded files\n".utf8)

  /// nil where the names cannot be told apart: one has a line break in it, or the list is cut short.
  init?(_ list: [UInt8]) {
    let lines = list.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let head = lines.first.map({ String(decoding: $0, as: UTF8.self) }), head.hasSuffix(" embedded files"),
      let count = Int(head.prefix { $0.isASCII && $0.isNumber }), count >= 0, lines.count == count + 2,
      lines.last?.isEmpty == true
    else { return nil }
    var names: [String] = []
    for (index, line) in lines.dropFirst().prefix(count).enumerated() {
      let head = Array("\(index + 1): ".utf8)
      guard line.starts(with: head) else { return nil }
      names.append(EntryName.text(of: Array(line.dropFirst(head.count))))
    }
    self.names = names
  }

  /// How many streams of a PDF say of themselves that they are files in it; those of an older state of the file too.
  static func count(in bytes: [UInt8]) -> Int {
    // `/EmbeddedFiles` is the list of the catalogue.
    bytes.count(of: Array("/EmbeddedFile".utf8)) { $0 != UInt8(ascii: "s") }
  }
}
