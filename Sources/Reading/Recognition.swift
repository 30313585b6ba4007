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
  }

  package let path: String
  package let kind: DocumentKind
  package let basis: Basis
}

extension Document {
  /// Only the head of a document names it; further down a title is a reference to another paper.
  private static let headLength = 25

  /// The kind whose title stands at the head, the longest title first; none where two kinds fit equally well.
  func recognised(among kinds: [DocumentKind]) -> Recognition? {
    let head = blocks.lazy.compactMap { block -> Paragraph? in
      guard case .paragraph(let paragraph) = block, paragraph.place.part == .body else { return nil }
      return paragraph
    }.prefix(Self.headLength)
    let paragraphs = Array(head)
    let titles = kinds.flatMap { kind in kind.titles.map { (kind: kind, title: $0) } }
    for index in paragraphs.indices {
      // A title may be broken over up to three paragraphs.
      for length in 1...3 where index + length <= paragraphs.count {
        let lines = paragraphs[index..<index + length]
        guard lines.allSatisfy({ $0.isTitleLike }) else { break }
        let words = lines.map(\.text.trimmingBlanks).joined(separator: " ")
        let key = LabelKey(words)
        let matches = titles.filter { $0.title.key.heads(key) }
        guard let longest = matches.map(\.title.key.text.count).max() else { continue }
        let best = matches.filter { $0.title.key.text.count == longest }
        guard Set(best.map(\.kind.id)).count == 1, let found = best.first else { return nil }
        return Recognition(
          path: path, kind: found.kind,
          basis: .title(
            words: words, place: lines.first?.place.description ?? "", isOfficial: found.title.isOfficial))
      }
    }
    return nil
  }
}

extension Document {
  /// Whether another paper may lie in this one, recognised as something else: in pictures or enclosed files, or behind
  /// a title of one of these kinds further down. A line of a list of enclosures is no title: it is set as text.
  func mayAlsoHold(_ kinds: [DocumentKind]) -> Bool {
    let enclosing: Set<UnreadPart.Kind> = [.picture, .embeddedObject, .includedFile]
    if unreadParts.contains(where: { enclosing.contains($0.kind) }) { return true }
    let titles = kinds.flatMap { $0.titles.map(\.key) }
    return blocks.contains { block in
      switch block {
      case .paragraph(let paragraph):
        paragraph.isTitle && titles.contains { $0.heads(LabelKey(paragraph.text)) }
      case .table(let table):
        table.rows.joined().contains { cell in
          cell.text.split(separator: "\n").contains { line in
            line.isCapitals && titles.contains { $0.heads(LabelKey(String(line))) }
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

extension StringProtocol {
  /// Letters, and all of them capitals.
  fileprivate var isCapitals: Bool {
    let letters = filter(\.isLetter)
    return !letters.isEmpty && letters.allSatisfy(\.isUppercase)
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

extension LabelKey {
  /// Whether the other key is this one, or begins with it at a word's end.
  func heads(_ other: LabelKey) -> Bool {
    let rest = other.text.utf8.dropFirst(text.utf8.count)
    return other.text.utf8.starts(with: text.utf8) && (rest.isEmpty || rest.first == UInt8(ascii: " "))
  }
}
