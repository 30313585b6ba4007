/// The styles of a Word file: the outline level of headings, and how styles set runs.
struct WordStyles {
  private(set) var levels: [String: Int] = [:]
  /// By style, inherited properties included.
  private var looks: [String: RunLook] = [:]
  private var plain = RunLook()
  /// The font of what says nothing of its font.
  private var font: String?

  init(_ part: [UInt8]?) {
    guard let part, let tree = XMLTree(part) else { return }
    tree.read { take($0) }
  }

  private mutating func take(_ root: XMLElement) {
    font = root.first("docDefaults")?.first("rPrDefault")?.first("rPr").flatMap(RunLook.font)
    var styles: [String: XMLElement] = [:]
    for style in root.children where style.name == "style" {
      guard let id = style.attribute("styleId") else { continue }
      styles[id] = style
      let outline = style.first("pPr")?.first("outlineLvl")?.attribute("val").flatMap { Int($0) }
      let name = style.first("name")?.attribute("val")?.lowercased() ?? ""
      let numbered = name.hasPrefix("heading ") ? Int(name.dropFirst(8)) : nil
      if let level = outline.map({ $0 + 1 }) ?? numbered, (1...9).contains(level) { levels[id] = level }
    }
    for id in styles.keys { looks[id] = Self.look(of: id, styles) }
    let standard = styles.values.first {
      $0.attribute("type") == "paragraph" && ["1", "true", "on"].contains($0.attribute("default") ?? "")
    }
    plain = standard?.attribute("styleId").flatMap { looks[$0] } ?? RunLook()
  }

  private static func look(of id: String, _ styles: [String: XMLElement]) -> RunLook {
    var chain: [XMLElement] = []
    var next: String? = id
    while let name = next, let style = styles[name], chain.count < 20 {
      chain.append(style)
      next = style.first("basedOn")?.attribute("val")
    }
    return chain.reversed().reduce(into: RunLook()) { look, style in
      if let properties = style.first("rPr") { look.take(properties) }
    }
  }

  /// How a run looks: by its paragraph's style, its own, and its own properties, the later over the earlier.
  func look(of run: XMLElement, inParagraphOf style: String?) -> RunLook {
    let properties = run.first("rPr")
    var look = style.flatMap { looks[$0] } ?? plain
    if let named = properties?.first("rStyle")?.attribute("val").flatMap({ looks[$0] }) { look.take(named) }
    if let properties { look.take(properties) }
    look.font = look.font ?? font
    return look
  }
}

/// How a run is set, so far as it changes what a reader sees.
struct RunLook {
  enum Height { case line, above, below }

  var vanishes: Bool?
  var isStruck: Bool?
  var isCapitals: Bool?
  /// White or nearly so.
  var isPale: Bool?
  /// Too small or too narrow to be seen.
  var isTiny: Bool?
  /// On a ground or under a marker that shows white letters.
  var hasGround: Bool?
  var height: Height?
  /// Of letters beyond ASCII.
  var font: String?

  var isFaint: Bool { (isPale ?? false) && !(hasGround ?? false) || isTiny ?? false }

  static func font(of properties: XMLElement) -> String? {
    let fonts = properties.first("rFonts")
    return fonts?.attribute("hAnsi") ?? fonts?.attribute("ascii")
  }

  mutating func take(_ properties: XMLElement) {
    func either(_ names: [String]) -> Bool? {
      names.contains { properties.first($0) != nil } ? names.contains { properties.isOn($0) } : nil
    }
    func number(_ name: String) -> Int? { properties.first(name)?.attribute("val").flatMap { Int($0) } }
    let size = number("sz").map { $0 <= 6 }
    // Letters a twentieth as wide as they are.
    let width = number("w").map { $0 <= 5 }
    let ground = properties.first("shd").map(\.isGround)
    let marker = properties.first("highlight").map { !["none", "white", nil].contains($0.attribute("val")) }
    let height = properties.first("vertAlign")?.attribute("val")
    let position = number("position")
    take(
      RunLook(
        vanishes: either(["vanish"]), isStruck: either(["strike", "dstrike"]),
        isCapitals: either(["caps", "smallCaps"]),
        isPale: properties.first("color").map { $0.attribute("val")?.isPaleColour ?? false },
        isTiny: size == nil && width == nil ? nil : size ?? false || width ?? false,
        hasGround: ground == nil && marker == nil ? nil : ground ?? false || marker ?? false,
        height: height.map { $0 == "superscript" ? .above : $0 == "subscript" ? .below : .line }
          ?? position.map { $0 > 0 ? .above : $0 < 0 ? .below : .line }, font: Self.font(of: properties)))
  }

  mutating func take(_ other: RunLook) {
    vanishes = other.vanishes ?? vanishes
    isStruck = other.isStruck ?? isStruck
    isCapitals = other.isCapitals ?? isCapitals
    isPale = other.isPale ?? isPale
    isTiny = other.isTiny ?? isTiny
    hasGround = other.hasGround ?? hasGround
    height = other.height ?? height
    font = other.font ?? font
  }
}
