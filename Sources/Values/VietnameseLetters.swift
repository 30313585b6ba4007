/// Vietnamese letters and what they are made of: a letter, the mark of a vowel (*â*, *ơ*), the mark of a tone (*ấ*).
extension Character {
  /// The Latin letter under all marks, lower case: *Ấ* is *a*, *Đ* is *d*; other signs lower case.
  package var withoutMarks: Character {
    let letter = Self.toneless[lowercaseOne] ?? lowercaseOne
    return Self.latin[letter] ?? letter
  }

  private var lowercaseOne: Character {
    let lower = lowercased()
    return lower.count == 1 ? lower.first ?? self : self
  }

  private static let latin: [Character: Character] = [
    "ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d",
  ]

  private static let toneless: [Character: Character] = {
    let tones: [Unicode.Scalar] = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    let pairs = "aăâeêioôơuưy".flatMap { vowel in
      tones.map { (Character((String(vowel) + String(Character($0))).nfc), vowel) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()
}
