import Dossiers
import Rulebook
import Values

/// What the sentences of the papers say beside a collection's tables: a figure that stands in no table, a word of
/// correction, an end. Nothing is read from a sentence; what a table says is then no longer certain.
struct ProseDoubts {
  let labels: [CollectionLabels]
  let book: LabelBook
  let pairs: [FactPair]
  let receivedOn: CivilDay?

  /// A row of the collection's tables.
  struct Row {
    let key: LabelKey
    /// What its cells say, as read.
    let values: [String: Quantity]
    /// All cells of its line, as written.
    let figures: [String]
  }

  /// The sentences of a document that stand in no collection's table.
  struct Prose {
    let path: String
    let sentences: [(text: String, key: LabelKey)]
    /// Whether the document has such tables.
    let hasTables: Bool

    init(_ document: Document, outside tables: [Table]) {
      self.path = document.path
      self.sentences = document.lines(outside: tables).flatMap(\.sentences).map { ($0, LabelKey($0)) }
      self.hasTables = !tables.isEmpty
    }
  }

  /// Why a row is doubtful, by its key; in Vietnamese.
  func doubts(of rows: [Row], in papers: [Prose]) -> [LabelKey: [String]] {
    var doubts: [LabelKey: [String]] = [:]
    let known = Set(rows.flatMap(\.figures).flatMap(\.figureRuns))
    for paper in papers {
      for (sentence, key) in paper.sentences {
        let named = rows.filter { $0.key.words.count > 1 && key.holds($0.key) }
        guard speaks(key, sentence, named, rows, known, hasTables: paper.hasTables) else { continue }
        for row in named.isEmpty ? rows : named {
          doubts[row.key, default: []].append("\(paper.path) còn ghi «\(sentence.trimmingBlanks)»")
        }
      }
    }
    return doubts
  }

  /// Whether the sentence says something of the rows that their tables do not.
  private func speaks(
    _ key: LabelKey, _ sentence: String, _ named: [Row], _ rows: [Row], _ known: Set<String>, hasTables: Bool
  ) -> Bool {
    let corrects = book.corrections.contains { key.holds($0) }
    if corrects, hasTables, book.above.contains(where: { key.holds($0) }) { return true }
    let isAbout = !named.isEmpty || labels.contains { $0.proseWords.contains { key.holds($0) } }
    guard isAbout else { return false }
    if corrects { return true }
    if !named.isEmpty, book.otherContext(in: sentence) != nil { return true }
    return sentence.unaccountedFigures(known, receivedOn: receivedOn).contains { figure in
      guard figure.isPercent else { return true }
      return !book.quotedPercents.contains(figure.number) && !rows.contains { isRatio(figure.number, of: $0) }
    }
  }

  /// Whether a percentage is what two facts of a row come to, or how far one lies above the other, to its last place.
  private func isRatio(_ percent: Decimal128, of row: Row) -> Bool {
    pairs.contains { pair in
      guard pair.facts.count == 2, let first = row.values[pair.facts[0]],
        let second = row.values[pair.facts[1]]?.converted(to: first.unit), first.value > .zero,
        let ratio = second.divided(by: first.value)?.multiplied(by: Decimal128(100)),
        let half = Decimal128("0.5")
      else { return false }
      let readings = [percent, Decimal128(100).adding(percent), Decimal128(100).subtracting(percent)]
      return readings.compactMap(\.self).contains { told in
        guard let up = told.adding(half), let down = told.subtracting(half) else { return false }
        return down <= ratio && ratio <= up
      }
    }
  }
}

extension Document {
  /// Lines of text that stand in none of the tables.
  fileprivate func lines(outside tables: [Table]) -> [Line] {
    let rest = blocks.filter { block in
      if case .table(let table) = block { !tables.contains(table) } else { true }
    }
    return Document(path: path, digest: digest, blocks: rest, unreadParts: []).lines
  }
}

extension String {
  struct Figure {
    let number: Decimal128
    let isPercent: Bool
  }

  /// Runs of digits with their points and commas, only the digits: `1.000` and `1000` are one.
  fileprivate var figureRuns: [String] {
    split { !($0.isASCII && $0.isNumber) && !".,".contains($0) }.map { $0.filter(\.isNumber) }.filter { !$0.isEmpty }
  }

  /// Figures of a sentence that no table has and that are no numbering, day, year of late, or place of a law.
  fileprivate func unaccountedFigures(_ known: Set<String>, receivedOn: CivilDay?) -> [Figure] {
    let words = split(whereSeparator: \.isWhitespace)
    var figures: [Figure] = []
    for (index, word) in words.enumerated() {
      let bare = word.drop { "(«\"".contains($0) }
      let run = bare.prefix { $0.isASCII && $0.isNumber || ".,".contains($0) }
      let rest = bare[run.endIndex...]
      guard let digit = run.first, digit.isNumber, let number = Decimal128.written(String(run)) else { continue }
      // `1.`, `2.1.`, `a)` at the head of a sentence, dates, codes and numbers of documents.
      if index == 0, run.hasSuffix(".") || rest.hasPrefix(")") { continue }
      if rest.contains(where: { "/-".contains($0) }) && rest.contains(where: \.isNumber) { continue }
      let before = index > 0 ? LabelKey(String(words[index - 1])).text : ""
      if Self.places.contains(before) { continue }
      if run.count == 4, run.allSatisfy(\.isNumber), let year = Int(run), (1900...2100).contains(year) {
        if before == "năm", let receivedOn, year < receivedOn.year - 1 {
          figures.append(.init(number: number, isPercent: false))
        }
        continue
      }
      if known.contains(run.filter(\.isNumber)) { continue }
      let isPercent = rest.hasPrefix("%") || (words.indices.contains(index + 1) && words[index + 1].hasPrefix("%"))
      figures.append(.init(number: number, isPercent: isPercent))
    }
    return figures
  }

  private static let places: Set<String> = [
    "điều", "khoản", "điểm", "số", "nghị định", "luật", "mục", "bảng", "phụ lục", "qcvn", "tcvn", "iso", "ngày",
    "tháng",
    "quý", "chương", "mẫu", "lần", "trang", "thứ",
  ]
}

extension Decimal128 {
  /// A run of digits with Vietnamese marks as a number; nil where it is none.
  fileprivate static func written(_ run: String) -> Decimal128? {
    var run = run
    while let last = run.last, ".,".contains(last) { run.removeLast() }
    if case .value(let number) = VietnameseNotation.number(run) { return number }
    return Decimal128(run.filter(\.isNumber))
  }
}
