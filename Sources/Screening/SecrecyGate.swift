import Dossiers
import Rulebook
import Values

/// Step 0: a mark of state secrecy stops everything; nothing of the content is stored, logged, drafted or sent.
///
/// A mark stands alone: in a line, a cell, or a part of a line set off by tabs or wide blanks; in capitals, perhaps
/// with spaces between the letters, perhaps after «Độ mật:». The word inside a sentence (*mật độ*, *bảo mật*) is none.
package struct SecrecyGate: Sendable {
  package struct Mark: Sendable, Hashable {
    package let level: String
    package let path: String
    package let place: String
  }

  let marks: SecrecyMarks

  package init(_ marks: SecrecyMarks) {
    self.marks = marks
  }

  /// The first mark in a file's name or text; nil where there is none.
  package func mark(in dossier: Dossier) -> Mark? {
    for file in dossier.files {
      if let level = level(ofName: file.path) { return Mark(level: level, path: file.path, place: "tên tệp") }
      guard case .document(let document) = file.content else { continue }
      for block in document.blocks {
        if let found = mark(in: block, of: file.path) { return found }
      }
    }
    return nil
  }

  private func mark(in block: Block, of path: String) -> Mark? {
    switch block {
    case .paragraph(let paragraph):
      return level(ofText: paragraph.text).map { Mark(level: $0, path: path, place: paragraph.place.description) }
    case .table(let table):
      for cell in table.rows.joined() where !cell.continuesAbove {
        if let level = level(ofText: cell.text) {
          return Mark(level: level, path: path, place: cell.place.description)
        }
      }
      return nil
    }
  }

  func level(ofText text: String) -> String? {
    for line in text.replacing("\u{A0}", with: " ").split(separator: "\n") {
      // The whole line first: wide blanks may stand between the words of one mark.
      let tabbed = line.split(separator: "\t").map(String.init)
      let parts = [String(line)] + tabbed + tabbed.flatMap { $0.split(separator: "   ").map(String.init) }
      if let level = parts.lazy.compactMap({ level(ofPart: $0) }).first { return level }
    }
    return nil
  }

  /// `(MẬT)` or `[TUYỆT MẬT]` in a file's name.
  private func level(ofName name: String) -> String? {
    let parts = name.split { "()[]/_-.".contains($0) }
    return parts.lazy.compactMap { level(ofPart: String($0)) }.first
  }

  private func level(ofPart part: String) -> String? {
    let letters = part.nfc.squeezed
    guard !letters.isEmpty, letters.allSatisfy({ !$0.isLowercase }) || isAfterPrefix(part) else { return nil }
    let capitals = letters.uppercased()
    for level in marks.levels {
      for mark in level.marks.map(\.squeezed) {
        if capitals == mark { return level.name }
        if marks.prefixes.contains(where: { capitals == $0.squeezed + mark }) { return level.name }
      }
    }
    return nil
  }

  /// «Độ mật: Mật» may be in small letters: the words before the colon say what it is.
  private func isAfterPrefix(_ part: String) -> Bool {
    guard let colon = part.firstIndex(of: ":") else { return false }
    let head = String(part[..<colon]).nfc.squeezed.uppercased()
    return marks.prefixes.contains { $0.squeezed == head }
  }
}

extension String {
  /// Letters only.
  fileprivate var squeezed: String { nfc.filter(\.isLetter) }
}
