import Values

/// A line of a text that is laid out as a sheet, its fields from the left.
struct TextRow {
  /// From 1; a number left out is a blank line.
  let number: Int
  var fields: [SheetCells.Content]

  /// How many columns it takes.
  var width: Int { fields.reduce(0) { $0 + $1.columns } }

  /// More than this no paper has.
  static let mostColumns = 1000
}

extension SheetCells {
  private static let mostFields = 500_000

  /// - Throws: `tooLarge` where there is more than any paper has.
  init(_ rows: [TextRow]) throws(Unreadable) {
    var contents: [Key: Content] = [:]
    var widths: [Int: Int] = [:]
    guard rows.allSatisfy({ $0.width <= TextRow.mostColumns }) else { throw .tooLarge }
    for row in rows.spanningHeads {
      // A line of text has no columns that it could be wrong about.
      if row.width > 1 { widths[row.number] = row.width }
      var column = 1
      for field in row.fields {
        if !field.text.isEmpty { contents[Key(row: row.number, column: column)] = field }
        column += field.columns
      }
      guard contents.count <= Self.mostFields else { throw .tooLarge }
    }
    self.init(contents: contents, widths: widths)
  }
}

extension [TextRow] {
  /// In a text nothing tells that a cell of a head reaches over several columns: it leaves the fields behind it empty, and
  /// the line below divides them.
  fileprivate var spanningHeads: [TextRow] {
    var rows = self
    for index in indices.dropLast() where mayBeginHead(index) && self[index].number + 1 == self[index + 1].number {
      if let fields = self[index].spanning(over: self[index + 1]) { rows[index].fields = fields }
    }
    return rows
  }

  /// Whether nothing but a line of text stands closely above, or the first label counts rows.
  private func mayBeginHead(_ index: Int) -> Bool {
    guard index > 0, self[index - 1].number + 1 == self[index].number else { return true }
    return self[index - 1].fields.count { !$0.text.isEmpty } < 2
      || self[index].fields.first { !$0.text.isEmpty }?.text.namesCount ?? false
  }
}

extension TextRow {
  /// The fields with what they span; nil where the line below does not divide them beyond doubt: each column has a label in
  /// one of the lines, some in the upper one alone, and what is divided has its first part under itself.
  fileprivate func spanning(over below: TextRow) -> [SheetCells.Content]? {
    let lower = below.fields.map(\.text)
    guard fields.allSatisfy({ $0.columns == 1 }), below.fields.allSatisfy({ $0.columns == 1 }),
      lower.count <= fields.count, (fields.map(\.text) + lower).allSatisfy({ $0.isEmpty || $0.isHeadLike })
    else { return nil }
    var spanning: [SheetCells.Content] = []
    var isDivided = false
    var goesOn = false
    var canSpan = false
    for (column, field) in fields.enumerated() {
      let part = column < lower.count ? lower[column] : ""
      if !field.text.isEmpty {
        spanning.append(field)
        canSpan = !part.isEmpty
        goesOn = goesOn || part.isEmpty
      } else if !part.isEmpty {
        guard canSpan else { return nil }
        spanning[spanning.count - 1].columns += 1
        isDivided = true
      } else {
        // Nothing but what fills a short line up.
        spanning.append(field)
        canSpan = false
        guard fields[column...].allSatisfy(\.text.isEmpty), lower.dropFirst(column).allSatisfy(\.isEmpty) else {
          return nil
        }
      }
    }
    return isDivided && goesOn ? spanning : nil
  }
}
