import Dossiers
import Reading
import Rulebook
import Values

/// The text at one place of a document, cut at the words that statements quote from it.
struct MarkedText {
  struct Piece {
    let text: Substring
    /// The statements that quote these words; none for text between.
    let stated: [ReadingReport.Stated]
  }

  let pieces: [Piece]

  /// - Parameter isCell: whether a statement quotes all that stands there; in a paragraph it quotes what stands behind a
  ///   label.
  init(_ text: String, _ stated: [ReadingReport.Stated], isCell: Bool) {
    var quoted: [(range: Range<String.Index>, stated: [ReadingReport.Stated])] = []
    for one in stated {
      let range = isCell ? text.startIndex..<text.endIndex : Self.quote(of: one, in: text)
      if let same = quoted.firstIndex(where: { $0.range.overlaps(range) || $0.range == range }) {
        let wider =
          min(quoted[same].range.lowerBound, range.lowerBound)..<max(quoted[same].range.upperBound, range.upperBound)
        quoted[same] = (wider, quoted[same].stated + [one])
      } else {
        quoted.append((range, [one]))
      }
    }
    var pieces: [Piece] = []
    var end = text.startIndex
    for (range, stated) in quoted.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      // Marks that a wider one has swallowed stand behind it.
      let start = max(end, range.lowerBound)
      if end < start { pieces.append(Piece(text: text[end..<start], stated: [])) }
      pieces.append(Piece(text: text[start..<max(start, range.upperBound)], stated: stated))
      end = max(start, range.upperBound)
    }
    if end < text.endIndex { pieces.append(Piece(text: text[end...], stated: [])) }
    self.pieces = pieces
  }

  /// The words behind the fact's label, in the line that begins with it; the whole text where no line does.
  private static func quote(of one: ReadingReport.Stated, in text: String) -> Range<String.Index> {
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":"), one.labels.holds(String(line[..<colon])),
        let range = line[line.index(after: colon)...].range(of: one.statement.words)
      else { continue }
      return range
    }
    return text.startIndex..<text.endIndex
  }
}
