import Dossiers
import Rulebook
import Values

/// Statements of the facts that stand behind labels: `nhãn: giá trị` in a line, or a label's cell beside a value's.
struct FactReader {
  let document: Document
  let labels: FactLabels
  let definition: FactDefinition
  let habit: NumberHabit
  /// Why nothing here is certain, whatever stands where.
  let doubts: [String]
  let book: LabelBook

  /// What the document says of the fact, or how it leaves it out.
  enum Found {
    case statement(Statement)
    case sought(Sought)
  }

  var found: [Found] {
    document.blocks.flatMap { block in
      switch block {
      case .paragraph(let paragraph): lines(of: paragraph)
      case .table(let table): table.rows.flatMap { cells(of: $0, under: table.place.headings) }
      }
    }
  }

  private func lines(of paragraph: Paragraph) -> [Found] {
    paragraph.text.split(separator: "\n").compactMap { (line: Substring) -> Found? in
      guard let colon = line.firstIndex(of: ":"), isLabel(String(line[..<colon])) else { return nil }
      let words = String(line[line.index(after: colon)...])
      return reading(
        of: words, at: paragraph.place, own: paragraph.doubts, doubts: context(paragraph.place.headings + [words]))
    }
  }

  private func cells(of row: [Cell], under headings: [String]) -> [Found] {
    zip(row, row.dropFirst()).compactMap { label, value in
      guard isLabel(label.text) else { return nil }
      return reading(
        of: value.text, at: value.place, own: value.doubts,
        doubts: label.doubts.subtracting(value.doubts).ofKnownName.sentences + context(headings + row.map(\.text)))
    }
  }

  private func context(_ texts: [String]) -> [String] {
    texts.compactMap { text in book.otherContext(in: text).map { "«\(text.trimmingBlanks)» ghi «\($0)»" } }
  }

  private func isLabel(_ text: String) -> Bool { labels.labels.holds(text) }

  private func reading(of words: String, at place: Place, own: Set<Doubt>, doubts: [String]) -> Found {
    CellReading(
      path: document.path, digest: document.digest, place: place, own: own, doubts: self.doubts + doubts,
      habit: habit
    ).found(words, definition, unit: nil)
  }
}

/// Words at a place of a document, read as a fact.
struct CellReading {
  let path: String
  let digest: Digest
  let place: Place
  /// What hangs on the words themselves.
  let own: Set<Doubt>
  /// Why what stands here may not be what the paper says.
  let doubts: [String]
  let habit: NumberHabit

  func found(_ words: String, _ definition: FactDefinition, unit: Unit?) -> FactReader.Found {
    let text = words.trimmingBlanks
    guard !text.isBlankLine else {
      // What was passed over may be the value: only a place where nothing at all stands is blank.
      let why = (own.sentences + doubts).joined(separator: "; ")
      return .sought(
        why.isEmpty
          ? .blank(path: path, place: place.description)
          : .unclear(path: path, place: place.description, words: text, why: why))
    }
    // Figures that were not read clearly are no value, whatever they look like.
    guard !own.contains(.unclear) else {
      return .sought(
        .unclear(path: path, place: place.description, words: text, why: own.sentences.joined(separator: "; ")))
    }
    do {
      let value = try definition.value(of: text, unit: unit, habit: habit)
      let doubts = own.sentences + doubts + Self.otherUnit(value, unit)
      let source = Statement.Source.document(path: path, digest: digest)
      let said = unit.map { definition.tag != nil && Unit.isMissing(in: text) ? "\(text) (\($0))" : text } ?? text
      return .statement(
        Statement(value: value, words: said, source: source, location: .at(place), standing: .init(read: doubts)))
    } catch {
      let why = ([error.why] + own.sentences).joined(separator: "; ")
      return .sought(.unclear(path: path, place: place.description, words: text, why: why))
    }
  }
}

extension CellReading {
  /// A unit of another kind than the one that the heading prints: one of the two is a slip.
  private static func otherUnit(_ value: FactValue, _ heading: Unit?) -> [String] {
    guard case .quantity(let quantity) = value, let heading, quantity.unit.dimension != heading.dimension else {
      return []
    }
    return ["đơn vị ở đây là «\(quantity.unit)» nhưng đầu cột hoặc cột đơn vị ghi «\(heading)»"]
  }
}

extension Set<Doubt> {
  /// What makes a name of ours doubtful where it stands: not that a machine recognised it, for a name that was read wrongly
  /// is none that we know.
  var ofKnownName: Set<Doubt> { subtracting([.recognised, .unclear]) }

  /// What makes the name of a row doubtful, which nothing can be held against.
  var ofRowName: Set<Doubt> { intersection([.recognised, .unclear, .unsureColumns]) }

  /// In one order, whatever the set's.
  var sentences: [String] { Doubt.allCases.filter(contains).map(\.sentence) }
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
