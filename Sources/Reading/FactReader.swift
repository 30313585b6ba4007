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
    let items = document.blocks.flatMap(Item.all(in:))
    return items.indices.flatMap { index in
      switch items[index] {
      case .line(let line, let paragraph):
        found(in: line, of: paragraph, followedBy: items[(index + 1)...]).map { [$0] } ?? []
      case .table(let table): table.rows.flatMap { cells(of: $0, under: table.place.headings) }
      }
    }
  }

  /// What stands one after the other in a paper; lines without words are none.
  enum Item {
    case line(String, Paragraph)
    case table(Table)

    static func all(in block: Block) -> [Item] {
      switch block {
      case .paragraph(let paragraph):
        paragraph.text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
          .map { .line(String($0), paragraph) }
      case .table(let table): [.table(table)]
      }
    }
  }

  private func found(in line: String, of paragraph: Paragraph, followedBy rest: ArraySlice<Item>) -> Found? {
    if let colon = line.firstIndex(of: ":"), isLabel(String(line[..<colon])) {
      let words = String(line[line.index(after: colon)...])
      let found = reading(of: words, in: paragraph)
      return words.isBlankLine ? below(found, paragraph, rest, isDotted: words.firstBlankToFill != nil) : found
    }
    // `Nhãn ........ giá trị`: dots in place of a colon.
    guard let dots = line.firstBlankToFill, isLabel(String(line[..<dots.lowerBound])) else { return nil }
    let words = line[dots.upperBound...].trimmingBlanks
    guard !words.allSatisfy(\.isNumber) || words.isEmpty else {
      return unclear(words, paragraph, "có thể là số trang của mục lục")
    }
    return reading(of: String(line[dots.lowerBound...]), in: paragraph)
  }

  /// The value of a label with nothing behind it, from the line below, where that is nothing but a value.
  /// - Parameter blank: what is to be said where nothing follows but another label.
  private func below(_ blank: Found, _ label: Paragraph, _ rest: ArraySlice<Item>, isDotted: Bool) -> Found {
    // What was passed over behind the label may be the value.
    guard label.doubts.ofKnownName.isEmpty, let next = rest.first else { return blank }
    guard case .line(let line, let paragraph) = next else {
      return isDotted ? blank : unclear("", label, "chưa rõ bảng sau có phải giá trị")
    }
    guard paragraph.place.part == label.place.part, !book.labelsFact(line) else { return blank }
    let question = unclear(line.trimmingBlanks, paragraph, "chưa rõ dòng sau có phải giá trị")
    guard case .statement(let statement)? = value(line, paragraph, label) else { return isDotted ? blank : question }
    // Behind dots that were left a value below may be another's; words are none.
    guard !isDotted else { return statement.isFreeText ? blank : question }
    // Two values in a row: neither is known to be the label's.
    if case .line(let second, let other)? = rest.dropFirst().first, !statement.isFreeText,
      case .statement? = value(second, other, label)
    {
      return question
    }
    guard statement.isFreeText || !line.contains(where: \.isLetter) && !statement.isDay else {
      return .statement(statement)
    }
    return .statement(statement.doubted("giá trị đứng ở dòng sau nhãn"))
  }

  /// What a line that is nothing but a value states; nil where it may be something else.
  private func value(_ line: String, _ paragraph: Paragraph, _ label: Paragraph) -> Found? {
    let text = line.trimmingBlanks
    guard paragraph.headingLevel == nil, !text.contains(":"), !text.isNumbered, !isLabel(text),
      !book.isLabel(LabelKey(text))
    else { return nil }
    let found = reading(
      of: text, in: paragraph, besides: label.doubts.subtracting(paragraph.doubts).ofKnownName.sentences)
    guard case .statement(let statement) = found, statement.isFreeText else { return found }
    let isName = isCapitalised(text) && text.count <= 120 && !(text.last.map { ".;,".contains($0) } ?? true)
    return isName ? found : nil
  }

  /// A place begins with the word of its level, which is small: *xã Nội Hoàng*, *thành phố Bắc Ninh*.
  private func isCapitalised(_ text: String) -> Bool {
    let words = text.split(separator: " ").prefix(definition.kind == .place ? 3 : 1)
    return words.contains { $0.first?.isUppercase ?? false }
  }

  private func unclear(_ words: String, _ paragraph: Paragraph, _ why: String) -> Found {
    .sought(.unclear(path: document.path, place: paragraph.place.description, words: words, why: why))
  }

  private func reading(of words: String, in paragraph: Paragraph, besides: [String] = []) -> Found {
    reading(
      of: words, at: paragraph.place, own: paragraph.doubts,
      doubts: besides + context(paragraph.place.headings + [words]))
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
      habit: habit, inWords: book.inWords
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
  /// What stands before an amount in words.
  let inWords: [LabelKey]

  func found(_ words: String, _ definition: FactDefinition, unit: Unit?) -> FactReader.Found {
    let filled = FilledPlace(words)
    let text = filled.text
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
      let written = definition.isAmount ? WrittenAmount(text, inWords: inWords) : nil
      let value = try definition.value(of: written?.figure ?? text, unit: unit, habit: habit)
      let doubts =
        own.sentences + doubts + Self.otherUnit(value, unit) + Self.ofForm(filled, value)
        + [written?.doubt(of: value, definition)].compactMap(\.self)
      let source = Statement.Source.document(path: path, digest: digest)
      let said =
        unit.map { definition.tag != nil && Unit.isMissing(in: written?.figure ?? text) ? "\(text) (\($0))" : text }
        ?? text
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

  /// Free words beside a blank may be the form's.
  private static func ofForm(_ filled: FilledPlace, _ value: FactValue) -> [String] {
    guard value.isFreeText, filled.mayBeForms else { return [] }
    return ["còn chỗ chưa điền bên cạnh"]
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
  /// Whether it begins like an item of a list: `2. …`, `a) …`, `- …`.
  fileprivate var isNumbered: Bool {
    guard let word = split(whereSeparator: \.isWhitespace).first, let last = word.last else { return false }
    return word.count < count && word.count <= 5 && ".)-–•+*".contains(last)
  }
}

extension Statement {
  fileprivate var isFreeText: Bool { value.isFreeText }

  fileprivate var isDay: Bool { if case .day = value { true } else { false } }
}

extension FactValue {
  fileprivate var isFreeText: Bool {
    switch self {
    case .text, .place: true
    case .number, .quantity, .day, .flag: false
    }
  }
}

extension Unit {
  /// Whether a text bears no letter or sign that could be a unit.
  fileprivate static func isMissing(in text: String) -> Bool {
    text.allSatisfy { $0.isNumber || $0.isWhitespace || ".,-−".contains($0) }
  }
}
