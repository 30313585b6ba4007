import Values

/// A decision that is one table over its own inputs, run on JSON objects, bytes in and bytes out: each value goes from
/// the line to its class without becoming a value of FEEL. What a line holds besides plain values of the inputs is
/// left to the general way.
public struct TableRunner: Sendable {
  private let table: DecisionTableCode
  private let index: TableIndex
  /// The inputs' names as JSON writes them, quotes included; columns with the same input share it.
  private let inputs: [Input]
  /// What the table gives for each row alone, as JSON.
  private let answers: [[UInt8]]
  private let isFirst: Bool

  private struct Input: Sendable {
    let quotedName: [UInt8]
    let columns: [Int]
  }

  /// nil where the decision is not one table of constant cells and outputs over plainly typed inputs with hit policy
  /// FIRST, UNIQUE, COLLECT or RULE ORDER without aggregation.
  public init?(_ model: DecisionModel, decision name: String) {
    let program = model.program
    guard let key = program.key(.decision, name), let element = program.elements[key], element.isOneTable,
      element.tables.count == 1, let index = element.tables[0].index
    else { return nil }
    let table = element.tables[0]
    guard table.aggregation == nil, [.first, .unique, .collect, .ruleOrder].contains(table.hitPolicy) else {
      return nil
    }
    var columns: [String: [Int]] = [:]
    for (column, input) in table.inputs.enumerated() {
      guard let slot = input.slot, case .element(let source) = element.slots[slot],
        let item = program.elements[source], item.kind == .input, item.type.isPlain
      else { return nil }
      columns[item.name, default: []].append(column)
    }
    var answers: [[UInt8]] = []
    var frame = Frame(.conformance)
    for row in table.rows.indices {
      guard !table.rows[row].constants.contains(nil) else { return nil }
      answers.append(table.output(row, &frame).json.bytes())
    }
    let single = table.outputs.count == 1 ? element.type : .any
    guard single == .any || table.hitPolicy != .collect else { return nil }
    self.table = table
    self.index = index
    self.answers = answers
    self.isFirst = table.hitPolicy == .first
    self.inputNames = table.inputs.indices.map { column in
      columns.first { $0.value.contains(column) }?.key ?? ""
    }
    self.inputs = columns.map { name, columns in
      Input(quotedName: JSON.string(name).bytes(), columns: columns)
    }.sorted { $0.columns[0] < $1.columns[0] }
  }

  /// Names of the inputs, a column each.
  public let inputNames: [String]

  /// The first row, from 1, that holds of one value a column; nil where none does, or where only the cells themselves
  /// can say.
  public func firstRow(_ values: [FEELValue]) -> Int? {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(1, index.columns.count)) { offsets -> Int? in
      guard values.count == index.columns.count else { return nil }
      for column in values.indices {
        guard let place = index.columns[column].lookup.place(of: values[column]) else { return nil }
        offsets[column] = index.columns[column].base + place * index.words
      }
      return index.first(offsets).map { $0 + 1 }
    }
  }

  /// Appends `{"row":3,"value":…}` for a line of one object, or `{"rows":[…],"value":[…]}` where the table has several
  /// hits; with a trace also, for every row that did not fire, the columns (from 1) that kept it from firing.
  /// - Returns: false where the line is not an object of plain values for the inputs: then nothing was written.
  public func run(_ line: UnsafeRawBufferPointer, into output: inout [UInt8], tracing: Bool = false) -> Bool {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: max(1, index.columns.count)) { offsets in
      for (column, place) in index.columns.enumerated() { offsets[column] = place.base + place.nullClass * index.words }
      var reader = PlainObjectReader(line)
      guard read(&reader, into: offsets) else { return false }
      if isFirst {
        write(first: index.first(offsets), into: &output)
      } else {
        write(all: index.hits(offsets), into: &output)
      }
      if tracing { writeTrace(offsets, into: &output) }
      output.append(UInt8(ascii: "}"))
      return true
    }
  }

  /// Every input at most once, whatever the order.
  @inline(__always)
  private func read(_ reader: inout PlainObjectReader, into offsets: UnsafeMutableBufferPointer<Int>) -> Bool {
    guard reader.open() else { return false }
    var seen: UInt64 = 0
    var next = 0
    while !reader.isClosed {
      // Lines most often name the inputs in one order: the one after the last is tried first.
      guard let found = reader.takeKey(among: inputs.count, startingAt: next, { inputs[$0].quotedName }),
        found < 64, seen & (1 << UInt64(found)) == 0
      else { return false }
      seen |= 1 << UInt64(found)
      next = found + 1
      guard let value = reader.takeValue() else { return false }
      for column in inputs[found].columns {
        guard let place = place(of: value, in: column, reader) else { return false }
        offsets[column] = index.columns[column].base + place * index.words
      }
      guard reader.takeCommaOrClose() else { return false }
    }
    return reader.isAtEnd
  }

  @inline(__always)
  private func place(of value: PlainObjectReader.Value, in column: Int, _ reader: PlainObjectReader) -> Int? {
    switch (index.columns[column].lookup, value) {
    case (.numbers(let lookup), .number(let number)): return lookup.place(of: number)
    case (.booleans, .boolean(let flag)): return flag ? 1 : 0
    case (.strings(let lookup), .string(let bytes, let isASCII)):
      let place = lookup.place(ofBytes: bytes)
      // A text that is not listed and not ASCII may be one in another form, or no UTF-8.
      return place == lookup.count && !isASCII ? nil : place
    case (.none, .string(_, true)), (.none, .number), (.none, .boolean): return 0
    default: return nil
    }
  }

  // MARK: Writing

  private func write(first row: Int?, into output: inout [UInt8]) {
    guard let row else {
      output += #"{"row":null,"value":null"#.utf8
      return
    }
    output += #"{"row":"#.utf8
    Decimal128(row + 1).write(into: &output)
    output += #","value":"#.utf8
    output += answers[row]
  }

  private func write(all rows: [Int], into output: inout [UInt8]) {
    if table.hitPolicy == .unique {
      return write(first: rows.count == 1 ? rows[0] : nil, into: &output)
    }
    output += #"{"rows":["#.utf8
    for (place, row) in rows.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      Decimal128(row + 1).write(into: &output)
    }
    output += #"],"value":"#.utf8
    guard !rows.isEmpty else {
      output += "null".utf8
      return
    }
    output.append(UInt8(ascii: "["))
    for (place, row) in rows.enumerated() {
      if place > 0 { output.append(UInt8(ascii: ",")) }
      output += answers[row]
    }
    output.append(UInt8(ascii: "]"))
  }

  private func writeTrace(_ offsets: UnsafeMutableBufferPointer<Int>, into output: inout [UInt8]) {
    output += #","kept":["#.utf8
    for row in 0..<index.rows {
      if row > 0 { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "["))
      var isFirstColumn = true
      for (column, offset) in offsets.prefix(index.columns.count).enumerated()
      where !index.holds(row: row, at: offset) {
        if !isFirstColumn { output.append(UInt8(ascii: ",")) }
        isFirstColumn = false
        if column < 9 {
          output.append(UInt8(ascii: "1") + UInt8(column))
        } else {
          Decimal128(column + 1).write(into: &output)
        }
      }
      output.append(UInt8(ascii: "]"))
    }
    output.append(UInt8(ascii: "]"))
  }
}

extension FEELType {
  /// A type whose values stand in JSON as they are.
  fileprivate var isPlain: Bool {
    switch self {
    case .number, .string, .boolean, .any: true
    default: false
    }
  }
}
