import Values

/// A decision table whose cells are constant, as masks: for each column the class of the value gives the rows whose
/// cell holds, and rows that hold in every column are the hits. Some steps of search, one load and one `and` a column
/// for 64 rows at a time.
struct TableIndex: Sendable {
  let rows: Int
  let words: Int
  let columns: [Column]
  let classes: [ColumnClasses]
  /// All masks: those of a column begin at its `base`, one class after the other.
  let masks: [UInt64]

  struct Column: Sendable {
    let base: Int
    let lookup: ColumnLookup
    /// Classes that stand behind those of values: of null, and of an unknown value what surely and what possibly
    /// holds.
    let nullClass: Int
    let sureClass: Int
    let possibleClass: Int
  }

  /// nil where any column reads more than its own value, or allows only some.
  init?(inputs: [DecisionTableCode.Input], rows cells: [DecisionTableCode.Row]) {
    guard cells.allSatisfy({ $0.cells.count == inputs.count }) else { return nil }
    let rows = cells.count
    let words = RowMask.words(forRows: rows)
    var columns: [Column] = []
    var classes: [ColumnClasses] = []
    var masks: [UInt64] = []
    for index in inputs.indices {
      guard case .any = inputs[index].allowed, let column = ColumnClasses(cells.map { $0.cells[index] }) else {
        return nil
      }
      let base = masks.count
      for mask in column.masks + [column.nullMask, column.sureMask, column.possibleMask] {
        masks += mask.words
      }
      let count = column.masks.count
      columns.append(
        Column(
          base: base, lookup: ColumnLookup(column.key), nullClass: count, sureClass: count + 1,
          possibleClass: count + 2))
      classes.append(column)
    }
    self.rows = rows
    self.words = words
    self.columns = columns
    self.classes = classes
    self.masks = masks
  }

  /// Where the masks of the values' classes begin, one a column; nil where only the cells themselves can say: a value
  /// of a type that the column does not test. An unknown value stands for what surely, or possibly, holds of it.
  @inline(__always)
  func offsets(_ values: [FEELValue], possibly: Bool) -> [Int]? {
    var offsets: [Int] = []
    offsets.reserveCapacity(columns.count)
    for (column, value) in zip(columns, values) {
      let place: Int?
      switch value {
      case .null: place = column.nullClass
      case .unknown: place = possibly ? column.possibleClass : column.sureClass
      default: place = column.lookup.place(of: value)
      }
      guard let place else { return nil }
      offsets.append(column.base + place * words)
    }
    return offsets
  }

  /// The first row that holds in every column.
  @inline(__always)
  func first(_ offsets: some Collection<Int>) -> Int? {
    masks.withUnsafeBufferPointer { masks in
      for word in 0..<words {
        var bits = ~UInt64(0)
        for offset in offsets { bits &= masks[offset + word] }
        if bits != 0 {
          let row = word << 6 + bits.trailingZeroBitCount
          return row < rows ? row : nil
        }
      }
      return nil
    }
  }

  /// Every row that holds in every column.
  func hits(_ offsets: some Collection<Int>) -> [Int] {
    var hits: [Int] = []
    for word in 0..<words {
      var bits = offsets.reduce(~UInt64(0)) { $0 & masks[$1 + word] }
      while bits != 0 {
        let row = word << 6 + bits.trailingZeroBitCount
        if row < rows { hits.append(row) }
        bits &= bits - 1
      }
    }
    return hits
  }

  /// Whether the cell of a row holds in the column whose class begins at `offset`.
  @inline(__always)
  func holds(row: Int, at offset: Int) -> Bool { masks[offset + row >> 6] >> UInt64(row & 63) & 1 == 1 }
}
