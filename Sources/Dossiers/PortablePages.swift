/// What poppler's programs say of a PDF, taken as it comes: the words of a page are held against its ink as soon as both
/// are known, while the programs go on.
struct PortablePages {
  var words = WordPages()
  var ink = PageStream()
  var pictures: [UInt8] = []
  var attachments: [UInt8] = []
  /// The text of the sheets around the pages.
  var sheets: [UInt8] = []
  var complaints: [UInt8] = []
  private(set) var seen: [ReadPage] = []

  /// By page; nil until the list has come whole.
  private var pictured: [Int: [PictureList.Picture]]?

  mutating func endPictures() { pictured = Dictionary(grouping: PictureList.all(in: pictures), by: \.page) }

  /// Looks at some of the pages that have come whole: the programs wait where nobody hears them for long.
  /// - Returns: whether there are more.
  mutating func look() -> Bool {
    guard pictured != nil else { return false }
    let whole = min(words.pages.count - 1, ink.pages.count)
    look(upTo: min(whole, seen.count + Self.mostAtOnce))
    return seen.count < whole
  }

  /// More than come with one reading of the pipe.
  private static let mostAtOnce = 4

  private mutating func look(upTo end: Int) {
    guard let pictured else { return }
    while seen.count < min(end, ink.pages.count) {
      let page = words.pages[seen.count]
      seen.append(ReadPage(page, ink.pages[seen.count], pictures: pictured[page.number] ?? []))
    }
  }

  /// Looks at what is left.
  /// - Throws: `tooLarge` for more pages than are read, `broken` where the programs did not see the same pages.
  mutating func end() throws(Unreadable) {
    try words.end()
    guard words.pages.count <= PortableTools.mostPages else { throw .tooLarge }
    // Both programs must have seen the same pages: what one holds for nothing is not trusted to the other.
    guard !words.pages.isEmpty, ink.isWhole, words.pages.count == ink.pages.count else { throw .broken }
    if pictured == nil { endPictures() }
    look(upTo: words.pages.count)
  }
}
