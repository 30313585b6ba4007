/// The style sheets inside a page, as far as they are needed to know what a reader sees. Of a selector the last part is
/// judged; where more stands before it, what it hides is not sure to be hidden.
struct WebStyles {
  private struct Rule {
    var tag = ""
    var classes: Set<String> = []
    var id = ""
    /// Whether nothing but the element itself decides.
    var isExact = true
    var style = WebStyle()
    var weight: Int { (id.isEmpty ? 0 : 100) + 10 * classes.count + (tag.isEmpty ? 0 : 1) }
  }

  /// By what their selector names most closely; in the order of the page.
  private var rules: [String: [(order: Int, rule: Rule)]] = [:]
  private var count = 0
  /// Style sheets that lie elsewhere.
  private(set) var imported = 0
  /// Texts that style sheets put onto the page.
  private(set) var made = 0

  /// Far more than a word processor writes.
  private static let mostRules = 20_000

  /// The style sheets of a page.
  mutating func take(_ element: XMLElement) {
    for child in element.children {
      switch child.name {
      case "style": take(sheet: child.text)
      case "link":
        if child.attribute("rel")?.lowercased().split(separator: " ").contains("stylesheet") ?? false { imported += 1 }
      default: take(child)
      }
    }
  }

  private mutating func take(sheet: String) {
    var rest = Substring(sheet.replacing("<!--", with: "").replacing("-->", with: "").withoutRemarks)
    while count < Self.mostRules {
      rest = rest.drop { $0.isWhitespace || $0 == "}" }
      guard let stop = rest.firstIndex(where: { "{;".contains($0) }) else { return }
      let selector = rest[..<stop].lowercased()
      let isBlock = rest[stop] == "{"
      rest = rest[stop...].dropFirst()
      if selector.hasPrefix("@") {
        if selector.hasPrefix("@import") { imported += 1 }
        // What holds on some media holds for us.
        guard isBlock, !selector.hasPrefix("@media"), !selector.hasPrefix("@supports") else { continue }
        rest = rest.behindBlock
        continue
      }
      guard isBlock else { continue }
      let body = rest.prefix { $0 != "}" }
      rest = rest[body.endIndex...]
      add(selector, body)
    }
  }

  private mutating func add(_ selectors: String, _ body: Substring) {
    let style = WebStyle(String(body))
    for selector in selectors.split(separator: ",") {
      let parts = selector.split { $0.isWhitespace || ">+~".contains($0) }
      guard let last = parts.last else { continue }
      if last.hasSuffix(":before") || last.hasSuffix(":after") {
        if body.contains("content"), body.contains(where: { $0.isLetter && !$0.isASCII }) || body.hasWordsInQuotes {
          made += 1
        }
        continue
      }
      var rule = Rule()
      rule.isExact = parts.count == 1 && !last.contains { ":[*".contains($0) }
      rule.style = style
      var kind: Character = " "
      for piece in last.prefix(while: { !":[".contains($0) }).pieces {
        kind = piece.first ?? " "
        switch kind {
        case ".": rule.classes.insert(String(piece.dropFirst()))
        case "#": rule.id = String(piece.dropFirst())
        default: rule.tag = piece == "*" ? "" : String(piece)
        }
      }
      count += 1
      let key = rule.id.isEmpty ? rule.classes.min().map { ".\($0)" } ?? rule.tag : "#\(rule.id)"
      rules[key, default: []].append((count, rule))
    }
  }

  /// How an element is set by the sheets and its own attribute, and whether a sheet may set it otherwise.
  func style(of element: XMLElement) -> (style: WebStyle, mayHide: Bool) {
    let classes = Set(
      (element.attribute("class") ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init))
    let id = element.attribute("id")?.lowercased() ?? ""
    let keys = ["", element.name, "#\(id)"] + classes.map { ".\($0)" }
    let met = keys.flatMap { rules[$0] ?? [] }.filter { _, rule in
      (rule.tag.isEmpty || rule.tag == element.name) && rule.classes.isSubset(of: classes)
        && (rule.id.isEmpty || rule.id == id)
    }
    var style = WebStyle()
    for (_, rule) in met.filter(\.rule.isExact).sorted(by: { ($0.rule.weight, $0.order) < ($1.rule.weight, $1.order) })
    {
      style.take(rule.style)
    }
    if let own = element.attribute("style") { style.take(WebStyle(own)) }
    let mayHide = met.contains { _, rule in
      !rule.isExact && (rule.style.isHidden ?? false || rule.style.isStruck ?? false || rule.style.isFaint)
    }
    return (style, mayHide)
  }
}

extension String {
  /// Without what stands between `/*` and `*/`.
  fileprivate var withoutRemarks: String {
    var text = ""
    var rest = self[...]
    while let start = rest.firstRange(of: "/*") {
      text += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return text }
      rest = rest[end.upperBound...]
    }
    return text + rest
  }
}

extension Substring {
  /// What follows the brace that closes the block begun before this.
  fileprivate var behindBlock: Substring {
    var depth = 1
    for index in indices {
      if self[index] == "{" { depth += 1 }
      if self[index] == "}" { depth -= 1 }
      if depth == 0 { return self[index...].dropFirst() }
    }
    return self[endIndex...]
  }

  /// `td.a.b#c` as `td`, `.a`, `.b`, `#c`.
  fileprivate var pieces: [Substring] {
    var pieces: [Substring] = []
    var start = startIndex
    for index in indices where index > start && ".#".contains(self[index]) {
      pieces.append(self[start..<index])
      start = index
    }
    return pieces + (start < endIndex ? [self[start...]] : [])
  }

  fileprivate var hasWordsInQuotes: Bool {
    split(omittingEmptySubsequences: false) { "\"'".contains($0) }.enumerated().contains { index, piece in
      index % 2 == 1 && !piece.hasPrefix("\\") && piece.contains { $0.isLetter || $0.isNumber }
    }
  }
}
