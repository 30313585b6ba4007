import Values

/// The cells of one sheet that hold something, by row and column from 1.
struct SheetCells {
  struct Content {
    var text: String
    var doubts: Set<Doubt> = []
    /// How many columns and rows it covers; the others of a merged area hold nothing.
    var columns = 1
    var rows = 1
  }

  struct Key: Hashable {
    let row: Int
    let column: Int
  }

  private(set) var contents: [Key: Content] = [:]
  private(set) var hiddenRows: Set<Int> = []
  private(set) var hiddenColumns: Set<Int> = []
  /// What stands in rows and columns that are hidden.
  private(set) var hidden: [String] = []
  /// What stands there in white on nothing or too small to be seen, by row and column.
  var faint: [String] {
    contents.filter { $0.value.doubts.contains(.faint) }.sorted {
      ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column)
    }
    .map(\.value.text).filter { !$0.isEmpty }
  }
  /// Of the printed head and foot.
  private(set) var runningHeads: [String] = []
  /// Of a text: how many columns each line has that has several. Rows of a workbook have none of their own.
  private(set) var widths: [Int: Int] = [:]

  var texts: [String] {
    contents.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.map(\.value.text) + hidden
  }

  private static let mostRows = 1_048_576
  private static let mostColumns = 16_384
  private static let mostCells = 500_000

  init(contents: [Key: Content], widths: [Int: Int]) {
    self.contents = contents
    self.widths = widths
  }

  /// - Parameter comments: the cells on which a comment hangs.
  init(
    _ sheet: XMLElement, styles: SheetStyles, shared: [SharedText], is1904: Bool, comments: Set<String>
  ) throws(Unreadable) {
    for column in sheet.first("cols").map({ Array($0.children) }) ?? [] {
      guard column.isOff || column.attribute("width") == "0", let first = column.number("min"),
        let last = column.number("max"), first >= 1, first <= last
      else { continue }
      hiddenColumns.formUnion(first...min(last, Self.mostColumns))
    }
    var row = 0
    for line in sheet.first("sheetData").map({ Array($0.children) }) ?? [] {
      row = line.number("r") ?? row + 1
      guard (1...Self.mostRows).contains(row) else { throw .broken }
      if line.isOff || line.attribute("ht") == "0" { hiddenRows.insert(row) }
      var column = 0
      for cell in line.children {
        let address = cell.attribute("r")
        let place = address.flatMap(Key.init(address:)) ?? Key(row: row, column: column + 1)
        guard place.row == row, (1...Self.mostColumns).contains(place.column) else { throw .broken }
        column = place.column
        var content = Self.content(of: cell, styles: styles, shared: shared, is1904: is1904)
        if comments.contains(place.address) { content.doubts.insert(.commented) }
        guard !content.text.isEmpty || !content.doubts.isEmpty else { continue }
        guard contents[place] == nil, contents.count < Self.mostCells else {
          throw contents[place] == nil ? .tooLarge : .broken
        }
        contents[place] = content
      }
    }
    for merge in sheet.first("mergeCells").map({ Array($0.children) }) ?? [] {
      self.merge(merge.attribute("ref") ?? "")
    }
    for (key, content) in contents where hiddenRows.contains(key.row) || hiddenColumns.contains(key.column) {
      if !content.text.isEmpty { hidden.append(content.text) }
      contents[key] = nil
    }
    hidden.sort()
    runningHeads = (sheet.first("headerFooter").map { Array($0.children) } ?? []).map { $0.text.nfc }
  }

  private mutating func merge(_ area: String) {
    let corners = area.split(separator: ":").compactMap { Key(address: String($0)) }
    guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column else { return }
    contents[corners[0]]?.columns = corners[1].column - corners[0].column + 1
    contents[corners[0]]?.rows = corners[1].row - corners[0].row + 1
  }

  private static func content(
    of cell: XMLElement, styles: SheetStyles, shared: [SharedText], is1904: Bool
  ) -> Content {
    let look = styles[cell.number("s") ?? 0]
    var gathered = RunText()
    let value = cell.first("v")?.text.trimmingBlanks ?? ""
    switch cell.attribute("t") {
    case "s":
      if let index = Int(value), shared.indices.contains(index) {
        gathered = shared[index].text
      } else if !value.isEmpty {
        gathered.doubts.insert(.other)
      }
    case "inlineStr": gathered = cell.first("is").map { SharedText($0).text } ?? RunText()
    case "str": gathered.text = value
    case "b": gathered.text = value == "1" ? "TRUE" : value == "0" ? "FALSE" : ""
    case "e":
      gathered.text = value
      gathered.doubts.insert(.formula)
    case "d":
      gathered.text = value
      gathered.doubts.insert(.other)
    default:
      if !value.isEmpty {
        let number = SheetNumber(value, look.format, is1904: is1904)
        gathered.text = number.text
        gathered.doubts = number.doubts
      }
    }
    gathered.text = gathered.text.nfc.trimmingBlanks
    if cell.first("f") != nil, value.isEmpty { gathered.doubts.insert(.formula) }
    if !gathered.text.isEmpty {
      if look.isStruck { gathered.doubts.insert(.struck) }
      if look.isFaint { gathered.doubts.insert(.faint) }
    }
    return Content(text: gathered.text, doubts: gathered.doubts)
  }
}

extension SheetCells.Key {
  /// `C5`, also `$C$5`.
  init?(address: String) {
    var column = 0
    var rest = address.uppercased().filter { $0 != "$" }[...]
    while let letter = rest.first?.asciiValue, (65...90).contains(letter) {
      column = column * 26 + Int(letter) - 64
      guard column <= 1 << 20 else { return nil }
      rest.removeFirst()
    }
    guard column > 0, let row = Int(rest), row > 0 else { return nil }
    self.init(row: row, column: column)
  }

  var address: String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}

extension XMLElement {
  fileprivate var isOff: Bool { ["1", "true"].contains(attribute("hidden")) }

  fileprivate func number(_ name: String) -> Int? { attribute(name).flatMap { Int($0) } }
}
