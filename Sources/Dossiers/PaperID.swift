import Values

/// A paper of a dossier: a file, or one of several papers in a file.
package struct PaperID: Sendable, Hashable, CustomStringConvertible {
  /// Which part of a file a paper is.
  package struct Span: Sendable, Hashable {
    /// The first of the file's blocks, from 0.
    package let first: Int
    /// `trang 14–20`, `từ đoạn 31`.
    package let words: String
  }

  package let path: String
  /// nil for the whole file.
  package let span: Span?

  package init(path: String, span: Span? = nil) {
    self.path = path
    self.span = span
  }

  /// `ho-so.pdf`; `ho-so.pdf, trang 14–20`.
  package var description: String { span.map { "\(path), \($0.words)" } ?? path }
}

extension Document {
  package var paper: PaperID { PaperID(path: path, span: span) }

  /// The blocks with which a page begins, ascending: of a PDF every page that has text, of a Word file those that its
  /// author began.
  package var pageStarts: [Int] {
    guard pages != nil else { return breaks }
    var starts: [Int] = []
    var last = 0
    for (index, block) in blocks.enumerated() where block.place.part == .body {
      guard let page = block.place.page, page > last else { continue }
      last = page
      starts.append(index)
    }
    return starts
  }

  /// The file parted before these blocks, each of which begins a page; itself where there is none.
  ///
  /// What belongs to no page of its own (the notes of a Word file, what was not read in it) goes with every part: nobody
  /// can say in which it stands.
  package func parted(before starts: [Int]) -> [Document] {
    let first = blocks.firstIndex { $0.place.part == .body } ?? 0
    let starts = ([first] + starts).filter(blocks.indices.contains)
    guard starts.count > 1 else { return [self] }
    return starts.indices.map { index in
      part(from: starts[index], upTo: index + 1 < starts.count ? starts[index + 1] : nil, isFirst: index == 0)
    }
  }

  private func part(from start: Int, upTo end: Int?, isFirst: Bool) -> Document {
    let page = isFirst ? 1 : blocks[start].place.page ?? 1
    let pastPage = end.map { blocks[$0].place.page ?? .max } ?? .max
    func isHere(_ index: Int, _ place: Place) -> Bool {
      if pages != nil { return place.page.map { page <= $0 && $0 < pastPage } ?? true }
      return place.part != .body || start <= index && index < end ?? blocks.count
    }
    let here = blocks.indices.filter { isHere($0, blocks[$0].place) }
    let span = PaperID.Span(first: start, words: words(from: start, page, upTo: pastPage))
    guard let pages else {
      return Document(
        path: path, digest: digest, blocks: here.map { blocks[$0] }, unreadParts: unreadParts, asides: asides,
        notes: notes, properties: properties, span: span)
    }
    let unread = pages.unread.filter { page <= $0 && $0 < pastPage }
    return Document(
      path: path, digest: digest, blocks: here.map { blocks[$0] },
      unreadParts: unread.isEmpty && !pages.unread.isEmpty ? [] : unreadParts, asides: asides,
      scans: scans.filter { page <= $0 && $0 < pastPage }, pages: PageList(count: pages.count, unread: unread),
      notes: notes, properties: properties, span: span)
  }

  private func words(from start: Int, _ page: Int, upTo pastPage: Int) -> String {
    guard let pages else { return "từ \(blocks[start].place.spot)" }
    let last = min(pages.count, pastPage - 1)
    return page < last ? "trang \(page)–\(last)" : "trang \(page)"
  }
}

extension Block {
  package var place: Place {
    switch self {
    case .paragraph(let paragraph): paragraph.place
    case .table(let table): table.place
    }
  }
}
