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

  /// Why rows are doubtful, in Vietnamese; the first few sentences of each kind, for an officer reads no more.
  struct Found {
    /// Of sentences that name no row.
    fileprivate(set) var ofAll: [String] = []
    fileprivate(set) var ofOne: [LabelKey: [String]] = [:]

    func of(_ row: LabelKey) -> [String] { (ofOne[row] ?? []) + ofAll }

    var all: [String] { ofAll + ofOne.values.joined() }

    fileprivate static let most = 3
  }

  func doubts(of rows: [Row], in papers: [Prose]) -> Found {
    var found = Found()
    let table = RowIndex(rows, pairs)
    for paper in papers {
      for (sentence, key) in paper.sentences {
        let corrects = book.corrections.contains { key.holds($0) }
        let named = table.rows(named: key, corrects: corrects)
        guard speaks(key, sentence, corrects, isNamed: !named.isEmpty, table, hasTables: paper.hasTables) else {
          continue
        }
        let doubt = "\(paper.path) còn ghi «\(sentence.quotable)»"
        if named.isEmpty, found.ofAll.count < Found.most { found.ofAll.append(doubt) }
        for row in named where found.ofOne[row, default: []].count < Found.most {
          found.ofOne[row, default: []].append(doubt)
        }
      }
    }
    return found
  }

  /// Whether the sentence says something of the rows that their tables do not.
  private func speaks(
    _ key: LabelKey, _ sentence: String, _ corrects: Bool, isNamed: Bool, _ table: RowIndex, hasTables: Bool
  ) -> Bool {
    if corrects, hasTables, book.above.contains(where: { key.holds($0) }) { return true }
    let isAbout = isNamed || labels.contains { $0.proseWords.contains { key.holds($0) } }
    guard isAbout else { return false }
    if corrects { return true }
    if isNamed, book.otherContext(in: sentence) != nil { return true }
    return sentence.unaccountedFigures(table.figures, receivedOn: receivedOn).contains { figure in
      guard figure.isPercent else { return true }
      return !book.quotedPercents.contains(figure.number) && !table.hasRatio(figure.number)
    }
  }
}

/// The rows of a collection's tables as sentences are held against them: however many there are, a sentence costs what
/// it is long.
private struct RowIndex {
  /// Digits of all that the tables say.
  let figures: Set<String>
  /// By their words.
  private let names: [[String]: LabelKey]
  private let lengths: Set<Int>
  /// What the pairs of facts of each row come to, in percent, in rising order.
  private let ratios: [Decimal128]

  init(_ rows: [ProseDoubts.Row], _ pairs: [FactPair]) {
    self.figures = Set(rows.flatMap(\.figures).flatMap(\.figureRuns))
    let named = rows.map(\.key).filter { (1...Self.longest).contains($0.words.count) }
    self.names = Dictionary(named.map { ($0.words, $0) }) { first, _ in first }
    self.lengths = Set(named.map(\.words.count))
    self.ratios = rows.flatMap { row in
      pairs.compactMap { pair -> Decimal128? in
        guard pair.facts.count == 2, let first = row.values[pair.facts[0]], first.value > .zero,
          let second = row.values[pair.facts[1]]?.converted(to: first.unit)
        else { return nil }
        return second.divided(by: first.value)?.multiplied(by: Decimal128(100))
      }
    }.sorted()
  }

  /// A name of more words is looked for in no sentence.
  private static let longest = 20

  /// The rows whose names stand in the sentence, each once. A name of one word is often only a word: it counts where the
  /// sentence corrects something.
  func rows(named sentence: LabelKey, corrects: Bool) -> [LabelKey] {
    let words = sentence.words
    return lengths.sorted().filter { $0 > 1 || corrects }.flatMap { length in
      words.indices.dropLast(length - 1).compactMap { names[Array(words[$0..<$0 + length])] }
    }.uniqued
  }

  /// Whether a percentage is what two facts of a row come to, or how far one lies above or below the other, to its last
  /// place.
  func hasRatio(_ percent: Decimal128) -> Bool {
    guard let half = Decimal128("0.5") else { return false }
    let readings = [percent, Decimal128(100).adding(percent), Decimal128(100).subtracting(percent)]
    return readings.compactMap(\.self).contains { told in
      guard let up = told.adding(half), let down = told.subtracting(half) else { return false }
      let first = ratios.partition(from: down)
      return first < ratios.count && ratios[first] <= up
    }
  }
}

extension [Decimal128] {
  /// The first place of a rising list whose number is not below the bound.
  fileprivate func partition(from bound: Decimal128) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Document {
  /// Lines of text that stand in none of the tables.
  fileprivate func lines(outside tables: [Table]) -> [Line] {
    let rest = blocks.filter { block in
      if case .table(let table) = block { !tables.contains { $0.place == table.place } } else { true }
    }
    return Document(path: path, digest: digest, blocks: rest, unreadParts: []).lines
  }
}

extension String {
  /// As much of it as a reason quotes.
  var quotable: String {
    let text = trimmingBlanks
    return text.count > 200 ? "\(text.prefix(200))…" : text
  }

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
    "điều", "khoản", "điểm", "số", "định", "luật", "mục", "bảng", "lục", "qcvn", "tcvn", "iso", "ngày", "tháng", "quý",
    "chương", "mẫu", "lần", "trang", "thứ",
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
