import Values

/// Paragraphs and tables in the words of OOXML. Lengths in twentieths of a point, sizes in half points.
enum WordMarkup {
  enum Alignment: String {
    case left, center, right, both
  }

  /// A paragraph of runs.
  static func paragraph(
    _ content: String, align: Alignment = .left, firstLine: Int = 0, left: Int = 0, hanging: Int = 0, before: Int = 0,
    after: Int = 0, staysWithNext: Bool = false, isLinedAbove: Bool = false,
    beginsPage: Bool = false
  ) -> String {
    let indent = hanging > 0 ? "w:hanging=\"\(hanging)\"" : "w:firstLine=\"\(firstLine)\""
    let line =
      isLinedAbove ? "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>" : ""
    let page = "\(staysWithNext ? "<w:keepNext/>" : "")\(beginsPage ? "<w:pageBreakBefore/>" : "")"
    return "<w:p><w:pPr>\(page)\(line)"
      + "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"\(Layout.line)\" w:lineRule=\"auto\"/>"
      + "<w:ind w:left=\"\(left)\" \(indent)/><w:jc w:val=\"\(align.rawValue)\"/></w:pPr>\(content)</w:p>"
  }

  /// A line of that length in the middle of a column: the upper border of a low paragraph, indented at both ends.
  static func rule(_ length: Int, within width: Int) -> String {
    let indent = max(0, (width - length) / 2)
    return "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>"
      + "<w:spacing w:before=\"60\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>"
      + "<w:ind w:left=\"\(indent)\" w:right=\"\(indent)\"/></w:pPr></w:p>"
  }

  /// Columns side by side without borders; a row stays on one page.
  static func columns(_ widths: [Int], _ rows: [[String]]) -> String {
    let lines = rows.map { row in
      "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(zip(row, widths).map { cell($0, $1) }.joined())</w:tr>"
    }
    return table(widths, lines, margin: 0, borders: "")
  }

  /// A bordered table; its head is repeated on every page, and a row stays on one.
  static func table(_ table: Letter.Table) -> String {
    let shares = table.columns.map { $0.share * Layout.textWidth / 100 }
    let widths = shares.dropLast() + [Layout.textWidth - shares.dropLast().reduce(0, +)]
    let head = zip(table.columns, widths).map { column, width in
      cell(paragraph(.run(column.title, Layout.cell, bold: true), align: .center), width)
    }
    let rows = table.rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, pair in
        cell(paragraph(.run(pair.0, Layout.cell), align: index == 0 ? .center : .left), pair.1)
      }
      return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>"
    }
    let first = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(head.joined())</w:tr>"
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    }
    return self.table(
      Array(widths), [first] + rows, margin: 85, borders: "<w:tblBorders>\(sides.joined())</w:tblBorders>")
      + paragraph(.run("", 12))
  }

  private static func table(_ widths: [Int], _ rows: [String], margin: Int, borders: String) -> String {
    "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>\(borders)"
      + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"\(margin)\" w:type=\"dxa\"/>"
      + "<w:right w:w=\"\(margin)\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
      + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>\(rows.joined())</w:tbl>"
  }

  private static func cell(_ content: String, _ width: Int) -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(content)</w:tc>"
  }
}

extension String {
  /// Text in one style.
  static func run(_ text: String, _ size: Int, bold: Bool = false, italic: Bool = false) -> String {
    "<w:r><w:rPr>\(bold ? "<w:b/>" : "")\(italic ? "<w:i/>" : "")<w:sz w:val=\"\(size)\"/></w:rPr>"
      + "<w:t xml:space=\"preserve\">\(text.escapedForXML)</w:t></w:r>"
  }

  /// Safe as character data; control and direction-changing characters are dropped.
  fileprivate var escapedForXML: String {
    var text = ""
    for scalar in nfc.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\t": text += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}",
        "\u{FFFF}":
        continue
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
