import Dossiers
import Rulebook
import Values

/// Statements of the facts that stand behind labels: `nhãn: giá trị` in a line, or a label's cell beside a value's.
struct FactReader {
  let document: Document
  let labels: FactLabels
  let definition: FactDefinition

  /// What the document says of the fact, or how it leaves it out.
  enum Found {
    case statement(Statement)
    case sought(Sought)
  }

  var found: [Found] {
    document.blocks.flatMap { block in
      switch block {
      case .paragraph(let paragraph): lines(of: paragraph)
      case .table(let table): table.rows.flatMap(cells)
      }
    }
  }

  private func lines(of paragraph: Paragraph) -> [Found] {
    paragraph.text.split(separator: "\n").compactMap { (line: Substring) -> Found? in
      guard let colon = line.firstIndex(of: ":"), isLabel(String(line[..<colon])) else { return nil }
      let words = String(line[line.index(after: colon)...])
      return reading(of: words, at: paragraph.place.description, isRevised: paragraph.isRevised)
    }
  }

  private func cells(of row: [Cell]) -> [Found] {
    zip(row, row.dropFirst()).compactMap { label, value in
      guard isLabel(label.text) else { return nil }
      return reading(
        of: value.text, at: value.place.description, isRevised: value.isRevised || label.isRevised)
    }
  }

  private func isLabel(_ text: String) -> Bool {
    let key = LabelKey(text)
    return labels.labels.contains { $0.key == key }
  }

  private func reading(of words: String, at place: String, isRevised: Bool) -> Found {
    CellReading(path: document.path, digest: document.digest, place: place, isRevised: isRevised)
      .found(words, definition, unit: nil)
  }
}

/// Words at a place of a document, read as a fact.
struct CellReading {
  let path: String
  let digest: Digest
  let place: String
  let isRevised: Bool

  func found(_ words: String, _ definition: FactDefinition, unit: Unit?) -> FactReader.Found {
    let text = words.trimmingBlanks
    guard !text.isBlankLine else { return .sought(.blank(path: path, place: place)) }
    do {
      let value = try definition.value(of: text, unit: unit)
      let standing: Statement.Standing =
        isRevised ? .uncertain("chỗ này có sửa đổi (track changes) chưa được chấp nhận") : .read
      let source = Statement.Source.document(path: path, digest: digest)
      let said = unit.map { definition.tag != nil && Unit.isMissing(in: text) ? "\(text) (\($0))" : text } ?? text
      return .statement(Statement(value: value, words: said, source: source, place: place, standing: standing))
    } catch {
      return .sought(.unclear(path: path, place: place, words: text, why: error.why))
    }
  }
}

extension String {
  /// Nothing but dots, dashes and blanks: a place left to be filled in.
  fileprivate var isBlankLine: Bool { allSatisfy { $0.isWhitespace || ".…_-–—".contains($0) } }
}

extension Unit {
  /// Whether a text bears no letter or sign that could be a unit.
  fileprivate static func isMissing(in text: String) -> Bool {
    text.allSatisfy { $0.isNumber || $0.isWhitespace || ".,-−".contains($0) }
  }
}
