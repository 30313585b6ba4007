import Dossiers
import Rulebook
import Values

/// What stands around a table: headings above, a caption or a note beside it.
struct TableContext {
  let book: LabelBook
  /// Why nothing under it is certain, in Vietnamese.
  let doubts: [String]

  /// How many paragraphs above a table may be its caption, its unit or a word about it.
  private static let reach = 3

  /// - Parameters:
  ///   - doubts: what is doubtful of the whole document.
  ///   - receivedOn: the day of filing; figures of a year long before it are not those of today.
  init(
    of document: Document, at index: Int, _ table: Table, _ book: LabelBook, receivedOn: CivilDay?, doubts: [String]
  ) {
    self.book = book
    let before = document.blocks[..<index].reversed().prefix(Self.reach).prefix { block in
      if case .paragraph = block { true } else { false }
    }
    // What stands before another table is that one's caption.
    let rest = document.blocks[(index + 1)...]
    let isCaption = rest.dropFirst().first.map { if case .table = $0 { true } else { false } } ?? false
    let after = isCaption ? [] : rest.prefix(1)
    let beside = (before + after).compactMap { block -> String? in
      guard case .paragraph(let paragraph) = block, paragraph.text.count <= 200, !book.labelsFact(paragraph.text) else {
        return nil
      }
      return paragraph.text
    }
    var told: [String] = []
    for text in table.place.headings + beside {
      let year = receivedOn.flatMap { text.oldYear(before: $0) }
      guard let word = book.otherContext(in: text) ?? year.map(String.init) else { continue }
      let doubt = "bảng đứng cạnh hoặc dưới «\(text.trimmingBlanks)» (ghi «\(word)»)"
      if !told.contains(doubt) { told.append(doubt) }
    }
    self.doubts = doubts + told
  }
}

extension StringProtocol {
  /// The latest year that the text names, where it is neither the year of the day nor the one before. The year in a
  /// document's number (`29/2023/QĐ-TTg`) is none of the figures'.
  func oldYear(before day: CivilDay) -> Int? {
    let words = split(whereSeparator: \.isWhitespace).filter { !$0.isDocumentNumber }
    let figures = words.flatMap { $0.split { !$0.isNumber } }.filter { $0.count == 4 }.compactMap { Int($0) }
    guard let latest = figures.filter({ (1900...2100).contains($0) }).max() else { return nil }
    return latest < day.year - 1 ? latest : nil
  }

  /// `29/2023/QĐ-TTg`, `55/2026/TT-BTC`: number, year, sign.
  private var isDocumentNumber: Bool {
    let parts = drop { $0 == "(" }.split(separator: "/", maxSplits: 2)
    return parts.count == 3 && parts[1].count == 4 && parts[0].allSatisfy(\.isNumber)
      && parts[1].allSatisfy(\.isNumber) && parts[2].first?.isLetter ?? false
  }
}
