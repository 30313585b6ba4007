import Values

/// The walk over one part of a Word file. What it passes over leaves a doubt at its place, and is counted where content
/// was lost; its text goes to the asides.
struct WordWalk {
  let part: Place.Part
  let styles: WordStyles
  var blocks: [Block] = []
  private(set) var unread: [UnreadPart.Kind: Int] = [:]
  private(set) var asides: [Aside] = []
  /// The blocks before which a page or a section ended, ascending; the last may be one that never came.
  private(set) var breaks: [Int] = []
  var headings: [(level: Int, text: String)] = []
  private var paragraphs = 0
  var tables = 0
  /// Text boxes met inside the paragraph or table being read; they follow it as blocks of their own.
  private var boxes: [Box] = []
  /// Whether what is read stands in a shape that shows white letters.
  private var isOnGround = false
  /// Comments whose range is open.
  private var comments: Set<String> = []
  /// Fields that are open, innermost last.
  private var fields: [Field] = []
  private var paragraphStyle: String?
  /// Of the run being read.
  private var font: OldFont?
  /// By whose names text was read that is in no Unicode.
  private(set) var fonts: [String: OldEncoding] = [:]

  private struct Box {
    let content: XMLElement
    let isOnGround: Bool
  }

  private struct Field {
    var isSeparated = false
    var hasResult = false
  }

  init(part: Place.Part, styles: WordStyles) {
    self.part = part
    self.styles = styles
  }

