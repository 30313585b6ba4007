import Values

/// A photograph or a scan in a picture's format, from the pages that were recognised in it.
struct PictureFile {
  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]
  let pages: PageList

  /// - Throws: `scanned` where no page was recognised, `unclear` where none clearly.
  init(_ recognised: [RecognisedPage]) throws(Unreadable) {
    guard !recognised.isEmpty else { throw .scanned }
    guard recognised.contains(where: { !$0.isUnclear }) else { throw .unclear }
    var unread = UnreadCount()
    let read = recognised.map { ReadPage($0) }
    let flow = PageFlow(reading: read)
    asides = read.redAsides
    for page in recognised where page.isUnclear { unread.add(.unclearPage, .body) }
    for picture in flow.pictures { unread.add(.picture, picture.part) }
    blocks = flow.all
    unreadParts = unread.parts
    let unreadPages = recognised.filter(\.isUnclear).map(\.number) + flow.pictures.map(\.page)
    pages = PageList(count: recognised.count, unread: Set(unreadPages).sorted())
  }
}
