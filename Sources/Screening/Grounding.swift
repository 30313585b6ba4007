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
      quote.holds(words.folded), let (passage, line) = place(of: quote, for: wanted), names(line, wanted),
      let value = try? wanted.definition.value(of: words, habit: passage.habit)
    else { return nil }
    let source = Statement.Source.model(provider: provider.id, model: provider.model, path: passage.path)
    let statement = Statement(value: value, words: words, source: source, place: line.place, standing: .proposed)
    return (wanted.fact, statement)
  }

  /// The line that holds the quote, in a document that may state the fact.
  private func place(
    of quote: String, for wanted: MissingFacts.Wanted
  ) -> (MissingFacts.Passage, MissingFacts.Line)? {
    for passage in missing.passages where wanted.definition.documentKinds.contains(passage.kind) {
      if let line = passage.lines.first(where: { $0.text.folded.holds(quote) }) { return (passage, line) }
    }
    return nil
  }

  private func names(_ line: MissingFacts.Line, _ wanted: MissingFacts.Wanted) -> Bool {
    let text = line.text.folded.lowercased()
    if case .row(_, let name) = wanted.fact.subject { return text.holds(name.folded.lowercased()) }
    return wanted.labels.contains { text.holds($0.text.folded.lowercased()) }
  }
}

extension String {
  /// NFC with blanks folded.
  fileprivate var folded: String { nfc.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether the part stands here and is not the middle of a longer word or number.
  fileprivate func holds(_ part: String) -> Bool {
    guard !part.isEmpty else { return false }
    var rest = self[...]
    while let range = rest.range(of: part) {
      if !self[..<range.lowerBound].continuesAtEnd, !self[range.upperBound...].continuesAtStart { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}

extension Substring {
  /// `1.` before `000`: a mark between digits continues a number.
  fileprivate var continuesAtEnd: Bool {
    guard let last else { return false }
    return last.continuesWord || (".,".contains(last) && (dropLast().last?.isNumber ?? false))
  }

  fileprivate var continuesAtStart: Bool {
    guard let first else { return false }
    return first.continuesWord || (".,".contains(first) && (dropFirst().first?.isNumber ?? false))
  }
}

extension Character {
  fileprivate var continuesWord: Bool { isLetter || isNumber }
}
