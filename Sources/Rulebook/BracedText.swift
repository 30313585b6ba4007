import Yams

extension RuleSheet {
  /// A piece of a text with braces: as it stands, or what stood in a pair of them.
  struct BracedPiece {
    let text: String
    /// Where its `{` stands, in Unicode scalars from the text's begin; nil outside braces.
    let offset: Int?
  }

  /// The pieces of a scalar's text in order; nil with a problem where it has no text or a brace is not closed.
  mutating func braced(_ node: Node, what: String) -> [BracedPiece]? {
    guard let text = text(node, what: what) else { return nil }
    var pieces: [BracedPiece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.init(text: String(rest[..<open]), offset: nil)) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        report("«\(what)» mở «{» mà không đóng «}»", at: node)
        return nil
      }
      let offset = text.unicodeScalars.distance(from: text.startIndex, to: open)
      pieces.append(.init(text: String(rest[rest.index(after: open)..<close]), offset: offset))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? pieces : pieces + [.init(text: String(rest), offset: nil)]
  }
}
