import Rulebook
import Values

extension PersonalDataFinder {
  func nameSpans() -> [Span] {
    var names = columns.filter { $0.content == .name || $0.content == .signature }.flatMap(names(inCell:))
    var index = 0
    while index < text.words.count {
      if let found = found(at: index) {
        if let name = found.name { names.append(name) }
        index = max(found.end, index + 1)
      } else {
        index += 1
      }
    }
    return names.map {
      Span(text.scalars(of: $0), .person, key: persons.key(of: $0, in: text), name: $0)
    }
  }

  /// A name, or words that are none, and the word behind them.
  private func found(at index: Int) -> (name: Range<Int>?, end: Int)? {
    if let (mark, end) = books.names.match(at: index, in: text), !isPlaceName(index) {
      if let (_, other) = books.notNames.match(at: index, in: text), other >= end { return (nil, other) }
      if let name = name(after: mark, at: end) { return (name, name.upperBound) }
      return (nil, end)
    }
    if let name = persons.match(at: index, in: text), !isGuarded(name), !isNotName(name) {
      return (name, name.upperBound)
    }
    if let (_, end) = books.notNames.match(at: index, in: text) { return isFamily(index) ? nil : (nil, end) }
    return bareName(at: index).map { ($0, $0.upperBound) }
  }

  // MARK: Behind a title or a label

  /// The name behind a mark that ends before the word.
  func name(after mark: MarkBooks.NameMark, at index: Int) -> Range<Int>? {
    guard index < text.words.count else { return nil }
    let word = text.words[index]
    guard word.gap.isDisjoint(with: [.comma, .semicolon, .other, .plus]),
      !books.organisations.matches(at: index, in: text)
    else { return nil }
    // `Ông/Bà`, `Người đại diện: Ông`: the second of them has the name.
    if let (inner, end) = books.names.match(at: index, in: text), name(after: inner, at: end) != nil { return nil }
    let isFamily = isFamily(index)
    let crosses = !word.gap.isDisjoint(with: [.line, .wall, .dash])
    if isFamily, mark == .label, word.gap.contains(.colon), !word.isCapital {
      return name(from: index, isCapital: false)
    }
    guard word.isCapital, let name = name(from: index) else { return nil }
    switch mark {
    case .title: return isFamily || !crosses ? name : nil
    case .role: return isFamily && name.count > 1 && !isNotName(name) && !isFirm(name) ? name : nil
    case .label:
      if isFamily { return isNotName(name) ? nil : name }
      if word.gap.contains(.wall) { return name.count > 1 && isWholeCell(name) && !isLabelled(name) ? name : nil }
      return word.gap.contains(.colon) && !crosses && !isBeginning(name) ? name : nil
    }
  }

  /// The words of a name that begins at the word; few behind a family's name, so that a line of capitals does not
  /// become one.
  private func name(from start: Int, isCapital: Bool = true) -> Range<Int>? {
    let hasFamily = isFamily(start)
    let isHeading = text.words[start].isCapitals && start + 1 < text.words.count && text.words[start + 1].isCapitals
    let most = !hasFamily ? KnownPersons.longest : isHeading ? 4 : 5
    var end = start
    while end < text.words.count, end - start < most, continuesName(end, from: start, isCapital: isCapital, hasFamily) {
      end += 1
    }
    if end > start, let known = persons.match(at: start, in: text), known.upperBound > end { return known }
    return end > start ? start..<end : nil
  }

  private func continuesName(_ index: Int, from start: Int, isCapital: Bool, _ hasFamily: Bool) -> Bool {
    let word = text.words[index]
    let isGlued = index > start && (word.gap == .dash || word.gap == .quote)
    guard word.isLetters, word.isCapital || isGlued || !isCapital else { return false }
    if index > start {
      let before = text.words[index - 1]
      let isInitial = word.gap.isSubset(of: [.dot, .blank]) && before.letterCount == 1
      // A name that a line's end parts.
      let isParted = word.gap.isBlank(orLine: true) && index - start < 3 && (hasFamily || index - start < 2)
      guard word.gap.isBlank() || isGlued || isInitial || isParted else { return false }
      if word.gap.contains(.line), stopsAtLine(index) { return false }
    }
    // *Lương* is a wage too: at the start of a name it is a family's.
    if hasFamily, index == start { return true }
    guard let end = endMark(at: index, isFirst: index == start) else { return true }
    // *Sinh*, *Năm*, *Được* are names too: behind a family's and a middle name, or before another such word.
    guard hasFamily, index > start, index - start < 3 else { return false }
    let isThird = index - start == 2 && isMiddle(start + 1)
    if end > index + 1 { return isThird && (endMark(at: index + 1, isFirst: false) ?? 0) > index + 2 }
    let goesOn = end < text.words.count && text.words[end].gap.isBlank() && !text.words[end].isCapital
    return isThird ? !goesOn || endMark(at: end, isFirst: false) != nil : !goesOn && !word.isCapitals
  }

