import Dossiers
import Rulebook
import Values

/// Step 0: a mark of state secrecy stops everything; nothing of the content is stored, logged, drafted or sent.
///
/// It looks at all that a file holds, also at what no reader takes for the paper's own words: hidden and deleted text,
/// comments, WordArt, equations, properties; and at `ho-so.json`. What a mark is, `SecrecyLine` says.
package struct SecrecyGate: Sendable {
  package struct Mark: Sendable, Hashable {
    package let level: String
    package let path: String
    package let place: String

    /// That everything stops and where the mark is, and nothing of what the dossier says.
    package func words(_ message: String) -> String {
      "DỪNG: có dấu «\(level)» ở \(path.visible), \(place). \(message)"
    }
  }

  let marks: SecrecyMarks
  private let scan: SecrecyScan

  package init(_ rulebook: Rulebook) {
    marks = rulebook.secrecy
    scan = rulebook.secrecyScan
  }

  /// The first mark in a file's name or text; nil where there is none.
  package func mark(in dossier: Dossier) -> Mark? {
    if let level = level(ofName: dossier.name) { return Mark(level: level, path: dossier.name, place: "tên thư mục") }
    for text in dossier.intake.texts {
      if let level = level(ofText: text) { return Mark(level: level, path: Dossier.intakeName, place: "một giá trị") }
    }
    for text in dossier.log?.texts ?? [] {
      if let level = level(ofText: text) { return Mark(level: level, path: Dossier.logName, place: "một giá trị") }
    }
    for file in dossier.files {
      if let level = level(ofName: file.path) { return Mark(level: level, path: file.path, place: "tên tệp") }
      guard case .document(let document) = file.content else { continue }
      for block in document.blocks {
        if let found = mark(in: block, of: file.path) { return found }
      }
      for aside in document.asides {
        if let level = level(ofText: aside.text, isRecognised: aside.kind == .stamp) {
          return Mark(level: level, path: file.path, place: aside.kind.rawValue)
        }
      }
    }
    return nil
  }

  private func mark(in block: Block, of path: String) -> Mark? {
    switch block {
    case .paragraph(let paragraph):
      let level = level(ofText: paragraph.text, isRecognised: paragraph.place.confidence != nil)
      return level.map { Mark(level: $0, path: path, place: paragraph.place.description) }
    case .table(let table):
      for row in table.rows {
        for cell in row where !cell.continuesAbove {
          let beside = row.filter { $0.column != cell.column }.map(\.text)
          let isRecognised = cell.place.confidence != nil
          guard let level = level(ofText: cell.text, beside: beside, isRecognised: isRecognised) else { continue }
          return Mark(level: level, path: path, place: cell.place.description)
        }
      }
      return nil
    }
  }

  /// - Parameters:
  ///   - beside: what stands in the other cells of a table's row; it may say that the word is no mark.
  ///   - isRecognised: whether a machine read it off a picture: then the marks of letters are not trusted.
  func level(ofText text: String, beside: [String] = [], isRecognised: Bool = false) -> String? {
    guard isRecognised || scan.mayBeMarked(text) else { return nil }
    let composed = text.nfc
    let text = composed.unicodeScalars.contains("\u{A0}") ? composed.replacing("\u{A0}", with: " ") : composed
    // Letters one below the other.
    let upright = text.contains("\n") ? [text.filter { !$0.isWhitespace }] : []
    let lines = text.split(separator: "\n").map(String.init) + upright.filter { $0.count <= 12 }
    for line in lines {
      // The whole line first: wide blanks may stand between the words of one mark.
      let tabbed = line.split(separator: "\t").map(String.init)
      let parts = ([line] + tabbed + tabbed.flatMap { $0.split(separator: "   ").map(String.init) }).uniqued
      if let level = parts.lazy.compactMap({ SecrecyLine($0, marks, beside: beside)?.level }).first { return level }
      if isRecognised, let level = parts.lazy.compactMap(level(likeLetters:)).first { return level }
    }
    return nil
  }

  /// A line in capitals that has the letters of a mark, whatever signs stand on them: *MẶT*, *TỐI MAT*. Bare letters among
  /// figures are a piece of a round seal: *MA T3*.
  private func level(likeLetters part: String) -> String? {
    let letters = part.filter(\.isLetter)
    guard !letters.isEmpty, letters.allSatisfy({ !$0.isLowercase }),
      !part.contains(where: \.isNumber) || !letters.allSatisfy(\.isASCII)
    else { return nil }
    let plain = String(letters.map(\.withoutMarks))
    return marks.levels.first { level in level.letters.contains { String($0.map(\.withoutMarks)) == plain } }?.name
  }

  /// `(MẬT)` or `[TUYỆT MẬT]` in a file's name.
  private func level(ofName name: String) -> String? {
    let parts = name.split { "()[]/_-.".contains($0) }
    return parts.lazy.compactMap { SecrecyLine(String($0), marks)?.level }.first
  }
}
