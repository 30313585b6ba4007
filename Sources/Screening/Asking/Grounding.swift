import Dossiers
import Foundation
import LanguageModels
import Rulebook
import Values

/// A proposed value counts only when its quote is found again in a line that was sent, the quote holds the value as
/// written, the line names the fact or its row, and the document is of a kind from which the fact may be taken.
struct Grounding {
  let missing: MissingFacts
  let provider: Provider

  struct Result {
    /// By fact and subject; a model that gives two values for one fact gives two statements, and they contradict.
    let statements: [(fact: Fact, statement: Statement)]
    let dropped: Int
  }

  func result(of reply: JSON) -> Result {
    let items = reply["du_kien"]?.array ?? []
    let grounded = items.compactMap(grounded)
    return Result(statements: grounded, dropped: items.count - grounded.count)
  }

  private func grounded(_ item: JSON) -> (fact: Fact, statement: Statement)? {
    guard let id = item["ma"]?.string, let wanted = missing.wanted.first(where: { $0.id == id }),
      let words = item["gia_tri"]?.string?.nfc.trimmingBlanks, let quote = item["trich"]?.string?.folded,
      quote.holds(words.folded), let (paper, line) = place(of: quote, words.folded, wanted)
    else { return nil }
    // The paper's own words again: tokens stand for nobody outside of this dossier.
    let own = missing.redaction.restoring(words)
    guard let value = try? wanted.definition.value(of: own, habit: paper.habit) else { return nil }
    let source = Statement.Source.model(provider: provider.id, model: provider.model, path: paper.path)
    let statement = Statement(value: value, words: own, source: source, place: line.place, standing: .proposed)
    return (wanted.fact, statement)
  }

  /// The line that holds the quote and in which the value is the fact's, in a document that may state it.
  private func place(
    of quote: String, _ words: String, _ wanted: MissingFacts.Wanted
  ) -> (SentPaper, SentPaper.Line)? {
    for paper in missing.papers where wanted.definition.documentKinds.contains(paper.kind) {
      let line = paper.lines.first {
        $0.text.folded.holds(quote) && missing.names.isNamed(wanted, $0, value: words)
      }
      if let line { return (paper, line) }
    }
    return nil
  }
}

extension String {
  /// NFC with blanks folded.
  var folded: String { nfc.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether the part stands here and is not the middle of a longer word or number.
  func holds(_ part: String) -> Bool { !ends(before: part).isEmpty }

  /// What stands before the part, wherever it stands by itself.
  func ends(before part: String) -> [Substring] {
    guard !part.isEmpty else { return [] }
    var found: [Substring] = []
    var rest = self[...]
    while let range = rest.range(of: part) {
      let before = self[..<range.lowerBound]
      if !before.continuesAtEnd, !self[range.upperBound...].continuesAtStart { found.append(before) }
      rest = rest[range.upperBound...]
    }
    return found
  }
}

extension Substring {
  /// `1.` before `000`: a mark between digits continues a number; `≥`, `<`, `-` before it makes another of it.
  fileprivate var continuesAtEnd: Bool {
    guard let last else { return false }
    if last.continuesWord || (".,/".contains(last) && (dropLast().last?.isNumber ?? false)) { return true }
    return "≥≤<>±~–—-−".contains(reversed().first { !$0.isWhitespace } ?? " ")
  }

  /// `/h` after `kg` and `²` after `m` are of the unit.
  fileprivate var continuesAtStart: Bool {
    guard let first else { return false }
    if first.continuesWord || "/²³%‰°·^".contains(first) { return true }
    return ".,-–".contains(first) && (dropFirst().first?.isNumber ?? false)
  }
}

extension Character {
  fileprivate var continuesWord: Bool { isLetter || isNumber }
}
