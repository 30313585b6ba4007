import Values

/// Telephone numbers of Vietnam in every grouping, and of other countries behind a plus.
extension PersonalDataFinder {
  /// - Parameter isLabelled: said to be one; its groups may then be of any length.
  func phone(_ run: Range<Int>, in digits: DigitGroups, isLabelled: Bool) -> Range<Int>? {
    let first = run.lowerBound
    let hasPlus = hasSign("+", before: first, in: digits) || hasSign("＋", before: first, in: digits)
    let isOpen = hasPlus || hasSign("(", before: first, in: digits) || isLabelled
    var found: Range<Int>?
    var number = ""
    for index in run {
      if !isLabelled, found != nil || !mayFollow(index, first, in: digits) { break }
      if index > first, digits.groups[index].joint == .spacedDash, found != nil { break }
      number += digits.groups[index].digits
      if number.utf8.count > 15 { break }
      if isVietnamese(number, isOpen: isOpen) || (hasPlus && isForeign(number, first..<index + 1, in: digits)) {
        found = first..<index + 1
      }
    }
    // One group more may make a longer number of the same form: 0222 3812 345.
    if !isLabelled, let short = found, let longer = longer(short, run, isOpen: isOpen, hasPlus, in: digits) {
      return longer
    }
    return found
  }

  private func longer(
    _ short: Range<Int>, _ run: Range<Int>, isOpen: Bool, _ hasPlus: Bool, in digits: DigitGroups
  ) -> Range<Int>? {
    guard short.upperBound < run.upperBound, mayFollow(short.upperBound, short.lowerBound, in: digits) else {
      return nil
    }
    let groups = short.lowerBound..<short.upperBound + 1
    let number = digits.digits(groups)
    guard short.count > 1 || hasPlus, number.utf8.count <= 15 else { return nil }
    return isVietnamese(number, isOpen: isOpen) || (hasPlus && isForeign(number, groups, in: digits)) ? groups : nil
  }

  private func hasSign(_ sign: Unicode.Scalar, before group: Int, in digits: DigitGroups) -> Bool {
    var place = digits.groups[group].range.lowerBound - 1
    if place >= 1, sign != "(", text.scalars[place] == "(" { place -= 1 }
    return place >= 0 && text.scalars[place] == sign
  }

  /// Without a label: a first group of three digits or a country's, then groups of two and more.
  private func mayFollow(_ index: Int, _ first: Int, in digits: DigitGroups) -> Bool {
    if index == first { return true }
    let head = digits.groups[first].digits
    let isCountry = hasSign("+", before: first, in: digits) || hasSign("(", before: first, in: digits)
    guard head.utf8.count >= 3 || isCountry else { return false }
    guard digits.groups[index].joint != .spacedDash else { return false }
    return digits.groups[index].digits.utf8.count >= 2 || digits.groups[index].digits == "0"
  }

  /// - Parameter isOpen: 84 may stand for the country.
  func isVietnamese(_ number: String, isOpen: Bool) -> Bool {
    for country in ["0084", "84"] where number.hasPrefix(country) && (isOpen || country == "0084") {
      let rest = number.dropFirst(country.utf8.count).drop { $0 == "0" }
      if (9...10).contains(rest.utf8.count) { return isNational("0" + rest) }
    }
    return isNational(number)
  }

  private func isNational(_ number: String) -> Bool {
    switch number.utf8.count {
    case 10: books.mobiles.contains(String(number.prefix(3))) || number.hasPrefix("02")
    // Of eleven digits were mobile ones until 2018, from 012, 016, 018 and 019.
    case 11: number.hasPrefix("02") || (number.hasPrefix("01") && "2689".contains(number.dropFirst(2).first ?? "0"))
    default: false
    }
  }

  private func isForeign(_ number: String, _ groups: Range<Int>, in digits: DigitGroups) -> Bool {
    guard (9...15).contains(number.utf8.count), !number.hasPrefix("0"), !isMeasured(groups, in: digits) else {
      return false
    }
    // `+1.250.000.000`: more by so much.
    let isDotted = groups.count > 1 && digits.groups[groups.lowerBound + 1].joint == .dot
    return groups.count == 1 || !(isDotted && digits.figure(from: groups.lowerBound) != nil)
  }
}
