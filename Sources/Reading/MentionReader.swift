import Dossiers
import Rulebook
import Values

/// Whether a paper speaks of what the law wants in it, where no label has a value behind it: a commitment in a sentence, a
/// heading of a proposal with something below it. That it speaks is all that is read; what it says is for the officer.
struct MentionReader {
  let document: Document
  let labels: FactLabels
  /// Why nothing here is certain.
  let doubts: [String]

  /// *Có* with the words, where it speaks; that it is blank, where only a heading stands there. A sentence that may say
  /// otherwise stands beside it as unclear.
  var found: [FactReader.Found] {
    let items = document.blocks.flatMap(FactReader.Item.all(in:))
    let all = items.indices.flatMap { index in
      switch items[index] {
      case .line(let line, let paragraph):
        mention(in: line, at: paragraph.place, paragraph.doubts) {
          speaks(line, paragraph, followedBy: items.dropFirst(index + 1).first)
        }.map { [$0] } ?? []
      case .table(let table): table.rows.flatMap(mentions)
      }
    }
    let spoken = all.filter { if case .statement = $0 { true } else { false } }
    let turned = all.filter { if case .sought(.unclear) = $0 { true } else { false } }
    return spoken.isEmpty && turned.isEmpty ? Array(all.prefix(1)) : spoken.prefix(1) + turned
  }

  private func mentions(in row: [Cell]) -> [FactReader.Found] {
    row.compactMap { cell in
      mention(in: cell.text, at: cell.place, cell.doubts) {
        row.contains { $0.place != cell.place && !$0.text.isBlankLine } || !isHeading(cell.text)
      }
    }
  }

  private func mention(
    in text: String, at place: Place, _ own: Set<Doubt>, speaks: () -> Bool
  ) -> FactReader.Found? {
    let key = LabelKey(text)
    guard labels.mentions.contains(where: key.holds) else { return nil }
    let words = text.trimmingBlanks
    if let against = labels.against.first(where: key.holds) {
      let why = "câu có «\(against.text)»"
      return .sought(.unclear(path: document.path, place: place.description, words: words, why: why))
    }
    guard speaks() else { return .sought(.blank(path: document.path, place: place.description)) }
    let source = Statement.Source.document(path: document.path, digest: document.digest)
    return .statement(Statement(true, words, source, at: .at(place), doubts: own.sentences + doubts))
  }

  /// A sentence speaks; a heading only where something that is no heading of its rank comes next.
  private func speaks(_ line: String, _ paragraph: Paragraph, followedBy next: FactReader.Item?) -> Bool {
    guard paragraph.headingLevel != nil || isHeading(line) else { return true }
    switch next {
    case .table: return true
    case .line(let below, let other):
      return other.headingLevel == nil && (line.rank == nil || below.rank != line.rank)
    case nil: return false
    }
  }

  /// Few words, without a full stop and with nothing behind a colon or dots.
  private func isHeading(_ text: String) -> Bool {
    if let dots = text.firstBlankToFill { return String(text[dots.upperBound...]).isBlankLine }
    if let colon = text.firstIndex(of: ":") { return String(text[text.index(after: colon)...]).isBlankLine }
    return text.trimmingBlanks.last != "." && LabelKey(text).words.count <= Self.mostWordsOfHeading
  }

  private static let mostWordsOfHeading = 14
}

extension String {
  /// How an item of a list is numbered, as far as two items are of one rank: `5.` and `12.` are.
  fileprivate var rank: String? {
    guard let first = split(whereSeparator: \.isWhitespace).first, first.count < count, let last = first.last,
      ".)".contains(last)
    else { return nil }
    let body = first.dropLast()
    guard !body.isEmpty, body.count <= 6 else { return nil }
    if body.allSatisfy(\.isNumber) { return "1\(last)" }
    if body.allSatisfy({ "IVXLC".contains($0) }) { return "I\(last)" }
    return body.count == 1 ? "a\(last)" : nil
  }
}
