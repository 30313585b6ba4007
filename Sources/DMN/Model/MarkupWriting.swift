/// An element to be written: with children, or with a text, or empty.
struct MarkupOutput {
  let name: String
  /// In the order written.
  var attributes: [(name: String, value: String)]
  var children: [MarkupOutput]
  var text: String?

  init(_ name: String, _ attributes: [(String, String?)] = [], _ children: [MarkupOutput] = []) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.children = children
  }

  init(_ name: String, text: String) {
    self.name = name
    attributes = []
    children = []
    self.text = text
  }

  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The document with this root, in UTF-8, two spaces to a level; a text stands in its element untouched.
  /// - Throws: the first character that XML cannot hold.
  func document() throws(ModelProblems) -> [UInt8] {
    var out: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    do {
      try write(to: &out, depth: 0)
    } catch {
      throw ModelProblems([error])
    }
    return out
  }

  private func write(to out: inout [UInt8], depth: Int) throws(ModelProblem) {
    let indent = repeatElement(UInt8(ascii: " "), count: 2 * depth)
    out += indent
    out += "<\(name)".utf8
    for attribute in attributes {
      out += " \(attribute.name)=\"".utf8
      try Self.escape(attribute.value, isAttribute: true, to: &out)
      out.append(UInt8(ascii: "\""))
    }
    if let text {
      out.append(UInt8(ascii: ">"))
      try Self.escape(text, isAttribute: false, to: &out)
      out += "</\(name)>\n".utf8
    } else if children.isEmpty {
      out += "/>\n".utf8
    } else {
      out += ">\n".utf8
      for child in children { try child.write(to: &out, depth: depth + 1) }
      out += indent
      out += "</\(name)>\n".utf8
    }
  }

  /// A reader turns carriage returns, and in attributes all blanks, into others unless they are written by number.
  private static func escape(_ text: String, isAttribute: Bool, to out: inout [UInt8]) throws(ModelProblem) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;".utf8
      case "<": out += "&lt;".utf8
      case ">": out += "&gt;".utf8
      case "\"" where isAttribute: out += "&quot;".utf8
      case "\r": out += "&#13;".utf8
      case "\n" where isAttribute: out += "&#10;".utf8
      case "\t" where isAttribute: out += "&#9;".utf8
      default:
        guard scalar.isAllowedInMarkup else { throw ModelProblem(.unwritable(scalar), line: 0, column: 0) }
        out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }
}
