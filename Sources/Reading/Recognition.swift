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

extension Paragraph {
  /// Short, and either a heading or in capitals: a sentence of the text is no title.
  fileprivate var isTitleLike: Bool {
    let letters = text.filter(\.isLetter)
    guard !letters.isEmpty, text.count <= 200 else { return false }
    return headingLevel != nil || letters.allSatisfy { $0.isUppercase } || text.isNamedLikeTitle
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
