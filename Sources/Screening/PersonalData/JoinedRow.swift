import Values

/// A table's row as one text, a wall between two cells, so that a label in one tells of the next.
struct JoinedRow {
  let text: ScannedText
  /// The places of its cells.
  let cells: [Range<Int>]
  let columns: [PersonalDataFinder.Column]

  init(_ row: [String], heads: TableHeads?) {
    var scalars: [Unicode.Scalar] = []
    var cells: [Range<Int>] = []
    for (index, cell) in row.enumerated() {
      if index > 0 { scalars.append(ScannedText.wall) }
      let start = scalars.count
      scalars.append(contentsOf: cell.nfc.unicodeScalars)
      cells.append(start..<scalars.count)
    }
    self.text = ScannedText(scalars)
    self.cells = cells
    self.columns = cells.enumerated().compactMap { index, range in
      heads?.columns[index].map { PersonalDataFinder.Column(range: range, content: $0) }
    }
  }
}

extension ScannedText {
  /// A range without the ends of lines in it, and without the blanks around them.
  func pieces(of range: Range<Int>) -> [Range<Int>] {
    guard scalars[range].contains(where: \.isLineEnd) else { return [range] }
    return scalars[range].split(whereSeparator: \.isLineEnd).compactMap { piece in
      var (start, end) = (piece.startIndex, piece.endIndex)
      while start < end, scalars[start].isGapBlank { start += 1 }
      while start < end, scalars[end - 1].isGapBlank { end -= 1 }
      return start < end ? start..<end : nil
    }
  }
}
