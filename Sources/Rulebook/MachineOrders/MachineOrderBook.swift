import Values

/// The words of orders ready to be looked for.
package struct MachineOrderBook: Sendable {
  package enum Role: Int, Sendable, Hashable, CaseIterable {
    case address, mention, order, firmOrder, unmistakable
  }

  package struct Entry: Sendable {
    package let role: Role
    package let phrase: MachinePhrase
    /// Whether it ends with an outcome: then what follows may make something else of it.
    package let isOutcome: Bool
  }

  /// By the first word, without marks.
  package let entries: [String: [Entry]]
  package let markers: [String]
  package let negations: [[MachinePhrase.Word]]
  package let choices: [[MachinePhrase.Word]]
  package let measures: [[MachinePhrase.Word]]
  /// All words of all phrases, without marks.
  package let vocabulary: Set<String>

  init(_ words: MachineOrderWords) {
    let groups = MachinePhrase.expanded(words.groups)
    func phrases(_ texts: [String]) -> [MachinePhrase] {
      texts.compactMap { try? MachinePhrase($0, groups: groups) }
    }
    func runs(_ texts: [String]) -> [[MachinePhrase.Word]] { phrases(texts).map(\.plainRun) }
    let lists: [(Role, [MachinePhrase])] = [
      (.address, phrases(words.addresses)), (.mention, phrases(words.mentions)), (.order, phrases(words.orders)),
      (.firmOrder, phrases(words.firmOrders)), (.unmistakable, phrases(words.unmistakable)),
    ]
    var entries: [String: [Entry]] = [:]
    for (role, phrases) in lists {
      for phrase in phrases {
        let entry = Entry(role: role, phrase: phrase, isOutcome: phrase.endsWithOutcome(groups["pass"] ?? []))
        for first in phrase.firstWords { entries[first, default: []].append(entry) }
      }
    }
    self.entries = entries
    markers = words.markers.map { $0.lowercased().filter { !$0.isWhitespace } }
    negations = runs(words.negations)
    choices = runs(words.choices)
    measures = runs(words.measures)
    vocabulary = Set(lists.flatMap { $0.1.flatMap(\.allWords) }.filter { $0.utf8.count > 1 })
  }

  /// Letters of which some are in every order.
  /// - Parameter phrases: who is told something is named in one of them, or it needs nobody.
  static func keys(of phrases: [String], _ groups: [String: [[MachinePhrase.Word]]], markers: [String]) -> [String] {
    let told = phrases.compactMap { try? MachinePhrase($0, groups: groups) }.flatMap(\.keys)
    // Signs that are words are looked at anyhow, and figures part no letters.
    let plain = (told + markers.map { $0.lowercased() }).map { key in
      String(key.unicodeScalars.filter { (0x61...0x7A).contains($0.value) }.map(Character.init))
    }.filter { !$0.isEmpty }
    return Set(plain).sorted()
  }
}

extension MachinePhrase {
  /// - Parameter outcomes: the words of an outcome.
  fileprivate func endsWithOutcome(_ outcomes: [[Word]]) -> Bool {
    guard case .words(let runs, _) = steps.last else { return false }
    return runs.contains { outcomes.contains($0) }
  }

  fileprivate var firstWords: Set<String> {
    guard case .words(let runs, _) = steps.first else { return [] }
    return Set(runs.compactMap { $0.first?.plain })
  }

  fileprivate var allWords: [String] {
    steps.flatMap { step -> [String] in
      if case .words(let runs, _) = step { runs.joined().map(\.plain) } else { [] }
    }
  }

  /// Letters of which some must be in every text that holds the phrase: whom it calls, where it calls a machine; else of
  /// the steps next to each other whose shortest letters are the longest.
  fileprivate var keys: [String] {
    let pieces = steps.map { step -> [String]? in
      // What may be left out and what may stand between part the letters around them.
      guard case .words(let runs, isOptional: false) = step else { return nil }
      return runs.map { $0.map(\.plain).joined() }
    }
    // Of the machine's many names one is a short word, which counts only as a word.
    if let names = pieces.compactMap(\.self).first(where: { $0.contains("ai") }) { return names }
    var best: [String] = []
    for start in pieces.indices {
      var letters = [""]
      for piece in pieces[start...] {
        guard let piece, letters.count * piece.count <= Self.mostKeys else { break }
        letters = letters.flatMap { before in piece.map { before + $0 } }
        if Self.shortest(letters) > Self.shortest(best) { best = letters }
      }
    }
    return best
  }

  private static let mostKeys = 128

  private static func shortest(_ letters: [String]) -> Int { letters.map(\.utf8.count).min() ?? 0 }
}
