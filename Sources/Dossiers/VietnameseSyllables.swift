import Values

/// Whether words are written as Vietnamese syllables are: an initial and a rime, of which the language has few. What a
/// machine makes of a poor picture is letters in an order that no syllable has.
enum VietnameseSyllables {
  /// Whether enough of the words are syllables or numbers; true for so few words that nobody can tell.
  static func makeUp(_ words: [String]) -> Bool {
    let told = words.compactMap { $0.isNumber ? true : $0.isWord ? isOne($0) : nil }
    guard told.count >= 8 else { return true }
    return Double(told.count { $0 }) >= share * Double(told.count)
  }

  /// Vietnamese papers of the trade have some foreign names; a foreign paper has a fourth of its words by chance.
  private static let share = 0.5

  /// Whether one word, without signs around it, is a syllable.
  static func isOne(_ word: String) -> Bool {
    let plain = String(word.trimmingSigns.map(\.withoutTone))
    return initials.contains { initial in
      plain.hasPrefix(initial) && rimes.contains(String(plain.dropFirst(initial.count)))
    }
  }

  private static let initials = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
    "r", "s", "t", "th", "tr", "v", "x",
  ]

  /// Every rime of the language without its tone, `gi` and `gin` as well, whose initial is the rime's.
  private static let rimes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch \
    êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh \
    oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn \
    ơp ơt u ua uân uâng uât uây uan uang uanh uac uai uao uay uăn uăng uăt ue uen ueo uet uê uêch uênh uêt ui uit um un \
    ung uôc uôi uôm uôn uông uôt uơ uơn up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn \
    ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh y
    """.split(separator: " ").map(String.init))
}

extension String {
  fileprivate var isNumber: Bool { contains(where: \.isNumber) && !contains(where: \.isLetter) }

  /// Two letters or more, and nothing else but signs around them.
  fileprivate var isWord: Bool {
    let word = trimmingSigns
    return word.count >= 2 && word.allSatisfy(\.isLetter)
  }

  fileprivate var trimmingSigns: String {
    var rest = self[...]
    while let first = rest.first, !first.isLetter, !first.isNumber { rest = rest.dropFirst() }
    while let last = rest.last, !last.isLetter, !last.isNumber { rest = rest.dropLast() }
    return String(rest)
  }
}
