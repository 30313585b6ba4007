import Values

/// A table as text (RFC 4180), its separator told by what it makes of the text: a comma, a semicolon or a tab.
struct SeparatedValues {
  let blocks: [Block]

  static let mostColumns = 1000

  /// nil where the text is none.
  /// - Throws: `tooLarge` where it has more columns than any paper.
  init?(_ text: String) throws(Unreadable) {
    let bytes = Array(text.utf8)
    for separator in Self.separators {
      guard let records = Self.records(of: bytes, separator), let width = Self.width(of: records) else { continue }
      guard records.allSatisfy({ $0.count <= Self.mostColumns }) else { throw .tooLarge }
      blocks = Self.blocks(of: records, width: width)
      return
    }
    return nil
  }

  /// Prose has commas, seldom semicolons, and hardly ever a tab in every line.
  private static let separators = ["\t", ";", ","].map { UInt8(ascii: $0) }

  /// The records that hold anything; nil where a quote is never closed, or where the separators are those of prose: with
  /// a blank behind them.
  static func records(of bytes: [UInt8], _ separator: UInt8) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var separations = 0
    var blanks = 0
    func endRecord() {
      record.append(String(decoding: field, as: UTF8.self).nfc.trimmingBlanks)
      field = []
      if record.contains(where: { !$0.isEmpty }) { records.append(record) }
      record = []
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
      index += 1
      if isQuoted {
        if byte != quote {
          field.append(byte)
        } else if next == quote {
          field.append(quote)
          index += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case quote where field.isEmpty: isQuoted = true
      case separator:
        separations += 1
        if next == UInt8(ascii: " ") { blanks += 1 }
        record.append(String(decoding: field, as: UTF8.self).nfc.trimmingBlanks)
        field = []
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"): endRecord()
      default: field.append(byte)
      }
    }
    endRecord()
    guard !isQuoted, blanks * 2 <= separations else { return nil }
    // What some programs write first, to tell the separator.
    if records.first?.first?.lowercased() == "sep=" { records.removeFirst() }
    return records
  }

  private static let quote = UInt8(ascii: "\"")

  /// How many fields the records have: nearly all the same number, and more than one.
  private static func width(of records: [[String]]) -> Int? {
    let counts = Dictionary(grouping: records, by: \.count).mapValues(\.count)
    guard records.count >= 2, let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      usual.key >= 2, usual.value >= 2, usual.value * 5 >= records.count * 4
    else { return nil }
    return usual.key
  }

  /// Records of one field at the head are titles; the rest is one table. In a record that is shorter or longer than the
  /// others, which column a field belongs to is not sure.
  private static func blocks(of records: [[String]], width: Int) -> [Block] {
    let titles = records.prefix { $0.count { !$0.isEmpty } == 1 }
    let paragraphs = titles.enumerated().map { index, record in
      Block.paragraph(
        Paragraph(
          text: record.first { !$0.isEmpty } ?? "", place: Place(part: .body, paragraph: index + 1),
          headingLevel: nil, doubts: []))
    }
    let rows = records.dropFirst(titles.count).enumerated().map { row, record in
      record.enumerated().map { column, text in
        Cell(
          text: text, column: column, columnSpan: 1, continuesAbove: false,
          place: Place(part: .body, table: 1, row: row + 1, cell: column + 1),
          doubts: record.count == width ? [] : [.unsureColumns])
      }
    }
    guard !rows.isEmpty else { return paragraphs }
    return paragraphs + [.table(Table(place: Place(part: .body, table: 1), rows: rows))]
  }
}