  mutating func blocks(in element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "p": paragraph(child)
      case "tbl": table(child)
      case "sdt": if let content = child.first("sdtContent") { blocks(in: content) }
      case "ins", "moveTo", "customXml", "smartTag", "footnote", "endnote", "txbxContent": blocks(in: child)
      case "AlternateContent": if let choice = alternative(child) { blocks(in: choice) }
      case "altChunk", "subDoc": count(.includedFile)
      default: pass(child)
      }
    }
    flushBoxes()
  }

  mutating func flushBoxes() {
    let met = boxes
    boxes = []
    let outer = isOnGround
    for box in met {
      isOnGround = box.isOnGround
      blocks(in: box.content)
    }
    isOnGround = outer
  }

  // MARK: What is passed over

  mutating func count(_ kind: UnreadPart.Kind) { unread[kind, default: 0] += 1 }

  mutating func aside(_ kind: Aside.Kind, _ text: String) {
    if !text.trimmingBlanks.isEmpty { asides.append(Aside(kind: kind, text: text.nfc)) }
  }

  /// Programs cut a word into runs as they please: the pieces of one paragraph are one text too.
  private mutating func joinAsides(from start: Int) {
    for kind in Aside.Kind.allCases {
      let pieces = asides[start...].filter { $0.kind == kind }
      if pieces.count > 1 { asides.append(Aside(kind: kind, text: pieces.map(\.text).joined())) }
    }
  }

  /// An element that is not read as text: the doubt that it leaves, nil for one that has nothing to say.
  @discardableResult
  mutating func pass(_ element: XMLElement) -> Doubt? {
    switch element.name {
    case "commentRangeStart": comments.insert(element.attribute("id") ?? "")
    case "commentRangeEnd": comments.remove(element.attribute("id") ?? "")
    case "del", "moveFrom":
      aside(.deleted, element.text)
      return .tracked
    case "oMath", "oMathPara":
      count(.equation)
      aside(.equation, element.text)
      return .equation
    default:
      guard element.text.contains(where: { !$0.isWhitespace }) else { return nil }
      count(.other)
      aside(.other, element.text)
      return .other
    }
    return nil
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ element: XMLElement) {
    paragraphs += 1
    var gathered = RunText()
    lines(of: element, into: &gathered)
    tellFaint(gathered)
    let text = gathered.text.nfc
    let level = headingLevel(of: element)
    let place = Place(part: part, headings: headings.map(\.text), paragraph: paragraphs)
    let pageBreak = PageBreak(in: element)
    if pageBreak.isBefore { breakPage() }
    if !text.trimmingBlanks.isEmpty {
      if let level {
        headings.removeAll { $0.level >= level }
        headings.append((level, text.trimmingBlanks))
      }
      blocks.append(
        .paragraph(Paragraph(text: text, place: place, headingLevel: level, doubts: gathered.doubts)))
    }
    flushBoxes()
    if pageBreak.isAfter { breakPage() }
  }

  private mutating func breakPage() {
    if breaks.last != blocks.count { breaks.append(blocks.count) }
  }

  mutating func lines(of paragraph: XMLElement, into gathered: inout RunText) {
    paragraphStyle = paragraph.first("pPr")?.first("pStyle")?.attribute("val")
    let start = asides.count
    let before = gathered.faint.count
    runs(in: paragraph, into: &gathered)
    joinAsides(from: start)
    let properties = paragraph.first("pPr")
    if isOnGround || properties?.first("shd")?.isGround ?? false { gathered.showPale(after: before) }
    if properties?.first("ind")?.isOffPage ?? false { aside(.outside, paragraph.text) }
  }

  /// What is in the text and nobody sees stands beside it too.
  mutating func tellFaint(_ gathered: RunText) {
    if let faint = gathered.faintText { aside(.faint, faint) }
  }

  private func headingLevel(of paragraph: XMLElement) -> Int? {
    let properties = paragraph.first("pPr")
    if let outline = properties?.first("outlineLvl")?.attribute("val").flatMap({ Int($0) }), outline < 9 {
      return outline + 1
    }
    return properties?.first("pStyle")?.attribute("val").flatMap { styles.levels[$0] }
  }

  private mutating func runs(in element: XMLElement, into gathered: inout RunText) {
    for child in element.children {
      switch child.name {
      case "r": run(child, into: &gathered)
      case "ins", "moveTo":
        gathered.doubts.insert(.tracked)
        runs(in: child, into: &gathered)
      case "sdt":
        if child.showsPrompt { gathered.doubts.insert(.field) }
        if let content = child.first("sdtContent") { runs(in: content, into: &gathered) }
      case "fldSimple":
        var result = RunText()
        runs(in: child, into: &result)
        if result.text.trimmingBlanks.isEmpty { lostField(&result) }
        gathered.add(result, RunLook())
      case "hyperlink", "smartTag", "customXml", "dir", "bdo": runs(in: child, into: &gathered)
      case "AlternateContent":
        if let choice = alternative(child) { runs(in: choice, into: &gathered) }
      case "pPr":
        if let marks = child.first("rPr"), marks.first("ins") != nil || marks.first("del") != nil {
          gathered.doubts.insert(.tracked)
        }
      default: if let doubt = pass(child) { gathered.doubts.insert(doubt) }
      }
    }
  }

  private mutating func lostField(_ gathered: inout RunText) {
    gathered.doubts.insert(.field)
    count(.field)
  }

  private mutating func run(_ element: XMLElement, into gathered: inout RunText) {
    let look = styles.look(of: element, inParagraphOf: paragraphStyle)
    font = look.font.flatMap(OldFont.init(named:))
    if look.vanishes ?? false {
      // A hidden run may open or close a field all the same.
      for child in element.children where child.name == "fldChar" { piece(child, into: &gathered) }
      guard element.text.contains(where: { !$0.isWhitespace }) else { return }
      count(.hiddenText)
      aside(.hidden, font?.text(of: element.text).text ?? element.text)
      gathered.doubts.insert(.hidden)
      return
    }
    var pieces = RunText()
    self.pieces(element, &pieces)
    if let font { read(&pieces, by: font) }
    if !comments.isEmpty, !pieces.text.isEmpty { pieces.doubts.insert(.commented) }
    gathered.add(pieces, look)
  }

  private mutating func read(_ pieces: inout RunText, by font: OldFont) {
    let (text, isSure) = font.text(of: pieces.text)
    if !isSure {
      count(.symbol)
      pieces.doubts.insert(.symbol)
    }
    if !pieces.text.allSatisfy(\.isASCII), text != pieces.text { fonts[font.name] = font.encoding }
    pieces.text = text
  }

  private mutating func piece(_ element: XMLElement, into gathered: inout RunText) {
    switch element.name {
    case "t":
      let text = element.text
      if !text.trimmingBlanks.isEmpty {
        for index in fields.indices where fields[index].isSeparated { fields[index].hasResult = true }
      }
      gathered.text += text
    case "tab", "ptab": gathered.text += "\t"
    case "br", "cr": gathered.text += "\n"
    case "noBreakHyphen": gathered.text += "-"
    // A letter in the fonts of TCVN3, whatever Word holds it to be.
    case "softHyphen": if font?.encoding == .tcvn3 { gathered.text += "\u{AD}" }
    case "sym":
      count(.symbol)
      gathered.doubts.insert(.symbol)
    case "footnoteReference", "endnoteReference": gathered.doubts.insert(.noted)
    case "commentReference":
      count(.comment)
      gathered.doubts.insert(.commented)
    case "object":
      count(.embeddedObject)
      gathered.doubts.insert(.pictured)
      pictures(in: element)
    case "drawing", "pict":
      gathered.doubts.insert(.pictured)
      pictures(in: element)
    case "contentPart":
      count(.picture)
      gathered.doubts.insert(.pictured)
    case "fldChar": field(element, &gathered)
    case "AlternateContent": if let choice = alternative(element) { pieces(choice, &gathered) }
    case "ruby":
      // Small letters above the line say how it is pronounced, or something else.
      if let base = element.first("rubyBase") { runs(in: base, into: &gathered) }
      if let above = element.first("rt") {
        aside(.other, above.text)
        gathered.doubts.insert(.raised)
      }
    case "rPr", "instrText": return
    case "delText", "delInstrText": aside(.deleted, element.text)
    default: if let doubt = pass(element) { gathered.doubts.insert(doubt) }
    }
  }

  private mutating func pieces(_ element: XMLElement, _ gathered: inout RunText) {
    for child in element.children { piece(child, into: &gathered) }
  }

  private mutating func field(_ element: XMLElement, _ gathered: inout RunText) {
    switch element.attribute("fldCharType") {
    case "begin": fields.append(Field())
    case "separate": if let last = fields.indices.last { fields[last].isSeparated = true }
    case "end": if let field = fields.popLast(), !field.hasResult { lostField(&gathered) }
    default: return
    }
  }

  /// The same content twice, for newer and for older readers: one is enough, and the gate sees both.
  mutating func alternative(_ element: XMLElement) -> XMLElement? {
    var chosen: XMLElement?
    for child in element.children {
      if chosen == nil {
        chosen = child
      } else {
        for text in child.texts { aside(.other, text) }
      }
    }
    return chosen
  }

  /// Text boxes inside a drawing are read; pictures are counted.
  private mutating func pictures(in element: XMLElement, onGround: Bool = false) {
    let onGround = onGround || element.isFilledShape
    for child in element.children {
      for name in ["descr", "title", "alt"] { aside(.other, child.attribute(name) ?? "") }
      switch child.name {
      case "txbxContent": boxes.append(Box(content: child, isOnGround: onGround))
      case "blip", "imagedata": count(.picture)
      case "chart", "relIds": count(.chart)
      case "textpath":
        count(.wordArt)
        aside(.wordArt, child.attribute("string") ?? "")
      case "AlternateContent": if let choice = alternative(child) { pictures(in: choice, onGround: onGround) }
      case "t":
        count(.other)
        aside(.other, child.text)
      default: pictures(in: child, onGround: onGround)
      }
    }
  }
}

extension XMLElement {
  /// Whether a paragraph's indents (`ind`, in twentieths of a point) put it where no page is: 25 cm and more to the left.
  fileprivate var isOffPage: Bool {
    let places = ["left", "start", "firstLine"].compactMap { attribute($0).flatMap { Int($0) } }
    let hanging = attribute("hanging").flatMap { Int($0) } ?? 0
    return places.reduce(0, +) - hanging < -14_000
  }

  /// A place to be filled in that still shows its prompt.
  var showsPrompt: Bool { first("sdtPr")?.isOn("showingPlcHdr") ?? false }
}