  /// The word behind a label, or words that are no part of a name, that begin at the word.
  private func endMark(at index: Int, isFirst: Bool) -> Int? {
    let label = isFirst ? nil : books.label(at: index, in: text)
    return [label, books.ends.match(at: index, in: text)?.end].compactMap(\.self).max()
  }

  private func stopsAtLine(_ index: Int) -> Bool {
    books.places.matches(at: index, in: text) || books.organisations.matches(at: index, in: text)
      || books.ends.matches(at: index, in: text)
  }

  // MARK: Without a title

  /// A family's name, a middle name and one more; or alone on its line.
  private func bareName(at index: Int) -> Range<Int>? {
    let word = text.words[index]
    guard word.isCapital, isFamily(index), let name = name(from: index), name.count > 1, !isGuarded(name), !isFirm(name)
    else {
      return nil
    }
    let before = index > 0 && word.gap.isBlank() ? text.words[index - 1] : nil
    if name.count == 2 { return isWholeCell(name) && isSigned(name) ? name : nil }
    let isUsual = isMiddle(index + 1)
    if word.isCapitals, text.words[index + 1].isCapitals {
      let last = name.upperBound
      let goesOn = last < text.words.count && text.words[last].gap.isBlank() && text.words[last].isCapital
      let hasEnd = books.ends.matches(at: last, in: text) || books.label(at: last, in: text) != nil
      return isUsual && !(before?.isCapitals ?? false) && (!goesOn || hasEnd) ? name : nil
    }
    return isUsual || isWholeCell(name) ? name : nil
  }

  func isFamily(_ index: Int) -> Bool {
    guard index < text.words.count else { return false }
    let word = text.words[index]
    if books.families.contains(word.exact) { return true }
    guard word.isPlain, books.plainFamilies.contains(word.plain), index + 1 < text.words.count else { return false }
    return text.words[index + 1].isPlain
  }

  private func isMiddle(_ index: Int) -> Bool {
    let word = text.words[index]
    return books.middles.contains(word.exact)
      || (word.isPlain && text.words[index - 1].isPlain && books.plainMiddles.contains(word.plain))
  }

  // MARK: In a column of names

  /// Each line of the cell that begins with a name, in whatever letters.
  private func names(inCell column: Column) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var index = text.word(from: column.range.lowerBound)
    var line = -1
    while index < text.words.count, text.words[index].range.lowerBound < column.range.upperBound {
      let word = text.words[index]
      guard word.line != line else {
        index += 1
        continue
      }
      if let (_, end) = books.names.match(at: index, in: text), !isFamily(index) || end > index + 1 {
        index = end
        continue
      }
      line = word.line
      guard let name = cellName(at: index, within: column) else { continue }
      names.append(name)
      index = name.upperBound
    }
    return names
  }

  private func cellName(at index: Int, within column: Column) -> Range<Int>? {
    let word = text.words[index]
    guard word.isLetters, word.isCapital || isFamily(index), !books.organisations.matches(at: index, in: text),
      column.content == .name || isFamily(index)
    else { return nil }
    var end = index + 1
    while end < text.words.count, text.words[end].range.upperBound <= column.range.upperBound,
      end - index < KnownPersons.longest, text.words[end].isLetters,
      text.words[end].gap.isSubset(of: [.blank, .dash, .quote, .dot]),
      !text.words[end].gap.isSuperset(of: [.blank, .dash])
    {
      end += 1
    }
    if books.ends.match(at: index, in: text) != nil, !isFamily(index) { return nil }
    return isNotName(index..<end) ? nil : index..<end
  }
}
