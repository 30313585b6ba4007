/// Where a paragraph of a Word file ends a page or a section: before its first letter, or behind its last. A break within
/// its text parts no papers.
struct PageBreak {
  private(set) var isBefore: Bool
  private(set) var isAfter = false

  init(in paragraph: XMLElement) {
    let properties = paragraph.first("pPr")
    isBefore = properties?.isOn("pageBreakBefore") ?? false
    var hasText = false
    walk(paragraph, &hasText)
    if properties?.first("sectPr") != nil { isAfter = true }
  }

  private mutating func walk(_ element: XMLElement, _ hasText: inout Bool) {
    for child in element.children {
      switch child.name {
      case "t":
        guard child.text.contains(where: { !$0.isWhitespace }) else { continue }
        hasText = true
        isAfter = false
      case "br" where child.attribute("type") == "page":
        if hasText { isAfter = true } else { isBefore = true }
      case "r", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple":
        walk(child, &hasText)
      default: continue
      }
    }
  }
}
