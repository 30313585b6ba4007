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
    /// Classes that stand behind those of values: of null, of a value of another type, and of an unknown one.
    let nullClass: Int
    let foreignClass: Int
    let unknownClass: Int
  }

  /// nil where any column reads more than its own value.
  init?(_ table: DecisionTableCode) {
    let rows = table.rows.count
    let words = max(1, RowMask.words(forRows: rows))
    var columns: [Column] = []
    var classes: [ColumnClasses] = []
    var masks: [UInt64] = []
    for index in table.inputs.indices {
      guard case .any = table.inputs[index].allowed,
        let column = ColumnClasses(table.rows.map { $0.cells[index] })
      else { return nil }
      let base = masks.count
      for mask in column.masks + [column.nullMask, column.anyMask, column.unknownMask] {
        masks += mask.words.isEmpty ? [0] : mask.words
      }
      let count = column.masks.count
      columns.append(
        Column(
          base: base, lookup: ColumnLookup(column.key), nullClass: count, foreignClass: count + 1,
          unknownClass: count + 2))
      classes.append(column)
    }
    self.rows = rows
    self.words = words
    self.columns = columns
    self.classes = classes
    self.masks = masks
  }

  /// The class of a value in a column; nil where only the cells themselves can say.
  func place(of value: FEELValue, in column: Int) -> Int? {
    switch value {
    case .null: columns[column].nullClass
    case .unknown: columns[column].unknownClass
    default: columns[column].lookup.place(of: value)
    }
  }

  /// Where the masks of the classes begin, one a column; nil where a value has no class.
  @inline(__always)
  func offsets<Values: Collection<FEELValue>>(_ values: Values) -> [Int]? {
    var offsets: [Int] = []
    offsets.reserveCapacity(columns.count)
    for (index, value) in values.enumerated() {
      guard let place = place(of: value, in: index) else { return nil }
      offsets.append(columns[index].base + place * words)
    }
    return offsets
  }

  /// The first row that holds in every column.
  @inline(__always)
  func first(_ offsets: UnsafeBufferPointer<Int>, _ masks: UnsafeBufferPointer<UInt64>) -> Int? {
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

  func first(_ values: [FEELValue]) -> Int?? {
    guard let offsets = offsets(values) else { return nil }
    return .some(
      offsets.withUnsafeBufferPointer { offsets in
        masks.withUnsafeBufferPointer { first(offsets, $0) }
      })
  }

  /// Every row that holds in every column.
  func hits(_ offsets: [Int]) -> [Int] {
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

  /// Whether the cell of a row holds in a column, by the class found there.
  func holds(row: Int, offset: Int) -> Bool { masks[offset + row >> 6] >> UInt64(row & 63) & 1 == 1 }
}
