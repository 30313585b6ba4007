import Dossiers
import Rulebook
import Values

/// What kind of document a file is, and what decided it.
package struct Recognition: Sendable, Hashable {
  package enum Basis: Sendable, Hashable {
    /// A title at the head of the document.
    case title(words: String, place: String, isOfficial: Bool)
    /// The intake list files it under a component that takes one kind only.
    case intake(component: String)
    /// An officer's word.
    case officer(name: String)
    /// It goes on a paper that begins in another file, and why that is certain, in Vietnamese.
    case goesOn(from: String, why: String)
  }

  package let paper: PaperID
  package let kind: DocumentKind
  package let basis: Basis

  package var path: String { paper.path }

  var isByList: Bool { if case .intake = basis { true } else { false } }
}

/// A file that looks like a paper of a kind and may be something about it: a request for one, a cancelled one, a form.
package struct Suspicion: Sendable, Hashable {
  package let paper: PaperID
  package let kind: DocumentKind
  /// Why it is not certain, in Vietnamese.
  package let why: String

  var sentence: String { "chưa chắc «\(paper)» là \(kind.name): \(why)" }
}

extension Document {
  /// Only the head of a document names it; further down a title is a reference to another paper.
  static let headLength = 25

  enum Titled {
    case no
    case certain(Recognition)
    case doubtful(Suspicion)

    var recognition: Recognition? { if case .certain(let found) = self { found } else { nil } }
    var suspicion: Suspicion? { if case .doubtful(let found) = self { found } else { nil } }
  }

  /// The paragraphs of the body in which a title may stand.
  private var head: [Paragraph] {
    let paragraphs = blocks.lazy.compactMap { block -> Paragraph? in
      guard case .paragraph(let paragraph) = block, paragraph.place.part == .body else { return nil }
      return paragraph
    }
    return Array(paragraphs.prefix(Self.headLength))
  }

  /// The kind whose title stands at the head, the longest title first; none where two kinds fit equally well.
  func titled(among kinds: [DocumentKind], _ words: TitleWords) -> Titled {
    titled(at: head, among: kinds, words, isUnfilled: isUnfilledForm)
  }

  /// The kind whose title stands in these paragraphs, with which a paper begins.
  func titled(
    at paragraphs: [Paragraph], among kinds: [DocumentKind], _ words: TitleWords, isUnfilled: Bool
  ) -> Titled {
    let letterhead = Letterhead(paragraphs: paragraphs, words: words)
    let titles = kinds.flatMap { kind in kind.titles.map { (kind: kind, title: $0) } }
    for index in paragraphs.indices {
      // A title may be broken over up to three paragraphs.
      for length in 1...3 where index + length <= paragraphs.count {
        let lines = paragraphs[index..<index + length]
        guard lines.allSatisfy({ $0.isTitleLike }) else { break }
        let text = lines.map(\.text.trimmingBlanks).joined(separator: " ")
        let key = LabelKey(text)
        let matches = titles.filter { $0.title.key.heads(key) }
        guard let longest = matches.map(\.title.key.text.count).max() else { continue }
        let best = matches.filter { $0.title.key.text.count == longest }
        guard Set(best.map(\.kind.id)).count == 1, let found = best.first else { return .no }
        let after = paragraphs[(index + length)...].first.flatMap { hasTable(before: $0) ? nil : $0 }
        let others = titles.filter { $0.kind.id != found.kind.id }.map(\.title.key)
        let title = TitleAtHead(
          words: words, text: text, key: key, title: found.title.key,
          above: paragraphs[..<index].indices.first { !letterhead.holds($0) }.map { paragraphs[$0].text }, after: after,
          isListed: after.map { others.head($0.text) } ?? false,
          isUnfilled: isUnfilled, doubts: Set(lines.flatMap(\.doubts)).ofKnownName)
        if let why = title.objection {
          return .doubtful(Suspicion(paper: paper, kind: found.kind, why: why))
        }
        return .certain(
          Recognition(
            paper: paper, kind: found.kind,
            basis: .title(
              words: text, place: lines.first?.place.description ?? "", isOfficial: found.title.isOfficial)))
      }
    }
    return .no
  }

  /// Whether a table stands right above a paragraph of the body: then it goes on with no line above that.
  private func hasTable(before paragraph: Paragraph) -> Bool {
    guard let index = blocks.firstIndex(of: .paragraph(paragraph)), index > 0,
      case .table(let above) = blocks[index - 1]
    else { return false }
    return above.place.part == .body
  }

  /// A form whose places to be filled in are as empty as not: nobody has filed anything with it.
  private var isUnfilledForm: Bool {
    var blank = 0
    var filled = 0
    for case .paragraph(let paragraph) in blocks where paragraph.place.part == .body {
      for line in paragraph.text.split(separator: "\n") {
        switch FilledPlace.isFilledIn(line) {
        case true?: filled += 1
        case false?: blank += 1
        case nil where line.contains(":"): filled += 1
        case nil: continue
        }
      }
    }
    return blank > 0 && blank >= filled
  }
}

