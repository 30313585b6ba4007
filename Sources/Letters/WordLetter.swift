import Values

/// A letter as a `.docx`: the same bytes for the same letter.
package struct WordLetter {
  let letter: Letter

  package init(_ letter: Letter) {
    self.letter = letter
  }

  package func bytes() throws(ZipWriter.Fault) -> [UInt8] {
    try ZipWriter.zip([
      ("[Content_Types].xml", Self.types), ("_rels/.rels", Self.relations), ("word/document.xml", document),
      ("word/_rels/document.xml.rels", Self.documentRelations), ("word/styles.xml", Self.styles),
      ("word/header1.xml", Self.pageNumberHeader),
    ])
  }

  // MARK: The document

  private var document: String {
    let draft = letter.isDraft ? paragraph(run(Letter.draftMark, Layout.signer, bold: true), align: "center") : ""
    let addressees =
      letter.addressees.count == 1
      ? paragraph(run("Kính gửi: \(letter.addressees[0])", Layout.body), align: "center", after: 240)
      : paragraph(run("Kính gửi:", Layout.body), align: "center")
        + letter.addressees.enumerated().map { index, name in
          let end = index == letter.addressees.count - 1 ? "." : ";"
          return paragraph(run("- \(name)\(end)", Layout.body), align: "center")
        }.joined()
    let body = letter.bodyTexts.map {
      paragraph(run($0, Layout.body), align: "both", firstLine: Layout.firstLine, after: Layout.after)
    }.joined()
    let note = paragraph(run(letter.note, Layout.recipients, italic: true), before: 240)
    return Self.head
      + "<w:document \(Self.namespaces)><w:body>\(draft)\(top)\(blank)\(addressees)\(body)\(blank)\(foot)\(note)"
      + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>"
      + "<w:pgSz w:w=\"\(Layout.page.width)\" w:h=\"\(Layout.page.height)\"/>"
      + "<w:pgMar w:top=\"\(Layout.margin.top)\" w:right=\"\(Layout.margin.right)\" w:bottom=\"\(Layout.margin.bottom)\""
      + " w:left=\"\(Layout.margin.left)\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
      + "</w:body></w:document>"
  }

  private var blank: String { paragraph(run("", Layout.subject)) }

  /// Agency and number left, state, motto, place and day right.
  private var top: String {
    let parent = letter.agency.parent.map { paragraph(run($0.uppercased(), Layout.agency), align: "center") } ?? ""
    let agency =
      parent + paragraph(run(letter.agency.name.uppercased(), Layout.agency, bold: true), align: "center") + rule(1700)
    let state =
      paragraph(run(Letter.country, Layout.country, bold: true), align: "center")
      + paragraph(run(Letter.motto, Layout.motto, bold: true), align: "center") + rule(3300)
    let number =
      paragraph(run(letter.numberLine, Layout.number), align: "center")
      + paragraph(run("V/v \(letter.subject)", Layout.subject), align: "center", before: 120)
    let day = paragraph(run(letter.dayLine, Layout.day, italic: true), align: "center")
    return table([[agency, state], [number, day]])
  }

  /// Recipients left, signer right.
  private var foot: String {
    let recipients =
      paragraph(run("Nơi nhận:", Layout.recipientsWord, bold: true, italic: true))
      + letter.recipientLines.map { paragraph(run($0, Layout.recipients)) }.joined()
    let signer = paragraph(run(letter.signer?.uppercased() ?? "……………", Layout.signer, bold: true), align: "center")
    return table([[recipients, signer]])
  }

  /// A line of that length in the middle of the column, drawn by a bordered one-cell table.
  private func rule(_ width: Int) -> String {
    "<w:tbl><w:tblPr><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
      + "<w:tblBorders><w:top w:val=\"single\" w:sz=\"6\" w:color=\"000000\"/></w:tblBorders></w:tblPr>"
      + "<w:tblGrid><w:gridCol w:w=\"\(width)\"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"60\"/></w:trPr><w:tc>"
      + "<w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(paragraph(run("", 4)))</w:tc></w:tr></w:tbl>"
      + paragraph(run("", 4))
  }

  private func table(_ rows: [[String]]) -> String {
    let widths = [Layout.columns.0, Layout.columns.1]
    let lines = rows.map { row in
      let cells = zip(row, widths).map { content, width in
        "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(content)</w:tc>"
      }
      // Recipients and signer stay on one page.
      return "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells.joined())</w:tr>"
    }
    return "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths[0] + widths[1])\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
      + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
      + "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
      + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>\(lines.joined())</w:tbl>"
  }

  private func paragraph(
    _ content: String, align: String = "left", firstLine: Int = 0, before: Int = 0, after: Int = 0
  ) -> String {
    "<w:p><w:pPr><w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"\(Layout.line)\" w:lineRule=\"auto\"/>"
      + "<w:ind w:firstLine=\"\(firstLine)\"/><w:jc w:val=\"\(align)\"/></w:pPr>\(content)</w:p>"
  }

  private func run(_ text: String, _ size: Int, bold: Bool = false, italic: Bool = false) -> String {
    "<w:r><w:rPr>\(bold ? "<w:b/>" : "")\(italic ? "<w:i/>" : "")<w:sz w:val=\"\(size)\"/></w:rPr>"
      + "<w:t xml:space=\"preserve\">\(text.escapedForXML)</w:t></w:r>"
  }
}

extension WordLetter {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let namespaces = "xmlns:w=\"\(word)\" xmlns:r=\"\(office)\""
  private static let main = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  private static let types =
    head + "<Types xmlns=\"\(package)/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + "<Override PartName=\"/word/document.xml\" ContentType=\"\(main).document.main+xml\"/>"
    + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(main).styles+xml\"/>"
    + "<Override PartName=\"/word/header1.xml\" ContentType=\"\(main).header+xml\"/></Types>"

  private static let relations =
    head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\""
    + " Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"

  private static let documentRelations =
    head + "<Relationships xmlns=\"\(package)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"\(office)/header\" Target=\"header1.xml\"/></Relationships>"

  private static let styles =
    head + "<w:styles xmlns:w=\"\(word)\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"\(Layout.font)\""
    + " w:hAnsi=\"\(Layout.font)\" w:cs=\"\(Layout.font)\" w:eastAsia=\"\(Layout.font)\"/><w:color w:val=\"000000\"/>"
    + "<w:sz w:val=\"\(Layout.body)\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"

  private static let pageNumberHeader =
    head + "<w:hdr \(namespaces)><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr>"
    + "<w:sz w:val=\"\(Layout.pageNumber)\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr>"
    + "<w:sz w:val=\"\(Layout.pageNumber)\"/></w:rPr><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr>"
    + "<w:sz w:val=\"\(Layout.pageNumber)\"/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
}

extension String {
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
