import Dossiers

/// Markup in which every word that is not ours is escaped: only what stands literally in the program is markup.
struct HTMLText: Sendable, ExpressibleByStringInterpolation {
  private(set) var markup: String

  init(stringLiteral text: String) {
    self.markup = text
  }

  init(stringInterpolation: StringInterpolation) {
    self.markup = stringInterpolation.markup
  }

  private init(markup: String) {
    self.markup = markup
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { markup += text }

    mutating func appendInterpolation(_ html: HTMLText) { markup += html.markup }

    mutating func appendInterpolation(_ html: [HTMLText]) { for one in html { markup += one.markup } }

    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    mutating func appendInterpolation(_ text: some StringProtocol) { markup += HTMLText(escaping: text).markup }
  }

  /// Text as text: nothing in it opens or closes anything, steers the reader or turns the line around. Line ends and
  /// tabs stay as they are.
  init(escaping text: some StringProtocol) {
    var markup = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      case "\n", "\t": markup.unicodeScalars.append(scalar)
      default: markup += String(Character(scalar)).visible
      }
    }
    self.init(markup: markup)
  }

  static func + (left: HTMLText, right: HTMLText) -> HTMLText { HTMLText(markup: left.markup + right.markup) }

  static func += (left: inout HTMLText, right: HTMLText) { left.markup += right.markup }
}
