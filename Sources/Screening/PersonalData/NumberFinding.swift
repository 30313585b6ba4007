import Rulebook
import Values

/// Numbers of persons: by a label, because the dossier has them elsewhere under one, or by their form.
extension PersonalDataFinder {
  func numberSpans(beside mails: [Span]) -> [Span] {
    let expected = expectedNumbers()
    let mixed = mixedSpans(expected)
    var spans = mixed
    let taken = (mails + mixed).map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    let digits = DigitGroups(text)
    var (next, index) = (0, 0)
    var last: (kind: PersonalDataMarks.Kind, end: Int)?
    while index < digits.groups.count {
      let group = digits.groups[index]
      while next < taken.count, taken[next].upperBound <= group.range.lowerBound { next += 1 }
      guard next == taken.count || taken[next].lowerBound >= group.range.upperBound, digits.isBare(index) else {
        index += 1
        continue
      }
      var mark = expected.marks[group.word]
      if mark == nil, let last, continues(last.end, group) { mark = .of(last.kind) }
      let number = number(at: index, mark, isSure: expected.sure.contains(group.word), in: digits)
      if let (groups, kind) = number, let kind {
        let range = withSign(digits.scalars(groups))
        spans.append(Span(range, kind, key: digits.digits(groups)))
        last = mark == nil ? nil : (kind, range.upperBound)
      }
      index = number?.groups.upperBound ?? index + 1
    }
    return spans
  }

  /// `0912 345 678, 0987 654 321`: what stands between them is no word and no line's end.
  private func continues(_ end: Int, _ group: DigitGroups.Group) -> Bool {
    group.digits.count > 2 && group.range.lowerBound - end <= 6 && group.range.lowerBound > end
      && ScannedText.Gap(of: text.scalars[end..<group.range.lowerBound])
        .isSubset(of: [.blank, .comma, .semicolon, .slash, .dash, .plus, .bracket, .other])
      && !text.scalars[end..<group.range.lowerBound].contains { $0.isOfWord }
  }

  /// With the plus before it, and with the bracket that it closes.
  private func withSign(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    if start > 0, ["+", "＋"].contains(text.scalars[start - 1]) { start -= 1 }
    let isClosed = text.scalars[range].first { $0 == "(" || $0 == ")" } == ")"
    if isClosed, start > 0, text.scalars[start - 1] == "(" { start -= 1 }
    return start..<range.upperBound
  }

  /// The groups of the number that begins at a group and its kind; without a kind they are a figure or open to all.
  private func number(
    at index: Int, _ mark: MarkBooks.NumberMark?, isSure: Bool, in digits: DigitGroups
  ) -> (groups: Range<Int>, kind: PersonalDataMarks.Kind?)? {
    let run = digits.run(from: index)
    for end in stride(from: run.upperBound, to: index, by: -1) {
      if let kind = numbers.kind(of: digits.digits(index..<end)) { return (index..<end, kind) }
    }
    if case .of(let kind) = mark,
      let groups = labelled(kind, run, isSure: isSure, in: digits)
    {
      return (groups, kind)
    }
    let figure = digits.figure(from: index)
    if case .open = mark { return (figure ?? run, nil) }
    // A foreign code may be grouped as a figure is: +84 912 345 678.
    if let groups = phone(run, in: digits, isLabelled: false) { return (groups, .phone) }
    if let figure { return (figure, nil) }
    if let groups = identity(run, in: digits) { return (groups, .identity) }
    return isLongNumber(index, in: digits) ? (index..<index + 1, .number) : nil
  }

  // MARK: Behind a label

  private func labelled(
    _ kind: PersonalDataMarks.Kind, _ run: Range<Int>, isSure: Bool, in digits: DigitGroups
  ) -> Range<Int>? {
    switch kind {
    case .phone:
      if let groups = phone(run, in: digits, isLabelled: true) { return groups }
      let whole = longest(run, 7...15, in: digits)
      return whole.flatMap { isFigure($0, isSure: isSure, in: digits) ? nil : $0 }
    case .account:
      return longest(run, 6...20, in: digits).flatMap { isFigure($0, isSure: isSure, in: digits) ? nil : $0 }
    case .identity: return first(run, [12, 9], in: digits) ?? longest(run, 8...14, in: digits)
    case .tax: return first(run, [13, 12, 10], in: digits) ?? longest(run, 8...14, in: digits)
    case .land: return longest(run, 4...14, in: digits)
    case .plate: return longest(run, 4...8, in: digits)
    case .passport, .number: return longest(run, 6...14, in: digits)
    case .person, .mail, .birth, .address, .nationality, .trait: return nil
    }
  }

