import Values

/// A web page, also one that a word processor saved: paragraphs, headings and tables as a browser shows them. Nothing that
/// it names is fetched.
struct WebPage {
  let blocks: [Block]
  let unreadParts: [UnreadPart]
  let asides: [Aside]

  /// - Throws: `tooLarge` where it is nested deeper than any paper, or its tables have more cells than any.
  init(_ text: String) throws(Unreadable) {
    guard let tree = XMLTree(page: text) else { throw .tooLarge }
    let walk = try tree.read { root throws(Unreadable) in
      var styles = WebStyles()
      styles.take(root)
      var walk = WebWalk(styles: styles)
      try walk.read(root)
      return walk
    }
    blocks = walk.blocks
    asides = walk.asides
    unreadParts = walk.unread.sorted { $0.key < $1.key }.map { UnreadPart(kind: $0.key, count: $0.value) }
  }

  /// Whether a file is one: it begins with an element that pages begin with, whatever stands before as a comment or an
  /// XML declaration.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    var rest = Substring(head(of: bytes)).drop(while: \.isWhitespace)
    while let end = ["<!--": "-->", "<?": ">"].first(where: { rest.hasPrefix($0.key) })?.value {
      guard let from = rest.firstRange(of: end)?.upperBound else { return false }
      rest = rest[from...].drop(while: \.isWhitespace)
    }
    if rest.hasPrefix("<!doctype html") { return true }
    guard rest.hasPrefix("<") else { return false }
    return names.contains(String(rest.dropFirst().prefix { $0.isLetter || $0.isNumber }))
  }

  private static let names: Set = [
    "html", "head", "body", "meta", "title", "style", "link", "script", "div", "p", "span", "table", "center", "h1",
    "h2", "h3", "font", "b", "ul", "ol", "br",
  ]

  /// The encoding that a page names in its head, in small letters.
  static func declaredEncoding(in bytes: [UInt8]) -> String? {
    let head = head(of: bytes)
    guard let from = head.firstRange(of: "charset=")?.upperBound else { return nil }
    let name = head[from...].drop { "\"' ".contains($0) }.prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
    return name.isEmpty ? nil : String(name)
  }

  /// The first letters of ASCII, small; of UTF-16 too, whose other bytes are zero.
  private static func head(of bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(4096).filter { $0 > 0 && $0 < 0x80 }, as: UTF8.self).lowercased()
  }
}
