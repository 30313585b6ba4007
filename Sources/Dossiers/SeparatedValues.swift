import Values

/// A sheet as text (RFC 4180), its separator told by what it makes of the text: a comma, a semicolon or a tab. Its titles,
/// tables and notes are those of a sheet (`SheetBlocks`).
struct SeparatedValues {
  let blocks: [Block]

  /// nil where the text is none.
  /// - Throws: `tooLarge` where it has more columns or cells than any paper.
  init?(_ text: String) throws(Unreadable) {
    let bytes = Array(text.utf8)
    let read = Self.separators.compactMap { SeparatedRecords(bytes, $0) }.filter(\.isTable)
    guard var records = read.first else { return nil }
    for other in read.dropFirst() where other.told > records.told { records = other }
    var counts = SheetBlocks.Counts()
    blocks = SheetBlocks(try SheetCells(records.rows), sheet: nil, counts: &counts).blocks
  }

  /// Prose has commas, seldom semicolons, and hardly ever a tab in every line.
  private static let separators = ["\t", ";", ","].map { UInt8(ascii: $0) }
}

/// The records that one separator makes of a text.
struct SeparatedRecords {
  /// Those that hold anything.
  private(set) var rows: [TextRow] = []

  private let separator: UInt8
  /// How many records have a separator, and how many one that is none of prose or of a figure.
  private var separated = 0
  private(set) var told = 0
  /// How many are laid out by blanks, or drawn.
  private var laidOut = 0

  private static let quote = UInt8(ascii: "\"")

  /// nil where a quote is never closed.
  init?(_ bytes: [UInt8], _ separator: UInt8) {
    self.separator = separator
    var record = Record()
    var number = 1
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
      index += 1
      if isQuoted {
        if byte != Self.quote {
          record.field.append(byte)
        } else if next == Self.quote {
          record.field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case Self.quote where record.field.isEmpty: isQuoted = true
      case separator: record.separate(by: separator, before: next)
      case UInt8(ascii: "\r") where next == UInt8(ascii: "\n"): break
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        end(&record, number)
        number += 1
      default: record.append(byte)
      }
    }
    end(&record, number)
    guard !isQuoted else { return nil }
    // What some programs write first, to tell the separator.
    if rows.first?.fields.first?.text.lowercased() == "sep=" { rows.removeFirst() }
  }

  private mutating func end(_ record: inout Record, _ number: Int) {
    record.endField()
    defer { record = Record() }
    guard record.fields.contains(where: { !$0.isEmpty }) else { return }
    rows.append(TextRow(number: number, fields: record.fields.map { SheetCells.Content(text: $0) }))
    if record.fields.count > 1 { separated += 1 }
    if record.isTold { told += 1 }
    if record.isLaidOut { laidOut += 1 }
  }

  /// Whether the text is a sheet: lines that follow one another have as many fields, and the separators are for the most
  /// part those of a table. Tabs also set out what is no sheet: there nearly all lines have as many.
  var isTable: Bool {
    guard told >= 2, told * 2 >= separated, separated * 3 >= rows.count, laidOut * 4 < max(separated, 4) else {
      return false
    }
    let widths = rows.map(\.width)
    guard separator == UInt8(ascii: "\t") else {
      return zip(widths, widths.dropFirst()).contains { $0 > 1 && $0 == $1 }
    }
    let usual = Dictionary(grouping: widths, by: \.self).max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
    return usual.map { $0.key > 1 && $0.value.count >= 2 && $0.value.count * 5 >= rows.count * 4 && !leavesColumnOut }
      ?? false
  }

  /// Whether nothing stands in a column before the last: several tabs may set out one.
  private var leavesColumnOut: Bool {
    let used = rows.reduce(into: Set<Int>()) { used, row in
      for (column, field) in row.fields.enumerated() where !field.text.isEmpty { used.insert(column) }
    }
    return used.max().map { used.count <= $0 } ?? false
  }
}

/// A line while it is read.
private struct Record {
  var fields: [String] = []
  var field: [UInt8] = []
  private var separators = 0
  private var tells = false
  private var endsInSeparator = false
  private var blanks = 0
  private(set) var isLaidOut = false

  /// Whether a separator stands there that is none of prose, with a blank behind it, of a figure, or the line's stop.
  var isTold: Bool { tells || separators > 1 && endsInSeparator }

  mutating func append(_ byte: UInt8) {
    if byte == UInt8(ascii: " ") {
      blanks += 1
    } else {
      let isApart = blanks >= 3 && field.contains { $0 != UInt8(ascii: " ") }
      if isApart || byte == UInt8(ascii: "|") { isLaidOut = true }
      blanks = 0
    }
    field.append(byte)
  }

  mutating func separate(by separator: UInt8, before next: UInt8) {
    separators += 1
    endsInSeparator = next == UInt8(ascii: "\r") || next == UInt8(ascii: "\n")
    let isInFigure = separator == UInt8(ascii: ",") && (field.last?.isFigure ?? false) && next.isFigure
    if !endsInSeparator, next != UInt8(ascii: " "), !isInFigure { tells = true }
    endField()
  }

  mutating func endField() {
    fields.append(String(decoding: field, as: UTF8.self).nfc.trimmingBlanks)
    field = []
    blanks = 0
  }
}

extension UInt8 {
  fileprivate var isFigure: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
