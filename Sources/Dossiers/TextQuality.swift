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
      var before: Unicode.Scalar?
      // Quotes stand at the ends of words, these inside them.
      var isInside = false
      for scalar in word.unicodeScalars {
        if isInside { inside += 1 }
        isInside = false
        defer { before = scalar }
        // Most signs need no look into the tables of Unicode.
        switch scalar {
        case "a"..."z", "A"..."Z", "\u{1EA0}"..."\u{1EF9}":
          letters += 1
          continue
        case "!"..."~": continue
        default: break
        }
        switch scalar.properties.generalCategory {
        case .privateUse, .unassigned, .control, .surrogate: bad += scalar.isBullet ? 0 : 1
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .titlecaseLetter, .modifierLetter: letters += 1
        default: break
        }
        if scalar.value == 0xFFFD { bad += 1 }
        isInside = foreign.contains(scalar) && before?.properties.isAlphabetic ?? false
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
