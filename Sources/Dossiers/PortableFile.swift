import Glibc
import Values

/// A PDF with text: its paragraphs and tables in reading order, its running heads and feet, and what in it is no text.
struct PortableFile {
  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]
  /// Pages whose letters can be recognised only.
  private(set) var scans: [Int] = []
  let pages: PageList
  let properties: [FileProperty]
  /// The names of the files in it, as they stand there.
  let attachments: [String]

  /// The mark may stand after other bytes, within the first kilobyte.
  static let headLength = 1024

  static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.starts(with: [0x50, 0x4B]) && Array(bytes.prefix(headLength)).contains(Array("%PDF-".utf8))
  }

  /// What a PDF says, by the programs that were started for it.
  /// - Throws: also `protected` where they could not open a file that is encrypted.
  /// - Parameter recognised: pages whose letters were recognised; whatever the file says of them is passed over.
  init(
    _ bytes: [UInt8], by tools: PortableTools, recognised: [RecognisedPage], _ limits: ReaderChild.Limits
  ) throws(Unreadable) {
    let told: PortablePages
    do {
      told = try tools.told(limits)
    } catch {
      throw error == .broken && bytes.contains(Array("/Encrypt".utf8)) ? .protected : error
    }
    try self.init(bytes, told: told, recognised: recognised)
  }

  /// - Throws: `scanned` where no page has text or could be recognised, `unclear` where none was recognised clearly.
  init(_ bytes: [UInt8], told: PortablePages, recognised: [RecognisedPage]) throws(Unreadable) {
    var told = told
    try told.end()
    let complaints = String(decoding: told.complaints, as: UTF8.self)
    // A table of contents that poppler made up may bring back what was replaced.
    guard !["xref", "XRef", "trailer", "reconstruct"].contains(where: complaints.contains) else { throw .broken }
    var unread = UnreadCount()
    if complaints.contains("Error") { unread.add(.other) }
    let list = AttachmentList(told.attachments)
    attachments = list?.names ?? []
    // Those that no list names cannot be taken out; a list that cannot be told says of none that it is not there.
    for _ in 0..<max(list == nil ? 1 : attachments.count, AttachmentList.count(in: bytes)) {
      unread.add(.embeddedObject)
    }
    if bytes.contains(Array("/Popup".utf8)) { unread.add(.comment) }
    if bytes.contains(Array("/XFA".utf8)) { unread.add(.field) }
    if bytes.contains(Array("/JavaScript".utf8)) { unread.add(.macro) }

    let pages = told.seen.map { seen in
      recognised.first { $0.number == seen.number }.map { ReadPage($0) } ?? seen
    }
    for page in recognised where page.isUnclear { unread.add(.unclearPage) }
    for seen in pages where !seen.isRecognised {
      if seen.isScan { unread.add(.scannedPage) }
      if seen.isGarbled { unread.add(.badEncoding) }
      if seen.isScan || seen.isGarbled, seen.width * seen.height <= RecogniserChild.largestSheet {
        scans.append(seen.number)
      }
      for _ in seen.hidden { unread.add(.hiddenText) }
    }
    guard pages.contains(where: { !$0.lines.isEmpty }) || !scans.isEmpty else {
      throw recognised.isEmpty ? .scanned : .unclear
    }
    let flow = PageFlow(reading: pages)
    for picture in flow.pictures { unread.add(.picture, picture.part) }
    blocks = flow.all
    unreadParts = unread.parts
    let unreadPages = pages.filter { page in
      page.isScan && (!page.isRecognised || page.lines.isEmpty) || page.isGarbled || !page.hidden.isEmpty
    }.map(\.number)
    self.pages = PageList(count: pages.count, unread: Set(unreadPages + flow.pictures.map(\.page)).sorted())
    properties = told.words.properties
    asides =
      properties.map { Aside(kind: .properties, text: $0.text) }
      + pages.flatMap { page in page.hidden.map { Aside(kind: .hidden, text: $0) } }
      + pages.flatMap { page in page.tiny.map { Aside(kind: .faint, text: $0) } }
      + PageOutskirts.lines(in: told.sheets, around: told.words.pages).map { Aside(kind: .outside, text: $0) }
      + pages.redAsides
  }

}

extension [UInt8] {
  /// Whether the bytes stand in these.
  func contains(_ bytes: [UInt8]) -> Bool { count(of: bytes, most: 1) { _ in true } > 0 }

  /// How often the bytes stand in these where the byte after them, nil at the end, is one that `goesOn`.
  func count(of bytes: [UInt8], most: Int = .max, where goesOn: (UInt8?) -> Bool) -> Int {
    withUnsafeBytes { all in
      var count = 0
      var start = 0
      while let base = all.baseAddress, let first = bytes.first, start + bytes.count <= all.count,
        let found = memchr(base + start, Int32(first), all.count - bytes.count + 1 - start)
      {
        start = UnsafeRawPointer(found) - base + 1
        guard memcmp(found, bytes, bytes.count) == 0 else { continue }
        let next = start - 1 + bytes.count
        if goesOn(next < all.count ? all[next] : nil) { count += 1 }
        if count == most { break }
      }
      return count
    }
  }
}
