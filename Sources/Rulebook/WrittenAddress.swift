import Values

/// An address cut into the units that it names, from the smallest: what stands before the commune, then each unit with
/// the level written before it.
struct WrittenAddress {
  struct Part: Hashable {
    /// The words of levels that may be meant; empty where none stands there.
    let levels: [String]
    /// The name as `PlaceName` compares it.
    let key: String
  }

  let parts: [Part]

  init(_ words: String, _ book: PlaceBook) {
    let levels = book.levels.all
    let names = levels.flatMap { level in
      ([level.word] + level.short).map { (run: LabelKey.run($0), word: level.word) }
    }
    .sorted { $0.run.count > $1.run.count }
    let dotted = Set(levels.flatMap(\.short).filter { $0.hasSuffix(".") }.map { $0.lowercased() })
    var parts: [Part] = []
    for piece in words.nfc.split(whereSeparator: { ",;\n()".contains($0) }) {
      let tokens = piece.split(whereSeparator: \.isWhitespace).flatMap { Self.parted(String($0), dotted) }
      var rest = tokens[...]
      var found: [String] = []
      var name: [String] = []
      func close() {
        let key = PlaceName.key(of: name.joined(separator: " "))
        if !key.isEmpty { parts.append(Part(levels: found, key: key)) }
      }
      while let first = rest.first {
        let next = rest.map { $0.lowercased() }
        if let plain = book.plain.first(where: { next.starts(with: $0.words) }) {
          name += rest.prefix(plain.words.count)
          rest = rest.dropFirst(plain.words.count)
          continue
        }
        guard let run = names.first(where: { next.starts(with: $0.run) })?.run, rest.count > run.count else {
          name.append(first)
          rest = rest.dropFirst()
          continue
        }
        close()
        name = []
        found = names.filter { $0.run == run }.map(\.word).uniqued
        rest = rest.dropFirst(run.count)
      }
      close()
    }
    while let last = parts.last, last.levels.isEmpty, book.after.contains(where: { $0.text == last.key }) {
      parts.removeLast()
    }
    self.parts = parts
  }

  /// `TP.Bắc` as `TP.` and `Bắc`; a token of its own where no shortened level stands before the dot.
  private static func parted(_ token: String, _ dotted: Set<String>) -> [String] {
    guard let dot = token.firstIndex(of: "."), token.index(after: dot) < token.endIndex,
      dotted.contains(token[...dot].lowercased())
    else { return [token] }
    return [String(token[...dot]), String(token[token.index(after: dot)...])]
  }
}

extension LabelKey {
  /// The tokens of a level's word, a dot kept.
  fileprivate static func run(_ word: String) -> [String] {
    word.nfc.lowercased().split(separator: " ").map(String.init)
  }
}
