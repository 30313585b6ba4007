/// «; có phải «…»?» for a misspelt name: the nearest of the names that exist, by edit distance.
package enum Suggestion {
  package static func among(_ names: some Sequence<String>, for name: String) -> String {
    let sought = Array(name.unicodeScalars)
    let most = max(2, sought.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let scalars = Array(name.unicodeScalars)
      // The distance is at least that of the lengths: most names need no more.
      guard abs(scalars.count - sought.count) <= min(most, (best?.distance ?? .max) - 1) else { continue }
      let distance = distance(scalars, sought)
      if distance <= most, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best.map { "; có phải «\($0.name)»?" } ?? ""
  }

  /// Levenshtein's distance: how many elements must be put in, taken out or changed.
  package static func distance<Text: Sequence>(_ left: Text, _ right: Text) -> Int where Text.Element: Equatable {
    let left = Array(left)
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, element) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let substitution = diagonal + (element == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
