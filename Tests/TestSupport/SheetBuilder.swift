/// Real `.xlsx` bytes for a test.
package enum SheetBuilder {
  package struct Sheet {
    let name: String
    let data: String
    let more: String
    let before: String
    let state: String

    /// - Parameters:
    ///   - data: rows as they stand in `sheetData`.
    ///   - before: what stands before it (`cols`), and `more` what stands after it (`mergeCells`).
    package init(_ name: String, _ data: String, before: String = "", more: String = "", state: String = "visible") {
      self.name = name
      self.data = data
      self.before = before
      self.more = more
      self.state = state
    }
  }

  /// A cell with a number, in a style.
  package static func n(_ address: String, _ value: String, _ style: Int = 0) -> String {
    "<c r=\"\(address)\" s=\"\(style)\"><v>\(value)</v></c>"
  }

  /// A cell with text of its own.
  package static func t(_ address: String, _ text: String) -> String {
    "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  package static func row(_ number: Int, _ cells: [String], _ attributes: String = "") -> String {
    "<row r=\"\(number)\" \(attributes)>\(cells.joined())</row>"
  }

  /// - Parameter formats: the codes of the styles 1, 2, …
  package static func xlsx(
    _ sheets: [Sheet], formats: [String] = [], strings: [String] = [], book: String = "", more: [(String, String)] = []
  ) -> [UInt8] {
    let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let relation = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
    }
    let relations = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
    let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    return WordBuilder.zip(
      [
        ("xl/workbook.xml", "<workbook \(space) \(relation)>\(book)<sheets>\(list.joined())</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations.joined())</Relationships>"),
        (
          "xl/styles.xml",
          "<styleSheet \(space)><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles.joined())</cellXfs></styleSheet>"
        ),
        ("xl/sharedStrings.xml", "<sst \(space)>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"),
      ]
        + sheets.enumerated().map {
          (
            "xl/worksheets/sheet\($0 + 1).xml",
            "<worksheet \(space)>\($1.before)<sheetData>\($1.data)</sheetData>\($1.more)</worksheet>"
          )
        } + more)
  }
}