/// A line at the head that reads like a title, with what stands around it.
private struct TitleAtHead {
  let words: TitleWords
  let text: String
  /// Of the text.
  let key: LabelKey
  let title: LabelKey
  /// The first line above that is no letterhead.
  let above: String?
  let after: Paragraph?
  /// Whether the next line is a title of another kind: then both are lines of a list.
  let isListed: Bool
  let isUnfilled: Bool
  /// Of the lines themselves: struck through, changed, a prompt still to be filled in.
  let doubts: Set<Doubt>

  /// Why the line may not name this paper; nil where it does.
  var objection: String? {
    if let above { return "phía trên là «\(above.trimmingBlanks)»" }
    if !(text.trimmingBlanks.first?.isLetter ?? false) { return "«\(text)» là một dòng của danh sách" }
    let rest = LabelKey(String(key.text.dropFirst(title.text.count)))
    if let turn = words.turnedBy.first(where: { rest.holds($0) }) { return "tên ghi thêm «\(turn.text)»" }
    if !rest.text.isEmpty, !words.continuedBy.contains(where: { rest.begins(with: $0) }) {
      return "tên ghi thêm «\(rest.text)»"
    }
    if isListed { return "dòng sau cũng là tên một giấy tờ" }
    if let why = after.flatMap(continuation) { return why }
    if let doubt = doubts.sentences.first { return "tên: \(doubt)" }
    return isUnfilled ? "biểu mẫu chưa điền" : nil
  }

  /// What the next line makes of the title, where it goes on with it.
  private func continuation(_ next: Paragraph) -> String? {
    let key = LabelKey(next.text)
    guard
      next.isTitleLike || next.text.trimmingBlanks.hasPrefix("(")
        || next.text.trimmingBlanks.first?.isLowercase ?? false
    else { return nil }
    if let turn = words.turnedBy.first(where: { key.holds($0) }) { return "dòng sau tên ghi «\(turn.text)»" }
    let isKnown = (words.letterhead + words.continuedBy).contains { key.begins(with: $0) }
    let isNumbered = next.headingLevel != nil || key.text.count < next.text.trimmingBlanks.count
    guard next.text.isCapitals, !isKnown, !isNumbered else { return nil }
    return "dòng sau tên là «\(next.text.trimmingBlanks)»"
  }
}

extension Document {
  /// The first line in capitals at the head that is no letterhead: what a paper calls itself whose name is none of ours.
  func unknownTitle(beside words: TitleWords) -> String? {
    let letterhead = Letterhead(paragraphs: head, words: words)
    let title = letterhead.paragraphs.indices.first { letterhead.paragraphs[$0].isTitle && !letterhead.holds($0) }
    return title.map { letterhead.paragraphs[$0].text.trimmingBlanks }
  }

  /// Whether another paper may lie in this one, recognised as something else: in pictures, enclosed files or pages that
  /// were not read, or behind a title of one of these kinds further down. A line of a list of enclosures is no title: it is set as text.
  func mayAlsoHold(_ kinds: [DocumentKind]) -> Bool {
    let enclosing: Set<UnreadPart.Kind> = [
      .picture, .embeddedObject, .includedFile, .scannedPage, .badEncoding, .unclearPage,
    ]
    if unreadParts.contains(where: { enclosing.contains($0.kind) }) { return true }
    let titles = kinds.flatMap { $0.titles.map(\.key) }
    return blocks.contains { block in
      switch block {
      case .paragraph(let paragraph):
        paragraph.isTitle && titles.head(paragraph.text)
      case .table(let table):
        table.rows.joined().contains { cell in
          cell.text.split(separator: "\n").contains { line in
            line.isCapitals && titles.head(String(line))
          }
        }
      }
    }
  }
}

extension Paragraph {
  fileprivate var isTitle: Bool { text.count <= 200 && (headingLevel != nil || text.isCapitals) }

  /// Short, and either a heading or in capitals: a sentence of the text is no title.
  fileprivate var isTitleLike: Bool {
    guard text.contains(where: \.isLetter), text.count <= 200 else { return false }
    return headingLevel != nil || text.isCapitals || text.isNamedLikeTitle
  }
}

extension String {
  /// A line of its own that begins with a capital and does not end like a sentence.
  fileprivate var isNamedLikeTitle: Bool {
    let line = trimmingBlanks
    guard let last = line.last, line.first?.isUppercase ?? false else { return false }
    return !".:;,".contains(last) && line.count <= 120 && !line.contains(":")
  }
}

extension [LabelKey] {
  /// Whether one of them heads the text.
  fileprivate func head(_ text: String) -> Bool {
    let key = LabelKey(text)
    return contains { $0.heads(key) }
  }
}

extension LabelKey {
  /// Whether the other key is this one, or begins with it at a word's end.
  func heads(_ other: LabelKey) -> Bool {
    let rest = other.text.utf8.dropFirst(text.utf8.count)
    return other.text.utf8.starts(with: text.utf8) && (rest.isEmpty || rest.first == UInt8(ascii: " "))
  }
}
