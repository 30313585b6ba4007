import Dossiers
import Reading
import Rulebook
import Values

/// One paper as a model sees it: a line a paragraph's line or table row, personal data as tokens, and nothing that a reader
/// cannot see or that orders a machine about.
struct SentPaper: Sendable {
  /// Where a line stands in the paper.
  enum Spot: Sendable {
    case text
    case row(Int, of: Table)
  }

  struct Line: Sendable {
    /// As it is sent; of a row the cells with ` | ` between them.
    let text: String
    /// The cells of a row, as they are sent.
    let cells: [String]
    let place: String
    let spot: Spot
  }

  /// `D1`, `D2` … in the question.
  let id: String
  let path: String
  let kind: DocumentKind.ID
  let lines: [Line]
  /// What the figures of the paper tell of its decimal mark.
  let habit: NumberHabit
  /// How many lines were kept back.
  let withheld: Int

  var text: String { lines.map(\.text).joined(separator: "\n") }
}

/// Writes papers for a model, all of one dossier with the same tokens.
struct SentPaperWriter {
  private let orders: MachineOrders
  private(set) var redaction: Redaction

  init(_ rulebook: Rulebook, _ papers: [Document]) {
    orders = MachineOrders(rulebook)
    redaction = Redaction(rulebook.personalData, papers: papers)
  }

  mutating func paper(_ document: Document, id: String, _ found: Recognition, _ habit: NumberHabit) -> SentPaper {
    var raw: [(text: String, doubts: Set<Doubt>)] = []
    var lines: [SentPaper.Line] = []
    for block in document.blocks {
      switch block {
      case .paragraph(let paragraph):
        // Hidden whole, so that a name that a line's end parts is found; the lines stay lines.
        let hidden = redaction.hiding(paragraph.text).split(separator: "\n", omittingEmptySubsequences: false)
        let own = paragraph.text.nfc.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, text) in hidden.enumerated() where !text.allSatisfy(\.isWhitespace) {
          raw.append((index < own.count ? String(own[index]) : paragraph.text, paragraph.doubts))
          lines.append(.init(text: String(text), cells: [], place: paragraph.place.description, spot: .text))
        }
      case .table(let table):
        let hidden = redaction.hiding(table: table.rows.map { $0.map { $0.text.replacing("\n", with: " ") } })
        for (index, cells) in hidden.enumerated() where !cells.allSatisfy(\.isEmpty) {
          let row = table.rows[index]
          raw.append((row.map(\.text).joined(separator: " | "), row.reduce(into: []) { $0.formUnion($1.doubts) }))
          let place = row.first?.place.description ?? table.place.description
          lines.append(
            .init(text: cells.joined(separator: " | "), cells: cells, place: place, spot: .row(index, of: table)))
        }
      }
    }
    let withheld = orders.withheld(among: raw)
    return SentPaper(
      id: id, path: found.path, kind: found.kind.id,
      lines: lines.indices.filter { !withheld.contains($0) }.map { lines[$0] }, habit: habit, withheld: withheld.count)
  }
}
