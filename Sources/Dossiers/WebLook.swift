/// How what stands in an element looks, after all elements around it.
struct WebLook {
  private(set) var style = WebStyle()
  private(set) var doubts: Set<Doubt> = []

  var isHidden: Bool { style.isHidden ?? false }
  var keepsBlanks: Bool { style.keepsBlanks ?? false }
  /// The element itself only.
  private(set) var hasNote = false
  private(set) var hasComment = false
  private(set) var isNotes = false

  /// As runs of a Word file are set.
  var run: RunLook {
    RunLook(
      isStruck: style.isStruck, isCapitals: style.isCapitals, isPale: style.isFaint, height: style.height)
  }

  func inside(_ element: XMLElement, _ styles: WebStyles) -> WebLook {
    var look = self
    (look.hasNote, look.hasComment, look.isNotes) = (false, false, false)
    var plain = WebStyle()
    switch element.name {
    case "s", "strike", "del": plain.isStruck = true
    case "ins": look.doubts.insert(.tracked)
    case "sup": plain.height = .above
    case "sub": plain.height = .below
    case "pre", "xmp", "listing", "plaintext": plain.keepsBlanks = true
    case "font": plain.colour = element.attribute("color").flatMap { WebStyle.colour($0.lowercased()) }
    case "body", "table", "tr", "td", "th":
      plain.ground = element.attribute("bgcolor").flatMap { WebStyle.colour($0.lowercased()) }
    default: break
    }
    if element.attribute("hidden") != nil { plain.isHidden = true }
    let (own, mayHide) = styles.style(of: element)
    plain.take(own)
    // A line through a part of the page goes through all that stands in it.
    if look.style.isStruck ?? false { plain.isStruck = true }
    look.style.take(plain)
    if mayHide { look.doubts.insert(.hidden) }
    look.hasNote = own.wordNames.contains { $0.hasSuffix("note-id") }
    look.hasComment = own.wordNames.contains("mso-comment-reference")
    look.isNotes = own.wordNames.contains { $0.hasSuffix("note-list") }
    return look
  }
}
