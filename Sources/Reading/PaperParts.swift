import Dossiers
import Rulebook
import Values

/// Where in one file the next paper begins: at a page that has a letterhead and the title of another kind at its head, or
/// the State's name and no title that we know; or where an officer says so.
struct PaperParts {
  let kinds: [DocumentKind]
  let words: TitleWords

  /// The papers in a file, itself where it is one.
  /// - Parameter said: what officers said of it; their word on the whole file leaves its own pages unheard.
  func parts(of document: Document, _ said: OfficerRecord.SaidKinds) -> [Document] {
    let starts = document.pageStarts
    let named = starts.filter { start in
      document.blocks[start].place.page.map { page in page > 1 && said.pages[page] != nil } ?? false
    }
    let found = said.whole == nil ? found(in: document, at: starts) : []
    return document.parted(before: Set(named + found).sorted())
  }

  /// Whether a paper of its own begins with this one's first page.
  func beginsPaper(_ document: Document) -> Bool {
    guard let first = document.blocks.firstIndex(where: { $0.place.part == .body }) else { return false }
    return PageHead(document, first, upTo: document.blocks.count, words) != nil
  }

  /// The blocks with which another paper begins. Where no part of the file has a name of ours, nothing tells its papers
  /// apart.
  private func found(in document: Document, at starts: [Int]) -> [Int] {
    let heads = starts.indices.compactMap { index -> PageHead? in
      let end = index + 1 < starts.count ? starts[index + 1] : document.blocks.count
      return PageHead(document, starts[index], upTo: end, words)
    }
    guard let first = document.blocks.firstIndex(where: { $0.place.part == .body }),
      let next = heads.first(where: { $0.start > first })
    else { return [] }
    let before = PageHead.paragraphs(of: document.blocks[first..<next.start])
    var kind = document.titled(at: before, among: kinds, words, isUnfilled: false).recognition?.kind.id
    var isNamed = kind != nil
    var found: [Int] = []
    for head in heads where head.start > first {
      let title = document.titled(at: head.paragraphs, among: kinds, words, isUnfilled: false).recognition
      if let title {
        isNamed = true
        // Some papers bear their name on every page.
        guard title.kind.id != kind else { continue }
      } else if !head.hasState {
        continue
      }
      kind = title?.kind.id
      found.append(head.start)
    }
    return isNamed ? found : []
  }
}

/// The head of a page within a file, where it begins with the letterhead of a paper of its own.
private struct PageHead {
  /// The first of its blocks.
  let start: Int
  let paragraphs: [Paragraph]
  /// Whether the State's name stands there.
  let hasState: Bool

  /// - Parameter end: the first block of the next page.
  init?(_ document: Document, _ start: Int, upTo end: Int, _ words: TitleWords) {
    let blocks = document.blocks[start..<end]
    let paragraphs = Self.paragraphs(of: blocks)
    let letterhead = Letterhead(paragraphs: paragraphs, words: words)
    var lines: [String] = []
    var next = 0
    above: for block in blocks.prefix(Document.headLength) {
      switch block {
      case .paragraph:
        guard next < paragraphs.count, letterhead.holds(next) else { break above }
        lines.append(paragraphs[next].text)
        next += 1
      case .table(let table):
        // The two columns of a letterhead are a table in many Word files.
        let texts = table.rows.joined().map(\.text)
        guard texts.allSatisfy(words.isLetterhead) else { break above }
        lines += texts
      }
    }
    let keys = lines.flatMap { $0.split { "\n\t".contains($0) } }.map { LabelKey(String($0)) }
    guard keys.contains(where: { key in words.openedBy.contains { key.begins(with: $0) } }) else { return nil }
    self.start = start
    self.paragraphs = paragraphs
    self.hasState = keys.contains { $0.begins(with: .state) }
  }

  static func paragraphs(of blocks: ArraySlice<Block>) -> [Paragraph] {
    Array(
      blocks.lazy.compactMap { block -> Paragraph? in
        guard case .paragraph(let paragraph) = block, paragraph.place.part == .body else { return nil }
        return paragraph
      }.prefix(Document.headLength))
  }
}
