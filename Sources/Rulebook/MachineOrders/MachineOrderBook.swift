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
  package let scan: MachineOrderScan

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
    // Whoever is told something is named, or the phrase needs nobody.
    let keys = lists.filter { $0.0 == .address || $0.0 == .mention || $0.0 == .unmistakable }.flatMap(\.1).flatMap(
      \.keys)
    scan = MachineOrderScan(keys: keys + markers.map { String($0.filter(\.isLetter)) })
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

  /// Letters of which some must be in every text that holds the phrase: of the part whose shortest form is the longest.
  fileprivate var keys: [String] {
    var parts: [[String]] = []
    var run = ""
    for step in steps {
      guard case .words(let runs, isOptional: false) = step else {
        // What may stand here parts the words around it.
        parts.append([run])
        run = ""
        continue
      }
      if runs.count == 1 {
        run += runs[0].map(\.plain).joined()
      } else {
        parts.append([run])
        run = ""
        parts.append(runs.map { $0.map(\.plain).joined() })
      }
    }
    parts.append([run])
    func shortest(_ part: [String]) -> Int { part.map(\.utf8.count).min() ?? 0 }
    return parts.max { shortest($0) < shortest($1) } ?? []
  }
}
