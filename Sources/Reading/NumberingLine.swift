import Dossiers

extension [Cell] {
  /// The line `(1) (2) (3)` that numbers the columns.
  /// - Parameter first: whether it stands right under the head; further down it must count from 0 or 1.
  func isNumbering(first: Bool) -> Bool {
    // A wider table beside or below it leaves empty cells at the end.
    if let last, last.text.isEmpty { return Array(dropLast()).isNumbering(first: first) }
    let numbers = compactMap { cell -> Int? in Int(cell.text.filter { $0.isNumber || $0.isLetter }) }
    let counts = count > 1 && numbers.count == count && numbers.countsUp
    return counts && (first || (numbers.first ?? 0) <= 1) || first && (isIndexed || isIndexedForTheMostPart)
  }

  /// On a scan: `Œ) | (2) | (3 | @)`. Nothing but a line of indices is so short in every cell, most of it brackets.
  private var isIndexedForTheMostPart: Bool {
    let texts = map(\.text.trimmingBlanks)
    return count > 2 && allSatisfy { $0.place.confidence != nil } && texts.allSatisfy { (1...4).contains($0.count) }
      && 3 * texts.count { $0.hasPrefix("(") || $0.hasSuffix(")") } >= 2 * count && texts.contains(where: \.isIndex)
  }

  /// `A | B | 1 | 2`, `I | II | III`, `(1) | (2) | (3)=(2)/(1)`: letters, Roman numbers, brackets or rising figures in
  /// every cell, as forms have below a head. A name of one letter is no name of a line there.
  private var isIndexed: Bool {
    let texts = map(\.text.trimmingBlanks)
    guard count > 1, texts.allSatisfy(\.isIndex) else { return false }
    return texts.compactMap { Int($0) }.countsUp
  }
}

extension [Int] {
  fileprivate var countsUp: Bool { zip(self, dropFirst()).allSatisfy { $0 + 1 == $1 } }
}

extension String {
  /// One letter, a Roman number, a figure of one or two digits, or a figure in brackets with perhaps a formula behind it.
  fileprivate var isIndex: Bool {
    if count == 1, first?.isLetter ?? false { return true }
    if !isEmpty, allSatisfy({ "IVXivx".contains($0) }) { return true }
    if (1...2).contains(count), allSatisfy(\.isNumber) { return true }
    guard hasPrefix("("), let close = firstIndex(of: ")") else { return false }
    let inner = self[index(after: startIndex)..<close]
    let rest = self[index(after: close)...].drop { $0 == " " }
    return !inner.isEmpty && inner.count <= 2 && inner.allSatisfy { $0.isNumber || $0.isLetter }
      && (rest.isEmpty || rest.hasPrefix("="))
  }
}
