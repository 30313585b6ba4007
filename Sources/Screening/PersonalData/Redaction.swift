import Dossiers
import Rulebook
import Values

/// Replaces what is a person's in a dossier's texts by tokens, and puts it back. One value for one dossier: the same
/// person and the same number have the same token in all of it. The map never leaves this machine: it is neither
/// printed nor coded.
package struct Redaction: Sendable {
  private let books: MarkBooks
  private var persons = KnownPersons()
  private var numbers = KnownNumbers()
  private var tokens = TokenMap()

  /// Learns first who and which numbers stand in the dossier, so that a name that has a title in one paper is hidden
  /// where it stands without one in another.
  ///
  /// - Parameters:
  ///   - texts: whole paragraphs in the order of the papers.
  ///   - tables: rows of cells.
  package init(_ marks: PersonalDataMarks, texts: [String], tables: [[[String]]] = []) {
    books = MarkBooks(marks)
    // One after the other, since a label may end one paragraph and its value be the next.
    learn(ScannedText(texts.joined(separator: "\n")), [])
    for rows in tables {
      let heads = TableHeads(rows, books)
      for (index, row) in rows.enumerated() {
        let joined = JoinedRow(row, heads: index >= heads?.below ?? 0 ? heads : nil)
        learn(joined.text, joined.columns)
      }
    }
  }

  package init(_ marks: PersonalDataMarks, papers: [Document]) {
    let blocks = papers.flatMap(\.blocks)
    self.init(
      marks,
      texts: blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph.text } else { nil } },
      tables: blocks.compactMap { if case .table(let table) = $0 { table.rows.map { $0.map(\.text) } } else { nil } })
  }

  // MARK: Hiding

  /// The text, NFC, with tokens for what is a person's. It may have several lines, and they stay lines: give whole
  /// paragraphs, so that a name that a line's end parts is found.
  package mutating func hiding(_ text: String) -> String {
    let scanned = ScannedText(text)
    let spans = finder(scanned, []).spans()
    learn(spans, in: scanned)
    return written(scanned, [0..<scanned.scalars.count], spans)[0]
  }

  /// The cells of a table, in the same rows: a label in one cell tells of the next, the head of a column of those
  /// below.
  package mutating func hiding(table rows: [[String]]) -> [[String]] {
    let heads = TableHeads(rows, books)
    return rows.enumerated().map { index, row in
      let joined = JoinedRow(row, heads: index >= heads?.below ?? 0 ? heads : nil)
      let spans = finder(joined.text, joined.columns).spans()
      learn(spans, in: joined.text)
      return written(joined.text, joined.cells, spans)
    }
  }

  /// The text with the paper's own words for every token of this dossier; other tokens stay.
  package func restoring(_ text: String) -> String { tokens.restoring(text) }

  /// How many persons, numbers and addresses were hidden until now, those of which there are any.
  package var counts: [(kind: PersonalDataMarks.Kind, count: Int)] {
    PersonalDataMarks.Kind.allCases.map { ($0, tokens.count(of: $0)) }.filter { $0.1 > 0 }
  }

  /// `đã che 3 người, 2 số điện thoại`.
  package var summary: String {
    counts.isEmpty
      ? "không có gì phải che" : "đã che " + counts.map { "\($0.count) \($0.kind.words)" }.joined(separator: ", ")
  }

  // MARK: Within

  private func finder(_ text: ScannedText, _ columns: [PersonalDataFinder.Column]) -> PersonalDataFinder {
    PersonalDataFinder(books, persons: persons, numbers: numbers, text: text, columns: columns)
  }

  private mutating func learn(_ text: ScannedText, _ columns: [PersonalDataFinder.Column]) {
    learn(finder(text, columns).spans(), in: text)
  }

  private mutating func learn(_ spans: [PersonalDataFinder.Span], in text: ScannedText) {
    for span in spans {
      if let name = span.name { persons.learn(name, in: text) }
      switch span.kind {
      case .identity, .passport, .phone, .account, .tax, .land, .number: span.key.map { numbers.learn($0, span.kind) }
      case .person, .mail, .plate, .birth, .address, .nationality, .trait: break
      }
    }
  }

  /// Parts of a text, in its order, with its tokens; none of them has a line's end in it.
  private mutating func written(
    _ text: ScannedText, _ parts: [Range<Int>], _ spans: [PersonalDataFinder.Span]
  ) -> [String] {
    var next = 0
    return parts.map { part in
      var written = ""
      var place = part.lowerBound
      while next < spans.count, spans[next].range.lowerBound < part.upperBound {
        let span = spans[next]
        for piece in text.pieces(of: span.range.clamped(to: part)) {
          written += open(text, place..<piece.lowerBound)
          let words = text.string(piece)
          written += tokens.token(span.kind.rawValue, key: span.key ?? words, for: words)
          place = piece.upperBound
        }
        guard span.range.upperBound <= part.upperBound else { break }
        next += 1
      }
      return written + open(text, place..<part.upperBound)
    }
  }

  /// What is no person's, as it is; but brackets that could open a token become one.
  private mutating func open(_ text: ScannedText, _ range: Range<Int>) -> String {
    var written = ""
    var (start, place) = (range.lowerBound, range.lowerBound)
    while place + 1 < range.upperBound {
      guard text.scalars[place] == "[", text.scalars[place + 1] == "[" else {
        place += 1
        continue
      }
      written += text.string(start..<place) + tokens.token(TokenMap.bracket, key: "[[", for: "[[")
      place += 2
      start = place
    }
    return written + text.string(start..<range.upperBound)
  }
}

/// Whoever prints or dumps it sees how much is hidden, never what.
extension Redaction: CustomStringConvertible, CustomReflectable {
  package var description: String { summary }

  package var customMirror: Mirror { Mirror(self, children: ["summary": summary]) }
}
