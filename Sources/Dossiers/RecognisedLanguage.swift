/// Whether what a machine made of a picture is a language: letters of a poor picture stand in an order that no Vietnamese
/// syllable has.
enum RecognisedLanguage {
  /// Whether enough of the words are syllables or numbers; true for so few words that nobody can tell.
  static func isVietnamese(_ words: [String]) -> Bool {
    let told = words.compactMap { word -> Bool? in
      let core = word.trimmingSigns
      if core.contains(where: \.isNumber) { return core.contains(where: \.isLetter) ? nil : true }
      return core.count >= 2 && core.allSatisfy(\.isLetter) ? VietnameseSyllable.isOne(core) : nil
    }
    guard told.count >= 8 else { return true }
    return Double(told.count { $0 }) >= share * Double(told.count)
  }

  static func isSyllable(_ word: String) -> Bool {
    let core = word.trimmingSigns
    return core.allSatisfy(\.isLetter) && VietnameseSyllable.isOne(core)
  }

  /// Vietnamese papers of the trade have some foreign names; a foreign paper has a fourth of its words by chance.
  private static let share = 0.5
}

extension String {
  fileprivate var trimmingSigns: Substring {
    var rest = self[...]
    while let first = rest.first, !first.isLetter, !first.isNumber { rest = rest.dropFirst() }
    while let last = rest.last, !last.isLetter, !last.isNumber { rest = rest.dropLast() }
    return rest
  }
}
