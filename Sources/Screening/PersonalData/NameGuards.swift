import Values

/// When words that look like a name are a street's, a park's or an organisation's.
extension PersonalDataFinder {
  /// A place or an organisation named after someone.
  func isGuarded(_ name: Range<Int>) -> Bool {
    isPlaceName(name.lowerBound) || isHouse(name) || isOrganisation(before: name.lowerBound)
  }

  /// `đường Nguyễn Trãi`, `P. Võ Cường`.
  func isPlaceName(_ index: Int) -> Bool {
    guard index > 0, text.words[index].gap.isSubset(of: [.blank, .dot]) else { return false }
    return phrase(books.places, before: index) != nil
  }

  /// `số 12 Nguyễn Văn Cừ`, `12 Nguyễn Văn Cừ, phường …`.
  private func isHouse(_ name: Range<Int>) -> Bool {
    let index = name.lowerBound
    guard index > 0, text.words[index].gap.isBlank(), text.words[index - 1].hasDigit else { return false }
    if phrase(books.houses, before: index - 1) != nil { return true }
    let next = name.upperBound
    return next < text.words.count && text.words[next].gap.contains(.comma) && books.places.matches(at: next, in: text)
  }

  /// `Công ty TNHH Cơ khí Trần Phú`: from the name back, words of such names or capitals, to how one begins.
  private func isOrganisation(before index: Int) -> Bool {
    var place = index
    while place > 0, index - place < 12 {
      guard text.words[place].gap.isSubset(of: [.blank, .dash, .other, .quote]) else { return false }
      if phrase(books.organisations, before: place) != nil { return true }
      for start in max(0, place - 4)..<place where books.names.match(at: start, in: text)?.end == place { return false }
      if let start = phrase(books.ofOrganisations, before: place) {
        place = start
      } else if text.words[place - 1].isCapital {
        place -= 1
      } else {
        return false
      }
    }
    return false
  }

  /// `Hà Nội`, `Phạm vi`: the whole of it, or the more of a heading.
  func isNotName(_ name: Range<Int>) -> Bool {
    books.notNames.match(at: name.lowerBound, in: text).map { $0.end >= name.upperBound } ?? false
  }

  /// `Hà Đô Group`: its last word, or the next, is an organisation's.
  func isFirm(_ name: Range<Int>) -> Bool {
    (name.upperBound - 1...name.upperBound).contains { books.organisations.matches(at: $0, in: text) }
  }

  /// `Chính phủ`: one capital at the head of common words.
  func isBeginning(_ name: Range<Int>) -> Bool {
    guard name.count == 1, name.upperBound < text.words.count else { return false }
    return text.words[name.upperBound].gap.isBlank() && !text.words[name.upperBound].isCapital
  }

  /// Nothing else on its line or in its cell.
  func isWholeCell(_ name: Range<Int>) -> Bool {
    let edges: ScannedText.Gap = [.start, .line, .wall]
    let after = text.gap(after: name.upperBound - 1)
    return !text.words[name.lowerBound].gap.isDisjoint(with: edges) && !after.isDisjoint(with: edges)
  }

  /// Whether it is another label or a column's head.
  func isLabelled(_ name: Range<Int>) -> Bool {
    books.label(at: name.lowerBound, in: text) != nil || books.ends.matches(at: name.lowerBound, in: text)
      || books.places.matches(at: name.lowerBound, in: text)
  }

  /// Whether it stands where one signs: behind `(Ký, ghi rõ họ tên)`, or below an office.
  func isSigned(_ name: Range<Int>) -> Bool {
    let line = text.words[name.lowerBound].line
    for index in max(0, name.lowerBound - 14)..<name.lowerBound where line - text.words[index].line <= 8 {
      if books.signs.matches(at: index, in: text) { return true }
    }
    return false
  }
}
