import Dossiers
import Reading
import Rulebook
import Values

/// By what names papers call facts and rows: a value stands for the fact whose name stands nearest before it, and in a table
/// for the one that heads its column.
struct FactNames {
  /// Labels in their folded form, by fact, of the dossier (nil) and of each collection.
  private let labels: [String?: [(fact: String, words: String)]]
  private let facts: [String?: [String: [Label]]]
  private let rows: [String: [String]]
  private let otherContexts: [LabelKey]

  init(_ rulebook: Rulebook, _ facts: FactSet) {
    var all: [String?: [FactLabels]] = [nil: rulebook.labels.facts]
    for collection in rulebook.labels.collections { all[collection.collection] = collection.facts }
    self.facts = all.mapValues { Dictionary($0.map { ($0.fact, $0.labels) }) { $0 + $1 } }
    labels = all.mapValues { labels in
      labels.flatMap { fact in fact.labels.map { (fact: fact.fact, words: $0.text.folded.lowercased()) } }
    }
    rows = Dictionary(facts.rows.map { ($0.collection, $0.rows.map(\.name)) }) { $0 + $1 }
    otherContexts = rulebook.labels.otherContexts
  }

  /// Whether the value, somewhere in the line, is the wanted fact's.
  func isNamed(_ wanted: MissingFacts.Wanted, _ line: SentPaper.Line, value: String) -> Bool {
    let key = LabelKey(line.text)
    guard !otherContexts.contains(where: { key.holds($0) }) else { return false }
    switch (wanted.fact.subject, line.spot) {
    case (.row(let collection, let name), .row(let row, let table)):
      guard line.cells.contains(where: { LabelKey($0) == LabelKey(name) }) else { return false }
      return isInColumn(wanted, collection, row, table, line, value)
    case (.row(let collection, let name), .text):
      let others = (rows[collection] ?? []).map { (fact: $0, words: $0.folded.lowercased()) }
      return befores(line.text, value).contains { before in
        nearest(others, before) == name && nearest(labels[collection] ?? [], before) == wanted.fact.name
      }
    case (.dossier, .text), (.fact, .text): return isAfterLabel(wanted, line.text, value)
    case (.dossier, .row(let row, let table)), (.fact, .row(let row, let table)):
      return isAfterLabel(wanted, line.text, value) || isInColumn(wanted, nil, row, table, line, value)
    }
  }

  private func befores(_ text: String, _ value: String) -> [String] {
    text.folded.ends(before: value).map { $0.lowercased() }
  }

  private func isAfterLabel(_ wanted: MissingFacts.Wanted, _ text: String, _ value: String) -> Bool {
    befores(text, value).contains { nearest(labels[nil] ?? [], $0) == wanted.fact.name }
  }

  /// Whether a cell that holds the value stands under one of the fact's labels, and no other fact is named in it.
  private func isInColumn(
    _ wanted: MissingFacts.Wanted, _ collection: String?, _ row: Int, _ table: Table, _ line: SentPaper.Line,
    _ value: String
  ) -> Bool {
    zip(table.rows[row], line.cells).contains { cell, text in
      befores(text, value).contains { before in
        switch nearest(labels[collection] ?? [], before) {
        case wanted.fact.name?: true
        case nil:
          table.isHeaded(cell.column, above: row, by: facts[collection]?[wanted.fact.name] ?? [])
        default: false
        }
      }
    }
  }

  /// Whose name ends last before a place; the longer of two that end there.
  private func nearest(_ names: [(fact: String, words: String)], _ before: String) -> String? {
    var best: (fact: String, end: Int, length: Int)?
    for name in names {
      guard let end = before.lastEnd(of: name.words) else { continue }
      let length = name.words.utf8.count
      if let held = best, (held.end, held.length) >= (end, length) { continue }
      best = (name.fact, end, length)
    }
    return best?.fact
  }
}

extension String {
  /// Where the last of the words' occurrences by themselves ends, in bytes.
  fileprivate func lastEnd(of words: String) -> Int? {
    ends(before: words).last.map { $0.utf8.count + words.utf8.count }
  }
}
