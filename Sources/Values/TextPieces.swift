extension StringProtocol {
  /// The text with its first letter large, for the start of a sentence.
  package var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with its first letter small, for the middle of a sentence.
  package var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

  /// Letters, and all of them capitals.
  package var isCapitals: Bool {
    let letters = filter(\.isLetter)
    return !letters.isEmpty && letters.allSatisfy(\.isUppercase)
  }
}

extension String {
  /// The text cut into pieces of at most so many characters, from 1; a text without any is one piece.
  package func pieces(of most: Int) -> [String] {
    guard count > most else { return [self] }
    var pieces: [String] = []
    var rest = self[...]
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(most)))
      rest = rest.dropFirst(most)
    }
    return pieces
  }
}
