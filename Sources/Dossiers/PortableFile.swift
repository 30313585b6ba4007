import Values

/// A PDF with text: its paragraphs and tables in reading order, its running heads and feet, and what in it is no text.
struct PortableFile {
  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]
  /// Pages whose letters can be recognised only.
  private(set) var scans: [Int] = []
  let pages: PageList

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
    let told: PortableTools.Told
    do {
      told = try tools.told(limits)
    } catch {
      throw error == .broken && bytes.contains(Array("/Encrypt".utf8)) ? .protected : error
    }
    try self.init(bytes, told: told, recognised: recognised)
  }

  init(_ bytes: [UInt8], told: PortableTools.Told, recognised: [RecognisedPage]) throws(Unreadable) {
    let words = try WordPages(told.words)
    guard words.pages.count <= PortableTools.mostPages else { throw .tooLarge }
    // Both programs must have seen the same pages: what one holds for nothing is not trusted to the other.
    guard !words.pages.isEmpty, told.pages.isWhole, words.pages.count == told.pages.pages.count else { throw .broken }
    let complaints = String(decoding: told.complaints, as: UTF8.self)
    // A table of contents that poppler made up may bring back what was replaced.
    guard !["xref", "XRef", "trailer", "reconstruct"].contains(where: complaints.contains) else { throw .broken }
    var unread = UnreadCount()
    if complaints.contains("Error") { unread.add(.other) }
    if bytes.contains(Array("/EmbeddedFile".utf8)) { unread.add(.embeddedObject) }
    if bytes.contains(Array("/Popup".utf8)) { unread.add(.comment) }
    if bytes.contains(Array("/XFA".utf8)) { unread.add(.field) }
    if bytes.contains(Array("/JavaScript".utf8)) { unread.add(.macro) }

    let pictures = Dictionary(grouping: PictureList.all(in: told.pictures), by: \.page)
    var pages: [ReadPage] = []
    for (page, ink) in zip(words.pages, told.pages.pages) {
      if let seen = recognised.first(where: { $0.number == page.number }) {
        pages.append(ReadPage(seen))
        if seen.isUnclear { unread.add(.unclearPage) }
        continue
      }
      let seen = ReadPage(page, ink, pictures: pictures[page.number] ?? [])
      pages.append(seen)
      if seen.isScan { unread.add(.scannedPage) }
      if seen.isGarbled { unread.add(.badEncoding) }
      if seen.isScan || seen.isGarbled, page.width * page.height <= RecogniserChild.largestSheet {
        scans.append(page.number)
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
    asides =
      words.properties.map { Aside(kind: .properties, text: $0) }
      + pages.flatMap { page in page.hidden.map { Aside(kind: .hidden, text: $0) } }
  }

}

/// A page whose words were held against its ink.
struct ReadPage {
  let number: Int
  let width: Double
  let height: Double
  let ink: PageInk
  /// None where the page is a picture or its letters cannot be used.
  private(set) var lines: [PageLine]
  /// The lines in which words cannot be seen.
  private(set) var hidden: [String] = []
  /// Most of it is a picture, whatever text lies over or under it.
  let isScan: Bool
  /// The file says that there are some, of whatever size.
  let hasPictures: Bool
  let isGarbled: Bool
  /// Its lines are what our own machine recognised.
  let isRecognised: Bool
  /// Of a page that was recognised: where there is ink of which no word was made.
  let unread: [Box]

  /// A picture over more of the page than this is the page.
  private static let scanShare = 0.4

  init(_ page: WordPage, _ ink: PageInk, pictures: [PictureList.Picture]) {
    number = page.number
    width = page.width
    height = page.height
    self.ink = ink
    hasPictures = !pictures.isEmpty
    let largest = pictures.map(\.area).max() ?? 0
    var lines = page.lines
    let isBare = lines.isEmpty && (largest > 0 || !ink.drawings(besides: [], hasPictures: false).isEmpty)
    isScan = isBare || largest > Self.scanShare * page.width * page.height
    isGarbled = !TextQuality.isReadable(lines.flatMap(\.words).map(\.text))
    if isGarbled { lines = [] }
    for line in lines.indices {
      for word in lines[line].words.indices {
        let told = lines[line].words[word]
        // A full stop may be too small to be drawn.
        guard told.text.contains(where: { $0.isLetter || $0.isNumber }), !ink.shows(told.box) else { continue }
        lines[line].words[word].isHidden = true
      }
      let unseen = lines[line].words.filter(\.isHidden).map(\.text)
      if !unseen.isEmpty { hidden.append(unseen.joined(separator: " ")) }
    }
    self.lines = lines
    unread = []
    isRecognised = false
  }

  /// A page of a scan whose letters were recognised; without lines where that went too badly to count.
  init(_ page: RecognisedPage) {
    number = page.number
    width = page.width
    height = page.height
    ink = page.ink
    hasPictures = true
    isScan = true
    isGarbled = false
    isRecognised = true
    lines = page.isUnclear ? [] : page.lines
    unread = page.isUnclear ? [] : page.unread
  }
}

extension [UInt8] {
  /// Whether the bytes stand in these.
  func contains(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, count >= bytes.count else { return false }
    return withUnsafeBufferPointer { all in
      var start = 0
      while start <= all.count - bytes.count {
        if all[start] == first, all[(start + 1)..<(start + bytes.count)].elementsEqual(bytes.dropFirst()) {
          return true
        }
        start += 1
      }
      return false
    }
  }
}
