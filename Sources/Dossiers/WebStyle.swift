import Values

/// How a page sets an element, so far as it changes what a reader sees: what its declarations say, nothing where they do
/// not.
struct WebStyle {
  var isHidden: Bool?
  var isStruck: Bool?
  var isTiny: Bool?
  var keepsBlanks: Bool?
  var isCapitals: Bool?
  var height: RunLook.Height?
  /// As three levels from 0 to 255.
  var colour: [Int]?
  var ground: [Int]?

  /// What Word calls an element: a list of footnotes, a reference to one, a comment's anchor.
  private(set) var wordNames: [String] = []

  init() {}

  /// - Parameter declarations: `name: value; …`
  init(_ declarations: String) {
    for declaration in declarations.lowercased().split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      take(String(parts[0]).trimmingBlanks, String(parts[1]).replacing("!important", with: "").trimmingBlanks)
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "display": isHidden = value == "none"
    case "visibility": isHidden = ["hidden", "collapse"].contains(value)
    case "mso-hide": isHidden = value == "all"
    case "opacity": isHidden = Double(value) == 0
    case "left", "top", "right", "text-indent", "margin-left", "margin-top":
      // Far off the page.
      if let length = Self.length(value), length < -300 { isHidden = true }
    case "clip", "clip-path": if value.contains("rect(0") || value.contains("inset(50%") { isHidden = true }
    case "font-size":
      guard let size = Self.length(value) else { return }
      isTiny = size <= 4
      if size == 0 { isHidden = true }
    case "font":
      let sizes = value.split { $0 == " " || $0 == "/" }.compactMap { $0.last == "%" ? nil : Self.length(String($0)) }
      if let size = sizes.first { isTiny = size <= 4 }
    case "text-decoration", "text-decoration-line": isStruck = value.contains("line-through")
    case "white-space": keepsBlanks = value.hasPrefix("pre")
    case "text-transform": isCapitals = value == "uppercase"
    case "vertical-align": height = value == "super" ? .above : value == "sub" ? .below : .line
    case "color": colour = Self.colour(value)
    case "background", "background-color":
      ground = value.split(separator: " ").lazy.compactMap { Self.colour(String($0)) }.first ?? ground
    case "mso-element", "mso-footnote-id", "mso-endnote-id", "mso-comment-reference":
      wordNames.append(name == "mso-element" ? value : name)
    default: break
    }
  }

  /// What the other says over what this says.
  mutating func take(_ other: WebStyle) {
    isHidden = other.isHidden ?? isHidden
    isStruck = other.isStruck ?? isStruck
    isTiny = other.isTiny ?? isTiny
    keepsBlanks = other.keepsBlanks ?? keepsBlanks
    isCapitals = other.isCapitals ?? isCapitals
    height = other.height ?? height
    colour = other.colour ?? colour
    ground = other.ground ?? ground
    wordNames += other.wordNames
  }

  /// Whether letters can hardly be told from what they stand on.
  var isFaint: Bool {
    if isTiny ?? false { return true }
    guard let colour else { return false }
    return zip(colour, ground ?? [255, 255, 255]).allSatisfy { abs($0 - $1) <= 24 }
  }

  /// In pixels; nil for a length that depends on something else.
  private static func length(_ text: String) -> Double? {
    let figure = text.prefix { $0.isNumber || ".-+".contains($0) }
    guard let value = Double(figure) else { return nil }
    switch text.dropFirst(figure.count) {
    case "px": return value
    case "", "pt": return value * 4 / 3
    case "em", "rem": return value * 16
    case "cm": return value * 37.8
    case "mm": return value * 3.78
    case "in": return value * 96
    case "%": return value == 0 ? 0 : nil
    default: return nil
    }
  }

  static func colour(_ text: String) -> [Int]? {
    if let named = named[text] { return named }
    if text.hasPrefix("#") {
      let digits = text.dropFirst().compactMap(\.hexDigitValue)
      switch digits.count {
      case 3, 4: return digits.prefix(3).map { $0 * 17 }
      case 6, 8: return stride(from: 0, to: 6, by: 2).map { digits[$0] * 16 + digits[$0 + 1] }
      default: return nil
      }
    }
    guard text.hasPrefix("rgb") else { return nil }
    let levels = text.split { !$0.isNumber }.compactMap { Int($0) }
    return levels.count >= 3 ? levels.prefix(3).map { min($0, 255) } : nil
  }

  private static let named: [String: [Int]] = [
    "white": [255, 255, 255], "snow": [255, 250, 250], "ivory": [255, 255, 240], "whitesmoke": [245, 245, 245],
    "black": [0, 0, 0], "yellow": [255, 255, 0], "red": [255, 0, 0], "blue": [0, 0, 255], "navy": [0, 0, 128],
    "green": [0, 128, 0], "gray": [128, 128, 128], "grey": [128, 128, 128], "silver": [192, 192, 192],
  ]
}
