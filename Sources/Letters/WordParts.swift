/// The parts of a `.docx` around a letter's content: page, styles, headers and footers. The number of a page stands over
/// every page but the first.
enum WordParts {
  static func bytes(document: String, firstHeader: String, firstFooter: String) throws(ZipWriter.Fault) -> [UInt8] {
    try ZipWriter.zip([
      ("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", page(of: document)),
      ("word/_rels/document.xml.rels", documentRelations), ("word/styles.xml", styles),
      ("word/header1.xml", "\(head)<w:hdr \(namespaces)>\(pageNumber)</w:hdr>"),
      ("word/header2.xml", "\(head)<w:hdr \(namespaces)>\(firstHeader)</w:hdr>"),
      ("word/footer1.xml", "\(head)<w:ftr \(namespaces)>\(firstFooter)</w:ftr>"),
    ])
  }

  private static func page(of document: String) -> String {
    head + "<w:document \(namespaces)><w:body>\(document)<w:sectPr>"
      + "<w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:headerReference w:type=\"first\" r:id=\"rId3\"/>"
      + "<w:footerReference w:type=\"first\" r:id=\"rId4\"/>"
      + "<w:pgSz w:w=\"\(Layout.page.width)\" w:h=\"\(Layout.page.height)\"/>"
      + "<w:pgMar w:top=\"\(Layout.margin.top)\" w:right=\"\(Layout.margin.right)\" w:bottom=\"\(Layout.margin.bottom)\""
      + " w:left=\"\(Layout.margin.left)\" w:header=\"567\" w:footer=\"454\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
      + "</w:body></w:document>"
  }

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
    + [
      ("document", "document.main"), ("styles", "styles"), ("header1", "header"), ("header2", "header"),
      ("footer1", "footer"),
    ]
    .map { "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(main).\($1)+xml\"/>" }.joined() + "</Types>"

  private static let relations =
    head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\""
    + " Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"

  private static let documentRelations =
    head + "<Relationships xmlns=\"\(package)/relationships\">"
    + [("styles", "styles"), ("header", "header1"), ("header", "header2"), ("footer", "footer1")].enumerated()
    .map { "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(office)/\($1.0)\" Target=\"\($1.1).xml\"/>" }.joined()
    + "</Relationships>"

  private static let styles =
    head + "<w:styles xmlns:w=\"\(word)\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"\(Layout.font)\""
    + " w:hAnsi=\"\(Layout.font)\" w:cs=\"\(Layout.font)\" w:eastAsia=\"\(Layout.font)\"/><w:color w:val=\"000000\"/>"
    + "<w:sz w:val=\"\(Layout.body)\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"

  private static let pageNumber =
    "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
    + ["<w:fldChar w:fldCharType=\"begin\"/>", "<w:instrText>PAGE</w:instrText>", "<w:fldChar w:fldCharType=\"end\"/>"]
    .map { "<w:r><w:rPr><w:sz w:val=\"\(Layout.pageNumber)\"/></w:rPr>\($0)</w:r>" }.joined() + "</w:p>"
}
