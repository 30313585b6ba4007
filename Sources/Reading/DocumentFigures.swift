import Dossiers
import Rulebook
import Values

extension Document {
  /// What the figures of this document tell of its decimal mark. Codes (`8422.30`) and the numbering of lines (`1.2`) are
  /// no figures.
  func numberHabit(codeLabels: [Label]) -> NumberHabit {
    let codes = Set(codeLabels.map(\.key))
    return NumberHabit(
      of: blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let paragraph): paragraph.text.measuredFigures
        case .table(let table): table.figures(codes: codes)
        }
      })
  }
}

extension Table {
  fileprivate func figures(codes: Set<LabelKey>) -> [String] {
    let heads = rows.prefix(4).joined().filter { codes.contains(LabelKey($0.text)) }
    return rows.joined().flatMap { cell -> [String] in
      let isCode = heads.contains { $0.column <= cell.column && cell.column < $0.column + $0.columnSpan }
      guard cell.column > 0, !isCode else { return [] }
      return [cell.text.trimmingBlanks] + cell.text.measuredFigures
    }
  }
}

extension String {
  /// The figures before a unit: `1.45` of `tăng 1.45 kg/h`, not `2.1` of `mục 2.1`.
  fileprivate var measuredFigures: [String] {
    var figures: [String] = []
    var rest = self[...]
    while let start = rest.firstIndex(where: \.isFigureDigit) {
      let run = rest[start...].prefix { $0.isFigureDigit || ".,".contains($0) }
      rest = rest[run.endIndex...]
      var figure = run
      while let last = figure.last, ".,".contains(last) { figure.removeLast() }
      let words = rest.split(maxSplits: 2, whereSeparator: \.isWhitespace).prefix(2).map { word in
        String(word.drop { $0 == "(" }.prefix { !");,:".contains($0) })
      }
      let follow = [words.first, words.joined(separator: " ")].compactMap(\.self)
      if follow.contains(where: { Unit($0.trimmingDot) != nil }) { figures.append(String(figure)) }
    }
    return figures
  }

  private var trimmingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension Character {
  fileprivate var isFigureDigit: Bool { isASCII && isNumber }
}
