/// Whether letters taken out of a PDF or a text are Vietnamese or Latin text at all: fonts without a map to Unicode give signs of
/// their own, and the old Vietnamese encodings (TCVN3, VNI) give letters of other languages (`C«ng ty`).
enum TextQuality {
  /// Letters that no Vietnamese or English word has and that the old encodings are full of.
  private static let foreign = Set("«»¨©ª®¬§¸µ¶·¹¾¼½¿¥¤¢£¡±²³´¦ÆÇÐÑÖ×ØÞßåæçëîïðñöøþÿûäüÅÄËÎÏÛÜ¶".unicodeScalars)
  /// A page with fewer letters is judged by any bad one.
  private static let share = 0.02

  static func isReadable(_ words: some Sequence<some StringProtocol>) -> Bool {
    var letters = 0
    var bad = 0.0
    var inside = 0.0
    for word in words {
      let scalars = Array(word.unicodeScalars)
      for (index, scalar) in scalars.enumerated() {
        // Most letters need no look into the tables of Unicode.
        if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("\u{1EA0}"..."\u{1EF9}").contains(scalar) {
          letters += 1
          continue
        }
        switch scalar.properties.generalCategory {
        case .privateUse, .unassigned, .control, .surrogate: bad += scalar.isBullet ? 0 : 1
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .titlecaseLetter, .modifierLetter: letters += 1
        default: break
        }
        if scalar.value == 0xFFFD { bad += 1 }
        // Quotes stand at the ends of words, these inside them.
        guard foreign.contains(scalar), index > 0, index < scalars.count - 1 else { continue }
        if scalars[index - 1].properties.isAlphabetic { inside += 1 }
      }
    }
    let total = Double(max(letters, 1))
    return bad <= share * total && inside <= share * total
  }
}

extension Unicode.Scalar {
  /// Bullets of the symbol fonts, which word processors place in the private area.
  fileprivate var isBullet: Bool { (0xF000...0xF0FF).contains(value) }
}
