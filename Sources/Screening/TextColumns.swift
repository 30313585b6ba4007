import Dossiers
import Values

/// Text for a screen of a fixed width, wrapped at words, with a code at the end of an entry.
package struct TextColumns: Sendable {
  package let width: Int

  package init(width: Int = 80) {
    self.width = max(40, width)
  }

  /// A command to be typed or copied: broken between its words only, with the sign that a shell goes on after.
  package func command(_ text: String, indent: Int) -> [String] {
    var words: [String] = [""]
    var isQuoted = false
    for character in text {
      if character == "'" { isQuoted.toggle() }
      if character == " ", !isQuoted { words.append("") } else { words[words.count - 1].append(character) }
    }
    var lines: [String] = []
    var line = ""
    for word in words.map(\.visible) {
      if !line.isEmpty, indent + line.count + word.count + 3 > width {
        lines.append(blanks(indent) + line + " \\")
        line = "  " + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [blanks(indent) + line]
  }

  /// The text wrapped to the width, every line indented, later ones deeper by `hanging`; the code stands right-aligned
  /// at the end of the last line, or under it where there is no room. `column` stands before the first line, padded to
  /// `hanging`. A word longer than a line (a path) is broken.
  package func entry(
    _ text: String, code: String? = nil, indent: Int = 0, hanging: Int = 0, column: String? = nil
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var lead = column == nil ? indent : indent + hanging
    // Foreign words are printed here: nothing in them may steer the terminal or turn the line around.
    let longest = max(10, width - indent - hanging)
    for word in text.split(whereSeparator: \.isWhitespace).flatMap({ String($0).visible.pieces(of: longest) }) {
      let joined = line.isEmpty ? word : "\(line) \(word)"
      if lead + joined.count > width, !line.isEmpty {
        lines.append(blanks(lead) + line)
        if column == nil { lead = indent + hanging }
        line = word
      } else {
        line = joined
      }
    }
    lines.append(blanks(lead) + line)
    if let column {
      let padded = blanks(indent) + column + blanks(max(1, hanging - column.count))
      lines[0] = padded + lines[0].dropFirst(lead)
    }
    guard let code else { return lines }
    let last = lines[lines.count - 1]
    let room = width - last.count - code.count
    if room >= 1 {
      lines[lines.count - 1] = last + blanks(room) + code
    } else {
      lines.append(blanks(max(0, width - code.count)) + code)
    }
    return lines
  }

  /// The text with its own line breaks and indents, no line longer than the width.
  package func fitted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width else { return String(line) }
      let indent = min(line.prefix { $0 == " " }.count, width / 2)
      return entry(String(line), indent: indent, hanging: 2).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