  private func first(_ run: Range<Int>, _ counts: [Int], in digits: DigitGroups) -> Range<Int>? {
    for count in counts {
      for end in run.dropFirst() + [run.upperBound] where digits.digits(run.lowerBound..<end).count == count {
        return run.lowerBound..<end
      }
    }
    return nil
  }

  /// As many groups as have a count of digits within bounds; two numbers with ` - ` between them are two.
  private func longest(_ run: Range<Int>, _ bounds: ClosedRange<Int>, in digits: DigitGroups) -> Range<Int>? {
    var found: Range<Int>?
    var count = 0
    for index in run {
      if found != nil, digits.groups[index].joint == .spacedDash { break }
      count += digits.groups[index].digits.count
      if bounds.contains(count) { found = run.lowerBound..<index + 1 }
    }
    return found
  }

  /// A figure although a label stands before it: `điện thoại 15.000.000 chiếc`, `số dư tài khoản 1.250.000.000 đồng`.
  private func isFigure(_ groups: Range<Int>, isSure: Bool, in digits: DigitGroups) -> Bool {
    guard !digits.groups[groups.lowerBound].digits.hasPrefix("0") else { return false }
    // 912 345 678 is a mobile number without its zero.
    let isMobile = !digits.digits(groups).hasSuffix("000") && isVietnamese("0" + digits.digits(groups), isOpen: false)
    return isMeasured(groups, in: digits) || (!isSure && !isMobile && digits.figure(from: groups.lowerBound) != nil)
  }

  /// A unit or a currency behind it.
  func isMeasured(_ groups: Range<Int>, in digits: DigitGroups) -> Bool {
    let end = digits.scalars(groups).upperBound
    if let sign = text.scalars[end...].prefix(3).first(where: { !$0.isGapBlank }),
      "%‰$€₫¥£°".unicodeScalars.contains(sign)
    {
      return true
    }
    let next = digits.groups[groups.upperBound - 1].word + 1
    return next < text.words.count && text.words[next].gap.isSubset(of: [.blank, .slash, .bracket])
      && books.units.matches(at: next, in: text)
  }

  // MARK: By its form

  /// Twelve digits from 0 on, the first three a province's.
  private func identity(_ run: Range<Int>, in digits: DigitGroups) -> Range<Int>? {
    guard let groups = first(run, [12], in: digits) else { return nil }
    let all = digits.digits(groups)
    let counts = digits.groups[groups].map(\.digits.count)
    let joints = digits.groups[groups].dropFirst().map(\.joint)
    let isEven = joints.allSatisfy { $0 == joints.first && $0 != .spacedDash && $0 != .bracket }
    return all.hasPrefix("0") && isEven && (counts.allSatisfy { $0 >= 3 } || counts == [3, 1, 2, 6]) ? groups : nil
  }

  /// Nine digits or more in a row that nothing tells to be a figure or the number of a paper.
  private func isLongNumber(_ index: Int, in digits: DigitGroups) -> Bool {
    let group = digits.groups[index]
    guard group.digits.utf8.count >= 9, !touches(group.range.lowerBound - 1, .before),
      !touches(group.range.upperBound, .after)
    else { return false }
    // No figure begins with a zero; the number of a paper of land has letters.
    let mayCount = !group.digits.hasPrefix("0")
    if mayCount, group.digits.hasSuffix("000") || isMeasured(index..<index + 1, in: digits) { return false }
    let books = mayCount ? [books.figures, books.machines, books.land] : [books.machines, books.land]
    let line = text.words[group.word].line
    for word in max(0, group.word - 12)..<group.word where text.words[word].line == line {
      if books.contains(where: { $0.matches(at: word, in: text) }) { return false }
    }
    return true
  }

  private enum Side { case before, after }

  /// Whether a sign joins it to more: `21.123456789`, `123456789/HĐ`.
  private func touches(_ place: Int, _ side: Side) -> Bool {
    guard text.scalars.indices.contains(place), ".,-/".unicodeScalars.contains(text.scalars[place]) else {
      return false
    }
    let beyond = side == .before ? place - 1 : place + 1
    return text.scalars.indices.contains(beyond) && text.scalars[beyond].isOfWord
  }
}
