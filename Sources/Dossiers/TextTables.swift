/// What a plain text's lines say of where its tables end and what their columns are, which a sheet's cells would tell.
extension [TextRow] {
  /// With prose standing apart from tables. A short line between rows of as many columns may head a part of one table.
  var partedByProse: [TextRow] {
    var told: [TextRow] = []
    var next = 1
    var wasProse = false
    for (index, row) in enumerated() {
      let isProse = row.fields.count == 1 && !headsPart(index)
      let isApart = index > 0 && (row.number > self[index - 1].number + 1 || isProse || wasProse)
      if isApart { next += 1 }
      told.append(TextRow(number: next, fields: row.fields))
      next += 1
      wasProse = isProse
    }
    return told
  }

  /// Whether the line stands closely between two rows of as many columns and is no sentence. Two columns are labels with their
  /// values as well, or a letterhead: between those stand titles.
  private func headsPart(_ index: Int) -> Bool {
    guard index > 0, index + 1 < count, let text = self[index].fields.first?.text, text.count <= 80,
      !text.endsSentence
    else { return false }
    let (above, below) = (self[index - 1], self[index + 1])
    return above.width > 2 && above.width == below.width && above.number + 2 == below.number
  }

  /// Several tabs may set out one column: where nothing stands in a column of lines that follow one another, there is none.
  /// Whose column a field is, is then not sure.
  var withoutEmptyColumns: [TextRow] {
    var told: [TextRow] = []
    var start = 0
    for index in indices where index + 1 == count || self[index + 1].number > self[index].number + 1 {
      told += Array(self[start...index]).closingUp
      start = index + 1
    }
    return told
  }

  private var closingUp: [TextRow] {
    let laidOut = filter { $0.width > 1 && $0.fields.allSatisfy { $0.columns == 1 } }
    let widest = laidOut.map(\.width).max() ?? 0
    let used = laidOut.reduce(into: Set<Int>()) { used, row in
      used.formUnion(row.fields.indices.filter { !row.fields[$0].text.isEmpty })
    }
    guard used.count < widest, let last = used.max(), (0..<last).contains(where: { !used.contains($0) }) else {
      return self
    }
    return map { row in
      guard row.width > 1, row.fields.allSatisfy({ $0.columns == 1 }) else { return row }
      var fields = row.fields.indices.filter(used.contains).map { row.fields[$0] }
      for index in fields.indices { fields[index].doubts.insert(.unsureColumns) }
      return TextRow(number: row.number, fields: fields)
    }
  }
}
