/// Files that were made to harm who opens them, one of each kind.
package enum HostileBuilder {
  private static let page = PortableBuilder.page { $0.text("Some words", 72, 300) }

  // MARK: Archives

  /// Little that becomes much.
  package static let bomb = WordBuilder.zip([("a.docx", [UInt8](repeating: 0x20, count: 8 << 20))])

  /// The ways in which an entry's name points out of the folder that it is unpacked in.
  ///
  /// - Parameter mark: what the file would be called there.
  package static func ways(out mark: String) -> [String] {
    ["../\(mark)", "a/../../\(mark)", "/\(mark)", "..\\\(mark)", "C:\\\(mark)"]
  }

  /// Names that show themselves as another name, or as more than a name.
  package static let masks = ["a\u{202E}xcod.exe", "a\u{1B}[2Jb.docx", "a\nb.docx", "a\u{200B}.docx"]

  /// A zip of entries with these names, each with the same content.
  package static func zip(_ names: [String], _ content: [UInt8]) -> [UInt8] {
    ArchiveBuilder.rawZip(names.map { ArchiveBuilder.ZipFile(Array($0.utf8), content) })
  }

  /// A link out, as tar keeps it.
  package static let link = ArchiveBuilder.tar([("lien-ket", [])], types: ["lien-ket": 0o120000])

  /// Very many entries with nothing in them.
  package static func flood(_ count: Int) -> [UInt8] { WordBuilder.zip((0..<count).map { ("\($0)", [UInt8]()) }) }

  /// Archives in each other.
  package static func nested(_ depth: Int, _ content: [UInt8]) -> [UInt8] {
    (0..<depth).reduce(content) { inner, layer in
      ArchiveBuilder.archive(.rar5, [(layer == 0 ? "t.docx" : "t.rar", inner)])
    }
  }

  // MARK: Papers

  /// A Word file whose XML is what it is said to be and a text with an entity in it.
  private static func word(_ declaration: String) -> [UInt8] {
    WordBuilder.zip([
      (
        "word/document.xml",
        "<!DOCTYPE a [\(declaration)]><w:document \(WordBuilder.namespace)><w:body>\(WordBuilder.p("&x;"))</w:body></w:document>"
      )
    ])
  }

  /// An entity that is a file of the machine.
  package static let entity = word("<!ENTITY x SYSTEM \"file:///etc/passwd\">")

  /// Ten entities of ten each, to a depth at which they are a thousand million.
  package static let laughs = word(
    "<!ENTITY l0 \"ha\">"
      + (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
      + "<!ENTITY x \"&l9;\">")

  /// A program that is called a paper.
  package static let program = [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0] + [UInt8](repeating: 0xB8, count: 400)

  // MARK: PDF

  /// A page as large as a town.
  package static let giantPage = PortableBuilder.pdf([page], size: "90000000 90000000")

  package static let locked: [UInt8] = {
    let (owner, user) = (String(repeating: "41", count: 32), String(repeating: "42", count: 32))
    return PortableBuilder.pdf(
      [page],
      trailer: "/Encrypt << /Filter /Standard /V 1 /R 2 /O <\(owner)> /U <\(user)> /P -4 >> /ID [<00> <00>]")
  }()

  /// Pages whose list holds itself.
  package static let pageLoop = PortableBuilder.pdf([page], count: 5, kids: "2 0 R 4 0 R")

  /// A PDF whose list of files holds itself.
  package static let listLoop = PortableBuilder.pdf(
    [page], catalogue: "/Names 6 0 R", more: ["<< /EmbeddedFiles 7 0 R >>", "<< /Kids [7 0 R 6 0 R] >>"])

  /// A file in a PDF that is eight megabytes out of eight thousand bytes.
  package static let attachedBomb = PortableBuilder.pdf(
    [page], attached: [("a.txt", ArchiveBuilder.deflated([UInt8](repeating: 0x20, count: 8 << 20)))],
    filter: "/FlateDecode")

  // MARK: Pictures

  /// A PNG whose header claims ten thousand million pixels.
  package static let giantPicture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 8, 0, 0, 0, 0, 0, 0, 0, 0]

  /// A TIFF whose only directory names itself as the next.
  package static let pictureLoop: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]

  // MARK: Letters

  private static let head = "From: a@x.vn\r\nTo: b@x.vn\r\nSubject: x\r\n"

  /// A letter of parts in each other, with a file in the innermost.
  package static func deepLetter(_ depth: Int) -> [UInt8] {
    let opened = (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }.joined()
    let closed = (0..<depth).reversed().map { "\r\n--b\($0)--\r\n" }.joined()
    return Array("\(head)\(opened)Content-Type: text/plain; name=a.txt\r\n\r\nx\(closed)".utf8)
  }

  /// Letters in each other.
  package static func lettersInLetters(_ depth: Int) -> [UInt8] {
    Array((String(repeating: "\(head)Content-Type: message/rfc822\r\n\r\n", count: depth) + "\(head)\r\nx\r\n").utf8)
  }
}
