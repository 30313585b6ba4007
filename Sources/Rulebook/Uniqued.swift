extension Sequence where Element: Hashable {
  /// The elements in order of first appearance, each once.
  package var uniqued: [Element] {
    var found: [Element] = []
    var seen: Set<Element> = []
    for element in self {
      // Most are few: comparing those is cheaper than hashing them.
      if found.count < 12 {
        if !found.contains(element) { found.append(element) }
        continue
      }
      if seen.isEmpty { seen = Set(found) }
      if seen.insert(element).inserted { found.append(element) }
    }
    return found
  }
}
