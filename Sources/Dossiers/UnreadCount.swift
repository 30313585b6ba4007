import Values

/// What was not read in a file, counted by kind and part.
struct UnreadCount {
  private var counts: [UnreadPart.Kind: [Place.Part: Int]] = [:]

  mutating func add(_ kind: UnreadPart.Kind, _ part: Place.Part = .body) {
    counts[kind, default: [:]][part, default: 0] += 1
  }

  var parts: [UnreadPart] {
    UnreadPart.Kind.allCases.sorted().flatMap { kind in
      Place.Part.allCases.compactMap { part in
        counts[kind]?[part].map { UnreadPart(kind: kind, count: $0, part: part) }
      }
    }
  }
}
