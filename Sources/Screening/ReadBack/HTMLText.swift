import Dossiers

/// Markup in which every word that is not ours is escaped: only what stands literally in the program is markup.
package struct HTMLText: Sendable, ExpressibleByStringInterpolation {
  package private(set) var markup: String

  package init(stringLiteral text: String) {
    self.markup = text
  }

  package init(stringInterpolation: StringInterpolation) {
    self.markup = stringInterpolation.markup
  }

  private init(markup: String) {
    self.markup = markup
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ text: String) { markup += text }

    package mutating func appendInterpolation(_ html: HTMLText) { markup += html.markup }

    package mutating func appendInterpolation(_ html: [HTMLText]) { for one in html { markup += one.markup } }

    package mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    package mutating func appendInterpolation(_ text: some StringProtocol) { markup += HTMLText(escaping: text).markup }
  }

  /// Text as text: nothing in it opens or closes anything, steers the reader or turns the line around. Line ends and
  /// tabs stay as they are.
  package init(escaping text: some StringProtocol) {
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

  package static func + (left: HTMLText, right: HTMLText) -> HTMLText { HTMLText(markup: left.markup + right.markup) }

  package static func += (left: inout HTMLText, right: HTMLText) { left.markup += right.markup }
}

extension HTMLText {
  /// The choices of a `select`, each a value and its words, one of them chosen.
  package static func options(_ choices: [(String, String)], chosen: String) -> HTMLText {
    let options = choices.map { value, words -> HTMLText in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "" as HTMLText)>\(words)</option>\n"
    }
    return "\(options)"
  }
}
