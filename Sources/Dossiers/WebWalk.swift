import Values

/// The walk over a web page. What it passes over leaves a doubt at its place, and is counted where content was lost.
struct WebWalk {
  let styles: WebStyles
  private(set) var blocks: [Block] = []
  private(set) var unread: [UnreadPart.Kind: Int] = [:]
  private(set) var asides: [Aside] = []
  private(set) var headings: [(level: Int, text: String)] = []
  private var paragraphs = 0
  var tables = 0
  /// All cells so far, those that only go on included.
  var cells = 0
  /// What is being gathered: a paragraph, or the text of a cell.
  var pending = RunText()
  var isInCell = false
  /// Tables inside the cells of the table being read.
  var nested: [(table: XMLElement, look: WebLook)] = []
  private var part = Place.Part.body

  init(styles: WebStyles) {
    self.styles = styles
  }

  mutating func read(_ root: XMLElement) throws(Unreadable) {
    if styles.imported > 0 { unread[.includedFile] = styles.imported }
    if styles.made > 0 { unread[.other] = styles.made }
    try flow(root, WebLook())
    flush()
  }

  /// Where something stands now.
  func place(paragraph: Int? = nil, table: Int? = nil, row: Int? = nil, cell: Int? = nil) -> Place {
    Place(part: part, headings: headings.map(\.text), paragraph: paragraph, table: table, row: row, cell: cell)
  }

  mutating func add(_ table: Table) { blocks.append(.table(table)) }

  mutating func count(_ kind: UnreadPart.Kind) { unread[kind, default: 0] += 1 }

  mutating func aside(_ kind: Aside.Kind, _ text: String) {
    if !text.trimmingBlanks.isEmpty { asides.append(Aside(kind: kind, text: text.nfc.trimmingBlanks)) }
  }

  // MARK: Text

  mutating func flow(_ element: XMLElement, _ look: WebLook) throws(Unreadable) {
    for content in element.contents {
      switch content {
      case .text(let text): add(text, look)
      case .comment(let text): aside(.other, text)
      case .element(let child): try take(child, within: look)
      }
    }
  }

  private mutating func add(_ text: String, _ look: WebLook) {
    var piece = RunText()
    piece.text = look.keepsBlanks ? text : text.collapsingBlanks
    if !look.keepsBlanks, pending.text.last.map({ $0 == " " || $0 == "\n" }) ?? true, piece.text.hasPrefix(" ") {
      piece.text.removeFirst()
    }
    guard !piece.text.isEmpty else { return }
    if piece.text.contains(where: { !$0.isWhitespace }) { piece.doubts = look.doubts }
    pending.add(piece, look.run)
  }

  /// An element, by how it is set and what it is.
  mutating func take(_ element: XMLElement, within outer: WebLook) throws(Unreadable) {
    guard !Self.unseen.contains(element.name) else {
      unseen(element)
      return
    }
    let look = outer.inside(element, styles)
    guard !look.isHidden else {
      hide(element)
      return
    }
    if look.hasNote { pending.doubts.insert(.noted) }
    if look.hasComment {
      count(.comment)
      pending.doubts.insert(.commented)
    }
    switch element.name {
    case "br": pending.text += "\n"
    case "table": try table(element, look)
    case "img", "picture", "svg", "canvas", "video", "audio", "map", "imagedata", "shape":
      count(.picture)
      pending.doubts.insert(.pictured)
      for name in ["alt", "title"] { aside(.other, element.attribute(name) ?? "") }
      aside(.other, element.text)
    case "object", "embed", "applet", "iframe", "frame":
      count(.embeddedObject)
      pending.doubts.insert(.pictured)
      aside(.other, element.text)
    case "math":
      count(.equation)
      pending.doubts.insert(.equation)
      aside(.equation, element.text)
    case "input", "textarea", "select", "button", "meter", "progress": field(element)
    case let name where Self.parts.contains(name): try part(element, look)
    default: try flow(element, look)
    }
  }

  /// An element that stands on lines of its own.
  private mutating func part(_ element: XMLElement, _ look: WebLook) throws(Unreadable) {
    breakLine()
    let level = element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
    let outer = part
    if look.isNotes { part = .footnote }
    try flow(element, look)
    breakLine(level)
    part = outer
  }

  /// Ends a paragraph, or a line of a cell.
  mutating func breakLine(_ level: Int? = nil) {
    guard isInCell else { return flush(level) }
    if !pending.text.isEmpty, pending.text.last != "\n" { pending.text += "\n" }
  }

  mutating func flush(_ level: Int? = nil) {
    let text = pending.text.nfc.trimmingBlanks
    tellFaint()
    if !text.isEmpty {
      paragraphs += 1
      let place = self.place(paragraph: paragraphs)
      if let level {
        headings.removeAll { $0.level >= level }
        headings.append((level, text))
      }
      blocks.append(.paragraph(Paragraph(text: text, place: place, headingLevel: level, doubts: pending.doubts)))
    }
    pending = RunText()
  }

  /// What is in the text and nobody sees stands beside it too.
  mutating func tellFaint() {
    if let faint = pending.faintText { aside(.faint, faint) }
  }

  // MARK: What is passed over

  /// What no browser shows as it stands. A script may write anything onto the page.
  private mutating func unseen(_ element: XMLElement) {
    switch element.name {
    case "title", "meta", "xml": aside(.properties, element.attribute("content") ?? element.text)
    case "script":
      count(.other)
      aside(.other, element.text)
    case "style", "link", "base": break
    default: aside(.other, element.text)
    }
  }

  private static let unseen: Set = [
    "title", "meta", "script", "style", "link", "base", "template", "noscript", "noframes", "xml", "datalist",
  ]

  /// Whether anything was hidden.
  @discardableResult
  mutating func hide(_ element: XMLElement) -> Bool {
    guard element.text.contains(where: { !$0.isWhitespace }) else { return false }
    count(.hiddenText)
    for text in element.texts { aside(.hidden, text) }
    pending.doubts.insert(.hidden)
    return true
  }

  private mutating func field(_ element: XMLElement) {
    let value = [element.attribute("value") ?? "", element.text].joined(separator: " ")
    if element.attribute("type")?.lowercased() == "hidden" {
      aside(.hidden, value)
      return
    }
    count(.field)
    aside(.other, value)
    pending.doubts.insert(.field)
  }

  /// Elements on lines of their own.
  private static let parts: Set = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "address",
    "center", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "form", "hr",
    "fieldset", "legend", "details", "summary", "body", "dir", "menu", "caption",
  ]
}

extension String {
  /// With every run of blanks as one; a no-break space is no blank.
  fileprivate var collapsingBlanks: String {
    var text = ""
    var isBlank = false
    for scalar in unicodeScalars {
      let blank = scalar == " " || (0x09...0x0D).contains(scalar.value)
      if !blank { text.unicodeScalars.append(scalar) } else if !isBlank { text.append(" ") }
      isBlank = blank
    }
    return text
  }
}
